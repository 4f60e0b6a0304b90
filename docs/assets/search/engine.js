// The engine: a query in, results out. It fetches what the query needs and nothing else, keeps
// what it has, and knows nothing of pages, workers or hosts: reading a file is handed in.

import { english as englishOf, fold, isPlain, rewrite, typedWord, split } from './analysis.js';
import {
  MANIFEST, SearchError, column, inflate, readBlock, readFacet, readManifest, readShard, readTerms,
  readWords, record, whereabouts,
} from './codec.js';
import { best, matchesFuzzy, matchesPattern, score } from './score.js';
import { marked, snippet } from './snippet.js';

/**
 * @typedef {import('./codec.js').Manifest} Manifest
 * @typedef {import('./codec.js').Paper} Paper
 * @typedef {import('./codec.js').Term} Term
 * @typedef {import('./score.js').Clause} Clause
 * @typedef {import('./snippet.js').Part} Part
 * @typedef {'relevance' | 'newest' | 'oldest' | 'title'} Sort
 *
 * @typedef {object} Request
 * @property {string} [query] As typed; empty for all papers.
 * @property {boolean} [typing] Whether the last word may be unfinished.
 * @property {boolean} [raw] Whether the query is lunr's, to be taken as it is.
 * @property {Record<string, string[]>} [facets] Values chosen, by facet: several of one facet
 *   widen, different facets narrow.
 * @property {[number, number] | null} [years] First and last year wanted.
 * @property {Sort} [sort]
 * @property {number} [offset]
 * @property {number} [limit]
 * @property {string[]} [counts] Facets to count.
 * @property {Record<string, number>} [most] How many values of a facet to give at most, and those
 *   chosen besides.
 * @property {Record<string, string>} [like] What the values of a facet have to contain.
 * @property {boolean} [snippets] Whether to fetch the abstracts, to show the best part of each;
 *   without them the snippet is the one sentence that says what a paper does, where it has one.
 *
 * @typedef {object} Hit
 * @property {number} number The paper's number in this index.
 * @property {number} score
 * @property {Paper} paper
 * @property {Part[]} title
 * @property {Part[]} snippet
 *
 * @typedef {object} Answer
 * @property {number} total
 * @property {string} query The query in lunr's syntax, as it was scored.
 * @property {Hit[]} hits
 * @property {Record<string, {value: string, count: number}[]>} facets Counts, most first; for each
 *   facet with the other facets' choices applied, not its own.
 * @property {string | null} suggestion The query with a typing error put right.
 *
 * @typedef {object} Engine
 * @property {() => Promise<Manifest>} open
 * @property {(request: Request, signal?: AbortSignal) => Promise<Answer>} search
 * @property {(request: Request, signal?: AbortSignal) => Promise<number[]>} all Numbers of all
 *   papers found, in order.
 * @property {(numbers: number[], signal?: AbortSignal) => Promise<Paper[]>} papers
 */

const COMPLETIONS = 8;
const FEW_COMPLETIONS = 3;
const SHORT = 2;
const PAGE = 10;
const AT_ONCE = 16;

/**
 * @param {object} options
 * @param {(path: string, signal?: AbortSignal) => Promise<Uint8Array<ArrayBuffer>>} options.read
 *   Reads a file of the index; rejects with a SearchError where it cannot.
 * @param {any} options.lunr lunr.js 2.3.9.
 * @returns {Engine}
 */
