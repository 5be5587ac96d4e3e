"""What a guide prints, item by item, as the page of its province folds it out."""

from collections import Counter

from checker.core.words import joined_texts
from checker.load.guide_items import PLACES, GuideItems, Item
from checker.model import Lang, Law, Text
from scripts.site.templates import render
from scripts.site.words import word

# How many items have which place.
COUNTS = {
    "local": "items.count-local",
    "law": "items.count-law",
    "other": "items.count-other",
    "nothing": "items.count-nothing",
}


def items(law: Law, listed: GuideItems, lang: Lang) -> str:
    """Return the list of one guide, or of the ministry's form."""
    counted = Counter(item.place for item in listed.items)
    parts = (word(COUNTS[place], n=counted[place]) for place in PLACES if counted[place])
    counts = joined_texts(parts, "mark.comma")

    def demands(item: Item) -> Text:
        names = (law.fact(path).short for path in item.demands)
        return joined_texts(names, "mark.list")

    data = {"law": law, "listed": listed, "counts": counts, "demands": demands}
    return render("local_guides/items", lang, **data)
