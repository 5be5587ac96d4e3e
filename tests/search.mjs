// Ask a built site's search what the search box would: node search.mjs SITE_FOLDER QUERY…
// Prints, for each query, the pages found, best first, as JSON.
import { readFileSync, readdirSync } from "node:fs";
import vm from "node:vm";

const SETUP = 0;
const QUERY = 2;

const [site, ...queries] = process.argv.slice(2);
const folder = `${site}/assets/javascripts/workers`;
const name = readdirSync(folder).find((file) => /^search\..*\.js$/.test(file));
const code = readFileSync(`${folder}/${name}`, "utf8");
const index = JSON.parse(readFileSync(`${site}/search/search_index.json`, "utf8"));

let receive;
let answered;
const worker = {
  console,
  addEventListener: (_type, listener) => { receive = listener; },
  postMessage: (message) => answered(message),
};
worker.self = worker;
vm.runInNewContext(code, worker);

const ask = (type, data) =>
  new Promise((resolve) => {
    answered = resolve;
    receive({ data: { type, data } });
  });

const pageOf = (group) => group[0].location.replace(/#.*/, "");

await ask(SETUP, { ...index, options: { suggest: true } });
const found = {};
for (const query of queries) {
  const { data } = await ask(QUERY, query);
  found[query] = data.items.map(pageOf);
}
console.log(JSON.stringify(found));
