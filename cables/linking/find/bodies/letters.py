"""Organizations by letters that nobody explains: `the PNL leader`, `UDK CEO Varga`, `Kuhn (PNL)`.

Whether letters name a body or a treaty, a programme, an illness is told by the words around them,
wherever the cable uses them: each mention is weighed, and the weights count together.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from cables.linking.find.bodies import directory
from cables.linking.find.found import Kind, Span
from cables.linking.find.people.name_parts import looks_like_name
from cables.linking.find.places import atlas
from cables.linking.find.text import lexicon
from cables.linking.find.text.passages import Passage, Text, Word, is_common

METHOD = "letters"
_SURE, _AGAINST = 2, -2
_JOINED = frozenset("/$&_0123456789")
_ROMAN = re.compile(r"[IVXLC]+")
_LETTERS = re.compile(r"[A-Z][A-Z&]{1,6}(?:-[A-Z]{1,3})?")
_PEOPLE_OF = re.compile(
    r"(?:['’]s?)? (?:[a-z]+ )?(?:leaders?(?:ship)?|members?(?:hip)?|officials?|spokes\w+|"
    r"headquarters|staff|candidates?|lawmakers?|party|CEO|representatives?|activists?|lawyers?|MPs?|deput(?:y|ies)|"
    r"sources?|contacts?|chief|head|chairman|chairwoman|chair|president|director|secretary|manager|"
    r"executives?|economists?|researchers?|experts?|agents|officers?|fighters|supporters|militants|"
    r"government|coalition|parliamentarians?|senators?|delegat(?:es?|ions?)|congress|bloc|faction|"
    r"board|founder|coordinator|employees|workers|guerrillas|rebels|troops|militia|newspaper|"
    r"administrators?|commissioners?|inspectors?|counterparts?|field offices?|offices?|branch|"
    r"claimed responsibility)\b"
)
_ACTS = re.compile(
    r" (?:announced|claimed|decided|opposes?|supports|wants|believes|insists|said|says|told|noted|"
    r"reported|stated|argued|warned|urged|agreed|refused|called for|condemned|criticized|issued|"
    r"published|proposed|intends|hopes|plans to|has been working|is working|was founded|runs)\b"
)
_OFFICE_BEHIND = re.compile(r" (?:[A-Z][\w-]+ )?([A-Z][A-Za-z-]+)\b")
_LED_BY_OFFICE = re.compile(
    r"\b(?:leader|head|chief|chairman|director|president|members?|officials?|spokes\w+|founder|"
    r"representatives?|candidates?|secretary[- ]general|leadership|supporters|employees|staff) "
    r"(?:of|from|for|with|at|in)(?: the)? $"
)
_CALLED_BEFORE = re.compile(
    r"\b(?:federation|confederation|association|party|union|coalition|movement|league|syndicate|"
    r"cooperative|parastatal|guerrillas?|militia|(?:wing|affiliates?|branch|chapter|ally|allies) of"
    r"(?: the)?),? $"
)
_CALLED_BEHIND = re.compile(
    r", (?:the|an?) (?:[\w'’-]+ ){0,5}?(?:federation|confederation|association|party|union|"
    r"coalition|movement|league|organi[sz]ation|cooperative|agency|company|think tank|syndicate|"
    r"umbrella)\b"
)
_DEALT_WITH = re.compile(
    r"\b(?:met with|meeting with|told by|according to|talks with|agreement with|contract with|"
    r"coalition with|alliance with|working with|partners? with|coordinate[ds]? with|funded by|"
    r"(?:led|run|organized|sponsored|hosted|published|issued|arrested|founded|released) by|"
    r"joined|vote for|votes for) (?:the )?$"
)
_BEARER = re.compile(r"\b[A-Z][\w'’.-]+ ([A-Z][\w'’-]+) (?P<how>\(|of (?:the )?)$")
_OTHERWISE = re.compile(
    r"s\b| (?:agreements?|treat(?:y|ies)|protocols?|conventions?|accords?|programs?|programmes?|"
    r"projects?|process|negotiations|talks|visas?|tests?|testing|virus|patients|treatment|missiles?|"
    r"aircraft|helicopters?|reactors?|fuel|accounts?|laws?|bills?|acts?|legislation|guidelines|"
    r"reports?|survey|data|rates?|growth|figures|percent|million|billion|status|requirements?|"
    r"regime|standards?|rights|violations|enforcement|list|summit|conference|meeting|format|"
    r"systems?|technology|networks?|equipment|zones?|funds|funding|grants?|plans?|strategy|issues?|"
    r"cases?|victims|principles|framework|mechanism|countries|states|proposals?|resolutions?|"
    r"prices?|exports?|imports?|production|per)\b"
)
_OTHERWISE_BEFORE = re.compile(
    r"(?:\d|\$|\b(?:an?|sign(?:ed|ing)?(?: the)?|ratif\w+(?: the)?|under the|two|three|four|"
    r"several|some|many|these|those|of HIV|para|paras|ref|no\.) )$",
)


class _Mention(NamedTuple):
    passage: Passage
    start: int
    end: int

    @property
    def letters(self) -> str:
        return self.passage.read[self.start : self.end]


def find(text: Text) -> Iterator[Span]:
    """Letters that the cable speaks of as of a body, each where they stand."""
    said: dict[str, list[_Mention]] = {}
    for passage in text.passages:
        for word in passage.words:
            if word.text.isupper() and _is_unknown(word.text) and _is_free(passage, word):
                mention = _Mention(passage, word.start, word.end)
                said.setdefault(word.text, []).append(mention)
    for mentions in said.values():
        if _is_body([_weight(mention) for mention in mentions]):
            yield from map(_span, mentions)


def _is_free(passage: Passage, word: Word) -> bool:
    """Letters by themselves, no part of `A/B` or of a number, that may name something."""
    around = passage.read[word.start - 1 : word.start] + passage.read[word.end : word.end + 1]
    return not (set(around) & _JOINED) and _may_name(word.text, passage)


def _may_name(letters: str, passage: Passage) -> bool:
    if is_common(letters):
        return len(letters) > 2 and not passage.capitals and not _is_shouted(passage)
    return True


@lru_cache(maxsize=10_000)
def _is_unknown(letters: str) -> bool:
    """No jargon, place, people, title or number, nor a body that a list has."""
    name = letters.capitalize()
    return _LETTERS.fullmatch(letters) is not None and not (
        letters in lexicon.jargon()
        or lexicon.is_title(letters)
        or name in atlas.demonyms()
        or atlas.places().get(letters)
        or atlas.places().get(name)
        or directory.known_bodies().get(letters)
        or _ROMAN.fullmatch(letters)
    )


def _is_shouted(passage: Passage) -> bool:
    """`DO NOT`: a word in capitals among others."""
    return sum(word.text.isupper() and is_common(word.text) for word in passage.words) > 1


def _is_body(weights: list[int]) -> bool:
    return max(weights) == _SURE and sum(weights) > 0


def _weight(mention: _Mention) -> int:
    """What the words around say: `_SURE` for a body, `_AGAINST` for something else."""
    passage = mention.passage
    lead, behind = passage.before(mention.start, 40), passage.after(mention.end, 40)
    if lead.endswith("- ") or _is_titled(lead):
        return _AGAINST
    if _PEOPLE_OF.match(behind) or _LED_BY_OFFICE.search(lead) or _has_office(behind):
        return _SURE
    if _CALLED_BEFORE.search(lead) or _CALLED_BEHIND.match(passage.after(mention.end, 80)):
        return _SURE
    if _OTHERWISE.match(behind) or _OTHERWISE_BEFORE.search(lead):
        return _AGAINST
    if _DEALT_WITH.search(lead) or (lead.endswith(("the ", "The ")) and _ACTS.match(behind)):
        return _SURE
    return _SURE if _is_borne(lead, behind) else 0


def _is_borne(lead: str, behind: str) -> bool:
    """`Tomas Okwir (PNL)`, `Tomas Okwir of PNL`."""
    person = _BEARER.search(lead)
    if person is None or (person["how"] == "(") != (behind[:1] == ")"):
        return False
    return looks_like_name(person[1]) and not is_common(person[1])


def _is_titled(lead: str) -> bool:
    """`President Zia` in a text in capitals: a person."""
    word = lead.rstrip().rpartition(" ")[2]
    return lead.endswith(" ") and lexicon.is_title(word) and not lexicon.is_function_word(word)


def _has_office(behind: str) -> bool:
    """`UDK CEO Varga`, `UDK Executive Director`: who has a director is a body."""
    office = _OFFICE_BEHIND.match(behind)
    return office is not None and lexicon.is_title(office[1])


def _span(mention: _Mention) -> Span:
    place = mention.passage.index, mention.start, mention.end
    return Span(*place, Kind.ORGANIZATION, METHOD, 0.7, name=mention.letters)
