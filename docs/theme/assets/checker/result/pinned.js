/**
 * What if: a result is pinned, and what changes with the answers or the day stands beside it. The
 * same shows what has changed since a file was saved. The rules write it; it lives in this tab.
 */

import { one, part, root } from "../dom.js";
import * as answers from "../keep/answers.js";
import { patch } from "../patch.js";
import * as engine from "../start/engine.js";
import { inTab, putInTab } from "../start/kept.js";
import * as steps from "../steps/steps.js";
import { asked, reply } from "./evaluation.js";
import { offerUndo } from "./messages.js";

const KEY = "b24:pinned";

/** @type {HTMLElement | null} a small checker has none */
const place = part("pinned");
const button = one(root, ".b-pin");

/** @type {{application?: Application, receipt?: object} | null} what was pinned in this tab: answers, or a file's receipt */
let pinned = inTab(KEY);

/**
 * Compare with what a file says of its result; nothing where it says nothing.
 * @param {object} [receipt]
 */
export function since(receipt) {
  hold(receipt ? { receipt } : null);
}

/** Show what differs from what is pinned, once there is a result. */
export async function show() {
  if (!place) return;
  if (!reply || !pinned) {
    place.hidden = true;
    button.hidden = !reply;
    return;
  }
  const before = pinned;
  const found = await engine.ask({ do: "compare", before, ...asked() }, { stale: true });
  // All answers may have been taken back meanwhile.
  if (!found?.ok || before !== pinned || !reply) return;
  // Of a file that says the same as now there is nothing to tell.
  place.hidden = Boolean(before.receipt) && found.changed === 0;
  patch(place, found.panel);
  const isPressed = document.activeElement?.matches("[data-do=pin]");
  button.hidden = !place.hidden;
  if (isPressed) place.focus();
}

/** @param {typeof pinned} before */
function hold(before) {
  pinned = before;
  putInTab(KEY, before);
  show();
}

/** @type {Acts} */
export const acts = {
  pin: () => hold({ application: structuredClone(answers.application) }),
  unpin: () => {
    hold(null);
    // The comparison, which has gone, stood right after the tabs.
    steps.focus();
  },
  "back-to-pinned": () => {
    const undo = answers.replace(structuredClone(pinned?.application ?? {}), "file");
    // They are in no file yet.
    answers.touch();
    offerUndo("unpinned", undo);
  },
};
