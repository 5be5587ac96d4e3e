/** The phone's menu of tools: one button opens it; a choice, Escape or a press elsewhere closes it. */

import { one, pressed } from "../dom.js";

/** @param {HTMLElement} root */
export function toolsMenu(root) {
  const tools = one(root, ".b-tools");
  // The small checker has no tools.
  if (!tools) return;
  const button = one(tools, ".b-tools__menu");
  const items = one(tools, ".b-tools__items");
  const isOpen = () => button.getAttribute("aria-expanded") === "true";

  /** A focus inside goes to the button that opens the menu. */
  const close = () => {
    if (!isOpen()) return;
    const focused = items.contains(document.activeElement);
    button.setAttribute("aria-expanded", "false");
    if (focused) button.focus();
  };

  button.addEventListener("click", () => button.setAttribute("aria-expanded", String(!isOpen())));
  // Closed before the choice is carried out, which may put the focus elsewhere.
  items.addEventListener("click", (/** @type {Event} */ event) => pressed(event, "[data-do]") && close());
  tools.addEventListener("keydown", (/** @type {KeyboardEvent} */ { key }) => key === "Escape" && close());
  document.addEventListener("click", (event) => tools.contains(event.target) || close());
}
