// The files of the index, read. docs/search-format.md says what they hold; generator/index/ writes
// them and has a reader of its own.

/** The format this code reads. */
export const FORMAT = 2;
export const MANIFEST = 'manifest.bin';
const MAGIC = 'PDSI';
const HASH_BYTES = 5;
/** The field whose lengths are a column of the manifest; the others carry theirs in the lists. */
const MEASURED = 1;
/** Papers in a file of bodies. */
const BODIES = 4;

/** A search that cannot be answered, with what to tell the reader. */
export class SearchError extends Error {
  /**
   * @param {'network' | 'format' | 'query'} code
   * @param {string} message
   */
  constructor(code, message) {
    super(message);
    this.name = 'SearchError';
    this.code = code;
  }
}

/**
 * @param {Uint8Array<ArrayBuffer>} raw A file as it was fetched.
 * @returns {Promise<Uint8Array<ArrayBuffer>>} Its payload.
 */
export async function inflate(raw) {
  // Read by hand: going through a Response takes five times as long for small files.
  const { readable, writable } = new DecompressionStream('deflate-raw');
  const writer = writable.getWriter();
  const written = Promise.all([writer.write(raw), writer.close()]);
  try {
    const parts = [];
    for (const reader = readable.getReader(); ; ) {
      const { done, value } = await reader.read();
      if (done) break;
      parts.push(value);
    }
    await written;
    return joined(parts);
  } catch {
    written.catch(() => {});
    throw new SearchError('format', 'A file of the search index is damaged.');
  }
}

/**
 * @param {Uint8Array<ArrayBuffer>[]} parts
 * @returns {Uint8Array<ArrayBuffer>}
 */
function joined(parts) {
  if (parts.length === 1) return parts[0];
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

const utf8 = new TextDecoder();

/** Reads a payload from front to back. */
export class Reader {
  /** @param {Uint8Array} raw */
  constructor(raw) {
    this.raw = raw;
    this.at = 0;
  }

  /** @returns {number} */
  number() {
    const raw = this.raw;
    let value = 0;
    let scale = 1;
    for (;;) {
      const byte = raw[this.at];
      if (byte === undefined) throw new SearchError('format', 'A file of the search index ends too early.');
      this.at += 1;
      if (byte < 0x80) return value + byte * scale;
      value += (byte & 0x7f) * scale;
      scale *= 128;
    }
  }

  /**
   * @param {number} count
   * @returns {Uint8Array}
   */
  take(count) {
    const raw = this.raw.subarray(this.at, this.at + count);
    if (raw.length !== count) throw new SearchError('format', 'A file of the search index ends too early.');
    this.at += count;
    return raw;
  }

  /** @returns {Uint8Array} Bytes that stand behind their number. */
  bytes() {
    return this.take(this.number());
  }

  /** @returns {string} */
  text() {
    const raw = this.bytes();
    let text = '';
    for (const byte of raw) {
      if (byte > 0x7f) return utf8.decode(raw);
      text += String.fromCharCode(byte);
    }
    return text;
  }
}

/**
 * @param {Uint8Array} raw
 * @returns {string} A content hash as it stands in a file name.
 */
function hashName(raw) {
  const letters = 'abcdefghijklmnopqrstuvwxyz234567';
  let name = '';
  let bits = 0;
  let held = 0;
  for (const byte of raw) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      name += letters[(held >> bits) & 31];
    }
    held &= (1 << bits) - 1;
  }
  return name;
}

/**
 * @typedef {object} Field
 * @property {string} name
 * @property {number} boost
 * @property {number} length Terms in this field of all papers together.
 *
 * @typedef {object} Manifest
 * @property {number} documents
 * @property {number} k1
 * @property {number} b
 * @property {Field[]} fields
 * @property {Record<string, string>} themes Names by slug.
 * @property {Record<string, string>} modalities
 * @property {Uint32Array} lengths Terms in each abstract.
 * @property {string[]} firsts The first key of each term shard.
 * @property {string[]} shards Files of the term shards.
 * @property {Uint32Array} starts The first paper of each block, and the number of papers.
 * @property {Uint32Array} numbers The paper at each place that postings may name.
 * @property {string[]} heads Files of what results show.
 * @property {string[]} bodies How the files of the rest begin.
 * @property {Map<string, {file: string, at: number}>} facets Where each facet is.
 * @property {Map<string, string>} orders Files of the orders.
 * @property {string} words File of the words to correct by.
 * @property {string} terms File of the list of all terms.
 */

/**
 * @param {Uint8Array} payload
 * @returns {Manifest}
 */
