/** What was recognized of pictures, kept for as long as the tab, each once wherever it was given; see pictures.js. */

import { all, one } from "../dom.js";
import { areKept } from "./ocr/fetched.js";

/** Where what reads them is. */
const site = document.documentElement.dataset;
const FOLDER = new URL(site.ocr ?? "ocr/", location.href).href;
const PDF = new URL("pdf/", new URL(site.runtime ?? "runtime/", location.href)).href;
const WORKER = new URL("ocr/worker.js", import.meta.url).href;
const SIZES = "sizes.json";
/** Above and below a value so much of its height is shown, too; and of its width. */
const AROUND = 0.3;
/** No cut is higher, in dots of the page. */
const HIGHEST = 48;

/**
 * @typedef {{number: number, width: number, height: number, turned: number, pieces: object[], of: number, picture: Blob}} ReadPage
 * @typedef {{why: string, page?: number}} Fault
 * @typedef {{number: number, file: File, name: string, pages: ReadPage[], unread: Fault[], isWhole: boolean}} Scan
 * @typedef {{id: string, file: File}} Wanted
 * @typedef {{why: string, files: File[]}} Left what was not read, and why: "" where all was
 * @typedef {{ask: (request: {do: string} & Record<string, any>) => Promise<any>, list: (names: string[]) => string, whenDone: (file: File) => void}} Page
 */

/** @type {Scan[]} */
let scans = [];
/** @type {Wanted[]} what is to be read, with what is already */
let wanted = [];
let isReading = false;
/** @type {Worker | null} */
let worker = null;
/** @type {Record<string, string>} */
let words = {};
/** @type {Page["list"]} */
let listed = String;
/** What is read at most: dots of a picture, and pages. */
let most = { dots: 0, pages: 0 };
/** @type {boolean | null} whether what reads them is kept on the device, once it is wanted */
let keeps = null;
/** After so many milliseconds without a file the worker is ended: it takes some hundred megabytes. */
const IDLE = 30_000;
let timer = 0;
/** The question whether to load, then how far the reading is; wherever the visitor is. */
const panel = document.createElement("div");

/** Ends what is under way: the question whether to load, or the reading. */
let halt = () => {};

/**
 * Keep of them only those of some files.
 * @param {Set<File>} files
 */
export function keepOnly(files) {
  scans = scans.filter(({ file }) => files.has(file));
}

/** @param {File} file */
const scanOf = (file) => scans.find((scan) => scan.file === file);

/**
 * What the rules are told of a file, if some of it was read: its lines, without the pictures.
 * @param {File} file
 */
export function told(file) {
  const scan = scanOf(file);
  if (!scan) return undefined;
  const { number, name, unread, pages } = scan;
  return { number, name, unread, pages: pages.map((page) => ({ ...page, picture: undefined })) };
}

/**
 * Tell whether a file waits to be read, or for the rest of it.
 * @param {File} file
 */
export const waits = (file) => !scanOf(file)?.isWhole;

const pending = () => wanted.filter(({ file }) => waits(file));

/** @param {HTMLElement} place */
export function show(place) {
  if (panel.parentElement !== place) place.replaceChildren(panel);
}

/**
 * Read files one after the other; ask first, unless what reads them is here. While this goes on
 * further files only join: then there is nothing to tell.
 * @param {Wanted[]} files
 * @param {Page} page how it asks the rules, lists names, and what it does after each file
 * @returns {Promise<Left | null>}
 */
export async function read(files, { ask, list, whenDone }) {
  wanted = files;
  listed = list;
  if (isReading && !pending().length) halt();
  if (isReading || !pending().length) return null;
  isReading = true;
  clearTimeout(timer);
  const why = await readWith(ask, whenDone);
  isReading = false;
  halt = () => {};
  panel.replaceChildren();
  if (why) stop();
  else timer = setTimeout(stop, IDLE);
  return { why: pending().length ? why : "", files: pending().map(({ file }) => file) };
}

