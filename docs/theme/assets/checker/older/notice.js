/**
 * In the place of a checker that cannot run: what will do, how to take the answers along, and what
 * works here. The build writes it in the words of the oldest engines.
 */

var KEY = "b24:answers";
var MARK = "#answers=";
/** The most bytes that a stored block of a deflated text holds. */
var BLOCK = 65535;
var page = document.documentElement;
/** @type {any} */
var place = document.querySelector(".b-old");

/** @param {string} name */
var part = (name) => place.querySelector(`[data-old="${name}"]`);

/**
 * The answers of this tab, else of this device; the browser may refuse to give them.
 * @returns {Application | null}
 */
function answers() {
  try {
    return JSON.parse(sessionStorage.getItem(KEY) || localStorage.getItem(KEY) || "").application;
  } catch {
    return null;
  }
}

/** Today in China Standard Time, as the rules count days. */
var today = () => new Date(Date.now() + 8 * 3600 * 1000).toISOString().slice(0, 10);

/**
 * Two bytes, the lower first.
 * @param {number} number
 */
var pair = (number) => String.fromCharCode(number & 255, number >> 8);

/**
 * Bytes as a deflated text that is only stored: this engine may lack what packs them.
 * @param {string} bytes
 */
function stored(bytes) {
  var out = "";
  for (var at = 0; at < bytes.length; at += BLOCK) {
    var block = bytes.slice(at, at + BLOCK);
    var last = at + BLOCK < bytes.length ? "\0" : "\x01";
    out += last + pair(block.length) + pair(~block.length & BLOCK) + block;
  }
  return out;
}

/** This page's address with the answers behind its # sign, as keep/fragment.js reads it. */
function address() {
  var application = answers();
  if (location.hash.indexOf(MARK) === 0 || !application) return location.href;
  var saved = { ...application, format: "call-center-license/application/1" };
  var bytes = unescape(encodeURIComponent(JSON.stringify({ made: today(), saved })));
  var packed = btoa(stored(bytes)).replace(/\+/g, "-").replace(/\//g, "_").replace(/=/g, "");
  return location.href.split("#")[0] + MARK + packed;
}

/** Copy it by way of a field, from which it can be copied by hand. */
function copy() {
  var field = place.querySelector("input");
  field.value = address();
  field.parentNode.removeAttribute("hidden");
  field.select();
  part("copied").hidden = !document.execCommand("copy");
}

/** Whose page this is, as far as it is answered: company, province, foreign capital. */
function whose() {
  var name = answers()?.company?.name;
  var said = name ? [name] : [];
  /** @type {any} */
  var lists = document.querySelectorAll(".md-header [data-where], .md-header [data-capital]");
  for (var n = 0; n < lists.length; n += 1) {
    if (lists[n].value) said.push(lists[n].options[lists[n].selectedIndex].text);
  }
  return said.join(" · ");
}

/** Lead to the list that the build has written for what is chosen at the top of the page. */
function leadToSheet() {
  var sheet = part("sheet");
  if (!sheet) return;
  /** @type {any[]} */
  var lists = [document.querySelector(".md-header [data-where]"), document.querySelector(".md-header [data-capital]")];
  var chosen = lists.map((list) => (list && list.value) || "unsure");
  sheet.setAttribute("href", `${page.getAttribute("data-site")}list/${chosen.join("-")}.html`);
}

/**
 * @param {string} name
 * @param {() => void} act
 */
function on(name, act) {
  if (part(name)) part(name).addEventListener("click", act);
}

part(String(page.getAttribute("data-lacks"))).removeAttribute("hidden");
if (part("own")) part("own").textContent = whose();
place.removeAttribute("hidden");
on("copy", copy);
on("print", () => window.print());
leadToSheet();
document.addEventListener("change", leadToSheet);
document.addEventListener("b24:decides", leadToSheet);
// It was only late.
document.addEventListener("b24:alive", () => {
  page.removeAttribute("data-lacks");
  place.setAttribute("hidden", "");
});
