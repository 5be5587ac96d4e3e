/** The authorities, in the place of js/phones.js. */

import { fileOf } from "./held.js";

/** @returns {Promise<Record<string, string>>} */
export const listed = () => fileOf("authorities/phones.json");
