/** Answers as a file the visitor saves, and files that are given: by a button, or dropped on its place. */

import { one } from "../dom.js";
import * as words from "../words.js";
import { isInApp, sayNotHere } from "./app.js";
import { FORMAT, application as ours, date as dateOfOurs, fill, read } from "./answers.js";

/** By what an editor checks and completes a saved file: beside it, since sites move. */
const SCHEMA = "./application-1.json";

/**
 * An application as it is saved: with its format, its date and the rules it was checked with.
 * @returns {Application}
 */
export function toSave({ application, date } = { application: ours, date: dateOfOurs() }) {
  const { application_date: _, ...answers } = structuredClone(application);
  return { format: FORMAT, application_date: date, rules_version: words.version, ...answers };
}

/**
 * Take the answers at some paths out, because a file with them would be refused.
 * @param {Application} application
 * @param {string[]} paths
 */
export function without(application, paths) {
  const filled = paths.filter((path) => read(path, application) !== undefined);
  for (const path of filled) fill(application, path, undefined);
  return application;
}

/** The kind of a Word file, which the rules write in base64. */
const WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/**
 * Hand a file to the visitor.
 * @param {BlobPart} content
 * @param {string} name
 * @param {string} [type]
 */
export function download(content, name, type = "application/json") {
  const link = document.createElement("a");
  const address = URL.createObjectURL(new Blob([content], { type }));
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
  if (isInApp) sayNotHere();
}

/**
 * Save an application as a file that this page, the command and editors read.
 * @param {Application} application
 */
export function saveApplication(application) {
  const saved = { $schema: SCHEMA, ...application };
  const { name } = application.company ?? {};
  download(`${JSON.stringify(saved, null, 2)}\n`, `${["b24", safe(name), dateOfOurs()].filter(Boolean).join("-")}.json`);
}

/** The longest name of a company in a file's. */
const LONGEST = 40;

/**
 * A name that every system takes, as the rules make it; nothing where no sign of it is left.
 * @param {unknown} name
 */
function safe(name) {
  const signs = String(name ?? "").normalize("NFC").replaceAll(/[\\/:*?"<>|\p{C}\p{Zl}\p{Zp}]/gu, "_");
  return [...signs].slice(0, LONGEST).join("").replaceAll(/^[ ._]+|[ ._]+$/g, "");
}

/** @typedef {{name: string, type?: string, text?: string, base64?: string}} Made */

/**
 * Hand out a file that the rules have made: as text, or in base64.
 * @param {Made} made
 */
export function handOut({ name, type = WORD, text = "", base64 }) {
  download(base64 === undefined ? text : bytesOf(base64), name, type);
}

/**
 * The bytes that stand in base64.
 * @param {string} base64
 */
export const bytesOf = (base64) => Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));

/**
 * A file's bytes in base64; `null` where the system does not give them.
 * @param {Blob} file
 * @returns {Promise<string | null>}
 */
export function base64Of(file) {
  return new Promise((resolve) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,?/, ""));
    reader.onerror = () => resolve(null);
    reader.readAsDataURL(file);
  });
}

/**
 * Leave the names out, what was typed from the papers, which is full of them, and the days after
 * sending, which tell no rule anything. The type of company names nobody, and decides.
 * @param {Application} application
 */
export function nameless(application) {
  const copy = structuredClone(application);
  const type = copy.papers?.["business-license"]?.company_type;
  delete copy.company?.name;
  delete copy.papers;
  delete copy.filing;
  if (type) copy.papers = { "business-license": { company_type: type } };
  if (copy.holders?.length) numberOwners([...(copy.shareholders ?? []), ...copy.holders]);
  else for (const shareholder of copy.shareholders ?? []) delete shareholder.name;
  return copy;
}

/**
 * Put numbers in the place of owners' names: who owns whom decides whether foreign capital is in.
 * @param {{name?: string, of?: string}[]} owners
 */
function numberOwners(owners) {
  /** @type {Map<string, string>} */
  const numbers = new Map();
  const number = (/** @type {string} */ name) => {
    // Names are compared as the rules compare them.
    const plain = name.normalize("NFKC").toLowerCase().replaceAll(/\s/g, "");
    if (!numbers.has(plain)) numbers.set(plain, String(numbers.size + 1));
    return numbers.get(plain);
  };
  for (const owner of owners) {
    if (owner.name) owner.name = number(owner.name);
    if (owner.of) owner.of = number(owner.of);
  }
}

/**
 * Act on files that are given to a place of a kind, with the place.
 * @param {HTMLElement} within
 * @param {string} places selects them
 * @param {(files: File[], place: any) => void} act
 */
export function whenGiven(within, places, act) {
  // Firefox may name the text that something is dropped on.
  const placeOf = (/** @type {any} */ { target }) => (target.closest ? target : target.parentElement).closest(places);
  within.addEventListener("dragover", (event) => {
    if (placeOf(event)) event.preventDefault();
  });
  for (const type of ["change", "drop"]) {
    within.addEventListener(type, (event) => {
      const { target, dataTransfer } = /** @type {any} */ (event);
      const files = [...((dataTransfer ?? target).files ?? [])];
      const place = placeOf(event);
      if (!place || !files.length) return;
      event.preventDefault();
      // The same may be chosen again.
      if (!dataTransfer) target.value = "";
      act(files, place);
    });
  }
}

/**
 * Act on files that are dropped where no place takes them: the browser would leave the page for them.
 * @param {(files: File[]) => void} act
 */
export function whenDroppedElsewhere(act) {
  const areFiles = (/** @type {DragEvent} */ { dataTransfer }) => dataTransfer?.types.includes("Files");
  document.addEventListener("dragover", (event) => {
    if (areFiles(event)) event.preventDefault();
  });
  document.addEventListener("drop", (event) => {
    if (event.defaultPrevented || !areFiles(event)) return;
    event.preventDefault();
    act([...(event.dataTransfer?.files ?? [])]);
  });
}

/** @type {Acts} */
export const acts = {
  "add-files": (button) => one(button.parentElement, "[type=file]").click(),
};
