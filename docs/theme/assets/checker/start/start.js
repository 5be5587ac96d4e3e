/**
 * Start the rules in the quickest way that works here, and answer with them.
 *
 * Ways, each tried when the one before has failed: from the stored memory of a started checker;
 * from bytecode; from Pyodide and the wheel as they are. The first two use a smaller interpreter
 * that stops when something it lacks is entered. Then, too, the next way takes over and is asked
 * the same again, so every way gives the same answer or none. The page changes the way.
 */

import { addFiling } from "./filing.js";

const PACKAGE = "call-center-license-checker";
export const STORED = {
  core: "core.wasm.gz",
  memory: "memory.bin.gz",
  library: "library.zip.gz",
  filing: "filing.zip.gz",
};
const WASM = "pyodide.asm.wasm";
const WHOLE = [WASM, "python_stdlib.zip"];
const NOTHING = new Uint8Array(0);
/** The part of one file that must be here before the next is asked for: then both take turns. */
const NEARLY = 0.7;
/** By how much of the whole the progress goes on. */
const STEP = 0.02;
const plainFetch = globalThis.fetch;
const plainInstantiate = globalThis.WebAssembly?.instantiate;
const ASK = "from checker.web import answer\nanswer";

/** @typedef {(done: number, total: number) => void} Progress */
/** @typedef {(request: string) => string} Answer */
/** @typedef {{size: number, sha256: string}} Facts */
/** @typedef {{lock: object, files: Record<string, Facts>}} Manifest */
/** @typedef {Uint8Array<ArrayBuffer>} Bytes */
/** @typedef {Response & {body: ReadableStream<Bytes>}} Arriving */
/** @typedef {Record<string, Promise<Response>>} Early files that are on their way already */
/** @typedef {Way & {runtime: string, early: Early}} Wanted */

/**
 * Start in one of the ways, the quickest first. A way that failed leaves half an interpreter
 * behind, so the next one begins in a new worker. Without the stored memory it is a lighter load.
 * @param {Wanted & {progress: Progress}} options
 * @returns {Promise<{answer?: Answer, pyodide?: any, failed?: Failure, next: number | null}>} how to
 *   ask, or why not, and which way to try where this one breaks down, now or over a question
 */
export async function start({ from, light, ...options }) {
  const ways = Object.entries({ fromMemory, fromBytecode, whole }).slice(light ? 1 : 0);
  const [name, way] = ways[from];
  const next = from + 1 < ways.length ? from + 1 : null;
  const files = new Files(options);
  try {
    const started = await files.during(() => way(files));
    return { ...started, next };
  } catch (cause) {
    const kind = isOfBrowser(cause) ? "browser" : "network";
    return { failed: { kind, detail: `Error: ${name}: ${cause}` }, next };
  }
}

/**
 * Tell whether the browser lacks something; anything else may come from a file that is missing.
 * @param {unknown} cause
 */
function isOfBrowser(cause) {
  const { CompileError, LinkError } = globalThis.WebAssembly ?? {};
  return !CompileError || [CompileError, LinkError, SyntaxError].some((kind) => cause instanceof kind);
}

/** The files of one way: asked for as early as is of use, counted, and checked before use. */
class Files {
  /** @type {Map<string, Promise<Response>>} */
  #forPyodide = new Map();
  /** @type {Promise<WebAssembly.Module> | null} the interpreter, if it is compiled from here */
  #compiled = null;
  /** @type {Map<string, () => void>} what is to be done once a file is nearly here */
  #nearly = new Map();
  /** @type {Map<string, {done: number, total: number}>} */
  #arrived = new Map();
  #expected = 0;
  #told = 0;
  /** @type {Promise<Manifest> | undefined} */
  #list;
  /** @type {(reason: unknown) => void} */
  #fail = () => {};

