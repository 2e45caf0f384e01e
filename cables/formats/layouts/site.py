"""Site tables: what a page prints above a cable (number, dates, classification, origin)."""

import re
from datetime import UTC, datetime

from cables.formats.facts import Facts
from cables.vocab import classification
from cables.vocab.identifiers import parse_or_none

MOMENT = re.compile(
    r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})(?:[ T](?P<hour>\d{2}):(?P<minute>\d{2}))?"
)
_MONTH_FIRST = re.compile(
    r"(?P<month>\d{1,2})/(?P<day>\d{1,2})/(?P<year>\d{4})(?: (?P<hour>\d{1,2}):(?P<minute>\d{2}))?"
)


_DOCUMENT = re.compile(r"\bDoc No\.[ \t]*(?P<number>[A-Z]\d{5,})")


def document_starts(text: str) -> list[int]:
    """Where the pages of another document begin, by the banners of the FOIA office."""
    found: list[int] = []
    number = None
    for banner in _DOCUMENT.finditer(text) if "Doc No." in text else ():
        if number != banner["number"]:
            found.append(text.rfind("\n", 0, banner.start()) + 1)
        number = banner["number"]
    return found


def moment_in(text: str) -> datetime | None:
    """The first moment in a text: `2007-09-05 02:56`, or `9/5/2007 2:56` as cables.csv has it."""
    match = MOMENT.search(text) or _MONTH_FIRST.search(text)
    if match is None:
        return None
    try:
        return datetime(
            int(match["year"]),
            int(match["month"]),
            int(match["day"]),
            int(match["hour"] or 0),
            int(match["minute"] or 0),
            tzinfo=UTC,
        )
    except ValueError:
        return None


def add_id(facts: Facts, printed: str) -> None:
    """The number that a page gives; a malformed one stays as an alias beside the canonical."""
    found = parse_or_none(printed)
    if found is not None:
        facts.ids.append(found)
    if found is None or str(found) != printed.strip():
        facts.aliases.append(printed.strip())


def add_created(facts: Facts, printed: str) -> None:
    """When the cable was sent, for cables whose own date is lost."""
    found = moment_in(printed)
    facts.created = found
    facts.sent_on = found.date() if found else None


def add_classification(facts: Facts, printed: str) -> None:
    """The site's own reading; it serves only where the cable prints no classification line."""
    facts.classification = classification.parse(printed)
    if facts.classification is not None:
        facts.attributes.append(("Classification", printed.strip()))
