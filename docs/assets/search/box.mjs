// The search box in the header: what is typed goes to the worker, what comes back is listed.
// Text from papers is only ever put into text nodes.

const LIMIT = 20;
const SNIPPET = 160;

/** @param {HTMLElement} box */
function start(box) {
  const form = /** @type {HTMLFormElement} */ (box.querySelector("form"));
  const input = /** @type {HTMLInputElement} */ (box.querySelector("input"));
  const panel = /** @type {HTMLElement} */ (box.querySelector(".pd-search__panel"));
  const status = /** @type {HTMLElement} */ (box.querySelector("[role=status]"));
  const list = /** @type {HTMLElement} */ (box.querySelector("ol"));
  const base = new URL(`${box.dataset.base}/`, document.baseURI);
  /** @type {Worker | null} */
  let worker = null;
  let latest = 0;
  let chosen = -1;

  form.hidden = false;

  const engine = () => {
    if (!worker) {
      worker = new Worker(new URL("worker.js", import.meta.url));
      worker.onmessage = ({ data }) => data.id === latest && show(data);
      worker.onerror = () => {
        worker = null; // One that did not start never answers; a retry needs another.
        show({ error: "the search could not start" });
      };
    }
    return worker;
  };

  const ask = () => {
    const query = input.value.trim();
    latest += 1;
    if (!query) return close();
    engine().postMessage({ id: latest, query, limit: LIMIT });
  };

  /** @param {{error?: string, total?: number, hits?: any[]}} answer */
  const show = (answer) => {
    chosen = -1;
    input.removeAttribute("aria-activedescendant");
    open();
    if (answer.error) {
      list.replaceChildren();
      const again = document.createElement("button");
      again.type = "button";
      again.textContent = "Try again";
      again.onclick = ask;
      status.replaceChildren("The search index could not be loaded. ", again);
      return;
    }
    const hits = answer.hits ?? [];
    const total = answer.total ?? 0;
    const papers = total === 1 ? "1 paper" : `${total} papers`;
    status.textContent = total > hits.length ? `${papers}, the best ${hits.length} here` : papers;
    if (!total) status.textContent = "No paper found";
    list.replaceChildren(...hits.map(item));
  };

  /** @param {any} hit @param {number} number */
  const item = (hit, number) => {
    const entry = document.createElement("li");
    entry.id = `pd-result-${number}`;
    entry.setAttribute("role", "option");
    const link = document.createElement("a");
    link.href = new URL(hit.url, base).href;
    link.tabIndex = -1;
    const title = line("pd-search__title", mark(hit.title, hit.words));
    const facts = [hit.authors.join(", "), hit.year, hit.themes.join(", ")].filter(Boolean);
    const about = line("pd-search__about", mark(facts.join(" · "), hit.words));
    link.append(title, about, line("pd-search__snippet", snippet(hit.abstract, hit.words)));
    entry.append(link);
    return entry;
  };

  const open = () => {
    panel.hidden = false;
    input.setAttribute("aria-expanded", "true");
  };
  const close = () => {
    panel.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
    chosen = -1;
  };

  /** @param {number} step */
  const move = (step) => {
    const items = [...list.children];
    if (!items.length) return;
    items[chosen]?.removeAttribute("aria-selected");
    chosen = (chosen + step + items.length + (chosen < 0 && step < 0 ? 1 : 0)) % items.length;
    items[chosen].setAttribute("aria-selected", "true");
    items[chosen].scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", items[chosen].id);
  };

  input.addEventListener("input", ask);
  input.addEventListener("focus", () => input.value.trim() && list.children.length && open());
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (panel.hidden) ask();
      else move(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Escape") {
      event.preventDefault();
      if (panel.hidden) input.value = "";
      if (panel.hidden) input.blur();
      close();
    }
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const link = list.children[Math.max(chosen, 0)]?.querySelector("a");
    if (link && !panel.hidden) link.click();
  });
  document.addEventListener("pointerdown", (event) => {
    if (!box.contains(/** @type {Node} */ (event.target))) close();
  });
  box.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !box.contains(/** @type {Node} */ (event.relatedTarget))) close();
  });
  document.addEventListener("keydown", (event) => {
    const at = /** @type {HTMLElement} */ (event.target);
    const typing = at.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(at.tagName);
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      event.stopImmediatePropagation();
      input.focus();
      input.select();
    }
  }, true);
}

/** @param {string} name @param {(Node | string)[]} parts */
function line(name, parts) {
  const made = document.createElement("span");
  made.className = name;
  made.append(...parts);
  return made;
}

/** The text with the words that begin with one of the stems in <mark>. @returns {(Node | string)[]} */
function mark(/** @type {string} */ text, /** @type {string[]} */ stems) {
  return text.split(/([\p{L}\p{N}]+)/u).map((part, number) => {
    if (number % 2 === 0 || !matches(part, stems)) return part;
    const made = document.createElement("mark");
    made.textContent = part;
    return made;
  });
}

function matches(/** @type {string} */ word, /** @type {string[]} */ stems) {
  const lower = word.toLowerCase();
  return stems.some((stem) => stem.length > 1 && (lower.startsWith(stem) || lower === stem));
}

/** The part of the abstract around the first word that matched. */
function snippet(/** @type {string} */ text, /** @type {string[]} */ stems) {
  let at = 0;
  for (const word of text.matchAll(/[\p{L}\p{N}]+/gu)) {
    if (matches(word[0], stems)) {
      at = word.index;
      break;
    }
  }
  const from = at < SNIPPET / 2 ? 0 : text.indexOf(" ", at - SNIPPET / 3) + 1;
  const to = Math.min(text.length, from + SNIPPET);
  const piece = text.slice(from, to < text.length ? text.lastIndexOf(" ", to) : to);
  return [from ? "… " : "", ...mark(piece, stems), to < text.length ? " …" : ""];
}

const box = document.querySelector(".pd-search");
if (box instanceof HTMLElement) start(box);
