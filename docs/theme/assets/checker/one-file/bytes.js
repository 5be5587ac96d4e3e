/** How the one file holds bytes: packed with gzip, and written in base64. */

/**
 * By a response, since the worker of a file that was opened reads no blob in WebKit.
 * @param {Uint8Array<ArrayBuffer>} bytes packed with gzip
 */
export function unzipped(bytes) {
  const packed = /** @type {ReadableStream<Uint8Array<ArrayBuffer>>} */ (new Response(bytes).body);
  return new Response(packed.pipeThrough(new DecompressionStream("gzip")));
}

/** @param {string} base64 */
export function bytesOf(base64) {
  const { fromBase64 } = /** @type {any} */ (Uint8Array);
  if (fromBase64) return /** @type {Uint8Array<ArrayBuffer>} */ (fromBase64.call(Uint8Array, base64));
  const signs = atob(base64);
  const bytes = new Uint8Array(signs.length);
  for (let i = 0; i < signs.length; i += 1) bytes[i] = signs.charCodeAt(i);
  return bytes;
}
