"""The words of a mention within their sentence."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.safestring import SafeString

from cables.models import Mention, Paragraph

FARTHEST = 320
"""Characters on each side of the words; a sentence that goes on is cut at a blank."""

_END = re.compile(r"[.!?][\"')\]]*\s+(?=[\"'(\[]*[A-Z0-9])|\n\s*\n")


@dataclass(frozen=True, slots=True)
class Around:
    """A run of a text: from where to where."""

    start: int
    end: int


def sentence(text: str, start: int, end: int) -> Around:
    """The sentence around the words from `start` to `end`, at most FARTHEST on each side."""
    low, high = max(0, start - FARTHEST), min(len(text), end + FARTHEST)
    ends = [match.end() for match in _END.finditer(text, low, high) if match.end() <= start]
    first = ends[-1] if ends else _after_blank(text, low, start)
    closing = _END.search(text, end, high)
    last = closing.start() + 1 if closing else _before_blank(text, high, end)
    return Around(first, last)


def marked(paragraph: Paragraph, start: int, end: int) -> SafeString:
    """The sentence as HTML, the words marked."""
    text = paragraph.readable
    around = sentence(text, start, end)
    return format_html(
        "{}{}<mark>{}</mark>{}{}",
        "… " if around.start else "",
        text[around.start : start],
        text[start:end],
        text[end : around.end],
        " …" if around.end < len(text.rstrip()) else "",
    )


@dataclass(frozen=True, slots=True)
class Sample:
    """A mention, and the sentence that it stands in, its words marked."""

    mention: Mention
    html: SafeString


def samples(mentions: Iterable[Mention]) -> tuple[Sample, ...]:
    """Mentions in their sentences; one that has lost its paragraph is left out."""
    return tuple(
        Sample(mention, marked(mention.paragraph, mention.start, mention.end))
        for mention in mentions
        if mention.paragraph is not None
    )


def _after_blank(text: str, low: int, start: int) -> int:
    return (text.find(" ", low, start) + 1 or low) if low else 0


def _before_blank(text: str, high: int, end: int) -> int:
    return max(text.rfind(" ", end, high), end) if high < len(text) else high
