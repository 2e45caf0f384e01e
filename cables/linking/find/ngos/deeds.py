"""Bodies told by their dealings alone: `a lawyer with Vestra Tal`, `Open Harbor, whose volunteers`.

The name may be of any words, so the sentence must tell: by what only bodies have (volunteers, a
board, branches), by who belongs to them, by how they are called, or by what is run or given. What
persons do as well (to run, to publish) is enough only where the name looks like no person's.
"""

import re
from collections.abc import Iterator

from cables.linking.find.bodies import directory
from cables.linking.find.bodies.events import is_event
from cables.linking.find.found import Kind, Span
from cables.linking.find.places import atlas
from cables.linking.find.text import lexicon
from cables.linking.find.text.passages import Passage, Text, is_common
from cables.linking.find.text.runs import first_of, last_of

METHOD = "deeds"
_LETTERS = 3  # the fewest that are a name
_TOLD, _LIKELY = 0.93, 0.72  # surer than a person by the look alone, or less

_ROLE = (
    r"(?:lawyer|attorney|paralegal|economist|nurse|midwife|doctor|physician|psychologist|counselor|"
    r"engineer|agronomist|biologist|veterinarian|scientist|researcher|analyst|scholar|fellow|"
    r"co-?ordinator|advis[eo]r|consultant|trainer|organizer|activist|volunteer|intern|investigator|"
    r"(?:field |social |case|relief |aid |youth )worker|program (?:officer|manager|director)|"
    r"project (?:officer|manager|director)|treasurer|accountant|bookkeeper|archivist|librarian|"
    r"teacher|educator|fundraiser|observer|monitor|staffer|executive|country director|"
    r"spokes(?:man|woman|person))s?"
)
_FOLK = r"(?:volunteers|activists|trainees|staff|staffers|organizers|co-?founders?|trustees)"
_SET = (
    r"(?:club|trust|circle|organi[sz]ation|association|group|outfit|school|shelter|hostel|charity|"
    r"foundation|cooperative|society|initiative|network|alliance|coalition|collective|committee)"
)
_NAME = r"(?:the )?[\"“]?$"
# One meets and talks with advisers, so that `adviser with` tells nothing, but `adviser at` does.
_WITH = re.compile(
    rf"\b(?:{_ROLE} at|(?!advis|counsel|doctor|consult|observ){_ROLE} with) (?:the )?$"
)
_CALLED = re.compile(
    r"\b(?:(?:operating|incorporated|registered) as|(?:under|by) the name(?: of)?|"
    r"(?:called|calls|calling) (?:itself|themselves)|"
    rf"{_SET} (?:called|named|known as)|(?:[Aa]n?|[Oo]ne|[Aa]nother) (?:[\w'’-]+ ){{0,4}}{_SET},|"
    r"(?:set up|put up|founded|staffed|operated) by|on the board of|board member of|"
    rf"{_FOLK} (?:of|from|with|at)|team (?:of|from)|grants? (?:to|for)|on contract by|"
    rf"[A-Z][\w'’-]+, (?:{_ROLE}|director|coordinator|chair(?:man|woman)?|president),|"
    r"who (?:heads|runs|coordinates|directs|founded)|(?:resource|legal) center|hotline|"
    r"(?:shelter|hostel|clinic|kitchen|orphanage|safe house|(?:resource|drop-in|training) center|"
    rf"field (?:office|staff)|workshops?) (?:of|run by)) {_NAME}"
)
_RUN_BY = re.compile(
    r"\b(?:(?:run|managed|administered|lent|distributed|documented|compiled|organi[sz]ed|trained|"
    rf"published|financed) by|{_ROLE} (?:of|for|from)|(?:works|worked) (?:with|for)) {_NAME}"
)
_BRACKETS = r"[\"”]?(?: \([A-Z][\w&/-]*\))?"
_HAS = re.compile(
    rf"{_BRACKETS}(?:"
    rf"(?: |['’]s? (?:[a-z-]+ ){{0,2}})(?:{_FOLK}|lawyers|founders?|executive director|"
    r"field workers?|program (?:officer|manager|director)s?|branches|chapters|web ?site|newsletter|"
    r"archivist|treasurer|hotline|shelter|drop-in center|safe house|clinics?)\b|"
    rf",? whose (?:[\w'’-]+ ){{0,3}}(?:{_FOLK}|members|lawyers|director|manager|chair\w*|"
    r"headquarters|offices|nurses|board|budget|programs|projects|clinics?|coordinator)\b|"
    rf",? (?:an?|the) (?:[\w'’-]+ ){{0,4}}{_SET}\b)"
)
_DOING = (
    r"(?:also |now |currently |already |regularly |alone )?(?:"
    r"finances|funds|operates|runs|manages|provides|supplies|distributes|publishes|trains|employs|"
    r"monitors|documents|relies on|estimates|maintains|organizes|works (?:with|in|to|on)|assists|"
    r"advocates|campaigns|teaches|treats|feeds|shelters|"
    r"ha[sd] (?:\w+ )?(?:formed|trained|dug|opened|built|organized|published|documented|treated|"
    r"registered|provided|distributed|helped|sued|launched|monitored))\b"
)
_DOES = re.compile(rf"{_BRACKETS}(?:, (?:in|of) [A-Z]\w+,)? {_DOING}")
_WHICH = re.compile(
    rf"{_BRACKETS}(?:, which (?:{_DOING}|began (?:with|as)|was (?:founded|formed by)|"
    r"(?:depends|relies|survives) on)|"
    r",? (?:was|is|has been|had been|which was|which is) (?:recently |officially |legally |not )?"
    r"(?:(?:re-|de)?registered|staffed|headquartered)\b|"
    r",? (?:founded|registered|headquartered) (?:in|by|at)\b)"
)
_OTHER = re.compile(r"[^.;]{0,40}\b(?:government|state|ministry|company|newspaper|party|union)\b")
_PLACED = re.compile(
    r"\b(?:in|at|near|to|from|outside|around|into|of|via|through|across|between|and|with|on|for|by)"
    r" (?:the )?$"
)
_LEADS = frozenset(("with", "at", "of", "from", "for", "to", "by", "as", "name", "named", "called"))
_LEADING = (
    "itself",
    "themselves",
    "heads",
    "runs",
    "coordinates",
    "directs",
    "founded",
    "center",
    "hotline",
)
_BEFORE_LEADS = re.compile(
    rf"{_ROLE}|{_FOLK}|{_SET}|operating|incorporated|registered|under|up|founded|staffed|"
    r"operated|board|team|grants?|kitchen|orphanage|house|center|clinic|workshops?|office|known|run|"
    r"managed|administered|lent|distributed|documented|compiled|organi[sz]ed|trained|published|"
    r"financed|works|worked|calls?|called|calling|the|name|member|worker|officer|manager|director|"
    r"contract"
)
"""What stands before the word that leads to a name."""
_FOLLOWS = frozenset(
    (
        *("volunteers", "activists", "trainees", "staff", "staffers", "organizers", "co-founder"),
        *("co-founders", "cofounder", "cofounders", "trustee", "trustees", "lawyers", "founder"),
        *("founders", "executive", "field", "program", "branches", "chapters", "website", "web"),
        *("newsletter", "archivist", "hotline", "shelter", "drop-in", "safe", "clinic", "clinics"),
        *("treasurer", "whose", "a", "an", "the", "which", "was", "is", "has", "had", "founded"),
        *("registered", "headquartered", "also", "now", "currently", "already", "regularly"),
        *("alone", "in", "of", "finances", "funds", "operates", "runs", "manages", "provides"),
        *("supplies", "distributes", "publishes", "trains", "employs", "monitors", "documents"),
        *("relies", "estimates", "maintains", "organizes", "works", "assists", "advocates"),
        *("campaigns", "teaches", "treats", "feeds", "shelters"),
    )
)
"""Words with which what is said of a body can begin."""
_OWNING = frozenset(("'s ", "’s ", "' ", "’ "))


