// The worker: requests in, answers out. One search runs at a time: a newer one drops the one
// before it, with whatever it was still fetching. Loaded anywhere but in a worker it only exports.

import { MANIFEST, SearchError } from './codec.js';
import { createEngine } from './engine.js';

/**
 * @typedef {import('./engine.js').Request} Request
 * @typedef {{id: number, base: string, lane?: string, kind: 'open' | 'search' | 'all' | 'papers',
 *   request?: Request, numbers?: number[]}} Message `base` is the address of the index's folder; a
 *   newer message of the same lane drops the one before it.
 */

/**
 * Fetch a file of the index.
 * @param {string} base
 * @returns {(path: string, signal?: AbortSignal) => Promise<Uint8Array<ArrayBuffer>>}
 */
export function fetcher(base) {
  return async (path, signal) => {
    let response;
    try {
      response = await fetch(new URL(path, base), { signal });
      if (response.ok) return new Uint8Array(await response.arrayBuffer());
    } catch (error) {
      if (signal?.aborted) throw error;
      throw new SearchError('network', 'Part of the search index could not be fetched.');
    }
    throw new SearchError('network', `Part of the search index is missing (${response.status}).`);
  };
}

/**
 * @param {any} scope The worker's global.
 * @param {any} lunr
 * @param {string} manifest The manifest's file in base64, which saves fetching it.
 */
export function serve(scope, lunr, manifest) {
  /** @type {import('./engine.js').Engine | null} */
  let engine = null;
  /** @type {Map<string, AbortController>} */
  const lanes = new Map();

  scope.addEventListener('message', async (/** @type {{data: Message}} */ { data }) => {
    const read = fetcher(data.base);
    engine ??= createEngine({ read: withManifest(read, manifest), lunr });
    const stop = new AbortController();
    if (data.lane) {
      lanes.get(data.lane)?.abort();
      lanes.set(data.lane, stop);
    }
    try {
      scope.postMessage({ id: data.id, value: await answer(engine, data, stop.signal) });
    } catch (error) {
      if (stop.signal.aborted) {
        scope.postMessage({ id: data.id, dropped: true });
        return;
      }
      // The site may have been published anew since this worker came: the next request looks.
      if (error instanceof SearchError && error.code !== 'query') engine = createEngine({ read, lunr });
      const code = error instanceof SearchError ? error.code : 'format';
      const message = error instanceof Error ? error.message : String(error);
      scope.postMessage({ id: data.id, error: { code, message } });
    }
  });
}

/**
 * @param {(path: string, signal?: AbortSignal) => Promise<Uint8Array<ArrayBuffer>>} read
 * @param {string} manifest In base64.
 * @returns {(path: string, signal?: AbortSignal) => Promise<Uint8Array<ArrayBuffer>>}
 */
function withManifest(read, manifest) {
  return async (path, signal) =>
    path === MANIFEST ? Uint8Array.from(atob(manifest), (char) => char.charCodeAt(0)) : read(path, signal);
}

/**
 * @param {import('./engine.js').Engine} engine
 * @param {Message} message
 * @param {AbortSignal} signal
 * @returns {Promise<unknown>}
 */
async function answer(engine, message, signal) {
  if (message.kind === 'search') return engine.search(message.request ?? {}, signal);
  if (message.kind === 'all') return engine.all(message.request ?? {}, signal);
  if (message.kind === 'papers') return engine.papers(message.numbers ?? [], signal);
  const { documents, themes, modalities, facets, heads } = await engine.open();
  // The heads hold the paper of each number, so their names, made from what they hold, say who has
  // which.
  const numbering = heads.join(' ');
  return { documents, themes, modalities, facets: [...facets.keys()], numbering };
}
