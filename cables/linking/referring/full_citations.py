"""Full citations in running text (`05 KABUL 003934`), taken only where they are surely that.

A post is a city as well, and a number after it most often a year, a count or a distance (`Paris
2008`, `LAGOS 500 TONS`). So a citation needs a sign of its own: a printed year, zeros before the
serial, a bracket around it, a word for cables before it, capitals among small letters, or its
place in the cable's own REF block. Without one nothing is said.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from cables.vocab import citations, posts
from cables.vocab.citations import Citation
from cables.vocab.identifiers import CableId

_PARTS = re.compile(
    r"(?P<before>[(\[]?['’`]?(?:[Oo]\d|\d{2}(?:\d\d)?)[)\]]?[\s\-_]{0,3}(?=\D))?"
    r"(?P<name>\D*)(?P<serial>\d+)(?P<after>\D{0,3}\d{2,4}[)\]]?)?$"
)
_BARE_YEAR = re.compile(r"\s+\d\d$")
_HANDLING = re.compile(r"\s?[(\[](?:NO?TAL|EXDIS|NODIS|LIMDIS|STADIS|NOFORN|SBU|[USC])\b", re.I)
_CLOSED = re.compile(r"\s?(?:[)\].,;:/\"”’]|$)|\s?[(\[](?:NO?TAL|para)|\s(?:and|or)\s", re.I)
_OTHER_NUMBER = re.compile(
    r"\w|,\d{3}(?!\d)|\.\d|-\d|/\d\d?(?!\d)|\s?%|\s{1,3}\d{1,3}(?:\.\d)?\s{1,2}OF\b"
    r"|[\s-]{1,2}(?:percent|per\s?cent|km|kilomet\w{2,4}|miles?|metric|tons?|tonnes?|kilos?|kg|feet"
    r"|people|persons?|men|women|workers|delegates|dollars?|euros?|[ap]\.?m|hours?|hrs|minutes"
    r"|gmt|utc|z|local|days?|weeks?|months?|years?|million|billion|thousand|hundred|degrees|of)\b",
    re.IGNORECASE,
)
_WORD_FOR_CABLES = re.compile(
    r"\b(?:ref|refs|reftels?|see|see\salso|cf\.?|per|cables?|telegrams?|messages?|para(?:graph)?s?"
    r"\s\d{1,2}(?:\sof)?)[\s:(]{1,3}$",
    re.IGNORECASE,
)
_NO_YEAR_AFTER = re.compile(
    r"(?:¶|\bPARA(?:GRAPH)?S?|\bJAN(?:UARY)?|FEB(?:RUARY)?|MAR(?:CH)?|APR(?:IL)?|MAY|JUNE?|JULY?|AUG(?:UST)?"
    r"|SEPT?(?:EMBER)?|OCT(?:OBER)?|NOV(?:EMBER)?|DEC(?:EMBER)?)[\s.]{0,2}$",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"[\s)]{0,3}(?:[,;&/]|and\b|or\b)\s{0,3}(?:and\s{1,3}|see\s{1,3})?$", re.I)
_NAME_BEFORE = re.compile(r"(?:^|[^\w])[A-Z][a-z'’]+\s$")
_SMALL_LETTERS = re.compile(r"[a-z]{2}")
_YEARS = range(1900, 2030)
_AROUND = 40
_ALSO_OTHER_THINGS = frozenset(
    (
        *("NATO", "OSCE", "UNESCO", "USDA"),  # the bodies themselves, and their resolutions
        *("NEWYORK", "WASHDC", "WASHINGTON", "ARLINGTON"),  # cities with numbers of postal zones
        *("NICE", "CASA", "STAT", "STATES", "TATE", "BRAZIL"),
    )
)
"""Short forms that references use for posts, and sentences for something else."""


def find(text: str, known: Collection[tuple[str, int]] = ()) -> Iterator[Citation]:
    """Every sure citation, in printed order; `known` are post and serial of the REF block."""
    last: Citation | None = None
    for found in citations.find(text):
        candidate = _Candidate.of(text, found, last)
        last = candidate.citation if candidate and candidate.is_sure(known) else None
        if last is not None:
            yield last


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A post and a number, with what stands around them; `last` is the citation just before."""

    citation: Citation
    year: str
    name: str
    serial: str
    before: str
    after: str
    last: Citation | None

    @classmethod
    def of(cls, text: str, found: Citation, last: Citation | None) -> "_Candidate | None":
        surface = text[found.start : found.end]
        bare = _BARE_YEAR.search(surface)
        if bare and any(letter.isdigit() for letter in surface[: bare.start()].lstrip("0'’")[2:]):
            found = replace(found, end=found.start + bare.start(), year=None)
            surface = surface[: bare.start()]
        parts = _PARTS.match(surface)
        if parts is None:
            return None
        year = parts["before"] or ""
        if year and _NO_YEAR_AFTER.search(text[max(0, found.start - 12) : found.start]):
            found, year = replace(found, start=found.start + len(year), year=None), ""
        return cls(
            found,
            year,
            parts["name"].strip(),
            parts["serial"],
            text[max(0, found.start - _AROUND) : found.start],
            text[found.end : found.end + _AROUND],
            last if last and _BETWEEN.match(text[last.end : found.start][:12]) else None,
        )

    def is_sure(self, known: Collection[tuple[str, int]]) -> bool:
        """True where the number can be nothing else than the serial of a cable."""
        if _OTHER_NUMBER.match(self.after):
            return False
        if not self.name:
            return self._goes_on()
        if (self.citation.post, self.citation.serial) in known:
            return self.capitals or not self.looks_like_a_year
        if _HANDLING.match(self.after):
            return True
        if self.year:
            return self._with_year()
        if self.looks_like_a_year or len(self.serial) < 2 or self._looks_like_an_hour():
            return False
        if _WORD_FOR_CABLES.search(self.before):
            return self.closed or len(self.serial) > 3
        return len(self.serial) > 2 and self._is_proper() and self._stands_out()

    def _goes_on(self) -> bool:
        """`KABUL 3934, 3940 and 3951`: a further serial of about the same length."""
        if self.last is None or self.looks_like_a_year or len(self.serial) < 3:
            return False
        alike = abs(len(self.serial) - len(str(self.last.serial))) <= 1
        return alike and (self.closed or self.serial.startswith("0"))

    def _with_year(self) -> bool:
        digits = "".join(letter for letter in self.year if letter.isalnum())
        if len(digits) + len(self.year.strip("0123456789")) == len(self.year) == len(digits):
            return True  # glued: 07GUANGZHOU4321
        if len(digits) == 4 and self.looks_like_a_year:
            return False
        if not self.capitals or (self.shouted and 10 <= int(digits[-2:].replace("O", "0")) <= 31):
            return self.closed and len(self.serial) > 2 and not self.looks_like_a_year
        return True

    def _stands_out(self) -> bool:
        if self.last is not None or self.before.endswith(("(", "[")):
            return self.closed
        if self.citation.post == "STATE" and len(self.serial) > 4:
            return self.capitals or not _NAME_BEFORE.search(self.before)
        if self.shouted:
            return self.serial.startswith("0") and len(self.serial) > 4
        return self.capitals

    def _is_proper(self) -> bool:
        """The name of the post itself, and no short form that is a word as well."""
        letters = posts.squeeze(self.name)
        return len(letters) > 3 and letters not in _ALSO_OTHER_THINGS

    def _looks_like_an_hour(self) -> bool:
        """`ARRIVE PARIS 0930`."""
        hour, minute = self.serial[:2], self.serial[2:]
        return len(self.serial) == 4 and hour[0] == "0" and int(minute) < 60 and self.shouted

    @property
    def capitals(self) -> bool:
        return self.name.isupper()

    @property
    def closed(self) -> bool:
        """A stop, a bracket or a joiner follows: no noun that the number could count."""
        return bool(_CLOSED.match(self.after))

    @property
    def looks_like_a_year(self) -> bool:
        return len(self.serial) == 4 and int(self.serial) in _YEARS

    @property
    def shouted(self) -> bool:
        """No small letters around, where capitals say nothing."""
        return not _SMALL_LETTERS.search(self.before + self.after)


def cable_id(citation: Citation, year: int | None) -> CableId | None:
    """The id that is cited; without a printed year that of the citing cable (5 FAH-1 H-250)."""
    known = citation.year or year
    return CableId.of(known, citation.post, citation.serial) if known else None
