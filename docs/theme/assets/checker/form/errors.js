/** Errors below their fields, and what a control is described by. */

import { one, put } from "../dom.js";
import { lang } from "../words.js";
import { fieldOf, own } from "./rows.js";

/**
 * Put each error below its field, and take all others away.
 * @param {HTMLElement[]} rows
 * @param {{path: string, en: string, zh: string}[]} errors
 */
export function showErrors(rows, errors) {
  const messages = new Map(errors.map((error) => [error.path, error[lang]]));
  for (const row of rows) showError(row, messages.get(row.dataset.path ?? "") ?? "");
}

/**
 * @param {HTMLElement} row
 * @param {string} message
 */
function showError(row, message) {
  const [place] = own(row, ".b-error");
  if (!place || place.textContent === message) return;
  put(place, message);
  const field = fieldOf(row);
  if (!field) return;
  if (message) field.setAttribute("aria-invalid", "true");
  else field.removeAttribute("aria-invalid");
  describe(row);
}

/**
 * Link a row's error, and its fold while that is open, to the control they describe.
 * @param {HTMLElement} row
 */
export function describe(row) {
  const [error] = own(row, ".b-error");
  const fold = one(row, ":scope > .b-why[open] dl");
  const ids = [error?.textContent ? error.id : "", fold?.id ?? ""].filter(Boolean).join(" ");
  const control = row.matches("fieldset") ? row : own(row, ".b-field")[0];
  if (ids) control?.setAttribute("aria-describedby", ids);
  else control?.removeAttribute("aria-describedby");
}
