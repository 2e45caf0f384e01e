"""Surnames alone: people whom a cable never names in full, nor with a title.

`Varga replied`, `we told Varga`, `Varga's visit`: one capitalised word that no list has for
something else is taken for a person if the cable anywhere speaks of it as of one, and nowhere as
of a place or a body. Surnames of statesmen of the packaged list need no such words; those who are
named in one breath with a person are people too.
"""

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from cables.linking.find.found import Kind, Span
from cables.linking.find.people.name_parts import looks_like_name
from cables.linking.find.places import atlas
from cables.linking.find.text import lexicon
from cables.linking.find.text.passages import Passage, Text, is_common

METHOD = "surname"
_SURE, _AGAINST = 2, -2
_HINTS = 3  # so many weak signs are as good as a sure one
_SPEAKS = re.compile(
    r",? (?:then |also |himself |again |personally )?(?:said|says|told|replied|asked|answered|"
    r"commented|remarked|stressed|emphasized|insisted|expressed|explained|thought|thinks|believed|"
    r"believes|felt|feels|admitted|acknowledged|complained|recalled|reiterated|interjected|smiled|"
    r"laughed|agreed|disagreed|promised|added|argued|suggested|responded|inquired|wondered|"
    r"concluded|thanked|regretted|hopes|hoped|doubted|wanted|wants|knows|knew|mentioned|noted|"
    r"referred|nodded|retorted|countered|observed|urged|opined|assured|undertook|resigned|died|"
    r"arrived|departed|returned|left for|spoke|saw|seemed|appeared|refused|intends|intended|"
    r"praised|criticized|proposed|raised|met|pointed out|shares?|himself|herself|who|"
    r"was (?:born|elected|appointed|arrested|sentenced|assassinated|overthrown|pleased|friendly|"
    r"evasive|present))\b"
)
_OF_A_PERSON = re.compile(
    r"['’]s? (?:visit|trip|return|departure|arrival|remarks?|views?|advice|speech|statements?|"
    r"letter|message|proposals?|brother|wife|son|daughter|family|death|resignation|attitude|"
    r"opinion|intentions?|thinking|reaction|comments?|request|leadership|popularity|health|ouster|"
    r"election|supporters?|followers|appointment|absence|reply|answer|questions?|successor|"
    r"entourage|prestige|ambitions?|regime|government|administration|personal|own|hands)\b"
    r"|[ -](?:regime|government|visit|letter|speech|administration|family|trip|brothers|cabinet)\b"
)
_ADDRESSED = re.compile(
    r"\b(?:told|asked|informed|thanked|urged|assured|reminded|pressed|advised|persuade|convince|"
    r"(?:met|meet|meeting|met privately|talked|talk|talks|spoke|speak|conversation|lunch|dinner|"
    r"interview|discussions?|discuss(?:ed)? (?:this|it|matter)) with|called on|saw|according to|"
    r"brother|nephew|(?:letters?|messages?|approach) (?:from|to)|like|both|succeed|replace|oust|"
    r"overthrow|support for|opposition to|supporters of|person of|advisers? to|loyal to) $"
    r"|^(?:[\dA-Z/]+[.:] )?(?:[\w-]+ ){0,3}(?:[Ff]or|[Ff]rom|FOR|FROM) $"
    r"|\b[Ff]or (?:[A-Z][\w.]+,? (?:and )?){1,5}from $"
)
_OFFICE_BEHIND = re.compile(
    r", (?:the |an? |then )?(?:[\w'’/-]+ ){0,3}(?:[Cc]hief|[Mm]inister|[Pp]resident|[Ss]ecretary|"
    r"[Dd]irector|[Cc]hairman|[Gg]overnor|[Aa]mbassador|[Ll]eader|[Cc]ommander|[Ss]pokesman),"
)
_OF_NAME = re.compile(r"\b[A-Z][\w'’-]+ of $")  # `Tomas Okwir of Sanghu`
_LED = re.compile(r"(?:\b(?:to|with|from|by|for|that|of|if|whether|and|but|when|while|as|on)|,) $")
_PLACED = re.compile(
    r"\b(?:in|at|near|outside|around|inside|across|through|into|the|The|In|At|a|an) $"
)
_MODAL = re.compile(
    r"(?:,? | \([^)]{1,30}\) )(?:would|will|could|should|may|might|must|has|had|was|is|does|did|"
    r"can|cannot|also|gave|took|went|came|put|held|found|kept)\b"
)
_OTHERWISE = re.compile(
    r"(?:['’]s?)? (?:officials?|party|Party|spokes\w+|members?|headquarters|workers|employees|"
    r"staff|plant|factory|compan(?:y|ies)|shares in|area|region|province|district|village|road|"
    r"airport|border|river|valley|base|hotel|language|tribes?|tribesmen|clan|militia)\b"
    r"| [A-Z]| \([A-Z]{2,}\)"
)
_FOR_COUNTRY_BEFORE = re.compile(r"([A-Z][\w.]+) \($")
_FOR_COUNTRY_BEHIND = re.compile(r" \(([A-Z][\w.]+)\)")
_TOGETHER = re.compile(r",? (?:and|or) |, |[-–/]")


