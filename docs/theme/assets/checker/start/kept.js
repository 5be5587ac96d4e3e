/** The answers that are kept in this tab or on this device, and under which name. */

/** @typedef {{application: Application, changed: string, saved: boolean}} Kept */
/** @typedef {"sessionStorage" | "localStorage"} Store */

export const KEY = "b24:answers";

/** Whether this is a page for a frame of somebody else's: there nothing is kept, not even for the tab. */
export const isEmbedded = "embed" in document.documentElement.dataset;

/**
 * What a store holds, which the browser may refuse to give.
 * @param {Store} name
 * @returns {Kept | null}
 */
export function stored(name) {
  if (isEmbedded) return null;
  try {
    const kept = JSON.parse(window[name].getItem(KEY) ?? "null");
    return kept && typeof kept.application === "object" ? kept : null;
  } catch {
    return null;
  }
}

/**
 * @param {Store} name
 * @param {Kept | null} kept
 */
export function put(name, kept) {
  if (isEmbedded) return;
  try {
    if (kept) window[name].setItem(KEY, JSON.stringify(kept));
    else window[name].removeItem(KEY);
  } catch {
    // A full or forbidden store: the answers still live in the page.
  }
}

/** What this tab holds, else what is kept on this device. */
export const kept = () => stored("sessionStorage") ?? stored("localStorage");

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
