// The values to narrow by, each with the number of papers it would leave. Lists are renewed in
// place, so that whoever has just ticked a box still stands on it.

import { button, make } from './dom.js';
import { FACETS } from './state.js';
import { number } from './words.js';

/**
 * @typedef {import('./state.js').State} State
 * @typedef {import('./years.js').Count} Count
 *
 * @typedef {object} Wanted What the facets need to know from the engine.
 * @property {string[]} counts
 * @property {Record<string, string>} like
 * @property {Record<string, number>} most
 *
 * @typedef {object} Facets
 * @property {HTMLElement[]} elements
 * @property {() => Wanted} wanted
 * @property {(state: State, counts: Record<string, Count[]>) => void} show
 * @property {() => void} forget Take the counts away, which are of no query any more.
 */

const FEW = 8;
const MANY = 100;
/** @type {Record<string, string>} */
export const NAMES = {
  theme: 'Theme', modality: 'Modality', code: 'Code', dataset: 'Dataset', model: 'Model',
  author: 'Author', source: 'Source',
};
const OPEN = new Set(['theme', 'modality', 'code']);
const LONG = new Set(['author', 'dataset', 'model']);

/**
 * @param {string[]} known The facets of this index.
 * @param {(facet: string, value: string) => string} label
 * @param {(facet: string, value: string, on: boolean) => void} onChange
 * @param {() => void} onNeed Other counts are needed than were asked for.
 * @returns {Facets}
 */
export function createFacets(known, label, onChange, onNeed) {
  const facets = FACETS.filter((facet) => known.includes(facet)).map((facet) =>
    createFacet(facet, (value) => label(facet, value), (value, on) => onChange(facet, value, on), onNeed),
  );
  return {
    elements: facets.map(({ element }) => element),
    wanted: () => ({
      counts: facets.filter(({ isOpen }) => isOpen()).map(({ name }) => name),
      like: Object.fromEntries(facets.map(({ name, like }) => [name, like()]).filter(([, text]) => text)),
      most: Object.fromEntries(facets.map(({ name, shown }) => [name, shown() + 1])),
    }),
    show: (state, counts) => {
      for (const facet of facets) facet.show(state.chosen[facet.name] ?? [], counts[facet.name]);
    },
    forget: () => {
      for (const facet of facets) facet.forget();
    },
  };
}

/**
 * @param {string} name
 * @param {(value: string) => string} label
 * @param {(value: string, on: boolean) => void} onChange
 * @param {() => void} onNeed
 */
function createFacet(name, label, onChange, onNeed) {
  /** @type {Map<string, {item: HTMLLIElement, box: HTMLInputElement, count: HTMLElement}>} */
  const items = new Map();
  const list = make('ul', { class: 'pd-values' });
  const none = make('p', { class: 'pd-values__none', hidden: true }, 'None here');
  const tally = make('span', { class: 'pd-facet__chosen' });
  const more = button('Show more', () => showMore(), { class: 'pd-more', hidden: true });
  const search = LONG.has(name)
    ? make('input', {
        type: 'search', class: 'pd-facet__search', placeholder: `Find ${NAMES[name].toLowerCase()}`,
        'aria-label': `Find in ${NAMES[name].toLowerCase()}s`, autocomplete: 'off', spellcheck: 'false',
      })
    : null;
  const legend = make('legend', { class: 'pd-unseen' }, NAMES[name]);
  const element = make(
    'details',
    { class: 'pd-facet', 'data-facet': name, open: OPEN.has(name) },
    make('summary', {}, NAMES[name], tally),
    make('fieldset', {}, legend, search, list, none, more),
  );
  let limit = FEW;
  /** @type {Count[]} */
  let last = [];
  /** @type {string[]} */
  let ticked = [];
  let asked = element.open;

  element.addEventListener('toggle', () => {
    if (element.open && !asked) {
      asked = true;
      onNeed();
    }
  });
  search?.addEventListener('input', onNeed);

  return {
    name,
    element,
    isOpen: () => element.open,
    like: () => search?.value.trim() ?? '',
    shown: () => (limit === FEW ? FEW : MANY),
    show,
    forget,
  };

  function showMore() {
    limit = limit === FEW ? MANY : FEW;
    onNeed();
    render();
  }

  /**
   * @param {string[]} chosen
   * @param {Count[] | undefined} counts Undefined where they were not asked for.
   */
  function show(chosen, counts) {
    ticked = chosen;
    asked = counts !== undefined;
    tally.textContent = chosen.length ? ` (${chosen.length})` : '';
    last = counts ?? [];
    render();
  }

  function render() {
    const known = new Set(last.map(({ value }) => value));
    const away = asked ? ticked.filter((value) => !known.has(value)) : ticked;
    const rows = last.filter(({ value }, at) => at < limit || ticked.includes(value));
    const wanted = [...rows, ...away.map((value) => ({ value, count: asked ? 0 : -1 }))];
    const now = wanted.map(({ value, count }) => row(value, count));
    for (const [value, { item }] of items) {
      if (now.includes(item)) continue;
      item.remove();
      items.delete(value);
    }
    now.forEach((item, at) => {
      if (list.children[at] !== item) list.insertBefore(item, list.children[at] ?? null);
    });
    none.hidden = now.length > 0 || !asked;
    // What no paper found has is nothing to choose from.
    element.hidden = !none.hidden && !search?.value;
    more.hidden = limit === FEW ? last.length <= FEW : false;
    more.textContent = limit === FEW ? 'Show more' : 'Show fewer';
    more.setAttribute('aria-label', `${more.textContent}: ${NAMES[name].toLowerCase()}`);
  }

  /**
   * @param {string} value
   * @param {number} count Below 0 where it is not known.
   * @returns {HTMLLIElement}
   */
  function row(value, count) {
    let known = items.get(value);
    if (!known) {
      const box = make('input', { type: 'checkbox', value });
      const tag = make('span', { class: 'pd-count' });
      box.addEventListener('change', () => onChange(value, box.checked));
      const text = make('span', { class: 'pd-values__name' }, label(value));
      known = { item: make('li', {}, make('label', {}, box, text, ' ', tag)), box, count: tag };
      items.set(value, known);
    }
    known.box.checked = ticked.includes(value);
    const told = count < 0 ? '' : number(count);
    if (known.count.textContent !== told) known.count.textContent = told;
    return known.item;
  }

  function forget() {
    asked = false;
    last = [];
    render();
  }
}
