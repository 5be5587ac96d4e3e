// A link or the search may lead into a fold: it opens, and the place comes into sight.

import { placeNamed } from "../checker/dom.js";

function open() {
  const name = placeNamed();
  const place = name && document.getElementById(name);
  const fold = place && place.closest("details:not([open])");
  if (!fold) return;
  fold.toggleAttribute("open", true);
  fold.toggleAttribute("data-read", true);
  place.scrollIntoView();
}

open();
addEventListener("hashchange", open);

// Before the page is printed the theme opens every fold: what the reader has opened is noted before.
document.addEventListener("click", ({ target }) => {
  const fold = target instanceof Element && target.closest("summary")?.parentElement;
  if (fold instanceof HTMLDetailsElement) fold.toggleAttribute("data-read", !fold.open);
});
