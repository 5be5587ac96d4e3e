// On the page about the guide: the lines that put a small checker into another page, written for
// what is chosen, and that checker in a frame once it is asked for.

import { all, copy, flip, one } from "../checker/dom.js";

const { lang, site } = document.documentElement.dataset;
const home = new URL(lang === "zh" ? "../" : "./", new URL(site ?? "./", location.href));

const embedding = one(document, ".b-embedding");

/** @type {Record<string, any>} */
const { checker, language, province, colors } = one(embedding, "form").elements;
const [code, said, example, shows] = ["code", "[role=status]", "figure", "[data-do=show]"].map((each) => one(embedding, each));
const frame = document.createElement("iframe");
frame.height = "600";

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
  const title = checker.selectedOptions[0].dataset[language.value];
  const values = { id: `b24-${checker.value}`, src: address().replaceAll("&", "&amp;"), title };
  for (const [name, value] of Object.entries(values)) {
    for (const slot of all(code, `[data-slot="${name}"]`)) slot.textContent = value;
  }
  said.textContent = "";
  frame.title = title;
  if (frame.isConnected) load();
}

/** Put the frame in anew: one that went to another address would take a press of the way back. */
function load() {
  frame.remove();
  frame.src = address();
  example.append(frame);
}

async function copyLines() {
  said.textContent = (await copy(code.textContent)) ? said.dataset.copied : said.dataset.notCopied;
}

/** Load the checker as it stands in another page, once it is asked for. */
function show() {
  example.hidden = !flip(shows, "ariaExpanded");
  if (!frame.isConnected) load();
}

one(embedding, "form").addEventListener("change", write);
one(embedding, "[data-do=copy]").addEventListener("click", copyLines);
shows.addEventListener("click", show);
addEventListener("message", ({ source, data }) => {
  if (source === frame.contentWindow && data?.b24 === "height") frame.height = data.height;
});
write();
