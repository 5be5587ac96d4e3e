/**
 * The rules in their own thread: text in and text out.
 *
 * Imported by a blob, so that the page's security policy holds here too; see preload.js.
 */

import { COLD, FILING } from "./names.js";
import { prefetchSecond } from "./rest.js";
import { loadFiling, loadWheel, start } from "./start.js";

/** @type {import("./start.js").Answer | null} */
let answer = null;
/**
 * Load what an answer lacks: what stands on findings, or a wheel that reads or writes sheets.
 * @type {((lacks: string) => Promise<void>) | null}
 */
let more = null;
/** @type {(() => void) | null} what may be done once the first result is there */
let prefetch = null;

/**
 * @param {number} done
 * @param {number} total
 */
function progress(done, total) {
  postMessage({ progress: { done, total } });
  // All bytes are in: what comes now is the start itself.
  if (done === total) postMessage({ starting: true });
}

/** Zero leaves the rehearsals out; see rehearse. */
const REHEARSALS = 10;
const REHEARSAL_EVERY = 60;
let rehearsed = 0;
/** The first result's question, to be asked again. */
let rehearsal = "";
let resting = 0;

/**
 * What was asked for here, and what may be asked for yet: to be kept for use offline.
 * @param {import("./start.js").Wanted} wanted
 * @param {any} pyodide
 */
function used({ runtime, whole, all }, pyodide) {
  const asked = performance.getEntriesByType("resource").map(({ name }) => name);
  const packages = /** @type {{file_name: string}[]} */ (Object.values(pyodide?.lockfile.packages ?? {}));
  const wheels = all ? packages.map(({ file_name: name }) => name) : [];
  return [...asked, ...[...(whole ? [] : [COLD, FILING]), ...wheels].map((name) => runtime + name)];
}

/**
 * Start in the way that is wanted, with what is on its way already.
 * @param {import("./start.js").Wanted} wanted
 */
export async function begin(wanted) {
  const { answer: ask, pyodide, failed } = await start({ ...wanted, progress });
  const { runtime, saves, whole } = wanted;
  answer = ask ?? null;
  more = (lacks) => (lacks === FINDINGS ? loadFiling(pyodide, runtime) : loadWheel(pyodide, runtime, lacks));
  if (!saves && !whole) prefetch = () => prefetchSecond(runtime);
  postMessage(failed ? { failed } : { ready: true, used: used(wanted, pyodide) });
}

/** What is answered where something must be loaded first, and there is no connection. */
const UNREACHABLE = JSON.stringify({ ok: false, unreachable: true });
/** What only says what is lacking is short; a whole answer is not read twice. */
const SHORT = 200;
const FINDINGS = "checker.filing";

/** @param {{id: number, request: string}} asked */
async function reply({ id, request }) {
  try {
    let found = answer?.(request) ?? "{}";
    const lacks = found.length < SHORT ? JSON.parse(found).lacks : undefined;
    if (lacks) found = (await isLoaded(lacks)) ? (answer?.(request) ?? "{}") : UNREACHABLE;
    postMessage({ id, reply: found });
  } catch (error) {
    postMessage({ id, crash: String(error) });
  }
}

/**
 * Load what an answer lacks; tell whether it came.
 * @param {string} lacks
 */
async function isLoaded(lacks) {
  postMessage({ loading: true });
  try {
    await more?.(lacks);
    return true;
  } catch {
    return false;
  }
}

// Pyodide leaves some of its own promises unwatched; a fault that matters is told by the start.
globalThis.addEventListener("unhandledrejection", (event) => event.preventDefault());

/**
 * Run the rules again while nothing is asked: the browser makes quick only what has run for a while.
 * By scripts/bench, without it the first answer's verdict took 57 ms and the first ten took 27 each;
 * with it 29 and 18. Twenty times were no better than ten, nor were ten with other answers.
 */
function rehearse() {
  if (rehearsed < REHEARSALS) {
    rehearsed += 1;
    performance.mark("rehearsal");
    answer?.(rehearsal);
    resting = setTimeout(rehearse, REHEARSAL_EVERY);
  } else {
    prefetch?.();
    prefetch = null;
  }
}

/**
 * Once a first result was asked for, rehearse it between the questions.
 * @param {{request: string}} asked
 */
function rest({ request }) {
  if (!rehearsal) {
    const asked = JSON.parse(request);
    // A file that is opened, or a calendar, is read once; only answers come again and again.
    if (asked.do !== "result") return;
    rehearsal = JSON.stringify({ ...asked, do: "rehearse" });
  }
  resting = setTimeout(rehearse, REHEARSAL_EVERY);
}

globalThis.addEventListener("message", ({ data }) => {
  clearTimeout(resting);
  reply(data);
  rest(data);
});
