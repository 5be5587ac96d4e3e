// Make one file of a script or a style sheet and all that it imports, shorter and doing the same, for
// every engine from a floor on.
// In: the folder of the sources, the folder to write, the floors, and the files to begin with by the
// floor of each; those without one run in any browser there is.

import { mkdir, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { flattened, lowered } from "./lowered.mjs";

const { sources, out, floors, entries } = JSON.parse(await text(process.stdin));

/** What runs before the page's modules, or in the place of their style, where an engine lacks something. */
const isOlder = (/** @type {string} */ entry) => entry.startsWith("checker/older/");
const isSheet = (/** @type {string} */ entry) => entry.endsWith(".css");
/** @type {import("./held.mjs").Held[]} what a script is to look for where there is no `:has()` */
const held = [];

/**
 * @param {string[]} entryPoints
 * @param {import("esbuild").BuildOptions} options
 */
const bundled = (entryPoints, options) =>
  build({
    absWorkingDir: sources,
    entryPoints,
    outbase: sources,
    outdir: out,
    bundle: true,
    minify: true,
    charset: "utf8",
    legalComments: "none",
    // What comes from npm is found from wherever the site is built.
    nodePaths: [fileURLToPath(new URL("../../../node_modules", import.meta.url))],
    // A small drawing that a style masks with is a part of the sheet.
    loader: { ".svg": "dataurl" },
    // Before Safari 14.1 one rare form of it fails, and esbuild would refuse all.
    supported: { destructuring: true },
    define: { HELD: JSON.stringify(held) },
    ...options,
  });

/**
 * @param {string[]} files
 * @param {Record<string, string> | undefined} floor
 */
async function scripts(files, floor) {
  const target = floor ? Object.entries(floor).map((engine) => engine.join("")) : "es5";
  const modules = files.filter((entry) => !isOlder(entry));
  await bundled(modules, { target, format: "esm" });
  await bundled(files.filter(isOlder), { target, format: "iife" });
}

/**
 * @param {string[]} files
 * @param {Record<string, string>} floor
 */
async function sheets(files, floor) {
  for (const file of files) {
    const { outputFiles } = await bundled([file], { target: "esnext", write: false, minify: false });
    const [{ path, text: css }] = outputFiles ?? [];
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, isOlder(file) ? await flattened(css, floor, held) : await lowered(css, floor));
  }
}

for (const [name, files] of Object.entries(entries)) {
  await sheets(files.filter(isSheet), floors[name]);
  await scripts(files.filter((/** @type {string} */ file) => !isSheet(file)), floors[name]);
}