export function createEngine({ read, lunr }) {
  const english = englishOf(lunr);
  const files = store(read);
  /** @type {{name: string, found: Found} | null} */
  let last = null;

  return { open, search, all, papers };

  /** @returns {Promise<Manifest>} */
  function open() {
    return files.get(MANIFEST, readManifest);
  }

  /**
   * @typedef {object} Found
   * @property {string} query
   * @property {Uint32Array} papers
   * @property {Float64Array} scores By paper.
   * @property {Set<string>} terms
   * @property {string[]} missing Words that no paper has.
   */

  /**
   * @param {Request} request
   * @param {AbortSignal} [signal]
   * @returns {Promise<Answer>}
   */
  async function search(request, signal) {
    const manifest = await open();
    const found = await match(manifest, request, signal);
    const narrowed = await narrow(manifest, request, found.papers, signal);
    const from = request.offset ?? 0;
    const to = from + (request.limit ?? PAGE);
    const shown = (await arrange(manifest, request, narrowed, found.scores, to, signal)).subarray(from, to);
    const [records, facets, suggestion] = await Promise.all([
      (request.snippets ? papers : heads)([...shown], signal),
      count(manifest, request, found.papers, signal),
      correct(request, found, signal),
    ]);
    const hits = records.map((paper, at) => ({
      number: shown[at],
      score: found.scores[shown[at]] ?? 0,
      paper,
      title: marked(paper.title, found.terms, english.stem),
      snippet: paper.abstract
        ? snippet(paper.abstract, found.terms, english.stem)
        : marked(paper.tldr ?? '', found.terms, english.stem),
    }));
    return { total: narrowed.length, query: found.query, hits, facets, suggestion };
  }

  /**
   * @param {Request} request
   * @param {AbortSignal} [signal]
   * @returns {Promise<number[]>}
   */
  async function all(request, signal) {
    const manifest = await open();
    const found = await match(manifest, request, signal);
    const narrowed = await narrow(manifest, request, found.papers, signal);
    return [...(await arrange(manifest, request, narrowed, found.scores, Infinity, signal))];
  }

  /**
   * @param {Manifest} manifest
   * @param {Request} request
   * @param {AbortSignal} [signal]
   * @returns {Promise<Found>}
   */
  async function match(manifest, request, signal) {
    const name = JSON.stringify([request.query, request.typing, request.raw]);
    if (last?.name === name) return last.found;
    const text = request.query ?? '';
    // While the word being typed is looked up, fetch what the words before it need.
    if (request.typing) expandAll(manifest, parse(manifest, rewrite(text, english)), signal).catch(() => {});
    const completions = request.typing ? await complete(manifest, text, signal) : [];
    const typed = completions.length ? typedWord(text) : null;
    const known = typed !== null && (await lookUp(manifest, english.stem(typed), signal)).length > 0;
    const query = request.raw ? text : rewrite(text, english, completions, known);
    const found = query.trim() ? await evaluate(manifest, query, signal) : everything(manifest, text);
    if (!request.raw) found.missing = await missing(manifest, text, completions, signal);
    last = { name, found };
    return found;
  }

  /**
   * @param {Manifest} manifest
   * @param {string} text
   * @returns {Found} All papers for an empty query, none for one of nothing but stop words.
   */
  function everything(manifest, text) {
    const papers = new Uint32Array(text.trim() ? 0 : manifest.documents);
    for (let at = 0; at < papers.length; at += 1) papers[at] = at;
    return { query: '', papers, scores: new Float64Array(0), terms: new Set(), missing: [] };
  }

  /**
   * @param {Manifest} manifest
   * @param {string} query In lunr's syntax.
   * @param {AbortSignal} [signal]
   * @returns {Promise<Found>}
   */
  async function evaluate(manifest, query, signal) {
    const clauses = parse(manifest, query);
    const expanded = await expandAll(manifest, clauses, signal);
    signal?.throwIfAborted();
    const { papers, scores } = score(manifest, clauses, expanded);
    const terms = new Set(
      clauses.flatMap((clause, at) => (clause.presence === 3 ? [] : expanded[at].map(({ term }) => term))),
    );
    return { query, papers, scores, terms, missing: [] };
  }

  /**
   * @param {Manifest} manifest
   * @param {Clause[]} clauses
   * @param {AbortSignal} [signal]
   */
  function expandAll(manifest, clauses, signal) {
    return Promise.all(clauses.map((clause) => expand(manifest, clause, signal)));
  }

  /**
   * @param {Manifest} manifest
   * @param {string} text
   * @returns {Clause[]}
   */
  function parse(manifest, text) {
    const query = new lunr.Query(manifest.fields.map((field) => field.name));
    try {
      new lunr.QueryParser(text, query).parse();
    } catch (error) {
      throw new SearchError('query', error instanceof Error ? error.message : String(error));
    }
    for (const clause of query.clauses) {
      if (clause.usePipeline) clause.term = english.stem(clause.term);
    }
    return query.clauses;
  }

  /**
   * @param {Manifest} manifest
   * @param {Clause} clause
   * @param {AbortSignal} [signal]
   * @returns {Promise<Term[]>} The terms of the index that a clause stands for.
   */
  async function expand(manifest, clause, signal) {
    const { term, editDistance } = clause;
    if (editDistance) {
      return named(manifest, (other) => matchesFuzzy(term, editDistance, other), signal);
    }
    const star = term.indexOf('*');
    if (star < 0) return lookUp(manifest, term, signal);
    if (star === 0) return named(manifest, (other) => matchesPattern(term, other), signal);
    const prefix = term.slice(0, star);
    const found = [];
    const end = Math.min(place(manifest.firsts, `${prefix}\uffff`), manifest.shards.length - 1);
    for (let at = place(manifest.firsts, prefix); at <= end; at += 1) {
      found.push(files.get(manifest.shards[at], readShard, signal));
    }
    const shards = await Promise.all(found);
    return shards.flatMap((shard) =>
      [...shard.terms.values()].filter((entry) => matchesPattern(term, entry.term)),
    );
  }

  /**
   * @param {Manifest} manifest
   * @param {string} term
   * @param {AbortSignal} [signal]
   * @returns {Promise<Term[]>}
   */
  async function lookUp(manifest, term, signal) {
    const entry = (await shardOf(manifest, term, signal))?.terms.get(term);
    return entry ? [entry] : [];
  }

  /**
   * @param {Manifest} manifest
   * @param {(term: string) => boolean} wanted
   * @param {AbortSignal} [signal]
   * @returns {Promise<Term[]>} All terms that a test accepts, by way of the list of all terms.
   */
  async function named(manifest, wanted, signal) {
    const terms = await files.get(manifest.terms, readTerms, signal);
    const found = await Promise.all(terms.filter(wanted).map((term) => lookUp(manifest, term, signal)));
    return found.flat();
  }

  /**
   * @param {Manifest} manifest
   * @param {string} term
   * @param {AbortSignal} [signal]
   */
  async function shardOf(manifest, term, signal) {
    const at = place(manifest.firsts, term.replace(/^_/u, ''));
    return at < manifest.shards.length ? files.get(manifest.shards[at], readShard, signal) : undefined;
  }

  /**
   * @param {Manifest} manifest
   * @param {string} text
   * @param {AbortSignal} [signal]
   * @returns {Promise<string[]>} Common words that begin with what is being typed.
   */
  async function complete(manifest, text, signal) {
    const prefix = typedWord(text);
    const shard = prefix && (await shardOf(manifest, prefix, signal));
    if (!shard) return [];
    const limit = prefix.length > SHORT ? COMPLETIONS : FEW_COMPLETIONS;
    const known = shard.tops.get(prefix);
    if (known) return known.slice(0, limit);
    return [...shard.terms.values()]
      .flatMap((entry) => entry.words)
      .filter(([word]) => word.startsWith(prefix))
      .sort((one, other) => other[1] - one[1] || (one[0] < other[0] ? -1 : 1))
      .slice(0, limit)
      .map(([word]) => word);
  }

  /**
   * @param {Manifest} manifest
   * @param {string} text
   * @param {string[]} completions
   * @param {AbortSignal} [signal]
   * @returns {Promise<string[]>} Plain words of a query that no paper has.
   */
  async function missing(manifest, text, completions, signal) {
    const words = text.split(/\s+/u).filter(isPlain).flatMap((chunk) => split(chunk).words);
    const wanted = words.filter((word) => !english.isStopWord(word));
    if (completions.length) wanted.pop();
    const found = await Promise.all(wanted.map((word) => lookUp(manifest, english.stem(word), signal)));
    return wanted.filter((_, at) => found[at].length === 0);
  }

  /**
   * @param {Request} request
   * @param {Found} found
   * @param {AbortSignal} [signal]
   * @returns {Promise<string | null>} The query with each unknown word put right, if all can be.
   */
  async function correct(request, found, signal) {
    if (found.missing.length === 0) return null;
    const manifest = await open();
    const { words, counts } = await files.get(manifest.words, readWords, signal);
    let text = request.query ?? '';
    let changed = false;
    for (const word of found.missing) {
      const better = nearest(word, words, counts);
      if (!better) continue;
      const next = replaceWord(text, word, better);
      changed ||= next !== text;
      text = next;
    }
    return changed ? text : null;
  }

  /**
   * @param {Manifest} manifest
   * @param {string} name
   * @param {AbortSignal} [signal]
   */
  function facet(manifest, name, signal) {
    const where = manifest.facets.get(name);
    if (!where) return Promise.resolve({ values: [], papers: [] });
    const alone = [...manifest.facets.values()].filter(({ file }) => file === where.file).length === 1;
    return files.get(where.file, (payload) => readFacet(payload, where.at, alone && name === 'author'), signal, name);
  }

  /**
   * @param {Manifest} manifest
   * @param {Request} request
   * @param {string} [but] A facet whose own choices do not count.
   * @param {AbortSignal} [signal]
   * @returns {Promise<Uint8Array | null>} For each paper the number of facets it passes, and how
   *   many it has to; null where nothing was chosen.
   */
  async function passes(manifest, request, but, signal) {
    const chosen = Object.entries(request.facets ?? {}).filter(([name, own]) => own.length && name !== but);
    if (request.years && but !== 'year') chosen.push(['year', between(request.years)]);
    if (chosen.length === 0) return null;
    const allowed = new Uint8Array(manifest.documents).fill(1);
    for (const [name, own] of chosen) {
      const { values, papers } = await facet(manifest, name, signal);
      const wanted = new Set(own);
      const some = new Uint8Array(manifest.documents);
      values.forEach((value, at) => {
        if (wanted.has(value)) for (const paper of papers[at]) some[paper] = 1;
      });
      for (let paper = 0; paper < allowed.length; paper += 1) allowed[paper] &= some[paper];
    }
    return allowed;
  }

  /**
   * @param {Manifest} manifest
   * @param {Request} request
   * @param {Uint32Array} papers
   * @param {AbortSignal} [signal]
   * @returns {Promise<Uint32Array>}
   */
  async function narrow(manifest, request, papers, signal) {
    const allowed = await passes(manifest, request, undefined, signal);
    return allowed ? papers.filter((paper) => allowed[paper]) : papers;
  }

  /**
   * @param {Manifest} manifest
   * @param {Request} request
   * @param {Uint32Array} found
   * @param {AbortSignal} [signal]
   * @returns {Promise<Record<string, {value: string, count: number}[]>>}
   */
  async function count(manifest, request, found, signal) {
    const names = (request.counts ?? []).filter((name) => manifest.facets.has(name));
    const counted = await Promise.all(
      names.map(async (name) => {
        const [{ values, papers }, allowed] = await Promise.all([
          facet(manifest, name, signal),
          passes(manifest, request, name, signal),
        ]);
        const hit = new Uint8Array(manifest.documents);
        for (const paper of found) hit[paper] = allowed ? allowed[paper] : 1;
        const counts = values.map((value, at) => {
          let sum = 0;
          for (const paper of papers[at]) sum += hit[paper];
          return { value, count: sum };
        });
        const own = new Set(request.facets?.[name]);
        const like = fold(request.like?.[name] ?? '');
        const most = request.most?.[name] ?? Infinity;
        return counts
          .filter(({ value, count: many }) => many > 0 && (!like || own.has(value) || fold(value).includes(like)))
          .sort((one, other) => other.count - one.count)
          .filter(({ value }, at) => at < most || own.has(value));
      }),
    );
    return Object.fromEntries(names.map((name, at) => [name, counted[at]]));
  }

  /**
   * @param {Manifest} manifest
   * @param {Request} request
   * @param {Uint32Array} papers Rising.
   * @param {Float64Array} scores By paper; empty where nothing was asked.
   * @param {number} count How many are wanted in order, at least.
   * @param {AbortSignal} [signal]
   * @returns {Promise<Uint32Array>}
   */
  async function arrange(manifest, request, papers, scores, count, signal) {
    const sort = request.sort ?? 'relevance';
    const browsing = !(request.query ?? '').trim();
    if (sort === 'relevance' && !browsing) return best(papers, scores, count);
    const order = sort === 'title' ? 'title' : 'date';
    const file = manifest.orders.get(order);
    if (!file) throw new SearchError('format', `The search index has no order by ${order}.`);
    const places = await files.get(file, (payload) => column(payload, manifest.documents), signal);
    const direction = sort === 'newest' || sort === 'relevance' ? -1 : 1;
    // Papers without a date come last either way.
    const key = (/** @type {number} */ paper) =>
      order === 'date' && places[paper] === 0 ? Infinity : direction * places[paper];
    return papers.slice().sort((one, other) => {
      const [left, right] = [key(one), key(other)];
      if (left !== right) return left < right ? -1 : 1;
      return (scores[other] ?? 0) - (scores[one] ?? 0) || one - other;
    });
  }

  /**
   * @param {number[]} numbers
   * @param {AbortSignal} [signal]
   * @returns {Promise<Paper[]>} Whole records.
   */
  async function papers(numbers, signal) {
    const manifest = await open();
    const places = numbers.map((number) => whereabouts(manifest, number));
    const held = await blocks(places.flatMap(({ head, body }) => [head, body]), signal);
    return places.map(({ head, at, body, inBody }) => whole(held, [head, at], [body, inBody]));
  }

  /**
   * @param {number[]} numbers
   * @param {AbortSignal} [signal]
   * @returns {Promise<Paper[]>} Records as far as results show them.
   */
  async function heads(numbers, signal) {
    const manifest = await open();
    const places = numbers.map((number) => whereabouts(manifest, number));
    const held = await blocks(places.map(({ head }) => head), signal);
    return places.map(({ head, at }) => whole(held, [head, at]));
  }

  /**
   * @param {string[]} names
   * @param {AbortSignal} [signal]
   * @returns {Promise<Map<string, Record<string, any[]>>>} Blocks by file, some at a time.
   */
  async function blocks(names, signal) {
    const needed = [...new Set(names)];
    const held = new Map();
    let next = 0;
    await Promise.all(
      Array.from({ length: Math.min(AT_ONCE, needed.length) }, async () => {
        while (next < needed.length) {
          const name = needed[next++];
          held.set(name, await files.get(name, readBlock, signal));
        }
      }),
    );
    return held;
  }
}

