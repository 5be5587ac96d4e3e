/**
 * The answers of this tab: an application file as an object.
 *
 * A missing key is a question not answered yet, `null` is "not sure"; both are open to the rules.
 * Answers live in the tab's own storage; they stay on the device only if the visitor asks for it.
 */

import { whenLetGo } from "../press.js";
import { KEY, carried, isEmbedded, isOnDevice, put, stored } from "../start/kept.js";
import { answerAt, fill } from "./paths.js";

export const FORMAT = "call-center-license/application/1";

/** What is longer, in bytes, is no application: it is not read to its end, and the rules refuse it. */
export const LARGEST = 1_000_000;

/**
 * Read the answer at a path, of this tab or of another application; `undefined` where there is none.
 * @param {string} path
 * @param {Application} [from]
 */
export const read = (path, from = application) => answerAt(path, from);

export { fill };

/**
 * Count what is answered, "not sure" included; a list counts once, and each field of its entries.
 * @param {any} value
 * @returns {number}
 */
function counted(value) {
  if (Array.isArray(value) && value.some((entry) => entry !== null && typeof entry === "object")) {
    return 1 + value.reduce((sum, entry) => sum + counted(entry), 0);
  }
  if (value === null || typeof value !== "object" || Array.isArray(value)) return 1;
  return Object.values(value).reduce((sum, inner) => sum + counted(inner), 0);
}

/** Today in China Standard Time, as the rules count days. */
export function today() {
  return new Date(Date.now() + 8 * 3600 * 1000).toISOString().slice(0, 10);
}

/**
 * The answers of a file, without what a file says of itself. An entry of a list that says nothing
 * may be null there; to the form it is one without answers.
 * @param {any} application
 * @returns {Application}
 */
export function answersOf(application) {
  const { $schema: _, format: __, rules_version: ___, receipt: ____, ...answers } = application;
  const filled = (/** @type {any} */ value) => (Array.isArray(value) ? value.map((entry) => entry ?? {}) : value);
  return Object.fromEntries(Object.entries(answers).map(([key, value]) => [key, filled(value)]));
}

/** @type {Application} */
export let application = {};
/** When they were changed last, and whether they are in a file as they are. */
export let changed = "";
export let saved = true;
/** Whether the tab or the device holds them, which the browser may refuse; in a frame neither is asked. */
export let isStored = true;
/** Whether they stay on the device. */
export let keeps = false;
/**
 * When those were changed that the device has of this tab, if it was asked to keep any; or "link",
 * where beside a link's it has the visitor's own.
 * @type {string | undefined}
 */
let onDevice;
/** Where they came from: "", "tab", "device" or "link". */
export let origin = "";

const heard = new EventTarget();

/**
 * Act when an answer has changed; when all are others now, and may have to be shown anew; or when
 * the device keeps those of another tab, or no longer.
 * @param {"change" | "replaced" | "parted"} type
 * @param {() => void} act
 * @param {AddEventListenerOptions} [options]
 */
export const on = (type, act, options) => heard.addEventListener(type, act, options);

const sayChanged = () => heard.dispatchEvent(new Event("change"));

/** Whoever is told shows it. */
const tellChange = () => whenLetGo(sayChanged);

function tellAll() {
  heard.dispatchEvent(new Event("replaced"));
  tellChange();
}

/** Take up what the tab has, else what was kept on the device. */
export function restore() {
  const tab = stored("sessionStorage");
  // In somebody else's page nothing is kept: it has said in which province, or the visitor has.
  const { where } = document.documentElement.dataset;
  const none = { application: where ? { service: { provinces: [where] } } : {}, changed: "", saved: true };
  const kept = tab ?? stored("localStorage");
  ({ application, changed, saved } = /** @type {import("../start/kept.js").Kept} */ (kept ?? carried() ?? none));
  keeps = isOnDevice(tab);
  onDevice = keeps ? stored("localStorage")?.changed : tab?.keeps;
  origin = tab ? "tab" : kept ? "device" : "";
  tellAll();
}

// A page that is gone back to stands as it was left, and would write its answers over what other
// pages of the tab have answered since. A link's are no tab's, and a page in a frame keeps none.
window.addEventListener("pageshow", ({ persisted }) => {
  if (persisted && !isEmbedded && origin !== "link") restore();
});

