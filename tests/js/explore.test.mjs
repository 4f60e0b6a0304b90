// The search page's own arithmetic: addresses, years, pages, files. Run by pytest.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toBibtexFile } from '../../docs/assets/export/bibtex.js';
import { toCslFile } from '../../docs/assets/export/csl.js';
import { toRisFile } from '../../docs/assets/export/ris.js';
import { cite, line } from '../../docs/assets/explore/cite.js';
import {
  changed, fromAddress, hasFilters, nothingAsked, sameFound, toAddress, toRequest, withValue, withoutFilters,
} from '../../docs/assets/explore/state.js';
import { dateInWords, number, pagesToOffer, papers } from '../../docs/assets/explore/words.js';
import { axisOf, barsOf, rangeOf, yearAt, yearsInWords } from '../../docs/assets/explore/years.js';

const STATE = {
  query: 'x-ray & β "net" +a -b #1 ?=%20',
  chosen: { theme: ['peft', 'a&b=c'], code: ['yes'], author: ['José Núñez', "O'Neil, T."] },
  years: /** @type {[number, number]} */ ([2019, 2021]),
  sort: /** @type {const} */ ('oldest'),
  page: 7,
};

test('an address says a state and is read as the same', () => {
  const states = [
    nothingAsked(), STATE, { ...STATE, years: null }, { ...STATE, chosen: {} },
    changed(nothingAsked(), { query: '  two  words ' }), changed(nothingAsked(), { years: [2020, 2020] }),
  ];
  for (const state of states) {
    assert.deepEqual(fromAddress(toAddress(state)), state);
    assert.equal(toAddress(fromAddress(toAddress(state))), toAddress(state));
  }
  assert.equal(toAddress(nothingAsked()), '');
  assert.equal(toAddress(changed(nothingAsked(), { query: 'a b', years: [2020, 2020] })), '?q=a+b&year=2020');
});

test('what an address cannot mean is left out', () => {
  const nothing = nothingAsked();
  for (const search of ['', '?', '?page=0', '?page=x', '?page=-1', '?page=1e99', '?sort=up', '?year=soon', '?year=20200', '?theme=', '?other=1', '?__proto__=1&constructor=2']) {
    assert.deepEqual(fromAddress(search), nothing, search);
  }
  assert.deepEqual(fromAddress('?year=2023-2020').years, [2020, 2023]);
  assert.deepEqual(fromAddress('?theme=a&theme=b&theme=a').chosen, { theme: ['a', 'b'] });
  assert.equal(fromAddress('?page=2.9').page, 2);
  assert.equal(fromAddress('?q=%').query, '%');
});

test('a value more or less leads to the first page and leaves the old state alone', () => {
  const before = structuredClone(STATE);
  const more = withValue(STATE, 'theme', 'new', true);
  assert.deepEqual(more.chosen.theme, ['peft', 'a&b=c', 'new']);
  assert.equal(more.page, 1);
  assert.deepEqual(withValue(more, 'theme', 'new', true), more);
  const less = withValue(STATE, 'code', 'yes', false);
  assert.ok(!('code' in less.chosen));
  assert.ok(hasFilters(less));
  assert.ok(!hasFilters(withoutFilters(less)));
  assert.equal(withoutFilters(less).query, STATE.query);
  assert.deepEqual(STATE, before);
});

test('order and page do not change what is found', () => {
  assert.equal(sameFound(STATE), sameFound({ ...STATE, sort: 'title', page: 1 }));
  assert.notEqual(sameFound(STATE), sameFound({ ...STATE, query: 'other' }));
  assert.deepEqual(toRequest(STATE), {
    query: STATE.query, typing: true, facets: STATE.chosen, years: STATE.years, sort: 'oldest',
  });
});

test('the axis of years is that of the papers, but never too wide', () => {
  const counts = (/** @type {number[]} */ ...years) => years.map((year) => ({ value: String(year), count: 2 }));
  assert.equal(axisOf([]), null);
  assert.deepEqual(axisOf(counts(2021, 2019, 2024)), { first: 2019, last: 2024 });
  const wide = axisOf(counts(12, 2024));
  assert.ok(wide && wide.last === 2024 && wide.last - wide.first < 200);
  const bars = barsOf(wide, counts(12, 2024));
  assert.equal(bars[0].count, 2, 'what is older stands with the first year');
  assert.equal(bars.at(-1)?.year, 2024);
});

