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

/** Other commas are no groups: 1,5 is not fifteen. Of money they may stand between ten thousands, too. */
const GROUPED = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/;
const IN_TEN_THOUSANDS = /^\d{1,4}(?:,\d{4})+$/;

/**
 * Write it without groups, to be edited; what was selected for typing over stays selected.
 * @param {HTMLInputElement} field
 */
export function ungroup(field) {
  if (!GROUPED.test(field.value) && !IN_TEN_THOUSANDS.test(field.value)) return;
  field.value = field.value.replaceAll(",", "");
  field.select();
}

/**
 * What a field says: a number as written, without groups, also in the wide signs of a Chinese
 * keyboard; what is none stays text, for the rules to refuse.
 * @param {HTMLInputElement} field
 */
export function fieldValue(field) {
  const text = field.value.trim();
  if (!/money|integer|number/.test(typeOf(field))) return text || undefined;
  const bare = text.normalize("NFKC").replace(/\s/g, "");
  const isGrouped = GROUPED.test(bare) || (isMoney(field) && IN_TEN_THOUSANDS.test(bare));
  const plain = isGrouped ? bare.replaceAll(",", "") : bare;
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : text || undefined;
}

/**
 * Show an answer; a field that says the same is left as it was typed. Whether a date is filled in a
 * style sheet cannot tell: paper needs it.
 * @param {HTMLInputElement} field
 * @param {any} value
 */
export function showField(field, value) {
  if (fieldValue(field) !== (value ?? undefined)) field.value = String(value ?? "");
  field.toggleAttribute("data-filled", Boolean(field.value));
  if (isMoney(field) && field !== document.activeElement) group(field);
}

/** @param {any} field */
const typeOf = (field) => field.closest("[data-path]").dataset.type;
