"""Portion markings: `(SBU)`, `(C/NF)`, `(C - ENTIRE TEXT)`, `(S//REL TO USA, FVEY)`.

Everything before the first `/`, `-` or blank is the level; the rest are controls.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Self

PATTERN = (
    r"(?:\(|\[(?=[UCS]\]\s|SBU\]\s))(?![^()\n]{0,50}\d{3})\s*"
    r"(?P<marking>(?:TS|SBU|LOU|OUO|FOUO|UNCLAS(?:SIFIED)?|CONFIDENTIAL|SECRET|SNF|CNF|NF|N|[UCS])"
    r"(?:[\s/,\-–][^()\n]{0,40}?)?)\s*\.?\s*[)\]]"
)
AT_START = re.compile(PATTERN, re.IGNORECASE)
_OPENING = ("(", "[")
_BLANKS = re.compile(r"\s+")
_AROUND_SLASH = re.compile(r"\s*(/+)\s*")
_ENTIRE_TEXT = re.compile(r"[\s,\-–]*ENTIRE\s+(?:TEXT|CABLE|MESSAGE)\.?$")
_PARTS = re.compile(r"[/,\s\-–]+")

LEVELS = ("U", "SBU", "FOUO", "LOU", "C", "S", "TS")
_SPELLINGS = {
    "UNCLAS": "U",
    "UNCLASSIFIED": "U",
    "OUO": "FOUO",
    "CNF": "C",
    "CONFIDENTIAL": "C",
    "SNF": "S",
    "SECRET": "S",
}


@dataclass(frozen=True, slots=True)
class Marking:
    """A portion marking as printed, in capitals and with single blanks (`C/NF`)."""

    printed: str

    @classmethod
    def read(cls, text: str) -> Self:
        """From the text between the brackets; `C - ENTIRE TEXT` marks C, for the whole text."""
        printed = _AROUND_SLASH.sub(r"\1", _BLANKS.sub(" ", text.strip().upper()))
        return cls(_ENTIRE_TEXT.sub("", printed).rstrip(" .-–"))

    @property
    def level(self) -> str:
        """The level letters: U, SBU, LOU, C, S, TS."""
        return _PARTS.split(self.printed)[0]

    @property
    def controls(self) -> tuple[str, ...]:
        """What follows the level: `("NF",)`, `("REL", "NATO")`."""
        return tuple(part for part in _PARTS.split(self.printed)[1:] if part)


@lru_cache(maxsize=1024)
def level_of(printed: str) -> str:
    """The level of a printed marking as one of `LEVELS`; empty if it has none."""
    level = Marking.read(printed).level
    level = _SPELLINGS.get(level, level)
    return level if level in LEVELS else ""


def at_start(text: str, position: int = 0) -> tuple[Marking, int] | None:
    """The marking that stands at a position, and where its bracket closes, or None."""
    match = AT_START.match(text, position) if text[position : position + 1] in _OPENING else None
    if match is None:
        return None
    return _read(match["marking"]), match.end()


@lru_cache(maxsize=1024)
def _read(printed: str) -> Marking:
    return Marking.read(printed)
