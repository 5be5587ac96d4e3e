/** Fields that read better once they are left, and are plain while they are typed in. */

/**
 * @param {EventTarget | null} target
 * @returns {target is HTMLInputElement}
 */
export const isMoney = (target) => target instanceof HTMLInputElement && target.matches('[data-type="money"] input.b-field');

/**
 * Write a whole number in groups of three, once the field is left.
 * @param {HTMLInputElement} field
 */
export function group(field) {
  if (/^\d+$/.test(field.value)) field.value = field.value.replace(/\B(?=(\d{3})+$)/g, ",");
}

/**
 * Write it without groups, to be edited; what was selected for typing over stays selected.
 * @param {HTMLInputElement} field
 */
export function ungroup(field) {
  if (!/^\d[\d,]*,\d+$/.test(field.value)) return;
  field.value = field.value.replaceAll(",", "");
  field.select();
}

/**
 * Tell an empty date field from a filled one, which a style sheet cannot: paper needs it.
 * @param {HTMLInputElement} field
 */
export const mark = (field) => field.toggleAttribute("data-filled", Boolean(field.value));
