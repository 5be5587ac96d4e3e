// What the page does with a picture before and after the models, by its own scripts.
// In: by name the calls to make. Out: what each gives.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { text } from "node:stream/consumers";

const FOLDER = new URL("../docs/theme/assets/checker/read/ocr/", import.meta.url);
const load = (name) => import(new URL(name, FOLDER).href);
const order = JSON.parse(await text(process.stdin));

const does = {
  async dots({ files }) {
    const { dotsIn } = await load("size.js");
    return files.map((file) => dotsIn(new Uint8Array(Buffer.from(file, "base64"))));
  },
  async signs({ told, known }) {
    const { textOf } = await load("signs.js");
    return textOf(told.flat(), known);
  },
  async lines({ data, width, height, size }) {
    const { linesIn } = await load("lines.js");
    return linesIn({ data: Float32Array.from(data), width, height }, size);
  },
  async gray({ data, width, height }) {
    const { grayOf } = await load("gray.js");
    return [...grayOf({ data, width, height }).data];
  },
  async read({ engine, finds, reads, pictures }) {
    const ort = await import(pathToFileURL(`${engine}/ort.wasm.bundle.min.mjs`).href);
    Object.assign(ort.env.wasm, { numThreads: 1, wasmBinary: readFileSync(`${engine}/ort-wasm-simd-threaded.wasm`) });
    const [{ readPage }, { signsOf }] = [await load("page.js"), await load("signs.js")];
    const model = async (file) => {
      const session = await ort.InferenceSession.create(readFileSync(file));
      return async (dots, width, height) => {
        const given = new ort.Tensor("float32", dots, [1, 3, height, width]);
        return (await session.run({ [session.inputNames[0]]: given }))[session.outputNames[0]];
      };
    };
    const models = { finds: await model(finds), reads: await model(reads), signs: signsOf(readFileSync(reads)) };
    const found = [];
    for (const { file, width, height } of pictures) found.push(await readPage({ data: readFileSync(file), width, height }, models));
    return found;
  },
};

const found = {};
for (const [name, asked] of Object.entries(order)) found[name] = await does[name](asked);
process.stdout.write(JSON.stringify(found));
