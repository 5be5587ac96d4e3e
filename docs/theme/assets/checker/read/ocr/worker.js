/**
 * Pictures and scans, read page by page in a thread of their own: the models are loaded here, once.
 *
 * Imported by a blob, so that the page's security policy holds here too; see scans.js.
 */

import { drawn } from "./drawn.js";
import { fetched } from "./fetched.js";
import { readPage } from "./page.js";
import { dotsIn, isHeic } from "./size.js";
import { signsOf } from "./signs.js";

const SCRIPT = "ort.wasm.bundle.min.mjs";
const ENGINE = "ort-wasm-simd-threaded.wasm";
const FINDS = "PP-OCRv6_det_small.onnx";
const READS = "PP-OCRv6_rec_small.onnx";
/** What has more dots on a side is no more readable, and takes more memory. */
const LONGEST_SIDE = 1600;
/** Of the pictures that are shown beside what was read. */
const KEPT = { type: "image/jpeg", quality: 0.8 };
const PDF = /\.pdf$/i;

/**
 * @typedef {{folder: string, pdf: string, sizes: Record<string, number>, keeps: boolean, mostDots: number}} Wanted
 * @typedef {import("./page.js").Read & {number: number, of: number, picture: Blob}} ReadPage
 */

/** A page that is not read, by the key of why. */
class Unread extends Error {}

/** @type {import("./page.js").Models} */
let models;
/** @type {Wanted} */
let wanted;

/**
 * Load engine and models, and wait for files.
 * @param {Wanted} asked
 */
export async function begin(asked) {
  wanted = asked;
  try {
    const tell = (/** @type {number} */ done, /** @type {number} */ total) => postMessage({ progress: { done, total } });
    const files = await fetched(wanted, [ENGINE, FINDS, READS], tell);
    const ort = await import(wanted.folder + SCRIPT);
    // No page of this site may have several threads.
    Object.assign(ort.env.wasm, { numThreads: 1, wasmBinary: files[ENGINE] });
    models = {
      signs: signsOf(new Uint8Array(files[READS])),
      finds: await modelOf(ort, files[FINDS]),
      reads: await modelOf(ort, files[READS]),
    };
    // It is compiled by now; nobody needs its bytes.
    ort.env.wasm.wasmBinary = undefined;
    addEventListener("message", ({ data }) => answer(data));
    postMessage({ ready: true });
  } catch (error) {
    postMessage({ failed: String(error) });
  }
}

/**
 * @param {any} ort
 * @param {ArrayBuffer} file
 * @returns {Promise<import("./page.js").Model>}
 */
async function modelOf(ort, file) {
  // Lines differ in length: memory that is kept for one does not fit another.
  const session = await ort.InferenceSession.create(file, { enableCpuMemArena: false, enableMemPattern: false });
  return async (dots, width, height) => {
    const given = new ort.Tensor("float32", dots, [1, 3, height, width]);
    const told = await session.run({ [session.inputNames[0]]: given });
    return told[session.outputNames[0]];
  };
}

/**
 * Read a file, page by page; a page that cannot be read is named, and the others go on.
 * @param {{file: File, from: number, most: number}} asked
 */
async function answer({ file, from, most }) {
  try {
    if (PDF.test(file.name)) await readPdf(file, from, most);
    else postMessage({ page: await read(await pictureIn(file), 1, 1) });
  } catch (error) {
    postMessage({ unread: whyOf(error) });
  }
  postMessage({ done: true });
}

/** @param {unknown} error */
const whyOf = (error) => (error instanceof Unread ? error.message : "no-picture");

/**
 * @param {File} file
 * @param {number} from the first page that is read
 * @param {number} most how many are
 */
async function readPdf(file, from, most) {
  const book = await drawn(await file.arrayBuffer(), wanted.pdf, LONGEST_SIDE, wanted.mostDots);
  if (!book) throw new Unread("no-pdf");
  const last = from - 1 + most;
  for (let number = from; number <= Math.min(book.pages, last); number += 1) {
    try {
      postMessage({ page: await read(await book.page(number), number, book.pages) });
    } catch (error) {
      postMessage({ unread: whyOf(error), number });
    }
  }
  if (book.pages > last) postMessage({ unread: "too-many-pictures" });
  await book.close();
}

/**
 * @param {OffscreenCanvas} canvas
 * @param {number} number
 * @param {number} of
 * @returns {Promise<ReadPage>}
 */
async function read(canvas, number, of) {
  const { width, height } = canvas;
  const picture = canvas.getContext("2d")?.getImageData(0, 0, width, height);
  if (!picture) throw new Unread("no-picture");
  const found = await readPage(picture, models);
  if (!found.pieces.length) throw new Unread("no-words");
  const kept = await canvas.convertToBlob(KEPT);
  // What it held is free at once.
  canvas.width = 0;
  return { ...found, number, of, picture: kept };
}

/**
 * The picture in a file, as it is looked at, no larger than is read.
 * @param {File} file
 */
async function pictureIn(file) {
  const head = new Uint8Array(await file.slice(0, 1 << 18).arrayBuffer());
  if (dotsIn(head) > wanted.mostDots) throw new Unread("too-many-dots");
  const whole = await createImageBitmap(file, { imageOrientation: "from-image" }).catch(() => null);
  if (!whole) throw new Unread(isHeic(head) ? "no-heic" : "no-picture");
  try {
    if (whole.width * whole.height > wanted.mostDots) throw new Unread("too-many-dots");
    const scale = Math.min(1, LONGEST_SIDE / Math.max(whole.width, whole.height));
    const [width, height] = [whole.width, whole.height].map((side) => Math.max(1, Math.round(side * scale)));
    const canvas = new OffscreenCanvas(width, height);
    const context = /** @type {OffscreenCanvasRenderingContext2D} */ (canvas.getContext("2d", { willReadFrequently: true }));
    context.imageSmoothingQuality = "high";
    context.drawImage(whole, 0, 0, width, height);
    return canvas;
  } finally {
    whole.close();
  }
}
