/**
 * Keeps the checker on the device once it has been of use, with the pages that were read; and then,
 * unless data is to be saved, the pages that a filer needs, in the language in use.
 *
 * The build fills in the site's files with their SHA-256. A file is kept only if it is exactly the
 * one this version knows; whatever else is asked for goes to the host untouched. Folders whose
 * files keep their names from version to version are named by their content, so a page can only
 * ask for files of its own version. All projects of an account share one origin: the name of a
 * cache begins with this project's and its place.
 */

/** @type {{version: string, files: Record<string, string>}} */
const SITE = "@site@";
const FILES = new Map(Object.entries(SITE.files));
const ROOT = new URL("./", location.href);
const OURS = `call-center-license ${ROOT.pathname} `;
const CACHE = OURS + SITE.version;
const VERSIONED = /\/[0-9a-f]{10}(?=\/)/;
/** Names that say what is in the file: ours by their folder, the theme's by their end. */
const BY_CONTENT = /\/[0-9a-f]{10}\/|\.[0-9a-f]{8}\.min\.\w+$/;
/** Files of megabytes, of which a visit uses some; all lie in a folder named by its content. */
const LARGE = /\.(?:wasm|zip|gz|whl)$/;
/** What a file is called in every version, to what it is called in this one. */
const NAMED = new Map([...FILES.keys()].map((path) => [plain(path), path]));
/** The pages that a filer needs without a connection: about 2 MB of one language. */
const NEEDED =
  /^(?:(?:about|after|authorities|check|foreign-investment|glossary|list|many|numbers|penalties|process|scope|sources)\/|(?:conditions|materials)\/(?:[^/]+\/)?)?$/;
