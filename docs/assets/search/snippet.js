// Which words of a title and an abstract a query found, and the part of the abstract that shows
// most of them.

import { split } from './analysis.js';

/**
 * @typedef {{text: string, mark: boolean}} Part
 */

const SHOWN_WORD = /[\p{L}\p{N}\p{M}]+/gu;
const SNIPPET = 280;

/**
 * @typedef {object} Found A word of a text.
 * @property {number} start
 * @property {number} end
 * @property {string} term Empty where it is not one that was looked for.
 */

/**
 * @param {string} text
 * @param {Set<string>} terms What the query stands for in the index.
 * @param {(word: string) => string} stem
 * @returns {Found[]} The words that were found, neighbours of one phrase included.
 */
function found(text, terms, stem) {
  const words = [...text.matchAll(SHOWN_WORD)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    folded: split(match[0]).words.join(''),
  }));
  /** @type {Map<number, Found>} */
  const marked = new Map();
  words.forEach(({ start, end, folded }, at) => {
    const own = stem(folded);
    if (terms.has(own)) marked.set(start, { start, end, term: own });
    const next = words[at + 1];
    if (!next || !/^[\s\-‐‑–]$/u.test(text.slice(end, next.start))) return;
    const pair = stem(folded + next.folded);
    if (!terms.has(pair)) return;
    for (const word of [{ start, end }, next]) {
      if (!marked.has(word.start)) marked.set(word.start, { start: word.start, end: word.end, term: pair });
    }
  });
  return [...marked.values()].sort((one, other) => one.start - other.start);
}

/**
 * @param {string} text
 * @param {Set<string>} terms
 * @param {(word: string) => string} stem
 * @returns {Part[]} The whole text in parts, those that were looked for marked.
 */
export function marked(text, terms, stem) {
  return parts(text, 0, text.length, found(text, terms, stem));
}

/**
 * @param {string} text
 * @param {number} from
 * @param {number} to
 * @param {Found[]} words
 * @returns {Part[]}
 */
function parts(text, from, to, words) {
  /** @type {Part[]} */
  const made = [];
  let at = from;
  for (const { start, end } of words) {
    if (start < from || end > to) continue;
    if (start > at) made.push({ text: text.slice(at, start), mark: false });
    const last = made.at(-1);
    made.push({ text: text.slice(start, end), mark: true });
    if (last?.mark === false && /^[\s-]$/u.test(last.text) && made.at(-3)?.mark) {
      const [one, gap, other] = made.splice(-3);
      made.push({ text: one.text + gap.text + other.text, mark: true });
    }
    at = end;
  }
  if (at < to) made.push({ text: text.slice(at, to), mark: false });
  return made;
}

/**
 * The part of an abstract that shows most of what was looked for: as many whole sentences as fit,
 * or a window inside a long one.
 * @param {string} text
 * @param {Set<string>} terms
 * @param {(word: string) => string} stem
 * @returns {Part[]}
 */
export function snippet(text, terms, stem) {
  const words = found(text, terms, stem);
  let best = 0;
  let most = -1;
  for (const { start } of words) {
    const own = new Set();
    let many = 0;
    for (const word of words) {
      if (word.start < start || word.end > start + SNIPPET * 0.8) continue;
      own.add(word.term);
      many += 1;
    }
    const worth = own.size * 10 + Math.min(many, 9);
    if (worth > most) [best, most] = [start, worth];
  }
  const from = beginning(text, best);
  const to = ending(text, from);
  const made = parts(text, from, to, words);
  if (from > 0) made.unshift({ text: '… ', mark: false });
  if (to < text.length) made.push({ text: ' …', mark: false });
  return made;
}

/**
 * @param {string} text
 * @param {number} at
 * @returns {number} The beginning of the sentence, or of a word not too far in front.
 */
function beginning(text, at) {
  if (at < SNIPPET / 3) return 0;
  const before = text.slice(Math.max(0, at - 120), at);
  const sentence = Math.max(before.lastIndexOf('. '), before.lastIndexOf('? '), before.lastIndexOf('! '));
  if (sentence >= 0) return at - before.length + sentence + 2;
  const near = text.slice(at - 50, at);
  const space = near.indexOf(' ');
  return space < 0 ? at : at - near.length + space + 1;
}

/**
 * @param {string} text
 * @param {number} from
 * @returns {number} The end of a word before the snippet gets too long.
 */
function ending(text, from) {
  if (text.length - from <= SNIPPET) return text.length;
  const space = text.lastIndexOf(' ', from + SNIPPET);
  return space > from ? space : from + SNIPPET;
}
