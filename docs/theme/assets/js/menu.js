// The navigation drawer by keyboard: Material opens it with a label, which takes no focus.

const drawer = document.getElementById("__drawer");
const menu = document.querySelector(".b-menu");
const navigation = document.querySelector(".md-nav--primary");

/** Where the reader is: this page's link or its section's, else the first thing in sight. */
function focusInside() {
  const here = navigation.querySelectorAll(".md-nav__item--active > .md-nav__link");
  const all = [...here, ...navigation.querySelectorAll(".md-nav__link")];
  all.find((one) => one.checkVisibility({ visibilityProperty: true }))?.focus();
}

/** A section of one page is that page: a level below it would list nothing else. */
function leadStraight(section) {
  const pages = section.querySelectorAll(":scope > .md-nav > .md-nav__list > .md-nav__item");
  if (pages.length !== 1) return;
  section.querySelector(":scope > .md-nav__toggle").checked = false;
  section.querySelector(":scope > .md-nav__link").addEventListener("click", (event) => {
    event.preventDefault();
    event.stopImmediatePropagation();
    pages[0].querySelector("a.md-nav__link").click();
  });
}

function opened() {
  menu.setAttribute("aria-expanded", String(drawer.checked));
  if (drawer.checked) requestAnimationFrame(focusInside);
}

function closeOnEscape(event) {
  if (event.key !== "Escape" || !drawer.checked) return;
  drawer.click();
  menu.focus();
}

/** A level's title leads back to the level above: Enter is Material's, Space is ours. */
function takeKeys(label) {
  label.tabIndex = 0;
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
navigation.querySelectorAll(".md-nav__item--nested").forEach(leadStraight);
navigation.querySelectorAll("label:is([for^=__nav], [for=__toc])").forEach(takeKeys);
