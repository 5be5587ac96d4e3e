/**
 * Which page of the one file is shown. The address says it after the # sign, with a place of the page
 * behind it: `#/conditions/#at-a-glance`. Another page is shown as elsewhere, from its beginning: the
 * file is read anew, and what the tab keeps stays.
 *
 * It asks for nothing that looks for its place in the page: there is none yet.
 */

import { hasPage, pageAt } from "./held.js";

const ROUTE = /^#\/([^#]*)/;
/** It writes its steps, and the answers of a link, into the address as they are. */
const CHECKER = "check/";
const page = document.documentElement;

/** The page that the address names, else the first. */
export function named() {
  const { hash } = location;
  const path = ROUTE.exec(hash)?.[1] ?? (hash.length > 1 ? CHECKER : "");
  return hasPage(path) ? path : "";
}

/** Put the page in its place that the address names. */
export async function show() {
  const path = named();
  const { title, data, other, html } = await pageAt(path);
  const place = (/** @type {string} */ selector) => /** @type {any} */ (document.querySelector(selector));
  document.title = title;
  Object.assign(page.dataset, data, { here: `#/${path}` });
  place(".md-container").innerHTML = html;
  place(".b-language__link").href = other;
  place(".md-skip").href = `#/${path}#${place("h1").id}`;
}
