/**
 * The files of the pack: one store, which the rows of the papers and the view of the pack share.
 *
 * A file stays where the visitor has it; the rules get its name, its size and its first bytes, and
 * say into which row it goes. What was chosen by hand stays chosen; all else is sorted anew with the
 * answers. A row is a field of the online form, and each belongs to one paper.
 */

import * as answers from "../keep/answers.js";
import { base64Of } from "../keep/file.js";
import { asked } from "../result/evaluation.js";
import { refuse } from "../result/messages.js";
import * as engine from "../start/engine.js";
import { touch } from "../start/loading.js";

/** How many of a file's first bytes tell its kind. */
const HEAD = 8;

/**
 * What a visitor has given: `chosen` is the row it was put to by hand, or the paper that it was
 * given at, and nothing where its name is to tell.
 * @typedef {{id: string, name: string, size: number, head: string, row: string, paper: string, file: File}} Given
 */
/**
 * Where the rules put it: `row` and `paper` are empty where its name does not tell, and `either` has
 * the rows that it may be for. `said` names it, with its size and what is wrong with it, if `fault`.
 * @typedef {{id: string, row: string, paper: string, either: string[], said: string, fault: string}} Place
 */
/** @typedef {{row: string, paper: string, name: string}} Row a row that is asked, by its number and name */
/** @typedef {Given & {place: Place | undefined}} Placed */

/** @type {Given[]} JSON leaves out what is in the file */
let given = [];
/** @type {Map<string, Place>} by the id of a file */
let places = new Map();
/** @type {Row[]} all that are asked, in the form's order */
export let rows = [];
/** Counts the files: each has its number as long as it is there. */
let last = 0;
/** Counts how often it was to be sorted again. */
let wanted = 0;
/** What was added last and is still being looked at. */
let coming = Promise.resolve();
/** Whether what is there lies in no saved pack. */
let isUnsaved = false;

const heard = new EventTarget();

/**
 * Act when files came, went, or were put elsewhere.
 * @param {() => void} act
 */
export const onChange = (act) => heard.addEventListener("change", act);

/**
 * Act on files that were given, wherever.
 * @param {(files: File[]) => void} act
 */
export const onGiven = (act) =>
  heard.addEventListener("given", (event) => act(/** @type {CustomEvent} */ (event).detail));

/** What the rules are told of the files. */
export const told = () => given;

/** Until what was added is looked at. */
export const settled = () => coming;

export const count = () => given.length;

/** @returns {Placed[]} */
export const placed = () => given.map((each) => ({ ...each, place: places.get(each.id) }));

/**
 * The files of a row.
 * @param {string} row
 */
export const ofRow = (row) => placed().filter(({ place }) => place?.row === row);

/**
 * The files of a paper, in whichever of its rows.
 * @param {string} paper the id of its rule
 */
export const ofPaper = (paper) => placed().filter(({ place }) => place?.paper === paper);

/** The files of which it is to be asked what they are. */
export const unplaced = () => placed().filter(({ place }) => place && !place.row);

/** Whether files were given, and each is known to be for a row. */
export const areSorted = () => given.length > 0 && placed().every(({ place }) => place?.row);

/**
 * Take files: to be sorted by their names, or put to a row, or to whichever row of a paper.
 * @param {File[]} files
 * @param {{row?: string, paper?: string}} [where]
 * @returns {Promise<Placed[]>} those that were taken, once they have their places
 */
export async function add(files, where = {}) {
  touch();
  const taken = coming.then(() => look(files, where));
  coming = taken.then(sort);
  const ids = await taken;
  // They are read while the rules, which may still be on their way, sort them.
  heard.dispatchEvent(new CustomEvent("given", { detail: files }));
  await coming;
  return placed().filter(({ id }) => ids.includes(id));
}

/**
 * @param {File[]} files
 * @param {{row?: string, paper?: string}} where
 */
async function look(files, { row = "", paper = "" }) {
  const ids = [];
  for (const file of files) {
    const { name, size } = file;
    const head = await base64Of(file.slice(0, HEAD));
    const id = String((last += 1));
    // A folder that was dropped, or a file that has gone.
    if (head === null) refuse("refused", { detail: `${name} ` });
    else {
      given.push({ id, name, size, head, row, paper, file });
      ids.push(id);
    }
  }
  isUnsaved ||= ids.length > 0;
  return ids;
}

/** Have the rules say where each goes. */
async function sort() {
  const reply = await engine.ask({ do: "pack", ...asked(), files: given, sort: true });
  if (reply?.ok) {
    places = new Map(reply.files.map((/** @type {Place} */ place) => [place.id, place]));
    rows = reply.rows;
  }
  heard.dispatchEvent(new Event("change"));
}

/** Sort what is there after whatever is under way, and once for all that was wanted meanwhile. */
function sortAgain() {
  const mine = (wanted += 1);
  coming = coming.then(() => (mine === wanted ? sort() : undefined));
  return coming;
}

/**
 * Put a file to a row by hand.
 * @param {string} id
 * @param {string} row
 */
export function move(id, row) {
  given = given.map((each) => (each.id === id ? { ...each, row, paper: "" } : each));
  isUnsaved = true;
  return sortAgain();
}

/** @param {(each: Given) => boolean} isWanted which are forgotten */
function forget(isWanted) {
  given = given.filter((each) => !isWanted(each));
  isUnsaved &&= given.length > 0;
  return sortAgain();
}

/** @param {string} file its id */
export const remove = (file) => forget(({ id }) => id === file);

/** @param {string} row */
export const removeRow = (row) => forget(({ id }) => places.get(id)?.row === row);

/** What is there has been saved with a pack. */
export function markSaved() {
  isUnsaved = false;
}

export function listen() {
  answers.on("change", () => given.length && sortAgain());
  // Before files go that nobody can bring back but the visitor.
  window.addEventListener("beforeunload", (event) => {
    if (isUnsaved) event.preventDefault();
  });
}
