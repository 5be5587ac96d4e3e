"""Files that are no application, the large ones made here: one fault each, told in one line."""

from typing import NamedTuple

from support.rows import rows_of


class Bad(NamedTuple):
    """The text of a file, and words of the message that refuses it."""

    text: str
    said: str


def _entries(name: str, count: int) -> str:
    return '{"%s": [%s]}' % (name, ",".join(["{}"] * count))  # noqa: UP031 - braces are its own


MANY_NAMES = ",".join(['"甲"'] * 1001)

BAD = {name: Bad(**bad) for name, bad in rows_of("bad_inputs").items()} | {
    "quotes that never end, JSON": Bad('{"a": "' + '\\"' * 400_000, "cannot be read"),
    "quotes that never end, TOML": Bad("a = '" + '\\"' * 400_000, "cannot be read"),
    "quotes in a remark": Bad('# "' + '\\"' * 400_000 + "\na", "cannot be read"),
    "short texts without end": Bad("a = '''" + "'' " * 300_000, "cannot be read"),
    "a dotted key": Bad(".".join(["a"] * 20_000) + " = 1", "more than 8 parts"),
    "a dotted key of texts": Bad(" . ".join(['"a"'] * 20_000) + " = 1", "more than 8 parts"),
    "a dotted table": Bad(f"[{'.'.join(['a'] * 20_000)}]", "more than 8 parts"),
    "words without end": Bad("a" * 900_000, "cannot be read"),
    "a file of more than 1 MB": Bad('{"a": "' + "b" * 1_000_000 + '"}', "1,000,000 bytes"),
    "1 MB of Chinese": Bad('{"a": "' + "甲" * 340_000 + '"}', "1,000,000 bytes"),
    "brackets, JSON": Bad('{"a":' + "[" * 100_000, "nested too deeply"),
    "brackets, TOML": Bad("a = " + "[" * 21, "nested too deeply"),
    "brackets behind an apostrophe": Bad(
        'x = ["""\nfoo\' """, ' + "[" * 5000 + "'x'" + "]" * 5000 + "]", "nested too deeply"
    ),
    "brackets behind five quotes": Bad('x = """a"""""\ny = ' + "[" * 5000, "nested too deeply"),
    "brackets behind a remark": Bad("# don't\ny = " + "[" * 5000, "nested too deeply"),
    "decimals": Bad("[means]\nfloor_area = 0." + "1" * 5000, "a number is too long"),
    "digits, JSON": Bad('{"a": ' + "9" * 5000 + "}", "a number is too long"),
    "digits, TOML": Bad("a = " + "9" * 5000, "a number is too long"),
    "hexadecimal": Bad("[means]\nfloor_area = 0x" + "f" * 4000, "means.floor_area: …"),
    "hexadecimal yuan": Bad("[company]\nregistered_capital = 0x" + "f" * 4000, "… is too large"),
    "a long version": Bad('{"rules_version": "' + "1" * 41 + '"}', "at most 40 characters"),
    "too many shareholders": Bad(_entries("shareholders", 1001), "1,001 entries are too many"),
    "too many penalties": Bad(_entries("penalties", 90_000), "Allowed: up to 1,000"),
    "too many provinces": Bad(
        '{"service": {"provinces": [' + ",".join(['"CN-HN"'] * 9_000) + "]}}", "stands here twice"
    ),
    "a key of 900 kB": Bad('{"' + "k" * 900_000 + '": 1}', "kkk…: no question"),
    "a line that is too long": Bad(
        f'[papers.premises-proof]\ntenant = "{"甲" * 201}"', "at most 200 characters"
    ),
    "a year without end": Bad(
        f'papers.financial-report.fiscal_year = "{"9" * 5000}"', "is not a year. Write four digits"
    ),
    "names without end": Bad(
        f"papers.social-security-certificate.names = [{MANY_NAMES}]",
        "1,001 entries are too many",
    ),
}
