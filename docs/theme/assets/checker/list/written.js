/**
 * The list without days, for what is answered at the top of the page: the build has written it, so
 * that it waits for nothing and stands also where the rules cannot be asked. What is ticked in it is
 * an answer. Once the rules have written the list with its days, that one takes its place (list.js).
 */

import { give } from "../keep/give.js";
import { answerAt } from "../keep/paths.js";
import { kept } from "../start/kept.js";

const UNSURE = "unsure";
const page = document.documentElement.dataset;
/** @type {HTMLElement} */
const root = /** @type {any} */ (document.querySelector(".b-my-list"));
/** @type {HTMLElement} */
const place = /** @type {any} */ (root.querySelector("[data-part=written]"));
/** @type {HTMLElement} what is printed */
const paper = /** @type {any} */ (root.querySelector("[data-part=paper]"));
/** The file that is shown, or on its way. */
let wanted = "";

/**
 * What is chosen in a list at the top of the page (where.js).
 * @param {string} list
 */
const chosen = (list) => /** @type {HTMLSelectElement | null} */ (document.querySelector(list))?.value || UNSURE;

/** The list that is for what is chosen: what follows the place in its name is foreign capital. */
const name = () => `${chosen("[data-where]")}-${chosen("[data-capital]")}`;

/**
 * Whether what the build wrote into the page will do: nothing is chosen, and its boxes are answers,
 * which without the rules they are not.
 */
const willDo = () => name() === `${UNSURE}-${UNSURE}` && !("lacks" in page);

/** Whether the rules have written the list, with its days. */
const isDated = () => root.dataset.state === "ready";

/** Show the list for what is chosen; where it cannot be had, what the build wrote stands. */
async function bring() {
  const now = willDo() ? "" : `${page.site}list/${name()}.html`;
  if (now === wanted) return;
  wanted = now;
  // What stands there is for something else.
  root.toggleAttribute("data-waits", Boolean(now));
  if (!now) delete root.dataset.written;
  if (!now) return;
  const html = await fetch(now).then((answer) => (answer.ok ? answer.text() : ""), () => "");
  const list = new DOMParser().parseFromString(html, "text/html").querySelector(".b-task-list");
  // Meanwhile something else was chosen, or it could not be had and may be asked for again.
  if (wanted !== now) return;
  if (list) show(list);
  else wanted = "";
}

/** @param {Element} list */
function show(list) {
  for (const line of list.querySelectorAll("li[data-path]")) makePressable(line);
  for (const boxes of list.querySelectorAll("ul")) {
    // Eight boxes are called "company seal": what they are of is heard before them.
    boxes.setAttribute("aria-label", boxes.parentElement?.firstElementChild?.textContent ?? "");
  }
  place.replaceChildren(list);
  root.dataset.written = "";
  delete root.dataset.waits;
  mark(kept()?.application);
  for (const button of root.querySelectorAll("[data-do=print]")) button.removeAttribute("disabled");
}

/**
 * Put a box in the place of its sign, and of the word by which the sign is heard.
 * @param {Element} line
 */
function makePressable(line) {
  const [label, box] = [document.createElement("label"), document.createElement("input")];
  box.type = "checkbox";
  for (const sign of line.querySelectorAll("[aria-hidden], .b-sr")) sign.remove();
  label.append(box, " ", ...line.childNodes);
  line.append(label);
}

/** @returns {Map<string, HTMLInputElement>} the boxes by what they answer */
const boxes = () =>
  new Map([...place.querySelectorAll("input")].map((box) => [box.closest("li")?.dataset.path ?? "", box]));

/**
 * Tick what is answered, also on paper.
 * @param {Application | undefined} application
 */
function mark(application) {
  for (const [path, box] of boxes()) box.checked = answerAt(path, application) === true;
  print();
}

/** Have the list printed alone as it stands; with days it is the rules' own. */
function print() {
  if (isDated()) return;
  paper.replaceChildren(...[...place.children].map((list) => list.cloneNode(true)));
  document.body.dataset.prints = "errands";
}

place.addEventListener("change", ({ target }) => {
  const box = /** @type {HTMLInputElement} */ (target);
  give({ [box.closest("li")?.dataset.path ?? ""]: box.checked || undefined });
  print();
});
document.addEventListener("b24:decides", bring);
document.addEventListener("b24:answers", (/** @type {any} */ { detail }) => {
  if (!isDated()) mark(detail);
});
if (page.decides !== undefined) bring();
