/** Have the site kept on this device for use without a connection, once it has been of use. */

import { all, one } from "../dom.js";
import { isEmbedded, kept } from "../start/kept.js";
import { savesData } from "../start/preload.js";
import { lang, site } from "../words.js";

let isAsked = false;

/**
 * Register the service worker, once, and tell it what this visit has used; never a fault of the page.
 * @param {string[] | null} runtime the checker's files that were loaded; `null`: all of them
 */
export async function keepForOffline(runtime) {
  if (isAsked || isEmbedded || !("serviceWorker" in navigator)) return;
  isAsked = true;
  await rest();
  const root = new URL(lang === "zh" ? "../" : "./", new URL(site, location.href));
  try {
    await navigator.serviceWorker.register(new URL("sw.js", root), { scope: root.href, updateViaCache: "none" });
    const { active } = await navigator.serviceWorker.ready;
    const guide = ["", "check/"].map((page) => new URL(site + page, location.href).href);
    const own = [root.href, ...guide, ...provinces()];
    const kept = await ask(active, { pages: [...own, ...visited()], runtime });
    document.documentElement.dataset.offline = kept ? "kept" : "not-kept";
    if (kept && !savesData()) await keepGuide(active);
  } catch {
    // A private window, or an address without protection: the checker works, with a connection.
    document.documentElement.dataset.offline = "not-kept";
  }
}

/** How long nobody has to answer before anything is kept, in milliseconds. */
const PAUSE = 1500;

/**
 * Wait until the visitor pauses: to keep files holds back the answers meanwhile. Whoever leaves has
 * rarely answered a moment before.
 * @returns {Promise<void>}
 */
function rest() {
  return new Promise((resolve) => {
    const listening = new AbortController();
    const end = () => {
      listening.abort();
      resolve();
    };
    let timer = 0;
    const again = () => {
      clearTimeout(timer);
      timer = setTimeout(end, PAUSE);
    };
    again();
    const { signal } = listening;
    for (const kind of ["input", "click", "keydown"]) addEventListener(kind, again, { passive: true, signal });
  });
}

/**
 * Then, in the background, what a filer needs of the guide: the result leads into it.
 * @param {ServiceWorker | null} worker
 */
async function keepGuide(worker) {
  const older = one(document, "script[src*='/older/']") !== null;
  const kept = await ask(worker, { pages: [], guide: lang === "zh" ? "zh/" : "", older });
  document.documentElement.dataset.guide = kept ? "kept" : "not-kept";
}

/** The pages of the provinces that are answered, by their names in the menu of the site. */
function provinces() {
  const { provinces: codes } = kept()?.application.service ?? {};
  const links = all(document, "nav a[href*='/local/'], nav a[href^='local/']");
  return (Array.isArray(codes) ? codes : [])
    .map((code) => one(document, `[data-where] option[value="${code}"]`)?.text)
    .map((name) => links.find((link) => link.textContent.trim() === name)?.href)
    .filter(Boolean);
}

/** Addresses of this site that the tab has been at; the part after the # sign stays here. */
function visited() {
  const entries = /** @type {any} */ (globalThis).navigation?.entries() ?? [];
  return [location.href, ...entries.map((/** @type {any} */ entry) => entry.url)]
    .filter(Boolean)
    .map((url) => url.split("#")[0]);
}

/**
 * @param {ServiceWorker | null} worker
 * @param {object} message
 * @returns {Promise<boolean>}
 */
function ask(worker, message) {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = ({ data }) => resolve(data.kept);
    worker?.postMessage(message, [port2]);
  });
}