/**
 * @param {Map<string, Record<string, any[]>>} held
 * @param {[string, number][]} places
 * @returns {Paper}
 */
function whole(held, ...places) {
  const parts = places.map(([name, at]) => record(held.get(name) ?? {}, at));
  const paper = Object.assign({}, ...parts);
  if (paper.id === undefined) throw new SearchError('format', 'The search index does not fit together.');
  return { url: `papers/${paper.id}/`, ...paper };
}

/**
 * Files, each fetched and read once. A file is given up when nobody waits for it any more; one
 * that failed is fetched anew when asked for again.
 * @param {(path: string, signal?: AbortSignal) => Promise<Uint8Array<ArrayBuffer>>} read
 */
function store(read) {
  /** @type {Map<string, {value: Promise<any>, stop: AbortController, waiting: number, done: boolean}>} */
  const held = new Map();
  return { get };

  /**
   * @template T
   * @param {string} path
   * @param {(payload: Uint8Array) => T} decode
   * @param {AbortSignal} [signal]
   * @param {string} [part] Where several things are read from one file.
   * @returns {Promise<T>}
   */
  async function get(path, decode, signal, part = '') {
    if (part) {
      const payload = await get(path, (raw) => raw, signal);
      return keep(`${path} ${part}`, async () => decode(payload), signal);
    }
    return keep(path, async (own) => decode(await inflate(await read(path, own))), signal);
  }

  /**
   * @param {string} name
   * @param {(signal: AbortSignal) => Promise<any>} make
   * @param {AbortSignal} [signal]
   * @returns {Promise<any>}
   */
  async function keep(name, make, signal) {
    signal?.throwIfAborted();
    let entry = held.get(name);
    if (!entry) {
      const stop = new AbortController();
      entry = { value: make(stop.signal), stop, waiting: 0, done: false };
      held.set(name, entry);
      const own = entry;
      own.value.then(
        () => (own.done = true),
        () => held.get(name) === own && held.delete(name),
      );
    }
    return signal ? wait(name, entry, signal) : entry.value;
  }

  /**
   * @param {string} name
   * @param {{value: Promise<any>, stop: AbortController, waiting: number, done: boolean}} entry
   * @param {AbortSignal} signal
   */
  function wait(name, entry, signal) {
    entry.waiting += 1;
    return new Promise((resolve, reject) => {
      const leave = () => {
        entry.waiting -= 1;
        if (entry.waiting === 0 && !entry.done) {
          if (held.get(name) === entry) held.delete(name);
          entry.stop.abort();
        }
        reject(signal.reason);
      };
      signal.addEventListener('abort', leave, { once: true });
      const settle = () => {
        signal.removeEventListener('abort', leave);
        entry.waiting -= 1;
      };
      entry.value.then(
        (value) => {
          if (signal.aborted) return;
          settle();
          resolve(value);
        },
        (error) => {
          if (signal.aborted) return;
          settle();
          reject(error);
        },
      );
    });
  }
}

