"""Codes in words: what a reader would otherwise have to look up."""

import re
from functools import cache

from django import template

from cables.vocab import countries, tables
from cables.vocab.markings import Marking

register = template.Library()

LEVELS = {
    "U": "Unclassified",
    "UNCLAS": "Unclassified",
    "UNCLASSIFIED": "Unclassified",
    "SBU": "Sensitive but unclassified",
    "FOUO": "For official use only",
    "OUO": "Official use only",
    "LOU": "Limited official use",
    "C": "Confidential",
    "CNF": "Confidential, not for foreign nationals",
    "CONFIDENTIAL": "Confidential",
    "S": "Secret",
    "SNF": "Secret, not for foreign nationals",
    "SECRET": "Secret",
    "TS": "Top secret",
}
CONTROLS = {"NF": "not for foreign nationals", "NOFORN": "not for foreign nationals"}
TONES = {"U": "open", "S": "closed", "T": "closed", "C": "kept", "L": "kept"}
REASONS = {
    "A": "military plans, weapons systems or operations",
    "B": "foreign government information",
    "C": "intelligence activities, sources or methods, or cryptology",
    "D": "foreign relations or activities of the United States, including confidential sources",
    "E": "scientific, technological or economic matters relating to national security",
    "F": "programs for safeguarding nuclear materials or facilities",
    "G": "vulnerabilities or capabilities of systems, installations, projects or plans",
    "H": "weapons of mass destruction",
}
"""Section 1.5 of E.O. 12958 (1995), 1.4 from its amendment of 2003 on and in E.O. 13526."""

_REASON = re.compile(r"([A-H])\W*$", re.IGNORECASE)


@register.filter
def marking_words(printed: str) -> str:
    """`C/NF`: confidential, not for foreign nationals; unknown parts as printed."""
    marking = Marking.read(printed)
    level = LEVELS.get(marking.level, marking.level)
    controls = (CONTROLS.get(control, control) for control in marking.controls)
    return ", ".join((level, *controls))


@register.filter
def marking_tone(printed: str) -> str:
    """The tone of a marking's outline: open, kept or closed. SBU is open, with a warning."""
    level = Marking.read(printed).level
    return "open" if level in ("U", "SBU") else TONES.get(level[:1], "kept")


@register.filter
def caption_meaning(caption: str) -> str:
    """What a caption says to those who handle the cable; empty if no list explains it."""
    return _meanings("captions", "code").get(caption.upper(), "")


@register.filter
def precedence_meaning(word: str) -> str:
    """How fast a precedence asks for delivery."""
    return _meanings("precedence", "word").get(word, "")


@register.filter
def reason_meaning(reason: str) -> str:
    """What a reason for classification (`1.4 (d)`) stands for; empty if it has no letter."""
    letter = _REASON.search(reason)
    return REASONS[letter[1].upper()] if letter else ""


@register.filter
def country_name(code: str) -> str:
    """The country's name for its ISO code; the code itself if no list has it."""
    return countries.name_of(code)


@cache
def _meanings(table: str, key: str) -> dict[str, str]:
    return {row[key]: row["meaning"] for row in tables.rows(table)}
