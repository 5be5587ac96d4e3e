/**
 * Make the worker of the rules; where they will be wanted at once, before the page has been read.
 *
 * On the checker's own page this stands in the page too, first of all: if the tab has answers, or the
 * checker's files are stored on this device, the largest files are on their way while the page is
 * still being laid out. What was begun there is taken over here.
 */

import { hasAnswers } from "./kept.js";
import { begun } from "./thread.js";

const SLOW = ["slow-2g", "2g", "3g"];
const page = document.documentElement.dataset;

/** Tell whether the visitor saves data, or has a slow line, as far as the browser knows. */
export function savesData() {
  const { connection } = /** @type {any} */ (navigator);
  return Boolean(connection?.saveData) || SLOW.includes(connection?.effectiveType);
}

/** The service worker, which came after a first result; a frame in a sandbox may not even ask for it. */
export function keeper() {
  try {
    return navigator.serviceWorker.controller;
  } catch {
    return null;
  }
}

/** Tell whether the service worker has the checker's files. */
export const isStored = () => keeper() !== null;

/**
 * Start a worker on its way.
 * @param {Way} way
 */
export const spawn = (way) => begun({ ...way, saves: savesData() });

/** Begin, if that is wanted here: a worker, and what it has said so far. */
function begin() {
  if (page.starts !== "at-once" || "lacks" in page) return null;
  if (!isStored() && (!hasAnswers() || savesData())) return null;
  try {
    const worker = spawn({});
    /** @type {any[]} */
    const heard = [];
    worker.onmessage = ({ data }) => heard.push(data);
    return { worker, heard };
  } catch {
    // The checker will try again, and say why it fails.
    return null;
  }
}

const shared = /** @type {any} */ (globalThis);
if (shared.b24Begun === undefined) shared.b24Begun = begin();

/** Tell whether a worker was started with the page. */
export function isBegun() {
  return Boolean(shared.b24Begun);
}

/** Hand over the worker that was started with the page, once. */
export function takeBegun() {
  const taken = shared.b24Begun ?? null;
  shared.b24Begun = null;
  return taken;
}
