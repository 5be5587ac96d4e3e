// A link or the search may lead into a fold: it opens, and the place comes into sight.

function open() {
  const name = decodeURIComponent(location.hash.slice(1));
  const place = name && document.getElementById(name);
  const fold = place && place.closest("details:not([open])");
  if (!fold) return;
  fold.toggleAttribute("open", true);
  place.scrollIntoView();
}

open();
addEventListener("hashchange", open);
