/** Have the rules read what was saved: strictly, as one fault refuses it all. */

import { lang } from "../words.js";
import { today } from "./answers.js";

/**
 * @param {Engine} engine
 * @param {string} text
 */
export const readSaved = (engine, text) => engine.ask({ do: "open", text, lang, today: today() });

/**
 * Say where a file is wrong, and what is allowed there.
 * @param {{path: string, line: number | null, en: string, zh: string}} error
 * @param {Words} words
 */
export function faultOf({ line, path, [lang]: allowed }, words) {
  const where = words.list([line ? words.say("line", { n: line }) : "", path]);
  if (!where) return allowed[0].toUpperCase() + allowed.slice(1);
  return `${where}${words.say("colon")}${allowed}`;
}
