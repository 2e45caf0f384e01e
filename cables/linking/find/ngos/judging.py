"""Whether an organization is an NGO: by what the cable says of it, else by its name.

What is kept as evidence is the sentence that says so, or the words of the name; nothing where a
list of well-known bodies, or a curator, says so. It is a suggestion; a curator confirms it.
"""

import re
from collections.abc import Container, Iterable, Sequence
from typing import NamedTuple

from cables.linking.find.found import Kind, Span
from cables.linking.find.gather import Group
from cables.linking.find.ngos import deeds, signs
from cables.linking.find.ngos.names import STATE, is_by_name, is_civic, is_of_church
from cables.linking.find.ngos.others import is_other
from cables.linking.find.ngos.told import told
from cables.linking.find.ngos.weighed import Place
from cables.linking.find.ngos.words import anchors
from cables.linking.find.text.passages import Passage, Text

# A type that one word of the name gave; what the cable says of the body goes before it.
_BY_SOUND = frozenset({"government", "company"})
_OPEN_TYPES = frozenset({"", "other", "union", "ngo", "university"})
_MUCH_HELP = 8  # different words of it
_STAFF = (
    r"(?:[Ee]xecutive [Dd]irector|[Pp]rogram(?:me)? (?:[Dd]irector|[Mm]anager|[Oo]fficer|"
    r"[Cc]oordinator)|[Cc]ountry [Dd]irector|[Ff]ield (?:[Dd]irector|[Cc]oordinator))"
)
_STAFF_BEHIND = re.compile(rf"(?: \([A-Z][\w&/-]*\))?(?:['’]s?)? (?:\w+ )?{_STAFF}\b")
_STAFF_BEFORE = re.compile(rf"\b{_STAFF} (?:of|for|at|with)(?: the)? $")


class Verdict(NamedTuple):
    """Whether a body is an NGO, and the words from which it is taken for one."""

    is_ngo: bool
    evidence: str = ""


_NO = Verdict(False)


def judge(text: Text, groups: Iterable[Group]) -> list[Verdict]:
    """Which of the groups are NGOs, by what the cable says of each, or by its name."""
    return [_judge(text, group) for group in groups]


def with_dealings(
    text: Text, groups: Sequence[Group], verdicts: Iterable[Verdict], likely: Iterable[Span] = ()
) -> list[Verdict]:
    """The verdicts in a cable about NGOs: what nothing but its dealings made known is one too.

    `likely` are spans of further ones, which many small signs tell.
    """
    places = frozenset(map(_place, likely))
    return [
        verdict if verdict.is_ngo else _dealt(text, group, places)
        for verdict, group in zip(verdicts, groups, strict=True)
    ]


def is_about_ngos(text: Text, verdicts: Iterable[Verdict]) -> bool:
    """Whether a cable names an NGO, speaks of some, or of much that they do."""
    return (
        any(verdict.is_ngo for verdict in verdicts)
        or _speaks_of_ngos(text)
        or signs.kinds_of_help(text.passages) >= _MUCH_HELP
    )


def _place(span: Span) -> Place:
    return span.passage, span.start, span.end


def _judge(text: Text, group: Group) -> Verdict:
    if group.kind is not Kind.ORGANIZATION:
        return _NO
    said = _said(text, group) or _staffed(text, group)
    if said or group.type == "ngo":
        return Verdict(True, said)
    by_name = is_of_church(group.name) or (group.type == "" and is_by_name(group.name))
    return Verdict(True, group.name) if by_name else _NO


def _speaks_of_ngos(text: Text) -> bool:
    return any(next(anchors(passage.read), None) for passage in text.passages)


def _dealt(text: Text, group: Group, likely: Container[Place]) -> Verdict:
    """By the first sentence whose dealings, or small signs, told that there is a body."""
    for span in group.spans:
        passage = text.passages[span.passage]
        if _place(span) in likely or (
            span.method == deeds.METHOD
            and not group.type
            and not is_other(passage, span.start, span.end)
        ):
            return Verdict(True, passage.sentence(span.start))
    return _NO


def _said(text: Text, group: Group) -> str:
    """The first sentence that says so."""
    by_sound = group.type in _BY_SOUND and not group.is_listed and not STATE.search(group.name)
    if group.type not in _OPEN_TYPES and not by_sound:
        return ""
    for span in group.spans:
        passage = text.passages[span.passage]
        if told(passage).tells(span.start, span.end, surely=by_sound):
            return passage.sentence(span.start)
    return ""


def _staffed(text: Text, group: Group) -> str:
    """The first sentence in which it has the officers that NGOs have: an executive director."""
    if group.type or not is_civic(group.name):
        return ""
    for span in group.spans:
        passage = text.passages[span.passage]
        if _has_staff(passage, span.start, span.end):
            return passage.sentence(span.start)
    return ""


def _has_staff(passage: Passage, start: int, end: int) -> bool:
    return bool(
        _STAFF_BEHIND.match(passage.read, end) or _STAFF_BEFORE.search(passage.before(start, 40))
    )