const NOT_HERE = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>No connection 没有网络连接</title>
<h1>No connection <span lang="zh-Hans">没有网络连接</span></h1>
<p>This page was not read before on this device, so it is not kept here.</p>
<p lang="zh-Hans">这台设备上没有打开过本页，因此没有保存。</p>
<p><a href="${ROOT.pathname}">B24 Guide</a> <a href="${ROOT.pathname}zh/" lang="zh-Hans">B24 许可证指南</a></p>
</html>
`;

/** @type {Promise<void> | null} what looks through the large files, once at a time */
let mending = null;

addEventListener("install", (event) => event.waitUntil(takeOver()));
addEventListener("activate", (event) => event.waitUntil(Promise.all([dropOld(), clients.claim()])));
addEventListener("message", (event) => {
  if (event.data.doubted) mending ??= mend().finally(() => (mending = null));
  event.waitUntil(event.data.doubted ? mending : keepUsed(event));
});
addEventListener("fetch", (event) => {
  const path = pathOf(event.request.url);
  if (event.request.method !== "GET" || !FILES.has(path)) return;
  event.respondWith(BY_CONTENT.test(path) ? keptFirst(event, path) : hostFirst(event, path));
});

/**
 * The path of an address below the site's root; `null` for whatever is not a plain one of this site.
 * @param {string} url
 */
function pathOf(url) {
  const { origin, pathname, search } = new URL(url);
  const ours = origin === ROOT.origin && pathname.startsWith(ROOT.pathname) && search === "";
  return ours ? pathname.slice(ROOT.pathname.length).replace(/(^|\/)index\.html$/, "$1") : null;
}

/** @param {string} path */
function isPage(path) {
  return path === "" || path.endsWith("/");
}

/** @param {string} path */
function plain(path) {
  return path.replace(VERSIONED, "");
}

/**
 * Ask the host first, so that a page is never older than it need be, and keep it for a day without.
 * @param {FetchEvent} event
 * @param {string} path
 */
async function hostFirst(event, path) {
  try {
    const response = await fetch(event.request);
    if (response.ok) event.waitUntil(see(path, response.clone()));
    if (response.status < 500) return response;
  } catch {
    // No connection: what was kept has its turn.
  }
  return (await kept(path)) ?? missing(path);
}

/**
 * @param {FetchEvent} event
 * @param {string} path
 */
async function keptFirst(event, path) {
  const found = await kept(path);
  if (found) return found;
  try {
    const response = await fetch(event.request);
    if (response.ok) event.waitUntil(see(path, response.clone()));
    return response;
  } catch {
    return missing(path);
  }
}

/**
 * Say that something is not here. Firefox passes over a service worker that has failed three times
 * to bring a page or a worker's script, and an answer, even this one, is no failure.
 * @param {string} path
 */
function missing(path) {
  const type = isPage(path) ? "text/html; charset=utf-8" : "text/plain";
  return new Response(isPage(path) ? NOT_HERE : "", { status: 504, headers: { "content-type": type } });
}

/**
 * Keep what has just come from the host, unless it is of another version.
 * @param {string} path
 * @param {Response} response
 */
async function see(path, response) {
  if (LARGE.test(path)) await put(path, response);
  else if (!(await keepRight(path, response))) await registration.update();
}

/** @param {string} path */
async function kept(path) {
  const cache = await caches.open(CACHE);
  return cache.match(ROOT.href + path);
}

/**
 * Tell whether this is exactly the file that this version knows.
 * @param {string} path
 * @param {Blob} content
 */
async function isRight(path, content) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", await content.arrayBuffer()));
  return btoa(String.fromCharCode(...digest)) === FILES.get(path);
}

/**
 * Keep a response if it is right; tell whether it is.
 * @param {string} path
 * @param {Response} response
 */
async function keepRight(path, response) {
  const content = await response.blob();
  const right = await isRight(path, content);
  const type = response.headers.get("content-type") ?? "application/octet-stream";
  const headers = { "content-type": type, "content-length": String(content.size) };
  if (right) await put(path, new Response(content, { headers }));
  return right;
}

/**
 * @param {string} path
 * @param {Response} response
 */
async function put(path, response) {
  const cache = await caches.open(CACHE);
  await cache.put(ROOT.href + path, response);
}

/**
 * Keep a file of this version; most often the browser has it from a moment ago.
 *
 * What comes goes into the cache as it comes: as a blob it took 24 MB more of the browser's memory,
 * and nothing would make a service worker that has become idle give back megabytes that it has
 * looked at. The browser itself compares the checksum, and has the file whole meanwhile; so not that
 * of a large one, whose folder says what it holds and whose format has a checksum or is checked.
 * @param {string} path
 */
async function keep(path) {
  if (await kept(path)) return;
  const integrity = LARGE.test(path) ? "" : `sha256-${FILES.get(path)}`;
  for (const cache of /** @type {RequestCache[]} */ (["force-cache", "reload"])) {
    const response = await fetch(ROOT.href + path, { cache, integrity }).catch(() => null);
    if (response?.ok) {
      await put(path, response);
      return;
    }
  }
  throw new Error(`not of this version, or not reached: ${path}`);
}

/**
 * Keep a page and what it shows itself with, each file once.
 * @param {string} path
 */
async function keepPage(path) {
  await keep(path);
  const html = (await (await kept(path))?.text()) ?? "";
  for (const part of new Set([...partsIn(html, path), ...searchOf(path)])) await keep(part);
}

/**
 * The files of this site that a page names, and what they bring.
 * @param {string} html
 * @param {string} path
 */
function partsIn(html, path) {
  const addresses = [...html.matchAll(/ (?:href|src)="([^"#?:]+)"/g)].map(([, address]) => address);
  const assets = addresses.map((address) => pathOf(new URL(address, ROOT.href + path).href) ?? "");
  return assets.filter((asset) => !isPage(asset) && FILES.has(asset)).flatMap(withFolder);
}

/**
 * The search of a language, which its pages load by script.
 * @param {string} path
 */
function searchOf(path) {
  const site = path.startsWith("zh/") ? "zh/" : "";
  const folders = [`${site}search/`, `${site}assets/javascripts/`];
  return [...FILES.keys()].filter((file) => folders.some((folder) => file.startsWith(folder)));
}

/**
 * What a script loads later lies in a folder named by content, of which the page names another file.
 * @param {string} path
 */
function withFolder(path) {
  const folder = path.split(VERSIONED)[0];
  return VERSIONED.test(path) ? [...FILES.keys()].filter((other) => other.startsWith(`${folder}/`)) : [path];
}

/**
 * Keep what the checker's page says has been used; tell it when that is done.
 * @param {ExtendableMessageEvent} event
 */
async function keepUsed(event) {
  const open = await clients.matchAll({ includeUncontrolled: true, type: "window" });
  const pages = [...event.data.pages, ...open.map((client) => client.url)].map(pathOf);
  try {
    if ("guide" in event.data) for (const path of guide(event.data)) await keep(path);
    else {
      for (const path of runtime(event.data.runtime?.map(pathOf))) await keep(path);
      for (const path of new Set(pages)) if (FILES.has(path) && isPage(path)) await keepPage(path);
    }
    event.ports[0]?.postMessage({ kept: true });
  } catch (error) {
    event.ports[0]?.postMessage({ kept: false, detail: String(error) });
  }
}

/**
 * Get those of the large files anew that are not as this version knows them, since a start from them
 * has failed: what the host cut off or answered wrongly would be served for ever. A damaged one stays
 * until then: whoever asked meanwhile would get it from the host, and keep that over what is mended.
 */
async function mend() {
  for (const path of [...FILES.keys()].filter((file) => LARGE.test(file))) {
    const found = await kept(path);
    if (!found || (await isRight(path, await found.blob()))) continue;
    const anew = await fetch(ROOT.href + path, { cache: "reload" }).catch(() => null);
    const mended = anew?.ok && (await keepRight(path, anew));
    if (!mended) await (await caches.open(CACHE)).delete(ROOT.href + path);
  }
}

/**
 * The files the checker runs on: of the large ones those it has used, as there are several ways.
 * @param {(string | null)[] | undefined} used
 */
function runtime(used) {
  const all = [...FILES.keys()].filter((path) => path.startsWith("runtime/"));
  return used ? all.filter((path) => !LARGE.test(path) || used.includes(path)) : all;
}

/**
 * What a filer needs of one language, the checker and the list first, and what pages show themselves with.
 *
 * Named from the table, not read off each page: to read a hundred pages here took 77 MB and held
 * back the answers of the checker meanwhile.
 * @param {{guide: string, older: boolean}} wanted the folder of the language; whether the page has
 *   what only older engines are given
 */
function guide({ guide: site, older }) {
  const isWanted = (/** @type {string} */ path) => !LARGE.test(path) && (older || !path.includes("/older/"));
  const own = [...FILES.keys()].filter((path) => path.startsWith(site) && isWanted(path));
  const parts = own.filter((path) => /^(?:assets|search)\//.test(path.slice(site.length)));
  const pages = own.filter((path) => NEEDED.test(path.slice(site.length)));
  return [...pages.filter((path) => /(?:check|list)\/$/.test(path)), ...parts, ...pages];
}

/** Get this version of all that the version before has kept; fail as a whole, and be tried again. */
async function takeOver() {
  for (const name of await others()) {
    const old = await caches.open(name);
    for (const { url } of await old.keys()) {
      const path = NAMED.get(plain(pathOf(url) ?? ""));
      if (path === undefined) continue;
      await keepRight(path, /** @type {Response} */ (await old.match(url)));
      if (isPage(path)) await keepPage(path);
      else await keep(path);
    }
  }
}

async function dropOld() {
  await Promise.all((await others()).map((name) => caches.delete(name)));
}

/** The caches of this site's other versions. */
async function others() {
  return (await caches.keys()).filter((name) => name.startsWith(OURS) && name !== CACHE);
}
