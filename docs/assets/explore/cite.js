// Records into files that reference managers read, made in the browser a few at a time, so that
// the page stays quick however many there are. How one record becomes an entry is said in ../export/.

import { ROOT } from './client.js';

/**
 * @typedef {import('../search/codec.js').Paper} Paper
 * @typedef {'bib' | 'ris' | 'json' | 'txt'} Format
 */

/** @type {Record<Format, {name: string, type: string}>} */
export const FORMATS = {
  bib: { name: 'BibTeX', type: 'application/x-bibtex' },
  ris: { name: 'RIS', type: 'application/x-research-info-systems' },
  json: { name: 'CSL-JSON', type: 'application/vnd.citationstyles.csl+json' },
  txt: { name: 'List', type: 'text/plain' },
};
const AT_ONCE = 200;
const SLICE = 12;

/**
 * @param {Format} format
 * @returns {Promise<{entry: (paper: Paper) => string, start: string, between: string, end: string}>}
 */
async function writer(format) {
  if (format === 'bib') {
    const { toBibtex } = await import('../export/bibtex.js');
    return { entry: toBibtex, start: '', between: '\n\n', end: '\n' };
  }
  if (format === 'ris') {
    const { toRis } = await import('../export/ris.js');
    return { entry: toRis, start: '', between: '\n', end: '' };
  }
  if (format === 'json') {
    const { toCsl } = await import('../export/csl.js');
    const entry = (/** @type {Paper} */ paper) => JSON.stringify(toCsl(paper), null, 2);
    return { entry, start: '[\n', between: ',\n', end: '\n]\n' };
  }
  return { entry: line, start: '', between: '\n', end: '\n' };
}

/**
 * @param {Paper} paper
 * @returns {string} A paper on one line: authors, title, where and when, address.
 */
export function line(paper) {
  const { authors = [], title, venue, date, arxiv, doi, url } = paper;
  const cut = paper.authors_complete === false ? ' et al.' : '';
  const address = arxiv
    ? `https://arxiv.org/abs/${arxiv}`
    : doi
      ? `https://doi.org/${encodeURI(doi)}`
      : new URL(url, ROOT).href;
  const parts = [authors.join(', ') + cut, title, [venue, date?.slice(0, 4)].filter(Boolean).join(', '), address];
  return parts
    .filter(Boolean)
    .map((part, at, all) => (at === all.length - 1 || /[.?!]$/u.test(part) ? part : `${part}.`))
    .join(' ');
}

/**
 * @param {Format} format
 * @param {number[]} numbers
 * @param {(numbers: number[]) => Promise<Paper[] | null>} fetchPapers
 * @param {(done: number) => void} onProgress
 * @returns {Promise<Blob | null>} The file; null where it was given up.
 */
export async function cite(format, numbers, fetchPapers, onProgress) {
  const { entry, start, between, end } = await writer(format);
  /** @type {BlobPart[]} */
  const parts = [start];
  for (let at = 0; at < numbers.length; at += AT_ONCE) {
    const papers = await fetchPapers(numbers.slice(at, at + AT_ONCE));
    if (!papers) return null;
    let text = '';
    let since = performance.now();
    for (const [place, paper] of papers.entries()) {
      text += (at + place ? between : '') + entry(paper);
      if (performance.now() - since < SLICE) continue;
      await new Promise((resolve) => setTimeout(resolve));
      since = performance.now();
    }
    parts.push(text);
    onProgress(Math.min(at + AT_ONCE, numbers.length));
  }
  if (numbers.length || start) parts.push(end);
  return new Blob(parts, { type: `${FORMATS[format].type};charset=utf-8` });
}
