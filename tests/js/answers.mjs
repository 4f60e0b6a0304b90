// Answers queries for the Python tests: reads cases as JSON from standard input, prints what our
// engine and what lunr.js on a whole index say. node answers.mjs LUNR_JS < cases.json

import { text } from 'node:stream/consumers';
import { english, fold, rewrite, split, titleKey, typedWord } from '../../docs/assets/search/analysis.js';
import { createEngine } from '../../docs/assets/search/engine.js';
import { loadLunr } from './lunr.mjs';

const lunr = loadLunr(process.argv[2]);
const { cases = [], texts = [] } = JSON.parse(await text(process.stdin));
const own = english(lunr);

const answers = [];
for (const { files, whole, queries } of cases) {
  const engine = createEngine({
    lunr,
    read: async (path) => new Uint8Array(Buffer.from(files[path], 'base64')),
  });
  const index = whole ? lunr.Index.load(whole) : null;
  const found = [];
  for (const request of queries) {
    const answer = await engine.search({ limit: 1e6, ...request });
    found.push({
      ...answer,
      hits: answer.hits.map(({ number, score, paper }) => ({ number, score, id: paper.id })),
      whole: index?.search(answer.query).map(({ ref, score }) => [Number(ref), score]),
    });
  }
  answers.push(found);
}
const analysed = texts.map((one) => {
  const { words, glues } = split(one);
  return {
    fold: fold(one),
    words,
    glues,
    stems: words.map(own.stem),
    stops: words.map(own.isStopWord),
    key: titleKey(words, own),
    rewritten: rewrite(one, own),
    typed: typedWord(one),
  };
});
console.log(JSON.stringify({ answers, analysed }));
