/**
 * While something is pressed, nothing in the page moves: what slips away from under a press before it
 * is let go gets no click, and the press would be lost. A field that is left by a press is enough:
 * what the rules say of it comes back in less time than a finger needs.
 */

/** In milliseconds. The end of a press may never be told: a menu of the system can take it. */
const LONGEST = 2000;
/** In milliseconds. So soon after a finger has left, its click comes, if it comes at all. */
const CLICK_WITHIN = 100;

/** @type {Set<() => void>} */
const waiting = new Set();
let isHeld = false;
let timer = 0;

/**
 * Act at once, or where something is pressed once it is let go.
 * @param {() => void} act
 */
export function whenLetGo(act) {
  if (isHeld) {
    waiting.add(act);
    return;
  }
  waiting.delete(act);
  act();
}

/** @param {number} time in milliseconds */
function letGoAfter(time) {
  clearTimeout(timer);
  timer = setTimeout(letGo, time);
}

function letGo() {
  isHeld = false;
  const acts = [...waiting];
  waiting.clear();
  for (const act of acts) act();
}

/** @param {any} event */
function hold({ button, target }) {
  // The list of a drop-down field takes the rest of its press.
  if (button !== 0 || target.closest?.("select")) return;
  isHeld = true;
  letGoAfter(LONGEST);
}

/** What the click itself does shows at once; what waited must not change the box it is ticking. */
function clicked() {
  isHeld = false;
  letGoAfter(0);
}

/**
 * @param {string[]} types
 * @param {(event: any) => void} act
 */
const listen = (types, act) => types.forEach((type) => addEventListener(type, act, { capture: true }));

// A finger's press is told twice: by the pointer, and before its click once more as a mouse's.
listen(["pointerdown", "mousedown"], hold);
listen(["pointerup", "pointercancel", "mouseup"], () => letGoAfter(CLICK_WITHIN));
listen(["click"], clicked);
