/** The names of the stored files, and of Pyodide's own; scripts/runtime says what each is. */

/** What a start needs. */
export const CORE = "core.wasm.gz";
export const MEMORY = "memory.bin.gz";
export const SCRIPT = "core.mjs";
export const LOADER = "loader.mjs";
/** What may come to be needed: the rest of the interpreter, and what stands on findings. */
export const COLD = "cold.wasm";
export const FILING = "filing.zip.gz";
/** The interpreter and its library as they come. */
export const WASM = "pyodide.asm.wasm";
export const LIBRARY = "python_stdlib.zip";
