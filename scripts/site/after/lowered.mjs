// Say a style sheet in the words of a floor: what is nested, colors of light and dark, ranges of width,
// and what else an engine of the floor does not understand.

import cascadeLayers from "@csstools/postcss-cascade-layers";
import contentAltText from "@csstools/postcss-content-alt-text";
import isPseudoClass from "@csstools/postcss-is-pseudo-class";
import mediaMinMax from "@csstools/postcss-media-minmax";
import { Features, transform } from "lightningcss";
import postcss from "postcss";
import { heldAsAttributes } from "./held.mjs";

/** @typedef {Record<string, string>} Floor an engine's oldest version by its name */

/** Lightning CSS has a version in one number, a byte each for its parts. */
const numbered = (/** @type {string} */ version) => {
  const [major, minor = 0] = version.split(".").map(Number);
  return (major << 16) | (minor << 8);
};

/**
 * @param {string} css
 * @param {Omit<import("lightningcss").TransformOptions<any>, "filename" | "code">} options
 */
const written = (css, options) =>
  transform({ filename: "sheet.css", code: Buffer.from(css), minify: true, ...options }).code.toString();

/**
 * @param {string} css
 * @param {Floor} floor
 */
function inWords(css, floor) {
  const targets = Object.entries(floor).map(([engine, version]) => [engine, numbered(version)]);
  return written(css, { targets: Object.fromEntries(targets) });
}

/**
 * @param {string} css
 * @param {import("postcss").AcceptedPlugin[]} plugins
 */
const changed = async (css, ...plugins) => (await postcss(plugins).process(css, { from: undefined })).css;

/** A mark that is not read aloud is said first as every engine knows it. */
const marked = (/** @type {string} */ css) => changed(css, contentAltText());

/**
 * @param {string} css
 * @param {Floor} floor
 */
export const lowered = async (css, floor) => inWords(await marked(css), floor);

/**
 * The same without layers, whose order is then told by longer selectors, and with attributes for
 * `:has()`, which a script sets: for engines that lack one of the two.
 * @param {string} css
 * @param {Floor} floor
 * @param {import("./held.mjs").Held[]} held what the script is to look for
 */
export async function flattened(css, floor, held) {
  // How specific a selector is cannot be seen while it is nested, or once it is in an older word; and
  // what Lightning CSS makes of a range of width, these engines cannot read.
  const unnested = written(await marked(css), { include: Features.Nesting });
  const flat = await changed(unnested, mediaMinMax(), isPseudoClass(), heldAsAttributes(held), cascadeLayers());
  return inWords(flat, floor);
}
