// lunr's scoring, on lists instead of an index of objects. lunr.js makes objects for every paper
// and field that match: building the small index it would need and asking it takes several
// times as long as these sums on typed arrays. That results and scores are lunr's, of lunr.js
// and of lunr.py, is what the property tests are about. Weights are whole thousandths, as lunr
// rounds them, so sums are exact and equal scores tie whatever order they were added in.

import { readPostings } from './codec.js';

/**
 * @typedef {object} Clause A clause of a parsed lunr query, its term through the pipeline.
 * @property {string} term
 * @property {string[]} fields
 * @property {number} boost
 * @property {number} [editDistance]
 * @property {boolean} usePipeline
 * @property {number} presence 1 optional, 2 required, 3 prohibited.
 *
 * @typedef {object} Matches
 * @property {Uint32Array} papers Numbers of the papers found, rising.
 * @property {Float64Array} scores Of every paper, by number.
 */

const REQUIRED = 2;
const PROHIBITED = 3;

/**
 * Whether lunr's token set for a term with wildcards accepts a word.
 * @param {string} pattern
 * @param {string} word
 * @returns {boolean}
 */
export function matchesPattern(pattern, word) {
  let at = 0;
  let star = -1;
  let mark = 0;
  let place = 0;
  while (place < word.length) {
    if (at < pattern.length && pattern[at] === '*') {
      star = at;
      at += 1;
      mark = place;
    } else if (at < pattern.length && pattern[at] === word[place]) {
      at += 1;
      place += 1;
    } else if (star >= 0) {
      at = star + 1;
      mark += 1;
      place = mark;
    } else {
      return false;
    }
  }
  while (pattern[at] === '*') at += 1;
  return at === pattern.length;
}

/**
 * Whether lunr's token set for a term and an edit distance accepts a word. As in lunr, an edit is
 * an insertion, a deletion, a substitution or a transposition of neighbours, and what was
 * transposed may be edited again; an asterisk stands for one character.
 * @param {string} term
 * @param {number} distance
 * @param {string} word
 * @returns {boolean}
 */
export function matchesFuzzy(term, distance, word) {
  if (Math.abs(term.length - word.length) > distance) return false;
  /** @type {Set<string>} */
  const dead = new Set();
  return walk(term, distance, 0);

  /**
   * @param {string} rest Of the term.
   * @param {number} edits Left.
   * @param {number} at Place in the word.
   * @returns {boolean}
   */
  function walk(rest, edits, at) {
    if (Math.abs(rest.length - (word.length - at)) > edits) return false;
    if (rest === '' && at === word.length) return true;
    const state = `${rest} ${edits} ${at}`;
    if (dead.has(state)) return false;
    const more = at < word.length;
    const found =
      (more && rest !== '' && (rest[0] === word[at] || rest[0] === '*') && walk(rest.slice(1), edits, at + 1)) ||
      (edits > 0 &&
        ((more && walk(rest, edits - 1, at + 1)) ||
          (rest !== '' && walk(rest.slice(1), edits - 1, at)) ||
          (more && rest !== '' && walk(rest.slice(1), edits - 1, at + 1)) ||
          (more &&
            rest.length > 1 &&
            (rest[1] === word[at] || rest[1] === '*') &&
            walk(rest[0] + rest.slice(2), edits - 1, at + 1))));
    if (!found) dead.add(state);
    return found;
  }
}

/**
 * A weight in whole thousandths, rounded as Python rounds: to even where it is exactly between.
 * @param {number} weight
 * @returns {number}
 */
export function thousandths(weight) {
  const scaled = weight * 1000;
  const near = Math.round(scaled);
  if (Math.abs(Math.abs(scaled - Math.trunc(scaled)) - 0.5) > 1e-6) return near;
  if (Number.isInteger(weight * 16)) return 2 * Math.round(scaled / 2);
  return Math.round(Number(weight.toFixed(3)) * 1000);
}

/**
 * @param {number} documents
 * @param {number} count Papers with the term, a paper counted once for each field that has it.
 * @returns {number} lunr's inverse document frequency.
 */
function rarity(documents, count) {
  return Math.log(1 + Math.abs((documents - count + 0.5) / (count + 0.5)));
}

/**
 * Score a query as lunr does.
 * @param {import('./codec.js').Manifest} manifest
 * @param {Clause[]} clauses
 * @param {import('./codec.js').Term[][]} expanded For each clause the terms it stands for.
 * @returns {Matches}
 */
export function score(manifest, clauses, expanded) {
  const { documents, fields } = manifest;
  const names = fields.map((field) => field.name);
  const { weights, boosts } = queryVectors(names, clauses, expanded);
  const sums = fields.map(() => /** @type {Float64Array | null} */ (null));
  const hit = new Uint8Array(documents);
  for (const [term, own] of weights) addTerm(manifest, term, own, sums, hit);
  const negated = clauses.every((clause) => clause.presence === PROHIBITED);
  if (negated) hit.fill(1);
  clauses.forEach((clause, at) => {
    if (clause.presence === REQUIRED) keep(hit, holders(clause, expanded[at], names, manifest), 1);
    if (clause.presence === PROHIBITED) keep(hit, holders(clause, expanded[at], names, manifest), 0);
  });
  const lengths = boosts.map((own) => Math.sqrt(own.reduce((sum, boost) => sum + boost * boost, 0)));
  return ranked(hit, sums, lengths);
}

