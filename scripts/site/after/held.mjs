// Say `:has()` by attributes, for engines that do not know it: a script sets them (older/held.js). The
// packages that do so in a page look through all of it so often that a first verdict takes 5 s more.

import parser from "postcss-selector-parser";

/** @typedef {{of: string, holds: string}} Held whose elements an attribute is of, and what they hold */

/**
 * The selector of the element that a pseudo class is said of: tag, classes, attributes.
 * @param {import("postcss-selector-parser").Pseudo} pseudo
 * @returns {string}
 */
function subjectOf(pseudo) {
  const selector = pseudo.parent;
  const nodes = selector?.nodes ?? [];
  const at = nodes.indexOf(pseudo);
  const isEnd = (/** @type {number} */ n) => nodes[n]?.type === "combinator";
  const from = nodes.findLastIndex((_, n) => n < at && isEnd(n)) + 1;
  const to = nodes.findIndex((_, n) => n > at && isEnd(n));
  const own = nodes.slice(from, to < 0 ? undefined : to).filter(({ type }) => type !== "pseudo");
  // Alone within :not(), it is said of the same element.
  const outer = selector?.parent;
  if (!own.length && outer?.type === "pseudo") return subjectOf(/** @type {any} */ (outer));
  return own.join("").trim() || "*";
}

/**
 * The attribute for what one selector in a `:has()` says.
 * @param {Held[]} held
 * @param {Held} wanted
 */
function attributeOf(held, wanted) {
  const at = held.findIndex(({ of, holds }) => of === wanted.of && holds === wanted.holds);
  return `[data-held-${at < 0 ? held.push(wanted) - 1 : at}]`;
}

/**
 * A plugin of PostCSS.
 * @param {Held[]} held gains what the attributes stand for, each at its number
 */
export const heldAsAttributes = (held) => ({
  postcssPlugin: "held-as-attributes",
  Rule: (/** @type {import("postcss").Rule} */ rule) => {
    while (rule.selector.includes(":has(")) rule.selector = parser(oneLess(held)).processSync(rule.selector);
  },
});

/**
 * Take one `:has()` out of each selector; where it holds several things, each is a selector of its own.
 * @param {Held[]} held
 * @returns {(root: import("postcss-selector-parser").Root) => void}
 */
const oneLess = (held) => (root) => {
  for (const selector of [...root.nodes]) {
    const found = firstHas(selector);
    if (!found) continue;
    const of = subjectOf(found);
    const said = found.nodes.map((each) => attributeOf(held, { of, holds: String(each).trim() }));
    const isDenied = found.parent !== selector;
    // What holds neither lacks both; what holds either is told twice.
    const ways = isDenied ? [said.join("):not(")] : said;
    const text = String(selector);
    selector.replaceWith(...ways.map((way) => parser().astSync(text.replace(String(found), () => way)).nodes[0]));
  }
};

/** @param {import("postcss-selector-parser").Selector} selector */
function firstHas(selector) {
  /** @type {import("postcss-selector-parser").Pseudo | undefined} */
  let found;
  selector.walkPseudos((pseudo) => {
    if (pseudo.value === ":has") found ??= pseudo;
  });
  return found;
}
