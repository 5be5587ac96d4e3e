/** What every page of the one file runs, as js/site.js does on the site. */

import "../../js/menu.js";
import "../../js/due.js";
import "../../js/language.js";
import "../../js/where.js";
import "../../js/folds.js";
import "../../js/cases.js";
import "../start/lazy.js";
import "../../js/day.js";
import "../../js/whom.js";
import "./colors.js";
import "./search.js";

export { arrive } from "./arrive.js";
