// Answers queries away from the page, so that typing never waits. A classic worker, since lunr.js
// is a classic script. The index is fetched with the first query, not with the page.
// In: {id, query, limit}. Out: {id, total, hits: [{url, title, ..., words}]} or {id, error}.
"use strict";

const ROOT = new URL("../../search/", self.location.href);
let loading = null;

/** Load lunr, the index and what results show; a failure is forgotten, so that a retry can work. */
function load() {
  loading ??= (async () => {
    if (!self.lunr) importScripts(new URL("lunr.js", ROOT).href);
    const parts = await Promise.all(
      ["index.json", "documents.json"].map(async (name) => {
        const response = await fetch(new URL(name, ROOT));
        if (!response.ok) throw new Error(`${name}: ${response.status}`);
        return response.json();
      }),
    );
    return { index: parts[0] && self.lunr.Index.load(parts[0]), documents: parts[1] };
  })().catch((error) => {
    loading = null;
    throw error;
  });
  return loading;
}

/** Search as one types: every word as it is and, the last one, as the beginning of a word. */
function find(index, text) {
  const words = text.toLowerCase().split(/[\s\-–—/]+/).filter(Boolean);
  if (!index || !words.length) return [];
  try {
    // Whoever writes lunr's syntax means it.
    if (/[*~^+]|(^|\s)(-|title:|abstract:|authors:|themes:|identifiers:)/.test(text)) {
      return index.search(text);
    }
  } catch {
    // Not lunr's syntax after all: plain words, then.
  }
  return index.query((query) => {
    words.forEach((word, number) => {
      query.term(self.lunr.tokenizer(word), {});
      if (number === words.length - 1) {
        const bare = word.replace(/^\W+|\W+$/g, "");
        if (bare) query.term(bare, { wildcard: self.lunr.Query.wildcard.TRAILING, boost: 0.05, usePipeline: false });
      }
    });
  });
}

self.onmessage = async ({ data }) => {
  try {
    const { index, documents } = await load();
    const found = find(index, data.query);
    const hits = found.slice(0, data.limit).map((hit) => ({
      ...documents[Number(hit.ref)],
      words: positions(hit, data.query),
    }));
    self.postMessage({ id: data.id, total: found.length, hits });
  } catch (error) {
    self.postMessage({ id: data.id, error: String(error) });
  }
};

/** The stems that matched, for marking; the page marks the words that begin with them. */
function positions(hit, query) {
  const typed = query.toLowerCase().split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  return [...new Set([...Object.keys(hit.matchData.metadata), ...typed])];
}
