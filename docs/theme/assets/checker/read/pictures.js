/** Pictures and scans: one queue for the pre-check and for the window that reads papers; what reads them is loaded once one is given. */

import { one, part } from "../dom.js";
import * as engine from "../start/engine.js";
import { later } from "../start/later.js";
import * as words from "../words.js";

/** @type {typeof import("./scans.js") | null} */
export let scans = null;

const heard = new EventTarget();

/**
 * Act once no more is read: all is, or the rest was left.
 * @param {(left: import("./scans.js").Left) => void} act
 */
export const onRead = (act) => heard.addEventListener("read", (event) => act(/** @type {CustomEvent} */ (event).detail));

/** Show how far they are, or what is asked first, where the visitor is. */
export const show = () => scans?.show(one(part(part("read").open ? "read" : "examine"), ".b-scans"));

/**
 * Have files read that wait for it; what is read already goes on, with these.
 * @param {import("./scans.js").Wanted[]} wanted
 * @param {(file: File) => void} whenDone what is done after each
 */
export async function recognize(wanted, whenDone) {
  scans ??= await later("read/scans.js").catch(() => null);
  show();
  const isOneFile = "published" in document.documentElement.dataset;
  const none = { why: isOneFile ? "one-file" : "not-loaded", files: wanted.map(({ file }) => file) };
  const left = scans ? await scans.read(wanted, { ask: engine.ask, list: words.list, whenDone }) : none;
  if (left) heard.dispatchEvent(new CustomEvent("read", { detail: left }));
}
