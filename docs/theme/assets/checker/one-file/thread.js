/**
 * The worker's own thread, in the place of start/thread.js: a classic worker, since a module worker of a
 * blob is refused in a file that was opened. It is given all that it would ask for.
 */

import { all } from "../dom.js";
import { textOf } from "./held.js";

const CODE = "worker.js";

/** @param {Way} way */
export function begun(way) {
  const worker = new Worker(URL.createObjectURL(new Blob([textOf(CODE)], { type: "text/javascript" })));
  const names = all(document, "script[data-runtime]").map(({ dataset }) => dataset.file);
  worker.postMessage({ way, files: Object.fromEntries(names.map((name) => [name, textOf(name)])) });
  return worker;
}
