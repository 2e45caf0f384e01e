"""The labels of a cable's header, as printed and misprinted: E.O., TAGS, SUBJECT, REF and others.

A label counts at the start of a line, and also inside one where a lost line end glued it to the
field before (`SUBJECT: X PRIMEREF: ...`), but then only with its colon.
"""

import re
from enum import StrEnum

from cables.formats.lines import Line, split_lines
from cables.vocab.wordlists import words


class Label(StrEnum):
    """A field of the header."""

    ORDER = "declassification"
    TAGS = "tags"
    SUBJECT = "subject"
    REF = "references"
    CLASSIFIED_BY = "classified_by"
    REASON = "classification_reasons"
    DECLASSIFY = "declassify_on"


_LABELS = {label.value: label for label in Label}
_DECORATION = r"[¶�*#_\s]*(?:\([A-Z/ ]{1,8}\)\s*)?[*_]*"
_AT_START = re.compile(
    _DECORATION + r"(?:"
    r"(?P<declassification>(?:E\s?[.,]?\s?[O0]\s?[.,]?\s?:?\s?(?=\d{4,5}|:)"
    r"|EXECUTIVE ORDER\s?(?=\d{5}|:)))"
    r"|(?P<tags>(?:TAGS|TAGES|TAGZ|TAG|TAS|TABS|TGS|AGS|TAFS|TAGA)[*_]*\s*(?:[:;,.]|(?=\s)|$)[*_]*)"
    r"|(?P<subject>(?:SUBJECT|SUBJ|UBJECT|SUBECT|SUBJCT|SUJECT|SUBJET|SUBJEC|SUBJETC|SUBBJECT"
    r"|SUBJECTS)"
    r"[*_]*\s*(?:[:;.]|(?=\s)|$)[*_]*)"
    r"|(?P<references>(?:PRIME|PROGRAM )?REF(?:S|TELS?|ERENCES?|TEL\(S\)|ERENCE\(S\)|\(S\)"
    r"|\s?TELS?)?[*_]*"
    r"\s*(?:[:;.\-]|(?=\s)|(?=[(\[][A-Z][)\]])|$)[*_]*)"
    r"|(?P<classified_by>(?:CLASSI?FI?ED|CLASSFIED|CLASSIFED|CLASIFIED|DERIVED)[*_]*\s*(?:BY"
    r"|FROM)\b[*_]*\s*[:.;]?"
    r"|CLASSIFIER\s*:|CLASSIFYING OFFICER\s*:)"
    r"|(?P<classification_reasons>REASONS?(?:\s+FOR\s+CLASSIFICATION)?\s*[:(.;](?=.{0,40}\d\.\d))"
    r"|(?P<declassify_on>DECL(?:ASSIFY)?(?:\s+ON)?\s*:)"
    r")",
    re.IGNORECASE,
)
_INSIDE = re.compile(
    r"E\.\s?O\.\s?(?:11652|12065|12356|12958|13526)\s?:|TAGS:|SUBJ(?:ECT)?:|PRIMEREFS?:|REFS?:"
    r"|REFTELS?:"
    r"|Classified [Bb]y:|CLASSIFIED BY:"
)
_MOST = 3
_PREFIXES = ("PRIME", "PROGRAM")
_FIRST_PARAGRAPH = re.compile(
    r"\s(?<=-{4}\s)\s*(?=\S)"
    r"|\s(?<=\S\s)\s*(?=1\.\s{0,2}\((?:U|C|S|SBU|TS|LOU)[)/]|1\.\s{2,}[A-Z]|-{4,}\s)"
)
_DIGIT = re.compile(r"\d")
_BEGINNINGS = words("EO E0 E. E, EX TA TG AG SU UB RE PR CL DE")
_DECORATED = frozenset("(*¶�#_")


def label_of(text: str) -> tuple[Label, int] | None:
    """The label that a line begins with, and where its value begins; else None."""
    match = _AT_START.match(text) if _may_begin(text) else None
    if match is None or match.lastgroup is None:
        return None
    label = _LABELS[match.lastgroup]
    return None if _is_prose(label, match[0], text[match.end() :]) else (label, match.end())


def _may_begin(text: str) -> bool:
    """False for nearly all lines without a label, by their first two letters."""
    first = text[:2].upper()
    return first in _BEGINNINGS or first[:1] in _DECORATED or first.rstrip() == "E"


def _is_prose(label: Label, printed: str, value: str) -> bool:
    """A sentence that begins with such a word and no colon: `Reference was made to ...`."""
    if printed.rstrip(" *_")[-1:] in (":", ";") or label in (Label.ORDER, Label.CLASSIFIED_BY):
        return False
    if label in (Label.TAGS, Label.DECLASSIFY, Label.REASON):
        return False
    word = printed.strip(" ¶�*#_")
    if label is Label.REF:
        has_cable = bool(_DIGIT.search(value[:120])) or value.strip().upper() in (
            "",
            "NONE",
            "N/A",
        )
        return not (word.rstrip(".-").isupper() or has_cable) or value.lstrip()[:1].islower()
    return not word.rstrip(".").isupper()


def unglue(lines: list[Line]) -> list[Line]:
    """Header lines, cut before every label that stands inside one, and before paragraph 1."""
    return split_lines(lines, [at for at, line in enumerate(lines) if ":" in line[2]], _starts)


def _starts(text: str) -> list[int]:
    """Where a label or the first paragraph begins inside a line."""
    starts = [
        match.start()
        for match in _INSIDE.finditer(text)
        if match.start() > 0
        and text[:40].strip(" ¶*_#")
        and not text[max(0, match.start() - 12) : match.start()].strip().upper().endswith(_PREFIXES)
    ]
    if "1." not in text and "----" not in text:
        return starts
    body = [match.start() for match in _FIRST_PARAGRAPH.finditer(text)][:_MOST]
    if body and (starts or label_of(text)):
        return [*(at for at in starts if at < body[0]), *body]
    return starts
