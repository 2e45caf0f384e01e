"""The signature: by custom the chief of mission's surname, alone on the last line or glued to the
last sentence. It is taken off the last paragraph, with the marks that machines put after it.
"""

import re

from cables.formats.lines import Kind, Line, cut, is_end_mark
from cables.formats.numbering import Draft
from cables.vocab import tags
from cables.vocab.wordlists import words

_NAME = r"(?:[A-Z][A-Za-z'’\-]{1,20}\.?|[A-Z]\.|(?:de|van|von|der|la|el|al|MC|Mc)\b)"
_ALONE = re.compile(
    rf"(?:\(?[-/]?s?/?\)?\s*)?(?P<name>{_NAME}(?:[ ]{{1,2}}{_NAME}){{0,2}}|[a-z]{{4,14}})[*\s]*$"
)
_TWO = re.compile(r"(?P<first>[A-Z][A-Z'\-]{2,20})\s*[/&]\s*(?P<second>[A-Z][A-Z'\-]{2,20})$")
_REDACTED = re.compile(r"[Xx]{5,}$")
_GLUED = re.compile(r"[.!?\"”')\]]\s+(?P<name>[A-Z][A-Z'’\-]{2,20}(?:\s[A-Z][A-Z'’\-]{2,20})?)\s*$")
_NO_NAMES = words(
    """
    END ENDS SUMMARY COMMENT NOTE TEXT SECRET CONFIDENTIAL UNCLASSIFIED UNCLAS SIPDIS NOFORN
    NNNN BT UNQUOTE QUOTE REGARDS CONSIDERED MINIMIZE BEGIN BIO TABLE POINTS LIST DECLASSIFIED
    RELEASED EXEMPT PAGE SENSITIVE LIMITED OFFICIAL USE ANNEX ADDRESS TELEGRAM MESSAGE REPORT
    TRANSLATION ITEM THANKS SINCERELY RESPECTFULLY REQUEST ACTION REQUESTED CORRECTED COPY FYI
    ADVISE CABLE PARAGRAPH TRANSMITTED VERBATIM ATTACHMENT ENCLOSURE
    """
)
_MACHINE = re.compile(
    r"(?:MINIMIZE CONSIDERED|UNCLASSIFIED|CONFIDENTIAL|SECRET|EXEMPT|LIMITED OFFICIAL USE|\.{2,}"
    r"|BT|NNNN?|[^.@]{2,24} @ [^.@]{2,24})\.?$"
)
_LAST_WORD = re.compile(r"\s(?P<name>[A-Z][A-Z'\-]{4,20})\s*$")
_UNQUOTED = re.compile(
    r"\b(?:UNQUOTE|UNQTE|UNQ)[\s:.]*(?P<name>[A-Z][A-Z'\-]{2,20}(?: [A-Z][A-Z'\-]{2,20})?)$"
)
_ADVERT = re.compile(
    r"(?:PLEASE\s+)?VISIT\b.{0,60}?\bWEB\s?-?SITE\b[^\n]{0,40}?(?:$"
    r"|https?://\S+(?: \S{2,20})??(?=$|\s+[A-Z]+$))",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"https?://\S+(?: \S{2,14})?$", re.IGNORECASE)
_END_WORDS = re.compile(
    r"\bEND (?:OF )?(?:COMMENT|SUMMARY|TEXT|NOTE|POINTS|QUOTE)\W*$|\bUNQUOTE\.?$", re.IGNORECASE
)
_LONGEST = 44
_INITIAL = 3


def take(drafts: list[Draft]) -> tuple[str, ...]:
    """The names that sign the cable; they are removed from the last paragraph."""
    if not drafts:
        return ()
    items = drafts[-1].items
    places = [index for index, item in enumerate(items) if item.kind is Kind.TEXT]
    _drop_machine_lines(items, places)
    if not places:
        return _after_dropping(drafts)
    names = _standing_alone(drafts, places) or _glued(items, places[-1])
    _drop_advert(items)
    return names


def signs(text: str) -> bool:
    """Whether a line is a signature, or ends with one."""
    end = text[-60:]
    glued = _GLUED.search(end) or _UNQUOTED.search(end) or _bare_capitals(text)
    return bool(_names_in(text) or glued)


def _drop_machine_lines(items: list[Line], places: list[int]) -> None:
    """Take `NNNN`, `BT`, footers off the end; `places` are the indices of lines of text."""
    while places and _is_machine(items[places[-1]].text):
        index = places.pop()
        items[index] = items[index].as_break()


