// Take out of the theme's sheets what no page and no script of the theme names: most of the theme is
// for other sites. In: the site's folder, and the sheets, which are written again.

import { writeFile } from "node:fs/promises";
import { text } from "node:stream/consumers";
import { PurgeCSS } from "purgecss";

const { site, sheets } = JSON.parse(await text(process.stdin));
const content = [`${site}/**/*.html`, `${site}/assets/javascripts/**/*.js`];
const left = await new PurgeCSS().purge({ content, css: sheets });
await Promise.all(left.map(({ file, css }) => writeFile(/** @type {string} */ (file), css)));
