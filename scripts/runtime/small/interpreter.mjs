// Make a smaller interpreter with Binaryen: functions that no run of the checker enters lose their
// bodies, and exports that only extension modules ask for go.
//
// A function without a body stops the interpreter at once when it is entered; it cannot give a
// wrong answer, and the page then goes on with the whole interpreter.

import binaryen from "binaryen";

// Of functions without a body one of each kind is enough: 36 KB less, packed.
const ONE_OF_EACH = ["duplicate-function-elimination", "remove-unused-module-elements"];

/** The functions that have a body, in their order, which is the same each time. */
function functionsOf(module) {
  const all = Array.from({ length: module.getNumFunctions() }, (_, i) => module.getFunctionByIndex(i));
  return all.map((place) => ({ place, ...binaryen.getFunctionInfo(place) })).filter(({ base }) => !base);
}

function withExports(bytes, isAskedFor) {
  const module = binaryen.readBinary(bytes);
  for (const { name } of WebAssembly.Module.exports(new WebAssembly.Module(bytes))) {
    if (!isAskedFor(name)) module.removeExport(name);
  }
  return module;
}

/** The interpreter that says which function is entered, by calling `watch.entered`, and their number. */
export function watched(bytes, isAskedFor) {
  const module = withExports(bytes, isAskedFor);
  module.addFunctionImport("entered", "watch", "entered", binaryen.i32, binaryen.none);
  const functions = functionsOf(module);
  for (const [i, { place, body, results }] of functions.entries()) {
    const entered = module.call("entered", [module.i32.const(i)], binaryen.none);
    binaryen._BinaryenFunctionSetBody(place, module.block(null, [entered, body], results));
  }
  return { bytes: module.emitBinary(), count: functions.length };
}

/** The interpreter without the bodies of functions that are not used. */
export function trimmed(bytes, isAskedFor, used) {
  const module = withExports(bytes, isAskedFor);
  for (const [i, { place }] of functionsOf(module).entries()) {
    if (!used[i]) binaryen._BinaryenFunctionSetBody(place, module.unreachable());
  }
  module.runPasses(ONE_OF_EACH);
  return module.emitBinary();
}
