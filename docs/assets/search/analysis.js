// Text -> words, and a reader's query -> a query in lunr's syntax. generator/index/analysis.py and
// generator/index/query.py do the same in Python; tests compare the two. Separators and marks are
// listed, not asked of the engine's Unicode tables, since these differ from Python's by version.

/**
 * @typedef {{words: string[], glues: string[]}} Text The words of a text, folded, and what stands
 *   before each: a hyphen, a space, or nothing where a phrase cannot go on.
 * @typedef {object} English lunr's English.
 * @property {(word: string) => string} stem
 * @property {(word: string) => boolean} isStopWord
 */

const LETTERS = new Map(
  Object.entries({
    ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i', ħ: 'h',
    α: 'alpha', β: 'beta', γ: 'gamma', δ: 'delta', ε: 'epsilon', ζ: 'zeta', η: 'eta',
    θ: 'theta', ι: 'iota', κ: 'kappa', λ: 'lambda', μ: 'mu', ν: 'nu', ξ: 'xi', ο: 'omicron',
    π: 'pi', ρ: 'rho', σ: 'sigma', ς: 'sigma', τ: 'tau', υ: 'upsilon', φ: 'phi', χ: 'chi',
    ψ: 'psi', ω: 'omega', '’': "'", '‘': "'", ʼ: "'", '‐': '-', '‑': '-', '‒': '-', '–': '-',
    '—': ';', '−': '-', _: '-',
  }),
);
const LETTER = new RegExp(`[${[...LETTERS.keys()].join('')}]`, 'gu');
const MARKS =
  /[\u00ad\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u064b-\u065f\u0670\u1ab0-\u1aff\u1dc0-\u1dff\u200b-\u200d\u2060\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f\ufeff]/gu;
const SEPARATORS =
  '\\x00-\\/:-@\\[-`\\{-\\xbf\\xd7\\xf7\\u02b9-\\u02ff\\u2000-\\u206f\\u20a0-\\u20cf' +
  '\\u2100-\\u214f\\u2190-\\u2bff\\u2e00-\\u2e7f\\u3000-\\u3004\\u3008-\\u3030' +
  '\\u303d-\\u303f\\u30fb\\ud800-\\udfff\\ue000-\\uf8ff\\ufe10-\\ufe1f\\ufe30-\\ufe6f' +
  '\\uff00-\\uff0f\\ufff0-\\uffff\\u{1d000}-\\u{1d3ff}\\u{1f000}-\\u{1fbff}' +
  '\\u{e0000}-\\u{10ffff}';
