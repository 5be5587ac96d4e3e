/** The answers that are kept in this tab or on this device, and under which name. */

/**
 * `keeps` in a tab whose answers the device was asked to keep as well: when those were changed that
 * it has of this tab, or "link" where it has others.
 * @typedef {{application: Application, changed: string, saved: boolean, keeps?: string}} Kept
 */
/** @typedef {"sessionStorage" | "localStorage"} Store */

export const KEY = "b24:answers";

/** Whether this is a page for a frame of somebody else's: there nothing is kept, not even for the tab. */
export const isEmbedded = "embed" in document.documentElement.dataset;

// A page that Firefox 153 brings back as it was left sees the tab's storage as it was left, too, and
// would write that over what other pages have answered. While a lock is held it is loaded anew.
if (!isEmbedded && CSS.supports("-moz-appearance", "none")) {
  navigator.locks?.request("b24", { mode: "shared" }, () => new Promise(() => {})).catch(() => {});
}

/**
 * What a store holds under a name, which the browser may refuse to give.
 * @param {Store} name
 * @param {string} key
 */
function read(name, key) {
  if (isEmbedded) return null;
  try {
    return JSON.parse(window[name].getItem(key) ?? "null");
  } catch {
    return null;
  }
}

/**
 * Tell whether it is written: where a store is full or forbidden, it still lives in the page.
 * @param {Store} name
 * @param {string} key
 * @param {object | null} value
 */
function write(name, key, value) {
  if (isEmbedded) return false;
  try {
    if (value) window[name].setItem(key, JSON.stringify(value));
    else window[name].removeItem(key);
    return true;
  } catch {
    return false;
  }
}

/**
 * The answers that a store holds.
 * @param {Store} name
 * @returns {Kept | null}
 */
export function stored(name) {
  const kept = read(name, KEY);
  return kept && typeof kept.application === "object" ? kept : null;
}

/**
 * @param {Store} name
 * @param {Kept | null} kept
 */
export const put = (name, kept) => write(name, KEY, kept);

/**
 * What else this tab holds, by its name.
 * @param {string} key
 */
export const inTab = (key) => read("sessionStorage", key);

/**
 * @param {string} key
 * @param {object | null} value
 */
export const putInTab = (key, value) => write("sessionStorage", key, value);

/**
 * The two answers at the top of every page, which a link of this site carries where the browser
 * stores none.
 * @returns {Kept | null}
 */
export function carried() {
  const said = new URLSearchParams(location.hash.slice(1));
  const [where, capital] = [said.get("where"), said.get("capital")];
  if (isEmbedded || !(where || capital)) return null;
  const service = where ? { provinces: where === "nationwide" ? where : [where] } : {};
  const company = capital ? { foreign_capital: capital === "yes" } : {};
  return { application: { service, company }, changed: "", saved: true };
}

/**
 * How a link carries them.
 * @param {{where: string, capital: string}} chosen
 */
export const carrying = (chosen) => new URLSearchParams(Object.entries(chosen).filter(([, value]) => value)).toString();

/** What this tab holds, else what is kept on this device, else what the address carries. */
export const kept = () => stored("sessionStorage") ?? stored("localStorage") ?? carried();

/**
 * Tell whether the device keeps what changes in this tab: it keeps some, and they are not those of
 * another tab, or of another company than one that was opened from many.
 * @param {Kept | null} inTab
 */
export function isOnDevice(inTab) {
  const device = stored("localStorage");
  // A tab of an earlier version does not say since when.
  return device !== null && (!inTab || (inTab.keeps ?? inTab.changed) === device.changed);
}

/** Tell whether this tab or this device holds answers. */
export const hasAnswers = () => kept() !== null;

/**
 * Tell whether more is answered than the two questions at the top of every page: on these alone a
 * page that is only read loads nothing.
 * @param {Application | undefined} application
 */
export function hasOwnAnswers(application) {
  const { service = {}, company = {}, application_date: _, ...rest } = application ?? {};
  const { provinces: __, ...ofService } = service ?? {};
  const { foreign_capital: ___, ...ofCompany } = company ?? {};
  return [ofService, ofCompany, rest].some((table) => Object.keys(table).length > 0);
}
