"""What a visitor may do first on each page, told to any engine."""

import base64
import json
from pathlib import Path
from typing import Any, NamedTuple

from checker_page import FORMAT, YOUNG_COMPANY, address, kept, link, young
from drivers import Driver, until
from support.companies import as_csv, as_xlsx, companies, sheet

from checker.filing.docx import Document, Paragraph
from checker.filing.drafts.letters import INVESTORS
from checker.filing.drafts.outline import DRAFTS

SAVED = json.dumps({"format": FORMAT} | YOUNG_COMPANY)
FILES = {
    "json": SAVED,
    "toml": '[company]\nprovince = "CN-HN"\nregistered_capital = 1_000_000\n',
    "damaged": SAVED[:200],
    "no-table": "[a]\n[a]",
    "other-type": '{"company": {"registered_capital": 1e99}}',
}
SHEETS = {
    "a.csv": as_csv(sheet(companies(2))),
    "a.xlsx": as_xlsx(sheet(companies(2))),
    "a.json": SAVED.encode(),
    "damaged.xlsx": as_xlsx(sheet(companies(2)))[:200],
    "damaged.json": SAVED[:200].encode(),
}
SEVERAL = Path(__file__).parents[1] / "read" / "several.toml"
READ_ALL = {"a.txt": ".b-read [data-fills]", "a.docx": ".b-read__nothing"}
RULE = "social-security-certificate"
SEAL = f'[name="materials.{RULE}.red_seal"][value="no"]'


# What is handed out as a file or printed is counted, and goes no further: each file that the small
# browser of WebKitGTK saves takes room from the page, until nothing of it is in sight.
COUNT = """
window.handed = 0;
HTMLAnchorElement.prototype.click = () => {};
window.print = () => { window.handed += 1; };
// A browser that can write into a file asks the visitor for one.
delete window.showSaveFilePicker;
const usual = URL.createObjectURL;
URL.createObjectURL = (made) => { window.handed += 1; return usual.call(URL, made); };
"""
# Both scripts have come to life when they have written what only they know.
ALIVE = """
const written = document.querySelectorAll(".b-checker [data-part=date], [data-part=stop]");
return [...written].every((place) => place.textContent);
"""
DO_ONE = """
const [kind, selector, value, name] = arguments;
const found = document.querySelector(selector);
if (!found || found.disabled) return false;
// Beside a rule the checker waits to be in sight, as it is for whoever presses something.
found.scrollIntoView();
if (kind === "press") found.click();
if (kind === "fill") found.value = value;
if (kind === "open") {
  const carried = new DataTransfer();
  carried.items.add(new File([Uint8Array.from(atob(value), (sign) => sign.charCodeAt(0))], name));
  found.files = carried.files;
  found.dispatchEvent(new Event("change", { bubbles: true }));
}
return true;
"""
STANDS = "return Boolean(document.querySelector(arguments[0]))"
HANDED = "return window.handed > 0"
FAILED = "return Boolean(document.querySelector('[data-state=failed]'))"
# What comes last is answered last. In Firefox a script that a test brings has modules of its own,
# and with them another checker.
ALL_ANSWERED = """
return (async () => {
  if (!document.querySelector(".b-checker, .b-mini-check")) return;
  const folder = new URL(document.documentElement.dataset.checker, location.href).href;
  const { engine } = await import(`${folder}checker.js`);
  await engine.ask({ do: "open", text: "" });
})();
"""


class Act(NamedTuple):
    """Where something is done, what, and what stands there then; nothing: a file or a print."""

    path: str
    does: tuple[tuple[str, ...], ...]
    then: str = ""
    given: dict[str, Any] | None = YOUNG_COMPANY


def press(selector: str) -> tuple[str, ...]:
    """Press what stands there, once it does."""
    return ("press", selector)


def opened(selector: str, name: str, content: bytes) -> tuple[str, ...]:
    """Choose a file."""
    return ("open", selector, base64.b64encode(content).decode(), name)


def desk(name: str) -> tuple[str, ...]:
    """Choose a file on the page for many applications."""
    return opened("[data-part=files]", name, SHEETS[name])


def at_file(name: str, given: dict[str, Any] = YOUNG_COMPANY) -> Act:
    """Press something of what the step File is given by the rules."""
    return Act("check/#file", (press(f".b-step [data-report] {name}"),), given=given)


