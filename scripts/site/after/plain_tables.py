"""Tables written in Markdown: on a phone their rows become blocks, as those of the snippets do."""

import re

TABLE = re.compile(r"<table>.*?</table>", re.DOTALL)
HEAD = re.compile(r"<th\b[^>]*>(.*?)</th>", re.DOTALL)
ROW = re.compile(r"<tr>\n(?=<td).*?</tr>", re.DOTALL)
CELL = re.compile(r"<td\b[^>]*>(.*?)</td>", re.DOTALL)
TAG = re.compile(r"<[^>]*>")


def with_labeled_tables(html: str) -> str:
    """Name each column beside its cells, and make the first cell of a row its head."""
    return TABLE.sub(lambda found: labeled(found[0]), html)


def labeled(table: str) -> str:
    """Return a table that has no class with a class, scopes and labels."""
    names = [TAG.sub("", name) for name in HEAD.findall(table)]
    table = HEAD.sub(r'<th scope="col">\1</th>', table)
    table = ROW.sub(lambda found: _row(found[0], names), table)
    return table.replace("<table>", '<table class="b-plain">', 1)


def _row(row: str, names: list[str]) -> str:
    first, *rest = CELL.findall(row)
    cells = [f'<th scope="row">{first}</th>']
    cells += [
        f'<td data-label="{name}">{cell}</td>' for name, cell in zip(names[1:], rest, strict=True)
    ]
    return "\n".join(("<tr>", *cells, "</tr>"))
