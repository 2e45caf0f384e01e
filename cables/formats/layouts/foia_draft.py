"""Outgoing telegram as drafted in the Department, in releases of the FOIA office: clearances above
the text and, behind `YY`, more clearances and the posts it goes to.
"""

import re
from datetime import date

from cables.formats.assembly import assemble
from cables.formats.facts import Facts
from cables.formats.layouts import site
from cables.formats.lines import Line, is_stamp, lines_of
from cables.formats.parsed import Addressee, ParsedCable
from cables.formats.transmission import Transmission
from cables.vocab.classification import at_start
from cables.vocab.declassification import first_date
from cables.vocab.identifiers import CableId
from cables.vocab.precedence import word_for

_BANNER = re.compile(r"U\.?S\.? Department of State\s+Case No\.")
_TAIL = re.compile(r"Y{1,2}$")
_CLEARANCE = re.compile(
    r"[A-Z][A-Z/()]{0,14}:\s*[A-Z\-.' ]*(?:\s[-—–]\s*(?:OK|INFO).{0,20})?\s*\+?$"
    r"|\d{2}/\d{2}/\d{4}\b"
)
_SENT_TO = re.compile(
    r"(?P<word>IMMEDIATE|PRIORITY|ROUTINE|FLASH)\s+(?P<name>[A-Z][A-Z .'\-]{2,30}?)\s*(?:,\s*\+)?$"
)
_LABEL = re.compile(r"E\.?O\.? ?1\d{4}|TAGS:")


def beginnings(text: str) -> list[int]:
    """Where each document of a text begins, by its banners."""
    if "Doc No." not in text or "MRN:" in text:
        return []
    return site.document_starts(text)


class FoiaDraft:
    """Recognised by the banner of the FOIA office over a text with a header but no MRN."""

    name = "foia-outgoing-draft"

    def recognises(self, text: str) -> bool:
        return _BANNER.search(text[:3000]) is not None and _LABEL.search(text) is not None

    def read(self, text: str, filed_as: CableId | None) -> list[ParsedCable]:
        lines = [line for line in lines_of(text) if not (line.text and is_stamp(line.text))]
        end = next(
            (index for index, line in enumerate(lines) if _TAIL.match(line.text)), len(lines)
        )
        facts = Facts(filed_as=filed_as)
        head = [
            line
            for line in lines[:end]
            if not _CLEARANCE.match(line.text) and not _SENT_TO.match(line.text)
        ]
        facts.classification = next(
            (f[0] for line in head[:40] if (f := at_start(line.text))), None
        )
        facts.sent_on = _drafted(lines[:end])
        return [assemble(self.name, text, head, facts, sent=_sent(lines, end))]


def _drafted(lines: list[Line]) -> date | None:
    dated = next(
        (line.text for line in lines[:40] if re.match(r"\d{2}/\d{2}/\d{4}\b", line.text)), ""
    )
    return first_date(dated)


def _sent(lines: list[Line], end: int) -> Transmission:
    """The lists of posts by urgency, in front of the text and behind it."""
    found = Transmission()
    for line in [*lines[: min(end, 40)], *lines[end:]]:
        match = _SENT_TO.match(line.text)
        if match is not None:
            found.to.append(Addressee(match["name"].strip(), precedence=word_for(match["word"])))
    found.precedence = found.to[0].precedence if found.to else None
    return found
