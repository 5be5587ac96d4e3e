// On paper the texts stand open. Browsers that know ::details-content need no help (print.css).

/** @type {Element[]} */
let opened = [];

addEventListener("beforeprint", () => {
  opened = [...document.querySelectorAll("details:is(.b-law-text, .b-fold):not([open])")];
  for (const fold of opened) fold.toggleAttribute("open", true);
});

addEventListener("afterprint", () => {
  for (const fold of opened) fold.toggleAttribute("open", false);
});
