"""What tests look for inside a page, as functions that run there and return what is wrong."""

from __future__ import annotations

# Texts whose contrast with what is behind them is below WCAG's AA: [text, ratio, colour, ground].
LOW_CONTRAST = """
(() => {
  const parse = (colour) => {
    const numbers = colour.match(/[\\d.]+/g).map(Number);
    const [r, g, b] = colour.startsWith("color(") ? numbers.map((n) => n * 255) : numbers;
    return [r, g, b, numbers.length > 3 ? numbers[3] : 1];
  };
  const over = (top, below) =>
    [0, 1, 2].map((n) => top[n] * top[3] + below[n] * (1 - top[3])).concat(1);
  const ground = (element) => {
    const layers = [];
    for (let at = element; at; at = at.parentElement) {
      const colour = parse(getComputedStyle(at).backgroundColor);
      if (colour[3] > 0) layers.push(colour);
      if (colour[3] === 1) break;
    }
    return layers.reverse().reduce((below, top) => over(top, below), [255, 255, 255, 1]);
  };
  const light = (colour) => {
    const [r, g, b] = colour.slice(0, 3).map((n) => {
      const c = n / 255;
      return c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const wrong = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode.textContent.trim();
    const element = walker.currentNode.parentElement;
    if (!text || element.closest("script, style, noscript")) continue;
    if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
    const box = element.getBoundingClientRect();
    if (box.width < 2 || box.height < 2 || box.bottom + scrollY < 0 || box.right < 0) continue;
    const style = getComputedStyle(element);
    const behind = ground(element);
    const front = over(parse(style.color), behind);
    const [a, b] = [light(front), light(behind)].sort((x, y) => y - x);
    const ratio = (a + 0.05) / (b + 0.05);
    const size = parseFloat(style.fontSize);
    const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    if (ratio < (large ? 3 : 4.5)) {
      wrong.push([text.slice(0, 40), ratio.toFixed(2), style.color, behind.join()]);
    }
  }
  return wrong;
})()
"""

# What keeps someone from using a page with a screen reader or by keyboard.
ACCESSIBILITY = """
(() => {
  const wrong = [];
  const all = (selector) => [...document.querySelectorAll(selector)];
  const seen = (element) => element.checkVisibility({ visibilityProperty: true });
  const name = (element) =>
    (element.getAttribute("aria-label") || element.getAttribute("title") || element.alt ||
      (element.labels && [...element.labels].map((label) => label.textContent).join("")) ||
      element.textContent || "").trim();
  if (!document.documentElement.lang) wrong.push("no language");
  const ids = all("[id]").map((element) => element.id);
  ids.filter((id, n) => ids.indexOf(id) !== n).forEach((id) => wrong.push(`id twice: ${id}`));
  all("a[href], button, input:not([type=hidden]), select, textarea").filter(seen)
    .filter((element) => !name(element))
    .forEach((element) => wrong.push(`no name: ${element.outerHTML.slice(0, 120)}`));
  all("img:not([alt])").forEach((element) => wrong.push(`no alt: ${element.src}`));
  let level = 0;
  for (const heading of all("h1, h2, h3, h4, h5, h6").filter(seen)) {
    const own = Number(heading.tagName[1]);
    if (own > level + 1) wrong.push(`h${level} then h${own}: ${heading.textContent}`);
    if (!heading.textContent.trim()) wrong.push("empty heading");
    level = own;
  }
  for (const attribute of ["aria-controls", "aria-labelledby", "aria-describedby"]) {
    all(`[${attribute}]`).forEach((element) => {
      for (const id of element.getAttribute(attribute).split(/\\s+/)) {
        if (!document.getElementById(id)) wrong.push(`${attribute} leads nowhere: ${id}`);
      }
    });
  }
  // Material makes one around its copy button.
  all("nav:not(.md-code__nav), [role=navigation]").filter(seen)
    .filter((element) => !element.matches("[aria-label], [aria-labelledby]"))
    .forEach((element) => wrong.push(`unnamed navigation: ${element.outerHTML.slice(0, 80)}`));
  all("table").filter((table) => !table.querySelector("th"))
    .forEach((table) => wrong.push(`table without headings: ${table.textContent.slice(0, 40)}`));
  all("ol > *:not(li), ul > *:not(li)").filter((element) => !element.matches("script, template"))
    .forEach((element) => wrong.push(`no item of a list: ${element.outerHTML.slice(0, 80)}`));
  return wrong;
})()
"""

# What has the focus: [name, whether it can be seen, the style of its outline].
FOCUSED = """
(() => {
  const at = document.activeElement;
  // A radio button of the palette is drawn as the label after it.
  const drawn = at.matches("input.md-option") ? at.nextElementSibling : at;
  const box = drawn.getBoundingClientRect();
  const name = at.getAttribute("aria-label") || at.textContent.trim() || at.outerHTML;
  return [name, box.width > 1 && box.bottom > 0 && box.right > 0,
    getComputedStyle(drawn).outlineStyle];
})()
"""
