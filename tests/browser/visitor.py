"""A visitor who reads, answers every question and forgets, told to any engine."""

from datetime import UTC, datetime, timedelta
from typing import Any

from bs4 import BeautifulSoup
from drivers import Driver, until
from support.replies import asked

# No answer of this kind stands in any page.
CANARY = "canary-4f1d9b"
SHARE = 100

# The script has come to life when it has written the filing date.
HEARS = "return /^\\d/.test(document.querySelector('[data-part=date]').textContent)"
# What makes the checker load.
TOUCH = """
const touch = new PointerEvent("pointerdown", { bubbles: true });
document.querySelector("form.b-form").dispatchEvent(touch);
"""

ANSWER_ALL = """
const [canary, share] = arguments;
const NO = /foreign|marketing|rents_out|dishonesty|^record|multi_level/;
const skipped = ".b-row--back, .b-paper[hidden] .b-row, .b-row--list";
const own = (row, selector) => [...row.querySelectorAll(`:scope > .b-control ${selector}`)];
const put = (field, value) => {
  field.value = value;
  field.dispatchEvent(new Event("change", { bubbles: true }));
};
const tick = (row, value) => own(row, `input[value="${value}"]`)[0].click();
const texts = {
  text: canary, money: "1000000", integer: "12", number: String(share), date: "2026-01-24",
};
function take(row) {
  const { type, path } = row.dataset;
  const [field] = own(row, "select, input.b-field:not([type=search])");
  if (type === "provinces") tick(row, "CN-HN");
  else if (type === "services") tick(row, "none");
  else if (type === "bool") tick(row, NO.test(path) ? "no" : "yes");
  else if (own(row, "input[type=radio]").length) own(row, "input[type=radio]")[0].click();
  else if (field.matches("select")) put(field, field.options[1].value);
  else put(field, texts[type]);
}
const taken = (row) => own(row, "input:checked").length ||
  own(row, "select, input.b-field:not([type=search])").some((field) => field.value);
for (const list of document.querySelectorAll(".b-row--list")) {
  if (taken(list) || list.querySelector(".b-entry")) continue;
  // What is only kept needs no answer.
  if (list.dataset.kept) continue;
  if (list.dataset.path === "shareholders") list.querySelector("[data-do=add]").click();
  else tick(list, "none");
}
const rows = [...document.querySelectorAll(".b-row")];
const open = rows.filter((row) => !row.matches(skipped) && !taken(row));
open.forEach(take);
return open.map((row) => row.dataset.path);
"""

# The form is behind from an answer on until all that it leads to is shown.
RESULT = """
const shown = document.querySelector('[data-state="ready"][data-form="current"] .b-route');
return shown ? shown.closest("[data-part=panel]").textContent.replace(/\\s+/g, "") : "";
"""

# Everything a site can put away in a browser, the files it keeps read byte for byte.
KEPT = """
return (async () => {
  const [canary] = arguments;
  const found = { local: {...localStorage}, session: {...sessionStorage}, cookie: document.cookie };
  found.databases = indexedDB.databases ? (await indexedDB.databases()).map((one) => one.name) : [];
  found.caches = {};
  found.canary = [];
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    const requests = await cache.keys();
    found.caches[name] = requests.map((request) => request.url);
    for (const request of requests) {
      const response = await cache.match(request);
      const wire = JSON.stringify([request.url, ...request.headers, ...response.headers]);
      const body = new TextDecoder("latin1").decode(await response.arrayBuffer());
      if (wire.includes(canary) || body.includes(canary)) found.canary.push(request.url);
    }
  }
  return found;
})();
"""

# The answers the tab holds.
GIVEN = "return JSON.parse(sessionStorage.getItem('b24:answers')).application"

# The day on a license; no page has it.
GRANTED = "2011-07-23"
FILL_IN_LICENSE = """
const field = document.querySelector("#c-granted");
field.dispatchEvent(new PointerEvent("pointerdown", { bubbles: true }));
field.value = arguments[0];
document.querySelector("[data-do=work-out]").click();
"""
DAYS = """
if (!document.querySelector(".b-calendar__license")) return null;
return [...document.querySelectorAll(".b-calendar .b-duties th time")].map((day) => day.dateTime);
"""

FORGET = """
document.querySelector(".b-checker [data-do=forget]").click();
document.querySelector("[data-do=forget-now]")?.click();
"""


def fill_in(driver: Driver) -> str:
    """Answer every question that is asked, also those that an answer brings up; read the result."""
    until(lambda: driver.run(HEARS))
    driver.run(TOUCH)
    said = until(lambda: answer_and_read(driver))
    assert said, "questions stay open"
    return said


def answer_and_read(driver: Driver) -> str:
    """Answer what is asked and read the result; nothing where the result brings up a question."""
    driver.run(ANSWER_ALL, CANARY, SHARE)
    said = settled(driver)
    return "" if driver.run(ANSWER_ALL, CANARY, SHARE) else said


def days_of_license(driver: Driver) -> list[str]:
    """Fill in the day of a license, and read the last days of its holder's duties."""
    driver.run(FILL_IN_LICENSE, GRANTED)
    return until(lambda: driver.run(DAYS))


def settled(driver: Driver) -> str:
    """Return the result once it is that of the answers."""
    return until(lambda: driver.run(RESULT))


def verdict_without_browser(given: Any, lang: str) -> str:
    """Return what the same rules say of the same answers on this machine."""
    today = (datetime.now(UTC) + timedelta(hours=8)).date()
    reply = asked(do="check", application=given, today=today, lang=lang, rule=None, site="../")
    panel = "".join(reply["panel"].values())
    for name, held in reply["parts"].items():
        panel = panel.replace(f'data-told="{name}">', f'data-told="{name}">{held}')
    return "".join(BeautifulSoup(panel, "html.parser").get_text().split())
