// Take out of the theme's sheets what no page and no script of the theme names: most of the theme is
// for other sites. In: the site's folder, and the sheets, which are written again.

import { writeFile } from "node:fs/promises";
import { text } from "node:stream/consumers";
import { PurgeCSS } from "purgecss";

/**
 * What the theme sets on the body while it takes up the colors, so that nothing fades from dark to
 * light: with this rule each page is styled twice more as it starts, and without it colors fade.
 */
const SWITCHING = /data-md-color-switching/;
const { site, sheets } = JSON.parse(await text(process.stdin));
const content = [`${site}/**/*.html`, `${site}/assets/javascripts/**/*.js`];
const left = await new PurgeCSS().purge({ content, css: sheets, blocklist: [SWITCHING] });
await Promise.all(left.map(({ file, css }) => writeFile(/** @type {string} */ (file), css)));
