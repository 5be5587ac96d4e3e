// Answer requests with the built wheel in Pyodide, as the page's worker does, but under Node.
// Standard input: {runtime, requests}. Standard output: the JSON list of the answers' SHA-256: the
// answers themselves are hundreds of megabytes.
import { createHash } from "node:crypto";
import { join } from "node:path";
import { json } from "node:stream/consumers";

const { runtime, requests } = await json(process.stdin);
const { loadPyodide } = await import(join(runtime, "pyodide.mjs"));
const pyodide = await loadPyodide({ indexURL: runtime, packageBaseUrl: runtime });
await pyodide.loadPackage("call-center-license-checker", { messageCallback: () => {} });
const answer = pyodide.pyimport("checker.doors.web").answer;
const digest = (said) => createHash("sha256").update(said, "utf8").digest("hex");
process.stdout.write(JSON.stringify(requests.map((request) => digest(answer(request)))));
