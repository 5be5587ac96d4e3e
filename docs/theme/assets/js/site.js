// What every page loads; the build makes one file of it.

import "./menu.js";
import "./due.js";
import "./language.js";
import "./where.js";
import "./folds.js";
import "./cases.js";
import "./kept-results.js";
import "./search-input.js";
import "../checker/start/lazy.js";
