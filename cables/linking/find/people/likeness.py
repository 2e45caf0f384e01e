"""How far a name that no title leads is a person's: by its words, and by the words around it.

A known first name says much, a verb of speech or an office nearby too. Capitalised words that no
list knows are as often a body, a newspaper or a place in another language (`Poarta Vestra`);
they count as a person only where something speaks for one, and nowhere in the cable against.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from cables.linking.find.bodies import directory
from cables.linking.find.found import Span
from cables.linking.find.people.name_parts import INITIAL, east_asian, is_given
from cables.linking.find.places import atlas
from cables.linking.find.text import lexicon
from cables.linking.find.text.passages import Passage, Text, Word

METHOD = "name"
KNOWN, SPEAKING, ALIKE = 0.85, 0.8, 0.6
_OFFICES = (
    "director|president|chairman|chairwoman|chair|head|chief|leader|founder|secretary|professor|"
    "editor|minister|member|spokes\\w+|coordinator|lawyer|attorney|activist|manager|mayor|governor|"
    "advis[eo]r|officer|representative|ambassador|commissioner|judge|journalist|correspondent|deputy"
)
_TITLE_OF = re.compile(
    r"\b(?:[Mm]inister|[Ss]ecretary|[Dd]irector|[Pp]resident|[Hh]ead|[Cc]hief|[Cc]hairman|[Cc]hair|"
    r"[Gg]overnor|[Mm]ayor|[Pp]rofessor|[Cc]ommissioner|[Ss]pokesman|[Dd]ean|[Cc]oordinator)"
    r" (?:of|for|to)(?: the)?(?: [A-Z][\w'’-]+(?:,? and)?,?){1,6} $"
)
_PLACED = re.compile(
    r"\b(?:in|at|near|outside|around|inside|across|through|to|from|the|The|In|At|a|an|on|On) $"
)
_OFFICE_BEFORE = re.compile(rf"\b(?:{_OFFICES})(?: (?:of|for|at|in) [^,.;:]{{3,60}})?, $")
_OFFICE_BEHIND = re.compile(rf", (?:[\w/-]+ ){{0,6}}(?:{_OFFICES})\b")
_SAYS = re.compile(
    r"(?:,? (?:who|whom|said|says|told|noted|added|argued|claimed|stated|explained|commented|"
    r"stressed|replied|responded|agreed|asked|complained|acknowledged|admitted|asserted|believes?|"
    r"believed|thought|observed|remarked|expressed|warned|urged|suggested|emphasized|insisted|"
    r"pointed out|opined|confirmed|denied|reported|described|recommended|predicted|estimated|"
    r"indicated|met|resigned|agreed|disagreed|smiled|laughed|shrugged|worried|hoped|briefed|"
    r"was (?:arrested|born|elected|appointed|sentenced|named|released|detained|killed))\b"
    r"|,? whose (?:wife|husband|son|daughter|father|mother|brother|sister|family|house|career)\b"
    rf"|, (?:an?|the|who|[A-Z][a-z]+ |(?:executive |deputy |vice |former |general |managing )?"
    rf"(?:{_OFFICES}))\b"
    r"| \((?:[a-z]|age|protect|strictly|PROTECT)| of (?:the )?[A-Z])"
)
_BODIES = (
    r"(?:groups?|associations?|alliance|organi[sz]ations?|networks?|unions?|compan(?:y|ies)|"
    r"foundations?|newspaper|daily|weekly|monthly|magazine|journal|station|party|parties|coalition|"
    r"movement|society|club|centers?|centres?|schools?|college|hospital|clinic|shelter|cooperative|"
    r"program(?:me)?|project|campaign|NGOs?|firm|agency|bank|wing|branch|arm|federation|trust|fund|"
    r"charity|choir|theater|theatre|website|radio|lake|river|village|town|camp|province|district|"
    r"hotel|ministry|committee|council|institute|bureau|team|militia|faction|initiative|hostel)"
)
_IS_BODY = re.compile(  # said of it: `, a night school for`
    r"(?: and(?: [A-Z]\w+){1,3})? [Ff]oundations?\b"
    rf"|,? which\b|,? whose (?:[\w-]+ ){{0,2}}(?:members|volunteers|branch(?:es)?|readers)\b"
    rf"|, (?:an?|the|one of (?:the|its)) (?:(?!(?:of|for|from|at|in|who|{_OFFICES})\b)[\w'’-]+ )"
    rf"{{0,5}}{_BODIES}(?=[,.;)]| (?:for|of|that|which|in|at|led|run|with|based|founded|set)\b)"
)
_NOT_BEHIND = re.compile(
    rf"(?:['’]s?)? (?:{_BODIES}|officials?|members|lawyers|activists|volunteers|leaders|staff|"
    r"workers|guerrillas|fighters|headquarters|readers|reporters|area|region|border|factory|plant)\b"
    rf"|,? (?:its?|whose (?:[\w-]+ ){{0,2}}(?:offices?|staff|teachers|nurses|clinics?|budget))\b"
    r"| (?:in|of) [A-Z][\w-]+, where\b"
    r"|,? (?:estimates|ran a|operates|publish(?:es|ed)|employs|has formed|was founded|consists|"
    r"comprises|distributes|has [\d,]+ members|have|are|were) "
)
_NOT_BEFORE = re.compile(
    r"\b(?:of|via|with|through|near|inside|outside|between|joined|called|in|at|for|from) $"
)
_FAMILY = re.compile(
    r".{2,}(?:ovic|evic|ov|ova|ev|eva|enko|vich|vych|[bdghklmnprtvwz]sk[iy]|shvili|dze|[^g]oglu|zadeh|"
    r"zada|zoda|nejad|escu|ssen|sson|dottir|poulos|akis|idis|iadis|ullah|ollah|uddin|bek|wicz|czyk|"
    r"auskas|aitis|stein|mann|[^i]inen|nathan|ratne|singhe|swamy|moorthy|murthy|ez)"
)
_SPEAKS = re.compile(
    r"['’]?s? (?:said|says|told|added|noted|explained|complained|was born|himself)\b"
)


def score(passage: Passage, stretch: int, first: int, end: int) -> float:
    """How much speaks for a person where no title does; 0 where too little."""
    words = passage.words[first:end]
    if len(words) > 4 or any(map(_is_shout, words)):
        return 0.0
    if is_given(words[0].text) and INITIAL.fullmatch(words[1].text):
        return KNOWN
    if words[-1].text in lexicon.listed("not a body"):
        return 0.0
    if east_asian(words) == len(words):
        return KNOWN
    if is_place(words[0].text) or is_well_known_place(words[-1].text) or is_country(words[-1].text):
        return 0.0
    if is_given(words[0].text) or _bare(words[-1].text) in lexicon.statesmen():
        return KNOWN
    return _said(passage, stretch, first, end)


def _said(passage: Passage, stretch: int, first: int, end: int) -> float:
    """What the words around say of a name of which no list knows anything."""
    words = passage.words[first:end]
    behind = passage.after(words[-1].end)
    if any(directory.known_bodies().get(word.text) for word in words):
        return 0.0
    if title_of(passage, words[0].start) or _SAYS.match(behind):
        return SPEAKING
    if passage.capitals and not _is_name_in_capitals(passage, stretch, first, end):
        return 0.0
    lead = passage.before(words[0].start, 12)
    if _PLACED.search(lead) or _follows_name(passage, stretch, first, end):
        return 0.0
    return ALIKE


def _bare(surname: str) -> str:
    """Without the article: `al-Okwir`."""
    return surname if surname[:1].isupper() else surname.partition("-")[2]


def title_of(passage: Passage, start: int) -> re.Match[str] | None:
    """`Minister of Health` directly before an offset."""
    return _TITLE_OF.search(passage.before(start, 90))


def weighed(text: Text, spans: Sequence[Span]) -> Iterator[Span]:
    """The spans without those of whose names the cable speaks as of a body or place."""
    untitled = [span for span in spans if span.method == METHOD]
    doubtful = [span for span in untitled if span.score <= SPEAKING]
    bodies = {span.name for span in untitled if _IS_BODY.match(_behind(text, span))}
    against = bodies | {span.name for span in doubtful if _is_against(text, span)}
    sure = {span.name for span in spans if span.score > ALIKE or _is_for(text, span)}
    for span in spans:
        if span.method != METHOD or (span.name in sure and span.name not in against):
            yield span


def _behind(text: Text, span: Span) -> str:
    return text.passages[span.passage].after(span.end, 90)


def _is_against(text: Text, span: Span) -> bool:
    """Whether what stands around one mention is said of bodies and places only."""
    passage = text.passages[span.passage]
    if _NOT_BEHIND.match(_behind(text, span)):
        return True
    return _NOT_BEFORE.search(passage.before(span.start, 12)) is not None and not _is_for(
        text, span
    )


def _is_for(text: Text, span: Span) -> bool:
    """Whether a name that only looks like a person's is one by its end or an office nearby."""
    passage = text.passages[span.passage]
    last = span.name.rpartition(" ")[2]
    return (
        _FAMILY.fullmatch(last.rpartition("-")[2].lower()) is not None
        or is_given(last)
        or not lexicon.listed("frequent surname").isdisjoint(span.name.split())
        or _OFFICE_BEFORE.search(passage.before(span.start, 80)) is not None
        or _OFFICE_BEHIND.match(passage.after(span.end)) is not None
        or any(_speaks(each, last) for each in text.passages)
    )


