"""Cablegate page of 2010: navigation, a table of facts, header, body; as HTML or as text."""

import re

from cables.formats.assembly import assemble
from cables.formats.facts import Facts
from cables.formats.layouts import site
from cables.formats.lines import Line, lines_of, start_of_line
from cables.formats.parsed import ParsedCable
from cables.vocab.identifiers import CableId

_TITLE = re.compile(r"Viewing cable (?P<id>[0-9A-Z]{5,40}), ?(?P<title>[^\n]{0,300})")
_TABLE = re.compile(
    r"(?:Reference ID|Identifier|Reference id)[ \t]+(?:Created"
    r"|Date)[ \t]+(?P<released>Released[ \t]+)?Classification[ \t]+Origin"
    r"[^\n]{0,40}\n\s{0,40}(?P<row>[^\n]{10,400})"
)
_FOOT = re.compile(r"(?:Current|Previous) (?:page|cable)\b|Back to top$|WikiLeaks will publish\b")


_NAVIGATION = "Currently released so far"


def beginnings(text: str) -> list[int]:
    """Where each page of a text begins: its navigation, its title, else its table."""
    found: list[int] = []
    last = 0
    for table in _TABLE.finditer(text) if "Origin" in text else ():
        titles = [match.start() for match in _TITLE.finditer(text, last, table.start())]
        start = titles[-1] if titles else table.start()
        above = text.find(_NAVIGATION, last, start)
        found.append(start_of_line(text, above if above >= 0 else start))
        last = table.end()
    return found


class Wl2010:
    """Recognised by its table of facts."""

    name = "wl2010-page"

    def recognises(self, text: str) -> bool:
        return "Origin" in text and _TABLE.search(text) is not None

    def read(self, text: str, filed_as: CableId | None) -> list[ParsedCable]:
        table = _TABLE.search(text)
        if table is None:
            return []
        facts = Facts(filed_as=filed_as)
        _row(facts, table["row"], released=bool(table["released"]))
        title = _TITLE.search(text[: table.start()])
        if title is not None:
            facts.title = title["title"].strip() or None
        return [assemble(self.name, text, _cable_lines(text, table.end()), facts)]


def _row(facts: Facts, row: str, *, released: bool) -> None:
    """Cells are parted by two blanks or more."""
    cells = [cell.strip() for cell in re.split(r"[ \t]{2,}|\|", row.strip()) if cell.strip()]
    names = ["id", "created", *(["released"] if released else []), "classification", "origin"]
    values = dict(zip(names, cells, strict=False))
    site.add_id(facts, values.get("id", ""))
    site.add_created(facts, values.get("created", ""))
    site.add_classification(facts, values.get("classification", ""))
    facts.origin = values.get("origin")
    for name in ("created", "released", "origin"):
        if values.get(name):
            facts.attributes.append((name.capitalize(), values[name]))


def _cable_lines(text: str, start: int) -> list[Line]:
    lines = lines_of(text, start)
    end = next((index for index, line in enumerate(lines) if _FOOT.match(line.text)), len(lines))
    return lines[:end]
