// A record in, the facts a citation is made of out. generator/export/facts.py does the same, step
// for step, for the pages of the papers; tests hold the two together, byte for byte. What either
// decides by is in formats.js, which both share.

import {
  ARXIV, ARXIV_DOI, ARXIV_URL, CONFERENCE_WORDS, CUT_NOTE, DIGITS, ET_AL, GROUP_CAPITALS,
  GROUP_WORDS, JOINED_PARTICLES, JOINING_WORDS, JOURNALS, KEY_WORD, KEY_WORD_LENGTH,
  MOST_NAME_WORDS, NO_NAME_CHARACTERS, PARTICLES, PREPRINT_SERVERS, PRIMARY_CLASS, SPACES,
  SPELLED, STOP_WORDS, SUFFIXES, SURROGATES, UNSTABLE,
} from './formats.js';

/**
 * A paper as the API and the search have it; what is not known is null or missing.
 *
 * @typedef {object} Paper
 * @property {string} id
 * @property {string} title
 * @property {readonly string[] | null} [authors]
 * @property {boolean | null} [authors_complete]
 * @property {string | null} [date]
 * @property {string | null} [abstract]
 * @property {string | null} [arxiv]
 * @property {string | null} [doi]
 * @property {string | null} [venue]
 * @property {readonly string[] | null} [links]
 * @property {readonly string[] | null} [categories]
 *
 * @typedef {'article' | 'conference' | 'preprint' | 'other'} Kind
 *
 * @typedef {object} Name
 * @property {string} literal The whole name of a group, or where the parts can't be told; then
 *   nothing else is set.
 * @property {string} family
 * @property {string} given
 * @property {string} particle Small words that begin the family name: "van der".
 * @property {string} suffix "Jr.", "III".
 *
 * @typedef {object} Facts
 * @property {Kind} kind
 * @property {Readonly<Record<string, string>>} texts The facts that are a text; empty where absent.
 * @property {readonly Name[]} names
 * @property {boolean} cut Whether there are more authors than are named.
 *
 * @typedef {readonly [name: string, fact: string, how: string, kinds: readonly Kind[]]} Field
 */

const NO_NAME = { literal: '', family: '', given: '', particle: '', suffix: '' };
const NAME_PARTS = 3;
const spaces = new RegExp(SPACES, 'gu');
const surrogates = new RegExp(SURROGATES, 'gu');
const unstable = new RegExp(UNSTABLE, 'gu');
const primaryClass = new RegExp(`^(?:${PRIMARY_CLASS})$`, 'u');
const letters = new Map(Object.entries(SPELLED));

/**
 * Tells whether a list has a value; TypeScript's own `includes` asks only for what it knows is in.
 *
 * @param {readonly string[]} list
 * @param {string} value
 */
function has(list, value) {
  return list.includes(value);
}

/**
 * @param {Paper} paper
 * @returns {Facts}
 */
export function gatherFacts(paper) {
  const { names, cut } = parseAuthors(paper);
  const arxiv = clean(paper.arxiv ?? '');
  const doi = clean(paper.doi ?? '');
  let venue = clean(paper.venue ?? '');
  const kind = kindOf(venue, arxiv, doi);
  if (kind === 'preprint' && arxiv && words(venue)[0] === ARXIV.toLowerCase()) venue = '';
  const date = paper.date ?? '';
  const category = clean(paper.categories?.[0] ?? '');
  const link = clean(paper.links?.[0] ?? '');
  const archive = kind === 'preprint' ? venue : '';
  const texts = {
    key: citationKey(paper),
    title: clean(paper.title),
    cut: cut ? CUT_NOTE : '',
    venue,
    year: date.slice(0, 4),
    month: date.slice(5, 7),
    date,
    doi,
    arxiv,
    archive: arxiv ? ARXIV : archive,
    archiveprefix: arxiv ? ARXIV : '',
    identifier: arxiv ? `${ARXIV}:${arxiv}` : '',
    primaryclass: arxiv && primaryClass.test(category) ? category : '',
    url: urlOf(arxiv, doi, link),
    abstract: clean(paper.abstract ?? ''),
  };
  return { kind, texts, names, cut };
}

/**
 * @param {string} arxiv
 * @param {string} doi
 * @param {string} link
 */
function urlOf(arxiv, doi, link) {
  if (arxiv) return `${ARXIV_URL}${arxiv}`;
  return doi ? '' : link;
}

/**
 * @param {string} text
 * @returns {string} The text on one line: white space and controls as single spaces; encodable.
 */
export function clean(text) {
  return strip(text.replace(spaces, ' '), ' ').replace(surrogates, '\ufffd');
}

/**
 * @param {string} text
 * @param {string} marks
 * @returns {string} The text without these marks at its ends.
 */
export function strip(text, marks) {
  const chars = Array.from(text);
  let start = 0;
  while (start < chars.length && marks.includes(chars[start])) start += 1;
  return stripEnd(chars.slice(start).join(''), marks);
}

/**
 * @param {string} text
 * @param {string} marks
 */
function stripEnd(text, marks) {
  let end = text.length;
  while (end > 0 && marks.includes(text[end - 1])) end -= 1;
  return text.slice(0, end);
}

/**
 * @param {Paper} paper
 * @returns {{names: Name[], cut: boolean}} The authors, and whether there are more than these.
 */