def _drop_advert(items: list[Line]) -> None:
    """`Please visit Paris' Classified Website at: http://...`: no text of the cable."""
    places = [index for index, item in enumerate(items) if item.kind is Kind.TEXT][-3:]
    for index in places:
        line = items[index]
        end = line.text[-300:]
        match = _ADVERT.search(end) if "visit" in end.casefold() else None
        if match is None:
            continue
        following = [at for at in places if at > index]
        if all(_ADDRESS.match(items[at].text) for at in following):
            at = max(0, len(line.text) - 300) + match.start()
            items[index : following[-1] + 1 if following else index + 1] = [
                cut(line, 0, at) if at else line.as_break(),
                *(items[at].as_break() for at in following),
            ]
            return


def _after_dropping(drafts: list[Draft]) -> tuple[str, ...]:
    drafts.pop()
    return take(drafts)


def _is_machine(text: str) -> bool:
    return bool(_MACHINE.match(text)) or is_end_mark(text)


def _standing_alone(drafts: list[Draft], places: list[int]) -> tuple[str, ...]:
    """One or two last lines that hold a name each."""
    items = drafts[-1].items
    found: list[str] = []
    while places and len(found) < 2:
        index = places[-1]
        names = _names_in(items[index].text)
        first_of_all = len(places) == 1 and (drafts[-1].number is not None or len(drafts) == 1)
        if found and names and names[0].isupper() != found[0].isupper():
            break
        if not names or first_of_all or not _stands_apart(items, index, places, bool(found)):
            break
        found[:0] = names
        items[index] = items[index].as_break()
        places.pop()
    _drop_machine_lines(items, places)
    if found and not places:
        drafts.pop()
    return tuple(found)


def _names_in(text: str) -> tuple[str, ...]:
    if len(text) > _LONGEST:
        return ()
    if _REDACTED.fullmatch(text):
        return (text,)
    text = text[1:-1] if text[0] == "[" and text[-1] == "]" else text
    two = _TWO.match(text)
    if two and not {two["first"], two["second"]} & _NO_NAMES:
        return two["first"], two["second"]
    match = _ALONE.match(text)
    if match is None:
        return ()
    words = match["name"].upper().replace(".", "").split()
    if "UNQUOTE" in words:
        return ()
    refused = words[0] in _NO_NAMES or len(set(words) - _NO_NAMES) == 0
    if refused:
        return ()
    printed = [word for word in match["name"].split() if word not in ("BT", "NNNN")]
    name = printed[0] if len(set(printed)) == 1 else " ".join(printed)
    return (name.rstrip(".") if len(printed[-1]) > _INITIAL else name,)


def _stands_apart(items: list[Line], index: int, places: list[int], second: bool) -> bool:
    """On its own between blank lines, or behind a line that ends its sentence."""
    if len(places) < 2:
        return True
    before = items[places[-2]].text
    if items[index - 1].kind is not Kind.TEXT:
        return not second or bool(_names_in(before)) or before[-1] in ".!?\"”')]*"
    if (
        before[-1] in ".!?\"”')]*-_"
        or _END_WORDS.search(before)
        or (not second and before.isalpha() and len(before) < 20)
    ):
        return True
    return items[index].text.isupper() and len(before) < 60 and not before.isupper()


def _glued(items: list[Line], index: int) -> tuple[str, ...]:
    """A surname in capitals behind the last full stop (`... the area. CROCKER`)."""
    line = items[index]
    end = line.text[-60:]
    match = _GLUED.search(end) or _UNQUOTED.search(end) or _bare_capitals(line.text)
    if match is None or set(match["name"].split()) & _NO_NAMES:
        return ()
    at = max(0, len(line.text) - 60) + match.start("name")
    items[index : index + 1] = _cut_off(line, at)
    return (" ".join(match["name"].split()),)


def _bare_capitals(text: str) -> re.Match[str] | None:
    """In running text with small letters: a last word in capitals that is no abbreviation."""
    match = _LAST_WORD.search(text[-60:])
    if match is None or len(text) < 25 or not re.search(r"[a-z]{3}", text[-60:]):
        return None
    return None if tags.is_known(match["name"]) else match


def _cut_off(line: Line, at: int) -> list[Line]:
    return [cut(line, 0, at), cut(line, at).as_break()]
