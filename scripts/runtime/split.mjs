// Split the interpreter in two with Binaryen: functions that no run of the checker enters move to a
// second module, which is fetched and joined once the first of them is called.
//
// In the first module a stub stands in the place of each: it has the second joined, and goes on with
// the function itself by its place in a table. So do stubs in the second for functions of the first.

import binaryen from "binaryen";

const { i32, none } = binaryen;
const UNUSED = ["remove-unused-module-elements"];
/** The table of functions that one module calls of the other: the second one's, then the first one's. */
const TABLE = "split";
/** What the second module imports is exported by the first under the same name. */
const FIRST = "first";
/** As they are named where Pyodide's modules have no names, and as they are exported. */
const MEMORY = { internal: "0", exported: "memory" };
const TAGS = { tag$0: "__c_longjmp", tag$1: "__cpp_exception" };
/** Sections of a module in WebAssembly's binary format: the data, and how many pieces it has. */
const DATA = [11, 12];

const range = (length) => Array.from({ length }, (_, i) => i);
const tablesOf = (module) =>
  range(module.getNumTables()).map((i) => binaryen.getTableInfo(module.getTableByIndex(i)).name);

/** The globals that change; what never does may stand in both modules. */
function changingGlobalsOf(module) {
  const all = range(module.getNumGlobals()).map((i) => binaryen.getGlobalInfo(module.getGlobalByIndex(i)));
  return all.filter(({ mutable }) => mutable);
}

/** The functions that have a body, in their order, which is the same each time. */
function functionsOf(module) {
  const all = range(module.getNumFunctions()).map((i) => module.getFunctionByIndex(i));
  return all.map((place) => ({ place, ...binaryen.getFunctionInfo(place) })).filter(({ base }) => !base);
}

/** The interpreter without exports that nobody asks for, and without what only those need. */
function needed(bytes, isAskedFor) {
  const module = withExports(bytes, isAskedFor);
  module.runPasses(UNUSED);
  return module;
}

function withExports(bytes, isAskedFor) {
  const module = binaryen.readBinary(bytes);
  for (const { name } of WebAssembly.Module.exports(new WebAssembly.Module(bytes))) {
    if (!isAskedFor(name)) module.removeExport(name);
  }
  return module;
}

/** How the global is exported in which a watched interpreter marks that it has entered a function. */
const MARK = "entered";
export const markOf = (number) => `${MARK}${number}`;
export const isMark = (name) => name.startsWith(MARK);

/**
 * The interpreter that marks which functions it enters, each in a global of its own, and their
 * number. Calls of a script for each made requests some two fifths slower.
 */
export function watched(bytes, isAskedFor) {
  const module = needed(bytes, isAskedFor);
  const functions = functionsOf(module);
  for (const [i, { place, body, results }] of functions.entries()) {
    const mark = markOf(i);
    module.addGlobal(mark, i32, true, module.i32.const(0));
    module.addGlobalExport(mark, mark);
    const entered = module.global.set(mark, module.i32.const(1));
    binaryen._BinaryenFunctionSetBody(place, module.block(null, [entered, body], results));
  }
  return { bytes: module.emitBinary(), count: functions.length };
}

/** Both modules, of which the first calls `split.join` once it needs the second. */
export function split(bytes, isAskedFor, used) {
  const first = needed(bytes, isAskedFor);
  const tables = tablesOf(first);
  const globals = changingGlobalsOf(first);
  for (const { name } of globals) first.addGlobalExport(name, name);
  const functions = functionsOf(first);
  const cold = functions.filter((_, i) => !used[i]);
  // The others are called by those of the second module alone.
  const called = withoutBodies(first, cold);
  const hot = functions.filter((_, i) => used[i]);
  const { second, wanted, shared } = secondOf(bytes, hot, called);
  addStubs(first, called, (i) => first.call("at", [first.i32.const(i)], i32));
  addTable(first, called.length, wanted);
  addJoin(first);
  for (const name of tables) first.addTableExport(name, `table${name}`);
  for (const { name } of globals) if (!shared.has(name)) first.removeExport(name);
  first.runPasses(UNUSED);
  return { first: first.emitBinary(), second };
}