function parseAuthors(paper) {
  let cut = paper.authors_complete === false;
  const names = [];
  for (const author of paper.authors ?? []) {
    let name = strip(clean(author), ' ,');
    const lower = name.toLowerCase();
    const ending = ET_AL.find((one) => lower === one || lower.endsWith(` ${one}`));
    if (ending !== undefined) {
      name = stripEnd(name.slice(0, name.length - ending.length), ' ,');
      cut = true;
    }
    if (name) names.push(parseName(name));
  }
  return { names, cut: cut && names.length > 0 };
}

/**
 * Parts a clean, non-empty name; "Given Family" and "Family, Given" are understood.
 *
 * @param {string} text
 * @returns {Name}
 */
export function parseName(text) {
  const literal = { ...NO_NAME, literal: text };
  const parts = text.split(',').map((part) => strip(part, ' '));
  const first = parts[0].split(' ');
  if (isGroup(text) || !parts.every(Boolean) || parts.length > NAME_PARTS) return literal;
  const suffixes = parts.slice(1).filter((part) => has(SUFFIXES, part));
  const others = parts.slice(1).filter((part) => !has(SUFFIXES, part));
  if (suffixes.length > 1 || others.length > 1) return literal;
  let suffix = suffixes[0] ?? '';
  if (others.length > 0) {
    const at = countParticles(first, first.length - 1);
    return {
      ...NO_NAME,
      family: first.slice(at).join(' '),
      given: others[0],
      particle: first.slice(0, at).join(' '),
      suffix,
    };
  }
  if (!suffix && first.length > 2 && has(SUFFIXES, first[first.length - 1])) {
    suffix = first.pop() ?? '';
  }
  return first.length === 1 ? literal : partWords(first, suffix);
}

/**
 * Parts "Given [particles] Family"; only particles may stand for the given name.
 *
 * @param {string[]} parts
 * @param {string} suffix
 * @returns {Name}
 */
function partWords(parts, suffix) {
  const end = parts.length - 1;
  let start = end;
  while (start > 0 && has(PARTICLES, parts[start - 1])) start -= 1;
  let family = end;
  if (start === end) {
    const joined = [2, 1].find((count) => (
      count < end && has(JOINED_PARTICLES, parts.slice(end - count, end).join(' '))
    ));
    start = end - (joined ?? 0);
    family = start;
  }
  return {
    ...NO_NAME,
    family: parts.slice(family).join(' '),
    given: parts.slice(0, start).join(' '),
    particle: parts.slice(start, family).join(' '),
    suffix,
  };
}

/**
 * @param {string[]} parts
 * @param {number} most
 */
function countParticles(parts, most) {
  let count = 0;
  while (count < most && has(PARTICLES, parts[count])) count += 1;
  return count;
}

/**
 * Tells a group, or anything that is no person's name, by its words.
 *
 * @param {string} text
 */
function isGroup(text) {
  const typed = text.replaceAll(',', ' ').split(' ').filter(Boolean);
  const parts = typed.map((word) => word.toLowerCase());
  return parts.length > MOST_NAME_WORDS
    || parts.some((word) => has(GROUP_WORDS, word) || has(JOINING_WORDS, word))
    || typed.some((word) => has(GROUP_CAPITALS, word))
    || Array.from(text).some((char) => NO_NAME_CHARACTERS.includes(char));
}

/**
 * First author's family name, year, first telling word of the title, and an ending: the arXiv
 * identifier, else the end of the permalink. ASCII, and made of the paper alone.
 *
 * @param {Paper} paper
 * @returns {string}
 */
export function citationKey(paper) {
  const [name] = parseAuthors(paper).names;
  const front = words(name ? name.literal || name.family : '').join('');
  const [telling] = words(clean(paper.title)).filter((word) => !has(STOP_WORDS, word));
  const word = (telling ?? KEY_WORD).slice(0, KEY_WORD_LENGTH);
  const ending = words(paper.arxiv || paper.id.slice(paper.id.lastIndexOf('-') + 1)).join('-');
  const year = (paper.date ?? '').slice(0, 4);
  return front
    ? `${front.slice(0, KEY_WORD_LENGTH)}${year}${word}-${ending}`
    : `${word}-${ending}`;
}

/**
 * The words of a text in a-z and 0-9, as slug of generator/text.py makes them.
 *
 * @param {string} text
 * @returns {string[]}
 */
function words(text) {
  const lower = text.replace(unstable, ' ').toLowerCase();
  const bare = spell(lower).normalize('NFKD').replace(/[\u0300-\u034e\u0350-\u036f]/gu, '');
  return spell(bare.toLowerCase()).replace(/['\u2019]/gu, '').split(/[^0-9a-z]+/u).filter(Boolean);
}

/** @param {string} text */
function spell(text) {
  return Array.from(text, (char) => letters.get(char) ?? char).join('');
}

/**
 * @param {string} venue
 * @param {string} arxiv
 * @param {string} doi
 * @returns {Kind}
 */
function kindOf(venue, arxiv, doi) {
  const parts = words(venue);
  const joined = parts.join(' ');
  if (parts.length > 0 && has(PREPRINT_SERVERS, parts[0])) return 'preprint';
  if (JOURNALS.some((journal) => joined.startsWith(journal))) return 'article';
  if (parts.some((word) => has(CONFERENCE_WORDS, stripEnd(word, DIGITS)))) return 'conference';
  if (venue) return 'article';
  return arxiv && (!doi || doi.startsWith(ARXIV_DOI)) ? 'preprint' : 'other';
}
