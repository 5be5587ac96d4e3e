/**
 * The answers of this tab: an application file as an object.
 *
 * A missing key is a question not answered yet, `null` is "not sure"; both are open to the rules.
 * Answers live in the tab's own storage; they stay on the device only if the visitor asks for it.
 */

import { put, stored } from "../start/kept.js";

export const FORMAT = "call-center-license/application/1";

/** What is longer, in bytes, is no application: it is not read to its end, and the rules refuse it. */
export const LARGEST = 1_000_000;

/**
 * Split a path into keys and entry numbers: "bars[0].on" into "bars", 0, "on".
 * @param {string} path
 * @returns {(string | number)[]}
 */
function steps(path) {
  const known = taken.get(path);
  if (known) return known;
  const parts = path.split(/[.[\]]+/).filter((step) => step !== "");
  const found = parts.map((step) => (/^\d+$/.test(step) ? Number(step) : step));
  taken.set(path, found);
  return found;
}

/** @type {Map<string, (string | number)[]>} paths taken apart: all are read with every answer */
const taken = new Map();

/**
 * Read the answer at a path; `undefined` where there is none.
 * @param {Application} application
 * @param {string} path
 */
export function read(application, path) {
  return steps(path).reduce((/** @type {any} */ at, step) => at?.[step], application);
}

/**
 * Write an answer, or take it back with `undefined`.
 * @param {Application} application
 * @param {string} path
 * @param {any} value
 */
export function write(application, path, value) {
  const keys = steps(path).slice(0, -1);
  const last = /** @type {string | number} */ (steps(path).at(-1));
  /** @type {any} */
  let at = application;
  for (const [i, key] of keys.entries()) {
    at[key] ??= typeof (keys[i + 1] ?? last) === "number" ? [] : {};
    at = at[key];
  }
  if (value === undefined) delete at[last];
  else at[last] = value;
}

/**
 * Count what is answered, "not sure" included; a list counts once, and each field of its entries.
 * @param {any} value
 * @returns {number}
 */
function count(value) {
  if (Array.isArray(value) && value.some((entry) => entry !== null && typeof entry === "object")) {
    return 1 + value.reduce((sum, entry) => sum + count(entry), 0);
  }
  if (value === null || typeof value !== "object" || Array.isArray(value)) return 1;
  return Object.values(value).reduce((sum, inner) => sum + count(inner), 0);
}

/** Today in China Standard Time, as the rules count days. */
export function today() {
  return new Date(Date.now() + 8 * 3600 * 1000).toISOString().slice(0, 10);
}

/**
 * The answers of a file, without what a file says of itself.
 * @param {any} application
 * @returns {Application}
 */
export function answersOf(application) {
  const { $schema: _, format: __, rules_version: ___, receipt: ____, ...answers } = application;
  return answers;
}

export class Answers extends EventTarget {
  constructor() {
    super();
    /** @type {Application} */
    this.application = {};
    this.changed = "";
    this.saved = true;
    this.keeps = stored("localStorage") !== null;
    /** Where the answers came from: "", "tab", "device" or "link". */
    this.origin = "";
  }

  /** Take up what the tab has, else what was kept on the device. */
  restore() {
    const tab = stored("sessionStorage");
    const kept = tab ?? stored("localStorage");
    // In somebody else's page nothing is kept: it has said in which province, or the visitor has.
    const { where } = document.documentElement.dataset;
    if (where) this.application = { service: { provinces: [where] } };
    if (!kept) return;
    const { application, changed, saved } = kept;
    Object.assign(this, { application, changed, saved, origin: tab ? "tab" : "device" });
    this.#tellAll();
  }

  /** How many questions are answered; the filing date is not one of them. */
  get count() {
    const { application_date: _, ...rest } = this.application;
    return count(rest);
  }

  get date() {
    return this.application.application_date ?? today();
  }

  /** @param {string} path */
  read(path) {
    return read(this.application, path);
  }

  /**
   * @param {string} path
   * @param {any} value
   */
  write(path, value) {
    write(this.application, path, value);
    this.touch();
  }

  /**
   * Write several answers as one change.
   * @param {Record<string, any>} values by path
   */
  writeAll(values) {
    for (const [path, value] of Object.entries(values)) write(this.application, path, value);
    this.touch();
  }

  /** Note a change, store it and tell whoever listens. */
  touch() {
    this.changed = new Date().toISOString();
    this.saved = false;
    this.origin = "";
    this.#store();
    this.dispatchEvent(new Event("change"));
  }

  /** @returns {import("../start/kept.js").Kept} */
  get #kept() {
    const { application, changed, saved } = this;
    return { application, changed, saved };
  }

  #store() {
    put("sessionStorage", this.#kept);
    if (this.keeps) put("localStorage", this.#kept);
  }

  markSaved() {
    this.saved = true;
    this.#store();
  }

  /**
   * Keep a copy on the device until it is forgotten, or keep it no longer.
   * @param {boolean} keeps
   */
  keep(keeps) {
    this.keeps = keeps;
    if (keeps) this.#store();
    else put("localStorage", null);
  }

  /**
   * Put a whole application in place of the answers; what comes from a link is not stored.
   * What is returned brings the answers of before back.
   * @param {Application} application
   * @param {"file" | "link"} origin
   */
  replace(application, origin) {
    const back = this.#back();
    this.application = answersOf(application);
    this.saved = true;
    this.origin = origin === "link" ? origin : "";
    if (origin === "file") {
      this.changed = new Date().toISOString();
      this.#store();
    }
    this.#tellAll();
    return back;
  }

  /** Remember the answers as they are; what is returned brings them back. */
  #back() {
    const before = { ...this.#kept, keeps: this.keeps, origin: this.origin };
    return () => {
      Object.assign(this, before);
      this.#store();
      this.#tellAll();
    };
  }

  /** Forget everything on this device; what is returned brings it back. */
  forget() {
    const back = this.#back();
    Object.assign(this, { application: {}, saved: true, keeps: false, origin: "" });
    put("sessionStorage", null);
    put("localStorage", null);
    this.#tellAll();
    return back;
  }

  /** Tell that all answers are others now, and may have to be shown anew. */
  #tellAll() {
    this.dispatchEvent(new Event("replaced"));
    this.dispatchEvent(new Event("change"));
  }
}

/**
 * Let what is chosen at the top of the page be an answer, and the answers be shown there.
 * @param {Answers} answers
 */
export function shareWithHead(answers) {
  document.addEventListener("b24:answer", (event) => {
    event.preventDefault();
    answers.writeAll(/** @type {CustomEvent} */ (event).detail);
  });
  answers.addEventListener("change", () => {
    document.dispatchEvent(new CustomEvent("b24:answers", { detail: answers.application }));
  });
}
