// CSL-JSON 1.0.2, as generator/export/csl.py writes it.

import { CSL_FIELDS, CSL_TYPES, OTHERS } from './formats.js';
import { gatherFacts } from './facts.js';

/**
 * @typedef {import('./facts.js').Facts} Facts
 * @typedef {import('./facts.js').Field} Field
 * @typedef {import('./facts.js').Name} Name
 * @typedef {import('./facts.js').Paper} Paper
 * @typedef {Record<string, string>} CslName
 * @typedef {{'date-parts': number[][]}} CslDate
 */

/**
 * @param {Paper} paper
 * @returns {Record<string, string | CslName[] | CslDate>} Its item.
 */
export function toCsl(paper) {
  const facts = gatherFacts(paper);
  /** @type {readonly Field[]} */
  const table = CSL_FIELDS;
  /** @type {Record<string, string | CslName[] | CslDate>} */
  const item = { id: facts.texts.key, type: CSL_TYPES[facts.kind] };
  for (const [name, fact, how, kinds] of table) {
    const value = valueOf(facts, fact, how);
    if (kinds.includes(facts.kind) && value) item[name] = value;
  }
  return item;
}

/**
 * @param {readonly Paper[]} papers
 * @returns {string} A CSL-JSON file: a list of the items, each from a line of its own.
 */
export function toCslFile(papers) {
  const items = papers.map((paper) => JSON.stringify(toCsl(paper), null, 2));
  return items.length > 0 ? `[\n${items.join(',\n')}\n]\n` : '[]\n';
}

/**
 * @param {Facts} facts
 * @param {string} fact
 * @param {string} how
 * @returns {string | CslName[] | CslDate | null}
 */
function valueOf(facts, fact, how) {
  if (how === 'names') {
    if (facts.names.length === 0) return null;
    return [...facts.names.map(nameOf), ...(facts.cut ? [{ literal: OTHERS }] : [])];
  }
  const text = facts.texts[fact];
  if (!text || how !== 'date') return text || null;
  return { 'date-parts': [text.split('-').map(Number)] };
}

/**
 * @param {Name} name
 * @returns {CslName}
 */
function nameOf(name) {
  const parts = {
    family: name.family,
    given: name.given,
    'non-dropping-particle': name.particle,
    suffix: name.suffix,
    literal: name.literal,
  };
  return Object.fromEntries(Object.entries(parts).filter(([, text]) => text));
}
