"""Read files for calendar programs as another program reads them."""

from icalendar import Calendar, Event


def calendar(text: str) -> Calendar:
    """Return the calendar of a file without faults."""
    found = Calendar.from_ical(text)
    assert isinstance(found, Calendar)
    assert [fault for part in found.walk() for fault in part.errors] == []
    return found


def events(text: str) -> dict[str, Event]:
    """Return the events of a file by their names, which no two of them share."""
    found = calendar(text).events
    named = {str(event.uid): event for event in found}
    assert len(named) == len(found)
    return named
