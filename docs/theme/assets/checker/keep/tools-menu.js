/**
 * The menus of tools, all of them on a phone and the rarer ones on a wide page: one button opens a
 * menu; a choice, Escape or a press elsewhere closes it.
 */

import { all, one, pressed } from "../dom.js";

/** @param {HTMLElement} root */
export function toolsMenu(root) {
  for (const button of all(root, ".b-tools [data-do=menu]")) listen(button);
}

/** @param {HTMLElement} button */
function listen(button) {
  const items = one(document, `#${button.getAttribute("aria-controls")}`);
  const isOpen = () => button.ariaExpanded === "true";

  /** A focus inside goes to the button that opens the menu. */
  const close = () => {
    if (!isOpen()) return;
    const focused = items.contains(document.activeElement);
    button.ariaExpanded = "false";
    if (focused) button.focus();
  };
  const onEscape = (/** @type {KeyboardEvent} */ { key }) => key === "Escape" && close();

  button.addEventListener("click", () => (button.ariaExpanded = String(!isOpen())));
  // Closed before the choice is carried out, which may put the focus elsewhere.
  items.addEventListener("click", (/** @type {Event} */ event) => pressed(event, "[data-do]") && close());
  for (const place of [button, items]) place.addEventListener("keydown", onEscape);
  document.addEventListener("click", ({ target }) => {
    if (![button, items].some((place) => place.contains(target))) close();
  });
}
