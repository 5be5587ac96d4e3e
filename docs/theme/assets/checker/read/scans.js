/** What was recognized of pictures, kept for as long as the tab; loaded where a picture is opened. */

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
 * @typedef {{number: number, file: File, name: string, pages: ReadPage[], unread: Fault[]}} Scan
 * @typedef {{ask: (request: {do: string} & Record<string, any>) => Promise<any>, list: (names: string[]) => string}} Page
 */

/** @type {Scan[]} */
let scans = [];
/** Counts the files: each has its number as long as it is there. */
let last = 0;
/** @type {Worker | null} */
let worker = null;
/** @type {Record<string, string>} */
let words = {};
/** What is read at most: dots of a picture, and pages. */
let most = { dots: 0, pages: 0 };

/** Ends what is under way: the question whether to load, or the reading. */
let halt = () => {};

/** Tell whether what reads them is loaded. */
export const isLoaded = () => worker !== null;

/** Forget them: with other answers, they are another company's. */
export function clear() {
  halt();
  scans = [];
}

/**
 * Keep of them only those of some files; tell whether one has gone.
 * @param {Set<File>} files
 */
export function keepOnly(files) {
  const before = scans.length;
  scans = scans.filter(({ file }) => files.has(file));
  return scans.length < before;
}

/** What the rules are told of them: their lines, without the pictures. */
export const told = () =>
  scans.map((scan) => ({ ...scan, file: undefined, pages: scan.pages.map((page) => ({ ...page, picture: undefined })) }));

/**
 * Read files one after the other; ask first, unless what reads them is here. What was not read is
 * told in a sentence.
 * @param {File[]} files
 * @param {HTMLElement} place
 * @param {Page} page how it asks the rules, and lists names
 * @returns {Promise<string>}
 */
export async function read(files, place, { ask, list: listed }) {
  const list = listed(files.map(({ name }) => name));
  const sizes = await sizesOf();
  const total = Object.values(sizes ?? {}).reduce((sum, size) => sum + size, 0);
  const reply = await ask({ do: "read", megabytes: Math.ceil(total / 1e6) });
  if (!reply?.words) return "";
  ({ words, most } = reply);
  if (!sizes) return filled("not-loaded", { list });
  if (!total) return filled("none-here", { list });
  place.innerHTML = reply.panel;
  try {
    const isThere = worker ?? (await areKept(FOLDER, Object.keys(sizes).filter((name) => !name.endsWith(".mjs"))));
    const keeps = isThere ? false : await wanted(place);
    if (keeps === null) return filled("stopped", { list });
    const left = await readAll(files, place, { sizes, keeps });
    return left ? filled(left.why, { list: listed(left.files.map(({ name }) => name)) }) : "";
  } finally {
    halt = () => {};
    place.replaceChildren();
  }
}

/** @returns {Promise<Record<string, number> | null>} */
const sizesOf = async () => fetch(FOLDER + SIZES).then((response) => (response.ok ? response.json() : {}), () => null);

/**
 * @param {string} key
 * @param {Record<string, any>} values
 */
const filled = (key, values) => words[key].replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));

/**
 * Ask whether to load; nothing where that is not wanted, else whether to keep what is loaded.
 * @param {HTMLElement} place
 * @returns {Promise<boolean | null>}
 */
function wanted(place) {
  one(place, "[data-do=load-ocr]").focus();
  return new Promise((resolve) => {
    one(place, "[data-do=load-ocr]").onclick = () => resolve(one(place, "input").checked);
    halt = () => resolve(null);
    one(place, "[data-do=stop-ocr]").onclick = halt;
  });
}

/**
 * Read files; tell which were left, and why.
 * @param {File[]} files
 * @param {HTMLElement} place
 * @param {{sizes: Record<string, number>, keeps: boolean}} options
 */
async function readAll(files, place, options) {
  one(place, "[data-ocr=ask]").hidden = true;
  const busy = one(place, "[data-ocr=busy]");
  busy.hidden = false;
  const stopped = new Promise((resolve) => {
    halt = () => resolve(STOPPED);
    one(busy, "[data-do=stop-ocr]").onclick = halt;
  });
  one(busy, "[data-do=stop-ocr]").focus();
  for (const [n, file] of files.entries()) {
    const end = await Promise.race([stopped, started(busy, options).then((failed) => failed ?? readOne(file, busy))]);
    if (!end) continue;
    stop();
    return { why: end === STOPPED ? "stopped" : "not-loaded", files: files.slice(n) };
  }
  return null;
}

const STOPPED = Symbol("stopped");

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
 * @param {File} file
 * @param {HTMLElement} busy
 * @returns {Promise<string | undefined>}
 */
function readOne(file, busy) {
  const scan = /** @type {Scan} */ ({ number: (last += 1), file, name: file.name, pages: [], unread: [] });
  scans.push(scan);
  const left = most.pages - scans.reduce((count, { pages }) => count + pages.length, 0);
  tell(busy, scan, 1, 1);
  if (left < 1) {
    scan.unread.push({ why: "too-many-pictures" });
    return Promise.resolve(undefined);
  }
  const reader = /** @type {Worker} */ (worker);
  reader.postMessage({ file, most: left });
  return new Promise((resolve) => {
    reader.onerror = ({ message }) => resolve(message || "worker");
    reader.onmessage = ({ data: { page: found, unread, number, done } }) => {
      if (found) {
        scan.pages.push(found);
        tell(busy, scan, Math.min(found.number + 1, found.of), found.of);
      } else if (unread) scan.unread.push({ why: unread, ...(number ? { page: number } : {}) });
      else if (done) resolve(undefined);
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
