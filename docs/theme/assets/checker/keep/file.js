/** Answers as a file the visitor saves, and as the part of an address after the # sign. */

import { FORMAT } from "./answers.js";

/** @typedef {import("./answers.js").Application} Application */

const MARK = "#answers=";
/** What is longer is not read to its end; the rules refuse it. */
const LARGEST = 1_000_000;

/**
 * The application as it is saved: with its format, its date and the rules it was checked with.
 * @param {Application} application
 * @param {string} date
 * @param {string} version
 * @returns {Application}
 */
export function toSave(application, date, version) {
  const { application_date: _, ...answers } = structuredClone(application);
  return { format: FORMAT, application_date: date, rules_version: version, ...answers };
}

/**
 * Take the answers at some paths out, because a file with them would be refused.
 * @param {Application} application
 * @param {string[]} paths
 */
export function without(application, paths) {
  for (const path of paths) {
    const keys = path.split(/[.[\]]+/).filter((key) => key !== "");
    const last = /** @type {string} */ (keys.pop());
    const table = keys.reduce((/** @type {any} */ at, key) => at?.[key], application);
    if (table) delete table[last];
  }
  return application;
}

/**
 * Hand a file to the visitor.
 * @param {string} text
 * @param {string} name
 * @param {string} [type]
 */
export function download(text, name, type = "application/json") {
  const link = document.createElement("a");
  const address = URL.createObjectURL(new Blob([text], { type }));
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}

/**
 * The text of a file; `null` where it is not UTF-8, which other ways of reading would guess at.
 * @param {Blob} chosen
 */
export async function textOf(chosen) {
  const whole = chosen.size <= LARGEST;
  const bytes = whole ? chosen : chosen.slice(0, LARGEST + 1);
  try {
    // The end of a part may be half a sign.
    return new TextDecoder("utf-8", { fatal: whole }).decode(await bytes.arrayBuffer());
  } catch {
    return null;
  }
}

/**
 * Leave the names out, which only print.
 * @param {Application} application
 */
export function nameless(application) {
  const copy = structuredClone(application);
  delete copy.company?.name;
  for (const holder of copy.shareholders ?? []) delete holder.name;
  return copy;
}

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
 * Read it back; `null` where the address carries no answers, an error where they are damaged.
 * @param {string} hash
 * @returns {Promise<{made: string, saved: Application} | null>}
 */
export async function fromFragment(hash) {
  if (!hash.startsWith(MARK)) return null;
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
