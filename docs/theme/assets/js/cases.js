// The links that open a worked case in the checker: its answers are packed into the address once the
// link is in sight. A page that held them packed would weigh up to twice as much.

import { toFragment } from "../checker/keep/fragment.js";

const LINKS = "a[data-answers]:not([data-packed])";

/** Pack the answers of all links that are in no closed fold. */
async function pack() {
  /** @type {NodeListOf<any>} */
  const links = document.querySelectorAll(LINKS);
  for (const link of links) {
    if (link.closest("details:not([open])")) continue;
    const { answers, made } = link.dataset;
    link.hash = await toFragment(JSON.parse(answers), made);
    link.dataset.packed = "";
  }
}

// Where the checker cannot run, they lead to what says so.
if (!("lacks" in document.documentElement.dataset)) {
  pack();
  // The toggle of a fold does not bubble.
  document.addEventListener("toggle", pack, { capture: true });
}
