// Make one file of a script or a style sheet and all that it imports, shorter and doing the same.
// In: the folder of the sources, the folder to write, and the files to begin with.

import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const { sources, out, entries } = JSON.parse(await text(process.stdin));
await build({
  absWorkingDir: sources,
  entryPoints: entries,
  outbase: sources,
  outdir: out,
  bundle: true,
  format: "esm",
  target: "esnext",
  minify: true,
  charset: "utf8",
  legalComments: "none",
  // What comes from npm is found from wherever the site is built.
  nodePaths: [fileURLToPath(new URL("../../../node_modules", import.meta.url))],
  // A small drawing that a style masks with is a part of the sheet.
  loader: { ".svg": "dataurl" },
});
