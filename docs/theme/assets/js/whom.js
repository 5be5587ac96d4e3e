// Whom to ask: the authority of the chosen province, by name and phone, in the place of the ministry.

import { listed } from "./phones.js";

const page = document.documentElement.dataset;
const MINISTRY = "miit";
const places = [...document.querySelectorAll("[data-whom]")];
const ministry = places.map((place) => place.textContent);

/** @type {Promise<Record<string, string>> | undefined} */
let phones;

/** Say who decides by the answers at the top of the page (where.js); the ministry's line stands here. */
async function tell() {
  const isProvince = Boolean(page.decides && page.decides !== MINISTRY);
  const contact = isProvince && (await (phones ??= listed()))[page.decides ?? ""];
  for (const [n, place] of places.entries()) place.textContent = contact || ministry[n];
}

document.addEventListener("b24:decides", tell);
tell();
