"""Newspapers and stations that are named as the press is: `an editorial in the "Lantern" said`."""

import re
from collections.abc import Iterator

from cables.linking.find.found import Kind, Span
from cables.linking.find.places import atlas
from cables.linking.find.text import lexicon
from cables.linking.find.text.passages import Passage, Text, is_common

METHOD = "press"
_NAME = r"(?:[Tt]he |El |La |Le |Al[- ])?[A-Z][\w'’&-]*(?:(?: |-)[A-Z][\w'’&-]*){0,3}"
_PRESS = re.compile(
    r"\b(?:newspapers?|dail(?:y|ies)|weekl(?:y|ies)|magazines?|editorials?|op-eds?|[Hh]eadlines?|"
    r"headlined|tabloids?|columnists?|press|papers?|journalists?|columns?)\b"
)
_WORDS = (
    *("paper", "ditor", "dail", "weekl", "agazine", "op-ed", "eadline", "abloid", "olumn"),
    *("ublish", "rint", " article", " interview", "eporter", "orrespondent", "ournalist"),
)
_PRINTED = re.compile(
    r"\b(?:stor(?:y|ies)|articles?|editorials?|op-eds?|supplement|headlines?|interview|copies|"
    r"circulation|newspapers?|dail(?:y|ies)|weekl(?:y|ies)|front page|media|press)\b"
)
_STATIONS = ("adio", "elevisi", " TV")
_QUOTED = re.compile(rf"[\"“](?P<name>{_NAME}),?[\"”]")
_QUOTED_AFTER = re.compile(
    r"\b(?:newspapers?|dail(?:y|ies)|weekl(?:y|ies)|magazine|papers?|tabloid|in|by|of|and|from|"
    r"A|An)(?: the)? $|[\"”],? (?:and )?$"
)
_QUOTED_BEFORE = re.compile(
    r" (?:op-ed|editorial|reported|newspaper|daily|article|column|correspondent|editor|said|"
    r"commented|wrote|headlined|claimed|noted|opined|argued|carried|ran|called|published)\b"
)
_SAID_IN = re.compile(
    r"\b(?:articles?|editorials?|op-eds?|interviews?|stor(?:y|ies)|columns?|published|appeared|[Hh]eadlines?|"
    rf"printed|headlines|coverage)(?: [a-z]+){{0,2}} in(?: the)? (?P<name>{_NAME})"
    r"(?=[,.;:)]| (?:on|of|said|that|which|criticized|newspaper|and|titled|entitled|about)\b|$)"
)
_BY_STAFF = re.compile(
    r"\b(?:reporters?|correspondents?|stringers?|columnists?|editors?|editor-in-chief|publishers?|"
    rf"journalists?) (?:for|of|with)(?: the)? (?P<name>{_NAME})"
)
_PRINTS = re.compile(
    r" (?:(?:ran|runs|printed|prints|carried|published|publishes|reprinted|editorialized|"
    r"headlined) (?:an?|the|in|on|that|his|her|its|several|[\d,]+) |has a (?:\w+ )?circulation)"
)
_NAME_BEFORE = re.compile(rf"(?<![\w-])(?P<name>{_NAME})(?:, which|,? whose editor)?$")
_RADIO = re.compile(r"\b(?P<radio>[Rr]adio|[Tt]elevisi(?:on|ón)) (?P<called>[A-Z][\w'’-]+)")
_ON_AIR = re.compile(r" (?:TV|[Rr]adio|[Tt]elevision)\b(?! [A-Z])")
_OWNER = re.compile(r"(?<![\w-])[A-Z][\w-]+$")
_CALLED = re.compile(rf"\b(?:newspaper|daily|weekly|magazine|tabloid|paper),? (?P<name>{_NAME})")


def find(text: Text) -> Iterator[Span]:
    """Names of the press, with or without quotation marks, and of stations."""
    for passage in text.passages:
        if passage.has(_STATIONS):
            yield from _stations(passage)
        if passage.has(_WORDS):
            yield from _in_passage(passage)


def _in_passage(passage: Passage) -> Iterator[Span]:
    for match in _QUOTED.finditer(passage.read):
        if _is_cited(passage, match) and _may_be_title(match["name"]):
            yield _span(passage, match)
    for pattern in (_SAID_IN, _BY_STAFF, *((_CALLED,) if passage.capitals else ())):
        for match in pattern.finditer(passage.read):
            if _is_named(match["name"]):
                yield _span(passage, match)
    yield from _printing(passage)


def _printing(passage: Passage) -> Iterator[Span]:
    """Who ran, printed or carried something where the press is spoken of."""
    for act in _PRINTS.finditer(passage.read):
        match = _NAME_BEFORE.search(passage.read, max(0, act.start() - 60), act.start())
        if match is None or match["name"].isupper() or not _is_named(match["name"]):
            continue
        if _PRINTED.search(passage.read):
            yield _span(passage, match)


def _stations(passage: Passage) -> Iterator[Span]:
    """`Radio Lowick`, `Vestra TV`; in a text in capitals `radio Lowick`."""
    for match in _RADIO.finditer(passage.read):
        if _may_call_itself(passage, match["radio"], match["called"]):
            yield _station(passage, *match.span())
    for match in _ON_AIR.finditer(passage.read):
        owner = _OWNER.search(passage.read, max(0, match.start() - 30), match.start())
        if owner and _may_call_itself(passage, match[0].strip(), owner[0]):
            yield _station(passage, owner.start(), match.end())


def _may_call_itself(passage: Passage, kind: str, name: str) -> bool:
    return (
        (passage.capitals or kind[0].isupper())
        and not is_common(name)
        and not name.isupper()
        and not lexicon.is_title(name)
        and name not in lexicon.jargon()
    )


def _station(passage: Passage, start: int, end: int) -> Span:
    name = passage.read[start:end]
    name = name[0].upper() + name[1:] if passage.capitals else name
    place = passage.index, start, end
    return Span(*place, Kind.ORGANIZATION, METHOD, 0.86, name=name, type="media")


def _is_cited(passage: Passage, quoted: re.Match[str]) -> bool:
    """Whether what stands in quotation marks is quoted from, rather than quoted."""
    lead, behind = passage.before(quoted.start(), 80), passage.after(quoted.end(), 80)
    leads = _QUOTED_AFTER.search(lead) or _QUOTED_BEFORE.match(behind)
    return bool(leads and (_PRESS.search(lead) or _PRESS.search(behind)))


def _is_named(name: str) -> bool:
    return not _is_everyday(name) and _may_be_title(name)


def _is_everyday(name: str) -> bool:
    return all(is_common(word) for word in name.split())


def _may_be_title(name: str) -> bool:
    """No place, people, person, jargon or month."""
    words = name.split()
    return not (
        atlas.places().get(name)
        or any(word in lexicon.jargon() or word in atlas.demonyms() for word in words)
        or words[0] in lexicon.given_names()
        or any(lexicon.is_title(word) or word in lexicon.listed("month") for word in words)
        or words[-1] in lexicon.listed("not a body")
        or all(word.isupper() and len(word) > 5 for word in words)
    )


def _span(passage: Passage, match: re.Match[str]) -> Span:
    start, end = match.span("name")
    if passage.read.startswith(("the ", "The "), start):
        start += 4
    end -= 2 if passage.read[start:end].endswith(("'s", "’s")) else 0
    place = passage.index, start, end
    return Span(*place, Kind.ORGANIZATION, METHOD, 0.72, name=passage.read[start:end], type="media")