/**
 * @param {string[]} names
 * @param {Clause[]} clauses
 * @param {import('./codec.js').Term[][]} expanded
 * @returns {{weights: Map<import('./codec.js').Term, number[]>, boosts: number[][]}} For each term
 *   its boost in each field, and for each field all boosts.
 */
function queryVectors(names, clauses, expanded) {
  const weights = new Map();
  clauses.forEach((clause, at) => {
    if (clause.presence === PROHIBITED) return;
    for (const term of expanded[at]) {
      let own = weights.get(term);
      if (!own) weights.set(term, (own = names.map(() => NaN)));
      for (const field of clause.fields) {
        const place = names.indexOf(field);
        own[place] = (Number.isNaN(own[place]) ? 0 : own[place]) + clause.boost;
      }
    }
  });
  const boosts = names.map((_, place) =>
    [...weights.values()].map((own) => own[place]).filter((boost) => !Number.isNaN(boost)),
  );
  return { weights, boosts };
}

/**
 * @param {import('./codec.js').Manifest} manifest
 * @param {import('./codec.js').Term} term
 * @param {number[]} boosts In each field; NaN where the query does not look.
 * @param {(Float64Array | null)[]} sums Thousandths for each field and paper.
 * @param {Uint8Array} hit
 */
function addTerm(manifest, term, boosts, sums, hit) {
  const { documents, fields, k1, b } = manifest;
  const lists = readPostings(term.postings, manifest.numbers);
  const idf = rarity(documents, lists.reduce((sum, list) => sum + list.papers.length, 0));
  for (const { field, papers, times, lengths } of lists) {
    const boost = boosts[field];
    if (Number.isNaN(boost)) continue;
    const sum = (sums[field] ??= new Float64Array(documents));
    const average = fields[field].length / documents;
    const own = fields[field].boost;
    for (let at = 0; at < papers.length; at += 1) {
      const paper = papers[at];
      const length = lengths ? lengths[at] : manifest.lengths[paper];
      const often = times[at];
      const weight = ((idf * ((k1 + 1) * often)) / (k1 * (1 - b + b * (length / average)) + often)) * own;
      sum[paper] += boost * thousandths(weight);
      hit[paper] = 1;
    }
  }
}

/**
 * @param {Clause} clause
 * @param {import('./codec.js').Term[]} terms
 * @param {string[]} names
 * @param {import('./codec.js').Manifest} manifest
 * @returns {Uint8Array} 1 for each paper that has one of the terms in a field of the clause.
 */
function holders(clause, terms, names, manifest) {
  const found = new Uint8Array(manifest.documents);
  for (const term of terms) {
    for (const { field, papers } of readPostings(term.postings, manifest.numbers)) {
      if (clause.fields.includes(names[field])) for (const paper of papers) found[paper] = 1;
    }
  }
  return found;
}

/**
 * @param {Uint8Array} hit
 * @param {Uint8Array} holders
 * @param {number} wanted
 */
function keep(hit, holders, wanted) {
  for (let paper = 0; paper < hit.length; paper += 1) if (holders[paper] !== wanted) hit[paper] = 0;
}

/**
 * @param {Uint8Array} hit
 * @param {(Float64Array | null)[]} sums
 * @param {number[]} lengths Of the query vectors.
 * @returns {Matches}
 */
function ranked(hit, sums, lengths) {
  const totals = new Float64Array(hit.length);
  sums.forEach((sum, field) => {
    if (!sum || !lengths[field]) return;
    for (let paper = 0; paper < hit.length; paper += 1) totals[paper] += sum[paper] / 1000 / lengths[field];
  });
  let count = 0;
  for (const one of hit) count += one;
  const papers = new Uint32Array(count);
  let at = 0;
  for (let paper = 0; paper < hit.length; paper += 1) if (hit[paper]) papers[at++] = paper;
  return { papers, scores: totals };
}

/**
 * The best papers, best first, papers of equal score by number.
 * @param {Uint32Array} papers
 * @param {Float64Array} scores By number.
 * @param {number} count How many are wanted in order; the others may follow or not.
 * @returns {Uint32Array}
 */
export function best(papers, scores, count) {
  let some = papers;
  if (count < papers.length / 2) {
    // Sorting bare numbers is fast: with them the score that just gets in is known.
    const sorted = new Float64Array(papers.length);
    for (let at = 0; at < papers.length; at += 1) sorted[at] = scores[papers[at]];
    sorted.sort();
    const least = sorted[sorted.length - Math.max(1, count)];
    some = papers.filter((paper) => scores[paper] >= least);
  }
  return some.slice().sort((one, other) => scores[other] - scores[one] || one - other);
}
