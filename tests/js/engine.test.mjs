// What the engine does when files fail, are slow, or are not wanted any more. Run by pytest, which
// says in LUNR where lunr.js is.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deflateRawSync } from 'node:zlib';
import { english, rewrite, split } from '../../docs/assets/search/analysis.js';
import { SearchError } from '../../docs/assets/search/codec.js';
import { createEngine, nearest } from '../../docs/assets/search/engine.js';
import { matchesFuzzy, matchesPattern, thousandths } from '../../docs/assets/search/score.js';
import { marked, snippet } from '../../docs/assets/search/snippet.js';
import { serve } from '../../docs/assets/search/worker.js';
import { loadLunr } from './lunr.mjs';

const lunr = loadLunr(process.env.LUNR ?? '');
const own = english(lunr);

/** @param {...(number | string | Uint8Array | number[])} parts */
function payload(...parts) {
  const bytes = [];
  for (const part of parts) {
    if (typeof part === 'number') bytes.push(part);
    else if (typeof part === 'string') {
      const raw = Buffer.from(part);
      bytes.push(raw.length, ...raw);
    } else bytes.push(...part);
  }
  return Uint8Array.from(bytes);
}

const HASH = [0, 0, 0, 0, 0];
const fields = ['title', 'abstract', 'authors', 'themes', 'identifiers'].map((name) => ({ name, boost: 1, length: 2 }));

/** An index of two papers, "Net" and "Net net", written by hand from the description of the format. */
function files() {
  const head = Buffer.from(JSON.stringify({ documents: 2, k1: 1.2, b: 0.75, fields, themes: {}, modalities: {} }));
  const bytes = (/** @type {Uint8Array} */ raw) => [raw.length, ...raw];
  const postings = payload(1, 2, 5, 0, 1, 5, 0, 2);
  const shard = payload(1, 0, 'net', 1, 0, '', 2, postings.length, 0, postings);
  const manifest = payload(
    [...Buffer.from('PDSI')], 2, [head.length & 127 | 128, head.length >> 7, ...head],
    bytes(payload(0, 0, 0)), bytes(payload(1, 0, 'net', HASH)), bytes(payload(1, 8, 0b1001, HASH, [0, 0, 0, 0, 1])),
    bytes(payload(0, 0, [0, 0, 0, 0, 2], [0, 0, 0, 0, 3])),
  );
  return new Map([
    ['manifest.bin', manifest],
    ['terms/aaaaaaaa.bin', shard],
    ['papers/aaaaaaaa.bin', Buffer.from(JSON.stringify({ id: ['a', 'b'], title: ['Net', 'Net net'] }))],
    ['abstracts/aaaaaaab-0.bin', Buffer.from(JSON.stringify({ abstract: ['One net.', null] }))],
    ['words/aaaaaaac.bin', payload(1, 0, 'net', 2)],
    ['words/aaaaaaad.bin', payload(1, 0, 'net')],
  ]);
}

/** @param {{fail?: Set<string>, slow?: Set<string>}} [how] */
function host({ fail = new Set(), slow = new Set() } = {}) {
  /** @type {string[]} */
  const asked = [];
  /** @type {string[]} */
  const stopped = [];
  const held = files();
  return {
    asked,
    stopped,
    /** @param {string} path @param {AbortSignal} [signal] */
    async read(path, signal) {
      asked.push(path);
      if (fail.has(path)) throw new SearchError('network', 'gone');
      if (slow.has(path)) {
        await new Promise((_, reject) => {
          signal?.addEventListener('abort', () => {
            stopped.push(path);
            reject(signal.reason);
          });
        });
      }
      return new Uint8Array(deflateRawSync(held.get(path) ?? new Uint8Array()));
    },
  };
}

test('an index written by hand from the description is read', async () => {
  const engine = createEngine({ read: host().read, lunr });
  const answer = await engine.search({ query: 'nets', snippets: true });
  assert.deepEqual(answer.hits.map((hit) => hit.paper.id), ['b', 'a']);
  assert.equal(answer.hits[1].paper.url, 'papers/a/');
  assert.deepEqual(answer.hits[1].snippet, [
    { text: 'One ', mark: false }, { text: 'net', mark: true }, { text: '.', mark: false },
  ]);
});

test('a file that failed is fetched anew, and until then there is an error, never a count', async () => {
  const fail = new Set(['terms/aaaaaaaa.bin']);
  const engine = createEngine({ read: host({ fail }).read, lunr });
  await assert.rejects(engine.search({ query: 'net' }), { code: 'network' });
  fail.clear();
  assert.equal((await engine.search({ query: 'net' })).total, 2);
});

test('a file is fetched once', async () => {
  const { read, asked } = host();
  const engine = createEngine({ read, lunr });
  await Promise.all([engine.search({ query: 'net' }), engine.search({ query: 'nets' })]);
  await engine.search({ query: 'net' });
  assert.equal(new Set(asked).size, asked.length);
});

