"""WikiLeaks PlusD page: the site's notices, a list of fields, then the cable."""

import re
from datetime import UTC, datetime, time

from cables.formats.assembly import assemble
from cables.formats.facts import Facts
from cables.formats.layouts import site
from cables.formats.lines import Line, class_line, lines_of, start_of_line
from cables.formats.parsed import ParsedCable
from cables.vocab import dtg
from cables.vocab.declassification import first_date
from cables.vocab.identifiers import CableId

_ID = re.compile(r"Canonical ID:?\s+(?P<id>\d{2,4}[A-Z][A-Z0-9]{3,40}(?:_[a-e])?)")
_KEYS = (
    "Date",
    "Canonical ID",
    "Original Classification",
    "Current Classification",
    "Handling Restrictions",
    "Character Count",
    "Executive Order",
    "Locator",
    "TAGS",
    "Concepts",
    "Enclosure",
    "Type",
    "Office Origin",
    "Office Action",
    "Archive Status",
    "From",
    "Markings",
    "To",
    "Film Number",
    "Linked documents or other documents with the same ID",
)
_KEY = re.compile(rf"(?P<key>{'|'.join(_KEYS)}):\s*(?P<value>.*)$")
_CONTENT = re.compile(r"(?:Content|Raw content|Show Headers|Hide Headers|Raw source|Print|Share)$")
_FOOT = re.compile(
    r"(?:You can use this tool to generate a print-friendly PDF|Share$|e-Highlighter"
    r"|Use your credit card|Help Expand The Public Library)"
)
_DATE = re.compile(
    r"(\d{4}) ([A-Z][a-z]+) (\d{1,2})(?:, (?P<hour>[01]\d|2[0-3]):(?P<minute>[0-5]\d))?"
)
_MIDNIGHT = ("00", "00")
_BLANK = "-- N/A or Blank --"


_NOTICE = re.compile(r"(?:WikiLeaks\s{1,9})?-----BEGIN PGP PUBLIC KEY")
_DATE_WITHIN = 200


def beginnings(text: str) -> list[int]:
    """Where each page of a text begins: the site's notices, else the title above the fields."""
    found: list[int] = []
    last = 0
    for match in _ID.finditer(text) if "Canonical ID" in text else ():
        first = text.rfind("Date:", max(last, match.start() - _DATE_WITHIN), match.start())
        title = text[last : first if first >= 0 else match.start()].rstrip().rfind("\n")
        notice = _NOTICE.search(text, last, match.start())
        found.append(start_of_line(text, notice.start() if notice else last + title + 1))
        last = match.end()
    return found


class PlusD:
    """Recognised by the field `Canonical ID`."""

    name = "plusd-page"

    def recognises(self, text: str) -> bool:
        return "Canonical ID" in text and _ID.search(text) is not None

    def read(self, text: str, filed_as: CableId | None) -> list[ParsedCable]:
        lines = lines_of(text)
        first, values = _fields(lines)
        facts = _facts(values, filed_as)
        facts.title = facts.title or _title(lines, values)
        return [assemble(self.name, text, _cable_lines(lines, first), facts)]


def _fields(lines: list[Line]) -> tuple[int, dict[str, str]]:
    """The fields, and the index behind the last of them."""
    values: dict[str, str] = {}
    key, last = None, 0
    for index, line in enumerate(lines):
        match = _KEY.match(line.text) if line.text else None
        if match is not None and match["key"] not in values:
            key, last = match["key"], index + 1
            values[key] = match["value"].strip()
        elif line.text and _CONTENT.match(line.text) and values:
            return index + 1, values
        elif line.text and key and not values[key]:
            values[key], last = line.text, index + 1
        elif line.text and len(values) > 8 and (dtg.find(line.text) or class_line(line.text)):
            return index, values
    return last, values


def _facts(values: dict[str, str], filed_as: CableId | None) -> Facts:
    values = {key: value for key, value in values.items() if value and value != _BLANK}
    facts = Facts(filed_as=filed_as, attributes=list(values.items()))
    site.add_id(facts, values.get("Canonical ID", ""))
    facts.origin = values.get("From")
    _set_date(facts, values.get("Date", ""))
    site.add_classification(facts, values.get("Original Classification", ""))
    tags = values.get("TAGS", "")
    facts.tags_line = ", ".join(tag.split(" - ")[0].strip() for tag in tags.split("|")) or None
    return facts


def _set_date(facts: Facts, printed: str) -> None:
    """`1976 March 2, 16:28 (Tuesday)`; midnight stands for an hour that is not known."""
    match = _DATE.match(printed)
    facts.sent_on = first_date(_DATE.sub(r"\2 \3, \1", printed))
    if match and match["hour"] and facts.sent_on and (match["hour"], match["minute"]) != _MIDNIGHT:
        clock = time(int(match["hour"]), int(match["minute"]), tzinfo=UTC)
        facts.created = datetime.combine(facts.sent_on, clock)


def _title(lines: list[Line], values: dict[str, str]) -> str | None:
    """The line before the first field is the page's title."""
    before = None
    for line in lines:
        if _KEY.match(line.text):
            return before
        before = line.text or before
    return None


def _cable_lines(lines: list[Line], first: int) -> list[Line]:
    while first < len(lines) and (not lines[first].text or _CONTENT.match(lines[first].text)):
        first += 1
    end = next((i for i in range(first, len(lines)) if _FOOT.match(lines[i].text)), len(lines))
    return lines[first:end]
