// On a paper's page: which words earned a tag. The reasons stand in the page for everybody, under
// "Why these tags?"; here they come to the tag that is hovered over, focused or asked about. What is
// hovered over is told below all tags, where nothing moves under the pointer; what is asked about is
// told right behind the tag, for on a phone the end of the tags may be far off.

/** @param {HTMLElement} tags */
function start(tags) {
  const reason = document.createElement("p");
  reason.className = "pd-reason";
  reason.setAttribute("role", "status");
  tags.after(reason);
  reserve(tags, reason);
  addEventListener("resize", () => reserve(tags, reason));
  /** @type {string | null} */
  let pinned = null;

  /** @param {string | null} tag */
  const show = (tag) => {
    for (const mark of document.querySelectorAll("mark[data-tags]")) {
      const earned = (mark.getAttribute("data-tags") ?? "").split(" ");
      mark.classList.toggle("pd-on", tag !== null && earned.includes(tag));
    }
    for (const button of tags.querySelectorAll("button[data-tag]")) {
      button.setAttribute("aria-expanded", String(button.getAttribute("data-tag") === pinned));
    }
    reason.replaceChildren(...(tag === null ? [] : words(tag)));
    const asked = tag === null || tag !== pinned ? null : tags.querySelector(`button[data-tag="${CSS.escape(tag)}"]`);
    const place = asked?.closest(".pd-tag") ?? tags;
    if (place.nextElementSibling !== reason) place.after(reason);
  };

  const tagAt = (/** @type {EventTarget | null} */ target) =>
    target instanceof Element ? (target.closest("[data-tag]")?.getAttribute("data-tag") ?? null) : null;
  for (const name of ["pointerover", "focusin"]) {
    tags.addEventListener(name, (event) => show(tagAt(event.target) ?? pinned));
  }
  for (const name of ["pointerleave", "focusout"]) tags.addEventListener(name, () => show(pinned));
  tags.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest("button[data-tag]") : null;
    if (!button) return;
    const tag = button.getAttribute("data-tag");
    pinned = pinned === tag ? null : tag;
    show(pinned);
  });
  tags.addEventListener("keydown", (event) => {
    if (event.key === "Escape") show((pinned = null));
  });
  for (const button of tags.querySelectorAll("button[hidden]")) button.removeAttribute("hidden");
}

/**
 * Leave as much room as the longest reason takes, where tags can be hovered over: what stands below
 * would else jump.
 * @param {HTMLElement} tags @param {HTMLElement} reason
 */
function reserve(tags, reason) {
  const shown = [...reason.childNodes];
  let most = 0;
  reason.style.minHeight = "";
  if (matchMedia("(hover: hover)").matches) {
    for (const chip of tags.querySelectorAll("a[data-tag]")) {
      reason.replaceChildren(...words(chip.getAttribute("data-tag") ?? ""));
      most = Math.max(most, reason.offsetHeight);
    }
    reason.style.minHeight = `${most}px`;
  }
  reason.replaceChildren(...shown);
}

/** The reasons for a tag as they stand in the page. @param {string} tag @returns {Node[]} */
function words(tag) {
  const given = document.querySelector(`.pd-why dd[data-tag="${CSS.escape(tag)}"]`);
  const name = given?.previousElementSibling?.textContent ?? tag;
  const head = document.createElement("strong");
  head.textContent = `${name}: `;
  return [head, ...(given ? [...given.cloneNode(true).childNodes] : [])];
}

const tags = document.querySelector(".pd-tags");
if (tags instanceof HTMLElement) start(tags);