def find(text: Text) -> Iterator[Span]:
    """Names that the sentence, and nothing else, tells to be bodies."""
    for passage in text.passages:
        for first, last in _names(passage):
            yield from _span(passage, first, last)


def _names(passage: Passage) -> Iterator[tuple[int, int]]:
    """First and last word of names beside which dealings may be told."""
    seen: tuple[int, int] | None = None
    for first, behind in passage.runs:
        if _may_lead(passage.read, passage.words[first].start):
            found = first, _last_of(passage, first)
        elif _may_follow(passage.read, passage.words[behind - 1].end):
            found = min(first, first_of(passage, behind - 1)), behind - 1
        else:
            continue
        if found != seen:
            yield found
        seen = found


def _last_of(passage: Passage, first: int) -> int:
    """The last word of a name; further ones may be persons' names too, or be owned by many."""
    last = last_of(passage, first)
    while last < len(passage.gaps) and _goes_on(passage, first, last):
        last = last_of(passage, last + 1)
    return last


def _goes_on(passage: Passage, first: int, last: int) -> bool:
    """`Vestra Tal | Maria`, `Vestra Mothers' | Circle`."""
    if passage.gaps[last] == " ":
        return last > first and not lexicon.is_title(passage.words[last + 1].text)
    owners, owned = passage.words[last].text, passage.words[last + 1].text
    return passage.gaps[last] in _OWNING and is_common(owners) and is_common(owned)


