// The navigation drawer by keyboard: Material opens it with a label, which takes no focus.

const drawer = document.getElementById("__drawer");
const menu = document.querySelector(".b-menu");
const navigation = document.querySelector(".md-nav--primary");

/** Where the reader is: this page's link, else the first thing in sight. */
function focusInside() {
  const all = navigation.querySelectorAll("a.md-nav__link--active, .md-nav__link");
  [...all].find((one) => one.checkVisibility({ visibilityProperty: true }))?.focus();
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
navigation.querySelectorAll("label[for^=__nav]").forEach(takeKeys);
