// Store the memory of a checker that runs on the interpreter, script and library that are to ship.
//
// Standard input: see python.mjs.
import { join } from "node:path";

import { store } from "./memory.mjs";
import { SCRIPT, order } from "./python.mjs";

const { out } = order;
const { default: create } = await import(join(out, SCRIPT));
await store(out, create);
process.exit(0);