ANSWERED = '[data-state="ready"]'
LIST = ".b-my-list"
OPEN = {
    kind: Act(
        "check/",
        (opened("[data-part=file]", f"a.{kind}", text.encode()),),
        f"[data-shown], {ANSWERED}",
        None,
    )
    for kind, text in FILES.items()
}
FOLLOW = Act(
    "check/" + link({"made": "2026-11-24", "saved": {"format": FORMAT} | YOUNG_COMPANY}),
    (),
    '[data-shown="link"]',
    None,
)
STEPS = {
    step: Act("check/", (press(f'.b-steps [data-step="{step}"]'),), ANSWERED)
    for step in ("need", "papers", "examine", "file")
}
# What only foreign capital asks for is offered with it.
FOREIGN = young({"company.foreign_capital": True})
WRITE = {
    paper: at_file(f"[data-ask$='\"{paper}\"}}']", FOREIGN if paper == INVESTORS else YOUNG_COMPANY)
    for paper in DRAFTS
}
EXPORTS = {
    **{do: Act("check/", (press(f"[data-do={do}]"),)) for do in ("save", "print")},
    "share": Act("check/", (press("[data-do=share]"),), '[data-shown="share"]'),
    "case": Act("check/", (press("[data-do=make-case]"),), "dialog[open]"),
    **{do: at_file(f"[data-do={do}]") for do in ("save-pack", "print-chart")},
    **{do: at_file(f"[data-ask*={do}]") for do in ("window", "equity")},
    **{take: at_file(f"[data-ask*={take}]") for take in ("errands", "twin", "word", "markdown")},
    "list": Act("list/", (press(f"{LIST}{ANSWERED} [data-do=print]"),)),
    "calendar": Act("list/", (press(f"{LIST}{ANSWERED} [data-do=calendar]"),)),
}
TEXTS = {"a.txt": SEVERAL.read_bytes(), "a.docx": Document("", (Paragraph("a"),), "").file()}
READ = {
    name: Act(
        "check/",
        (press(".b-tools__read"), opened(".b-read [type=file]", name, content)),
        READ_ALL[name],
        None,
    )
    for name, content in TEXTS.items()
}
ELSEWHERE = {
    "beside a rule": Act(f"materials/{RULE}/", (press(SEAL),), f".b-mini-check{ANSWERED}", None),
    "in a frame": Act(
        f"embed/{RULE}/?province=CN-HN", (press(SEAL),), f".b-mini-check{ANSWERED}", None
    ),
    "list": Act("list/", (press(f"{LIST} [data-do=none]"),), f"{LIST}{ANSWERED}", None),
    "license": Act(
        "after/",
        (("fill", "#c-granted", "2011-07-23"), press("[data-do=work-out]")),
        ".b-calendar__license",
        None,
    ),
}
DESK = {
    **{
        name: Act("many/", (desk(name),), "[data-do=open-row], [data-part=broken] > *", None)
        for name in SHEETS
    },
    **{
        f"template {kind}": Act(
            "many/", (press(f"[data-do=template][data-format={kind}]"),), given=None
        )
        for kind in ("csv", "excel")
    },
    **{
        f"export {kind}": Act(
            "many/",
            (
                desk("a.csv"),
                press(f"[data-part=take]:not([hidden]) [data-do=export][data-format={kind}]"),
            ),
            given=None,
        )
        for kind in ("csv", "excel")
    },
}
KINDS = {
    "open": OPEN,
    "follow": {"a link": FOLLOW},
    "step": STEPS,
    "draft": WRITE,
    "export": EXPORTS,
    "read": READ,
    "elsewhere": ELSEWHERE,
    "desk": DESK,
}
ALL = {f"{kind}: {name}": act for kind, acts in KINDS.items() for name, act in acts.items()}
ONE_EACH = {kind: next(iter(acts.values())) for kind, acts in KINDS.items()}


def come(driver: Driver, given: dict[str, Any] | None):
    """Come with answers, as from an earlier page, or with none.

    The text of a script stands for that page: it shares the tab's storage, and starts nothing.
    """
    driver.go("sw.js")
    driver.run("sessionStorage.clear()")
    if given:
        driver.run("sessionStorage.setItem('b24:answers', arguments[0])", kept(given))


def do(driver: Driver, act: Act, lang: str) -> str:
    """Do something as the first act of a visit; say what did not come."""
    come(driver, act.given)
    driver.go(address(lang, act.path))
    driver.run(COUNT)
    until(lambda: driver.run(ALIVE))
    for each in act.does:
        if not until(lambda each=each: driver.run(DO_ONE, *each)):
            return f"{each[:2]} cannot be done"
    came = (STANDS, act.then) if act.then else (HANDED,)
    if not until(lambda: driver.run(*came)):
        return f"{act.then or 'a file'} has not come"
    return "it failed" if driver.run(FAILED) else ""