export function readManifest(payload) {
  const reader = new Reader(payload);
  if (payload.length < MAGIC.length || String.fromCharCode(...reader.take(MAGIC.length)) !== MAGIC) {
    throw new SearchError('format', 'The search index of this site cannot be read.');
  }
  const format = reader.number();
  if (format !== FORMAT) {
    throw new SearchError('format', `The search index has format ${format}, this page reads ${FORMAT}: reload the page.`);
  }
  const head = JSON.parse(reader.text());
  const lengths = halves(new Reader(reader.bytes()), head.documents);
  const { firsts, shards } = shardTable(new Reader(reader.bytes()));
  const blocks = blockTable(new Reader(reader.bytes()));
  return { ...head, lengths, firsts, shards, ...blocks, ...others(new Reader(reader.bytes())) };
}

/**
 * @param {Uint8Array} raw
 * @param {number} count
 * @returns {Uint32Array}
 */
export function column(raw, count) {
  const reader = new Reader(raw);
  const values = new Uint32Array(count);
  for (let at = 0; at < count; at += 1) values[at] = reader.number();
  return values;
}

/** @param {Reader} reader */
function shardTable(reader) {
  const firsts = frontCoded(reader);
  const shards = firsts.map(() => `terms/${hashName(reader.take(HASH_BYTES))}.bin`);
  return { firsts, shards };
}

/**
 * @param {Reader} reader
 * @param {number} count
 * @returns {Uint32Array} Numbers that were written as halves and lowest bits.
 */
function halves(reader, count) {
  const values = new Uint32Array(count);
  for (let at = 0; at < count; at += 1) values[at] = reader.number() * 2;
  const bits = reader.take((count + 7) >> 3);
  for (let at = 0; at < count; at += 1) values[at] |= (bits[at >> 3] >> (at & 7)) & 1;
  return values;
}

/** @param {Reader} reader */
function blockTable(reader) {
  const count = reader.number();
  const seats = reader.number();
  const starts = new Uint32Array(count + 1);
  const numbers = new Uint32Array(count * seats);
  let number = 0;
  for (let at = 0; at < count; at += 1) {
    const taken = reader.take(seats >> 3);
    for (let seat = 0; seat < seats; seat += 1) {
      numbers[at * seats + seat] = number;
      number += (taken[seat >> 3] >> (seat & 7)) & 1;
    }
    starts[at + 1] = number;
  }
  const heads = [];
  const bodies = [];
  for (let at = 0; at < count; at += 1) {
    heads.push(`papers/${hashName(reader.take(HASH_BYTES))}.bin`);
    bodies.push(`abstracts/${hashName(reader.take(HASH_BYTES))}`);
  }
  return { starts, numbers, heads, bodies };
}

/**
 * Where a paper's record is.
 * @param {Manifest} manifest
 * @param {number} number
 * @returns {{head: string, at: number, body: string, inBody: number}}
 */
export function whereabouts(manifest, number) {
  const { starts, heads, bodies } = manifest;
  let low = 0;
  let high = heads.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (starts[middle + 1] <= number) low = middle + 1;
    else high = middle;
  }
  const at = number - starts[low];
  const body = `${bodies[low]}-${Math.floor(at / BODIES)}.bin`;
  return { head: heads[low], at, body, inBody: at % BODIES };
}

/** @param {Reader} reader */
function others(reader) {
  const facets = new Map();
  for (let files = reader.number(); files > 0; files -= 1) {
    const names = [];
    for (let count = reader.number(); count > 0; count -= 1) names.push(reader.text());
    const file = `facets/${hashName(reader.take(HASH_BYTES))}.bin`;
    names.forEach((name, at) => facets.set(name, { file, at }));
  }
  const orders = new Map();
  for (let count = reader.number(); count > 0; count -= 1) {
    const name = reader.text();
    orders.set(name, `orders/${hashName(reader.take(HASH_BYTES))}.bin`);
  }
  const words = `words/${hashName(reader.take(HASH_BYTES))}.bin`;
  const terms = `words/${hashName(reader.take(HASH_BYTES))}.bin`;
  return { facets, orders, words, terms };
}

/**
 * @param {Reader} reader
 * @returns {string[]} Texts, each written as what it shares with the one before and the rest.
 */
function frontCoded(reader) {
  const found = [];
  let before = '';
  for (let count = reader.number(); count > 0; count -= 1) {
    const same = reader.number();
    before = before.slice(0, same) + reader.text();
    found.push(before);
  }
  return found;
}

/**
 * @typedef {object} Term
 * @property {string} term
 * @property {[string, number][]} words The words readers know it by, and how many papers have each.
 * @property {Uint8Array} postings
 *
 * @typedef {object} Shard
 * @property {Map<string, Term>} terms
 * @property {Map<string, string[]>} tops For short prefixes the commonest words of all shards.
 */

/**
 * @param {Uint8Array} payload
 * @returns {Shard}
 */
