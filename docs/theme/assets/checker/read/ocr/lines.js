/**
 * Where the lines of a picture stand: of how likely each dot is one of a text, as the model that
 * finds them tells it, what hangs together is a line, in the smallest rectangle around it.
 *
 * With the measures that RapidOCR has for these models: the command line reads with it.
 */

/** How likely a dot is of a line, and how likely its dots are together. */
const DOT = 0.3;
const LINE = 0.5;
/** In dots: what is less high is none, before and after it is made larger. */
const LEAST = 3;
const LEAST_GROWN = 5;
/** What is found is the middle of a line: by so much of its area through its length it is larger. */
const GROWS = 1.6;
/** A page has fewer. */
const MOST = 1000;

/** @typedef {[number, number]} Point */
/** @typedef {{data: Float32Array, width: number, height: number}} Likely */

/**
 * The corners of each line, from the top left on, clockwise, on a picture of a size.
 * @param {Likely} likely
 * @param {{width: number, height: number}} size
 * @returns {Point[][]}
 */
export function linesIn(likely, size) {
  const lines = [];
  for (const edge of edgesIn(likely).slice(0, MOST)) {
    const around = rectangle(edge);
    if (Math.min(around.long, around.short) < LEAST || mean(likely, cornersOf(around)) < LINE) continue;
    const grown = larger(around);
    if (Math.min(grown.long, grown.short) < LEAST_GROWN) continue;
    const corners = inOrder(cornersOf(grown).map((corner) => placed(corner, likely, size)));
    const [one, right, , below] = corners;
    if (Math.trunc(apart(one, right)) > LEAST && Math.trunc(apart(one, below)) > LEAST) lines.push(corners);
  }
  return lines;
}

/**
 * The outermost dots of each part that hangs together: of every row the first and the last.
 * @param {Likely} likely
 */
function edgesIn({ data, width, height }) {
  // A dot is one also where the one to its left, or above, is.
  const isLeft = new Uint8Array(width * height);
  for (let at = 0; at < isLeft.length; at += 1) {
    const [x, y] = [at % width, Math.trunc(at / width)];
    const isText = (/** @type {number} */ dot) => data[dot] > DOT;
    isLeft[at] = Number(isText(at) || (x && isText(at - 1)) || (y && isText(at - width)) || (x && y && isText(at - width - 1)));
  }
  const found = [];
  for (let at = 0; at < isLeft.length; at += 1) if (isLeft[at]) found.push(edgeFrom(at, isLeft, width));
  return found;
}

/**
 * The outermost dots of what hangs together with one, which is taken out.
 * @param {number} start
 * @param {Uint8Array} isLeft
 * @param {number} width
 * @returns {Point[]}
 */
function edgeFrom(start, isLeft, width) {
  /** @type {Map<number, [number, number]>} */
  const rows = new Map();
  const stack = [start];
  isLeft[start] = 0;
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    const [x, y] = [at % width, Math.trunc(at / width)];
    const [first, last] = rows.get(y) ?? [x, x];
    rows.set(y, [Math.min(first, x), Math.max(last, x)]);
    for (const next of around(at, x, width)) {
      // Outside there is nothing.
      if (!isLeft[next]) continue;
      isLeft[next] = 0;
      stack.push(next);
    }
  }
  return [...rows].flatMap(([y, [first, last]]) => /** @type {Point[]} */ ([[first, y], [last, y]]));
}

/**
 * The dots around one, on its row and the two beside it.
 * @param {number} at
 * @param {number} x
 * @param {number} width
 */
function around(at, x, width) {
  const rows = [at - width, at, at + width];
  const sides = [...(x ? [-1] : []), 0, ...(x < width - 1 ? [1] : [])];
  return rows.flatMap((row) => sides.map((side) => row + side));
}

/** @typedef {{center: Point, along: Point, long: number, short: number}} Rectangle */

/**
 * The smallest rectangle around points: one of its sides lies on a side of their hull.
 * @param {Point[]} points
 * @returns {Rectangle}
 */
export function rectangle(points) {
  const hull = hullOf(points);
  let best = null;
  for (let i = 0; i < hull.length; i += 1) {
    const [one, other] = [hull[i], hull[(i + 1) % hull.length]];
    const length = apart(one, other) || 1;
    /** @type {Point} */
    const along = hull.length > 1 ? [(other[0] - one[0]) / length, (other[1] - one[1]) / length] : [1, 0];
    const measured = measure(hull, along);
    if (!best || measured.long * measured.short < best.long * best.short) best = measured;
  }
  return /** @type {Rectangle} */ (best);
}

