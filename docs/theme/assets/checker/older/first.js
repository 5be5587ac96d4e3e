/**
 * What each page begins with, in every browser there is, so that the build writes it in the words of
 * the oldest: it asks for features, and never by name. Where one is missing it has the page bring the
 * older way; where the checker cannot run, or has not come to life, it has that said in its place.
 *
 * The build puts these lines into the page.
 */

var page = document.documentElement;
var folder = `${page.getAttribute("data-checker")}older/`;
/** A module that holds references and exceptions, and nothing else: the interpreter needs both. */
var INTERPRETED = [0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 1, 111, 0, 3, 2, 1, 0, 10, 8, 1, 6, 0, 6, 64, 25, 11, 11];
/** How long a script may take to come to life, once the page has loaded. */
var PATIENCE = 1000;
var isAlive = false;

/** @param {string} condition */
var supports = (condition) => Boolean(window.CSS && CSS.supports && CSS.supports(condition));

/** Whether the engine has what the rules run on. */
function runs() {
  try {
    new DecompressionStream("deflate-raw");
    return Boolean(window.structuredClone) && WebAssembly.validate(new Uint8Array(INTERPRETED));
  } catch {
    return false;
  }
}

/** Bring what the engine lacks. Written, and not added: what comes after in the page has to find it. */
function bringOlder() {
  var isStyled = Boolean(window.CSSLayerBlockRule) && supports("selector(:has(a))");
  var element = HTMLElement.prototype;
  if (!isStyled) document.write(`<link rel="stylesheet" href="${folder}older.css">`);
  if (isStyled && "checkVisibility" in element && "ariaExpanded" in element) return;
  document.write(`<script src="${folder}older.js"></` + "script>");
}

/**
 * Where the browser gives no storage, its name alone would stop the theme's script: it gets one in which
 * nothing is and nothing can be put, as where there is no room.
 * @param {"localStorage" | "sessionStorage"} name
 */
function bringStorage(name) {
  try {
    void window[name];
  } catch (refused) {
    var refuse = () => {
      throw refused;
    };
    var none = { length: 0, getItem: () => null, removeItem: () => undefined, setItem: refuse };
    Reflect.defineProperty(window, name, { value: none });
  }
}

/** @param {"engine" | "start"} lack */
function sayLack(lack) {
  if (!document.querySelector(".b-old")) return;
  page.setAttribute("data-lacks", lack);
  var script = document.createElement("script");
  script.src = `${folder}notice.js`;
  document.head.appendChild(script);
}

/** Whether there are modules and named values: else there is neither script nor style, and the page is text. */
var isPage = "noModule" in document.createElement("script") && supports("(--a: 0)");
if (isPage) {
  // The theme's script says so too, but after the page has been shown once.
  page.className = page.className.replace("no-js", "js");
  bringStorage("localStorage");
  bringStorage("sessionStorage");
  bringOlder();
} else document.write("<style>svg { width: 1em; height: 1em }</style>");
if (!isPage || !runs()) page.setAttribute("data-lacks", "engine");
document.addEventListener("b24:alive", () => {
  isAlive = true;
});
document.addEventListener("b24:failed", () => sayLack("start"));
document.addEventListener("DOMContentLoaded", () => {
  if (page.hasAttribute("data-lacks")) sayLack("engine");
});
window.addEventListener("load", () => {
  setTimeout(() => {
    if (!isAlive && !page.hasAttribute("data-lacks")) sayLack("start");
  }, PATIENCE);
});
