"""Scoop (NZ): an article page, or its text, around a cable.

The article's title stands for a lost SUBJECT; what follows the copyright line is the site's.
"""

import re
from datetime import UTC, datetime

from cables.formats.assembly import assemble
from cables.formats.facts import Facts
from cables.formats.labels import label_of
from cables.formats.lines import Line, class_line, lines_of, start_of_line
from cables.formats.parsed import ParsedCable
from cables.formats.transmission import is_transmission
from cables.vocab.identifiers import CableId

_TITLE = re.compile(r"^[ \t#]*Cablegate:[ \t]*(?P<title>[^\n]{1,300})$", re.MULTILINE)
_PUBLISHED = re.compile(
    r"^[ \t]*(?:Published:"
    r"|Press Release)?[^\n]{0,40}?(?P<day>\d{1,2}) (?P<month>[A-Z][a-z]{2,8}) (?P<year>\d{4})"
    r"[, ]+(?P<hour>\d{1,2}):(?P<minute>\d{2}) ?(?P<half>[AaPp][Mm])?",
    re.MULTILINE,
)
_END = re.compile(
    r"(?:©|\(c\)|\(C\)|&copy;)\s*Scoop Media|ENDS$|More information\b|View as: DESKTOP"
    r"|ScoopPro\b|Find more from"
)
_BOILERPLATE = re.compile(
    r"(?:INDEPENDENT NEWS|Scoop|Published:|Article:|Press Release:|View as|ScoopPro|Cablegate:"
    r"|\d{1,2}:\d\d [ap]m|Share|Tweet|Email)"
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


_SITE = re.compile(r"(?:INDEPENDENT NEWS|Scoop)\s*$")
_LINES_BELOW = 25


def beginnings(text: str) -> list[int]:
    """Where each article of a text begins; a headline alone, without a cable below, is none."""
    titles = list(_TITLE.finditer(text)) if "Cablegate:" in text else []
    articles = [title.start() for title in titles if title is titles[0] or _is_above(text, title)]
    heads = [_SITE.search(text, max(0, start - 40), start) for start in articles]
    pairs = zip(heads, articles, strict=True)
    return [start_of_line(text, head.start() if head else start) for head, start in pairs]


def _is_above(text: str, title: re.Match[str]) -> bool:
    """A cable's own header stands below the title."""
    below = [line.text for line in lines_of(text, title.end(), title.end() + 4000) if line.text]
    return any(
        is_transmission(line) or class_line(line) or label_of(line) for line in below[:_LINES_BELOW]
    )


class Scoop:
    """Recognised by the title `Cablegate: ...` near the top and the site's name or its style."""

    name = "scoop-page"

    def recognises(self, text: str) -> bool:
        top = text[:6000]
        title = _TITLE.search(top) if "Cablegate:" in top else None
        return title is not None and "Viewing cable" not in text[:8000]

    def read(self, text: str, filed_as: CableId | None) -> list[ParsedCable]:
        title = _TITLE.search(text)
        start = title.end() if title else 0
        facts = Facts(filed_as=filed_as, title=title["title"].strip() if title else None)
        facts.created = _published(text[: start + 600])
        lines = _cable_lines(lines_of(text, start))
        return [assemble(self.name, text, lines, facts)]


def _published(text: str) -> datetime | None:
    """Scoop dates an article with the cable's own date and hour, in UTC."""
    match = _PUBLISHED.search(text)
    if match is None or match["month"][:3].lower() not in _MONTHS:
        return None
    hour = (
        int(match["hour"]) % 12 + 12 * (match["half"] or "").lower().startswith("p")
        if match["half"]
        else int(match["hour"])
    )
    month = _MONTHS.index(match["month"][:3].lower()) + 1
    try:
        return datetime(
            int(match["year"]), month, int(match["day"]), hour, int(match["minute"]), tzinfo=UTC
        )
    except ValueError:
        return None


def _cable_lines(lines: list[Line]) -> list[Line]:
    """The lines between the site's head and its foot."""
    end = next((index for index, line in enumerate(lines) if _END.match(line.text)), len(lines))
    first = 0
    while first < end and (lines[first].blank or _BOILERPLATE.match(lines[first].text)):
        first += 1
    return lines[first:end]
