"""Files that are no application, the large ones made here: one fault each, told in one line."""

from __future__ import annotations

from typing import NamedTuple


class Bad(NamedTuple):
    """The text of a file, and words of the message that refuses it."""

    text: str
    said: str


def _entries(name: str, count: int) -> str:
    return '{"%s": [%s]}' % (name, ",".join(["{}"] * count))  # noqa: UP031 - braces are its own


def _in_entry(name: str, entry: str) -> str:
    return f'{{"{name}": [{{{entry}}}]}}'


MANY_NAMES = ",".join(['"甲"'] * 1001)

BAD: dict[str, Bad] = {
    # What a parser would take for ever, or all memory, to read.
    "quotes that never end, JSON": Bad('{"a": "' + '\\"' * 400_000, "cannot be read"),
    "quotes that never end, TOML": Bad("a = '" + '\\"' * 400_000, "cannot be read"),
    "quotes in a remark": Bad('# "' + '\\"' * 400_000 + "\na", "cannot be read"),
    "short texts without end": Bad("a = '''" + "'' " * 300_000, "cannot be read"),
    "a dotted key": Bad(".".join(["a"] * 20_000) + " = 1", "more than 8 parts"),
    "a dotted key of texts": Bad(" . ".join(['"a"'] * 20_000) + " = 1", "more than 8 parts"),
    "a dotted table": Bad(f"[{'.'.join(['a'] * 20_000)}]", "more than 8 parts"),
    "a key of nine parts": Bad("a.b.c.d.e.f.g.h.i = 1", "more than 8 parts"),
    "words without end": Bad("a" * 900_000, "cannot be read"),
    "a file of more than 1 MB": Bad('{"a": "' + "b" * 1_000_000 + '"}', "1,000,000 bytes"),
    "1 MB of Chinese": Bad('{"a": "' + "甲" * 340_000 + '"}', "1,000,000 bytes"),
    "nothing": Bad("", "the file is empty"),
    "white space": Bad(" \n\t\n", "the file is empty"),
    "a mark and nothing": Bad("\ufeff", "the file is empty"),
    "a list": Bad("[1, 2]", "the file is a list. One application is a table"),
    "a list in lines": Bad('[\n  {"means": {}}\n]', "the file is a list."),
    "a list that ends too early": Bad('[{"means": {}}, ', "the file cannot be read: "),
    "a yes for a paper": Bad(
        "materials.business-license = true",
        "materials.business-license: true is not a table. Write the answers under their keys",
    ),
    "one shareholder": Bad(
        "[shareholders]\nshare = 60", "is not a list of entries. Write each entry as a table"
    ),
    # Nesting.
    "brackets, JSON": Bad('{"a":' + "[" * 100_000, "nested too deeply"),
    "brackets, TOML": Bad("a = " + "[" * 21, "nested too deeply"),
    "brackets behind an apostrophe": Bad(
        'x = ["""\nfoo\' """, ' + "[" * 5000 + "'x'" + "]" * 5000 + "]", "nested too deeply"
    ),
    "brackets behind five quotes": Bad('x = """a"""""\ny = ' + "[" * 5000, "nested too deeply"),
    "brackets behind a remark": Bad("# don't\ny = " + "[" * 5000, "nested too deeply"),
    # Numbers.
    "a power": Bad('{"means": {"floor_area": 1e99999999999999999999}}', "a number is too long"),
    "a power that some machines hold": Bad(
        '{"means": {"floor_area": 1e500000000}}', "a number is too long"
    ),
    "a power below": Bad("[means]\nfloor_area = 1e-4000", "a number is too long"),
    "decimals": Bad("[means]\nfloor_area = 0." + "1" * 5000, "a number is too long"),
    "digits, JSON": Bad('{"a": ' + "9" * 5000 + "}", "a number is too long"),
    "digits, TOML": Bad("a = " + "9" * 5000, "a number is too long"),
    "hexadecimal": Bad("[means]\nfloor_area = 0x" + "f" * 4000, "means.floor_area: …"),
    "hexadecimal yuan": Bad("[company]\nregistered_capital = 0x" + "f" * 4000, "… is too large"),
    "far too large an area": Bad(
        "[means]\nfloor_area = 1e20", "1E+20 is too large. Allowed: at most 999999999999999."
    ),
    "too much yuan by one": Bad(
        "[company]\nregistered_capital = 1000000000000000", "at most 999999999999999."
    ),
    "an area below nothing": Bad(
        "[means]\nfloor_area = -0.5", "-0.5 is below 0. A number of 0 or more is allowed."
    ),
    "infinite": Bad("[means]\nfloor_area = inf", "Infinity is not a number"),
    "no number": Bad("[means]\nfloor_area = nan", "NaN is not a number"),
    "seven decimals": Bad(
        _in_entry("shareholders", '"share": 33.3333333'), "33.3333333 is not a number of at most 6"
    ),
    "more digits than a page holds": Bad(
        _in_entry("establishments", '"kind": "subsidiary", "share": 50.00000000000000001'),
        "at most 6 decimals and 15 digits",
    ),
    "sixteen digits": Bad('{"means": {"floor_area": 1234567890.123456}}', "15 digits"),
    "a quoted number": Bad(
        '{"company": {"registered_capital": "1000000"}}', "it stands in quotation marks"
    ),
    "a quoted share": Bad(
        _in_entry("shareholders", '"share": "60"'), "it stands in quotation marks"
    ),
    "a quoted count": Bad('{"means": {"operators": "15"}}', "it stands in quotation marks"),
    "a quoted answer": Bad('{"service": {"for_others": "true"}}', "it stands in quotation marks"),
    # The envelope.
    "a time for a version": Bad("rules_version = 07:32:00", "rules_version"),
    "a number for a version": Bad('{"rules_version": 1e30}', "rules_version"),
    "infinity for a version": Bad("rules_version = inf", "rules_version"),
    "a long version": Bad('{"rules_version": "' + "1" * 41 + '"}', "at most 40 characters"),
    "a version in two lines": Bad('{"rules_version": "1\\n2"}', "rules_version"),
    "a newer format": Bad('{"format": "call-center-license/application/2"}', "newer version"),
    # Lists.
    "too many shareholders": Bad(_entries("shareholders", 1001), "1,001 entries are too many"),
    "too many penalties": Bad(_entries("penalties", 90_000), "Allowed: up to 1,000"),
    "too many provinces": Bad(
        '{"service": {"provinces": [' + ",".join(['"CN-HN"'] * 9_000) + "]}}", "stands here twice"
    ),
    # Keys.
    "a key that moves the cursor": Bad(
        '{"\\u001b[31mRED\\nline2\\u202e": 1}', "?[31mRED?line2?: no question"
    ),
    "a key of 900 kB": Bad('{"' + "k" * 900_000 + '": 1}', "kkk…: no question"),
    "half a sign for a key": Bad('{"\\ud800": 1}', "?: no question"),
    "a key twice": Bad('{"\\u001b": 1, "\\u001b": 2}', "?: the key stands twice"),
    "a material of another name": Bad('{"materials": {"\\u202e": {}}}', "materials.?: no question"),
    "a value that moves the cursor": Bad(
        '{"company": {"legal_form": "\\u001b[2J"}}', "is not one of the answers"
    ),
    # What the papers say.
    "papers that are no table": Bad('{"papers": []}', "papers: [] is not a table"),
    "a paper that is no table": Bad(
        'papers.premises-proof = "x"', 'papers.premises-proof: "x" is not a table'
    ),
    "a paper that carries nothing": Bad(
        "[papers.security-measures]\nheld = true", "papers.security-measures: no question has"
    ),
    "a key that the paper does not carry": Bad(
        '[papers.premises-proof]\npayer = "x"', "Allowed here: tenant, address, from, until"
    ),
    "a line that is too long": Bad(
        f'[papers.premises-proof]\ntenant = "{"甲" * 201}"', "at most 200 characters"
    ),
    "two lines for one": Bad('{"papers": {"premises-proof": {"tenant": "a\\nb"}}}', "not a line"),
    "a number for a name": Bad("papers.premises-proof.tenant = 1", "1 is not a line of at most"),
    "a sum with a point": Bad(
        "papers.business-license.registered_capital = 1.5", "1.5 is not a whole number of yuan"
    ),
    "a day that is none": Bad(
        'papers.premises-proof.until = "2026-02-30"', '"2026-02-30" is not a date'
    ),
    "a year that is none": Bad(
        'papers.financial-report.fiscal_year = "25"', '"25" is not a year. Write four digits'
    ),
    "a year without end": Bad(
        f'papers.financial-report.fiscal_year = "{"9" * 5000}"', "is not a year. Write four digits"
    ),
    "a year with a sign": Bad('papers.financial-report.fiscal_year = "+2025"', "is not a year"),
    "a year in full width": Bad(
        'papers.financial-report.fiscal_year = "２０２５"', "is not a year"
    ),
    "a yes for a year": Bad("papers.financial-report.fiscal_year = true", "true is not a year"),
    "names in one line": Bad(
        'papers.social-security-certificate.names = "甲、乙"', "is not a list of names"
    ),
    "a name that is none": Bad(
        "papers.social-security-certificate.names = [true]",
        "papers.social-security-certificate.names[0]: true is not a line",
    ),
    "names without end": Bad(
        f"papers.social-security-certificate.names = [{MANY_NAMES}]",
        "1,001 entries are too many",
    ),
    "shareholders that are no list": Bad(
        'papers.equity-structure-chart.shareholders = "甲"', "is not a list of entries"
    ),
    "a shareholder that is no table": Bad(
        'papers.equity-structure-chart.shareholders = ["甲"]',
        'papers.equity-structure-chart.shareholders[0]: "甲" is not a table',
    ),
    "a shareholder with another key": Bad(
        "papers.equity-structure-chart.shareholders = [{ kind = 1 }]",
        "shareholders[0].kind: no question has this key. Allowed here: name, share",
    ),
    "a number for a shareholder": Bad(
        "papers.articles-of-association.shareholders = [{ name = 1 }]",
        "papers.articles-of-association.shareholders[0].name: 1 is not a line",
    ),
    "a share above the whole": Bad(
        "papers.articles-of-association.shareholders = [{ share = 101 }]",
        "papers.articles-of-association.shareholders[0].share: 101 is not a number from 0 to 100",
    ),
    # The days after sending.
    "days that are no table": Bad('filing = "sent"', 'filing: "sent" is not a table'),
    "a day that is not known": Bad(
        "[filing]\nsent = true", "Allowed here: sent_on, correction_on, corrected_on, accepted_on"
    ),
    "a day after sending that is none": Bad(
        'filing.sent_on = "2026-02-30"', 'filing.sent_on: "2026-02-30" is not a date'
    ),
}
