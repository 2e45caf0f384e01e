"""Lines at the border of header and body: the first paragraph, notices, instructions."""

import re

from cables.formats.lines import PILCROW
from cables.vocab import citations, markings, posts

NUMBERED = re.compile(
    rf"(?:{PILCROW})?\s*(?P<number>\d{{1,3}})\s?[.)](?=[\s(A-Z\"'¶*-]|$)"
    rf"|{PILCROW}\s?(?P<bare>\d{{1,3}})(?=\s*\()"
)
SUMMARY = re.compile(
    r"(?:\([A-Z/]{1,8}\)\s*)?(?:EXECUTIVE\s+)?SUMM?ARY\b(?![a-z ]+of)", re.IGNORECASE
)
DISCLAIMER = re.compile(
    r"(?:\([A-Z/]{1,5}\)\s*)?(?:THIS (?:CABLE|MESSAGE|DOCUMENT"
    r"|TELEGRAM)(?: AND ITS ATTACHMENTS?)? (?:IS|CONTAINS)"
    r"|SENSITIVE BUT UNCLASSIFIED|UNCLASSIFIED BUT SENSITIVE|SBU\b|\(?ENTIRE TEXT"
    r"|PLEASE (?:PROTECT|HANDLE)"
    r"|PROTECT ACCORDINGLY|HANDLE ACCORDINGLY|NOT FOR (?:INTERNET|PUBLIC|DISTRIBUTION)"
    r"|CONTAINS (?:SENSITIVE|BUSINESS)"
    r"|NOT INTENDED FOR|INTERNET DISTRIBUTION|DECONTROL UPON|FOR OFFICIAL USE ONLY)",
    re.IGNORECASE,
)
_HANDLING_WORDS = re.compile(
    r"SENSITIVE|PROTECT|HANDLE|INTERNET|UNCLASSIFIED|DISSEMINAT|DISTRIBUT|PROPRIETARY"
    r"|ENTIRE TEXT|OFFICIAL USE",
    re.IGNORECASE,
)


def starts_body(text: str) -> bool:
    """A line that is surely no header: a numbered paragraph, but not a numbered reference."""
    if text[0].isalpha() and text[0] != "Â":
        return False
    marked = markings.at_start(text)
    text = text[marked[1] :].lstrip() if marked else text
    match = NUMBERED.match(text)
    if match is None:
        return False
    rest = text[match.end() :].strip()
    if marked or markings.at_start(rest):
        return True
    if len(rest) > 45 or int(match["number"] or match["bare"]) > 60:
        return int(match["number"] or match["bare"]) <= 60
    cited = next(citations.find(rest), None)
    return cited is None or cited.start > 4


def is_disclaimer(block: str) -> bool:
    """A notice of how the cable is to be handled: sensitive, not for the internet, and the like."""
    return (
        len(block) < 420 and bool(DISCLAIMER.match(block)) and bool(_HANDLING_WORDS.search(block))
    )


_PASSING = re.compile(
    r"(?:(?:STATE|DEPT|DEPARTMENT|[A-Z][A-Z/ .\-]{1,30}) (?:ALSO )?(?:FOR|PASS(?: TO)?"
    r"|PLEASE PASS)\b|PASS TO |FOR (?:[A-Z]+/|THE )"
    r"|FROM [A-Z]+ )"
)


_READERS = re.compile(
    r"(?:STATE|DEPT|DEPARTMENT|SECSTATE|NSC|TREASURY|USDOC|OSD|SECDEF|PASS|FOR|USAID|USTR|JUSTICE"
    r"|DHS|US ?CINC|CINC|HOLD|DOE|DOJ|DOL|USDA|CIA|WHITE HOUSE|[A-Z]+COM|[A-Z]+/[A-Z]+)(?![a-z])"
)


def is_surely_passing(text: str) -> bool:
    """As `is_passing`, where no field of a header stands near: a known reader comes first."""
    if not is_passing(text):
        return False
    words = text.split()
    named = (" ".join(words[:size]) for size in (1, 2, 3))
    return bool(_READERS.match(text)) or any(posts.find(name) for name in named)


def is_passing(text: str) -> bool:
    """`STATE FOR EAP/CM`, `DEPT PASS USTR`: an instruction to the relay, in capitals."""
    return (
        len(text) < 90
        and not text.endswith(".")
        and text.upper() == text
        and bool(_PASSING.match(text))
    )
