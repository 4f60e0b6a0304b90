// The page's side of the search: one worker, started when first asked, and a promise for each
// request. The worker does the work, so that typing and scrolling never wait.

/**
 * @typedef {import('../search/engine.js').Request} Request
 * @typedef {import('../search/engine.js').Answer} Answer
 * @typedef {import('../search/codec.js').Paper} Paper
 *
 * @typedef {object} Info What there is to search.
 * @property {number} documents
 * @property {Record<string, string>} themes Names by slug.
 * @property {Record<string, string>} modalities
 * @property {string[]} facets
 * @property {string} numbering The same as long as papers have the same numbers.
 *
 * @typedef {object} Client
 * @property {() => Promise<Info>} open
 * @property {(request: Request, lane: string) => Promise<Answer | null>} search Null where a newer
 *   request of the same lane overtook this one.
 * @property {(request: Request, lane: string) => Promise<number[] | null>} all
 * @property {(numbers: number[], lane: string) => Promise<Paper[] | null>} papers
 */

/** The folder of the site, wherever it is served. */
export const ROOT = new URL('../../', import.meta.url);

/** A request that failed; the message is for the reader. */
export class SearchFailure extends Error {
  /**
   * @param {string} code
   * @param {string} message
   */
  constructor(code, message) {
    super(message);
    this.code = code;
  }
}

/** @returns {Client} */
export function createClient() {
  const base = new URL('search/', ROOT).href;
  /** @type {Worker | null} */
  let worker = null;
  let latest = 0;
  /** @type {Map<number, {lane: string, resolve: (value: any) => void, reject: (error: Error) => void}>} */
  const waiting = new Map();

  return {
    open: () => ask('open', {}, ''),
    search: (request, lane) => ask('search', { request }, lane),
    all: (request, lane) => ask('all', { request }, lane),
    papers: (numbers, lane) => ask('papers', { numbers }, lane),
  };

  /**
   * @param {'open' | 'search' | 'all' | 'papers'} kind
   * @param {{request?: Request, numbers?: number[]}} what
   * @param {string} lane Requests of a lane overtake each other.
   * @returns {Promise<any>}
   */
  function ask(kind, what, lane) {
    latest += 1;
    const id = latest;
    if (lane) overtake(lane);
    return new Promise((resolve, reject) => {
      waiting.set(id, { lane, resolve, reject });
      try {
        worker ??= start();
        worker.postMessage({ id, base, kind, lane, ...what });
      } catch {
        fail();
      }
    });
  }

  /** @param {string} lane */
  function overtake(lane) {
    for (const [id, request] of waiting) {
      if (request.lane !== lane) continue;
      waiting.delete(id);
      request.resolve(null);
    }
  }

  function start() {
    const made = new Worker(new URL('worker.js', base), { type: 'module' });
    made.addEventListener('message', ({ data }) => settle(data));
    made.addEventListener('error', (event) => {
      event.preventDefault();
      if (made === worker) fail();
    });
    return made;
  }

  /** @param {{id: number, value?: unknown, dropped?: boolean, error?: {code: string, message: string}}} answer */
  function settle({ id, value, dropped, error }) {
    const request = waiting.get(id);
    waiting.delete(id);
    if (error) request?.reject(new SearchFailure(error.code, error.message));
    else request?.resolve(dropped ? null : value);
  }

  /** A worker that did not start never answers: the next request starts another. */
  function fail() {
    worker?.terminate();
    worker = null;
    const given = [...waiting.values()];
    waiting.clear();
    for (const { reject } of given) {
      reject(new SearchFailure('network', 'The search could not be loaded.'));
    }
  }
}
