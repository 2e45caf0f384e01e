"""SMART e-mail (from 2009), mostly in releases of the FOIA office: labels with values in a second
column, a body, `Signature:` and a tail of clearances. Mail heads above and banners are not of it.
"""

import re
from bisect import bisect

from cables.formats.assembly import assemble
from cables.formats.facts import Facts
from cables.formats.layouts import site
from cables.formats.lines import Line, blank_at, cut, is_stamp, lines_of, start_of_line
from cables.formats.parsed import Addressee, ParsedCable
from cables.formats.transmission import Transmission, addressee
from cables.vocab import classification, dtg, precedence
from cables.vocab.identifiers import CableId

_MRN = re.compile(r"^[ \t]*MRN:", re.MULTILINE)
_DATE = re.compile(r"^[ \t]*Date/D[TI]G:", re.MULTILINE)
_LABEL = re.compile(
    r"(?P<label>MRN|Date/D[TI]G|From|Action|E\.O\.|TAGS|Captions|References?|Ref|Pass Line"
    r"|Subject|Info|XMT|Action Office|Info Office"
    r"|Signature|Drafted By|Cleared By|Approved By|Released By|Attachments|Action Post"
    r"|Dissemination Rule|Classified By|Reasons?"
    r"|Declassify On)\s*:\s*(?P<value>.*)$"
)
_TO_HEADER = (
    "E.O.",
    "TAGS",
    "References",
    "Reference",
    "Ref",
    "Subject",
    "Classified By",
    "Reason",
    "Reasons",
    "Declassify On",
)
_BARE = ("Captions", "Pass Line")
_TAIL = "Signature"
_SWAPPED = re.compile(r"(?P<city>[A-Z][A-Z .'\-]*), (?P<kind>[A-Z]+)(?P<rest>(?: [A-Z]+)?)$")
_TYPES = frozenset(
    [
        "SECSTATE",
        "AMEMBASSY",
        "AMCONSUL",
        "USMISSION",
        "USEU",
        "USINT",
        "USLO",
        "CONGEN",
        "USDEL",
        "REO",
        "USOFFICE",
    ]
)


_MAIL_HEAD = re.compile(r"^[ \t]*From:[^\n]{0,300}\n\s{0,40}(?:Sent|Date):", re.MULTILINE)
_ENDING = re.compile(
    r"^[ \t]*(?:Signature|Drafted By|Cleared By|Approved By|Released By|Info|Dissemination Rule)"
    r"[ \t]*:",
    re.MULTILINE,
)
_DATE_WITHIN = 400
_ABOVE = 800


def beginnings(text: str) -> list[int]:
    """Where the document of each cable of a text begins: banner, mail head, else its MRN."""
    found: list[int] = []
    last = 0
    documents = site.document_starts(text) if "MRN:" in text else []
    for label in _MRN.finditer(text) if "MRN:" in text else ():
        if _DATE.search(text, label.end(), label.end() + _DATE_WITHIN):
            between = documents[bisect(documents, last) : bisect(documents, label.start())]
            found.append(start_of_line(text, _beginning(text, last, label.start(), between)))
            last = label.end()
    return found


def _beginning(text: str, last: int, label: int, documents: list[int]) -> int:
    """The first place above an MRN that is no more of the cable whose MRN ends at `last`."""
    for ending in _ENDING.finditer(text, last, label):
        last = ending.end()
    head = _MAIL_HEAD.search(text, last, label)
    starts = [*documents[:1], *([head.start()] if head else [])]
    return min(starts, default=_with_level(text, label))


def _with_level(text: str, label: int) -> int:
    """The level and the stamps that stand alone above the first label."""
    first = label
    for line in reversed(lines_of(text, max(0, label - _ABOVE), label)):
        level = classification.at_start(line.text)
        if line.text and not is_stamp(line.text) and not (level and level[1] == len(line.text)):
            break
        first = line.start
    return first


