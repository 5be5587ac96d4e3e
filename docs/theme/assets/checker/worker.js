/**
 * The rules in their own thread: Pyodide and this site's wheel, text in and text out.
 *
 * Started from a blob that imports this file, so that the page's security policy holds here too.
 */

/**
 * The two large files: bytes as they are, to tell how far a packed one has come.
 * @type {Record<string, number>}
 */
export const LARGE = { "pyodide.asm.wasm": 9598218, "python_stdlib.zip": 2545637 };
const PACKAGE = "call-center-license-checker";

/** @type {((request: string) => string) | null} */
let answer = null;
const plainFetch = globalThis.fetch;

class Arrivals {
  /** @param {(done: number, total: number) => void} tell */
  constructor(tell) {
    this.tell = tell;
    /** @type {Map<string, {done: number, total: number}>} */
    this.files = new Map();
    this.ended = 0;
  }

  /**
   * Count a file's bytes as they come in over the network, packed or not.
   * @param {string} name
   * @param {Response} response
   */
  count(name, response) {
    if (!response.ok || !response.body) throw new Error(`fetch ${response.status} ${name}`);
    const sent = Number(response.headers.get("content-length")) || LARGE[name];
    const packed = response.headers.has("content-encoding");
    const share = packed ? sent / LARGE[name] : 1;
    const file = { done: 0, total: sent };
    this.files.set(name, file);
    const counted = new TransformStream({
      flush: () => this.#end(),
      transform: (chunk, out) => {
        file.done = Math.min(file.total, file.done + chunk.byteLength * share);
        this.#sum();
        out.enqueue(chunk);
      },
    });
    return new Response(response.body.pipeThrough(counted), { headers: response.headers });
  }

  /** All bytes are in: what comes now is the start itself. */
  #end() {
    this.ended += 1;
    if (this.ended === Object.keys(LARGE).length) postMessage({ starting: true });
  }

  #sum() {
    if (this.files.size < Object.keys(LARGE).length) return;
    const all = [...this.files.values()];
    const sum = (/** @type {"done" | "total"} */ key) => all.reduce((n, file) => n + file[key], 0);
    this.tell(sum("done"), sum("total"));
  }
}

/** @param {string} url */
const nameOf = (url) => url.slice(url.lastIndexOf("/") + 1);

/**
 * Fetch the large files at once and hand them to Pyodide when it asks.
 * @param {string} runtime
 */
function fetchAhead(runtime) {
  const arrivals = new Arrivals((done, total) => postMessage({ progress: { done, total } }));
  const ahead = new Map(
    Object.keys(LARGE).map((name) => [
      name,
      plainFetch(runtime + name).then((response) => arrivals.count(name, response)),
    ]),
  );
  const all = Promise.all(ahead.values());
  globalThis.fetch = async (input, init) => {
    const name = nameOf(String(input instanceof Request ? input.url : input));
    const waiting = ahead.get(name);
    ahead.delete(name);
    const response = await (waiting ?? plainFetch(input, init));
    if (!response.ok) throw new Error(`fetch ${response.status} ${name}`);
    return response;
  };
  return all;
}

/**
 * Notice a browser that cannot compile the rules' machine: Pyodide itself would wait for ever.
 * @returns {Promise<never>}
 */
function refusedByBrowser() {
  const plain = WebAssembly.instantiate;
  return new Promise((_, reject) => {
    WebAssembly.instantiate = /** @type {any} */ (
      async (/** @type {any} */ source, /** @type {any} */ imports) => {
        try {
          return await plain(source, imports);
        } catch (error) {
          if (source.byteLength > 1_000_000) reject(error);
          throw error;
        }
      }
    );
  });
}

/**
 * A promise that only ever fails.
 * @param {Promise<unknown>} promise
 * @returns {Promise<never>}
 */
const onlyFaults = (promise) => promise.then(() => new Promise(() => {}));

/** @param {string} runtime */
async function start(runtime) {
  const large = fetchAhead(runtime);
  await Promise.race([boot(runtime), onlyFaults(large), refusedByBrowser()]);
  postMessage({ ready: true });
}

/** @param {string} runtime */
async function boot(runtime) {
  const { loadPyodide } = await import(`${runtime}pyodide.mjs`);
  const pyodide = await loadPyodide({
    indexURL: runtime,
    packageBaseUrl: runtime,
    lockFileURL: `${runtime}pyodide-lock.json`,
  });
  /** @type {string[]} */
  const faults = [];
  await pyodide.loadPackage(PACKAGE, {
    checkIntegrity: true,
    messageCallback: () => {},
    errorCallback: (/** @type {string} */ fault) => faults.push(fault),
  });
  if (faults.length) throw new Error(faults.join("; "));
  answer = pyodide.runPython("from checker.web import answer\nanswer");
}

/** @param {unknown} error */
function failure(error) {
  const said = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const browser =
    typeof WebAssembly === "undefined" ||
    error instanceof WebAssembly.CompileError ||
    error instanceof WebAssembly.LinkError ||
    error instanceof SyntaxError;
  return { failed: { kind: browser ? "browser" : "network", detail: said } };
}

// Pyodide leaves some of its own promises unwatched; a fault that matters is told by the start.
globalThis.addEventListener("unhandledrejection", (event) => event.preventDefault());

globalThis.addEventListener("message", async ({ data }) => {
  if (data.start) {
    await start(data.start).catch((error) => postMessage(failure(error)));
    return;
  }
  try {
    postMessage({ id: data.id, reply: answer?.(data.request) });
  } catch (error) {
    postMessage({ id: data.id, crash: String(error) });
  }
});
