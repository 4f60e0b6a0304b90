// Making elements. Whatever comes from papers or readers goes into text nodes and attributes, never
// into markup.

/** @typedef {import('../search/snippet.js').Part} Part */

/**
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {Record<string, string | number | boolean | null | undefined>} attributes True stands for
 *   an attribute without a value; false, null and undefined for none.
 * @param {(Node | string | null)[]} children
 * @returns {HTMLElementTagNameMap[Name]}
 */
export function make(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === true) made.setAttribute(key, '');
    else if (value !== false && value !== null && value !== undefined) made.setAttribute(key, String(value));
  }
  made.append(...children.filter((child) => child !== null));
  return made;
}

/**
 * @param {string} text
 * @param {() => void} act
 * @param {Record<string, string | boolean>} attributes
 * @returns {HTMLButtonElement}
 */
export function button(text, act, attributes = {}) {
  const made = make('button', { type: 'button', ...attributes }, text);
  made.addEventListener('click', act);
  return made;
}

// Long enough for a frame of a slow phone; a page in the background draws no frames at all.
const LATEST = 100;

/**
 * Wait until what was changed has been drawn: a browser lays out and draws all that changed since
 * the last frame in one go, and answers no key meanwhile.
 * @returns {Promise<void>}
 */
export function drawn() {
  return new Promise((resolve) => {
    // What is asked of an animation frame is done before the frame is drawn, so one task later.
    requestAnimationFrame(() => setTimeout(resolve));
    setTimeout(resolve, LATEST);
  });
}

/**
 * @param {Part[]} parts
 * @returns {(Node | string)[]} The text, with what was found in mark elements.
 */
export function marks(parts) {
  return parts.map(({ text, mark }) => (mark ? make('mark', {}, text) : text));
}
