"""One text as it is read: sign for sign in plain shape, so that a place in one is in both."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple, Self

from checker.filing.comparing import plain_sign

# What stands between the cells of a table.
HAN = "\u3400-\u9fff〇"
CELL_ENDS = "|│┃¦\t"
SHAPES = str.maketrans(
    dict.fromkeys(CELL_ENDS, "\t") | dict.fromkeys("\v\f\x85\u2028", "\n") | {"○": "〇"}
)
# The text of many a PDF has radicals in the place of the signs that look like them.
KANGXI = (
    "一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工己巾干幺广廴廾弋弓彐彡彳心戈户手支攴文斗斤方无日"
    "曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行"
    "衣襾見角言谷豆豕豸貝赤走足身車辛辰辵邑酉釆里金長門阜隶隹雨青非面革韋韭音頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠"
)
SIMPLIFIED = (
    "⻅见⻆角⻉贝⻋车⻌辶⻐钅⻓长⻔门⻘青⻙韦⻚页⻛风⻜飞⻠饣⻢马⻣骨⻥鱼⻦鸟⻧卤⻨麦⻩黄⻬齐⻮齿"
    "⻰龙⻳龟⻄西⺟母⺠民⻝食⻤鬼⻁虎"
)
RADICALS = {0x2F00 + n: sign for n, sign in enumerate(KANGXI)} | dict(
    zip(map(ord, SIMPLIFIED[::2]), SIMPLIFIED[1::2], strict=True)
)
# What no reader sees.
UNSEEN = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\xad"))
# A line to write on is blank.
BLANK = "_"
CELL = re.compile(r"[^\t\n ]+(?: [^\t\n ]+)*")
# A name may be spaced out.
WORD = re.compile(rf"(?<!\S)[{HAN}](?: [{HAN}])+(?!\S)|[^\t\n ]+")
TABBED = re.compile(r"(?:(?<=\t)|^)[^\t\n]*", re.MULTILINE)
# Words of Latin letters, around a space: one of the two has two letters at least.
WORDS = re.compile(r"[A-Za-z]{2} [A-Za-z].?|.?[A-Za-z] [A-Za-z]{2}", re.DOTALL)
# Signs of one value that stand further apart are on two lines.
GAP = 8


class Span(NamedTuple):
    """A place in a text, from one sign up to another."""

    start: int
    end: int


class Dense(NamedTuple):
    """A piece of a text without its spaces, each sign with its place."""

    text: str
    at: tuple[int, ...]

    def spans(self, start: int, end: int) -> tuple[Span, ...]:
        """Return where some of its signs stand in the whole text, line by line."""
        found: list[Span] = []
        for at in self.at[start:end]:
            if found and at - found[-1].end < GAP:
                found[-1] = Span(found[-1].start, at + 1)
            else:
                found.append(Span(at, at + 1))
        return tuple(found)


@dataclass(frozen=True)
class Sheet:
    """A text as it is read: without what no reader sees."""

    text: str

    @classmethod
    def of(cls, text: str) -> Self:
        """Return a text as it was given, with one way to end a line."""
        return cls(text.replace("\r\n", "\n").replace("\r", "\n").translate(RADICALS | UNSEEN))

    @cached_property
    def plain(self) -> str:
        """Return the text in half width, sign for sign; a cell ends with a tab."""
        return "".join(map(_plain, self.text))

    @cached_property
    def lines(self) -> tuple[Span, ...]:
        """Return the lines in which something stands."""
        whole = (Span(*found.span()) for found in re.finditer(r"[^\n]+", self.plain))
        return tuple(line for line in whole if self.plain[slice(*line)].strip())

    def lines_from(self, place: int, count: int) -> tuple[Span, ...]:
        """Return so many lines, the first that which holds a place, or ends there."""
        first = bisect_left(self.lines, place, key=lambda line: line.end)
        return self.lines[first : first + count]

    def dense(self, *spans: Span, in_lines: bool = False) -> Dense:
        """Return pieces without spaces, but for those between Latin words.

        ``in_lines`` keeps the ends of the lines, one for those that follow each other.
        """
        signs: list[tuple[str, int]] = []
        for at in (at for span in spans for at in range(*span)):
            sign = self.plain[at]
            if not sign.isspace() or (in_lines and sign == "\n" and signs and signs[-1][0] != "\n"):
                signs.append((sign, at))
            # Letters that stand alone are spaced out, and no words.
            elif WORDS.fullmatch(self.plain, max(at - 2, 0), at + 3):
                signs.append((" ", at))
        return Dense("".join(sign for sign, _ in signs), tuple(at for _, at in signs))

    def printed(self, *spans: Span) -> str:
        """Return what stands there as it is printed, without the spaces of the layout."""
        return "".join(self.text[at] for at in self.dense(*spans).at)

    def cells(self, line: Span, *, words: bool = False) -> list[Span]:
        """Return the cells of a line, parted by tabs or wide gaps.

        ``words`` is for the rows of a table: a cell may be empty between tabs, and where there are
        none, every space parts two.
        """
        pattern = CELL
        if words:
            pattern = TABBED if "\t" in self.plain[slice(*line)] else WORD
        return [Span(*each.span()) for each in pattern.finditer(self.plain, *line)]


def _plain(sign: str) -> str:
    shaped = sign.translate(SHAPES)
    if shaped in "\t\n":
        return shaped
    return " " if shaped.isspace() or shaped == BLANK else plain_sign(shaped)
