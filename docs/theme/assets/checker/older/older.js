/**
 * What an engine of the floor may lack, said once, in the older way; older/first.js brings this only
 * where something is missing, before all other scripts.
 */

import * as held from "./held.js";

/** ARIA attributes that the scripts read and set as properties. */
const REFLECTED = ["Busy", "Checked", "Current", "Disabled", "Expanded", "Invalid", "Live", "Pressed", "Sort"];

/** @param {string} name of an ARIA attribute that is also a property */
function reflect(name) {
  const attribute = `aria-${name.toLowerCase()}`;
  Object.defineProperty(Element.prototype, `aria${name}`, {
    configurable: true,
    /** @this {Element} */
    get() {
      return this.getAttribute(attribute);
    },
    /**
     * @this {Element}
     * @param {string | null} value
     */
    set(value) {
      if (value === null) this.removeAttribute(attribute);
      else this.setAttribute(attribute, value);
    },
  });
}

/**
 * Whether an element has a place in the page.
 * @this {Element}
 * @param {CheckVisibilityOptions} [options]
 */
function checkVisibility(options) {
  const isDrawn = this.getClientRects().length > 0;
  return isDrawn && !(options?.visibilityProperty && getComputedStyle(this).visibility !== "visible");
}

if (!("ariaExpanded" in Element.prototype)) REFLECTED.forEach(reflect);
if (!("checkVisibility" in Element.prototype)) Object.assign(Element.prototype, { checkVisibility });
if (!CSS.supports("selector(:has(a))")) held.listen();
