// A page of results and the way to the others. However many papers are found, the page holds a few.

import { ROOT } from './client.js';
import { make, marks } from './dom.js';
import { PAGE_SIZE, changed, toAddress, withValue } from './state.js';
import { dateInWords, number, pagesToOffer } from './words.js';

/**
 * @typedef {import('../search/engine.js').Answer} Answer
 * @typedef {import('../search/engine.js').Hit} Hit
 * @typedef {import('./state.js').State} State
 *
 * @typedef {object} Around What a result needs besides its paper.
 * @property {State} state
 * @property {(facet: string, value: string) => string} label
 * @property {(number: number) => boolean} isSelected
 * @property {(number: number, on: boolean) => void} onSelect
 */

const AUTHORS = 8;

/**
 * Show a result in an item of the list. An item stays where it is and gets other contents: a new
 * one would have all its siblings styled anew, for the sake of Material's rules of what follows what.
 * @param {Element} item
 * @param {Hit} hit
 * @param {Around} around
 */
export function fill(item, hit, { state, label, isSelected, onSelect }) {
  const { paper } = hit;
  const select = make('input', { type: 'checkbox', class: 'pd-hit__select', 'aria-label': `Select ${paper.title}` });
  select.checked = isSelected(hit.number);
  select.dataset.number = String(hit.number);
  select.addEventListener('change', () => onSelect(hit.number, select.checked));
  const link = make('a', { href: new URL(paper.url, ROOT).href }, ...marks(hit.title));
  const chips = [
    ...(paper.themes ?? []).map((value) => chip(state, 'theme', value, label)),
    ...(paper.modalities ?? []).map((value) => chip(state, 'modality', value, label)),
  ];
  item.replaceChildren(
    select,
    make('h3', { class: 'pd-card__title' }, link),
    showFacts(make('p', { class: 'pd-card__meta' }), hit),
    make('p', { class: 'pd-hit__snippet pd-hit__snippet--awaited' }),
    ...(chips.length ? [make('p', { class: 'pd-chips' }, ...chips)] : []),
  );
}

/**
 * @param {HTMLElement} place
 * @param {Hit} hit
 * @returns {HTMLElement} The place.
 */
function showFacts(place, { paper }) {
  const all = paper.authors ?? [];
  const shown = all.slice(0, AUTHORS).join(', ');
  const rest = all.length - AUTHORS;
  const cut = rest > 0 || paper.authors_complete === false;
  const { date, venue } = paper;
  const made = [
    shown ? make('span', {}, shown, cut ? ' ' : '', cut ? make('abbr', { title: 'and others' }, 'et al.') : '') : null,
    date ? make('time', { datetime: date }, dateInWords(date)) : null,
    venue ? make('span', {}, venue) : null,
    paper.code?.length ? make('span', { class: 'pd-has-code' }, 'Code') : null,
  ].filter((fact) => fact !== null);
  place.replaceChildren(...made);
  place.hidden = made.length === 0;
  return place;
}

/**
 * Show what only the whole record knows: all facts, and the best part of the abstract; where
 * nothing in it was looked for, the sentence that says most, if one was chosen.
 * @param {Element} item As filled from the beginning of the record.
 * @param {Hit} hit
 */
export function complete(item, hit) {
  const { paper, snippet } = hit;
  const meta = item.querySelector('.pd-card__meta');
  if (meta instanceof HTMLElement) showFacts(meta, hit);
  const place = item.querySelector('.pd-hit__snippet');
  const bare = !snippet.some(({ mark }) => mark);
  const parts = paper.tldr && bare ? [`“${paper.tldr}”`] : marks(snippet);
  place?.classList.remove('pd-hit__snippet--awaited');
  if (parts.length) place?.replaceChildren(...parts);
  else place?.remove();
}

/**
 * @param {State} state
 * @param {string} facet
 * @param {string} value
 * @param {(facet: string, value: string) => string} label
 * @returns {HTMLAnchorElement} A way to fewer results.
 */
function chip(state, facet, value, label) {
  const kind = facet === 'modality' ? 'pd-chip pd-chip--modality' : 'pd-chip';
  const on = state.chosen[facet]?.includes(value);
  const name = label(facet, value);
  return make(
    'a',
    {
      class: kind, href: address(withValue(state, facet, value, true)), 'data-facet': facet, 'data-value': value,
      title: on ? `Narrowed to ${name}` : `Narrow to ${name}`,
    },
    name,
  );
}

/**
 * @param {State} state
 * @returns {string}
 */
function address(state) {
  return toAddress(state) || location.pathname;
}

/**
 * @param {State} state
 * @param {number} total
 * @param {(page: number) => void} onPage
 * @returns {HTMLElement[]} Links to the other pages of results, if there are any.
 */
export function pages(state, total, onPage) {
  const count = pageCount(total);
  if (count < 2) return [];
  const { page } = state;
  const link = (/** @type {number} */ other, /** @type {string} */ text, /** @type {string} */ name) => {
    const made = make(
      'a',
      { href: address(changed(state, { page: other })), 'aria-label': name, 'aria-current': other === page && 'page' },
      text,
    );
    made.addEventListener('click', (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      onPage(other);
    });
    return made;
  };
  const numbers = pagesToOffer(page, count).map((other) =>
    other === null ? make('span', { 'aria-hidden': 'true' }, '…') : link(other, number(other), `Page ${other}`),
  );
  return [
    ...(page > 1 ? [link(page - 1, '‹ Previous', 'Previous page')] : []),
    ...numbers,
    ...(page < count ? [link(page + 1, 'Next ›', 'Next page')] : []),
  ];
}

/**
 * @param {number} total
 * @returns {number}
 */
export function pageCount(total) {
  return Math.ceil(total / PAGE_SIZE);
}
