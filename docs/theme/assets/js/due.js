// A text past its next check says so, by the visitor's own date and without a new build.

const now = new Date();
const two = (/** @type {number} */ n) => String(n).padStart(2, "0");
const today = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;

function mark() {
  /** @type {NodeListOf<any>} */
  const checks = document.querySelectorAll("time[data-due]");
  for (const { lastElementChild, dataset } of checks) {
    lastElementChild.hidden = dataset.due >= today;
  }
}

mark();
// The checker's result is written anew with every answer.
for (const panel of document.querySelectorAll('[data-part="panel"], .b-mini-check')) {
  new MutationObserver(mark).observe(panel, { childList: true, subtree: true });
}