test('a search that nobody waits for stops fetching, and a newer one fetches anew', async () => {
  const slow = new Set(['terms/aaaaaaaa.bin']);
  const { read, stopped } = host({ slow });
  const engine = createEngine({ read, lunr });
  await engine.open();
  const stop = new AbortController();
  const dropped = assert.rejects(engine.search({ query: 'net' }, stop.signal), { name: 'AbortError' });
  await new Promise((resolve) => setTimeout(resolve, 5));
  stop.abort();
  await dropped;
  assert.deepEqual(stopped, ['terms/aaaaaaaa.bin']);
  slow.clear();
  assert.equal((await engine.search({ query: 'net' })).total, 2);
});

test('a damaged file and a query that lunr refuses say so', async () => {
  const read = async () => Uint8Array.of(1, 2, 3);
  await assert.rejects(createEngine({ read, lunr }).open(), { code: 'format' });
  const engine = createEngine({ read: host().read, lunr });
  await assert.rejects(engine.search({ query: 'foo:bar', raw: true }), { code: 'query' });
});

test('another format says so', async () => {
  const read = async () => new Uint8Array(deflateRawSync(payload([...Buffer.from('PDSI')], 9)));
  await assert.rejects(createEngine({ read, lunr }).open(), /format 9/u);
});

test('the worker answers the newest request of a lane and drops the one before', async () => {
  /** @type {any[]} */
  const posted = [];
  /** @type {(event: any) => Promise<void>} */
  let hear = async () => {};
  const scope = {
    addEventListener: (/** @type {string} */ _, /** @type {any} */ listener) => (hear = listener),
    postMessage: (/** @type {any} */ message) => posted.push(message),
  };
  const held = files();
  const real = globalThis.fetch;
  globalThis.fetch = /** @type {any} */ (
    async (/** @type {URL} */ url) => new Response(deflateRawSync(held.get(url.pathname.slice(1)) ?? new Uint8Array()))
  );
  try {
    const manifest = Buffer.from(deflateRawSync(held.get('manifest.bin') ?? new Uint8Array())).toString('base64');
    serve(scope, lunr, manifest);
    const message = { base: 'https://example.org/', kind: 'search', lane: 'box' };
    const first = hear({ data: { ...message, id: 1, request: { query: 'ne', typing: true } } });
    const second = hear({ data: { ...message, id: 2, request: { query: 'net' } } });
    await Promise.all([first, second]);
  } finally {
    globalThis.fetch = real;
  }
  assert.deepEqual(posted.find(({ id }) => id === 1), { id: 1, dropped: true });
  assert.equal(posted.find(({ id }) => id === 2).value.total, 2);
});

test('wildcards and edits match what lunr matches', () => {
  const words = ['net', 'nets', 'network', 'ten', 'nte', 'et', 'n', 'xnet', 'a', 'n*t', 'nt'];
  /** @param {any} clause */
  const accepted = (clause) => {
    const all = lunr.TokenSet.fromArray([...words].sort());
    return all.intersect(lunr.TokenSet.fromClause(clause)).toArray().sort();
  };
  for (const term of ['net*', '*t', 'n*t', '*', '**e*', 'net', 'e*']) {
    assert.deepEqual(words.filter((word) => matchesPattern(term, word)).sort(), accepted({ term }), term);
  }
  for (const term of ['net', 'nt', 'n', 'network', 'n*t']) {
    for (const editDistance of [1, 2, 3]) {
      const found = words.filter((word) => matchesFuzzy(term, editDistance, word)).sort();
      assert.deepEqual(found, accepted({ term, editDistance }), `${term}~${editDistance}`);
    }
  }
});

test('weights are rounded as Python rounds them', () => {
  assert.equal(thousandths(0.0625), 62);
  assert.equal(thousandths(0.1875), 188);
  assert.equal(thousandths(1.0005), 1000);
  assert.equal(thousandths(2.6745), 2675);
  assert.equal(thousandths(3.14159), 3142);
});

test('words found are marked, with both words of a phrase', () => {
  const terms = new Set([own.stem('segmentation'), own.stem('finetuning')]);
  const parts = marked('Fine-Tuning for Segmentation', terms, own.stem);
  assert.deepEqual(parts.filter(({ mark }) => mark).map(({ text }) => text), ['Fine-Tuning', 'Segmentation']);
  assert.equal(parts.map(({ text }) => text).join(''), 'Fine-Tuning for Segmentation');
});

test('the best part of an abstract shows most of what was looked for', () => {
  const filler = 'Nothing of the kind is said here, at some length and to no end. '.repeat(8);
  const text = `${filler}Adapters help segmentation of images. ${filler}`;
  const terms = new Set(['adapters', 'segmentation', 'images'].map(own.stem));
  const shown = snippet(text, terms, own.stem);
  assert.deepEqual(shown.filter(({ mark }) => mark).map(({ text: word }) => word), ['Adapters', 'segmentation', 'images']);
  assert.ok(shown.map(({ text: part }) => part).join('').length < 320);
});

test('the commonest word one error away is offered, or two words run together', () => {
  const words = ['deep', 'learning', 'net', 'nets'];
  const counts = Uint32Array.of(5, 7, 3, 5);
  assert.equal(nearest('nett', words, counts), 'nets');
  assert.equal(nearest('deeplearning', words, counts), 'deep learning');
  assert.equal(nearest('zzzz', words, counts), null);
});

test('stop words are left out of a query', () => {
  assert.equal(rewrite('the', own), '');
  assert.deepEqual(split('The nets').words, ['the', 'nets']);
});