// What was only taken up from the device is not this tab's own yet, and goes along.
window.addEventListener("storage", ({ key }) => {
  if (key !== null && key !== KEY) return;
  if (origin === "device" && !stored("sessionStorage")) restore();
  else look();
});

/** How many questions are answered; the filing date is not one of them. */
export function count() {
  const { application_date: _, ...rest } = application;
  return counted(rest);
}

export const date = () => application.application_date ?? today();

/**
 * @param {string} path
 * @param {any} value
 */
export function write(path, value) {
  writeAll({ [path]: value });
}

/**
 * Write several answers as one change.
 * @param {Record<string, any>} values by path
 */
export function writeAll(values) {
  for (const [path, value] of Object.entries(values)) fill(application, path, value);
  touch();
}

/** Note a change, store it and tell whoever listens. */
export function touch() {
  changed = new Date().toISOString();
  saved = false;
  origin = "";
  store();
  tellChange();
}

/** Whether the device keeps others: another tab's, or, where a link's were changed, the visitor's own. */
export const isParted = () => Boolean(onDevice) && !keeps;

/** Leave the device to another tab that has changed what is kept there: nothing of it is lost. */
function look() {
  if (!keeps || stored("localStorage")?.changed === onDevice) return;
  keeps = false;
  heard.dispatchEvent(new Event("parted"));
}

/** Those of a link are stored nowhere until they are changed. */
function store() {
  if (origin === "link") return;
  look();
  const isKept = keeps && put("localStorage", { application, changed, saved });
  if (isKept) onDevice = changed;
  const isInTab = put("sessionStorage", { application, changed, saved, keeps: onDevice });
  isStored = isInTab || isKept || isEmbedded;
}

export function markSaved() {
  saved = true;
  store();
}

/**
 * Keep a copy on the device until it is forgotten, in the place of another tab's, which is told so
 * in its turn; or keep it no longer, and leave another tab's there.
 * @param {boolean} isWanted
 */
export function keep(isWanted) {
  if (!isWanted && keeps) put("localStorage", null);
  keeps = isWanted && put("localStorage", { application, changed, saved });
  if (keeps || !isWanted) onDevice = keeps ? changed : undefined;
  store();
  heard.dispatchEvent(new Event("parted"));
}

/**
 * Put a whole application in place of the answers; what comes from a link is not stored.
 * What is returned brings the answers of before back.
 * @param {Application} other
 * @param {"file" | "link"} from
 */
export function replace(other, from) {
  const back = wayBack();
  application = answersOf(other);
  saved = true;
  origin = from === "link" ? from : "";
  // The device keeps the visitor's own, also once a link's are changed.
  if (origin && keeps) [keeps, onDevice] = [false, origin];
  if (from === "file") changed = new Date().toISOString();
  store();
  tellAll();
  return back;
}

/**
 * Write several answers as a change of its own; what is returned brings those of before back.
 * @param {Record<string, any>} values by path
 */
export function change(values) {
  const after = structuredClone(application);
  for (const [path, value] of Object.entries(values)) fill(after, path, value);
  const back = replace(after, "file");
  touch();
  return back;
}

/** Remember the answers as they are; what is returned brings them back. */
function wayBack() {
  const before = { application, changed, saved, origin };
  const device = { keeps, onDevice };
  return () => {
    ({ application, changed, saved, origin } = before);
    if (!keeps && stored("localStorage")) ({ keeps, onDevice } = device);
    store();
    tellAll();
  };
}

/** Forget the answers, and what the device keeps of this tab; what is returned brings them back. */
export function forget() {
  const back = wayBack();
  const tab = stored("sessionStorage");
  const device = keeps ? stored("localStorage") : null;
  application = {};
  saved = true;
  keeps = false;
  onDevice = undefined;
  origin = "";
  put("sessionStorage", null);
  if (device) put("localStorage", null);
  tellAll();
  return () => {
    put("sessionStorage", tab);
    if (device && !stored("localStorage")) put("localStorage", device);
    back();
  };
}

/** Let what is chosen at the top of the page be an answer, and the answers be shown there. */
export function shareWithHead() {
  document.addEventListener("b24:answer", (/** @type {any} */ event) => {
    event.preventDefault();
    writeAll(event.detail);
  });
  on("change", () => document.dispatchEvent(new CustomEvent("b24:answers", { detail: application })));
}
