// Whom to ask: the authority of the chosen province, by name and phone, in the place of the ministry.

const { site } = document.documentElement.dataset;
const places = [...document.querySelectorAll("[data-whom]")];
const ministry = places.map((place) => place.textContent);

/** @type {Promise<Record<string, string>> | undefined} */
let phones;

/** @returns {Promise<Record<string, string>>} Nothing where the list cannot be had: the ministry stays. */
const read = () => fetch(`${site}authorities/phones.json`).then((answer) => answer.json()).catch(() => ({}));

/**
 * What a list at the top of the page says.
 * @param {string} which
 */
const chosen = (which) => /** @type {HTMLSelectElement | null} */ (document.querySelector(`select[data-${which}]`))?.value;

async function tell() {
  // With foreign capital, and for two provinces or more, the ministry decides: its line stays.
  const code = (chosen("capital") !== "yes" && chosen("where")) || "";
  const contact = code && (await (phones ??= read()))[code];
  for (const [n, place] of places.entries()) place.textContent = contact || ministry[n];
}

document.addEventListener("change", tell);
document.addEventListener("b24:answers", tell);
// The lists have their values by then.
document.addEventListener("DOMContentLoaded", tell);