/** Take the bodies of some functions, and what only those need; tell which of them are left. */
function withoutBodies(module, functions) {
  for (const { name } of functions) {
    binaryen._BinaryenFunctionSetBody(module.getFunction(name), module.unreachable());
  }
  module.runPasses(UNUSED);
  return functions.filter(({ name }) => module.getFunction(name));
}

/** Have functions go on, with what they are given, in the other module. */
function addStubs(module, functions, placeOf) {
  for (const [i, { name, params, results }] of functions.entries()) {
    const given = binaryen.expandType(params).map((type, n) => module.local.get(n, type));
    module.removeFunction(name);
    module.addFunction(name, params, results, [], module.call_indirect(TABLE, placeOf(i), given, params, results));
  }
}

function addTable(module, start, functions) {
  const size = start + functions.length;
  const names = functions.map(({ name }) => name);
  module.addTable(TABLE, size, size);
  module.addActiveElementSegment(TABLE, TABLE, names, module.i32.const(start));
  module.addTableExport(TABLE, TABLE);
}

/** Add what has the second module joined, once, and gives back the place it was given. */
function addJoin(module) {
  module.addFunctionImport("join", "split", "join", none, none);
  module.addGlobal("joined", i32, true, module.i32.const(0));
  const isJoined = module.global.get("joined", i32);
  const join = [module.call("join", [], none), module.global.set("joined", module.i32.const(1))];
  const joined = module.if(module.i32.eqz(isJoined), module.block(null, join));
  module.addFunction("at", i32, i32, [], module.block(null, [joined, module.local.get(0, i32)], i32));
}

/** The module of the functions that are not used, and what it wants of the first. */
function secondOf(bytes, hot, called) {
  const module = withExports(bytes, () => false);
  for (const i of range(module.getNumElementSegments()).reverse()) {
    module.removeElementSegment(binaryen.getElementSegmentInfo(module.getElementSegmentByIndex(i)).name);
  }
  const names = called.map(({ name }) => name);
  module.addTable(TABLE, 0, -1);
  module.addActiveElementSegment(TABLE, TABLE, names, module.i32.const(0));
  const wanted = withoutBodies(module, hot);
  addStubs(module, wanted, (i) => module.i32.const(called.length + i));
  const shared = shareState(module);
  return { second: withoutData(module.emitBinary()), wanted, shared };
}

/** Have the second module work on the memory, tables, exceptions and changing globals of the first. */
function shareState(module) {
  module.addMemoryImport(MEMORY.internal, FIRST, MEMORY.exported);
  for (const name of tablesOf(module)) {
    module.addTableImport(name, FIRST, name === TABLE ? name : `table${name}`);
  }
  for (const [name, exported] of Object.entries(TAGS)) {
    if (module.getTag(name)) module.addTagImport(name, FIRST, exported, i32, none);
  }
  const globals = changingGlobalsOf(module);
  for (const { name, type } of globals) {
    module.removeGlobal(name);
    module.addGlobalImport(name, FIRST, name, type, true);
  }
  return new Set(globals.map(({ name }) => name));
}

/** A module without its data, which stands in the first one's memory. */
function withoutData(bytes) {
  const parts = [bytes.subarray(0, 8)];
  for (let at = 8; at < bytes.length; ) {
    const { value, end } = numberAt(bytes, at + 1);
    if (!DATA.includes(bytes[at])) parts.push(bytes.subarray(at, end + value));
    at = end + value;
  }
  return Buffer.concat(parts);
}

/** A number as modules write it, seven bits a byte, and where it ends. */
function numberAt(bytes, at) {
  const more = bytes[at] & 128 ? numberAt(bytes, at + 1) : { value: 0, end: at + 1 };
  return { value: (bytes[at] & 127) | (more.value << 7), end: more.end };
}
