"""Numbers of paragraphs: the lines that may begin one, and those hidden inside a line."""

import re
from dataclasses import dataclass, field

from cables.formats.lines import PILCROW, PILCROWS, Kind, Line, cut
from cables.vocab import markings

_NUMBER = re.compile(
    rf"\s*(?:(?P<pilcrow>{PILCROW}\s?)?(?P<number>\d{{1,3}})\s?(?P<mark>[.)])(?=[\s(A-Z\"'“‘¶*\-\[]|$)"
    rf"|(?P<pilcrow2>{PILCROW})?\s?(?P<bare>\d{{1,3}})(?=\s*\((?:[UCSTL]|SBU)[)/ -])"
    rf"|(?:{PILCROW})?(?P<misprinted>\d{{1,3}}|[lI])\s?[.,:;](?=\s{{0,2}}\((?:[UCS]|SBU|TS)[)/])"
    r")\s*"
)
MAY_BE_NUMBER = frozenset("0123456789(ÂlI" + PILCROWS)
"""First letters of lines that may begin a paragraph."""
_ONE = str.maketrans("lI", "11")
_JOINED_LINE = 85
"""A line longer than this was joined from several by whoever made the copy."""


@dataclass(slots=True)
class Draft:
    """A paragraph while it is being collected."""

    number: int | None = None
    marking: str | None = None
    heading: str | None = None
    items: list[Line] = field(default_factory=list)


@dataclass(slots=True)
class Candidate:
    """A line that may begin a numbered paragraph; `rest` is the line behind number and marking."""

    number: int
    mark: str
    pilcrow: bool
    marking: str | None
    rest: Line


def candidate(line: Line) -> Candidate | None:
    """The line as the beginning of a numbered paragraph, if it can be one."""
    text = line.text
    before = markings.at_start(text) if text[0] == "(" else None
    match = _NUMBER.match(text, before[1] if before else 0)
    if match is None:
        return None
    after = markings.at_start(text, match.end())
    marking = (after or before or (None,))[0]
    rest = cut(line, after[1] if after else match.end())
    if after and not rest.text.strip(" ."):
        rest = cut(line, match.end())
    return Candidate(
        int((match["number"] or match["bare"] or match["misprinted"]).translate(_ONE)),
        match["mark"] or ".",
        bool(match["pilcrow"] or match["pilcrow2"]),
        marking.printed if marking else None,
        rest,
    )


_INSIDE = re.compile(r"\s(?<=[.!?\"')]\s)\s*(?P<number>\d{1,2})\.\s+(?=[A-Z(\"“])")


def split_inside(drafts: list[Draft]) -> list[Draft]:
    """The same paragraphs, and those that begin in the middle of a line whose end was lost.

    Only the number that is missing next is believed.
    """
    found: list[Draft] = []
    following: int | None = None
    for draft in reversed(drafts):
        parts = _parts(draft, following)
        found += reversed(parts)
        following = draft.number if draft.number is not None else following
    return found[::-1]


def _parts(draft: Draft, following: int | None) -> list[Draft]:
    """A paragraph, cut before each next number inside it that the paragraph after lacks."""
    parts = [draft]
    while (last := parts[-1]).number is not None and (
        following is None or following > last.number + 1
    ):
        found = _number_inside(last.items, last.number + 1)
        if found is None:
            break
        parts.append(_split(last, *found))
    return parts


def _number_inside(items: list[Line], number: int) -> tuple[int, int, int] | None:
    printed = f"{number}."
    for at, item in enumerate(items):
        if item.kind is not Kind.TEXT or (item.text.isascii() and printed not in item.text):
            continue
        for match in _INSIDE.finditer(item.text):
            if int(match["number"]) == number and _is_joined(item.text, match):
                return at, match.start(), match.end()
    return None


def _is_joined(text: str, match: re.Match[str]) -> bool:
    """A line that a copy has joined is long, or its numbers have markings or wide blanks."""
    wide = match[0].endswith("  ") and match[0].startswith("  ")
    return len(text) >= _JOINED_LINE or wide or markings.at_start(text, match.end()) is not None


def _split(draft: Draft, at: int, first: int, last: int) -> Draft:
    line = draft.items[at]
    rest = cut(line, last)
    marked = markings.at_start(rest.text)
    begun = Draft((draft.number or 0) + 1, marked[0].printed if marked else None)
    begun.items = [(cut(rest, marked[1]) if marked else rest), *draft.items[at + 1 :]]
    draft.items[at:] = [cut(line, 0, first)]
    return begun
