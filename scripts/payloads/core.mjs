// Make a smaller interpreter: functions that no run of the checker enters lose their bodies.
//
// A function without a body stops the interpreter at once when it is entered; it cannot give a
// wrong answer, and the page then goes on with the whole interpreter. Everything else, numbers of
// functions and tables included, stays as it is, so memory made by the one fits the other.

const SECTION = { import: 2, global: 6, export: 7, code: 10 };
const KIND = { function: 0, table: 1, memory: 2, global: 3, tag: 4 };
// No locals, "unreachable", "end".
const NO_BODY = Uint8Array.of(0, 0x00, 0x0b);
const I32_CONST = 0x41;
const GLOBAL_SET = 0x24;
const TYPED_REFERENCES = [0x63, 0x64];
// The margin: a used function's short neighbors, most often helpers of the same source file.
const NEAR = 4;
const SHORT = 400;

/** What a used function's mark is called among the exports. */
export const mark = (index) => `~${index}`;

class Reader {
  constructor(bytes, at = 0) {
    this.bytes = bytes;
    this.at = at;
  }

  byte() {
    return this.bytes[this.at++];
  }

  number() {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = this.byte();
      value += (byte & 127) * scale;
      if (byte < 128) return value;
    }
  }

  take(length) {
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }

  text() {
    return new TextDecoder().decode(this.take(this.number()));
  }
}

function number(value) {
  const bytes = [];
  for (; value > 127; value = Math.floor(value / 128)) bytes.push((value % 128) | 128);
  return Uint8Array.from([...bytes, value]);
}

function text(value) {
  const bytes = new TextEncoder().encode(value);
  return Buffer.concat([number(bytes.length), bytes]);
}

function list(parts) {
  return Buffer.concat([number(parts.length), ...parts]);
}

class Module {
  constructor(bytes) {
    this.head = bytes.subarray(0, 8);
    this.sections = [];
    for (const reader = new Reader(bytes, 8); reader.at < bytes.length; ) {
      const id = reader.byte();
      this.sections.push({ id, body: reader.take(reader.number()) });
    }
    this.imports = readImports(this.get(SECTION.import));
  }

  get(id) {
    return this.sections.find((section) => section.id === id).body;
  }

  set(id, body) {
    this.sections.find((section) => section.id === id).body = body;
  }

  get bodies() {
    const reader = new Reader(this.get(SECTION.code));
    return Array.from({ length: reader.number() }, () => reader.take(reader.number()));
  }

  set bodies(bodies) {
    const sized = bodies.map((body) => Buffer.concat([number(body.length), body]));
    this.set(SECTION.code, list(sized));
  }

  get bytes() {
    const parts = this.sections.flatMap(({ id, body }) => [Uint8Array.of(id), number(body.length), body]);
    return Buffer.concat([this.head, ...parts]);
  }
}

function skipLimits(reader) {
  const flags = reader.byte();
  reader.number();
  if (flags & 1) reader.number();
}

function readImports(section) {
  const reader = new Reader(section);
  return Array.from({ length: reader.number() }, () => {
    const from = reader.text();
    const name = reader.text();
    const kind = reader.byte();
    if (kind === KIND.function) reader.number();
    else if (kind === KIND.table) (reader.byte(), skipLimits(reader));
    else if (kind === KIND.memory) skipLimits(reader);
    else if (kind === KIND.global) reader.take(2);
    else (reader.byte(), reader.number());
    return { from, name, kind };
  });
}

function imported(module, kind) {
  return module.imports.filter((entry) => entry.kind === kind).length;
}

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