test('bars are as high as their counts', () => {
  const bars = barsOf({ first: 2020, last: 2022 }, [{ value: '2022', count: 8 }, { value: '2020', count: 2 }]);
  assert.deepEqual(bars, [
    { year: 2020, count: 2, height: 0.25 }, { year: 2021, count: 0, height: 0 }, { year: 2022, count: 8, height: 1 },
  ]);
  assert.ok(barsOf({ first: 2020, last: 2022 }, []).every(({ height }) => height === 0));
});

test('a place on the axis is a year, beyond its ends the nearest', () => {
  const axis = { first: 2020, last: 2023 };
  assert.deepEqual([-1, 0, 0.24, 0.26, 0.99, 1, 3].map((part) => yearAt(axis, part)), [2020, 2020, 2020, 2021, 2023, 2023, 2023]);
});

test('a range has its ends in order and within the axis; the whole axis is no range', () => {
  const axis = { first: 2020, last: 2023 };
  assert.deepEqual(rangeOf(axis, 2022, 2021), [2021, 2022]);
  assert.deepEqual(rangeOf(axis, 2022, 2099), [2022, 2023]);
  assert.equal(rangeOf(axis, 2023, 2020), null);
  assert.equal(rangeOf(axis, 1990, 2099), null);
  assert.equal(yearsInWords([2020, 2020]), '2020');
  assert.equal(yearsInWords([2020, 2023]), '2020–2023');
});

test('numbers and dates read as on the other pages', () => {
  assert.deepEqual([0, 999, 1000, 1234567].map(number), ['0', '999', '1,000', '1,234,567']);
  assert.deepEqual([0, 1, 2, 1000].map(papers), ['0 papers', '1 paper', '2 papers', '1,000 papers']);
  assert.deepEqual(['2023-04-14', '2023-04', '2023'].map(dateInWords), ['14 April 2023', 'April 2023', '2023']);
});

test('the first, the last and the pages around are offered', () => {
  assert.deepEqual(pagesToOffer(1, 1), [1]);
  assert.deepEqual(pagesToOffer(1, 3), [1, 2, 3]);
  assert.deepEqual(pagesToOffer(1, 9), [1, 2, null, 9]);
  assert.deepEqual(pagesToOffer(3, 9), [1, 2, 3, 4, null, 9]);
  assert.deepEqual(pagesToOffer(4, 9), [1, 2, 3, 4, 5, null, 9]);
  assert.deepEqual(pagesToOffer(5, 5000), [1, null, 4, 5, 6, null, 5000]);
  for (let current = 1; current <= 30; current += 1) {
    const offered = pagesToOffer(current, 30);
    assert.ok(offered.includes(current) && offered.includes(1) && offered.includes(30));
    assert.ok(offered.length <= 7);
  }
});

const RECORDS = Array.from({ length: 450 }, (_, at) => ({
  id: `paper-${at}`, url: `papers/paper-${at}/`, title: `Nets number ${at}: α & “β”`, authors: ['Ada Ray', 'Bo Vu'],
  authors_complete: at % 2 === 0, date: '2023-04', arxiv: `2304.${String(at).padStart(5, '0')}`,
}));

test('a file made in parts is the file made at once', async () => {
  for (const many of [0, 1, 200, 201, 450]) {
    const wanted = RECORDS.slice(0, many);
    const seen = [];
    const ask = async (/** @type {number[]} */ numbers) => numbers.map((one) => RECORDS[one]);
    const text = async (/** @type {any} */ format) =>
      (await cite(format, wanted.map((_, at) => at), ask, (done) => seen.push(done)))?.text();
    assert.equal(await text('bib'), toBibtexFile(wanted));
    assert.equal(await text('ris'), toRisFile(wanted));
    assert.equal((await text('json'))?.replace(/^\[\s+\]/u, '[]'), toCslFile(wanted));
    assert.ok(seen.every((done) => done <= many) && (many === 0 || seen.at(-1) === many));
  }
});

test('a file that is given up is none', async () => {
  assert.equal(await cite('bib', [0, 1], async () => null, () => {}), null);
});

test('a paper in a list is a line with an address that leads to it', () => {
  const own = { id: 'x', url: 'papers/x/', title: 'Is it?', authors: [] };
  assert.match(line(own), /^Is it\? .*\/papers\/x\/$/u);
  assert.equal(
    line({ ...own, title: 'Nets', authors: ['Ada Ray'], authors_complete: false, venue: 'Journal', date: '2023-04', doi: '10.1/a b' }),
    'Ada Ray et al. Nets. Journal, 2023. https://doi.org/10.1/a%20b',
  );
  assert.equal(line({ ...own, title: 'Nets', arxiv: '2304.00001' }), 'Nets. https://arxiv.org/abs/2304.00001');
});