@lru_cache(maxsize=1_000)  # a list may name one person thousands of times
def _speaks(passage: Passage, surname: str) -> bool:
    """Whether a surname alone says something anywhere in a passage."""
    at = passage.read.find(surname)
    while at != -1:
        if _SPEAKS.match(passage.after(at + len(surname), 20)):
            return True
        at = passage.read.find(surname, at + 1)
    return False


def _is_name_in_capitals(passage: Passage, stretch: int, first: int, end: int) -> bool:
    """Two words that no dictionary knows; one alone may be a slip of the teletype."""
    words = passage.words[first:end]
    alone = first == stretch and len(words) == 2
    return alone and all(len(word.text) > 3 and word.text.isalpha() for word in words)


def _is_shout(word: Word) -> bool:
    """Letters of a body, not initials."""
    return word.text.isupper() and len(word.text) > 2 and not INITIAL.fullmatch(word.text)


def is_place(word: str) -> bool:
    """A country, a region or a great city."""
    return any(
        place.kind in ("country", "region") or place.population > 100_000
        for place in atlas.places().get(word)
        if not place.ambiguous
    )


def is_well_known_place(word: str) -> bool:
    """`Consul General Bombay`, `Ambassador Paris`: the office at a place."""
    seats = atlas.seats()
    return any((place.name, place.country) in seats for place in atlas.places().get(word))


def is_country(word: str) -> bool:
    return any(place.kind == "country" for place in atlas.places().get(word))


def _follows_name(passage: Passage, stretch: int, first: int, end: int) -> bool:
    """Part of a longer capitalised phrase, which is more than a person's name."""
    before = first > stretch and passage.gaps[first - 1] == " "
    after = end < len(passage.words) and passage.gaps[end - 1] == " "
    lead = passage.words[first - 1].text
    titled = lexicon.is_title(lead) or lead.lower() in lexicon.listed("role")
    return (before and not titled) or after
