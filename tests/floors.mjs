// Name what an engine of a floor does not know, by MDN's tables: of the sheets what makes a rule, or
// all of a block, go; of the scripts what is asked of the browser. What a name belongs to is not known
// here: it counts as known where anything of that name is.
// In: the folder of the packages, and for each file its path and its floor.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { text } from "node:stream/consumers";

const { packages, files } = JSON.parse(await text(process.stdin));
const load = createRequire(`${packages}/`);
const { api, css, javascript } = load("@mdn/browser-compat-data");
const { parse } = load("acorn");
const { full } = load("acorn-walk");
const { parse: parseSheet, walk } = load("css-tree");

const isNewer = (one, other) => {
  const [[a, b = 0], [c, d = 0]] = [one, other].map((version) => version.split(".").map(Number));
  return a > c || (a === c && b > d);
};

/** Whether an engine has a feature at a version; what MDN does not know of is left out. */
function has(feature, engine, version) {
  const found = [feature.__compat?.support?.[engine] ?? []].flat();
  if (!found.length) return true;
  // The build writes prefixes where one is needed.
  const plain = found.filter(({ flags, alternative_name: other }) => !flags && !other);
  return plain.some(({ version_added: added, version_removed: removed }) => {
    const since = String(added).replace("≤", "");
    return !removed && /^[\d.]+$/.test(since) && !isNewer(since, version);
  });
}

/** The engines of a floor that have none of some features. */
const lacking = (features, floor) =>
  Object.entries(floor).filter(([engine, version]) => !features.some((feature) => has(feature, engine, version)));

/** By its name, each method and property of the browser and of the language, whatever it is of. */
function members() {
  const found = new Map();
  const own = [...Object.values(api), ...Object.values(javascript.builtins)];
  for (const of of own) {
    for (const [name, feature] of Object.entries(of)) {
      if (!feature.__compat) continue;
      const plain = name.replace(/_static$/, "");
      found.set(plain, [...(found.get(plain) ?? []), feature]);
    }
  }
  return found;
}

const MEMBERS = members();
const globals = (name) => [api[name], javascript.builtins[name]].filter((found) => found?.__compat);

function* ofScript(code) {
  const nodes = [];
  full(parse(code, { ecmaVersion: "latest", sourceType: "module" }), (node) => nodes.push(node));
  for (const node of nodes) {
    if (node.type === "MemberExpression" && node.property.type === "Identifier" && !node.computed) yield [`.${node.property.name}`, MEMBERS.get(node.property.name)];
    if (node.type === "NewExpression" && node.callee.type === "Identifier") yield [node.callee.name, globals(node.callee.name)];
  }
}

function* ofSheet(code) {
  const nodes = [];
  walk(parseSheet(code, { parseCustomProperty: false }), (node) => nodes.push(node));
  for (const node of nodes) {
    const { type, name } = node;
    if (type === "PseudoClassSelector" || type === "PseudoElementSelector") yield [`:${name}`, [css.selectors[name]]];
    if (type === "NestingSelector") yield ["&", [css.selectors.nesting]];
    if (type === "Atrule") yield [`@${name}`, [css["at-rules"][name]]];
    if (type === "Feature" || type === "FeatureRange") yield [`(${type === "FeatureRange" ? "range" : name})`, [css["at-rules"].media[type === "FeatureRange" ? "range_syntax" : name]]];
    if (type === "Declaration") yield [node.property, [css.properties[node.property]]];
    if (type === "Function") yield [`${name}()`, [css.types[name] ?? css.types.color?.[name]]];
  }
}

const found = {};
for (const { path, floor } of files) {
  const code = readFileSync(path, "utf8");
  for (const [what, features] of path.endsWith(".css") ? ofSheet(code) : ofScript(code)) {
    const known = (features ?? []).filter(Boolean);
    if (!known.length) continue;
    const lack = lacking(known, floor).map(([engine, version]) => `${engine} ${version}`);
    if (lack.length) (found[what] ??= {})[path] = lack;
  }
}
process.stdout.write(JSON.stringify(found));
