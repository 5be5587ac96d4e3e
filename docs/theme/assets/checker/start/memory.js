/** The memory of a started checker: its difference from a new interpreter's; see scripts/runtime. */

/**
 * Have Pyodide, where it would put back a memory of its own, put back this one.
 * @param {any} module the interpreter
 * @param {Uint8Array} stored
 */
export function restoring(module, stored) {
  const { API } = module;
  const whole = API.restoreSnapshot;
  API.restoreSnapshot = () => {
    API.restoreSnapshot = whole;
    return withOwnCalls(module, () => restore(stored, module.HEAPU8, whole));
  };
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
export function restore(stored, memory, whole) {
  const { buffer, byteOffset } = stored;
  const [header, count] = new Uint32Array(buffer, byteOffset, 2);
  const steps = new Uint32Array(buffer, byteOffset + 8 + header, 2 * count);
  const state = whole(stored.slice(8, 8 + header));
  let from = 8 + header + steps.byteLength;
  let to = 0;
  for (let i = 0; i < steps.length; i += 2) {
    to += steps[i];
    memory.set(stored.subarray(from, from + steps[i + 1]), to);
    from += steps[i + 1];
    to += steps[i + 1];
  }
  return state;
}
