"""Where one transmission ends and the next begins, in a text that holds several.

A header begins a cable: `VZCZC...`, a DE line, FM with its addressees, or a classification line
with a number, which TAGS and SUBJECT follow. Sections of one cable are sent as messages of their
own, with the same number; they stay together. So does a cable with the one that it quotes.
"""

import re
from dataclasses import dataclass, field

from cables.formats import gluing, signature, transmission
from cables.formats.border import NUMBERED, starts_body
from cables.formats.labels import label_of
from cables.formats.lines import Line, class_line, is_end_mark, is_stamp
from cables.formats.repeating import Numbering, Quotes
from cables.vocab import posts

_START = re.compile(r"V?ZCZC[A-Z]{0,4}\d{3,5}")
_SENDER = re.compile(r"DE[ \t]+R[A-Z]{3,7}[ \t]*#\d{3,6}")
_ROUTES = re.compile(r"(?:ZZ|OO|PP|RR)[ \t]+R[A-Z]{3,7}")
_FROM = re.compile(r"FM[ \t]+[A-Z]")
_MACHINES = ((_START, 0), (_SENDER, 1), (_FROM, 2))
_CLASS = 3
_MAY_BE_SIGN = frozenset("VZDFUCSTLRuctslr")
_LABEL_INSIDE = re.compile(r"\b(?:TAGS|SUBJECT|E\.O\. ?1\d{4}):")
_INTRODUCES = re.compile(
    r":$|\b(?:FOLLOW(?:S|ING)|REPEAT(?:S|ED|ING)?|QUOTE|QTE|TEXT|RPTD?|READS?|VERBATIM)\b",
    re.IGNORECASE,
)
_INTRODUCES_NEXT = re.compile(
    r"(?::|\b(?:FOLLOWS|QUOTE|QTE|TEXT|READS|VERBATIM))\W*$", re.IGNORECASE
)
"""Routing lines are too sure a sign for a word somewhere in the line above to outweigh them."""
_LOOK_AHEAD = 60
_LONGEST_HEADER_LINE = 75
_SIGNATURE = 45
"""No name at the end is as long as this line, which a header cuts in the middle of a sentence."""
_FIELDS_WITHIN = 20
_LONGEST_CLASS_LINE = 110


@dataclass(slots=True)
class _Header:
    """A header: where it begins, the rank of its latest sign, and the numbers that it prints."""

    start: int
    last: int
    rank: int
    numbers: dict[str, tuple[object, ...]] = field(default_factory=dict)
    is_later_section: bool = False


def starts(lines: list[Line], *, signed: bool = True) -> list[int]:
    """Indices of the lines with which a further cable begins; empty for a text that holds one.

    Not every layout has its cables `signed` at their end: an editor's notes may stand there.
    """
    headers = _headers(lines)
    if headers and has_body(lines[: headers[0].start]):
        headers = [_Header(0, 0, _CLASS, {"body": ()}), *headers]
    if len(headers) < 2:
        return []
    for header in headers:
        _number(lines, header)
    own = headers[0].numbers
    quotes, numbering = Quotes(lines), Numbering(lines)
    ends = [*(header.start for header in headers[2:]), len(lines)]
    found: list[int] = []
    for header, end in zip(headers[1:], ends, strict=True):
        quoted = quotes.is_open(header.start) or numbering.goes_on(header.start, end)
        if _is_of(header, own):
            own = {**header.numbers, **own}
            own.pop("body", None)
        elif not quoted and _is_certain(lines, header, signed=signed):
            found.append(header.start)
            own = header.numbers
            quotes.close()
    return found


def may_be_cable(lines: list[Line]) -> bool:
    """Whether a header or the first paragraph of a cable stands among these lines."""
    return has_body(lines) or any(
        header.rank < _CLASS or _has_fields(lines, header) for header in _headers(lines)
    )


def has_body(lines: list[Line]) -> bool:
    """Whether the first paragraph of a cable stands among these lines."""
    return any(
        line.text and (match := NUMBERED.match(line.text)) and match["number"] == "1"
        for line in lines
    )


# --- headers ------------------------------------------------------------------------------------


def _headers(lines: list[Line]) -> list[_Header]:
    found: list[_Header] = []
    for index, line in enumerate(lines):
        text = line.text
        if not text or text[0] not in _MAY_BE_SIGN or (rank := _rank(text)) is None:
            continue
        if found and found[-1].rank < rank and _is_one_header(lines, found[-1].last, index):
            found[-1].last, found[-1].rank = index, rank
        else:
            lowest = found[-1].last + 1 if found else 0
            found.append(_Header(max(lowest, _top(lines, index, rank)), index, rank))
    return found


def _rank(text: str) -> int | None:
    """Which sign of a header a line is, in their order."""
    for sign, rank in _MACHINES:
        if sign.match(text):
            return rank
    named = class_line(_class_part(text))
    return _CLASS if named is not None and named.level is not None and named.serial else None


