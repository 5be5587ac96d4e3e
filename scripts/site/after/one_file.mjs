// Make the two scripts of the one file: its page's, and its worker's with the interpreter's own.
// In: the folder of the sources, that of the runtime, and the floor. Out: both, as text.

import { join, resolve } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const { assets, runtime, floor } = JSON.parse(await text(process.stdin));
const own = join(assets, "checker/one-file");

/** What the one file has in the place of what asks the site. */
const INSTEAD = {
  "checker/start/files.js": "files.js",
  "checker/start/thread.js": "thread.js",
  "checker/start/later.js": "later.js",
  "checker/read/pdf.js": "pdf.js",
  "checker/keep/offline.js": "offline.js",
  "js/phones.js": "phones.js",
};
const instead = new Map(Object.entries(INSTEAD).map(([from, to]) => [join(assets, from), join(own, to)]));

/** @type {import("esbuild").Plugin} */
const ownFiles = {
  name: "own files",
  setup({ onResolve }) {
    onResolve({ filter: /^\./ }, ({ path, resolveDir }) => ({ path: instead.get(resolve(resolveDir, path)) }));
    onResolve({ filter: /^runtime:/ }, ({ path }) => ({ path: join(runtime, path.replace("runtime:", "")) }));
  },
};

/**
 * @param {string} entry
 * @param {"esm" | "iife"} format
 */
async function bundled(entry, format) {
  const { outputFiles } = await build({
    entryPoints: [join(own, entry)],
    bundle: true,
    write: false,
    minify: true,
    charset: "utf8",
    legalComments: "none",
    format,
    target: Object.entries(floor).map((engine) => engine.join("")),
    nodePaths: [fileURLToPath(new URL("../../../node_modules", import.meta.url))],
    loader: { ".svg": "dataurl" },
    // Nothing stands beside a worker that was made of a text; and every engine of this floor knows `:has()`
    // but for one, which shows a little less.
    define: { "import.meta.url": JSON.stringify("file:///b24/"), HELD: "[]" },
    // Pyodide's script has lines for Node that no browser comes to.
    external: ["node:*", "ws", "module"],
    logLevel: "error",
    plugins: [ownFiles],
  });
  return outputFiles[0].text;
}

const [page, worker] = await Promise.all([bundled("page.js", "esm"), bundled("worker.js", "iife")]);
process.stdout.write(JSON.stringify({ page, worker }));
