// The navigation drawer by keyboard: Material opens it with a label, which takes no focus.

import { all } from "../checker/dom.js";

const drawer = /** @type {HTMLInputElement} */ (document.getElementById("__drawer"));
const menu = /** @type {HTMLElement} */ (document.querySelector(".b-menu"));
const navigation = /** @type {HTMLElement} */ (document.querySelector(".md-nav--primary"));
const levels = all(navigation, "label:is([for^=__nav], [for=__toc])");
/** What only names its level beside a wide page, and leads back from it in the drawer. */
const titles = levels.filter((label) => label.tabIndex < 0);

/** Where the reader is: this page's link or its section's, else the first thing in sight. */
function focusInside() {
  const here = all(navigation, ".md-nav__item--active > .md-nav__link");
  const links = [...here, ...all(navigation, ".md-nav__link")];
  links.find((link) => link.checkVisibility({ visibilityProperty: true }))?.focus();
}

/**
 * A section of one page is that page: a level below it would list nothing else.
 * @param {Element} section
 */
function leadStraight(section) {
  const pages = all(section, ":scope > .md-nav > .md-nav__list > .md-nav__item");
  if (pages.length !== 1) return;
  const [toggle] = all(section, ":scope > .md-nav__toggle");
  const [link] = all(section, ":scope > .md-nav__link");
  toggle.checked = false;
  link.addEventListener("click", (/** @type {Event} */ event) => {
    event.preventDefault();
    event.stopImmediatePropagation();
    pages[0].querySelector("a.md-nav__link").click();
  });
}

function opened() {
  menu.setAttribute("aria-expanded", String(drawer.checked));
  for (const title of titles) title.tabIndex = drawer.checked ? 0 : -1;
  if (drawer.checked) requestAnimationFrame(focusInside);
}

/** @param {KeyboardEvent} event */
function closeOnEscape({ key }) {
  if (key !== "Escape" || !drawer.checked) return;
  drawer.click();
  menu.focus();
}

/**
 * Where the focus goes on, the drawer would lie over it; its button closes it by itself.
 * @param {FocusEvent} event
 */
function closeBehind({ relatedTarget }) {
  const next = /** @type {Node | null} */ (relatedTarget);
  if (drawer.checked && next && next !== menu && !navigation.contains(next)) drawer.click();
}

/**
 * A level's title leads back to the level above: Enter is Material's, Space is ours.
 * @param {HTMLElement} label
 */
function takeKeys(label) {
  label.addEventListener("keydown", (event) => {
    if (event.key !== " ") return;
    event.preventDefault();
    label.click();
  });
  label.addEventListener("click", () => setTimeout(focusInside, 300));
}

menu.addEventListener("click", () => drawer.click());
drawer.addEventListener("change", opened);
document.addEventListener("keydown", closeOnEscape);
navigation.addEventListener("focusout", closeBehind);
all(navigation, ".md-nav__item--nested").forEach(leadStraight);
levels.forEach(takeKeys);
