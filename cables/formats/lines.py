"""Lines of a source text with their places, and what kind of line each is.

A reader walks over lines, never over the whole text with one pattern, so time stays linear; a
line knows where it stands, so that everything read from it can be found again in the source.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from enum import Enum, auto
from itertools import pairwise
from typing import NamedTuple

from cables.vocab import captions, classification, posts


class Kind(Enum):
    """What a line is; all but TEXT and BLANK is found out by `furniture`."""

    TEXT = auto()
    BLANK = auto()
    RULE = auto()
    BREAK = auto()


class Line(NamedTuple):
    """A line without the white space around it: source[start:end] == text."""

    start: int
    end: int
    text: str
    kind: Kind = Kind.TEXT

    @property
    def blank(self) -> bool:
        return not self.text

    def as_break(self) -> "Line":
        """The same line as furniture: it keeps its place and is not part of the text."""
        return self.of_kind(Kind.BREAK)

    def of_kind(self, kind: Kind) -> "Line":
        """The same line as another kind."""
        return Line(self.start, self.end, self.text, kind)


_BLANK_IN_DASHES = frozenset(("-", "--"))
"""Stations that could not send a blank line sent a dash."""
_DASHES = 2


_MOST_BLANKS = 3
"""Further blank lines say nothing and are left out."""


def lines_of(source: str, start: int = 0, end: int | None = None) -> list[Line]:
    """The lines of a stretch of the source; blank ones have an empty text."""
    found: list[Line] = []
    new = tuple.__new__  # a third faster than calling Line, and this runs for every line
    text_kind, blank_kind = Kind.TEXT, Kind.BLANK
    position = start
    blanks = 0
    for raw in source[start:end].split("\n"):
        text = raw.strip()
        size = len(text)
        if size > _DASHES or (size and text not in _BLANK_IN_DASHES):
            first = position if text is raw else position + raw.index(text[0])
            found.append(new(Line, (first, first + size, text, text_kind)))
            blanks = 0
        elif blanks < _MOST_BLANKS:
            found.append(new(Line, (position, position, "", blank_kind)))
            blanks += 1
        position += len(raw) + 1
    return found


def start_of_line(source: str, position: int) -> int:
    """Where the line begins that holds a position."""
    return source.rfind("\n", 0, position) + 1


def blank_at(position: int) -> Line:
    """A blank line that the copy has lost, at a place in the source."""
    return Line(position, position, "", Kind.BLANK)


def cut(line: Line, first: int, last: int | None = None) -> Line:
    """Part of a line by positions in its text, without white space around it."""
    part = line.text[first:last]
    text = part.strip()
    start = line.start + first + (len(part) - len(part.lstrip()))
    return Line(start, start + len(text), text)


def split_at(line: Line, positions: Iterable[int]) -> list[Line]:
    """A line cut apart at positions in its text; empty parts are left out."""
    bounds = [0, *positions, len(line.text)]
    parts = [cut(line, first, last) for first, last in pairwise(bounds)]
    return [part for part in parts if part.text]


def split_lines(
    lines: list[Line], doubtful: list[int], starts: Callable[[str], list[int]]
) -> list[Line]:
    """Lines with those at some indexes cut before each start that their text has."""
    found = list(lines)
    for index in reversed(doubtful):
        if positions := starts(lines[index].text):
            found[index : index + 1] = split_at(lines[index], positions)
    return found


_DRAWN = "-=_*~‐‑–—·# \t"
_PAGE = re.compile(
    r"[A-Z][A-Z .'\-]{1,24}[ \t]+\d{5,8}[ \t]+\d{2,3}(?:\.\d)?[ \t]+OF[ \t]+\d{2,3}\b[ \t]*"
)
_OLD_PAGE = re.compile(
    r"(?:[A-Z ]{0,24})?PAGE[ \t]+\d{1,3}[ \t:]+[A-Z][A-Z /.'\-]{0,24}[ \t]*\d{3,7}\b.{0,60}$"
)
_PAGE_INSIDE = re.compile(r"\d{8}[ \t]+\d{3}(?:\.\d)?[ \t]+OF[ \t]+\d{3}(?!\d)")
_PAGE_NUMBER = re.compile(r"(?P<post>[A-Z][A-Z .'\-]{1,24})[ \t]+\d{8}$")
_PAGE_COUNT = re.compile(r"\d{3}(?:\.\d)?[ \t]+OF[ \t]+\d{3}$")
_CAPITALS_AT_END = re.compile(r"[A-Z][A-Z.'\-]*[ \t]*$")
_WORDS_OF_POST = 4
_BARE_PAGE = re.compile(r"(?:PAGE|Page)[ \t]+\d{1,3}(?:[ \t]+(?:OF|of)[ \t]+\d{1,3})?$")
_STAMP = re.compile(
    r"(?:(?:Margaret P\.? ?Grafeld|Sheryl P\.? Walter)[ ,\n]*)?"
    r"Declassified/Released[ ,\n]+US Department of State"
    r"[ ,\n]+EO Systematic Review[ ,\n]+\d{1,2} [A-Za-z]{3,9} \d{4}",
    re.IGNORECASE,
)
_RELEASE = re.compile(
    r"(?:RELEASED? IN (?:FULL|PART)\b.{0,60}|NOT RELEASED|REVIEW AUTHORITY:.{0,120}"
    r"|UNCLASSIFIED\s+U\.?S\.? Department of State\s+Case No.{0,120}"
    r"|U\.?S\.? Department of State Case No.{0,120}|(?:B\d|1\.4\([A-H]\))(?:[ ,]+(?:B\d"
    r"|1\.4\([A-H]\)))*)$",
    re.IGNORECASE,
)
_MAY_BE_STAMP = frozenset("RrNnUuBb1MmSsDd")
_SECTION = re.compile(r"SECT(?:ION)?S?\s*:?\s*(\d{1,2})\s+OF\s+(\d{1,2})", re.IGNORECASE)
_POST_AND_SERIAL = re.compile(r"(?P<post>[A-Z][A-Z .'\-/]{1,30}?)\s+(?P<serial>\d{3,8})(?!\S)")
_HANDLING_MARKS = re.compile(
    r"(?:\*\*\*.{0,80}|SELECT \* FROM \w{1,20};?|<< ?END OF DOCUMENT ?>>|NNNN?(?:VV.*)?"
    r"|NNN\S{0,8}|BT|#(?:\d{3,4})?|NMAFVV\w*"
    r"|\W*CABLE ENDS\W*"
    r"|={5,}.{0,40})$"
)
_LONGEST_FURNITURE = 160
BEGINS_LEVEL = frozenset("UuSsCcLlRrTt")
"""First letters of the words for levels."""
PILCROWS = "¶�"
PILCROW = f"Â?[{PILCROWS}]"
"""The paragraph sign, also as a wrong decoding prints it."""


def is_rule(text: str) -> bool:
    """A line drawn with dashes, stars or the like, under or over a heading."""
    return text[0] in _DRAWN and len(text) > 2 and not text.strip(_DRAWN)


def page_end(text: str) -> int:
    """Where a page-break line at the start of a text ends; 0 if there is none.

    `GUANGZHOU 00000378 002.2 OF 002`, and the older `PAGE 02 STATE 150591`.
    """
    if len(text) > 400 and " OF " not in text[:80]:
        return 0
    match = _PAGE.match(text) if " OF " in text else None
    if match:
        return match.end()
    if "PAGE" in text[:30].upper() and len(text) < _LONGEST_FURNITURE:
        match = _OLD_PAGE.match(text) or _BARE_PAGE.match(text)
    return match.end() if match else 0


def is_page_break(text: str) -> bool:
    """A page-break line and nothing else."""
    return page_end(text) == len(text) > 0


def is_page_number(text: str) -> bool:
    """A torn page-break line: `GUANGZHOU 00000378`, or `002 OF 003`, alone on a line."""
    if not text[-1].isdigit():
        return False
    if _PAGE_COUNT.match(text):
        return True
    match = _PAGE_NUMBER.match(text) if len(text) < 40 else None
    return match is not None and posts.find(match["post"]) is not None


def page_breaks_in(text: str) -> Iterator[tuple[int, int]]:
    """Page-break lines that a lost line end has put at the start or in the middle of a line."""
    ending = page_end(text)
    if ending:
        yield 0, ending
    for match in _PAGE_INSIDE.finditer(text, ending):
        start = _post_before(text, match.start())
        if start is not None:
            yield start, match.end()
    if text[-8:].isdecimal() and (start := _post_before(text, len(text) - 8)):
        yield start, len(text)


def _post_before(text: str, end: int) -> int | None:
    """Where the post begins that is named before a position: the longest name that is known."""
    words = list(re.finditer(r"\S+", text[max(0, end - 40) : end]))[-_WORDS_OF_POST:]
    for word in words:
        if posts.find(text[max(0, end - 40) + word.start() : end]) is not None:
            return max(0, end - 40) + word.start()
    glued = _CAPITALS_AT_END.search(text, max(0, end - 26), end)
    return glued.start() if glued and posts.find(glued[0]) is not None else None


def is_stamp(text: str) -> bool:
    """A release stamp, a banner of the FOIA office or an exemption from the margin."""
    if text[0] not in _MAY_BE_STAMP or len(text) > _LONGEST_FURNITURE:
        return False
    return bool(_RELEASE.match(text) or _STAMP.fullmatch(text))


def stamps_in(text: str) -> Iterator[tuple[int, int]]:
    """Release stamps cut into running text."""
    if "eclassified/" in text or "ECLASSIFIED/" in text:
        for match in _STAMP.finditer(text):
            yield match.span()


def is_end_mark(text: str) -> bool:
    """What machines and archives put after the last word: NNNN, BT, handling marks."""
    return len(text) < _LONGEST_FURNITURE and bool(_HANDLING_MARKS.match(text))


class ClassLine(NamedTuple):
    """`UNCLAS SECTION 01 OF 02 GUANGZHOU 000378`, taken apart."""

    level: classification.Classification | None
    section: int | None
    sections: int | None
    post: str | None
    serial: int | None
    rest: str


def class_line(text: str) -> ClassLine | None:
    """A classification line; or, in the prints of the 1970s, post and serial alone; else None."""
    if len(text) > 110:
        return None
    found = classification.at_start(text) if text[0] in BEGINS_LEVEL else None
    if found is None:
        return _bare(text)
    rest = text[found[1] :]
    section = _SECTION.search(rest)
    if section:
        rest = rest[: section.start()] + " " + rest[section.end() :]
    named = _named(rest)
    if named is None and rest.strip(" /.-") and not _only_captions(rest):
        return None
    post, serial = named or (None, None)
    number, total = (int(section[1]), int(section[2])) if section else (None, None)
    return ClassLine(found[0], number, total, post, serial, rest)


def _only_captions(rest: str) -> bool:
    return bool(captions.in_line(rest.strip(" /")))


def _named(rest: str) -> tuple[str, int] | None:
    match = _POST_AND_SERIAL.search(rest.upper())
    if match is None:
        return None
    words = match["post"].replace("/", " ").split()
    for first in range(len(words)):
        post = posts.find(" ".join(words[first:]))
        if post is not None:
            return post.code, int(match["serial"])
    return posts.squeeze(words[-1]), int(match["serial"])


def _bare(text: str) -> ClassLine | None:
    """`STATE 012448` on a line of its own."""
    if len(text) > 40 or not text[-1].isdigit():
        return None
    match = _POST_AND_SERIAL.fullmatch(text)
    post = posts.find(match["post"]) if match else None
    if match is None or post is None:
        return None
    return ClassLine(None, None, None, post.code, int(match["serial"]), "")
