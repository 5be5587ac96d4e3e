// Read a WebAssembly module's sections and write them anew.

export const SECTION = { import: 2, global: 6, export: 7, element: 9, code: 10 };
export const KIND = { function: 0, table: 1, memory: 2, global: 3, tag: 4 };
export const I32_CONST = 0x41;

export class Reader {
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

  /** A number that may be negative, of 32 bits at most. */
  signed() {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.byte();
      value |= (byte & 127) << shift;
      if (byte < 128) return shift < 28 && byte & 64 ? value | (-1 << (shift + 7)) : value;
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

export function number(value) {
  const bytes = [];
  for (; value > 127; value = Math.floor(value / 128)) bytes.push((value % 128) | 128);
  return Uint8Array.from([...bytes, value]);
}

export function text(value) {
  const bytes = new TextEncoder().encode(value);
  return Buffer.concat([number(bytes.length), bytes]);
}

export function list(parts) {
  return Buffer.concat([number(parts.length), ...parts]);
}

export class Module {
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

export function imported(module, kind) {
  return module.imports.filter((entry) => entry.kind === kind).length;
}

/** What a module exports: name, kind and number of each. */
export function readExports(section) {
  const reader = new Reader(section);
  return Array.from({ length: reader.number() }, () => ({
    name: reader.text(),
    kind: reader.byte(),
    index: reader.number(),
  }));
}

/** Where each function that stands in the table has its place, by the function's number. */
export function readPlaces(section) {
  const reader = new Reader(section);
  const places = new Map();
  for (let segments = reader.number(); segments > 0; segments--) {
    if (reader.number() !== 0 || reader.byte() !== I32_CONST) throw new Error("another kind of table");
    let place = reader.signed();
    reader.byte();
    for (let functions = reader.number(); functions > 0; functions--) places.set(reader.number(), place++);
  }
  return places;
}
