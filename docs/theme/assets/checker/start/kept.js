/** Whether answers are kept in this tab or on this device, and under which name. */

export const KEY = "b24:answers";

/** Whether this is a page for a frame of somebody else's: there nothing is kept, not even for the tab. */
export const isEmbedded = "embed" in document.documentElement.dataset;

/** Tell whether this tab or this device holds answers. */
export function hasAnswers() {
  if (isEmbedded) return false;
  try {
    return [sessionStorage, localStorage].some((store) => store.getItem(KEY) !== null);
  } catch {
    return false;
  }
}
