// Without a connection the search lists what is kept on this device and nothing else: whatever it
// would lead to beside that is not here.

const list = document.querySelector(".md-search-result__list");
const note = document.querySelector("[data-offline-results]");

/** @param {HTMLAnchorElement} link */
async function isHere({ href }) {
  return Boolean(await caches.match(href.split(/[?#]/)[0]));
}

async function leaveOut() {
  const isOffline = !navigator.onLine && "caches" in globalThis;
  note?.toggleAttribute("hidden", !isOffline);
  for (const result of list?.children ?? []) {
    const link = result.querySelector("a");
    result.toggleAttribute("hidden", Boolean(isOffline && link && !(await isHere(link))));
  }
}

if (list) {
  new MutationObserver(leaveOut).observe(list, { childList: true });
  for (const change of ["online", "offline"]) addEventListener(change, leaveOut);
}
