/** What the buttons of the pack do, and what is dropped on a row: it takes a script more, loaded then. */

import { refuse } from "../result/messages.js";
import { asked } from "../result/evaluation.js";
import { root } from "../root.js";
import * as engine from "../start/engine.js";
import { reports } from "../steps/reports.js";

/** @typedef {typeof import("./pack.js")} Pack */

/** @type {Promise<Pack> | undefined} */
let pack;

/** @param {(pack: Pack) => void} act */
function then(act) {
  const { checker } = document.documentElement.dataset;
  pack ??= import(new URL(`${checker}pack/pack.js`, location.href).href).then((found) => {
    // It is a bundle of its own, and works with what this one has.
    const ask = (/** @type {object} */ more) => engine.ask({ do: "pack", ...asked(), ...more });
    found.begin({ report: reports.pack, refuse, ask });
    return found;
  });
  pack.then(act, () => {
    pack = undefined;
    refuse("not-made");
  });
}

/**
 * The row of a press or a drop; Firefox may name the text that something is dropped on.
 * @param {Event & {target: any}} event
 */
const rowOf = ({ target }) => (target.closest ? target : target.parentElement).closest(".b-pack")?.dataset.key;

export function listen() {
  root.addEventListener("dragover", (event) => {
    if (rowOf(event)) event.preventDefault();
  });
  root.addEventListener("drop", (event) => {
    const row = rowOf(event);
    const files = [...(event.dataTransfer?.files ?? [])];
    if (!row || !files.length) return;
    event.preventDefault();
    then((found) => found.put(row, files));
  });
}

/** @type {Acts} */
export const acts = {
  "add-files": (_, event) => then((found) => found.choose(rowOf(event) ?? "")),
  "remove-file": ({ dataset }) => then((found) => found.remove((_, n) => String(n) === dataset.file)),
  "remove-files": (_, event) => {
    const row = rowOf(event);
    then((found) => found.remove((listed) => listed.row === row));
  },
  "save-pack": (button) => then((found) => found.save(button.dataset.name ?? "")),
  "stop-pack": () => then((found) => found.stop()),
};
