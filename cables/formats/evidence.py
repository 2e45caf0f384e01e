"""Is it a cable at all? A text with no sign of one is refused, with a sentence that says so.

The copies of the National Archives have lost their headers, and fragments have lost more; so one
sign is enough, and capitals without numbers are one: telegrams were sent in them.
"""

import re

from cables.formats.parsed import ParsedCable, Problem, Unreadable

_OF_SERVICE = re.compile(
    r"\b(?:(?:RE[FU]R?|SEP|MY|YOUR|OUR|DEP|EMB|LEG|CON)(?:EN)?TELS?|PARA(?:S|GRAPHS?)? \d|REFTELS?"
    r"|TELEGRAMS?|AIRGRAMS?|DEMARCHE|EMBASS(?:Y|IES)|EMB\w*|LEGATION|CONSUL(?:AR|ATE|S)?|AMBASSADORS?"
    r"|AMB|CHARGE|DCM|POLOFFS?|ECONOFFS?|DEPT|DEPARTMENT|SECSTATE|USG|USUN|SIPDIS|NOFORN|[EN]XDIS"
    r"|NODIS|LIMDIS|FOREIGN (?:OFFICE|MINIST\w+|SECRETARY|AFFAIRS)|FON(?:OFF|MIN)|PRIME MINISTER"
    r"|(?:BEGIN|END) (?:TEXT|SUMMARY|COMMENT))\b",
    re.IGNORECASE,
)
_OWN_NUMBER = re.compile(r"\W{0,3}(?:[A-Z]\w{1,12} )?(?:\d{6}Z|\d{1,6}(?:[–-]\d{1,6})?)\. ?\S")
"""The telegram's own number before the first sentence: `818. According to ...`, `Secto 18.`"""
_FEWEST_LETTERS = 40
_CAPITALS = 0.8
_DOUBT = "Nothing but its words suggests that this text is a cable."
_REFUSAL = (
    "Nothing in this text looks like a cable: no number, header line, classification, TAGS, "
    "numbered paragraph or signature. If it is part of one, save it as a file with the number of "
    "the cable for a name, such as 07GUANGZHOU378.txt, and give that."
)


def doubts_about(cable: ParsedCable, *, refuse: bool = True) -> tuple[Problem, ...]:
    """A problem for a text that only its words tell of; Unreadable if not even they do.

    Beside other cables nothing is refused, for it may be a torn piece of one of them.
    """
    if _has_fields(cable) or cable.signature or _has_marked_paragraphs(cable):
        return ()
    text = "\n".join(paragraph.text for paragraph in cable.paragraphs)
    if _OWN_NUMBER.match(text) or _OF_SERVICE.search(text) or _is_in_capitals(text) or not refuse:
        return (Problem("signs-missing", _DOUBT, "source"),)
    raise Unreadable(_REFUSAL)


def _has_fields(cable: ParsedCable) -> bool:
    fields = (cable.reference_id, cable.classification, cable.subject, cable.transmitted_at)
    lists = (cable.tags, cable.references, cable.captions, cable.to, cable.fields)
    return any(fields) or any(lists) or cable.declassification_line is not None


def _has_marked_paragraphs(cable: ParsedCable) -> bool:
    return any(each.number or each.marking for each in cable.paragraphs)


def _is_in_capitals(text: str) -> bool:
    letters = [sign for sign in text if sign.isalpha()]
    capitals = sum(1 for sign in letters if sign.isupper())
    return len(letters) >= _FEWEST_LETTERS and capitals >= _CAPITALS * len(letters)
