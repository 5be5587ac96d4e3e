// Make scripts shorter without changing what they do, names that others import included.
// In: the texts, by any key. Out: the same keys with the shorter texts.

import { text } from "node:stream/consumers";
import { minify } from "terser";

const shorter = {};
for (const [key, script] of Object.entries(JSON.parse(await text(process.stdin)))) {
  shorter[key] = (await minify(script, { module: true, ecma: 2020 })).code;
}
console.log(JSON.stringify(shorter));
