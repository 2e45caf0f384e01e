"""CSL-JSON, for citeproc: Zotero, Pandoc and every style written in CSL.

Variables and types are those of CSL 1.0.2: a cable is a `report`, the type with `genre` and
`number`; a page is a `webpage`.
"""

import json
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from cables.citing.item import Item, one_line


def csl_json(items: Iterable[Item]) -> Iterator[str]:
    """The items as one JSON array, one piece of text each."""
    yield "["
    for number, item in enumerate(items):
        yield f"{',' if number else ''}\n{json.dumps(as_object(item), ensure_ascii=False)}"
    yield "\n]\n"


def as_object(item: Item) -> dict[str, Any]:
    """One item as an object of CSL; what is not known is left out, as CSL wants it."""
    known = {
        "id": item.key,
        "type": "report" if item.is_cable else "webpage",
        "title": item.heading,
        "author": [{"literal": one_line(item.author)}] if item.author else None,
        "issued": _day(item.issued) if item.issued else None,
        "genre": item.genre if item.is_cable else None,
        "number": item.number,
        "publisher" if item.is_cable else "container-title": item.site,
        "note": item.note,
        "URL": item.url,
        "accessed": _day(item.accessed),
    }
    return {name: value for name, value in known.items() if value}


def _day(day: date) -> dict[str, list[list[int]]]:
    return {"date-parts": [[day.year, day.month, day.day]]}
