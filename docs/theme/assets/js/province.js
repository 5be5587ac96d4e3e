// Where the tab knows the one province that is applied for, what its guide asks comes first.

const KEY = "b24:answers";

/** The province of the answers in this tab, or kept on this device; nothing where there are several. */
function known() {
  try {
    const kept = JSON.parse(sessionStorage.getItem(KEY) ?? localStorage.getItem(KEY) ?? "null");
    const provinces = kept?.application?.service?.provinces;
    return provinces?.length === 1 ? provinces[0] : null;
  } catch {
    return null;
  }
}

/**
 * Take the province's line out of the fold.
 * @param {Element} line
 */
function unfold(line) {
  const fold = line.closest(".b-compare__fold");
  const list = line.parentElement;
  if (!fold || !list) return;
  const own = /** @type {Element} */ (list.cloneNode());
  own.append(line);
  fold.before(own);
}

const province = known();
if (province) {
  for (const line of document.querySelectorAll(`[data-province="${CSS.escape(province)}"]`)) {
    line.classList.add("b-own");
    if (line.matches("tr")) line.parentElement?.prepend(line);
    else unfold(line);
  }
}
