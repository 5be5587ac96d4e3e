// Make a smaller script around the interpreter, for a checker that loads no extension modules.
//
// Pyodide's script has a line for each of the thousands of functions and data that the interpreter
// offers to extension modules, and thousands of functions of its own, for sound and graphics too,
// that only those import. A few hundred are ever asked for without extension modules: by the script
// itself, by the interpreter as it starts, and by the script that starts both.

import { minify } from "terser";

const NAME = "[A-Za-z_$][\\w$]*";
/** The interpreter's exports: a variable, a property and the export itself. */
const EXPORT = new RegExp(`(${NAME})=Module\\["[\\w$]+"\\]=wasmExports\\["([\\w$]+)"\\](?:\\.value>>>0)?;`, "g");
const DECLARED = new RegExp(`var (?:${NAME},){1000,}${NAME};`);
/** The script's own functions: as a property, what their values are, and as an import of the interpreter. */
const PROPERTY = new RegExp(`Module\\["([\\w$]+)"\\]=${NAME};`, "g");
const SIGNATURE = new RegExp(`\\b(${NAME})\\.sig="\\w*";`, "g");
const IMPORTS = /(?<=var wasmImports=\{)[\w$:,]{10000,}(?=\};)/;
const IMPORT = new RegExp(`^(${NAME})(?::(${NAME}))?$`);
/** Text that is run where it stands sees every variable, so terser would drop none. */
const RUN_IN_PLACE = /(?<![\w$.])eval\(/g;
const RUN = "globalThis.eval(";
const LOOKED_UP = "GOT.";

const many = (script, pattern) => (script.match(pattern)?.length ?? 0) > 1000;

/**
 * Tell which exports are asked for.
 * @param {string} script
 * @param {WebAssembly.Module} interpreter
 * @returns {(name: string) => boolean}
 */
export function usesOf(script, interpreter) {
  if (!many(script, EXPORT) || !DECLARED.test(script)) {
    throw new Error("Pyodide's script has changed: its exports are not found; see scripts/runtime/README.md");
  }
  const rest = script.replaceAll(EXPORT, "").replace(DECLARED, "");
  const words = new Set(rest.match(new RegExp(NAME, "g")));
  const others = WebAssembly.Module.exports(interpreter).filter(({ kind }) => kind !== "function");
  const asked = new Set(others.map(({ name }) => name));
  return (name) => asked.has(name) || words.has(name) || words.has(`_${name}`);
}

/**
 * The script without what only extension modules ask for: its own functions, then their exports.
 * @param {string} script
 * @param {WebAssembly.Module} interpreter
 * @param {string[]} callers other scripts that use what this one offers
 */
export function withoutLibrary(script, interpreter, callers) {
  const entries = script.match(IMPORTS)?.[0].split(",") ?? [];
  if (!many(script, PROPERTY) || !many(script, SIGNATURE) || entries.length < 1000) {
    throw new Error("Pyodide's script has changed: its functions are not found; see scripts/runtime/README.md");
  }
  // What is looked up by name is looked up for graphics and sound: the interpreter that ships does not.
  const own = WebAssembly.Module.imports(interpreter).filter(({ module: from }) => !from.startsWith(LOOKED_UP));
  const imported = new Set(own.map(({ name }) => name));
  const kept = entries.map((entry) => entry.match(IMPORT)).filter(([, name]) => imported.has(name));
  const functions = new Set(kept.map(([, name, local]) => local ?? name));
  const properties = propertiesIn([script.replaceAll(PROPERTY, ""), ...callers]);
  return script
    .replace(IMPORTS, kept.map(([entry]) => entry).join(","))
    .replaceAll(PROPERTY, (line, name) => (properties.has(name) ? line : ""))
    .replaceAll(SIGNATURE, (line, name) => (functions.has(name) ? line : ""))
    .replaceAll(RUN_IN_PLACE, RUN);
}

/** Every name that is asked for as a property, of whatever: after a dot, in quotes, or taken apart. */
function propertiesIn(scripts) {
  const asked = new RegExp(`\\.(${NAME})|["'](${NAME})["']`, "g");
  const takenApart = /\{([^{}]*)\}=/g;
  const found = scripts.flatMap((script) => [
    ...[...script.matchAll(asked)].map(([, after, quoted]) => after ?? quoted),
    ...[...script.matchAll(takenApart)].flatMap(([, names]) => names.match(new RegExp(NAME, "g")) ?? []),
  ]);
  return new Set(found);
}

/** The script without the lines for exports that nobody asks for, what then nobody uses, and spaces. */
export async function smallScript(script, isAskedFor) {
  const gone = new Set();
  const rest = script.replaceAll(EXPORT, (line, local, name) => {
    if (isAskedFor(name)) return line;
    gone.add(local);
    return "";
  });
  const declared = (names) => `var ${names.slice(4, -1).split(",").filter((name) => !gone.has(name))};`;
  // What a class is called stands in messages.
  const options = { module: true, keep_classnames: true, compress: { passes: 3 }, format: { comments: false } };
  const { code } = await minify(rest.replace(DECLARED, declared), options);
  return code;
}
