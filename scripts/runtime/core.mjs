// Make a smaller interpreter: functions that no run of the checker enters lose their bodies.
//
// A function without a body stops the interpreter at once when it is entered; it cannot give a
// wrong answer, and the page then goes on with the whole interpreter. Everything else, numbers of
// functions and tables included, stays as it is, so memory made by the one fits the other.

import { I32_CONST, KIND, Module, Reader, SECTION, imported, list, number, readExports, text } from "./module.mjs";

// No locals, "unreachable", "end".
const NO_BODY = Uint8Array.of(0, 0x00, 0x0b);
const GLOBAL_SET = 0x24;
const TYPED_REFERENCES = [0x63, 0x64];
// The margin: a used function's short neighbors, most often helpers of the same source file.
const NEAR = 4;
const SHORT = 400;

/** What a used function's mark is called among the exports. */
export const mark = (index) => `~${index}`;

/** Where a function's code begins, after its local variables. */
function afterLocals(body) {
  const reader = new Reader(body);
  for (let groups = reader.number(); groups > 0; groups--) {
    reader.number();
    if (TYPED_REFERENCES.includes(reader.byte())) reader.number();
  }
  return reader.at;
}

/** The module with an exported global per function, which becomes 1 when the function is entered. */
export function instrumented(bytes) {
  const module = new Module(bytes);
  const { bodies } = module;
  const globals = new Reader(module.get(SECTION.global));
  const own = globals.number();
  const first = imported(module, KIND.global) + own;
  const zero = Uint8Array.of(0x7f, 1, I32_CONST, 0, 0x0b);
  const all = [number(own + bodies.length), globals.bytes.subarray(globals.at), ...bodies.map(() => zero)];
  module.set(SECTION.global, Buffer.concat(all));
  const exports = new Reader(module.get(SECTION.export));
  const count = exports.number() + bodies.length;
  const marks = bodies.flatMap((_, i) => [text(mark(i)), Uint8Array.of(KIND.global), number(first + i)]);
  module.set(SECTION.export, Buffer.concat([number(count), exports.bytes.subarray(exports.at), ...marks]));
  module.bodies = bodies.map((body, i) => {
    const start = afterLocals(body);
    const enter = [Uint8Array.of(I32_CONST, 1, GLOBAL_SET), number(first + i)];
    return Buffer.concat([body.subarray(0, start), ...enter, body.subarray(start)]);
  });
  return { bytes: module.bytes, functions: bodies.length };
}

/** The module with only those of its exports that are asked for. */
export function exporting(bytes, isAskedFor) {
  const module = new Module(bytes);
  const kept = readExports(module.get(SECTION.export)).filter(isAskedFor);
  const entries = kept.map(({ name, kind, index }) =>
    Buffer.concat([text(name), Uint8Array.of(kind), number(index)]),
  );
  module.set(SECTION.export, list(entries));
  return module.bytes;
}

function withMargin(used, bodies) {
  const kept = new Set(used);
  for (const index of used) {
    for (let near = index - NEAR; near <= index + NEAR; near++) {
      if (bodies[near]?.length <= SHORT) kept.add(near);
    }
  }
  return kept;
}

/** The module without the bodies of functions that are neither used nor near a used one. */
export function trimmed(bytes, used) {
  const module = new Module(bytes);
  const kept = withMargin(used, module.bodies);
  module.bodies = module.bodies.map((body, i) => (kept.has(i) ? body : NO_BODY));
  return module.bytes;
}
