// What a page for a frame of somebody else's loads; the build writes these into one file, as for site.js.

import "./due.js";
import "./province.js";
import "./frame.js";
