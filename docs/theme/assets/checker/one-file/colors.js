/** Light or dark, in the place of the theme's own script: as the system has it, until one is pressed. */

import { all } from "../dom.js";
import { inTab, putInTab } from "../start/kept.js";

const KEY = "b24:colors";
/** @type {HTMLInputElement[]} each with the label that leads to the other behind it */
const options = all(document, "input[name=__palette]");

/** @param {HTMLInputElement} option */
function show(option) {
  for (const one of options) {
    one.checked = one === option;
    one.nextElementSibling?.toggleAttribute("hidden", one !== option);
  }
  document.body.dataset.mdColorScheme = option.dataset.mdColorScheme;
}

const ofSystem = options.find(({ dataset }) => matchMedia(dataset.mdColorMedia ?? "").matches);
const pressed = options.find(({ id }) => id === inTab(KEY)?.id);
show(pressed ?? ofSystem ?? options[0]);
for (const option of options) {
  option.addEventListener("change", () => {
    show(option);
    putInTab(KEY, { id: option.id });
  });
}
