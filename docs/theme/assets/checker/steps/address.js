/** What the address points at: a step, a section, a question; or answers, which have no step. */

import { placeNamed } from "../dom.js";
import * as form from "../form/form.js";
import { MARK } from "../keep/fragment.js";
import * as sheet from "../result/bottom-sheet.js";
import { reply } from "../result/evaluation.js";
import * as steps from "./steps.js";

/** Go to a question, or to the first that is open. */
function goTo(path = reply?.next ?? form.firstOpen() ?? "") {
  sheet.close();
  steps.showStepOf(form.rowOf(path.replace(/\[.*/, "")));
  form.goTo(path);
}

export function listen() {
  if (steps.tabs) window.addEventListener("hashchange", follow);
}

/** Show the step of the place, and open what hides it there. */
export function follow() {
  if (location.hash.startsWith(MARK)) return;
  const name = placeNamed() || "need";
  /** @type {any} */
  const place = document.getElementById(name);
  const step = place?.closest(".b-step");
  if (!step) return;
  steps.show(step.dataset.step);
  if (place.matches(".b-row")) goTo(place.dataset.path);
  else if (place !== step) {
    const section = place.closest(".b-section");
    if (section) form.openSection(section.dataset.section);
    place.scrollIntoView();
  }
}

/** @type {Acts} */
export const acts = {
  next: ({ dataset }, event) => {
    event.preventDefault();
    goTo(dataset.goto);
  },
};
