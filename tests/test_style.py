"""The style keeps to its tokens: few sizes, few breakpoints, layers instead of !important."""

import re
from pathlib import Path

THEME = Path(__file__).parents[1] / "docs" / "theme"
STYLE = "\n".join(
    re.sub(r"/\*.*?\*/", "", file.read_text("utf-8"), flags=re.DOTALL)
    for file in sorted(THEME.rglob("*.css"))
)


def test_the_style_keeps_to_few_sizes_and_widths():
    sizes = {*re.findall(r"font-size: ([^;]+);", STYLE)}
    # Of the screen, and of a narrow part of it.
    widths, parts = (
        {*re.findall(r"\(width (?:<|>=) ([^)]+)\)", " ".join(re.findall(rule, STYLE)))}
        for rule in (r"@media[^{]+", r"@container[^{]+")
    )

    assert len(sizes) <= 14, sizes
    assert len(widths) <= 4, widths
    assert len(parts) <= 2, parts
    assert re.findall(r"\((?:min|max)-width[^)]*\)", STYLE) == []
    assert "!important" not in STYLE


def test_what_a_page_holds_is_told_at_its_root():
    """Else a page is styled anew as a whole for whatever is put into it: 19 times at its start."""
    asked = re.findall(r"(?:html|body|\.md-\w+):has\(\.[^)]*\)", STYLE)

    assert asked == []


def test_what_is_made_of_a_color_is_said_where_the_colors_are():
    """Else it has the light ones in the dark, where an engine chooses as they are said."""
    tokens = re.sub(r"/\*.*?\*/", "", (THEME / "assets/css/tokens.css").read_text("utf-8"))
    rules = re.findall(r"([^{};]+)\{([^{}]*)", tokens)
    made = [selector for selector, said in rules if re.search(r"--[\w-]+: [^;]*var\(--", said)]

    assert made
    assert [selector for selector in made if "[data-md-color-scheme]" not in selector] == []


def test_no_bar_of_the_timeline_has_the_color_of_a_verdict():
    timeline = (THEME / "assets/css/timeline.css").read_text("utf-8")
    bars = re.findall(r"\.b-timeline__order-\d+ \{[^}]*border-color: ([^;}]+);\s*\}", timeline)

    assert len({*bars}) == len(bars) == 3
    assert re.findall(r"--(?:met|not-met|open)\b", timeline) == []
