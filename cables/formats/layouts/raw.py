"""Transmission text: the cable as it was sent, or as much of it as a copy has kept."""

import re

from cables.formats.assembly import assemble
from cables.formats.facts import Facts
from cables.formats.labels import label_of
from cables.formats.layouts import site
from cables.formats.lines import Line, class_line, lines_of
from cables.formats.parsed import ParsedCable
from cables.formats.transmission import is_transmission
from cables.vocab.identifiers import CableId

_MARKDOWN = re.compile(r"\]\(#\)|^#{2,6} \S", re.MULTILINE)
_MISREAD_NUMBER = re.compile(r"^�\d", re.MULTILINE)
_FOOTER = re.compile(r"\*\*\* Current Classification \*\*\*[ \t]*(?P<level>[A-Z ]{5,25})")
_FURTHEST = 60


class Raw:
    """The last layout asked; it reads any text."""

    name = "transmission-text"

    def recognises(self, text: str) -> bool:
        return True

    def read(self, text: str, filed_as: CableId | None) -> list[ParsedCable]:
        lines = lines_of(text)
        name = _variety(text, lines)
        facts = Facts(filed_as=filed_as)
        footer = _FOOTER.search(text)
        if footer is not None:
            site.add_classification(facts, footer["level"])
        return [assemble(name, text, lines, facts)]


def _variety(text: str, lines: list[Line]) -> str:
    """The name of the variety: what made the copy shows in small things."""
    if not _has_header(lines):
        return "nara-body-only"
    if ("](#)" in text or "## " in text) and _MARKDOWN.search(text):
        return "fulltext-headers-md"
    if "\n¶\n" in text:
        return "pdf-pypdf-txt"
    return "pdf-converted-txt" if "�" in text and _MISREAD_NUMBER.search(text) else Raw.name


def _has_header(lines: list[Line]) -> bool:
    return any(
        is_transmission(line.text) or label_of(line.text) or class_line(line.text)
        for line in lines[:_FURTHEST]
        if line.text
    )
