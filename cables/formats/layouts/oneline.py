"""Texts whose line ends were lost: a whole cable on one line, or header and body on one each.

Two blanks stand where a blank line stood, but also between sentences; labels and numbers tell.
"""

import re
from collections.abc import Iterator

from cables.formats.assembly import assemble
from cables.formats.facts import Facts
from cables.formats.lines import Line, blank_at, lines_of, split_at
from cables.formats.parsed import ParsedCable
from cables.vocab.identifiers import CableId

_LABELS = re.compile(r"\S[ \t]*(?:TAGS:|SUBJECT:|E\.O\. ?1\d{4}:)")
_BREAKS = re.compile(r"[ \t]{2,}")
_PARAGRAPH = re.compile(r"(?<=[.!?:\"”')\]*\-])[ \t]+(?=¶?\d{1,2}\.[ \t]*\([A-Z]{1,3}[)/])")
_DRAWN = re.compile(r"-{4}[ \t]+(?![- \t])")
_SENTENCE_END = (".", "!", "?", '"', "”", "'", ")", ":", ";", ",")
_FEWEST = 100


class OneLine:
    """Recognised by labels in the middle of a line that is nearly the whole text."""

    name = "json-flat-oneline"

    def recognises(self, text: str) -> bool:
        lines = [line for line in text.split("\n", 8) if line.strip()]
        if not 0 < len(lines) <= 4:
            return False
        return any(len(line) > _FEWEST and _LABELS.search(line[:20000]) for line in lines)

    def read(self, text: str, filed_as: CableId | None) -> list[ParsedCable]:
        name = self.name if len(text.strip().split("\n")) == 1 else "json-flat-sentencecase"
        return [assemble(name, text, apart(lines_of(text)), Facts(filed_as=filed_as))]


def apart(lines: list[Line]) -> list[Line]:
    """The lines that a flattened text had, as far as it shows."""
    found: list[Line] = []
    for line in lines:
        found += _apart(line) if len(line.text) > _FEWEST else [line]
    return found


def _apart(line: Line) -> Iterator[Line]:
    starts = [match.end() for match in _BREAKS.finditer(line.text)]
    starts += [match.end() for match in _PARAGRAPH.finditer(line.text)]
    starts += [match.end() for match in _DRAWN.finditer(line.text)]
    before: Line | None = None
    for part in split_at(line, sorted(set(starts))):
        if before is not None and _is_break(before.text, part.text):
            yield blank_at(part.start)
        yield part
        before = part


def _is_break(before: str, after: str) -> bool:
    """A blank line stood here: no sentence ends before, or a paragraph or a point begins after."""
    if not before.endswith(_SENTENCE_END):
        return not after[:1].islower()
    return bool(re.match(r"¶?\d{1,2}[.)]\s|--|\([A-Z]{1,3}\)|[A-Z][A-Z ]{4,40}$", after))
