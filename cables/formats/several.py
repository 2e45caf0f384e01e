"""The texts of the cables of a text: each carries its own words, and no word of another.

Containers print a heading above each cable (a site's table, the archive's block of attributes);
where there is none, the cables' own headers tell. What stands above the first belongs to it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from cables.formats import messages
from cables.formats.layouts import (
    LAYOUTS,
    Layout,
    csv_record,
    foia_draft,
    frus,
    nara,
    plusd,
    scoop,
    smart,
    wl2010,
)
from cables.formats.lines import lines_of, start_of_line

_RECORDS = (nara.Nara, plusd.PlusD, csv_record.CsvRecord)
"""Layouts that say where the record of a cable ends: headers inside it are quotations."""
_SIGNED_WITHIN = (frus.Frus, smart.Smart, scoop.Scoop)
"""Layouts that go on below the signature: an editor's notes, attributes, the words of a site."""
_CONTAINERS = (
    (wl2010.beginnings, wl2010.Wl2010()),
    (plusd.beginnings, plusd.PlusD()),
    (nara.beginnings, nara.Nara()),
    (smart.beginnings, smart.Smart()),
    (foia_draft.beginnings, foia_draft.FoiaDraft()),
    (frus.beginnings, frus.Frus()),
    (scoop.beginnings, scoop.Scoop()),
)


@dataclass(frozen=True, slots=True)
class Part:
    """A text with one cable, and the layout that reads it."""

    text: str
    layout: Layout


def parts_of(text: str) -> list[Part]:
    """The parts of a text in order; a text with one cable is one part, as it is.

    Blank lines between two cables belong to neither.
    """
    found = list(_parts(text))
    return found if len(found) > 1 else [Part(text, _layout_of(text))]


def _parts(text: str) -> Iterator[Part]:
    for start, end, begun in _contained(text):
        whole = text[start:end]
        layout = begun or _layout_of(whole)
        signed = not isinstance(layout, _SIGNED_WITHIN)
        cuts = [] if isinstance(layout, _RECORDS) else _headers(whole, signed=signed)
        for number, (first, last) in enumerate(pairwise([0, *cuts, len(whole)])):
            part = _trimmed(whole[first:last])
            yield Part(part, layout if number == 0 else _layout_of(part))


def _contained(text: str) -> Iterator[tuple[int, int, Layout | None]]:
    """The stretches of containers, and their layouts; one that stands alone may be another's."""
    begun = sorted(
        ((start, layout) for beginnings, layout in _CONTAINERS for start in beginnings(text)),
        key=lambda found: found[0],
    )
    if begun and messages.may_be_cable(lines_of(text, 0, begun[0][0])):
        yield 0, begun[0][0], None
    elif len(begun) < 2:
        yield 0, len(text), None
        return
    else:
        begun[0] = (0, begun[0][1])
    ends = [*(start for start, _ in begun[1:]), len(text)]
    for (start, layout), end in zip(begun, ends, strict=True):
        yield start, end, layout


def _headers(text: str, *, signed: bool) -> list[int]:
    """Where the lines begin with which a further message begins."""
    lines = lines_of(text)
    return [
        start_of_line(text, lines[index].start) for index in messages.starts(lines, signed=signed)
    ]


def _trimmed(text: str) -> str:
    """A part without the blank lines around it, but with the end of its last line."""
    start = len(text) - len(text.lstrip("\r\n"))
    end = len(text.rstrip())
    return text[start : text.find("\n", end) + 1 or end]


def _layout_of(text: str) -> Layout:
    return next(layout for layout in LAYOUTS if layout.recognises(text))
