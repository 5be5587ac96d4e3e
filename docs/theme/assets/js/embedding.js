// On the page about the guide: the lines that put a small checker into another page, written for
// what is chosen, and that checker in a frame once it is asked for.

const { lang, site } = document.documentElement.dataset;
const home = new URL(lang === "zh" ? "../" : "./", new URL(site ?? "./", location.href));

/**
 * Find an element; `any`, since a selector does not say what kind it finds.
 * @param {string} selector
 * @returns {any}
 */
const one = (selector) => document.querySelector(`.b-embedding ${selector}`);

/** @type {Record<string, HTMLSelectElement>} */
const { checker, language, province, colors } = one("form").elements;
const [code, said, example, shows] = ["code", "[role=status]", "figure", "[data-do=show]"].map(one);
const frame = document.createElement("iframe");

/** The address of the checker that is chosen. */
function address() {
  const folder = language.value === "zh" ? "zh/embed" : "embed";
  const url = new URL(`${folder}/${checker.value}/`, home);
  if (province.value) url.searchParams.set("province", province.value);
  if (colors.value) url.searchParams.set("colors", colors.value);
  return url.href;
}

/** Write the lines for what is chosen; an example that is shown follows. */
function write() {
  const title = checker.selectedOptions[0].dataset[language.value] ?? "";
  const values = { id: `b24-${checker.value}`, src: address().replaceAll("&", "&amp;"), title };
  for (const [name, value] of Object.entries(values)) {
    for (const slot of code.querySelectorAll(`[data-slot="${name}"]`)) slot.textContent = value;
  }
  said.textContent = "";
  frame.title = title;
  if (frame.isConnected && frame.src !== address()) frame.src = address();
}

async function copy() {
  try {
    await navigator.clipboard.writeText(code.textContent);
    said.textContent = said.dataset.copied;
  } catch {
    said.textContent = said.dataset.notCopied;
  }
}

/** Load the checker as it stands in another page, once it is asked for. */
function show() {
  const isOpen = shows.ariaExpanded !== "true";
  shows.ariaExpanded = String(isOpen);
  example.hidden = !isOpen;
  if (frame.isConnected) return;
  frame.src = address();
  frame.height = "600";
  example.append(frame);
}

one("form").addEventListener("change", write);
one("[data-do=copy]").addEventListener("click", copy);
shows.addEventListener("click", show);
addEventListener("message", ({ source, data }) => {
  if (source === frame.contentWindow && data?.b24 === "height") frame.height = data.height;
});
write();
