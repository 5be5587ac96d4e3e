/** Say that answers are back: after a reload from the tab, or kept on the device. */

import { locale } from "../words.js";

/** @param {Checker} checker */
export function sayRestored({ answers, messages, words }) {
  const isKept = answers.origin === "device";
  if (!isKept && !(answers.origin === "tab" && isBack())) return;
  const clock = { hour: /** @type {const} */ ("2-digit"), minute: /** @type {const} */ ("2-digit") };
  const time = new Date(answers.changed).toLocaleTimeString(locale, clock);
  messages.show(isKept ? "kept" : "restored", { count: words.answers(answers.count), time });
}

/** Tell whether this page was reloaded or gone back to, and not come to anew. */
function isBack() {
  const [entry] = performance.getEntriesByType("navigation");
  const { type } = /** @type {PerformanceNavigationTiming} */ (entry ?? {});
  return type === "reload" || type === "back_forward";
}
