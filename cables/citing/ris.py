"""RIS, for EndNote, Zotero, Mendeley, Citavi and the like.

A cable is a report, `TY  - RPRT`: in the table of "RIS Format Specifications" (Research Information
Systems) that type has a number (SN), the kind in words (M3), a day (DA) and a publisher. `GOVDOC`
has no kind and keeps the year alone, `MANSCPT` has no publisher: so Citation.js reads them, and
Pandoc takes a `GOVDOC` for a report too. Pages are `ELEC`.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from cables.citing.item import Item, one_line


def ris(items: Iterable[Item]) -> Iterator[str]:
    """The items as records, one piece of text each; lines end in CR LF.

    A tag counts only at the beginning of a line, and no value has a second line.
    """
    for item in items:
        known = (f"{tag}  - {one_line(value)}\r\n" for tag, value in _tags(item) if value)
        yield f"{''.join(known)}ER  - \r\n\r\n"


def _tags(item: Item) -> Iterator[tuple[str, str]]:
    yield "TY", "RPRT" if item.is_cable else "ELEC"
    yield "ID", item.key
    yield "AU", _body(item.author)
    yield "TI", item.heading
    if item.issued:
        yield "PY", str(item.issued.year)
        yield "DA", _day(item.issued)
    yield "M3", item.genre if item.is_cable else ""
    yield "SN", item.number
    yield ("PB" if item.is_cable else "T2"), item.site
    yield "N1", item.note
    yield "UR", item.url
    yield "Y2", _day(item.accessed)


def _body(author: str) -> str:
    """A body ends with a comma, else EndNote and Pandoc take its last word for a family name.

    Other commas would begin a given name; they are left out.
    """
    return f"{author.replace(',', '')}," if author else ""


def _day(day: date) -> str:
    return f"{day:%Y/%m/%d}/"