def _span(passage: Passage, first: int, last: int) -> Iterator[Span]:
    while first < last and lexicon.is_function_word(passage.words[first].text):
        first += 1
    start, end = passage.words[first].start, passage.words[last].end
    words = [word.text for word in passage.words[first : last + 1]]
    score = _told(passage, words, start, end)
    if score and _may_be_name(words, passage.read[start:end]) and not is_event(passage, start, end):
        name = passage.read[start:end]
        yield Span(passage.index, start, end, Kind.ORGANIZATION, METHOD, score, name=name)


def _told(passage: Passage, words: list[str], start: int, end: int) -> float:
    """How surely the sentence tells that there is a body; 0 where it does not."""
    lead, behind = passage.before(start, 60), passage.after(end, 90)
    if len(words) == 1:
        told = _LIKELY * _is_told_of_one(passage, words[0], lead, behind, start)
    elif _has_or_is_called(passage, lead, behind, start):
        told = _TOLD
    else:
        likely = _RUN_BY.search(lead) or _DOES.match(behind)
        told = _LIKELY * bool(likely and _is_no_person(words, passage.read[start:end]))
    return 0.0 if told and _OTHER.match(passage.read, end) else told


def _may_lead(read: str, start: int) -> bool:
    """A quick look at the two words before a name: whether they can lead from dealings to it."""
    before = read[max(0, start - 40) : start].rstrip(' "“').removesuffix(" the").rsplit(" ", 2)
    if before[-1] in _LEADS:
        return _BEFORE_LEADS.fullmatch(before[-2] if len(before) > 1 else "") is not None
    return before[-1].endswith(_LEADING) or before[-1][-1:] == ","


def _may_follow(read: str, end: int) -> bool:
    """A quick look at the word behind a name: whether dealings can follow."""
    behind = read[end : end + 16].lstrip(' ,"”')
    return behind.startswith(("'", "’", "(")) or behind.partition(" ")[0].rstrip(",.;") in _FOLLOWS


def _has_or_is_called(passage: Passage, lead: str, behind: str, start: int) -> bool:
    return bool(
        _HAS.match(behind)
        or _WITH.search(lead)
        or _CALLED.search(lead)
        or (_WHICH.match(behind) and not _PLACED.search(passage.before(start, 16)))
    )


def _is_told_of_one(passage: Passage, word: str, lead: str, behind: str, start: int) -> bool:
    """One unknown word: `a lawyer with Vestra`, `Vestra, which trains midwives`."""
    if "with " in lead[-9:] and _WITH.search(lead):
        return True
    if word.isupper():
        return bool(_HAS.match(behind) or _CALLED.search(lead) or _WITH.search(lead))
    which = _WHICH.match(behind) and not passage.opens_sentence(start)
    return bool(which and not _PLACED.search(passage.before(start, 16)))


def _is_no_person(words: list[str], name: str) -> bool:
    """`Open Harbor`, `Vestra Tal for Girls`: everyday words, or little words between."""
    return len(words) < len(name.split()) or is_common(words[-1])


def _may_be_name(words: list[str], name: str) -> bool:
    """Not a person, place or people, nor a word that other finders know better."""
    if len(words) == 1 and not _may_stand_alone(words[0]):
        return False
    if any(map(_tells_otherwise, words)) or (words[0] in lexicon.given_names() and len(words) < 3):
        return False
    return not (
        directory.head_words().get(words[-1], "ngo") not in ("ngo", "other")
        or words[0] in lexicon.listed("not in a name")
        or words[-1] in lexicon.listed("not a body")
        or words[-1].removesuffix("s") in atlas.demonyms()
        or atlas.places().get(name)
        or directory.is_mere_jargon(name)
    )


def _may_stand_alone(word: str) -> bool:
    return not is_common(word) and (len(word) >= _LETTERS or not word.isupper())


def _tells_otherwise(word: str) -> bool:
    return lexicon.is_function_word(word) or lexicon.is_title(word) or word in lexicon.jargon()