/**
 * Say why files were not read.
 * @param {string} why
 * @param {File[]} files
 */
export const leftSaid = (why, files) => filled(why, { list: listed(files.map(({ name }) => name)) });

/**
 * Read what waits; tell why something was left.
 * @param {Page["ask"]} ask
 * @param {Page["whenDone"]} whenDone
 */
async function readWith(ask, whenDone) {
  const sizes = await sizesOf();
  const total = Object.values(sizes ?? {}).reduce((sum, size) => sum + size, 0);
  const reply = await ask({ do: "read", megabytes: Math.ceil(total / 1e6) });
  if (!reply?.words) return "not-loaded";
  ({ words, most } = reply);
  if (!sizes) return "not-loaded";
  if (!total) return "none-here";
  panel.innerHTML = reply.panel;
  // In this tab it is asked once.
  if (keeps === null) {
    const isThere = await areKept(FOLDER, Object.keys(sizes).filter((name) => !name.endsWith(".mjs")));
    keeps = isThere ? false : await agreed();
  }
  return keeps === null ? "stopped" : readAll({ sizes, keeps, whenDone });
}

/** @returns {Promise<Record<string, number> | null>} */
const sizesOf = async () => fetch(FOLDER + SIZES).then((response) => (response.ok ? response.json() : {}), () => null);

/**
 * @param {string} key
 * @param {Record<string, any>} values
 */
const filled = (key, values) => (words[key] ?? "").replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));

/**
 * Ask whether to load; nothing where that is not wanted, else whether to keep what is loaded.
 * @returns {Promise<boolean | null>}
 */
function agreed() {
  // In the pre-check the page stays usable: nothing takes the focus there.
  if (panel.closest("dialog")) one(panel, "[data-do=load-ocr]").focus();
  return new Promise((resolve) => {
    one(panel, "[data-do=load-ocr]").onclick = () => resolve(one(panel, "input").checked);
    halt = () => resolve(null);
    one(panel, "[data-do=stop-ocr]").onclick = halt;
  });
}

/**
 * Read what waits, and what comes meanwhile; tell why something was left.
 * @param {{sizes: Record<string, number>, keeps: boolean, whenDone: (file: File) => void}} options
 */
async function readAll(options) {
  const busy = one(panel, "[data-ocr=busy]");
  const hadFocus = panel.contains(document.activeElement);
  one(panel, "[data-ocr=ask]").hidden = true;
  busy.hidden = false;
  const stopped = new Promise((resolve) => {
    halt = () => resolve("stopped");
    one(busy, "[data-do=stop-ocr]").onclick = halt;
  });
  if (hadFocus) one(busy, "[data-do=stop-ocr]").focus();
  for (let [next] = pending(); next; [next] = pending()) {
    const each = next;
    const why = await Promise.race([stopped, started(busy, options).then((failed) => failed ?? readOne(each, busy))]);
    if (why) return why === "stopped" ? why : "not-loaded";
    options.whenDone(each.file);
  }
  return "";
}

/** End the worker, and with it all the memory it has taken. */
function stop() {
  worker?.terminate();
  worker = null;
}

/**
 * Start the worker, unless it runs; tell what fails.
 * @param {HTMLElement} busy
 * @param {{sizes: Record<string, number>, keeps: boolean}} options
 * @returns {Promise<string | undefined>}
 */
function started(busy, { sizes, keeps }) {
  if (worker) return Promise.resolve(undefined);
  say(busy, filled("loading", {}));
  const asked = { folder: FOLDER, pdf: PDF, sizes, keeps, mostDots: most.dots };
  // A blob that imports the file: so the worker is bound by the page's security policy.
  const code = `import(${JSON.stringify(WORKER)}).then(({ begin }) => begin(${JSON.stringify(asked)}), (error) => postMessage({ failed: String(error) }))`;
  const made = new Worker(URL.createObjectURL(new Blob([code], { type: "text/javascript" })), { type: "module" });
  worker = made;
  return new Promise((resolve) => {
    made.onerror = ({ message }) => resolve(message || "worker");
    made.onmessage = ({ data }) => {
      if (data.progress) one(busy, "progress").value = data.progress.done / data.progress.total;
      else resolve(data.failed);
    };
  });
}