class _Lone(NamedTuple):
    """A capitalised word by itself in a passage."""

    name: str
    passage: Passage
    start: int
    end: int
    paired: bool = False

    def joins(self, other: "_Lone") -> bool:
        """Whether the two are named in one breath: `Varga and Okwir`."""
        between = self.passage.read[self.end : other.start]
        return other.passage is self.passage and _TOGETHER.fullmatch(between) is not None


def find(text: Text) -> Iterator[Span]:
    """Lone words that are people, each where it stands."""
    lone = list(_lone_words(text))
    weights: dict[str, list[int]] = {}
    for each in lone:
        weights.setdefault(each.name, []).append(_weight(each))
    people = {name for name, said in weights.items() if _is_person(name, said)}
    people |= _company(lone, people, weights)
    yield from (_span(each) for each in lone if each.name in people)


def _lone_words(text: Text) -> Iterator[_Lone]:
    for passage in text.passages:
        for begin, last in passage.runs:
            first = begin
            while last - first > 1 and lexicon.is_function_word(passage.words[first].text):
                first += 1  # `For Varga`: the capital is the sentence's
            if last - first == 1:
                yield from _parts(passage, passage.words[first].start, passage.words[first].end)


def _parts(passage: Passage, start: int, end: int) -> Iterator[_Lone]:
    """The word; of `Varga-Okwir` the two."""
    name = passage.read[start:end]
    one, hyphen, two = name.partition("-")
    whole = name in lexicon.statesmen()
    if hyphen and not whole and two[:1].isupper() and _may_be_surname(one) and _may_be_surname(two):
        yield _Lone(one, passage, start, start + len(one), paired=True)
        yield _Lone(two, passage, end - len(two), end, paired=True)
    elif _may_be_surname(name):
        yield _Lone(name, passage, start, end)


@lru_cache(maxsize=50_000)
def _may_be_surname(word: str) -> bool:
    if len(word) < 3:
        return False
    if word in lexicon.statesmen():
        return True
    return not is_common(word) and looks_like_name(word) and not atlas.places().get(word)


def _is_person(name: str, said: list[int]) -> bool:
    if name in lexicon.statesmen():
        return min(said) >= 0 or max(said) == _SURE
    return min(said) >= 0 and (max(said) == _SURE or sum(said) >= _HINTS)


def _company(lone: Sequence[_Lone], people: Set[str], weights: Mapping[str, list[int]]) -> set[str]:
    """Names that stand beside a person's, and nowhere look like something else."""
    found: set[str] = set()
    pairs = [(one, two) for one, two in pairwise(lone) if one.joins(two)]
    for one, two in (*pairs, *((two, one) for one, two in reversed(pairs))):
        if (one.name in people or one.name in found) and min(weights[two.name]) >= 0:
            found.add(two.name)
    return found


def _weight(lone: _Lone) -> int:
    """What the words around say: `_SURE` for a person, `_AGAINST` for something else."""
    passage = lone.passage
    lead, behind = passage.before(lone.start, 40), passage.after(lone.end, 30)
    if _OF_A_PERSON.match(behind) or _speaks_for_country(lead, behind):
        return _SURE
    if lone.paired:
        return 0
    if _PLACED.search(lead) or _OTHERWISE.match(behind) or _is_affiliation(lone, lead):
        return _AGAINST
    if _OFFICE_BEHIND.match(passage.after(lone.end)):
        return _SURE
    if _SPEAKS.match(behind) or _ADDRESSED.search(lead):
        return _SURE
    return bool(_LED.search(lead)) + bool(_MODAL.match(behind))


def _is_affiliation(lone: _Lone, lead: str) -> bool:
    return lone.name not in lexicon.statesmen() and _OF_NAME.search(lead) is not None


def _speaks_for_country(lead: str, behind: str) -> bool:
    """`Italy (Varga) said`, `Varga (Italy)`, `PermRep (Varga)`."""
    before, after = _FOR_COUNTRY_BEFORE.search(lead), _FOR_COUNTRY_BEHIND.match(behind)
    closed = before if behind[:1] == ")" else None
    if closed is not None and lexicon.is_title(closed[1]):
        return True
    return any(match is not None and atlas.code_of(match[1]) for match in (closed, after))


def _span(lone: _Lone) -> Span:
    place = lone.passage.index, lone.start, lone.end
    return Span(*place, Kind.PERSON, METHOD, 0.5, name=lone.name)
