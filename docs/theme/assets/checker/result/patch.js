/**
 * Change an element to be like another by changing only what differs. What stays is the same
 * element as before: it keeps the focus, an open fold, and its place on the screen.
 */

/** What the visitor or the page has done to an element, which the rules know nothing of. */
const OWN = ["open", "hidden", "data-changed"];

/**
 * Change an element's content from one list of HTML to another, an element each. What is in both is
 * neither read nor compared.
 * @param {Element} old
 * @param {string[]} before
 * @param {string[]} after
 */
export function patchParts(old, before, after) {
  const stands = new Map(before.map((html, i) => [html, old.children[i]]));
  const read = document.createElement("template");
  read.innerHTML = after.filter((html) => !stands.has(html)).join("");
  const fresh = [...read.content.children];
  children(old, after.map((html) => stands.get(html) ?? /** @type {Element} */ (fresh.shift())));
}

/**
 * @param {Element} old
 * @param {Element} fresh
 */
function patch(old, fresh) {
  if (old.isEqualNode(fresh)) return;
  attributes(old, fresh);
  children(old, [...fresh.childNodes]);
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
 * @param {Element} old
 * @param {ChildNode[]} fresh new ones, or old ones that stay as they are
 */
function children(old, fresh) {
  /** @type {Map<string, ChildNode[]>} */
  const kept = new Map();
  const stays = new Set(fresh);
  for (const child of old.childNodes) {
    if (stays.has(child)) continue;
    const same = kept.get(nameOf(child));
    if (same) same.push(child);
    else kept.set(nameOf(child), [child]);
  }
  let at = old.firstChild;
  for (const child of fresh) {
    const found = child.parentNode === old ? undefined : kept.get(nameOf(child))?.shift();
    if (found) bringUp(found, child);
    const next = found ?? child;
    if (next === at) at = at.nextSibling;
    else old.insertBefore(next, at);
  }
  for (const rest of kept.values()) for (const child of rest) child.remove();
}

/**
 * @param {ChildNode} old
 * @param {ChildNode} fresh
 */
function bringUp(old, fresh) {
  if (old instanceof Element) patch(old, /** @type {Element} */ (fresh));
  else if (old.nodeValue !== fresh.nodeValue) old.nodeValue = fresh.nodeValue;
}

/**
 * The kind of a node, with the key that the rules have given it.
 * @param {Node} node
 */
function nameOf(node) {
  const key = node instanceof HTMLElement ? node.dataset.key : undefined;
  return key ? `${node.nodeName} ${key}` : node.nodeName;
}
