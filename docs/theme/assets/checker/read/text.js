/** The text of a file: each is read once, for the window that reads papers and for the pre-check. */

import { part } from "../dom.js";
import { base64Of } from "../keep/file.js";
import * as engine from "../start/engine.js";
import { later } from "../start/later.js";

const PDF = /\.pdf$/i;
const PICTURE = /\.(?:jpe?g|png|webp|heic|heif|gif|bmp|tiff?)$/i;
/** A larger file of Word or text is no paper of a company. */
const LARGEST = Number(part("read")?.dataset.largest);

/**
 * What stands in a file, or why there is nothing: the page's word for it, or what the rules have said.
 * @typedef {{text: string, why?: string | {en: string, zh: string}}} FileText
 */

/** @type {WeakMap<File, Promise<FileText>>} */
const texts = new WeakMap();

/** @param {File} file whether it shows its text, in pictures alone */
export const isShown = ({ name }) => PDF.test(name) || PICTURE.test(name);

/**
 * The text of a file, read at once or before; what did not come is asked for again another time.
 * @param {File} file
 * @returns {Promise<FileText>}
 */
export function textOf(file) {
  const known = texts.get(file);
  if (known) return known;
  const coming = read(file);
  texts.set(file, coming);
  coming.then(({ why }) => why === "not-loaded" && texts.delete(file));
  return coming;
}

/**
 * The rules take the text out, of a PDF pdf.js does.
 * @param {File} file
 * @returns {Promise<FileText>}
 */
async function read(file) {
  if (PDF.test(file.name)) {
    const pdf = await later("read/pdf.js").catch(() => null);
    return pdf ? pdf.textOfPdf(file) : { text: "", why: "not-loaded" };
  }
  if (PICTURE.test(file.name)) return { text: "", why: "picture" };
  if (file.size > LARGEST) return { text: "", why: "no-words" };
  const reply = await engine.ask({ do: "read", file: (await base64Of(file)) ?? "" });
  if (!reply || reply.unreachable) return { text: "", why: "not-loaded" };
  if (reply.error) return { text: "", why: { en: reply.error.en, zh: reply.error.zh } };
  const text = reply.text?.trim() ?? "";
  return text ? { text } : { text, why: "no-words" };
}
