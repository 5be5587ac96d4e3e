/** The equity chart as a file: the sheet that the rules have drawn, as it stands on the screen. */

import { one } from "../dom.js";
import { download } from "../keep/file.js";

/** @param {Checker} checker */
export function equityActs({ root, answers }) {
  return {
    "save-chart": () => {
      const sheet = one(root, ".b-equity__sheet > svg");
      // Of what a file needs, a page's own way of writing leaves out: "&nbsp;" is no name in XML.
      const written = new XMLSerializer().serializeToString(sheet);
      const name = answers.read("company.name");
      download(`${written}\n`, `${name ? `${name}-` : ""}equity-chart.svg`, "image/svg+xml");
    },
  };
}
