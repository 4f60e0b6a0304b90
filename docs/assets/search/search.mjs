#!/usr/bin/env node
// Run a query against a built site: node search.mjs SITE QUERY [--top N] [--typing] [--raw]
// [--counts FACET,...] [--sort ORDER]. Prints JSON. SITE is a folder or an http(s) address.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { SearchError } from './codec.js';
import { createEngine } from './engine.js';
import { fetcher } from './worker.js';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    top: { type: 'string', default: '10' },
    typing: { type: 'boolean', default: false },
    raw: { type: 'boolean', default: false },
    counts: { type: 'string', default: '' },
    sort: { type: 'string', default: 'relevance' },
  },
});
const [site, ...words] = positionals;
if (!site || words.length === 0) {
  console.error('usage: search.mjs SITE QUERY [--top N] [--typing] [--raw] [--counts FACET,...] [--sort ORDER]');
  process.exit(2);
}

/** @param {string} path */
async function fromFolder(path) {
  try {
    return new Uint8Array(await readFile(join(site, 'search', path)));
  } catch {
    throw new SearchError('network', `No ${join(site, 'search', path)}: is this a built site?`);
  }
}

/** @returns {Promise<any>} lunr.js as the site publishes it, inside its worker. */
async function publishedLunr() {
  const remote = /^https?:/u.test(site);
  const address = remote ? new URL('search/worker.js', `${site.replace(/\/?$/u, '/')}`) : null;
  const source = address
    ? await (await fetch(address)).text()
    : await readFile(join(site, 'search', 'worker.js'), 'utf8');
  return (await import(`data:text/javascript;base64,${Buffer.from(source).toString('base64')}`)).lunr;
}

const read = /^https?:/u.test(site)
  ? fetcher(new URL('search/', site.replace(/\/?$/u, '/')).href)
  : fromFolder;

try {
  const lunr = await publishedLunr();
  const engine = createEngine({ read, lunr });
  const answer = await engine.search({
    query: words.join(' '),
    typing: values.typing,
    raw: values.raw,
    sort: /** @type {import('./engine.js').Sort} */ (values.sort),
    limit: Number(values.top),
    counts: values.counts ? values.counts.split(',') : [],
  });
  const results = answer.hits.map(({ score, paper }) => ({ score, ...paper }));
  const { total, query, facets, suggestion } = answer;
  console.log(JSON.stringify({ total, query, suggestion, facets, results }, null, 2));
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
