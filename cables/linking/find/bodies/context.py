"""Organizations by what is said around them, whatever they are called.

`companies such as Norland, Vestra and Kuhn`; `the NGO Little Lantern`; `Ana Duarte of Home for
Rural Girls`; `Norland's director`.
"""

import re
from collections.abc import Iterator

from cables.linking.find.bodies import directory
from cables.linking.find.bodies.events import is_event
from cables.linking.find.found import Kind, Span
from cables.linking.find.places import atlas
from cables.linking.find.text import lexicon
from cables.linking.find.text.passages import Passage, Text, is_common

METHOD = "context"
_TYPES = {
    "company": r"(?:compan(?:y|ie)|firm|corporation|multinational|retailer|brand|manufacturer|"
    r"supplier|airline|bank|conglomerate)",
    "media": r"(?:newspaper|dail(?:y|ie)|weekl(?:y|ie)|magazine|news agenc(?:y|ie)|"
    r"(?:TV|television|radio) (?:station|channel|network)|broadcaster|(?:news|media) outlet)",
    "university": r"(?:universit(?:y|ie))",
    "union": r"(?:(?:trade |labor |labour )?union(?: federation)?|labor federation)",
    "party": r"(?:(?:opposition |political |ruling )part(?:y|ie))",
    "armed-group": r"(?:(?:militant|terrorist|rebel|armed|guerrilla|insurgent) "
    r"(?:group|organization))",
}
_LIST = re.compile(
    "|".join(
        rf"(?P<{kind.replace('-', '_')}>\b{noun}s(?: (?:in|from) [A-Z]\w+)?"
        r"(?:,? (?:such as|like|including)(?: the)?|:| \() ?$)"
        for kind, noun in _TYPES.items()
    )
)
_ONE = re.compile(
    "|".join(
        rf"(?P<{kind.replace('-', '_')}>\b{noun}(?:,? (?:called|named|known as))?,? [\"“]?$)"
        for kind, noun in _TYPES.items()
        if kind in ("media", "armed-group", "company")
    )
)
_BEHIND = re.compile(
    r" (?:(?P<company>(?:consulting |law |oil |mining |construction |security |engineering )"
    r"(?:firm|company|group)|airline|conglomerate)|(?P<party>party)|(?P<other>movement)|"
    r"(?P<media>newspaper|daily|weekly|magazine|news agency|TV station|radio station|"
    r"(?:television |TV )channel)|"
    r"(?P<ngo>NGO|charity|think[- ]tank)|(?P<armed_group>rebel group|guerrillas|militia))\b"
)
_BEHIND_STARTS = frozenset(f" {letter}" for letter in "clomsepanwtrfgdNTi")
_LEAD_NOUNS = (
    *(
        "organization",
        "organisation",
        "group",
        "newspaper",
        "daily",
        "weekly",
        "magazine",
        "agency",
        "station",
    ),
    *("channel", "company", "firm", "corporation", "multinational", "retailer", "manufacturer"),
    *("airline", "supplier", "conglomerate", "broadcaster", "outlet"),
)
_LEAD_WORDS = frozenset(
    (
        *("as", "like", "including", "called", "named", "groups", "organizations"),
        *("companies", "newspapers", "dailies", "parties", "unions", "firms"),
        *_LEAD_NOUNS,
        *(f"{noun}," for noun in _LEAD_NOUNS),
    )
)
"""How words that tell a type can end."""
_STAFF = re.compile(
    r"(?:['’]s)? (?:founder|co-founder|executive director|director|president|chairman|chairwoman|"
    r"chair|spokesman|spokeswoman|spokesperson|CEO|secretary[- ]general|coordinator|legal counsel|"
    r"program manager|country director|representative)\b"
)
_OF = re.compile(
    r"\b(?:founder|co-founder|director|president|chairman|chairwoman|spokesman|spokeswoman|"
    r"spokesperson|coordinator|representatives?|members?|head) (?:of|for|from)(?: the)? $"
    r"|\b[A-Z][a-z]+ [A-Z][a-z]+(?:-[A-Z]?[a-z]+)? (?:of|from) (?:the )?$"
)
_SMALL_HEAD = re.compile(r" (?:hospital|university)\b")
_SMALL_HEADS = (" hospital", " university")
_APPOSED = re.compile(
    r"(?:['’\"”)]*(?: \([A-Z][\w&/-]*\))?)(?:,| \(|,? which is|,? who are| --?| is| was) ?an? "
    r"(?:[\w'’-]+,? ){0,5}?(?:organi[sz]ation|association|federation|foundation)"
    r"(?=[,.;:)]|\s(?:that|which|who|in|based|for|of|from|with|working|founded|established|set|run|"
    r"led|dedicated|devoted|registered|headquartered|--?)\b|\s*$)"
)
_APPOSITIONS = (",", " is a", " was a", " (", " -", " w", "'", "’", '"', "”")  # how one can begin
_PLACED = ("in ", "at ", "from ", "near ", "outside ")
_WITHIN = (" for ", " of ", " of the ", " for the ", " to ", " without ", " against ")
_BETWEEN = (", ", " and ", ", and ", ", the ", " and the ", ", and the ", " or ")


