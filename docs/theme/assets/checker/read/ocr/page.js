/** Read a page: find its lines, read each; where little is sure, look at it from another side. */

import { cut, grayOf, resized, turned } from "./gray.js";
import { linesIn } from "./lines.js";
import { textOf } from "./signs.js";

/**
 * What the models take: sides of whole steps; lines of a height. Lines are found on fewer dots than
 * they are read from: what is found on all of them takes 150 MB more, which are not given back.
 */
const STEP = 32;
const LONGEST_SIDE = 1152;
const LEAST_SIDE = 736;
const HEIGHT = 48;
const LEAST_WIDTH = 320;
/** Of what is less sure nothing is read. */
const LEAST_SURE = 0.5;
/** Of a text that stands on its head, or lies, less is read surely. */
const LEAST_SURE_PAGE = 0.75;

/** @typedef {import("./gray.js").Gray} Gray */
/** @typedef {{text: string, corners: import("./lines.js").Point[], sure: number[]}} Piece */
/** @typedef {{width: number, height: number, turned: number, pieces: Piece[]}} Read */
/**
 * The models, each told its dots, from -1 to 1, and their size.
 * @typedef {(dots: Float32Array, width: number, height: number) => Promise<{data: Float32Array, dims: readonly number[]}>} Model
 * @typedef {{finds: Model, reads: Model, signs: string[]}} Models
 */

/**
 * @param {{data: ArrayLike<number>, width: number, height: number}} picture
 * @param {Models} models
 * @returns {Promise<Read>}
 */
export async function readPage(picture, models) {
  const gray = grayOf(picture);
  const first = await readSide(gray, 0, models);
  if (!first.pieces.length || sureOf(first) >= LEAST_SURE_PAGE * signsIn(first)) return first;
  let best = first;
  for (const quarters of isSideways(first) ? [1, 3] : [2]) {
    const other = await readSide(gray, quarters, models);
    if (sureOf(other) > sureOf(best)) best = other;
  }
  return best;
}

/** @param {Read} page */
const signsIn = ({ pieces }) => pieces.reduce((count, { sure }) => count + sure.length, 0);

/** @param {Read} page the signs, each as far as it is sure */
const sureOf = ({ pieces }) => pieces.flatMap(({ sure }) => sure).reduce((sum, sure) => sum + sure, 0);

/** @param {Read} page whether most of its text runs up or down */
function isSideways({ pieces }) {
  const down = pieces.filter(({ corners: [top, , low] }) => Math.abs(low[1] - top[1]) > Math.abs(low[0] - top[0]));
  return 2 * down.length > pieces.length;
}

/**
 * @param {Gray} upright
 * @param {number} quarters by which it is turned first, counterclockwise
 * @param {Models} models
 * @returns {Promise<Read>}
 */
async function readSide(upright, quarters, models) {
  let gray = upright;
  for (let n = 0; n < quarters; n += 1) gray = turned(gray);
  const pieces = [];
  for (const corners of linesIn(await likelyIn(gray, models), gray)) {
    const { text, sure } = await readLine(cut(gray, corners), models);
    const mean = sure.reduce((sum, one) => sum + one, 0) / (sure.length || 1);
    if (mean >= LEAST_SURE && text.trim()) pieces.push({ text, corners, sure });
  }
  return { width: gray.width, height: gray.height, turned: quarters, pieces };
}

/**
 * How likely each dot is one of a text.
 * @param {Gray} gray
 * @param {Models} models
 */
async function likelyIn(gray, { finds }) {
  const [least, longest] = [Math.min(gray.width, gray.height), Math.max(gray.width, gray.height)];
  const scale = Math.min(Math.max(1, LEAST_SIDE / least), LONGEST_SIDE / longest);
  const [width, height] = [gray.width, gray.height].map((side) => Math.max(1, Math.round((side * scale) / STEP)) * STEP);
  const { data, dims } = await finds(dotsOf(resized(gray, width, height)), width, height);
  return { data, width: dims[3], height: dims[2] };
}

/**
 * @param {Gray} line
 * @param {Models} models
 */
async function readLine(line, { reads, signs }) {
  const ratio = line.width / line.height;
  const width = Math.trunc(HEIGHT * Math.max(LEAST_WIDTH / HEIGHT, ratio));
  const filled = Math.min(width, Math.ceil(HEIGHT * ratio));
  const { data } = await reads(dotsOf(resized(line, filled, HEIGHT), width), width, HEIGHT);
  return textOf(data, signs);
}

/**
 * The dots as a model takes them: from -1 to 1, the same for each color, with room behind.
 * @param {Gray} gray
 * @param {number} [width]
 */
function dotsOf(gray, width = gray.width) {
  const size = width * gray.height;
  const dots = new Float32Array(3 * size);
  for (let y = 0; y < gray.height; y += 1) {
    for (let x = 0; x < gray.width; x += 1) dots[y * width + x] = gray.data[y * gray.width + x] / 127.5 - 1;
  }
  dots.copyWithin(size, 0, size);
  dots.copyWithin(2 * size, 0, size);
  return dots;
}
