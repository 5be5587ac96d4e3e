/** Pictures of one color, in which a red seal is pale: cut, turned, and brought to a size. */

import { apart } from "./lines.js";

/** @typedef {{data: Float32Array, width: number, height: number}} Gray each dot from 0 to 255 */

/** How a curve through four dots bends. */
const BEND = -0.75;
/** What is so many times as high as wide runs down. */
const DOWN = 1.5;

/**
 * In red light a red seal is pale; lighter by as much as it is red, it is gone.
 * @param {{data: ArrayLike<number>, width: number, height: number}} picture with red, green, blue and
 *   how much covers the paper
 * @returns {Gray}
 */
export function grayOf({ data, width, height }) {
  const gray = new Float32Array(width * height);
  for (let i = 0; i < gray.length; i += 1) {
    const covers = data[4 * i + 3] / 255;
    const [red, green] = [0, 1].map((part) => Math.round(data[4 * i + part] * covers + 255 * (1 - covers)));
    gray[i] = Math.min(255, red + Math.max(0, red - green));
  }
  return { data: gray, width, height };
}

/**
 * Bring to a size, each dot from the four around its place.
 * @param {Gray} gray
 * @param {number} width
 * @param {number} height
 * @returns {Gray}
 */
export function resized(gray, width, height) {
  if (gray.width === width && gray.height === height) return gray;
  const data = new Float32Array(width * height);
  const [across, down] = [steps(gray.width, width), steps(gray.height, height)];
  for (let y = 0; y < height; y += 1) {
    const [above, below, v] = down[y];
    for (let x = 0; x < width; x += 1) {
      const [left, right, u] = across[x];
      const one = mixed(gray.data[above * gray.width + left], gray.data[above * gray.width + right], u);
      const other = mixed(gray.data[below * gray.width + left], gray.data[below * gray.width + right], u);
      data[y * width + x] = Math.round(mixed(one, other, v));
    }
  }
  return { data, width, height };
}

/**
 * @param {number} one
 * @param {number} other
 * @param {number} part
 */
const mixed = (one, other, part) => one + (other - one) * part;

/**
 * Of each dot of a side the two it lies between, and where.
 * @param {number} from
 * @param {number} to
 */
function steps(from, to) {
  return Array.from({ length: to }, (_, i) => {
    const at = Math.min(Math.max(((i + 0.5) * from) / to - 0.5, 0), from - 1);
    const first = Math.trunc(at);
    return [first, Math.min(first + 1, from - 1), at - first];
  });
}

/**
 * Cut out what stands between four corners, straight; what runs down is laid on its side.
 * @param {Gray} gray
 * @param {import("./lines.js").Point[]} corners
 * @returns {Gray}
 */
export function cut(gray, [topLeft, topRight, lowRight, lowLeft]) {
  const width = Math.trunc(Math.max(apart(topLeft, topRight), apart(lowRight, lowLeft)));
  const height = Math.trunc(Math.max(apart(topLeft, lowLeft), apart(topRight, lowRight)));
  const data = new Float32Array(width * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const [u, v] = [x / width, y / height];
      const on = (/** @type {0 | 1} */ i) => mixed(mixed(topLeft[i], topRight[i], u), mixed(lowLeft[i], lowRight[i], u), v);
      data[y * width + x] = dotAt(gray, on(0), on(1));
    }
  }
  const found = { data, width, height };
  return height / width >= DOWN ? turned(found) : found;
}

/**
 * A dot between others, by a curve through the four on each side; outside, the outermost goes on.
 * @param {Gray} gray
 * @param {number} x
 * @param {number} y
 */
function dotAt({ data, width, height }, x, y) {
  const [left, top] = [Math.floor(x), Math.floor(y)];
  const [across, down] = [weights(x - left), weights(y - top)];
  let sum = 0;
  for (let j = 0; j < 4; j += 1) {
    const row = Math.min(Math.max(top + j - 1, 0), height - 1) * width;
    for (let i = 0; i < 4; i += 1) sum += down[j] * across[i] * data[row + Math.min(Math.max(left + i - 1, 0), width - 1)];
  }
  return Math.min(255, Math.max(0, Math.round(sum)));
}

/** @param {number} part */
function weights(part) {
  const far = (/** @type {number} */ d) => ((BEND * d - 5 * BEND) * d + 8 * BEND) * d - 4 * BEND;
  const near = (/** @type {number} */ d) => ((BEND + 2) * d - (BEND + 3)) * d * d + 1;
  return [far(part + 1), near(part), near(1 - part), far(2 - part)];
}

/**
 * Turn by a quarter, counterclockwise.
 * @param {Gray} gray
 * @returns {Gray}
 */
export function turned({ data, width, height }) {
  const found = new Float32Array(data.length);
  for (let y = 0; y < width; y += 1) {
    for (let x = 0; x < height; x += 1) found[y * height + x] = data[x * width + (width - 1 - y)];
  }
  return { data: found, width: height, height: width };
}
