"""Precedence: how fast a cable had to be delivered (5 FAH-2 H-310)."""

import re

WORDS = {"Z": "FLASH", "O": "IMMEDIATE", "P": "PRIORITY", "R": "ROUTINE"}
"""Letter of the date-time group -> word."""

_SPELLINGS = {
    "Y": "FLASH",  # emergency command
    "ZZ": "FLASH",
    "OO": "IMMEDIATE",
    "PP": "PRIORITY",
    "RR": "ROUTINE",
    "FLASH": "FLASH",
    "IMMEDIATE": "IMMEDIATE",
    "IMMED": "IMMEDIATE",
    "NIACT": "IMMEDIATE",
    "NIACT IMMEDIATE": "IMMEDIATE",
    "PRIORITY": "PRIORITY",
    "PIORITY": "PRIORITY",
    "PRIORTY": "PRIORITY",
    "PRIORIT": "PRIORITY",
    "ROUTINE": "ROUTINE",
}
AT_END = re.compile(
    r"\s+(?P<word>(?:NIACT\s+)?IMMEDIATE|NIACT|IMMED|FLASH|PRIORITY|PIORITY|PRIORTY|ROUTINE)$",
    re.IGNORECASE,
)


def word_for(printed: str) -> str | None:
    """FLASH, IMMEDIATE, PRIORITY or ROUTINE for a letter (`R`, `RR`) or a word, else None."""
    key = " ".join(printed.upper().split())
    return WORDS.get(key) or _SPELLINGS.get(key)
