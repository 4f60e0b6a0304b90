// Papers picked from what was found, and what one does with them: files to cite from, or a list.
// Nothing picked means all that was found.

import { FORMATS, cite } from './cite.js';
import { ROOT } from './client.js';
import { button, make } from './dom.js';
import { sameFound, toRequest } from './state.js';
import { number, papers } from './words.js';

/**
 * @typedef {import('./client.js').Client} Client
 * @typedef {import('./state.js').State} State
 * @typedef {import('./cite.js').Format} Format
 *
 * @typedef {object} Selection
 * @property {HTMLElement} element
 * @property {(number: number) => boolean} has
 * @property {(number: number, on: boolean) => void} set
 * @property {(state: State, total: number) => void} show
 * @property {(numbering: string) => void} restore Pick what was picked before the page was left,
 *   as long as numbers stand for the same papers.
 */

// A selection lasts as long as the tab. Sites that share a host have a folder each.
const KEPT = `${ROOT.pathname} selection`;

/**
 * @param {Client} client
 * @param {() => void} onChange Many were picked or let go at once.
 * @returns {Selection}
 */
export function createSelection(client, onChange) {
  /** @type {Set<number>} */
  const picked = new Set();
  /** @type {State | null} */
  let state = null;
  let total = 0;
  /** What all papers were picked of, as long as none of them was let go. @type {string | null} */
  let allOf = null;
  let turn = 0;
  /** @type {string | null} */
  let numbering = null;

  const all = make('input', { type: 'checkbox' });
  const allText = make('span');
  const count = make('span', { class: 'pd-select__count' });
  const none = button('None', letGo, { class: 'pd-quiet', 'aria-label': 'Select none' });
  const what = make('span', { class: 'pd-select__what' });
  const said = make('p', { class: 'pd-select__said', role: 'status' });
  const stop = button('Stop', giveUp, { class: 'pd-quiet', hidden: true });
  const copied = make('textarea', { class: 'pd-select__list', readonly: true, hidden: true, 'aria-label': 'List to copy' });
  const files = /** @type {Format[]} */ (['bib', 'ris', 'json']).map((format) =>
    button(FORMATS[format].name, () => save(format), { class: 'pd-quiet', 'data-format': format }),
  );
  const copy = button('Copy as list', copyList, { class: 'pd-quiet' });
  const element = make(
    'div',
    { class: 'pd-select', role: 'group', 'aria-label': 'Select and export' },
    make('label', { class: 'pd-select__all' }, all, allText),
    count,
    none,
    make('span', { class: 'pd-select__export' }, what, ...files, copy),
    said,
    stop,
    copied,
  );
  all.addEventListener('change', () => (all.checked ? pickAll() : letGo()));
  addEventListener('pagehide', keep);

  return { element, has: (one) => picked.has(one), set, show, restore };

  function keep() {
    if (numbering === null) return;
    try {
      if (picked.size) sessionStorage.setItem(KEPT, JSON.stringify({ numbering, allOf, picked: [...picked] }));
      else sessionStorage.removeItem(KEPT);
    } catch {
      // No storage, or no room in it: then it is lost, as without storage.
    }
  }

  /** @param {string} now */
  function restore(now) {
    numbering = now;
    try {
      const kept = JSON.parse(sessionStorage.getItem(KEPT) ?? '{}');
      if (kept.numbering !== now) return;
      for (const one of kept.picked) picked.add(one);
      allOf = kept.allOf;
    } catch {
      // No storage, or something else under that name.
    }
  }

  /**
   * @param {number} one
   * @param {boolean} on
   */
  function set(one, on) {
    if (on) picked.add(one);
    else picked.delete(one);
    if (!on) allOf = null;
    paint();
  }

  /**
   * @param {State} now
   * @param {number} found
   */
  function show(now, found) {
    state = now;
    total = found;
    paint();
  }

  function paint() {
    const every = state !== null && total > 0 && allOf === sameFound(state);
    element.hidden = total === 0 && picked.size === 0;
    all.checked = every;
    all.indeterminate = !every && picked.size > 0;
    all.disabled = total === 0;
    allText.textContent = total === 1 ? 'Select it' : `Select all ${number(total)}`;
    count.textContent = picked.size ? `${number(picked.size)} selected` : '';
    none.hidden = picked.size === 0;
    what.textContent = picked.size ? `Export ${number(picked.size)} selected:` : `Export all ${number(total)}:`;
  }

  async function pickAll() {
    if (!state) return;
    const wanted = state;
    try {
      const numbers = await client.all(toRequest(wanted), 'pick');
      if (!numbers) return;
      for (const one of numbers) picked.add(one);
      allOf = sameFound(wanted);
    } catch (error) {
      tell(`They could not be selected: ${reason(error)}`);
    }
    paint();
    onChange();
  }

  function letGo() {
    picked.clear();
    allOf = null;
    paint();
    onChange();
  }

  /** @param {Format} format */
  async function save(format) {
    const made = await collect(format);
    if (!made) return;
    const address = URL.createObjectURL(made.file);
    const link = make('a', { href: address, download: `papers.${format}`, hidden: true });
    document.body.append(link);
    link.click();
    link.remove();
    // The browser has begun to save by then.
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
    tell(`${papers(made.many)} in papers.${format}`);
  }

  async function copyList() {
    const made = await collect('txt');
    if (!made) return;
    const text = await made.file.text();
    try {
      await navigator.clipboard.writeText(text);
      tell(`Copied ${papers(made.many)}`);
    } catch {
      // No clipboard for pages that are not served securely, or that were not clicked just now.
      copied.value = text;
      copied.hidden = false;
      copied.focus();
      copied.select();
      tell('Press Ctrl+C or ⌘C to copy the list below.');
    }
  }

  /**
   * @param {Format} format
   * @returns {Promise<{file: Blob, many: number} | null>}
   */
  async function collect(format) {
    turn += 1;
    const own = turn;
    copied.hidden = true;
    tell('Collecting…');
    stop.hidden = false;
    try {
      const numbers = picked.size ? [...picked] : state && (await client.all(toRequest(state), 'export'));
      if (!numbers || own !== turn) return null;
      const file = await cite(
        format,
        numbers,
        async (some) => (own === turn ? client.papers(some, 'export') : null),
        (done) => own === turn && tell(`${number(done)} of ${papers(numbers.length)}`),
      );
      return file && own === turn ? { file, many: numbers.length } : null;
    } catch (error) {
      if (own === turn) tell(`The papers could not be exported: ${reason(error)} Nothing was saved.`);
      return null;
    } finally {
      if (own === turn) stop.hidden = true;
    }
  }

  function giveUp() {
    turn += 1;
    stop.hidden = true;
    tell('Stopped; nothing was saved.');
  }

  /** @param {string} text */
  function tell(text) {
    said.textContent = text;
  }
}

/** @param {unknown} error */
function reason(error) {
  return error instanceof Error ? error.message : String(error);
}
