/** The rules in their own thread, in the one file: a classic worker, of one script. */

import { given } from "./given.js";
import { hold } from "./files.js";
import { begin } from "../start/worker.js";

/** Pyodide asks where its files lie; nothing is fetched from there. */
const RUNTIME = "file:///b24/";

given.then(({ way, files }) => {
  hold(files);
  begin({ ...way, runtime: RUNTIME, early: {} });
});