export function readShard(payload) {
  const reader = new Reader(payload);
  const found = [];
  let before = '';
  for (let count = reader.number(); count > 0; count -= 1) {
    const head = reader.number();
    const key = before.slice(0, head >> 1) + reader.text();
    before = key;
    /** @type {[string, number][]} */
    const words = [];
    for (let more = reader.number(); more > 0; more -= 1) {
      const drop = reader.number();
      const rest = reader.text();
      const whole = !/^[\x00-\x7f]*$/u.test(key);
      words.push([whole ? rest : key.slice(0, key.length - drop) + rest, reader.number()]);
    }
    found.push({ term: head & 1 ? `_${key}` : key, words, size: reader.number() });
  }
  const tops = new Map();
  for (let count = reader.number(); count > 0; count -= 1) {
    const prefix = reader.text();
    const words = [];
    for (let more = reader.number(); more > 0; more -= 1) words.push(reader.text());
    tops.set(prefix, words);
  }
  /** @type {Map<string, Term>} */
  const terms = new Map();
  for (const { term, words, size } of found) {
    terms.set(term, { term, words, postings: reader.take(size) });
  }
  return { terms, tops };
}

/**
 * @typedef {object} List The papers that have a term in one field.
 * @property {number} field
 * @property {Uint32Array} papers
 * @property {Uint32Array} times
 * @property {Uint32Array | null} lengths Of the field in each paper, where the manifest has none.
 */

/**
 * @param {Uint8Array} postings
 * @param {Uint32Array} numbers The paper at each place.
 * @returns {List[]}
 */
export function readPostings(postings, numbers) {
  const reader = new Reader(postings);
  const mask = reader.number();
  const lists = [];
  for (let field = 0; mask >> field; field += 1) {
    if (!((mask >> field) & 1)) continue;
    const count = reader.number();
    const inner = new Reader(reader.bytes());
    const papers = new Uint32Array(count);
    const times = new Uint32Array(count);
    const lengths = field === MEASURED ? null : new Uint32Array(count);
    let after = 0;
    for (let at = 0; at < count; at += 1) {
      const head = inner.number();
      const place = after + Math.floor(head / 2);
      papers[at] = numbers[place];
      times[at] = head % 2 ? inner.number() + 2 : 1;
      if (lengths) lengths[at] = inner.number();
      after = place + 1;
    }
    lists.push({ field, papers, times, lengths });
  }
  return lists;
}

/**
 * @typedef {object} Facet
 * @property {string[]} values Sorted.
 * @property {Uint32Array[]} papers For each value the papers that have it.
 */

/**
 * @param {Uint8Array} payload Of a file with this facet alone, or with several.
 * @param {number} at The facet's place in the file.
 * @param {boolean} alone
 * @returns {Facet}
 */
export function readFacet(payload, at, alone) {
  let reader = new Reader(payload);
  if (!alone) {
    for (let skip = at; skip > 0; skip -= 1) reader.bytes();
    reader = new Reader(reader.bytes());
  }
  const count = reader.number();
  const values = [];
  for (let value = 0; value < count; value += 1) values.push(reader.text());
  const papers = values.map(() => {
    const list = new Uint32Array(reader.number());
    let after = 0;
    for (let entry = 0; entry < list.length; entry += 1) {
      list[entry] = after + reader.number();
      after = list[entry] + 1;
    }
    return list;
  });
  return { values, papers };
}

/**
 * @param {Uint8Array} payload
 * @returns {{words: string[], counts: Uint32Array}} The words to correct by.
 */
export function readWords(payload) {
  const reader = new Reader(payload);
  const words = frontCoded(reader);
  const counts = new Uint32Array(words.length);
  for (let at = 0; at < words.length; at += 1) counts[at] = reader.number();
  return { words, counts };
}

/**
 * @param {Uint8Array} payload
 * @returns {string[]} All terms, sorted.
 */
export function readTerms(payload) {
  return frontCoded(new Reader(payload));
}

/**
 * @typedef {object} Paper A record as the Python side wrote it; what is unknown is absent.
 * @property {string} id
 * @property {string} url Relative to the site.
 * @property {string} title
 * @property {string[]} [authors]
 * @property {boolean | null} [authors_complete]
 * @property {string | null} [date]
 * @property {string | null} [abstract]
 * @property {string | null} [arxiv]
 * @property {string | null} [doi]
 * @property {string | null} [venue]
 * @property {string[]} [code]
 * @property {string[]} [links]
 * @property {string[]} [categories]
 * @property {string[]} [themes]
 * @property {string[]} [modalities]
 * @property {string[]} [datasets]
 * @property {string[]} [models]
 * @property {string[]} [sources]
 * @property {string | null} [tldr]
 */

/**
 * @param {Uint8Array} payload
 * @returns {Record<string, any[]>} Columns of records.
 */
export function readBlock(payload) {
  return JSON.parse(utf8.decode(payload));
}

/**
 * @param {Record<string, any[]>} columns
 * @param {number} at
 * @returns {Record<string, any>} One record, as far as these columns have it.
 */
export function record(columns, at) {
  return Object.fromEntries(Object.entries(columns).map(([name, values]) => [name, values[at]]));
}