def _class_part(text: str) -> str:
    """The classification line of a text whose line ends were lost stands before two blanks."""
    long = len(text) > _LONGEST_CLASS_LINE
    return text[:_LONGEST_CLASS_LINE].partition("  ")[0] if long else text


def _is_one_header(lines: list[Line], first: int, last: int) -> bool:
    near = last - first < _LOOK_AHEAD
    return near and all(_may_be_header(line.text) for line in lines[first + 1 : last])


def _may_be_header(text: str) -> bool:
    if not text or _is_of_header(text) or label_of(text):
        return True
    return text.isupper() and len(text) < _LONGEST_HEADER_LINE and not starts_body(text)


def _top(lines: list[Line], index: int, rank: int) -> int:
    """The first line of a header whose first sign is known."""
    if rank == 1:
        return _with_routes(lines, index)
    lowest = max(0, index - _LOOK_AHEAD)
    while rank == 2 and index > lowest and _is_of_header(lines[index - 1].text):
        index -= 1
    return index


def _is_of_header(text: str) -> bool:
    return bool(text) and (transmission.is_transmission(text) or transmission.goes_on(text))


def _with_routes(lines: list[Line], start: int) -> int:
    """A DE line belongs to the routing line above it."""
    above = start - 1
    while above > 0 and not lines[above].text:
        above -= 1
    return above if above >= 0 and _ROUTES.match(lines[above].text) else start


# --- numbers ------------------------------------------------------------------------------------


def _number(lines: list[Line], header: _Header) -> None:
    """Routing and last four digits of the DE line, post and serial, else who sent it and when."""
    if "body" in header.numbers:
        return
    sent = transmission.read(gluing.unglue(lines[header.start : header.last + 1]))
    if sent.routing and sent.serial:
        header.numbers["sent"] = sent.routing, int(sent.serial) % 10000
    if sent.sender:
        header.numbers["from"] = sent.sender, sent.group.moment if sent.group else None
    header.is_later_section = (sent.section or 1) > 1
    named = class_line(_class_part(lines[header.last].text)) if header.rank == _CLASS else None
    if named is not None and named.serial:
        header.numbers["class"] = named.post, named.serial
        header.is_later_section |= (named.section or 1) > 1


def _is_of(header: _Header, own: dict[str, tuple[object, ...]]) -> bool:
    """Whether a header is one more of the cable with these numbers."""
    new = header.numbers
    for kind in ("sent", "class"):
        if kind in new and kind in own:
            same = [one == other for one, other in zip(new[kind], own[kind], strict=True)]
            return any(same) if header.is_later_section else all(same)
    if "body" in own:
        return header.is_later_section
    if "class" in new and len(new) == 1 and "class" not in own:
        return True
    if not {"sent", "class"}.isdisjoint(new) and not {"sent", "class"}.isdisjoint(own):
        return len(_last_digits(new) | _last_digits(own)) == 1
    return new.get("from") == own.get("from") or not new or not own


def _last_digits(numbers: dict[str, tuple[object, ...]]) -> set[str]:
    """The last four digits of the serial, which are all that a DE line prints."""
    return {str(numbers[kind][1])[-4:].zfill(4) for kind in ("sent", "class") if kind in numbers}


# --- certainty ----------------------------------------------------------------------------------


def _is_certain(lines: list[Line], header: _Header, *, signed: bool) -> bool:
    """Whether a header surely begins a cable, and is not one that the cable repeats in its text.

    Words that introduce what is repeated are too many to know them all: where the end is `signed`,
    nothing but a signature or a mark of the end or of a release right above is taken for it.
    """
    above = _text_above(lines, header.start)
    sent = "sent" in header.numbers
    if is_end_mark(above):
        return sent or "from" in header.numbers or _has_fields(lines, header)
    introduces = (_INTRODUCES_NEXT if sent else _INTRODUCES).search(above[-_LONGEST_HEADER_LINE:])
    if introduces or (len(above) > _SIGNATURE and above[-1].islower()):
        return False
    ended = not signed or signature.signs(above) or is_stamp(above)
    return ended and (sent or _has_fields(lines, header))


def _text_above(lines: list[Line], index: int) -> str:
    while index and not lines[index - 1].text:
        index -= 1
    return lines[index - 1].text if index else ""


def _has_fields(lines: list[Line], header: _Header) -> bool:
    """TAGS, SUBJECT or an executive order follow, and the post of the number is one."""
    named = header.numbers.get("class")
    if named is not None and posts.find(str(named[0])) is None:
        return False
    below = (line.text for line in lines[header.start : header.last + _FIELDS_WITHIN])
    return any(label_of(text) or _LABEL_INSIDE.search(text[:2000]) for text in below if text)
