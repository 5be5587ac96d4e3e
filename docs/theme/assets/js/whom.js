// Whom to ask: the authority of the chosen province, by name and phone, in the place of the ministry.

const { site } = document.documentElement.dataset;
const places = [...document.querySelectorAll("[data-whom]")];
const ministry = places.map((place) => place.textContent);

/** @type {Promise<Record<string, string>> | undefined} */
let phones;

/** @returns {Promise<Record<string, string>>} Nothing where the list cannot be had: the ministry stays. */
const read = () => fetch(`${site}authorities/phones.json`).then((answer) => answer.json()).catch(() => ({}));

async function tell() {
  const select = document.querySelector(".b-province select");
  const code = select instanceof HTMLSelectElement ? select.value : "";
  const contact = code && (await (phones ??= read()))[code];
  for (const [n, place] of places.entries()) {
    place.textContent = contact || ministry[n];
  }
}

document.addEventListener("b24:province", tell);
// The province is set by then.
document.addEventListener("DOMContentLoaded", tell);
