// BibTeX, as generator/export/bibtex.py writes it on the pages of the papers.

import {
  ARTICLES, BIBTEX_FIELDS, BIBTEX_TYPES, CAPITALS, DIGITS, MONTHS, OTHERS, PUNCTUATION,
  TEX_ESCAPES, VERBATIM_ESCAPES,
} from './formats.js';
import { gatherFacts, strip } from './facts.js';

/**
 * @typedef {import('./facts.js').Facts} Facts
 * @typedef {import('./facts.js').Field} Field
 * @typedef {import('./facts.js').Name} Name
 * @typedef {import('./facts.js').Paper} Paper
 */

const texEscapes = new Map(Object.entries(TEX_ESCAPES));
const verbatimEscapes = new Map(Object.entries(VERBATIM_ESCAPES));
const capitals = new Set(CAPITALS);
const digits = new Set(DIGITS);
const punctuation = new Set(PUNCTUATION);
/** @type {ReadonlySet<string>} */
const articles = new Set(ARTICLES);

/**
 * @param {Paper} paper
 * @returns {string} Its entry, without an end of line at its end.
 */
export function toBibtex(paper) {
  const facts = gatherFacts(paper);
  /** @type {readonly Field[]} */
  const table = BIBTEX_FIELDS;
  const fields = table
    .filter(([, , , kinds]) => kinds.includes(facts.kind))
    .map(([name, fact, how]) => ({ name, value: valueOf(facts, fact, how) }))
    .filter(({ value }) => value);
  const width = Math.max(0, ...fields.map(({ name }) => name.length));
  const lines = fields.map(({ name, value }) => `  ${name.padEnd(width)} = ${value},`);
  return [`@${BIBTEX_TYPES[facts.kind]}{${facts.texts.key},`, ...lines, '}'].join('\n');
}

/**
 * @param {readonly Paper[]} papers
 * @returns {string} A .bib file: the entries with an empty line between.
 */
export function toBibtexFile(papers) {
  return papers.map((paper) => `${toBibtex(paper)}\n`).join('\n');
}

/**
 * @param {Facts} facts
 * @param {string} fact
 * @param {string} how
 * @returns {string} A field's value with its braces, or nothing where the fact is absent.
 */
function valueOf(facts, fact, how) {
  if (how === 'names') {
    const names = [...facts.names.map(nameOf), ...(facts.cut ? [OTHERS] : [])];
    return names.length > 0 ? `{${names.join(' and ')}}` : '';
  }
  const text = facts.texts[fact];
  if (!text) return '';
  if (how === 'month') return MONTHS[Number(text) - 1];
  if (how === 'title') {
    const words = text.split(' ');
    const named = words[0].endsWith(':');
    return `{${words.map((word, at) => protect(word, named && at === 0)).join(' ')}}`;
  }
  return `{${escape(text, how === 'verbatim' ? verbatimEscapes : texEscapes)}}`;
}

/**
 * @param {Name} name
 * @returns {string} "von Last, Jr, First", or a name in braces that is not to be taken apart.
 */
function nameOf(name) {
  if (name.literal) return `{${escape(name.literal, texEscapes)}}`;
  let family = escape(name.family, texEscapes);
  // BibTeX takes all up to "y" in "Ramón y Cajal" for particles.
  if (name.family.split(' ').slice(0, -1).some((word) => !startsWithCapital(word))) {
    family = `{${family}}`;
  }
  if (name.particle) family = `${name.particle} ${family}`;
  const rest = [name.suffix, name.given].filter(Boolean);
  return [family, ...rest.map((part) => escape(part, texEscapes))].join(', ');
}

/** @param {string} word */
function startsWithCapital(word) {
  return capitals.has(Array.from(word)[0]);
}

/**
 * @param {string} text
 * @param {ReadonlyMap<string, string>} escapes
 */
function escape(text, escapes) {
  return Array.from(text, (char) => escapes.get(char) ?? char).join('');
}

/**
 * @param {string} word Of a title.
 * @param {boolean} named Whether it names the paper ("Zebra-Llama: …"); it keeps all its capitals.
 * @returns {string} The word, in braces where a style that lowers capitals would hurt it; the
 *   marks around it stay outside.
 */
function protect(word, named) {
  const core = strip(word, PUNCTUATION);
  const keeps = named && Array.from(core).some((char) => capitals.has(char));
  if (!keeps && !needsCapitals(core)) return escape(word, texEscapes);
  const at = word.indexOf(core);
  const before = escape(word.slice(0, at), texEscapes);
  return `${before}{${escape(core, texEscapes)}}${escape(word.slice(at + core.length), texEscapes)}`;
}

/**
 * Tells "LoRA", "GPT-4", "X-ray" and "3D" from "Models" and "State-of-the-Art".
 *
 * @param {string} word
 */
function needsCapitals(word) {
  const chars = Array.from(word);
  /** @type {string[][]} */
  const parts = [[]];
  for (const char of chars) {
    if (punctuation.has(char)) parts.push([]);
    else parts[parts.length - 1].push(char);
  }
  const capital = chars.some((char) => capitals.has(char));
  if (capital && chars.some((char) => digits.has(char))) return true;
  if (parts.some((part) => part.slice(1).some((char) => capitals.has(char)))) return true;
  return !articles.has(word) && parts.some((part) => part.length === 1 && capitals.has(part[0]));
}
