// The years as a histogram: drag over the bars, or move its two ends by pointer or keyboard.

import { make } from './dom.js';
import { barsOf, rangeOf, yearAt, yearsInWords } from './years.js';
import { papers } from './words.js';

/**
 * @typedef {import('./years.js').Axis} Axis
 * @typedef {import('./years.js').Count} Count
 * @typedef {[number, number] | null} Years
 *
 * @typedef {object} Histogram
 * @property {HTMLElement} element
 * @property {(years: Years, counts: Count[] | null) => void} show Null where no count is known.
 */

/**
 * @param {Axis} axis
 * @param {(years: Years, done: boolean) => void} onChange Done when the reader lets go.
 * @returns {Histogram}
 */
export function createHistogram(axis, onChange) {
  const columns = barsOf(axis, []).map(({ year }) => make('span', { 'data-year': year }));
  const bars = make('div', { class: 'pd-years__bars', 'aria-hidden': 'true' }, ...columns);
  const [from, to] = ['First year', 'Last year'].map((name) =>
    make('input', { type: 'range', min: axis.first, max: axis.last, step: 1, 'aria-label': name }),
  );
  const said = make('p', { class: 'pd-years__said' });
  const ends = make('div', { class: 'pd-years__ends' }, from, to);
  const legend = make('legend', { class: 'pd-unseen' }, 'Year');
  const element = make(
    'details',
    { class: 'pd-facet', 'data-facet': 'year', open: true },
    make('summary', {}, 'Year'),
    make('fieldset', { class: 'pd-years' }, legend, bars, ends, said),
  );
  const many = axis.last - axis.first + 1;
  ends.hidden = many === 1;
  ends.style.setProperty('--years', String(many));
  /** @type {Years} */
  let chosen = null;

  for (const end of [from, to]) {
    end.addEventListener('input', () => move(end, false));
    end.addEventListener('change', () => move(end, true));
  }
  dragging();
  return { element, show };

  /**
   * @param {HTMLInputElement} end The end that moves stops at the other.
   * @param {boolean} done
   */
  function move(end, done) {
    if (end === from) from.value = String(Math.min(from.valueAsNumber, to.valueAsNumber));
    else to.value = String(Math.max(from.valueAsNumber, to.valueAsNumber));
    take(rangeOf(axis, from.valueAsNumber, to.valueAsNumber), done);
  }

  /**
   * @param {Years} years
   * @param {boolean} done
   */
  function take(years, done) {
    chosen = years;
    paint();
    onChange(years, done);
  }

  function dragging() {
    /** @type {{start: number, before: Years} | null} */
    let drag = null;
    const year = (/** @type {PointerEvent} */ event) => {
      const { left, width } = bars.getBoundingClientRect();
      return yearAt(axis, (event.clientX - left) / width);
    };
    bars.addEventListener('pointerdown', (event) => {
      if (event.button !== 0) return;
      event.preventDefault();
      bars.setPointerCapture(event.pointerId);
      drag = { start: year(event), before: chosen };
      take(rangeOf(axis, drag.start, drag.start), false);
    });
    bars.addEventListener('pointermove', (event) => {
      if (drag) take(rangeOf(axis, drag.start, year(event)), false);
    });
    bars.addEventListener('pointerup', (event) => {
      if (!drag) return;
      const { start, before } = drag;
      const now = rangeOf(axis, start, year(event));
      drag = null;
      // A click on the one year that was chosen lets it go.
      take(now && before && String(now) === String(before) && now[0] === now[1] ? null : now, true);
    });
    bars.addEventListener('pointercancel', () => {
      if (drag) take(drag.before, true);
      drag = null;
    });
  }

  /**
   * @param {Years} years
   * @param {Count[] | null} counts For each year the papers found but for the choice of years.
   */
  function show(years, counts) {
    chosen = years;
    barsOf(axis, counts ?? []).forEach(({ year, count, height }, at) => {
      columns[at].title = counts ? `${year}: ${papers(count)}` : '';
      columns[at].style.setProperty('--height', String(height));
    });
    paint();
  }

  function paint() {
    const [first, last] = chosen ?? [axis.first, axis.last];
    from.value = String(first);
    to.value = String(last);
    // Where both ends meet at the right, the left one must be on top to be taken back.
    from.classList.toggle('pd-years__top', first > (axis.first + axis.last) / 2);
    columns.forEach((column, at) => {
      const year = axis.first + at;
      column.classList.toggle('pd-years__on', year >= first && year <= last);
    });
    said.textContent = yearsInWords([first, last]);
  }
}
