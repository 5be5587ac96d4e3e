// The links that open a worked case in the checker: its answers are packed into the address once the
// link is in sight. A page that held them packed would weigh up to twice as much.

const LINKS = "a[data-answers]:not([data-packed])";

/** Pack the answers of all links that are in no closed fold. */
async function pack() {
  /** @type {NodeListOf<HTMLAnchorElement>} */
  const links = document.querySelectorAll(LINKS);
  const seen = [...links].filter((link) => !link.closest("details:not([open])"));
  if (!seen.length) return;
  const { checker } = document.documentElement.dataset;
  const { toFragment } = await import(new URL(`${checker}keep/fragment.js`, location.href).href);
  for (const link of seen) {
    const { answers, made } = link.dataset;
    link.hash = await toFragment(JSON.parse(answers ?? "{}"), made);
    link.dataset.packed = "";
  }
}

pack();
// The toggle of a fold does not bubble.
document.addEventListener("toggle", pack, { capture: true });
