// Numbers, dates and pages as readers see them. Pure, so that Node can test it.

const MONTHS = [
  'January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October',
  'November', 'December',
];

/**
 * @param {number} count
 * @returns {string} With a comma at each thousand, as the pages of this site have it.
 */
export function number(count) {
  return String(count).replace(/\B(?=(?:\d{3})+$)/gu, ',');
}

/**
 * @param {number} count
 * @returns {string}
 */
export function papers(count) {
  return count === 1 ? '1 paper' : `${number(count)} papers`;
}

/**
 * @param {string} date ISO 8601 at any precision.
 * @returns {string} The date at its own precision.
 */
export function dateInWords(date) {
  const [year, month, day] = date.split('-');
  return [day && Number(day), month && MONTHS[Number(month) - 1], year].filter(Boolean).join(' ');
}

/**
 * @param {number} current From 1.
 * @param {number} count
 * @returns {(number | null)[]} The pages to offer: the first, the last, those around the current
 *   one; null where some are left out.
 */
export function pagesToOffer(current, count) {
  const wanted = [1, current - 1, current, current + 1, count].filter((page) => page >= 1 && page <= count);
  /** @type {(number | null)[]} */
  const offered = [];
  let before = 0;
  for (const page of [...new Set(wanted)].sort((one, other) => one - other)) {
    // A gap of one page is no shorter than the page.
    if (page - before === 2) offered.push(page - 1);
    else if (page - before > 2) offered.push(null);
    offered.push(page);
    before = page;
  }
  return offered;
}
