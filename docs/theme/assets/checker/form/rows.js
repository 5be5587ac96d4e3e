/** One question's row: where the focus goes in it, and the error below. */

import { all, one, put } from "../dom.js";
import * as words from "../words.js";

/**
 * The controls of a row itself, not those of the entries inside a list.
 * @param {HTMLElement} row
 * @param {string} selector
 * @returns {any[]}
 */
const own = (row, selector) => all(row, `:scope > .b-control :is(${selector})`);

/**
 * The control that takes the focus when a question is jumped to.
 * @param {HTMLElement} row
 * @returns {HTMLElement | undefined}
 */
export function control(row) {
  return own(row, "input[type=radio]:checked")[0] ?? own(row, "input[type=radio], summary, select, input, button")[0];
}

/**
 * Put each error below its field, and take all others away.
 * @param {any[]} rows
 * @param {Fault[]} errors
 */
export function showErrors(rows, errors) {
  const messages = new Map(errors.map((error) => [error.path, error[words.lang]]));
  for (const row of rows) {
    const message = messages.get(row.dataset.path) ?? "";
    for (const place of own(row, ".b-error")) put(place, message);
    for (const field of own(row, "input.b-field:not([type=search])")) field.ariaInvalid = message ? "true" : null;
    describe(row);
  }
}

/**
 * Link a row's error, and its fold while that is open, to the control they describe.
 * @param {HTMLElement | null} row
 */
export function describe(row) {
  if (!row) return;
  const [error] = own(row, ".b-error");
  const fold = one(row, ":scope > .b-why[open] dl");
  const ids = [error?.textContent ? error.id : "", fold?.id ?? ""].filter(Boolean).join(" ");
  const control = row.matches("fieldset") ? row : own(row, ".b-field")[0];
  if (ids) control?.setAttribute("aria-describedby", ids);
  else control?.removeAttribute("aria-describedby");
}
