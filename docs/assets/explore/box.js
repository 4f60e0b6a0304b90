// The search box in the header of every page: what is typed goes to the engine, what comes back is
// listed below. On the search page it is another way to type into that page's own box.

import { ROOT, SearchFailure, createClient } from './client.js';
import { button, make, marks } from './dom.js';
import { QUERY_EVENT, fromAddress, nothingAsked, toAddress } from './state.js';
import { papers } from './words.js';

/**
 * @typedef {import('../search/engine.js').Answer} Answer
 * @typedef {import('../search/engine.js').Hit} Hit
 * @typedef {import('./client.js').Info} Info
 */

const LIMIT = 8;
// Abstracts are fetched when the reader pauses: while one types, titles are enough.
const PAUSE = 150;

/** @param {HTMLElement} box */
function start(box) {
  const form = /** @type {HTMLFormElement} */ (box.querySelector('form'));
  const input = /** @type {HTMLInputElement} */ (box.querySelector('input'));
  form.hidden = false;
  document.addEventListener('keydown', (event) => slash(event, input), true);
  if (document.querySelector('.pd-explore')) {
    mirror(form, input);
    import('./page.js');
  } else {
    suggest(box, form, input);
  }
}

/**
 * @param {KeyboardEvent} event A slash anywhere but where one types leads to the box.
 * @param {HTMLInputElement} input
 */
function slash(event, input) {
  const at = /** @type {HTMLElement} */ (event.target);
  const typing = at.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/u.test(at.tagName);
  if (event.key !== '/' || typing || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  input.focus();
  input.select();
}

/**
 * @param {HTMLFormElement} form
 * @param {HTMLInputElement} input A box whose list stays closed: the page shows what is found.
 */
function mirror(form, input) {
  input.value = fromAddress(location.search).query;
  const tell = (/** @type {boolean} */ done) =>
    document.dispatchEvent(new CustomEvent(QUERY_EVENT, { detail: { from: input, query: input.value, done } }));
  input.addEventListener('input', () => tell(false));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    tell(true);
  });
  document.addEventListener(QUERY_EVENT, (event) => {
    const { from, query } = /** @type {CustomEvent} */ (event).detail;
    if (from !== input && input.value !== query) input.value = query;
  });
}

/**
 * @param {HTMLElement} box
 * @param {HTMLFormElement} form
 * @param {HTMLInputElement} input
 */
