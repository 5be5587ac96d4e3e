/** The files of the pack, each in the row of its paper: there it is shown, and can be taken out. */

import { all, made, one, root } from "../dom.js";
import * as files from "../pack/files.js";
import * as words from "../words.js";

const papers = all(root, ".b-paper");

export function listen() {
  if (papers.length) files.onChange(show);
}

/** Show in each row the files that were given for its paper. */
function show() {
  for (const paper of papers) {
    one(paper, '[data-part="files"]').replaceChildren(...files.ofPaper(paper.dataset.paper ?? "").map(fileRow));
  }
}

/**
 * One file: what is said of it, and a button that takes it out of the pack.
 * @param {import("../pack/files.js").Placed} placed
 */
function fileRow({ id, name, place }) {
  const row = made("li", "b-ends");
  const button = made("button", "b-link", words.say("takeOut"));
  button.append(made("span", "b-sr", ` ${name}`));
  Object.assign(button, { type: "button" });
  Object.assign(button.dataset, { do: "remove-file", file: id });
  row.append(made("span", place?.fault ? "b-error" : "", place?.said ?? name), button);
  return row;
}
