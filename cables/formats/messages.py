"""Where one transmission ends and the next begins, in a text that holds several.

Sections of one cable are sent as messages of their own, with the same number; they stay together.
"""

import re
from itertools import pairwise

from cables.formats import transmission
from cables.formats.lines import Line, class_line, is_end_mark

_START = re.compile(r"V?ZCZC[A-Z]{0,4}\d{3,5}")
_SENDER = re.compile(r"DE[ \t]+R[A-Z]{3,7}[ \t]*#\d{3,6}")
_ROUTES = re.compile(r"(?:ZZ|OO|PP|RR)[ \t]+R[A-Z]{3,7}")
_FROM = re.compile(r"FM[ \t]+[A-Z]")
_LOOK_AHEAD = 60


def split(lines: list[Line]) -> list[list[Line]]:
    """The lines of each cable, in order; one list for a text that holds one cable."""
    starts = _starts(lines)
    if len(starts) < 2:
        return [lines]
    bounds = [0, *starts[1:], len(lines)]
    found: list[list[Line]] = []
    before: tuple[object, ...] | None = None
    for first, last in pairwise(bounds):
        message = lines[first:last]
        number = _number(message)
        if found and (number is None or number == before):
            found[-1] += message
        else:
            found.append(message)
            before = number
    return found


def _starts(lines: list[Line]) -> list[int]:
    """Indices of the lines that begin a message, by the best sign that the text has."""
    for sign in (_START, _SENDER):
        starts = [index for index, line in enumerate(lines) if sign.match(line.text)]
        if len(starts) > 1:
            return [_with_routes(lines, start) for start in starts]
    return _after_end_marks(lines)


def _after_end_marks(lines: list[Line]) -> list[int]:
    """Headers without routing lines: each FM line whose header follows an end mark (NNNN, BT).

    Without the mark it may be a message that the cable repeats in its text.
    """
    headers = [
        _with_header(lines, index) for index, line in enumerate(lines) if _FROM.match(line.text)
    ]
    return [start for start in headers if start == headers[0] or _is_after_end(lines, start)]


def _with_header(lines: list[Line], start: int) -> int:
    while start and (above := lines[start - 1].text) and _is_of_header(above):
        start -= 1
    return start


def _is_of_header(text: str) -> bool:
    return transmission.is_transmission(text) or transmission.goes_on(text)


def _is_after_end(lines: list[Line], start: int) -> bool:
    above = next((line.text for line in reversed(lines[:start]) if line.text), "")
    return is_end_mark(above)


def _with_routes(lines: list[Line], start: int) -> int:
    """A DE line belongs to the routing line above it."""
    above = start - 1
    while above > 0 and not lines[above].text:
        above -= 1
    return above if above >= 0 and _ROUTES.match(lines[above].text) else start


def _number(message: list[Line]) -> tuple[object, ...] | None:
    """Routing and last four digits of the DE line, else post and serial of the class line."""
    sent = transmission.read(message[:_LOOK_AHEAD])
    if sent.routing and sent.serial:
        return sent.routing, sent.serial
    for line in message[:_LOOK_AHEAD]:
        named = class_line(line.text) if line.text else None
        if named is not None and named.serial:
            return named.post, named.serial
    return None
