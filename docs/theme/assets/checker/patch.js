/**
 * An element's content is changed by changing only what differs. What stays is the same element as
 * before: it keeps the focus, an open fold, and its place on the screen.
 */

import { parsed } from "./dom.js";

/** What the visitor or the page has done to an element, which the rules know nothing of. */
const OWN = ["open", "hidden", "data-changed", "data-answer", "tabindex"];

/**
 * @param {Element} place
 * @param {string} html what it is to hold
 */
export function patch(place, html) {
  children(place, parsed(html));
}

/** @type {WeakMap<Element, {built: string, now: string}>} what stood in a place first, and was written last */
const written = new WeakMap();

/**
 * Change a place that nothing else writes into, or without a text have there what the build wrote;
 * what stands there already is not even read.
 * @param {Element} place
 * @param {string} [html]
 */
export function write(place, html) {
  const { built, now } = written.get(place) ?? { built: place.innerHTML, now: undefined };
  const wanted = html ?? built;
  if (now === wanted) return;
  written.set(place, { built, now: wanted });
  patch(place, wanted);
}

/**
 * @param {Element} old
 * @param {Element} fresh
 */
function bringUp(old, fresh) {
  if (old.isEqualNode(fresh)) return;
  attributes(old, fresh);
  // What a place of its own holds comes by itself.
  if (!fresh.hasAttribute("data-told")) children(old, fresh);
}

/**
 * @param {Element} old
 * @param {Element} fresh
 */
function attributes(old, fresh) {
  for (const { name } of [...old.attributes]) {
    if (!fresh.hasAttribute(name) && !OWN.includes(name)) old.removeAttribute(name);
  }
  for (const { name, value } of fresh.attributes) {
    if (old.getAttribute(name) !== value && !OWN.includes(name)) old.setAttribute(name, value);
  }
}

/**
 * Give each child the old one of its name; whatever has none is new, and what is left over goes.
 * @param {ParentNode} old
 * @param {ParentNode} fresh
 */
function children(old, fresh) {
  /** @type {Map<string, ChildNode[]>} */
  const stands = new Map();
  for (const child of old.childNodes) stands.set(nameOf(child), [...(stands.get(nameOf(child)) ?? []), child]);
  const pairs = [...fresh.childNodes].map((child) => ({ child, found: stands.get(nameOf(child))?.shift() }));
  // First of all: what stays behind it would be moved, and what is moved loses the focus.
  for (const rest of stands.values()) for (const child of rest) child.remove();
  let at = old.firstChild;
  for (const { child, found } of pairs) {
    if (found instanceof Element) bringUp(found, /** @type {Element} */ (child));
    else if (found && found.nodeValue !== child.nodeValue) found.nodeValue = child.nodeValue;
    const next = found ?? child;
    if (next === at) at = at.nextSibling;
    else old.insertBefore(next, at);
  }
}

/**
 * The kind of a node, with the key that the rules have given it.
 * @param {Node} node
 */
function nameOf(node) {
  const key = node instanceof HTMLElement ? node.dataset.key : undefined;
  return key ? `${node.nodeName} ${key}` : node.nodeName;
}
