// RIS, as generator/export/ris.py writes it.

import { RIS_FIELDS, RIS_TYPES } from './formats.js';
import { gatherFacts } from './facts.js';

/**
 * @typedef {import('./facts.js').Facts} Facts
 * @typedef {import('./facts.js').Field} Field
 * @typedef {import('./facts.js').Name} Name
 * @typedef {import('./facts.js').Paper} Paper
 */

/**
 * @param {Paper} paper
 * @returns {string} Its reference, from TY to ER, each line with its end.
 */
export function toRis(paper) {
  const facts = gatherFacts(paper);
  /** @type {readonly Field[]} */
  const table = RIS_FIELDS;
  const lines = table
    .filter(([, , , kinds]) => kinds.includes(facts.kind))
    .flatMap(([tag, fact, how]) => valuesOf(facts, fact, how).map((value) => [tag, value]));
  return [['TY', RIS_TYPES[facts.kind]], ...lines, ['ER', '']]
    .map(([tag, value]) => `${tag}  - ${value}\n`).join('');
}

/**
 * @param {readonly Paper[]} papers
 * @returns {string} A .ris file: the references with an empty line between.
 */
export function toRisFile(papers) {
  return papers.map(toRis).join('\n');
}

/**
 * @param {Facts} facts
 * @param {string} fact
 * @param {string} how
 * @returns {string[]} The values of a tag, one a line; none where the fact is absent.
 */
function valuesOf(facts, fact, how) {
  if (how === 'names') return facts.names.map(nameOf);
  const text = facts.texts[fact];
  if (!text) return [];
  return how === 'date' ? [`${[...text.split('-'), '', ''].slice(0, 3).join('/')}/`] : [text];
}

/** @param {Name} name */
function nameOf(name) {
  const family = name.particle ? `${name.particle} ${name.family}` : name.family;
  return name.literal || [family, name.given, name.suffix].filter(Boolean).join(', ');
}
