/** The province chosen at the top of the page: an answer only once the visitor makes it one. */

import { focusTitle, one, part, pressed } from "../dom.js";

const PROVINCES = "service.provinces";

/** @type {HTMLSelectElement | null} */
const select = one(document, ".b-province select");

/** The code of the chosen province; empty where none is. */
export const chosenProvince = () => select?.value ?? "";

/**
 * Tell when another province is chosen.
 * @param {() => void} act
 */
export const whenChosen = (act) => document.addEventListener("b24:province", act);

/**
 * What the buttons beside the chosen province do.
 * @param {Checker} checker
 * @returns {Acts}
 */
export function provinceActs({ root, answers, messages, loading }) {
  /** @type {unknown} */
  let before;
  return {
    "take-province": () => {
      before = answers.read(PROVINCES);
      answers.write(PROVINCES, [chosenProvince()]);
      loading.touch();
      const province = select?.selectedOptions[0].text;
      one(messages.show("province", { province }, part(root, "own")), "button").focus();
    },
    "take-back": (_, event) => {
      answers.write(PROVINCES, before);
      pressed(event, "[data-shown]")?.remove();
      focusTitle();
    },
  };
}
