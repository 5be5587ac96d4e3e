/** A test case from the answers: the rules write it, without names; here it is shown, and let go. */

import { copy, one, part, placeNamed, root } from "../dom.js";
import { asked } from "../result/evaluation.js";
import { refuse } from "../result/messages.js";
import * as engine from "../start/engine.js";
import { touch } from "../start/loading.js";
import * as words from "../words.js";
import * as answers from "./answers.js";
import { download } from "./file.js";

/** A longer address is refused by the host of the form; it is then copied by hand. */
const LONGEST_ADDRESS = 6_000;

const dialog = part("case");
let text = "";

/** After the # sign of the address of a page whose menu has the test case: see CONTRIBUTING. */
const WANTED = "test-case";

export function listen() {
  offer();
  // It may be added to the address of the open page; the steps change that later.
  window.addEventListener("hashchange", offer);
  dialog.addEventListener("change", (/** @type {any} */ { target: { value } }) => show(value));
}

function offer() {
  if (placeNamed() === WANTED) one(root, "[data-do=make-case]").hidden = false;
}

/**
 * Ask the rules for the case of one rule, and show it.
 * @param {string} [rule] nothing: what fails first
 */
async function show(rule) {
  if (!answers.count()) return;
  touch();
  const reply = await engine.ask({ do: "case", of_rule: rule, ...asked() });
  if (!reply?.ok) {
    refuse("not-made");
    return;
  }
  ({ text } = reply);
  dialog.innerHTML = reply.panel;
  offerForm(one(dialog, "select").value);
  if (!dialog.open) dialog.showModal();
  one(dialog, rule ? "select" : "h2").focus();
}

/**
 * Where the project's address is known, lead to its form with the case filled in.
 * @param {string} rule
 */
function offerForm(rule) {
  const known = one(document, "[data-wrong]");
  if (!known) return;
  const address = new URL(known.href);
  // The province chosen at the top of the page is not in what was shown.
  address.searchParams.delete("province");
  address.searchParams.set("rule", rule);
  address.searchParams.set("answers", text);
  const link = part("issue");
  link.href = address.href;
  link.hidden = address.href.length > LONGEST_ADDRESS;
}

/** @type {Acts} */
export const acts = {
  "make-case": () => show(),
  "copy-case": async () => {
    one(dialog, "[role=status]").textContent = words.say((await copy(text)) ? "caseCopied" : "caseNotCopied");
  },
  "save-case": () => download(text, "case.toml", "application/toml"),
};
