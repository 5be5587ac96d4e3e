// Unpack what is packed by Brotli, which Python does not read.
// In: files, each with the one to write.

import { createReadStream, createWriteStream } from "node:fs";
import { text } from "node:stream/consumers";
import { pipeline } from "node:stream/promises";
import { createBrotliDecompress } from "node:zlib";

for (const [from, to] of JSON.parse(await text(process.stdin))) {
  await pipeline(createReadStream(from), createBrotliDecompress(), createWriteStream(to));
}
