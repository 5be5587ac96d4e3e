// What every page loads; the build writes these into one file, each in a scope of its own.

import "./menu.js";
import "./print-details.js";
import "./due.js";
import "./language.js";
import "./province.js";
import "./folds.js";
import "./search-groups.js";
import "./cases.js";
