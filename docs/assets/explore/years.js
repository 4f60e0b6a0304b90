// The arithmetic of the histogram of years. Pure, so that Node can test it.

/**
 * @typedef {{value: string, count: number}} Count
 * @typedef {object} Axis
 * @property {number} first
 * @property {number} last
 */

// A stray date of the year 1 must not make the histogram two thousand bars wide.
const WIDEST = 120;

/**
 * @param {Count[]} counts Papers by year, of the whole index.
 * @returns {Axis | null} The years to show, or null where no paper has a date.
 */
export function axisOf(counts) {
  const years = counts.map(({ value }) => Number(value)).filter(Number.isFinite);
  if (years.length === 0) return null;
  const last = years.reduce((one, other) => Math.max(one, other));
  const first = years.reduce((one, other) => Math.min(one, other));
  return { first: Math.max(first, last - WIDEST + 1), last };
}

/**
 * @param {Axis} axis
 * @param {Count[]} counts
 * @returns {{year: number, count: number, height: number}[]} A bar a year; the highest is 1. What
 *   is older than the axis stands with its first year.
 */
export function barsOf(axis, counts) {
  const bars = Array.from({ length: axis.last - axis.first + 1 }, (_, at) => ({
    year: axis.first + at,
    count: 0,
    height: 0,
  }));
  for (const { value, count } of counts) {
    const at = Math.max(0, Number(value) - axis.first);
    if (at < bars.length) bars[at].count += count;
  }
  const most = Math.max(1, ...bars.map(({ count }) => count));
  for (const bar of bars) bar.height = bar.count / most;
  return bars;
}

/**
 * @param {Axis} axis
 * @param {number} part How far along the axis, from 0 to 1.
 * @returns {number} The year there.
 */
export function yearAt(axis, part) {
  const many = axis.last - axis.first + 1;
  return axis.first + Math.min(many - 1, Math.max(0, Math.floor(part * many)));
}

/**
 * @param {Axis} axis
 * @param {number} one
 * @param {number} other
 * @returns {[number, number] | null} The range between two years in either order, within the
 *   axis; null for the whole of it, which narrows nothing.
 */
export function rangeOf(axis, one, other) {
  const within = (/** @type {number} */ year) => Math.min(axis.last, Math.max(axis.first, year));
  const first = within(Math.min(one, other));
  const last = within(Math.max(one, other));
  return first === axis.first && last === axis.last ? null : [first, last];
}

/**
 * @param {[number, number]} years
 * @returns {string}
 */
export function yearsInWords([first, last]) {
  return first === last ? String(first) : `${first}–${last}`;
}
