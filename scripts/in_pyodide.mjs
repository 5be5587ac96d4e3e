// Answer requests with the built wheel in Pyodide, as the page's worker does, but under Node.
// Standard input: a JSON list of request texts. Standard output: the JSON list of answers.
import { readFileSync } from "node:fs";
import { join } from "node:path";

const runtime = process.argv[2];
const { loadPyodide } = await import(join(runtime, "pyodide.mjs"));
const pyodide = await loadPyodide({ indexURL: runtime, packageBaseUrl: runtime });
await pyodide.loadPackage("call-center-license-checker", { messageCallback: () => {} });
const answer = pyodide.pyimport("checker.web").answer;
const requests = JSON.parse(readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify(requests.map((request) => answer(request))));