class Smart:
    """Recognised by its first two labels."""

    name = "foia-smart-email"

    def recognises(self, text: str) -> bool:
        return "MRN:" in text and bool(_MRN.search(text) and _DATE.search(text))

    def read(self, text: str, filed_as: CableId | None) -> list[ParsedCable]:
        first = _MRN.search(text)
        return [self._cable(text, first.start(), filed_as)] if first else []

    def _cable(self, text: str, start: int, filed_as: CableId | None) -> ParsedCable:
        parts = _Parts(lines_of(text, start))
        facts = Facts(
            filed_as=filed_as, classification=_banner(lines_of(text, max(0, start - _ABOVE), start))
        )
        site.add_id(facts, " ".join(parts.value("MRN").split()))
        facts.aliases.clear()
        facts.attributes = [
            (label, " ".join(value.split())) for label, value in parts.values.items() if value
        ]
        signed = parts.value(_TAIL)
        names = (_known_name(signed, parts.value("Approved By")),) if signed else None
        return assemble(self.name, text, parts.cable, facts, sent=_sent(parts), signed=names)


class _Parts:
    """The labels with their values, and the lines that are the cable: header fields and body."""

    def __init__(self, lines: list[Line]) -> None:
        self.values: dict[str, str] = {}
        self.cable: list[Line] = []
        self.label: str | None = None
        self.in_body = False
        self.ended = False
        for line in lines:
            self._take(line)

    def value(self, label: str) -> str:
        return self.values.get(label, "")

    def _take(self, line: Line) -> None:
        if line.text and is_stamp(line.text):
            return
        match = _LABEL.match(line.text) if not self.in_body or line.text.startswith(_TAIL) else None
        if match is not None:
            self._begin(line, match)
        elif self.in_body:
            self.cable.append(line)
        elif line.text.strip("-|1 ") and self.label:
            self._go_on(line)
        elif self.label == "Subject" and self.values["Subject"]:
            self.in_body = not self.ended
            self.cable.append(line)

    def _begin(self, line: Line, match: re.Match[str]) -> None:
        self.label = match["label"].replace("DIG", "DTG")
        self.ended = self.ended or self.label == _TAIL
        self.in_body = False
        self.values[self.label] = match["value"]
        if self.label in _TO_HEADER and not self.ended:
            self.cable += [blank_at(line.start), line]
        elif self.label in _BARE and match["value"]:
            self.cable += [blank_at(line.start), cut(line, match.start("value"))]

    def _go_on(self, line: Line) -> None:
        self.values[self.label or ""] += "\n" + line.text
        if self.label in (*_TO_HEADER, *_BARE) and not self.ended:
            self.cable.append(line)


def _banner(lines: list[Line]) -> classification.Classification | None:
    """The level that stands alone above the first label."""
    for line in reversed(lines):
        found = classification.at_start(line.text) if line.text else None
        if found and found[1] == len(line.text):
            return found[0]
    return None


def _sent(parts: _Parts) -> Transmission:
    found = Transmission()
    group = dtg.find(parts.value("Date/DTG"))
    found.group = group[0] if group else None
    found.sender = " ".join(parts.value("From").split()) or None
    found.to = _addressees(parts.value("Action"))
    found.info = _addressees(parts.value("Info"))
    words = [who.precedence for who in found.to if who.precedence]
    found.precedence = max(words, key=_rank, default=None)
    return found


def _rank(word: str) -> int:
    return list(precedence.WORDS.values())[::-1].index(word)


def _addressees(value: str) -> list[Addressee]:
    """`WASHDC, SECSTATE ROUTINE; ...`: the city stands before the kind of post."""
    parts = (part.strip() for part in " ".join(value.split()).split(";"))
    return [addressee(_in_order(part)) for part in parts if part]


def _in_order(part: str) -> str:
    swapped = _SWAPPED.match(part)
    if swapped is None or swapped["kind"] not in _TYPES:
        return part
    return f"{swapped['kind']} {swapped['city']}{swapped['rest']}"


def _known_name(printed: str, approved: str) -> str:
    """The signature; where scanning tore it, as the approval line spells the surname."""
    letters = re.sub(r"[^a-z]", "", printed.lower())
    for surname in re.findall(r":\s*([A-Z][A-Za-z'\-]+),", approved):
        if surname.lower() == letters:
            return surname.upper() if " " in printed.strip() else printed.strip()
    return " ".join(printed.split())
