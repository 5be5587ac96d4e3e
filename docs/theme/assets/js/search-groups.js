// What a search has found, in groups: the guide's own pages, that of the visitor's province, and
// what is only for reference, folded. The theme puts its results in as it goes; each is put in its group.

const REFERENCE = ["about", "check", "claims", "evidence", "glossary", "history", "local", "sources"];

/** So many results are shown without a fold. */
const FEW = 6;

const list = document.querySelector(".md-search-result__list");
const meta = document.querySelector(".md-search-result__meta");
const root = new URL(document.documentElement.dataset.site ?? "./", location.href).pathname;

/** The name of the visitor's province, as the page of its guide is called; empty where none is chosen. */
function province() {
  const select = /** @type {HTMLSelectElement | null} */ (document.querySelector(".b-province select"));
  return select?.value ? select.selectedOptions[0].text : "";
}

/**
 * Tell which group a result belongs to. A page that is named by what was typed is meant by it.
 * @param {HTMLElement} item
 */
function groupOf(item) {
  const link = /** @type {HTMLAnchorElement | null} */ (item.querySelector("a"));
  const folder = link?.pathname.slice(root.length).split("/")[0] ?? "";
  const title = item.querySelector("h1");
  if (folder === "local" && province() && title?.textContent?.includes(province())) return "own";
  if (!REFERENCE.includes(folder)) return "guide";
  return folder === "local" && title?.querySelector("mark") ? "guide" : "reference";
}

/** @param {string} group */
const of = (group) => [...(list?.querySelectorAll(`.md-search-result__item[data-group="${group}"]`) ?? [])];

/** @param {string} group */
const head = (group) => list?.querySelector(`.b-found--${group}`);

/**
 * Begin a group: its head stands before whatever the group holds.
 * @param {"own" | "reference"} group
 */
function begin(group) {
  const made = document.createElement("li");
  made.className = `b-found b-found--${group}`;
  if (group === "own") made.textContent = list?.getAttribute("data-own-head") ?? "";
  else made.innerHTML = '<button type="button"></button>';
  list?.insertBefore(made, group === "own" ? (head("reference") ?? null) : null);
}

/** @param {HTMLElement} item */
function place(item) {
  const group = groupOf(item);
  item.dataset.group = group;
  if (group !== "guide" && !head(group)) begin(group);
  const before = group === "guide" ? (head("own") ?? head("reference")) : group === "own" ? head("reference") : null;
  list?.insertBefore(item, before ?? null);
}

const button = () => head("reference")?.querySelector("button") ?? null;

/**
 * Say how much there is for reference, and fold it or open it; where little was found it is open.
 * @param {boolean} [wanted]
 */
function fold(wanted) {
  const folds = button();
  if (!folds) return;
  const others = of("guide").length + of("own").length;
  const references = of("reference");
  // The theme says how many there are, and puts the last in only where the list is scrolled.
  const all = Number(meta?.textContent?.match(/\d+/)?.[0] ?? 0);
  const n = Math.max(all - others, references.length);
  const before = folds.ariaExpanded ?? String(others === 0 || others + n <= FEW);
  folds.ariaExpanded = wanted === undefined ? before : String(wanted);
  folds.textContent = `${list?.getAttribute("data-reference-head")} (${n})`;
  for (const item of references) item.toggleAttribute("hidden", folds.ariaExpanded === "false");
}

if (list) {
  new MutationObserver((records) => {
    for (const { addedNodes } of records) {
      for (const node of addedNodes) {
        if (node instanceof HTMLElement && node.matches(".md-search-result__item:not([data-group])")) place(node);
      }
    }
    fold();
  }).observe(list, { childList: true });
  list.addEventListener("click", ({ target }) => {
    const pressed = target instanceof Element ? target.closest(".b-found button") : null;
    if (pressed) fold(pressed.ariaExpanded !== "true");
  });
}
