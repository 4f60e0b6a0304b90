// lunr.js 2.3.9 is neither a module nor, to a new Node, CommonJS: it is run as a script.

import { readFileSync } from 'node:fs';
import { runInThisContext } from 'node:vm';

/**
 * @param {string} path
 * @returns {any} lunr.
 */
export function loadLunr(path) {
  const module = { exports: {} };
  const run = runInThisContext(`(function (module, exports) {${readFileSync(path, 'utf8')}\n})`);
  run.call(globalThis, module, module.exports);
  return module.exports;
}