function suggest(box, form, input) {
  const panel = /** @type {HTMLElement} */ (box.querySelector('.pd-search__panel'));
  const status = /** @type {HTMLElement} */ (box.querySelector('[role=status]'));
  const list = /** @type {HTMLElement} */ (box.querySelector('[role=listbox]'));
  const client = createClient();
  /** @type {Info | null} */
  let info = null;
  let turn = 0;
  let chosen = -1;

  async function ask() {
    const query = input.value;
    turn += 1;
    const own = turn;
    if (!query.trim()) {
      list.replaceChildren();
      close();
      return;
    }
    try {
      const request = { query, typing: true, limit: LIMIT };
      const [opened, answer] = await Promise.all([info ?? client.open(), client.search(request, 'box')]);
      info = opened;
      if (!answer || own !== turn) return;
      show(query, answer, opened);
      await new Promise((resolve) => setTimeout(resolve, PAUSE));
      const whole = own === turn ? await client.search({ ...request, snippets: true }, 'box') : null;
      if (whole && own === turn) addSnippets(whole);
    } catch (error) {
      if (own === turn) fail(error);
    }
  }

  /**
   * @param {string} query
   * @param {Answer} answer
   * @param {Info} opened
   */
  function show(query, answer, opened) {
    const said = answer.total ? papers(answer.total) : 'No paper found';
    status.replaceChildren(said);
    const { suggestion } = answer;
    if (suggestion) {
      const take = () => {
        input.value = suggestion;
        input.focus();
        ask();
      };
      status.replaceChildren(`${said}. Did you mean `, button(suggestion, take), '?');
    }
    const items = answer.hits.map((hit) => found(hit, opened));
    if (answer.total > 1) items.push(everything(query, answer.total));
    items.forEach((item, at) => (item.id = `pd-result-${at}`));
    list.replaceChildren(...items);
    open();
  }

  /** @param {Answer} answer The same, with the best part of each abstract. */
  function addSnippets({ hits }) {
    hits.forEach(({ snippet }, at) => {
      list.children[at]?.querySelector('.pd-search__snippet')?.replaceChildren(...marks(snippet));
    });
  }

  /** @param {unknown} error */
  function fail(error) {
    list.replaceChildren();
    const unreadable = error instanceof SearchFailure && error.code === 'query';
    const why = error instanceof Error ? error.message : String(error);
    if (unreadable) status.replaceChildren(`This query cannot be read: ${why}`);
    else status.replaceChildren(`${why} `, button('Try again', ask));
    open();
  }

  function open() {
    choose(-1);
    panel.hidden = false;
    input.setAttribute('aria-expanded', 'true');
  }

  function close() {
    choose(-1);
    panel.hidden = true;
    input.setAttribute('aria-expanded', 'false');
  }

  /** @param {number} at The item to choose; none for -1. */
  function choose(at) {
    list.querySelector('[aria-selected]')?.removeAttribute('aria-selected');
    input.removeAttribute('aria-activedescendant');
    chosen = at;
    const item = list.children[at];
    if (!item) return;
    item.setAttribute('aria-selected', 'true');
    item.scrollIntoView({ block: 'nearest' });
    input.setAttribute('aria-activedescendant', item.id);
  }

  /** @param {number} step */
  function move(step) {
    const many = list.children.length;
    if (panel.hidden) ask();
    else if (many) choose(chosen < 0 && step < 0 ? many - 1 : (chosen + step + many) % many);
  }

  input.addEventListener('input', ask);
  input.addEventListener('focus', () => {
    // The worker and the manifest come while the first letters are typed; a failure shows then.
    if (!info) client.open().then((opened) => (info = opened), () => {});
    if (input.value.trim() && list.children.length) open();
  });
  input.addEventListener('keydown', (event) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      move(event.key === 'ArrowDown' ? 1 : -1);
    } else if (event.key === 'Escape') {
      event.preventDefault();
      if (panel.hidden) {
        input.value = '';
        input.blur();
      }
      close();
    }
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (!panel.hidden) list.children[Math.max(chosen, 0)]?.querySelector('a')?.click();
  });
  document.addEventListener('pointerdown', (event) => {
    if (!box.contains(/** @type {Node} */ (event.target))) close();
  });
  box.addEventListener('focusout', (event) => {
    if (event.relatedTarget && !box.contains(/** @type {Node} */ (event.relatedTarget))) close();
  });
  // What was typed before this module arrived, or kept by the browser on the way back.
  if (input.value.trim() && document.activeElement === input) ask();
}

/**
 * @param {Hit} hit
 * @param {Info} info
 * @returns {HTMLLIElement}
 */
function found({ paper, title }, info) {
  const themes = (paper.themes ?? []).map((slug) => info.themes[slug] ?? slug);
  const authors = (paper.authors ?? []).join(', ');
  const facts = [authors, paper.date?.slice(0, 4), themes.join(', ')].filter(Boolean);
  return option(
    new URL(paper.url, ROOT).href,
    make('span', { class: 'pd-search__title' }, ...marks(title)),
    make('span', { class: 'pd-search__about' }, facts.join(' · ')),
    make('span', { class: 'pd-search__snippet' }),
  );
}

/**
 * @param {string} query
 * @param {number} total
 * @returns {HTMLLIElement} The way to the search page.
 */
function everything(query, total) {
  const address = new URL(`search/${toAddress({ ...nothingAsked(), query })}`, ROOT);
  return option(address.href, make('span', { class: 'pd-search__all' }, `All ${papers(total)}`));
}

/**
 * @param {string} href
 * @param {HTMLElement[]} lines
 * @returns {HTMLLIElement}
 */
function option(href, ...lines) {
  return make('li', { role: 'option' }, make('a', { href, tabindex: -1 }, ...lines));
}

const box = document.querySelector('.pd-search');
if (box instanceof HTMLElement) start(box);