/**
 * @param {Point[]} points
 * @param {Point} along
 * @returns {Rectangle}
 */
function measure(points, along) {
  const [a, b] = along;
  const us = points.map(([x, y]) => x * a + y * b);
  const vs = points.map(([x, y]) => y * a - x * b);
  const [left, right, top, bottom] = [Math.min(...us), Math.max(...us), Math.min(...vs), Math.max(...vs)];
  const [u, v] = [(left + right) / 2, (top + bottom) / 2];
  return { center: [u * a - v * b, u * b + v * a], along, long: right - left, short: bottom - top };
}

/**
 * The points that no others lie around.
 * @param {Point[]} points
 */
function hullOf(points) {
  const sorted = [...points].sort((one, other) => one[0] - other[0] || one[1] - other[1]);
  const half = (/** @type {Point[]} */ from) => {
    /** @type {Point[]} */
    const side = [];
    for (const point of from) {
      while (side.length > 1 && turn(side[side.length - 2], side[side.length - 1], point) <= 0) side.pop();
      side.push(point);
    }
    return side.slice(0, -1);
  };
  const hull = [...half(sorted), ...half([...sorted].reverse())];
  return hull.length ? hull : sorted.slice(0, 1);
}

/**
 * @param {Point} one
 * @param {Point} two
 * @param {Point} three
 */
const turn = (one, two, three) => (two[0] - one[0]) * (three[1] - one[1]) - (two[1] - one[1]) * (three[0] - one[0]);

/**
 * @param {Rectangle} around
 * @returns {Rectangle}
 */
function larger({ center, along, long, short }) {
  const by = (2 * (long * short * GROWS)) / (2 * (long + short));
  return { center, along, long: long + by, short: short + by };
}

/**
 * @param {Rectangle} around
 * @returns {Point[]}
 */
function cornersOf({ center: [x, y], along: [a, b], long, short }) {
  const corner = (/** @type {number} */ u, /** @type {number} */ v) => /** @type {Point} */ ([x + u * a - v * b, y + u * b + v * a]);
  return [corner(-long / 2, -short / 2), corner(long / 2, -short / 2), corner(long / 2, short / 2), corner(-long / 2, short / 2)];
}

/**
 * How likely the dots between four corners are of a text, on the average.
 * @param {Likely} likely
 * @param {Point[]} exact
 */
function mean({ data, width, height }, exact) {
  const corners = exact.map(([x, y]) => [Math.trunc(x), Math.trunc(y)]);
  const within = (/** @type {number} */ at, /** @type {number} */ most) => Math.min(Math.max(at, 0), most - 1);
  const ys = corners.map(([, y]) => y);
  let [sum, count] = [0, 0];
  for (let y = within(Math.min(...ys), height); y <= within(Math.max(...ys), height); y += 1) {
    const crossed = corners.flatMap(([x, v], i) => {
      const [u, w] = corners[(i + 1) % 4];
      if (v === w) return v === y ? [x, u] : [];
      return y >= Math.min(v, w) && y <= Math.max(v, w) ? [x + ((y - v) / (w - v)) * (u - x)] : [];
    });
    if (!crossed.length) continue;
    const [first, last] = [within(Math.round(Math.min(...crossed)), width), within(Math.round(Math.max(...crossed)), width)];
    for (let x = first; x <= last; x += 1) sum += data[y * width + x];
    count += last - first + 1;
  }
  return count ? sum / count : 0;
}

/**
 * A corner as it stands on the picture, in whole dots.
 * @param {Point} corner
 * @param {Likely} likely
 * @param {{width: number, height: number}} size
 * @returns {Point}
 */
function placed([x, y], likely, { width, height }) {
  const on = (/** @type {number} */ at, /** @type {number} */ of, /** @type {number} */ most) =>
    Math.min(Math.max(Math.round((at / of) * most), 0), most - 1);
  return [on(x, likely.width, width), on(y, likely.height, height)];
}

/**
 * Corners from the top left on, clockwise.
 * @param {Point[]} corners
 */
function inOrder(corners) {
  const sorted = [...corners].sort((one, other) => one[0] - other[0]);
  const down = (/** @type {Point[]} */ pair) => pair.sort((one, other) => one[1] - other[1]);
  const [topLeft, lowLeft] = down(sorted.slice(0, 2));
  const [topRight, lowRight] = down(sorted.slice(2));
  return [topLeft, topRight, lowRight, lowLeft];
}

/**
 * @param {Point} one
 * @param {Point} other
 */
export const apart = (one, other) => Math.hypot(one[0] - other[0], one[1] - other[1]);
