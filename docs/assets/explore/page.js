// The search page: what is asked for is in the address, what is found is listed, and what can
// narrow it stands beside. This module only ties the parts together.

import { SearchFailure, createClient } from './client.js';
import { button, drawn, make } from './dom.js';
import { NAMES, createFacets } from './facets.js';
import { createHistogram } from './histogram.js';
import { complete, fill, pageCount, pages } from './results.js';
import { createSelection } from './selection.js';
import {
  PAGE_SIZE, QUERY_EVENT, changed, fromAddress, hasFilters, toAddress, toRequest, withValue, withoutFilters,
} from './state.js';
import { number, papers } from './words.js';
import { axisOf, yearsInWords } from './years.js';

/**
 * @typedef {import('../search/engine.js').Answer} Answer
 * @typedef {import('../search/engine.js').Hit} Hit
 * @typedef {import('../search/engine.js').Sort} Sort
 * @typedef {import('./client.js').Info} Info
 * @typedef {import('./facets.js').Facets} Facets
 * @typedef {import('./histogram.js').Histogram} Histogram
 * @typedef {import('./state.js').State} State
 */

// A search that takes longer than this says that it is at work.
const SLOW = 250;
// Abstracts are fetched when the reader pauses: while one types, titles are enough.
const PAUSE = 150;
// Results drawn in one frame: about as many as fit on a screen.
const SLICE = 5;
/** @type {Record<Sort, string>} */
const SORTS = { relevance: 'Relevance', newest: 'Newest first', oldest: 'Oldest first', title: 'Title' };

