"""BibTeX, for LaTeX (bibtex and biblatex) and for reference managers.

A cable is a `@techreport`: of the classic types the only one with a number, a type in words and a
body that issues it (Patashnik, BibTeXing, 3.1), and the one that Zotero, JabRef and biblatex
(`@report`) map to their reports; `@misc` would lose the number. Pages are `@misc`.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from urllib.parse import quote

from cables.citing.item import Item, one_line

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ESCAPED = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",  # BibTeX counts the brace of `\{` too, and it has no partner
        "}": r"\textbraceright{}",
        "^": r"\textasciicircum{}",
        "~": r"\textasciitilde{}",
        **{sign: f"\\{sign}" for sign in "$&#%_"},
    }
)
_IN_ADDRESS = ":/?#[]@!$&'()*+,;=%~"  # what RFC 3986 lets stand; braces and backslashes are not


def bibtex(items: Iterable[Item]) -> Iterator[str]:
    """The items as entries, one piece of text each: UTF-8, escaped is what LaTeX would run."""
    for item in items:
        fields = "".join(f"  {name} = {value},\n" for name, value in _fields(item))
        yield f"@{'techreport' if item.is_cable else 'misc'}{{{item.key},\n{fields}}}\n\n"


def _fields(item: Item) -> Iterator[tuple[str, str]]:
    """Names of authors and titles are in two pairs of braces: they are kept as they are."""
    if item.author:
        yield "author", f"{{{_braced(item.author)}}}"
    yield "title", f"{{{_braced(item.heading)}}}"
    yield ("institution" if item.is_cable else "howpublished"), _braced(item.site)
    if item.is_cable:
        yield "type", _braced(item.genre)
    if item.number:
        yield "number", _braced(item.number)
    if item.issued:
        yield from _dated(item.issued)
    if item.notes:
        yield "note", _braced(item.note)
    yield "url", f"{{{quote(item.url, safe=_IN_ADDRESS)}}}"  # styles print it verbatim
    yield "urldate", f"{{{item.accessed.isoformat()}}}"


def _dated(day: date) -> Iterator[tuple[str, str]]:
    """`date` for biblatex, which knows days; year and month for the classic styles."""
    yield "date", f"{{{day.isoformat()}}}"
    yield "year", f"{{{day.year}}}"
    yield "month", _MONTHS[day.month - 1]


def _braced(text: str) -> str:
    return f"{{{one_line(text).translate(_ESCAPED)}}}"
