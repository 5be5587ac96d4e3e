// Make a smaller script around the interpreter, for a checker that loads no extension modules.
//
// Pyodide exports thousands of functions and data for extension modules, enters each into the
// table, and for that asks what already stands there, one by one: half of what the interpreter's
// script does at the start. Without extension modules a few hundred are ever asked for. Each change
// of the script must fit in exactly one place; else the build says so and stops.

import { minify } from "terser";

import { KIND, Module, SECTION, readExports, readPlaces } from "./module.mjs";

const NAME = "[A-Za-z_$][\\w$]*";
const OFFERED = new RegExp(`(${NAME})=Module\\["[\\w$]+"\\]=wasmExports\\["([\\w$]+)"\\](?:\\.value>>>0)?;`, "g");
const DECLARED = new RegExp(`var (?:${NAME},){1000,}${NAME};`);

/** Each says what stands in the script, and what is to stand there instead. */
const CHANGES = {
  // A function of the interpreter has a place in the table from the first: it is known by its name.
  newAddress: ["newValue=addFunction(value)", "newValue=PLACES[symName]??addFunction(value)"],
  // So the table need not be read through to find out.
  table: ["functionsInTableMap=new WeakMap;updateTableMap(0,wasmTable.length)", "functionsInTableMap=new WeakMap"],
  // JavaScript's functions get a shell of WebAssembly: one kind of shell is compiled once.
  shell: [
    "var module=new WebAssembly.Module(bytes);var instance",
    "var module=SHELLS[sig]??=new WebAssembly.Module(bytes);var instance",
  ],
};

function changed(script, [from, to]) {
  const parts = script.split(from);
  if (parts.length !== 2) throw new Error(`Pyodide's script has changed: ${from} stands there ${parts.length - 1} times`);
  return parts.join(to);
}

/** The names of what the interpreter itself looks up at the start. */
function lookedUp(module) {
  return module.imports.filter(({ from }) => from.startsWith("GOT.")).map(({ name }) => name);
}

/**
 * The script without what only extension modules ask for, and the exports it still needs.
 * @param {string} script
 * @param {Uint8Array} interpreter
 */
export async function smaller(script, interpreter) {
  const module = new Module(interpreter);
  const offered = [...script.matchAll(OFFERED)];
  const [declared] = script.match(DECLARED) ?? [];
  if (!declared || offered.length < 1000) throw new Error("Pyodide's script has changed: no exports found");
  const rest = script.replaceAll(OFFERED, "").replace(declared, "");
  const words = new Set(rest.match(new RegExp(NAME, "g")));
  const wanted = new Set(lookedUp(module));
  const isAskedFor = ({ name, kind }) =>
    kind !== KIND.function || wanted.has(name) || words.has(name) || words.has(`_${name}`);
  const exports = readExports(module.get(SECTION.export)).filter(isAskedFor);
  const kept = new Set(exports.map(({ name }) => name));
  const gone = new Set(offered.filter(([, , name]) => !kept.has(name)).map(([, local]) => local));
  const names = declared.slice("var ".length, -1).split(",");
  const small = script
    .replaceAll(OFFERED, (whole, local) => (gone.has(local) ? "" : whole))
    .replace(declared, `var ${names.filter((name) => !gone.has(name)).join(",")};`);
  const places = placesOf(exports, readPlaces(module.get(SECTION.element)));
  const mended = Object.values(CHANGES).reduce(changed, small);
  const head = `const PLACES=${JSON.stringify(places)};const SHELLS={};`;
  const { code } = await minify(head + mended, { module: true, format: { comments: false } });
  return { script: code, isAskedFor };
}

function placesOf(exports, places) {
  const functions = exports.filter(({ kind, index }) => kind === KIND.function && places.has(index));
  return Object.fromEntries(functions.map(({ name, index }) => [name, places.get(index)]));
}