/**
 * @param {string[]} firsts Sorted.
 * @param {string} key
 * @returns {number} The number of the shard that holds a key.
 */
function place(firsts, key) {
  let low = 0;
  let high = firsts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (firsts[middle] <= key) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}

/**
 * @param {[number, number]} years
 * @returns {string[]}
 */
function between([from, to]) {
  return Array.from({ length: Math.max(0, Math.min(to - from, 9999) + 1) }, (_, at) => String(from + at));
}

/**
 * @param {string} text
 * @param {string} word Folded.
 * @param {string} better
 * @returns {string} The text with the word replaced, however it was written.
 */
function replaceWord(text, word, better) {
  return text
    .split(/([\s\-‐-–]+)/u)
    .map((part) => (split(part).words.join('') === word ? better : part))
    .join('');
}

/**
 * @param {string} word
 * @param {string[]} words
 * @param {Uint32Array} counts
 * @returns {string | null} The commonest word, or pair of words, one typing error away.
 */
export function nearest(word, words, counts) {
  if (word.length < 3) return null;
  let best = null;
  let most = 0;
  const index = new Map();
  for (let at = 0; at < words.length; at += 1) {
    const other = words[at];
    if (word.startsWith(other) || word.endsWith(other)) index.set(other, counts[at]);
    if (Math.abs(other.length - word.length) > 1 || counts[at] <= most) continue;
    if (matchesFuzzy(word, 1, other)) [best, most] = [other, counts[at]];
  }
  for (let at = 2; at <= word.length - 2; at += 1) {
    const pair = Math.min(index.get(word.slice(0, at)) ?? 0, index.get(word.slice(at)) ?? 0);
    if (pair > most) [best, most] = [`${word.slice(0, at)} ${word.slice(at)}`, pair];
  }
  return best;
}
