/** Files of megabytes, with how far they have come; kept on the device if that is wanted. */

/** All projects of an account share one origin; the service worker drops other names of its own. */
const CACHE = "call-center-license pictures";

/**
 * @param {{folder: string, sizes: Record<string, number>, keeps: boolean}} wanted
 * @param {string[]} names
 * @param {(done: number, total: number) => void} tell
 * @returns {Promise<Record<string, ArrayBuffer>>}
 */
export async function fetched({ folder, sizes, keeps }, names, tell) {
  const total = names.reduce((sum, name) => sum + sizes[name], 0);
  /** @type {Record<string, ArrayBuffer>} */
  const files = {};
  let before = 0;
  for (const name of names) {
    files[name] = (await keptOn(folder + name)) ?? (await fromHost(folder + name, sizes[name], (done) => tell(before + done, total)));
    if (files[name].byteLength !== sizes[name]) throw new Error(`not whole: ${name}`);
    before += sizes[name];
    tell(before, total);
  }
  if (keeps) await keep(folder, files);
  return files;
}

/**
 * Tell whether the device has all of the files.
 * @param {string} folder
 * @param {string[]} names
 */
export async function areKept(folder, names) {
  const cache = await openCache().catch(() => null);
  const found = await Promise.all(names.map((name) => cache?.match(folder + name)));
  return found.every(Boolean);
}

/** @param {string} url what the device has of it; a browser may refuse to say */
async function keptOn(url) {
  const found = await openCache().then((cache) => cache?.match(url)).catch(() => null);
  return found ? found.arrayBuffer() : null;
}

const openCache = async () => ("caches" in globalThis ? caches.open(CACHE) : null);

/**
 * @param {string} url
 * @param {number} size
 * @param {(done: number) => void} tell
 */
async function fromHost(url, size, tell) {
  const { ok, status, body } = await fetch(url);
  if (!ok || !body) throw new Error(`fetch ${status} ${url}`);
  // Written where it stays: two copies of thirty megabytes are too many for a phone.
  const whole = new Uint8Array(size);
  let done = 0;
  for (const reader = body.getReader(); ; ) {
    const { value } = await reader.read();
    if (!value) break;
    if (done + value.length > size) throw new Error(`too long: ${url}`);
    whole.set(value, done);
    done += value.length;
    tell(done);
  }
  if (done !== size) throw new Error(`not whole: ${url}`);
  return whole.buffer;
}

/**
 * Keep the files, and drop those of another version; where there is no room, all works without.
 * @param {string} folder
 * @param {Record<string, ArrayBuffer>} files
 */
async function keep(folder, files) {
  try {
    const cache = await openCache();
    for (const { url } of (await cache?.keys()) ?? []) if (!url.startsWith(folder)) await cache?.delete(url);
    for (const [name, file] of Object.entries(files)) await cache?.put(folder + name, new Response(file));
  } catch {
    // A private window, or a full device.
  }
}
