// Make a smaller script around the interpreter, for a checker that loads no extension modules.
//
// Pyodide exports thousands of functions and data for extension modules, and its script has a line
// for each. A few hundred are ever asked for without extension modules: by the script itself, and by
// the interpreter as it starts.

import { minify } from "terser";

const NAME = "[A-Za-z_$][\\w$]*";
const OFFERED = new RegExp(`(${NAME})=Module\\["[\\w$]+"\\]=wasmExports\\["([\\w$]+)"\\](?:\\.value>>>0)?;`, "g");
const DECLARED = new RegExp(`var (?:${NAME},){1000,}${NAME};`);

/**
 * Tell which exports are asked for.
 * @param {string} script
 * @param {Uint8Array} interpreter
 * @returns {(name: string) => boolean}
 */
export function usesOf(script, interpreter) {
  if (!DECLARED.test(script) || (script.match(OFFERED)?.length ?? 0) < 1000) {
    throw new Error("Pyodide's script has changed: its exports are not found; see scripts/runtime/README.md");
  }
  const module = new WebAssembly.Module(interpreter);
  const rest = script.replaceAll(OFFERED, "").replace(DECLARED, "");
  const words = new Set(rest.match(new RegExp(NAME, "g")));
  const lookedUp = WebAssembly.Module.imports(module).filter(({ module: from }) => from.startsWith("GOT."));
  const others = WebAssembly.Module.exports(module).filter(({ kind }) => kind !== "function");
  const asked = new Set([...lookedUp, ...others].map(({ name }) => name));
  return (name) => asked.has(name) || words.has(name) || words.has(`_${name}`);
}

/** The script without the lines for exports that nobody asks for, and without comments and spaces. */
export async function smallScript(script, isAskedFor) {
  const gone = new Set();
  const rest = script.replaceAll(OFFERED, (line, local, name) => {
    if (isAskedFor(name)) return line;
    gone.add(local);
    return "";
  });
  // The script evaluates text in places, so terser dares not drop a variable itself.
  const declared = (names) => `var ${names.slice(4, -1).split(",").filter((name) => !gone.has(name))};`;
  const { code } = await minify(rest.replace(DECLARED, declared), { module: true, format: { comments: false } });
  return code;
}
