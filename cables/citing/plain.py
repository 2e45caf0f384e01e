"""One plain string, to paste into a note."""

from collections.abc import Iterable, Iterator
from datetime import date

from cables.citing.item import Item, one_line


def plain(item: Item) -> str:
    """Author, title, what it is, date, notes as far as known; address and day of retrieval.

    The order follows the Chicago Manual of Style (17th ed., 14.220-229) for unpublished records.
    """
    parts = _cable(item) if item.is_cable else _page(item)
    return f"{', '.join(filter(None, map(one_line, parts)))}."


def _cable(item: Item) -> Iterator[str]:
    yield item.author
    yield f"“{item.title}”" if item.title else ""
    yield f"cable {item.number}" if item.number else "cable without number"
    yield day(item.issued) if item.issued else ""
    yield from _found(item)


def _page(item: Item) -> Iterator[str]:
    yield f"“{item.title}” ({item.genre})"
    yield from _found(item)


def _found(item: Item) -> Iterable[str]:
    return (*item.notes, f"{item.url} (retrieved {day(item.accessed)})")


def day(moment: date) -> str:
    """`5 September 2007`."""
    return f"{moment.day} {moment:%B %Y}"