const WORD = new RegExp(`[0-9]+(?:\\.[0-9]+)+|[^${SEPARATORS}]+(?:'[^${SEPARATORS}]+)*`, 'gu');
const PATTERN = new RegExp(`(?:\\*|[^${SEPARATORS}])+`, 'gu');
const CJK = '[\\u3040-\\u30ff\\u3400-\\u9fff\\uf900-\\ufaff\\u{20000}-\\u{3ffff}]';
const CJK_RUN = new RegExp(`(${CJK}+)`, 'u');
const CJK_START = new RegExp(`^${CJK}`, 'u');
const DOI = /10\.[0-9]{4,9}\/[^\s"<>]+/gu;
const OLD_ARXIV = /(?<![a-z.-])([a-z-]{2,20}(?:\.[a-z]{2})?)\/([0-9]{7})(?:v[0-9]+)?/gu;
const ARXIV_VERSION = /([0-9]{4}\.[0-9]{4,5})v[0-9]+/gu;
const SIGNS = /(?<![^\s(,/])(c\+\+|c#|f#)/gu;
/** @type {Record<string, string>} */
const SIGN_WORDS = { 'c++': 'cplusplus', 'c#': 'csharp', 'f#': 'fsharp' };
const SPACE = '[ \\t\\n\\r\\f\\v\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]';
const SPACES = new RegExp(`^${SPACE}+$`, 'u');
const CHUNKS = new RegExp(`${SPACE}+`, 'u');
const LONGEST = 60;
const KEYS = 999_983;

/** Fields that a query may name, as in `title:adapter`. */
export const FIELDS = ['title', 'abstract', 'authors', 'themes', 'identifiers'];
const CHUNK = new RegExp(`^([+-]?)(?:(${FIELDS.join('|')}):)?(.*?)((?:~[0-9]{1,2}|\\^[0-9]{1,4})*)$`, 'su');
const WHOLE = 40;
const PHRASE = 10;
/** For a word that the reader may be about to write, and for one after a word that is whole. */
const COMPLETED = 30;
const CONTINUED = 1;
const QUERY_LIMIT = 4000;

/**
 * Lower case, no accents, Greek spelled out, hyphens made equal.
 * @param {string} text
 * @returns {string}
 */
export function fold(text) {
  if (/^[\x00-\x7f]*$/u.test(text)) return text.toLowerCase().replaceAll('_', '-');
  const bare = text.normalize('NFKD').toLowerCase().replace(MARKS, '');
  return bare.replace(LETTER, (letter) => LETTERS.get(letter) ?? letter).normalize('NFC');
}

/**
 * @param {string} folded
 * @returns {string} The text with each identifier as one word.
 */
function withIdentifiers(folded) {
  return folded
    .replace(DOI, (doi) => ` ${doi.replace(/[^a-z0-9]+/gu, '')} `)
    .replace(OLD_ARXIV, (_, group, number) => ` ${group.replace(/[^a-z0-9]+/gu, '')}${number} `)
    .replace(ARXIV_VERSION, '$1')
    .replace(SIGNS, (sign) => SIGN_WORDS[sign]);
}

/**
 * @param {string} word
 * @returns {string[]} Overlapping pairs of a script written without spaces, the rest as it is.
 */
function cjk(word) {
  const parts = [];
  for (const part of word.split(CJK_RUN)) {
    const chars = [...part];
    if (chars.length > 1 && CJK_START.test(part)) {
      for (let at = 0; at + 1 < chars.length; at += 1) parts.push(chars[at] + chars[at + 1]);
    } else if (part) {
      parts.push(cut(part));
    }
  }
  return parts;
}

/**
 * @param {string} word
 * @returns {string} Its first characters, as many as a term may have.
 */
function cut(word) {
  return word.length <= LONGEST ? word : [...word].slice(0, LONGEST).join('');
}

/**
 * Cut a text into words.
 * @param {string} text
 * @returns {Text}
 */
export function split(text) {
  const folded = withIdentifiers(fold(text));
  const words = [];
  const glues = [];
  let end = 0;
  for (const match of folded.matchAll(WORD)) {
    const gap = folded.slice(end, match.index);
    end = match.index + match[0].length;
    const glue = gap === '-' ? '-' : SPACES.test(gap) ? ' ' : '';
    let word = match[0];
    if (word.includes("'")) word = word.replace(/'s$/u, '').replaceAll("'", '');
    if (!CJK_RUN.test(word)) {
      words.push(cut(word));
      glues.push(glue);
    } else {
      for (const part of cjk(word)) {
        words.push(part);
        glues.push('');
      }
    }
  }
  return { words, glues };
}

/**
 * The term under which a paper's exact title is found.
 * @param {string[]} words The words of a query, folded.
 * @param {English} english
 * @returns {string | null} Null for a single word.
 */
export function titleKey(words, english) {
  const content = words.filter((word) => !english.isStopWord(word));
  if (content.length < 2) return null;
  const text = words.join(' ');
  let value = 0;
  for (let at = 0; at < text.length; at += 1) value = (value * 65536 + text.charCodeAt(at)) % KEYS;
  return `_${english.stem(content[0])}${String(value).padStart(6, '0')}`;
}

/**
 * @typedef {object} Chunk What stands between two spaces of a query.
 * @property {string} presence `+`, `-` or nothing.
 * @property {string} field With its colon, or nothing.
 * @property {string[]} words
 * @property {string[]} glues
 * @property {string[]} patterns Words with wildcards.
 * @property {number} distance Edit distance, 0 for none.
 * @property {number} boost
 * @property {boolean} plain Whether it is words alone, without any operator.
 */

/**
 * lunr's English, as the engine needs it.
 * @param {any} lunr lunr.js 2.3.9.
 * @returns {English}
 */
export function english(lunr) {
  /** @type {Map<string, string>} */
  const stems = new Map();
  return {
    stem(word) {
      const known = stems.get(word);
      if (known !== undefined) return known;
      /** @type {string} */
      const made = lunr.stemmer(new lunr.Token(word)).toString();
      stems.set(word, made);
      return made;
    },
    isStopWord: (word) => lunr.stopWordFilter(new lunr.Token(word)) === undefined,
  };
}

/**
 * @param {string} query
 * @returns {Chunk[]}
 */
function chunks(query) {
  const found = [];
  for (const raw of query.slice(0, QUERY_LIMIT).replaceAll('\\', '').split(CHUNKS)) {
    const match = CHUNK.exec(raw);
    if (!match) continue;
    const [, presence, field, body, suffix] = match;
    const distance = /~([0-9]+)/u.exec(suffix);
    const boost = /\^([0-9]+)/u.exec(suffix);
    const wild = body.includes('*');
    const pieces = wild ? (fold(body).match(PATTERN) ?? []) : [];
    const text = wild
      ? { words: pieces.filter((piece) => !piece.includes('*')), glues: pieces.map(() => '') }
      : split(body);
    found.push({
      presence,
      field: field ? `${field}:` : '',
      words: text.words,
      glues: text.glues,
      patterns: pieces.filter((piece) => piece.includes('*')),
      distance: distance ? Number(distance[1]) : 0,
      boost: boost ? Number(boost[1]) : 1,
      plain: !presence && !field && !suffix && !wild,
    });
  }
  return found;
}

/**
 * @param {string} query As typed.
 * @returns {string | null} The word that is being typed, if the query ends in a plain one.
 */
export function typedWord(query) {
  const end = [...query.slice(-2)].at(-1) ?? '';
  if (!query || SPACES.test(end)) return null;
  const last = chunks(query).at(-1);
  if (!last || last.presence || last.patterns.length || last.distance || last.boost !== 1) return null;
  const word = last.words.at(-1);
  return word === undefined || split(end).words.length === 0 ? null : word;
}

/**
 * Rewrite a reader's query in lunr's syntax: words cut as the documents' are, and for words that
 * stand together the term they share as a phrase, at a quarter of a word's weight.
 * @param {string} query
 * @param {English} english
 * @param {string[]} [completions] Words that the last word may become, while it is typed.
 * @param {boolean} [known] Whether the last word is one as it is; then the others hardly count.
 * @returns {string} Empty where there is nothing to look for.
 */
export function rewrite(query, english, completions = [], known = false) {
  const parts = chunks(query);
  /** @type {{text: string, field: string, presence: string, boost: number, distance: number}[]} */
  const clauses = [];
  /** @type {Set<string>} */
  const seen = new Set();
  let before = '';
  for (const part of parts) {
    const phrasal = part.distance === 0 && part.presence !== '-';
    if (!part.plain || part.words.length === 0) before = '';
    for (const pattern of part.patterns) add(pattern, part, part.boost * WHOLE);
    part.words.forEach((word, at) => {
      const glue = at === 0 ? ' ' : part.glues[at];
      if (english.isStopWord(word)) {
        before = '';
        return;
      }
      const pair = before && glue ? before + word : '';
      const lone = part.presence !== '-' || part.words.length === 1;
      if (lone) add(word, part, part.boost * WHOLE);
      if (pair && phrasal) add(pair, { ...part, presence: '' }, part.boost * PHRASE);
      if (pair && part.presence === '-') add(pair, part, part.boost * PHRASE);
      before = word;
    });
    if (!part.plain) before = '';
  }
  const last = parts.at(-1);
  for (const word of completions) if (last) add(word, last, known ? CONTINUED : COMPLETED);
  const words = parts.flatMap((part) => part.words);
  const key = parts.every((part) => part.plain) ? titleKey(words, english) : null;
  if (key) add(key, { presence: '', field: 'identifiers:', distance: 0 }, WHOLE);
  const same = clauses.every((clause) => clause.boost === WHOLE);
  return clauses
    .map(({ text, field, presence, boost, distance }) => {
      const weight = same ? '' : `^${boost}`;
      return `${presence}${field}${text}${distance ? `~${distance}` : ''}${weight}`;
    })
    .join(' ');

  /**
   * @param {string} text
   * @param {{presence: string, field: string, distance: number}} part
   * @param {number} boost
   */
  function add(text, part, boost) {
    const name = [part.presence, part.field, part.distance, text.includes('*') ? text : english.stem(text)].join(' ');
    if (seen.has(name)) return;
    seen.add(name);
    clauses.push({ text, field: part.field, presence: part.presence, boost, distance: part.distance });
  }
}

/**
 * @param {string} chunk What stands between two spaces of a query.
 * @returns {boolean} Whether it is words alone, without any operator.
 */
export function isPlain(chunk) {
  return chunks(chunk).every((part) => part.plain);
}
