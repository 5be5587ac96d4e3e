/** The signs of a line, as the model that reads them tells it: step by step which is the likeliest. */

/** What stands for no sign, before all others. */
const NONE = 0;

/**
 * The text of a line, and how sure each of its signs is: one that is told again goes on.
 * @param {ArrayLike<number>} told how likely each sign is, step by step
 * @param {string[]} signs
 */
export function textOf(told, signs) {
  let [text, before] = ["", NONE];
  /** @type {number[]} */
  const sure = [];
  for (let step = 0; step < told.length; step += signs.length) {
    let best = step;
    for (let at = step; at < step + signs.length; at += 1) if (told[at] > told[best]) best = at;
    const sign = best - step;
    if (sign !== NONE && sign !== before) {
      text += signs[sign];
      sure.push(...Array.from(signs[sign], () => told[best]));
    }
    before = sign;
  }
  return { text, sure };
}

/** By its number in ONNX: what is said of a model beside itself, by name and value. */
const SAID = 14;
const NAME = "character";

/**
 * The signs that a model knows, in its order: they are said in its file.
 * @param {Uint8Array} model
 */
export function signsOf(model) {
  for (const [number, part] of fieldsOf(model)) {
    if (number !== SAID) continue;
    const [name, value] = [...fieldsOf(part)].map(([, bytes]) => new TextDecoder().decode(bytes));
    if (name === NAME) return ["", ...value.replace(/\n$/, "").split(/\r?\n/), " "];
  }
  throw new Error("a model without signs");
}

/**
 * The fields of a message of Protocol Buffers that have a length, with their numbers.
 * @param {Uint8Array} bytes
 * @returns {Generator<[number, Uint8Array]>}
 */
function* fieldsOf(bytes) {
  let at = 0;
  const number = () => {
    for (let [value, scale] = [0, 1]; ; scale *= 0x80) {
      const byte = bytes[at];
      at += 1;
      value += (byte & 0x7f) * scale;
      if (byte < 0x80 || at >= bytes.length) return value;
    }
  };
  while (at < bytes.length) {
    const key = number();
    const [field, kind] = [Math.trunc(key / 8), key % 8];
    if (kind === 0) number();
    else if (kind === 2) {
      const length = number();
      yield [field, bytes.subarray(at, at + length)];
      at += length;
    } else at += kind === 1 ? 8 : 4;
  }
}
