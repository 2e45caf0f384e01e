"""NGOs whose names say for whom or what they are: `Doctors against Torture`, `SOS Harbor`.

No word of such a name is the head of an organization's.
"""

import re
from collections.abc import Iterator

from cables.linking.find.found import Kind, Span
from cables.linking.find.ngos.names import STATE, is_by_name
from cables.linking.find.places import atlas
from cables.linking.find.text import lexicon
from cables.linking.find.text.passages import Passage, Text, Word, is_common

METHOD = "causes"
_WHO = (
    *("Doctors", "Lawyers", "Physicians", "Nurses", "Teachers", "Parents", "Mothers", "Women"),
    *("Grandmothers", "Youth", "Citizens", "Journalists", "Reporters", "Engineers", "Scientists"),
    *("Architects", "Artists", "Writers", "Veterans", "Christians", "Muslims", "Jews", "Rabbis"),
    *("Catholics", "Volunteers", "Voices", "Hope", "Hands", "Partners", "Advocates", "Seeds"),
    *("Families", "Students", "Shelter"),
)
_KIN = (
    *("Friends", "Mothers", "Grandmothers", "Families", "Relatives", "Widows", "Parents", "Wives"),
)
_PLEAS = ("Save", "SOS", "Transparency", "Transparencia")
_LEAGUE = re.compile(
    r"\b(?:[A-Z][\w'’-]+ ){0,3}(?:Coalition|Campaign|Alliance|Network|League|Movement|Association|"
    r"Committee|Society|Federation|Union|Cent(?:er|re)) $"
)
_PREPOSITIONS = ("Against", "For", "To")
_WITHOUT = re.compile(
    r"\b[A-Z]\w+ (?:[Ww]ithout (?:Borders|Frontiers|Chains|Walls)|[Ss]ans [Ff]ronti[eè]res|"
    r"[Ss]in [Ff]ronteras|[Ss]em [Ff]ronteiras)\b"
)
_WITHOUT_WORDS = ("ithout ", "ans Front", "in Front", "em Front")
_NAME = r"(?:[A-Z][\w'’-]+(?:(?: (?:of|for|of the|the))? [A-Z][\w'’-]+){0,4})"
_BEHIND = {
    **dict.fromkeys(
        _WHO, re.compile(rf" (?:[Ff]or|[Aa]gainst|United [Ff]or) (?:an? |the )?{_NAME}")
    ),
    **dict.fromkeys(_PLEAS, re.compile(rf" {_NAME}")),
    "Save": re.compile(rf" (?:the|[Oo]ur) {_NAME}"),
}
_OF = re.compile(rf" of (?:the )?{_NAME}")
_OPENERS = frozenset((*_WHO, *_KIN, *_PLEAS, *_PREPOSITIONS))
_AFTER_NAME = re.compile(r"[A-Z]\w+ $")
_RUN = re.compile(rf" {_NAME}")


def find(text: Text) -> Iterator[Span]:
    """Names that are a plea or a promise."""
    for passage in text.passages:
        if passage.capitals:
            continue
        for word in passage.words:
            if word.text in _OPENERS:
                yield from _at(passage, word)
        if passage.has(_WITHOUT_WORDS):
            for match in _WITHOUT.finditer(passage.read):
                yield _span(passage, match.start(), match.end())


def _at(passage: Passage, word: Word) -> Iterator[Span]:
    if word.text in _PREPOSITIONS:
        yield from _league(passage, word)
    elif word.text in _BEHIND and (match := _BEHIND[word.text].match(passage.read, word.end)):
        yield from _called(passage, word, match.end(), alone=word.text in _PLEAS)
    elif word.text in _KIN and _stands_alone(passage, word):
        match = _OF.match(passage.read, word.end)
        if match is not None:
            yield from _called(passage, word, match.end(), alone=False)


def _stands_alone(passage: Passage, word: Word) -> bool:
    """Neither due to the sentence, nor the end of a longer name."""
    if passage.opens_sentence(word.start):
        return False
    return _AFTER_NAME.search(passage.before(word.start, 30)) is None


def _league(passage: Passage, word: Word) -> Iterator[Span]:
    """`Vestra Coalition Against Torture`, with a capital on the little word too."""
    lead = _LEAGUE.search(passage.before(word.start, 80))
    run = _RUN.match(passage.read, word.end)
    if lead and run:
        start = word.start - len(lead[0])
        end = _cut(passage, start, run.end())
        small = passage.read[start:end].replace(f" {word.text} ", f" {word.text.lower()} ")
        if is_by_name(small):
            yield _span(passage, start, end)


def _called(passage: Passage, word: Word, end: int, *, alone: bool) -> Iterator[Span]:
    """`alone`: the first word tells enough, whatever follows; else it must be an everyday word."""
    end = _cut(passage, word.start, end)
    name = passage.read[word.start : end]
    words = name.split()
    if not words[-1][0].isupper() or STATE.search(name) or atlas.places().get(" ".join(words[2:])):
        return
    if word.text.startswith("Transparen"):
        told = not is_common(words[1])
    else:
        told = alone or is_common(words[-1]) or not passage.opens_sentence(word.start)
    if told:
        yield _span(passage, word.start, end)


def _cut(passage: Passage, start: int, end: int) -> int:
    """Without a person behind the name: `Doctors for Peace | President Okwir`."""
    for word in passage.words:
        if start < word.start < end and (
            lexicon.is_title(word.text)
            or (word.text in lexicon.given_names() and not is_common(word.text))
        ):
            return len(passage.read[: word.start].rstrip())
    return end


def _span(passage: Passage, start: int, end: int) -> Span:
    name = passage.read[start:end]
    return Span(passage.index, start, end, Kind.ORGANIZATION, METHOD, 0.8, name=name, type="ngo")
