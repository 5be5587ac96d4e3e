// What a page for a frame of somebody else's loads; the build makes one file of it, as of site.js.

import "./due.js";
import "./where.js";
import "./frame.js";
import "../checker/start/lazy.js";