  /** @param {{runtime: string, progress: Progress, early: Early}} options */
  constructor({ runtime, progress, early }) {
    this.runtime = runtime;
    this.progress = progress;
    this.early = early;
    /** A file that is wrong ends the way, even while Pyodide would wait for it for ever. */
    this.failure = new Promise((_, reject) => (this.#fail = reject));
    this.failure.catch(() => {});
  }

  /**
   * Let Pyodide's own requests be answered from here, and notice what it would only log.
   * @template T
   * @param {() => Promise<T>} work
   * @returns {Promise<T>}
   */
  async during(work) {
    const { instantiate, instantiateStreaming } = WebAssembly;
    globalThis.fetch = (input, init) => {
      const url = String(input instanceof Request ? input.url : input);
      return this.#forPyodide.get(url) ?? plainFetch(input, init);
    };
    WebAssembly.instantiate = this.#noticing(instantiate);
    WebAssembly.instantiateStreaming = this.#noticing(instantiateStreaming);
    // Pyodide leaves some failures unheard.
    const failLoudly = (/** @type {PromiseRejectionEvent} */ event) => {
      event.preventDefault();
      this.#fail(event.reason);
    };
    addEventListener("unhandledrejection", failLoudly);
    // A way that failed keeps this: what is left of Pyodide would ask for the whole interpreter.
    const done = await Promise.race([work(), this.failure]);
    removeEventListener("unhandledrejection", failLoudly);
    globalThis.fetch = plainFetch;
    Object.assign(WebAssembly, { instantiate, instantiateStreaming });
    return /** @type {T} */ (done);
  }

  /**
   * @param {any} plain
   * @returns {any}
   */
  #noticing(plain) {
    return async (/** @type {any} */ source, /** @type {any} */ imports) => {
      if (!imports?.env) return plain(source, imports);
      try {
        if (!this.#compiled) return await plain(source, imports);
        const module = await this.#compiled;
        return { module, instance: await plainInstantiate(module, imports) };
      } catch (error) {
        this.#fail(error);
        throw error;
      }
    };
  }

  /**
   * Compile the interpreter as it arrives, while the script that will ask for it is still coming.
   * @param {string} name
   */
  compile(name) {
    this.#compiled = WebAssembly.compileStreaming(this.stored(name, "application/wasm"));
    this.#compiled.catch(this.#fail);
    this.give(WASM, Promise.resolve(new Response(NOTHING, { headers: { "content-type": "application/wasm" } })));
  }

  /** @param {string} name */
  async #get(name) {
    const response = await (this.early[name] ?? plainFetch(this.runtime + name));
    if (!response.ok || !response.body) throw new Error(`fetch ${response.status} ${name}`);
    return /** @type {Arriving} */ (response);
  }

  /**
   * The table of the stored files, asked for once.
   * @returns {Promise<Manifest>}
   */
  list() {
    this.#list ??= this.#get("payloads.json").then((response) => response.json());
    this.#list.catch(this.#fail);
    return this.#list;
  }

  /**
   * Ask for a stored file; what comes out is unpacked, and ends only if its checksum is right.
   * @param {string} name
   * @param {string} type
   * @param {Promise<void>} [turn] what to wait for before asking
   */
  stored(name, type, turn) {
    const facts = this.list().then(({ files }) => files[name]);
    facts.then(({ size }) => this.#count(name, 0, size)).catch(this.#fail);
    return this.#open(name, turn, ({ body }) => {
      const checked = body.pipeThrough(this.#checked(name, facts));
      const unpacked = checked.pipeThrough(new DecompressionStream("gzip"));
      return new Response(unpacked, { headers: { "content-type": type } });
    });
  }

  /**
   * Wait until most of a file is here: what is needed first comes first.
   * @param {string} name
   * @returns {Promise<void>}
   */
  nearly(name) {
    return new Promise((resolve) => this.#nearly.set(name, resolve));
  }

  /**
   * Ask for a file of Pyodide's as it is, for Pyodide to find.
   * @param {string} name
   */
  plain(name) {
    const opened = this.#open(name, undefined, ({ body, headers }) => {
      return new Response(body.pipeThrough(this.#counted(name, headers)), { headers });
    });
    this.give(name, opened);
  }

  /**
   * Ask for a file that must arrive, once it is its turn.
   * @param {string} name
   * @param {Promise<void> | undefined} turn
   * @param {(response: Arriving) => Response} made what becomes of it
   */
  #open(name, turn, made) {
    this.#expected += 1;
    const response = turn ? turn.then(() => this.#get(name)) : this.#get(name);
    const opened = response.then(made);
    opened.catch(this.#fail);
    return opened;
  }

  /**
   * @param {string} name
   * @param {Promise<Facts>} facts
   */
  #checked(name, facts) {
    /** @type {Bytes[]} */
    const chunks = [];
    return new TransformStream({
      transform: (/** @type {Bytes} */ chunk, out) => {
        chunks.push(chunk);
        this.#count(name, chunk.byteLength);
        out.enqueue(chunk);
      },
      flush: async () => {
        const right = await isRight(chunks.splice(0), await facts);
        if (right) return;
        const wrong = new Error(`checksum ${name}`);
        this.#fail(wrong);
        throw wrong;
      },
    });
  }

  /**
   * @param {string} name
   * @param {Headers} headers
   */
  #counted(name, headers) {
    const total = Number(headers.get("content-length"));
    this.#count(name, 0, total);
    const packed = headers.has("content-encoding");
    return new TransformStream({
      transform: (/** @type {Bytes} */ chunk, out) => {
        // What the host has packed arrives unpacked, and how long it will be is not told.
        this.#count(name, packed ? 0 : chunk.byteLength);
        out.enqueue(chunk);
      },
      flush: () => this.#count(name, total),
    });
  }

  /**
   * Have Pyodide get this when it asks for a file.
   * @param {string} name
   * @param {Promise<Response>} response
   */
  give(name, response) {
    this.#forPyodide.set(this.runtime + name, response);
  }

  /**
   * Tell how far the files have come, in steps that can be seen: each has the page drawn anew.
   * @param {number} done
   * @param {number} total
   */
  #tell(done, total) {
    if (done > 0 && done < total && done - this.#told < STEP * total) return;
    this.#told = done;
    this.progress(done, total);
  }

  /**
   * @param {string} name
   * @param {number} more
   * @param {number} [total]
   */
  #count(name, more, total) {
    const file = this.#arrived.get(name) ?? { done: 0, total: 0 };
    this.#arrived.set(name, file);
    file.total = total ?? file.total;
    file.done = Math.min(file.total || Infinity, file.done + more);
    if (file.total && file.done >= NEARLY * file.total) this.#nearly.get(name)?.();
    const files = [...this.#arrived.values()];
    if (files.length < this.#expected || files.some((each) => !each.total)) return;
    const sum = (/** @type {"done" | "total"} */ key) => files.reduce((n, each) => n + each[key], 0);
    this.#tell(sum("done"), sum("total"));
  }
}

/**
 * A page without protection has no checksums to calculate; the size must do.
 * @param {Bytes[]} chunks
 * @param {Facts} facts
 */
async function isRight(chunks, facts) {
  const size = chunks.reduce((sum, chunk) => sum + chunk.byteLength, 0);
  if (size !== facts.size || !globalThis.crypto?.subtle) return size === facts.size;
  const digest = await crypto.subtle.digest("SHA-256", joined(chunks, size));
  const hex = Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0"));
  return hex.join("") === facts.sha256;
}

/**
 * @param {Bytes[]} chunks
 * @param {number} size
 */
function joined(chunks, size) {
  const whole = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.byteLength;
  }
  return whole;
}

/**
 * Put back the memory of a checker that has already answered; see scripts/runtime.
 * @param {Files} files
 */
async function fromMemory(files) {
  // On a line each file takes its turn; from this device both come at once.
  const turn = STORED.memory in files.early ? undefined : files.nearly(STORED.core);
  const stored = files.stored(STORED.memory, "application/octet-stream", turn);
  /** @type {Promise<Uint8Array> | null} */
  let memory = stored.then(async (response) => new Uint8Array(await response.arrayBuffer()));
  memory.catch(() => {});
  files.give("python_stdlib.zip", Promise.resolve(new Response(NOTHING)));
  // Pyodide would wait for what it is given before it makes the interpreter ready to take it.
  return startStored(files, { _loadSnapshot: new Uint8Array(1) }, async (module) => {
    const { API } = module;
    const whole = API.restoreSnapshot;
    const bytes = /** @type {Uint8Array} */ (await memory);
    // Pyodide holds its settings, and so this very function, for as long as the rules run.
    memory = null;
    API.restoreSnapshot = () => {
      API.restoreSnapshot = whole;
      return withOwnCalls(module, () => restore(bytes, module.HEAPU8, whole));
    };
  });
}

/**
 * How Python calls what is written in C depends on the engine: by WebAssembly alone, or, in an older
 * one, by way of JavaScript. Pyodide has chosen before memory is put back, and would lose its choice
 * to that of the engine in which the memory was made.
 * @template T
 * @param {any} module
 * @param {() => T} putBack
 * @returns {T}
 */
function withOwnCalls(module, putBack) {
  const field = module.HEAP32[module.__PyEM_EMSCRIPTEN_TRAMPOLINE_OFFSET >>> 2];
  const place = (module.__PyRuntime + field) >>> 2;
  const own = module.HEAP32[place];
  const state = putBack();
  module.HEAP32[place] = own;
  return state;
}

/**
 * Pyodide reads its own header, and refuses another build's; the changed runs follow it.
 * @param {Uint8Array} stored
 * @param {Uint8Array} memory
 * @param {(header: Uint8Array) => object} whole
 */
function restore(stored, memory, whole) {
  const { buffer } = stored;
  const [header, count] = new Uint32Array(buffer, 0, 2);
  const steps = new Uint32Array(buffer, 8 + header, 2 * count);
  const state = whole(stored.slice(8, 8 + header));
  let from = steps.byteOffset + steps.byteLength;
  let to = 0;
  for (let i = 0; i < steps.length; i += 2) {
    to += steps[i];
    memory.set(stored.subarray(from, from + steps[i + 1]), to);
    from += steps[i + 1];
    to += steps[i + 1];
  }
  return state;
}

/** @param {Files} files */
async function fromBytecode(files) {
  files.give("python_stdlib.zip", files.stored(STORED.library, "application/zip"));
  return startStored(files);
}

/**
 * @param {Files} files
 * @param {object} [more] options for Pyodide
 * @param {(module: any) => Promise<void>} [prepare]
 */
async function startStored(files, more, prepare) {
  files.compile(STORED.core);
  const { runtime } = files;
  const [{ lock }, { loadPyodide }, { default: create }] = await Promise.all([
    files.list(),
    import(`${runtime}pyodide.mjs`),
    import(`${runtime}core.mjs`),
  ]);
  const createPyodideModule = async (/** @type {object} */ settings) => {
    const module = await create(settings);
    await prepare?.(module);
    return module;
  };
  const places = { indexURL: runtime, packageBaseUrl: runtime, lockFileContents: lock };
  const pyodide = await loadPyodide({ ...places, createPyodideModule, ...more });
  return { answer: pyodide.runPython(ASK), pyodide };
}

/**
 * Load what stands on findings into a checker that was started from stored files.
 * @param {any} pyodide
 * @param {string} runtime
 */
export async function loadFiling(pyodide, runtime) {
  const files = new Files({ runtime, progress: () => {}, early: {} });
  const archive = files.stored(STORED.filing, "application/zip").then((response) => response.arrayBuffer());
  // What is wrong with the file is told by either of the two.
  addFiling(pyodide, new Uint8Array(await Promise.race([archive, files.failure])));
}

/**
 * Load a wheel that the lock names, and whose checksum it holds; and those it needs.
 * @param {any} pyodide
 * @param {string} name
 */
export async function loadWheel(pyodide, name) {
  /** @type {string[]} */
  const faults = [];
  await pyodide.loadPackage(name, {
    checkIntegrity: true,
    messageCallback: () => {},
    errorCallback: (/** @type {string} */ fault) => faults.push(fault),
  });
  if (faults.length) throw new Error(faults.join("; "));
}

/**
 * Pyodide as it comes, with the checker's wheel.
 * @param {Files} files
 */
async function whole(files) {
  const { runtime } = files;
  for (const name of WHOLE) files.plain(name);
  const { loadPyodide } = await import(`${runtime}pyodide.mjs`);
  const places = { indexURL: runtime, packageBaseUrl: runtime };
  const pyodide = await loadPyodide({ ...places, lockFileURL: `${runtime}pyodide-lock.json` });
  await loadWheel(pyodide, PACKAGE);
  return { answer: pyodide.runPython(ASK), pyodide };
}
