// What a reader asks for on the search page, and the address that says the same: so that back,
// forward, reload and a shared link work. Pure, so that Node can test it.

/**
 * @typedef {import('../search/engine.js').Request} Request
 * @typedef {import('../search/engine.js').Sort} Sort
 *
 * @typedef {object} State
 * @property {string} query As typed.
 * @property {Record<string, string[]>} chosen Values by facet, years apart.
 * @property {[number, number] | null} years First and last year.
 * @property {Sort} sort
 * @property {number} page From 1.
 */

/** The facets with values to tick, in the order in which a reader meets them. */
export const FACETS = ['theme', 'modality', 'code', 'dataset', 'model', 'author', 'source'];
export const PAGE_SIZE = 20;
/** Told by each box to the others: what the one query is. */
export const QUERY_EVENT = 'pd-query';
/** @type {Sort[]} */
const SORTS = ['relevance', 'newest', 'oldest', 'title'];
const YEARS = /^(\d{1,4})(?:-(\d{1,4}))?$/u;
const LAST_PAGE = 1e6;

/** @returns {State} */
export function nothingAsked() {
  return { query: '', chosen: {}, years: null, sort: 'relevance', page: 1 };
}

/**
 * @param {string} search The part of an address from its question mark on.
 * @returns {State} What it asks for; what it cannot mean is left out.
 */
export function fromAddress(search) {
  const said = new URLSearchParams(search);
  const state = nothingAsked();
  state.query = said.get('q') ?? '';
  for (const facet of FACETS) {
    const values = [...new Set(said.getAll(facet))].filter(Boolean);
    if (values.length) state.chosen[facet] = values;
  }
  const years = YEARS.exec(said.get('year') ?? '');
  if (years) {
    const ends = [Number(years[1]), Number(years[2] ?? years[1])];
    state.years = [Math.min(...ends), Math.max(...ends)];
  }
  state.sort = SORTS.find((sort) => sort === said.get('sort')) ?? 'relevance';
  const page = Math.floor(Number(said.get('page')));
  if (page >= 1 && page <= LAST_PAGE) state.page = page;
  return state;
}

/**
 * @param {State} state
 * @returns {string} The part of an address from its question mark on; empty where nothing is asked.
 */
export function toAddress(state) {
  const said = new URLSearchParams();
  if (state.query) said.set('q', state.query);
  for (const facet of FACETS) {
    for (const value of state.chosen[facet] ?? []) said.append(facet, value);
  }
  if (state.years) {
    const [first, last] = state.years;
    said.set('year', first === last ? String(first) : `${first}-${last}`);
  }
  if (state.sort !== 'relevance') said.set('sort', state.sort);
  if (state.page > 1) said.set('page', String(state.page));
  const text = said.toString();
  return text ? `?${text}` : '';
}

/**
 * @param {State} state
 * @returns {Request} What narrows and orders the papers, whatever part of them is shown.
 */
export function toRequest(state) {
  const { query, chosen, years, sort } = state;
  return { query, typing: true, facets: chosen, years, sort };
}

/**
 * @param {State} state
 * @returns {string} The same for two states that find the same papers, in whatever order.
 */
export function sameFound(state) {
  return toAddress({ ...state, sort: 'relevance', page: 1 });
}

/**
 * @param {State} state
 * @param {Partial<State>} change
 * @returns {State} The state after a change; the papers are others, so their first page.
 */
export function changed(state, change) {
  return { ...state, page: 1, ...change };
}

/**
 * @param {State} state
 * @param {string} facet
 * @param {string} value
 * @param {boolean} on
 * @returns {State}
 */
export function withValue(state, facet, value, on) {
  const others = (state.chosen[facet] ?? []).filter((other) => other !== value);
  const chosen = { ...state.chosen, [facet]: on ? [...others, value] : others };
  if (chosen[facet].length === 0) delete chosen[facet];
  return changed(state, { chosen });
}

/**
 * @param {State} state
 * @returns {State} The same query, found in all papers.
 */
export function withoutFilters(state) {
  return changed(state, { chosen: {}, years: null });
}

/**
 * @param {State} state
 * @returns {boolean}
 */
export function hasFilters(state) {
  return state.years !== null || Object.keys(state.chosen).length > 0;
}
