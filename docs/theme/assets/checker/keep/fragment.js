/** Answers as the part of an address after the # sign, which is sent to nobody. */

import { LARGEST } from "./answers.js";

/** With what such a part begins. */
export const MARK = "#answers=";

/**
 * Pass bytes through a stream that packs or unpacks them, as long as not too many come out.
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @param {CompressionStream | DecompressionStream} stream
 */
async function through(bytes, stream) {
  let size = 0;
  const counted = new TransformStream({
    transform: (/** @type {Uint8Array} */ chunk, out) => {
      size += chunk.byteLength;
      if (size > LARGEST) throw new RangeError("too many answers");
      out.enqueue(chunk);
    },
  });
  const out = new Blob([bytes]).stream().pipeThrough(stream).pipeThrough(counted);
  return new Uint8Array(await new Response(out).arrayBuffer());
}

/** @param {Uint8Array} bytes */
function toBase64(bytes) {
  const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  return btoa(text).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** @param {string} text */
function fromBase64(text) {
  const plain = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(plain, (sign) => sign.charCodeAt(0));
}

/**
 * Write what a link carries; with a day of its making and the version of the rules.
 * @param {Application} saved
 * @param {string} made
 */
export async function toFragment(saved, made) {
  const bytes = new TextEncoder().encode(JSON.stringify({ made, saved }));
  return MARK + toBase64(await through(bytes, new CompressionStream("deflate-raw")));
}

/**
 * Read it back; an error where it is damaged.
 * @param {string} hash
 * @returns {Promise<{made: string, saved: Application}>}
 */
export async function fromFragment(hash) {
  const packed = fromBase64(hash.slice(MARK.length));
  const bytes = await through(packed, new DecompressionStream("deflate-raw"));
  const { made, saved } = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  if (!isDay(made) || saved === null || typeof saved !== "object") throw new TypeError("no answers");
  return { made, saved };
}

/** @param {unknown} made */
function isDay(made) {
  return typeof made === "string" && /^\d{4}-\d\d-\d\d$/.test(made) && !Number.isNaN(Date.parse(made));
}
