/** What stands in the address, once the page that it names is shown. */

import { placeNamed } from "../dom.js";
import { named } from "./pages.js";

const shown = named();

/** Bring the place in sight that the address names. */
export function arrive() {
  const name = placeNamed();
  if (name) document.getElementById(name)?.scrollIntoView();
}

addEventListener("hashchange", () => {
  if (named() === shown) arrive();
  else location.reload();
});
