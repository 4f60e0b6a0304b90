// On a narrow screen the menu is a drawer that a checkbox opens, and its button is that checkbox's
// label, as Material has it: by keyboard neither could be reached. Here the label answers to Enter
// and the space bar as a button does, Escape closes the drawer, and focus goes in and back.

/** @param {HTMLInputElement} drawer @param {HTMLElement} button */
function start(drawer, button) {
  button.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    // Material clicks a label at Enter, too, which would close the drawer again.
    event.stopPropagation();
    drawer.click();
    // Material's drawer can be focused only when it is visible.
    if (drawer.checked) requestAnimationFrame(() => first()?.focus());
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !drawer.checked) return;
    drawer.click();
    button.focus();
  });
  drawer.addEventListener("change", () => button.setAttribute("aria-expanded", String(drawer.checked)));
}

/** The first link of the menu. @returns {HTMLElement | null} */
function first() {
  return document.querySelector(".md-sidebar--primary a.md-nav__link");
}

const drawer = document.getElementById("__drawer");
const button = document.querySelector(".md-header label[for=__drawer]");
if (drawer instanceof HTMLInputElement && button instanceof HTMLElement) start(drawer, button);
