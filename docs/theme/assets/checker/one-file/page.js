/**
 * The one file: all pages of a language, with the checker, in a document that is opened without a
 * server. One page is put in its place; then runs what runs on that page of the site.
 */

import "../older/older.js";
import { later } from "./later.js";
import { show } from "./pages.js";

/**
 * Where the browser gives no storage: one in which nothing can be put, as where there is no room.
 * @param {"localStorage" | "sessionStorage"} name
 */
function bringStorage(name) {
  try {
    void window[name];
  } catch (refused) {
    const setItem = () => {
      throw refused;
    };
    Object.defineProperty(window, name, { value: { length: 0, getItem: () => null, removeItem: () => {}, setItem } });
  }
}

bringStorage("localStorage");
bringStorage("sessionStorage");
await show();
const { arrive } = await import("./site.js");
if (document.querySelector(".b-columns")) await later("checker.js");
if (document.querySelector(".b-my-list")) await later("list/list.js");
arrive();
