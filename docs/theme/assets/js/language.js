// The other language at the same place: a heading by its number, as its name differs.

const PLACE = /^#section-(\d+)$/;
const link = /** @type {HTMLAnchorElement} */ (document.querySelector(".b-language__link"));
const headings = [...document.querySelectorAll("article :is(h2, h3, h4)[id]")];

/** Where the reader came to on this page; nothing for what is no place, such as answers in a link. */
function place() {
  const { hash } = location;
  const number = headings.findIndex(({ id }) => new URL(`#${id}`, location.href).hash === hash) + 1;
  if (number) return `#section-${number}`;
  // The history keeps its day there (day.js).
  return hash.startsWith("#day=") || document.getElementById(hash.slice(1)) ? hash : "";
}

function carry() {
  link.hash = place();
}

/** Go to the heading of that number; this entry of the history then names it. */
function arrive() {
  const heading = headings[Number(PLACE.exec(location.hash)?.[1]) - 1];
  if (heading) location.replace(`#${heading.id}`);
}

arrive();
carry();
addEventListener("hashchange", carry);