/** @param {HTMLElement} place */
function start(place) {
  const client = createClient();
  let state = fromAddress(location.search);
  /** The address before the reader began to type, to go back to. @type {string | null} */
  let typingFrom = null;
  let turn = 0;
  /** @type {Info | null} */
  let info = null;
  /** @type {Facets | null} */
  let facets = null;
  /** @type {Histogram | null} */
  let histogram = null;

  const input = make('input', {
    type: 'search', class: 'pd-search__input', 'aria-label': 'Search', autocomplete: 'off', autocapitalize: 'off',
    autocorrect: 'off', spellcheck: 'false', enterkeyhint: 'search', placeholder: 'Words, authors, an identifier, or nothing at all',
  });
  const form = make('form', { class: 'pd-explore__form' }, input);
  const said = make('p', { class: 'pd-explore__said', role: 'status', 'aria-live': 'polite' });
  const hint = make('p', { class: 'pd-explore__hint', hidden: true });
  const sort = make('select', {}, ...Object.entries(SORTS).map(([value, name]) => make('option', { value }, name)));
  const chosen = make('ul', { class: 'pd-chosen', 'aria-label': 'Chosen filters', hidden: true });
  const selection = createSelection(client, tick);
  const heading = make('h2', { class: 'pd-unseen', tabindex: -1 }, 'Papers found');
  const results = make('ol', { class: 'pd-cards' });
  const pager = make('nav', { class: 'pd-pages', 'aria-label': 'Pages of results', hidden: true });
  const tally = make('span', { class: 'pd-facet__chosen' });
  const filters = make('div', { class: 'pd-explore__values' });
  const drawer = make(
    'details',
    { class: 'pd-explore__filters' },
    make('summary', {}, make('h2', {}, 'Filters'), tally),
    filters,
  );
  const found = make(
    'section',
    { class: 'pd-explore__found', 'aria-label': 'Results' },
    make('div', { class: 'pd-explore__bar' }, said, make('label', { class: 'pd-explore__sort' }, 'Sort by ', sort)),
    hint, chosen, selection.element, heading, results, pager,
  );
  place.replaceChildren(form, make('div', { class: 'pd-explore__body' }, drawer, found));
  place.hidden = false;
  found.hidden = true;

  wide();
  listen();
  enter(state);
  run().then(scrollBack);

  /** Beside the results there is room for the filters; on a phone they fold. */
  function wide() {
    const query = matchMedia('(min-width: 60em)');
    const fit = () => (drawer.open = query.matches);
    query.addEventListener('change', fit);
    fit();
  }

  function listen() {
    input.addEventListener('input', () => type(input.value));
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      settle();
    });
    input.addEventListener('change', settle);
    document.addEventListener(QUERY_EVENT, (event) => {
      const { from, query, done } = /** @type {CustomEvent} */ (event).detail;
      if (from === input) return;
      input.value = query;
      type(query);
      if (done) settle();
    });
    sort.addEventListener('change', () => go(changed(state, { sort: /** @type {Sort} */ (sort.value) })));
    results.addEventListener('click', narrowByChip);
    addEventListener('popstate', () => {
      typingFrom = null;
      state = fromAddress(location.search);
      enter(state);
      run().then(scrollBack);
    });
    addEventListener('pagehide', () => history.replaceState({ scroll: scrollY }, ''));
  }

  /** The browser cannot do it: on its way back the page is still empty. */
  function scrollBack() {
    const { scroll } = history.state ?? {};
    if (scroll) scrollTo(0, scroll);
  }

  /** @param {MouseEvent} event */
  function narrowByChip(event) {
    const chip = /** @type {HTMLElement} */ (event.target).closest('a[data-facet]');
    if (!(chip instanceof HTMLElement) || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    go(withValue(state, chip.dataset.facet ?? '', chip.dataset.value ?? '', true));
  }

  /**
   * What is typed replaces the address; what was there before comes back as an entry of its own
   * once the reader is done.
   * @param {string} query
   */
  function type(query) {
    if (query === state.query) return;
    typingFrom ??= location.href;
    state = changed(state, { query });
    replace();
    mirror();
    run(PAUSE);
  }

  function settle() {
    if (typingFrom === null || typingFrom === location.href) return;
    const now = location.href;
    history.replaceState(null, '', typingFrom);
    history.pushState(null, '', now);
    typingFrom = null;
  }

  /** @param {State} next */
  function go(next) {
    settle();
    history.replaceState({ scroll: scrollY }, '');
    state = next;
    if (toAddress(state) !== location.search) history.pushState(null, '', toAddress(state) || location.pathname);
    enter(state);
    return run();
  }

  function replace() {
    history.replaceState(null, '', toAddress(state) || location.pathname);
  }

  /** @param {State} now Into what a reader can change. */
  function enter(now) {
    if (input.value !== now.query) input.value = now.query;
    sort.value = now.sort;
    mirror();
  }

  function mirror() {
    const browsing = state.query.trim() === '';
    sort.options[0].textContent = browsing ? 'Newest first' : SORTS.relevance;
    sort.options[1].hidden = browsing;
    document.dispatchEvent(new CustomEvent(QUERY_EVENT, { detail: { from: input, query: state.query, done: false } }));
  }

  /**
   * Ask for what the state says, and show it.
   * @param {number} pause Milliseconds until the abstracts are asked for.
   */
  async function run(pause = 0) {
    turn += 1;
    const own = turn;
    const wanted = state;
    found.setAttribute('aria-busy', 'true');
    const slow = setTimeout(() => own === turn && wait(), SLOW);
    try {
      if (!info || !facets) await open();
      const part = { ...toRequest(wanted), offset: (wanted.page - 1) * PAGE_SIZE, limit: PAGE_SIZE };
      const needs = facets?.wanted() ?? { counts: [], like: {}, most: {} };
      const answer = await client.search({ ...part, ...needs, counts: [...needs.counts, 'year'] }, 'page');
      if (!answer || own !== turn) return;
      clearTimeout(slow);
      if (answer.total && answer.hits.length === 0) {
        state = { ...wanted, page: pageCount(answer.total) };
        replace();
        await run();
        return;
      }
      // Titles first, and the abstracts when they have come.
      if (!(await inSlices(show(answer), () => own === turn))) return;
      found.removeAttribute('aria-busy');
      if (pause) await new Promise((resolve) => setTimeout(resolve, pause));
      const whole = own === turn ? await client.search({ ...part, snippets: true }, 'page') : null;
      if (whole) await inSlices(completing(whole), () => own === turn);
    } catch (error) {
      if (own === turn) fail(error);
    } finally {
      clearTimeout(slow);
    }
  }

  /** What every search needs to know, and only once. */
  async function open() {
    const [opened, years] = await Promise.all([
      client.open(),
      client.search({ query: '', limit: 0, counts: ['year'] }, 'years'),
    ]);
    info = opened;
    if (facets) return;
    selection.restore(opened.numbering);
    const onValue = (/** @type {string} */ facet, /** @type {string} */ value, /** @type {boolean} */ on) =>
      go(withValue(state, facet, value, on));
    facets = createFacets(opened.facets, label, onValue, () => run());
    const axis = axisOf(years?.facets.year ?? []);
    if (axis) {
      histogram = createHistogram(axis, (range, done) => {
        const next = changed(state, { years: range });
        if (done) go(next);
        else {
          state = next;
          run();
        }
      });
    }
    filters.replaceChildren(...facets.elements);
    if (!histogram) return;
    const before = filters.querySelector('[data-facet=modality]') ?? filters.querySelector('[data-facet=theme]');
    if (before) before.after(histogram.element);
    else filters.prepend(histogram.element);
  }

  /**
   * @param {string} facet
   * @param {string} value
   * @returns {string} What readers call a value.
   */
  function label(facet, value) {
    if (facet === 'theme') return info?.themes[value] ?? value;
    if (facet === 'modality') return info?.modalities[value] ?? value;
    if (facet === 'code') return value === 'yes' ? 'With code' : 'Without code';
    return value;
  }

  /**
   * @param {Iterator<void>} work Which yields where it can wait.
   * @param {() => boolean} goesOn
   * @returns {Promise<boolean>} Whether it was done to its end, a part a frame.
   */
  async function inSlices(work, goesOn) {
    while (goesOn()) {
      if (work.next().done) return true;
      await drawn();
    }
    return false;
  }

  /**
   * What is looked at first comes first; a place keeps its old result until the new one comes, so
   * that nothing jumps.
   * @param {Answer} answer
   * @returns {Generator<void, void>}
   */
  function* show(answer) {
    found.hidden = false;
    found.classList.remove('pd-explore__found--slow');
    const count = pageCount(answer.total);
    const where = state.page > 1 ? `, page ${number(state.page)} of ${number(count)}` : '';
    say(answer.total ? `${papers(answer.total)}${where}` : 'No paper found');
    showChosen();
    showHint(answer);
    selection.show(state, answer.total);
    const { hits } = answer;
    while (results.children.length > hits.length) results.lastElementChild?.remove();
    list(hits, 0);
    yield;
    facets?.show(state, answer.facets);
    histogram?.show(state.years, answer.facets.year ?? []);
    for (let at = SLICE; at < hits.length; at += SLICE) {
      yield;
      list(hits, at);
    }
    const links = pages(state, answer.total, (page) => go({ ...state, page }).then(toResults));
    pager.replaceChildren(...links);
    pager.hidden = links.length === 0;
  }

  /**
   * @param {Hit[]} hits
   * @param {number} from The first of a slice.
   */
  function list(hits, from) {
    const around = { state, label, isSelected: selection.has, onSelect: selection.set };
    hits.slice(from, from + SLICE).forEach((hit, nth) => {
      if (!results.children[from + nth]) results.append(make('li', { class: 'pd-card pd-hit' }));
      fill(results.children[from + nth], hit, around);
    });
  }

  /**
   * @param {Answer} answer The same, with the abstracts.
   * @returns {Generator<void, void>}
   */
  function* completing({ hits }) {
    const items = [...results.children];
    for (let at = 0; at < hits.length; at += SLICE) {
      hits.slice(at, at + SLICE).forEach((hit, nth) => complete(items[at + nth], hit));
      yield;
    }
  }

  /** Tick what is selected now. */
  function tick() {
    for (const box of results.querySelectorAll('input')) box.checked = selection.has(Number(box.dataset.number));
  }

  function toResults() {
    heading.focus({ preventScroll: true });
    found.scrollIntoView({ block: 'start' });
  }

  /** @param {Answer} answer */
  function showHint({ total, suggestion }) {
    /** @type {(Node | string)[]} */
    const parts = [];
    if (suggestion) {
      const take = () => {
        go(changed(state, { query: suggestion }));
        input.focus();
      };
      parts.push('Did you mean ', button(suggestion, take, { class: 'pd-quiet' }), '? ');
    }
    if (total === 0 && hasFilters(state)) {
      parts.push('None passes the filters. ', button('Search without them', clear, { class: 'pd-quiet' }));
    } else if (total === 0 && !suggestion) {
      parts.push('Try other words, or fewer, or the beginning of a word.');
    }
    hint.replaceChildren(...parts);
    hint.hidden = parts.length === 0;
  }

  function clear() {
    go(withoutFilters(state));
    input.focus();
  }

  /** The filters chosen, each to be taken away with one click. */
  function showChosen() {
    const list = Object.entries(state.chosen).flatMap(([facet, values]) =>
      values.map((value) => ({ name: `${NAMES[facet]}: ${label(facet, value)}`, next: () => withValue(state, facet, value, false) })),
    );
    const { years } = state;
    if (years) list.push({ name: `Year: ${yearsInWords(years)}`, next: () => changed(state, { years: null }) });
    const items = list.map(({ name, next }, at) => {
      const remove = () => {
        go(next()).then(() => (chosen.querySelectorAll('button').item(at) ?? input).focus());
      };
      const cross = make('span', { 'aria-hidden': 'true' }, ' ×');
      const made = button(name, remove, { class: 'pd-chip', 'aria-label': `Remove ${name}` });
      made.append(cross);
      return make('li', {}, made);
    });
    if (items.length) items.push(make('li', {}, button('Clear all', clear, { class: 'pd-quiet' })));
    chosen.replaceChildren(...items);
    chosen.hidden = items.length === 0;
    tally.textContent = list.length ? ` (${list.length})` : '';
  }

  /** @param {unknown} error Nothing is shown beside it: a count would be of another query. */
  function fail(error) {
    const why = error instanceof Error ? error.message : String(error);
    const unreadable = error instanceof SearchFailure && error.code === 'query';
    found.hidden = false;
    found.classList.remove('pd-explore__found--slow');
    found.removeAttribute('aria-busy');
    if (unreadable) said.replaceChildren(`This query cannot be read: ${why}`);
    else said.replaceChildren(`${why} `, button('Try again', () => run(), { class: 'pd-quiet' }));
    facets?.forget();
    histogram?.show(state.years, null);
    showChosen();
    hint.hidden = true;
    selection.show(state, 0);
    results.replaceChildren();
    pager.hidden = true;
  }

  /** What is shown is of no use any more, and nothing else is there yet. */
  function wait() {
    say('Searching…');
    found.classList.add('pd-explore__found--slow');
  }

  /** @param {string} text */
  function say(text) {
    if (said.textContent !== text) said.textContent = text;
  }
}

const place = document.querySelector('.pd-explore');
if (place instanceof HTMLElement) start(place);