def find(text: Text) -> Iterator[Span]:
    """Names of organizations that need no head word, because the sentence says what they are."""
    for passage in text.passages:
        if not passage.capitals:
            yield from _in_passage(passage)


def _in_passage(passage: Passage) -> Iterator[Span]:
    listed = ""
    end = -1
    for first, last in _names(passage):
        start = passage.words[first].start
        lead = passage.before(start, 60)
        between = passage.read[end:start] if end >= 0 else ""
        may_tell = _may_tell(lead)
        listed = (may_tell and _type(_LIST, lead)) or (listed if between in _BETWEEN else "")
        end = passage.words[last - 1].end
        kind = listed or (may_tell and _type(_ONE, lead)) or _called_behind(passage, end)
        apposed = not kind and _is_apposed(passage, lead, end)
        if kind or apposed or _is_body(passage, lead, first, last):
            yield from _span(passage, first, last, kind, listed=bool(listed))


def _called_behind(passage: Passage, end: int) -> str:
    """`the Vestra consulting firm`, `the Norland party`: its type, or empty."""
    if passage.read[end : end + 2] not in _BEHIND_STARTS:
        return ""
    match = _BEHIND.match(passage.read, end)
    return match.lastgroup.replace("_", "-") if match and match.lastgroup else ""


def _is_apposed(passage: Passage, lead: str, end: int) -> bool:
    """`Little Bird, a ten-year-old federation,`; but `in Lowick, a federation` tells of a place."""
    if not passage.read.startswith(_APPOSITIONS, end) or lead.lower().endswith(_PLACED):
        return False
    return _APPOSED.match(passage.read, end) is not None


def _may_tell(lead: str) -> bool:
    """Whether it is worth while to ask for the type that leads to a name."""
    lead = lead.rstrip(' "“(:').removesuffix(" the")
    return lead.rpartition(" ")[2] in _LEAD_WORDS


def _type(pattern: re.Pattern[str], lead: str) -> str:
    """The type that the words before a name tell."""
    match = pattern.search(lead)
    return match.lastgroup.replace("_", "-") if match and match.lastgroup else ""


def _names(passage: Passage) -> Iterator[tuple[int, int]]:
    """Runs of capitalised words, joined by `of`, `for` and the like."""
    first = 0
    for at, gap in enumerate(passage.gaps, start=1):
        word = passage.words[at - 1].text
        joined = gap == " " or (gap in _WITHIN and is_common(word))
        if not joined or word in lexicon.jargon() or lexicon.is_function_word(word):
            yield first, at
            first = at
    if passage.words:
        yield first, len(passage.words)


def _is_body(passage: Passage, lead: str, first: int, last: int) -> bool:
    """`Norland's director`, `founder of Norland`: of one unknown word, or of several words."""
    end = passage.words[last - 1].end
    if last - first == 1:
        return _is_body_of_one_word(passage, passage.words[first].text, end)
    words = [word.text for word in passage.words[first:last]]
    behind = passage.after(end, 40)
    led = lead.endswith(("of ", "the ", "for ", "from ")) and _OF.search(lead)
    if not (led or _STAFF.match(behind)):
        return False
    return any(is_common(word) for word in words) and _is_title_cased(words)


def _is_body_of_one_word(passage: Passage, word: str, end: int) -> bool:
    if word.isupper():
        return False
    return passage.read.startswith(_SMALL_HEADS, end) and _has_small_head(
        word, passage.after(end, 14)
    )


def _has_small_head(word: str, behind: str) -> bool:
    """`Lowick hospital`: the name is a name, the hospital only a word."""
    return bool(not is_common(word) and not word.isupper() and _SMALL_HEAD.match(behind))


def _is_title_cased(words: list[str]) -> bool:
    return not any(lexicon.is_function_word(word) or lexicon.is_title(word) for word in words)


def _span(passage: Passage, first: int, last: int, kind: str, *, listed: bool) -> Iterator[Span]:
    words = [word.text for word in passage.words[first:last]]
    start, end = passage.words[first].start, passage.words[last - 1].end
    head = _SMALL_HEAD.match(passage.after(end, 12)) if len(words) == 1 else None
    end += head.end() if head else 0
    name = passage.read[start:end]
    if (
        not _may_be_name(words, name, sure=listed)
        or is_event(passage, start, end)
        or directory.is_mere_jargon(name)
    ):
        return
    yield Span(
        passage.index,
        start,
        end,
        Kind.ORGANIZATION,
        METHOD,
        0.88 if kind else 0.7,  # surer than the mere look of a person's name
        name=name,
        type=kind,
    )


def _is_place(name: str, sure: bool) -> bool:
    """A listed company may bear the name of some town, not that of a country."""
    return any(not sure or place.kind == "country" for place in atlas.places().get(name))


def _may_be_name(words: list[str], name: str, *, sure: bool) -> bool:
    """Not a country, a people, a person behind a title, nor a word that only begins a sentence."""
    return (
        _is_title_cased(words)
        and words[0] not in lexicon.given_names()
        and not (len(words) == 1 and words[0] in atlas.demonyms())
        and (sure or len(words) > 1 or not is_common(words[0]))
        and (_SMALL_HEAD.search(name) or not _is_place(name, sure))
        and words[0] not in lexicon.listed("not in a name")
        and words[-1] not in lexicon.listed("not a body")
    )
