/** Give answers from a part of the page that is no checker. */

import { isOnDevice, kept, put, stored } from "../start/kept.js";
import { fill } from "./paths.js";

/**
 * The checker of this page takes them, or else they are kept for the next.
 * @param {Record<string, any>} detail by path; nothing takes an answer back
 */
export function give(detail) {
  const asks = new CustomEvent("b24:answer", { detail, cancelable: true });
  if (document.dispatchEvent(asks)) keep(detail);
}

/** @param {Record<string, any>} answers by path */
function keep(answers) {
  const tab = stored("sessionStorage");
  const { application = {}, saved = true } = kept() ?? {};
  for (const [path, value] of Object.entries(answers)) fill(application, path, value);
  const now = { application, changed: new Date().toISOString(), saved };
  const isKept = isOnDevice(tab) && put("localStorage", now);
  put("sessionStorage", { ...now, keeps: isKept ? now.changed : tab?.keeps });
}