/**
 * Read a file, or what of it was left when reading was stopped.
 * @param {Wanted} wanted
 * @param {HTMLElement} busy
 * @returns {Promise<string | undefined>}
 */
function readOne({ id, file }, busy) {
  const scan = scanOf(file) ?? { number: Number(id), file, name: file.name, pages: [], unread: [], isWhole: false };
  if (!scanOf(file)) scans.push(scan);
  const left = most.pages - scans.reduce((count, { pages }) => count + pages.length, 0);
  const from = 1 + Math.max(0, ...scan.pages.map(({ number }) => number), ...scan.unread.map(({ page }) => page ?? 0));
  tell(busy, scan, from, Math.max(from, scan.pages[0]?.of ?? 1));
  if (left < 1) {
    scan.unread.push({ why: "too-many-pictures" });
    scan.isWhole = true;
    return Promise.resolve(undefined);
  }
  const reader = /** @type {Worker} */ (worker);
  reader.postMessage({ file, from, most: left });
  return new Promise((resolve) => {
    reader.onerror = ({ message }) => resolve(message || "worker");
    reader.onmessage = ({ data: { page: found, unread, number, done } }) => {
      if (found) {
        scan.pages.push(found);
        tell(busy, scan, Math.min(found.number + 1, found.of), found.of);
      } else if (unread) scan.unread.push({ why: unread, ...(number ? { page: number } : {}) });
      else if (done) {
        scan.isWhole = true;
        resolve(undefined);
      }
    };
  });
}

/**
 * @param {HTMLElement} busy
 * @param {Scan} scan
 * @param {number} number
 * @param {number} of
 */
function tell(busy, { name }, number, of) {
  say(busy, filled("page", { file: name, page: number, of }));
  one(busy, "progress").value = (number - 1) / of;
}

/**
 * @param {HTMLElement} busy
 * @param {string} text
 */
function say(busy, text) {
  one(busy, "[data-ocr=said]").textContent = text;
}

/**
 * Draw beside each value the cut of the picture it comes from.
 * @param {ParentNode} panel
 */
export async function draw(panel) {
  for (const canvas of all(panel, "canvas[data-box]")) await drawCut(canvas).catch(() => canvas.remove());
}

/** @param {HTMLCanvasElement} canvas */
async function drawCut(canvas) {
  const { scan, page: number, box = "" } = canvas.dataset;
  const found = scans.find((each) => each.number === Number(scan))?.pages.find((each) => each.number === Number(number));
  if (!found) return;
  const picture = await createImageBitmap(found.picture);
  const whole = upright(box.split(" ").map(Number), picture);
  const scale = Math.min(1, HIGHEST / whole.height);
  canvas.width = Math.ceil(whole.width * scale);
  canvas.height = Math.ceil(whole.height * scale);
  const { left, top, width, height } = whole;
  canvas.getContext("2d")?.drawImage(picture, left, top, width, height, 0, 0, canvas.width, canvas.height);
  picture.close();
}

/**
 * The place of a box in dots of its picture, with a little of what is around.
 * @param {number[]} box left, top, right, bottom, in parts of the page
 * @param {{width: number, height: number}} size
 */
function upright([left, top, right, bottom], { width, height }) {
  const around = AROUND * (bottom - top) * height;
  const [x, y] = [Math.max(0, left * width - around), Math.max(0, top * height - around)];
  return { left: x, top: y, width: Math.min(width, right * width + around) - x, height: Math.min(height, bottom * height + around) - y };
}
