/** How many dots a picture has, by the head of its file: before anything is unpacked. */

/** Marks of a JPEG that tell its size; among them stand three that do not. */
const [FIRST_SIZE, LAST_SIZE, NO_SIZES] = [0xc0, 0xcf, [0xc4, 0xc8, 0xcc]];
const SCAN = 0xda;

/**
 * None where it is not told in the head: then it is looked at once it is unpacked.
 * @param {Uint8Array} head
 */
export function dotsIn(head) {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  try {
    if (view.getUint32(0) === 0x89504e47) return view.getUint32(16) * view.getUint32(20);
    if (view.getUint16(0) === 0xffd8) return ofJpeg(view);
    if (wordAt(head, 0) === "RIFF" && wordAt(head, 8) === "WEBP") return ofWebP(head, view);
    if (isHeic(head)) return ofHeic(head, view);
    return 0;
  } catch {
    return 0;
  }
}

/** @param {Uint8Array} head */
export const isHeic = (head) => wordAt(head, 4) === "ftyp" && /^(?:he|mif|msf)/.test(wordAt(head, 8));

/**
 * @param {Uint8Array} head
 * @param {number} at
 */
const wordAt = (head, at) => String.fromCharCode(...head.subarray(at, at + 4));

/** @param {DataView} view */
function ofJpeg(view) {
  for (let at = 2; view.getUint8(at) === 0xff; ) {
    const mark = view.getUint8(at + 1);
    if (mark === 0xff) at += 1;
    else if (mark === SCAN) return 0;
    else if (mark >= FIRST_SIZE && mark <= LAST_SIZE && !NO_SIZES.includes(mark)) return view.getUint16(at + 5) * view.getUint16(at + 7);
    else at += 2 + view.getUint16(at + 2);
  }
  return 0;
}

/**
 * @param {Uint8Array} head
 * @param {DataView} view
 */
function ofWebP(head, view) {
  const kind = wordAt(head, 12);
  const three = (/** @type {number} */ at) => view.getUint16(at, true) + 0x10000 * view.getUint8(at + 2) + 1;
  if (kind === "VP8X") return three(24) * three(27);
  if (kind === "VP8L") {
    const bits = view.getUint32(21, true);
    return ((bits & 0x3fff) + 1) * (((bits >>> 14) & 0x3fff) + 1);
  }
  return (view.getUint16(26, true) & 0x3fff) * (view.getUint16(28, true) & 0x3fff);
}

/**
 * A picture may stand there in tiles, each with its size, beside the whole: the largest counts.
 * @param {Uint8Array} head
 * @param {DataView} view
 */
function ofHeic(head, view) {
  let most = 0;
  for (let at = 0; at + 16 <= head.length; at += 1) {
    if (wordAt(head, at) === "ispe") most = Math.max(most, view.getUint32(at + 8) * view.getUint32(at + 12));
  }
  return most;
}
