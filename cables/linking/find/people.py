"""People: names behind a title or an office, and names by their own look.

`Professor Li Weiwei`, `legal counsel David Kabanda`, `Zeng Feiyang, Director of`. A surname alone
counts only behind a title; whether it belongs to someone named in full is for the echoes to say.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from cables.linking.find import atlas, directory, lexicon
from cables.linking.find.found import Kind, Span
from cables.linking.find.passages import Passage, Text, Word, is_common

TITLED = "title"
SHAPED = "name"
_PARTICLE = re.compile(rf" (?:{lexicon.PARTICLES}) ")
_LONGEST = 12  # words of a name; a run of initials goes on for ever
_INITIAL = re.compile(r"(?:[A-Z]\.)+|[A-Z]")
_NAME = re.compile(
    r"(?:(?:[Aa]l|[Ee]l|[Aa][nrstdz]|[Aa]sh|[dDlLoO])[-'’])?[^\W\d_a-z][a-zß-ÿ'’]+(?:[A-Z][a-zß-ÿ]+)?"
    r"(?:- ?(?:[^\W\d_a-z]|[a-z])[a-zß-ÿ]+)*"
)
_ROLE_BEFORE = re.compile(r"([A-Za-z-]+)(?:,? |, )$")
_LAST_WORD = re.compile(r"[a-z-]+$")
_TITLE_OF = re.compile(
    r"\b(?:[Mm]inister|[Ss]ecretary|[Dd]irector|[Pp]resident|[Hh]ead|[Cc]hief|[Cc]hairman|[Cc]hair|"
    r"[Gg]overnor|[Mm]ayor|[Pp]rofessor|[Cc]ommissioner|[Ss]pokesman|[Dd]ean|[Cc]oordinator)"
    r" (?:of|for|to)(?: the)?(?: [A-Z][\w'’-]+(?:,? and)?,?){1,6} $"
)
_PLACED = re.compile(
    r"\b(?:in|at|near|outside|around|inside|across|through|to|from|the|The|In|At|a|an|on|On) $"
)
_SAYS = re.compile(
    r"(?:,? (?:who|whom|whose|said|says|told|noted|added|argued|claimed|stated|explained|commented|"
    r"stressed|replied|responded|agreed|asked|complained|acknowledged|admitted|asserted|believes?|"
    r"believed|thought|observed|remarked|expressed|warned|urged|suggested|emphasized|insisted|"
    r"pointed out|opined|confirmed|denied|reported|described|recommended|predicted|estimated|"
    r"indicated|called|met|joined|resigned|[a-z]{2,}ed|made|gave|took|went|came|"
    r"was (?:arrested|born|elected|appointed|sentenced|named|released|detained|killed))\b"
    r"|, (?:an?|the|who|[A-Z][a-z]+ |(?:executive |deputy |vice |former |general |managing )?"
    r"(?:director|president|chairman|chairwoman|chair|head|chief|leader|founder|secretary|professor|"
    r"editor|minister|member|spokes\w+|coordinator|lawyer|attorney|activist|manager|mayor|governor))\b"
    r"| \((?:[a-z]|age|protect|strictly|PROTECT)| of (?:the )?[A-Z])"
)


def find(text: Text) -> Iterator[Span]:
    """People named in a cable; each stretch of capitalised words holds one at most."""
    for passage in text.passages:
        for first, last in _stretches(passage):
            yield from _in_stretch(passage, first, last)


def _stretches(passage: Passage) -> Iterator[tuple[int, int]]:
    """Capitalised words with blanks or name particles between them."""
    first = 0
    for at, gap in enumerate(passage.gaps, start=1):
        if gap != " " and not _PARTICLE.fullmatch(gap):
            yield first, at
            first = at
    if passage.words:
        yield first, len(passage.words)


def _in_stretch(passage: Passage, first: int, last: int) -> Iterator[Span]:
    at = first
    while at < last:
        end = _end_of_name(passage, at, last)
        if end == at:
            end = at + 1
            span = _everyday_surname(passage, at, last)
        else:
            span = _person(passage, first, at, end)
        if span is not None:
            yield span
        at = end


def _end_of_name(passage: Passage, first: int, last: int) -> int:
    """One past the words from `first` on that can be parts of a person's name."""
    at = first + _opens_name(passage, first, last)
    furthest = min(last, first + _LONGEST)
    while at < furthest and _is_name_part(passage.words[at].text, opening=at == first):
        at += 1
    if at == first:
        return at
    titled = _is_titled(passage, first)
    if at < last and _closes_name(passage, first, at, titled):
        at += 1
    while at > first and _INITIAL.fullmatch(passage.words[at - 1].text):
        at -= 1
    return at


def _opens_name(passage: Passage, first: int, last: int) -> bool:
    """`lawyer Fang Ruolin`: a family name that is an everyday word, before one that is none."""
    word = passage.words[first].text
    return (
        last - first == 2
        and is_common(word)
        and _is_titled(passage, first)
        and looks_like_name(word)
        and not lexicon.is_function_word(word)
        and word.lower() not in directory.fields()
        and not _INITIAL.fullmatch(word)
        and not atlas.places().get(_read(passage, passage.words[first:last]))
        and _is_name_part(passage.words[first + 1].text, opening=True)
    )


@lru_cache(maxsize=50_000)
def _is_name_part(word: str, *, opening: bool) -> bool:
    if _INITIAL.fullmatch(word):
        return "." in word or not opening
    if word in lexicon.listed("suffix"):
        return not opening
    return looks_like_name(word) and not is_common(word)


@lru_cache(maxsize=50_000)
def looks_like_name(word: str) -> bool:
    """The shape of a name's part, and nothing that a list has for something else."""
    return (
        _NAME.fullmatch(word) is not None
        and word not in atlas.demonyms()
        and word not in lexicon.jargon()
        and word not in directory.head_words()
        and word not in lexicon.listed("not in a name")
        and not lexicon.is_title(word)
        and not _is_compound(word)
        and not word.endswith(("ists", "ians", "ites", "ism"))
    )


def _is_compound(word: str) -> bool:
    """`Islamist-oriented`, `Long-time`: a name's parts are not everyday words in small letters."""
    parts = word.split("-")
    return len(parts) > 1 and ((parts[-1].islower() and is_common(parts[-1])) or parts[0] == "Neo")


def _closes_name(passage: Passage, first: int, at: int, titled: bool) -> bool:
    """Surnames that are everyday words: `Gordon Brown`, `candidate Segolene Royal`."""
    words = passage.words
    parts = [word.text for word in words[first:at] if not _INITIAL.fullmatch(word.text)]
    known = all(part in lexicon.given_names() for part in parts)
    initialled = known and _INITIAL.fullmatch(words[at - 1].text) is not None
    return (
        (titled or known)
        and 0 < len(parts) < 3
        and (known or len(parts) == 1)
        and passage.gaps[at - 1] == " "
        and (words[at].text in lexicon.everyday_surnames() or titled)
        and _NAME.fullmatch(words[at].text) is not None
        and not lexicon.is_function_word(words[at].text)
        and (initialled or words[at].text not in directory.head_words())
        and words[at].text not in lexicon.jargon()
        and not lexicon.is_title(words[at].text)
    )


def _is_titled(passage: Passage, first: int) -> bool:
    """A title or office directly before: `Minister`, `counsel`, `Minister of Health`."""
    if first > 0 and passage.gaps[first - 1] in (" ", ", "):
        before = passage.words[first - 1].text
        if lexicon.is_title(before) or before.lower() in lexicon.listed("role"):
            return passage.gaps[first - 1] == " "
    start = passage.words[first].start
    before = passage.read[start - 2 : start]
    if before[1:] != " " or not (before[0].islower() or before[0] in ",-"):
        return False
    role = _LAST_WORD.search(passage.before(start, 30).split(" ")[-2].removesuffix(","))
    return role is not None and _is_role(role[0], passage.capitals)


def _is_role(word: str, capitals: bool) -> bool:
    """A small word before a name; in text in capitals the titles of cables are small too."""
    return word in lexicon.listed("role") or (
        capitals and lexicon.is_cable_title(word.capitalize())
    )


def _person(passage: Passage, stretch: int, first: int, end: int) -> Span | None:
    words = passage.words[first:end]
    titled = _is_titled(passage, first)
    if len(words) == 1:
        return _surname(passage, first) if titled else None
    score = 0.9 if titled else _score(passage, stretch, first, end)
    if score == 0.0 or (not titled and atlas.places().get(_read(passage, words))):
        return None
    method = TITLED if titled else SHAPED
    span = _span(passage, words[0].start, words[-1].end, method, score)
    return replace(span, title=_title_word(passage, first)) if titled else span


def _title_word(passage: Passage, first: int) -> str:
    """The last word of the title before a name, small: `President Ana Okwir` -> president."""
    return passage.before(passage.words[first].start, 30).rstrip(" ,").rpartition(" ")[2].lower()


def _score(passage: Passage, stretch: int, first: int, end: int) -> float:
    """How much speaks for a person where no title does; 0 where too little."""
    words = passage.words[first:end]
    lead, behind = passage.before(words[0].start, 12), passage.after(words[-1].end)
    if end - first > 4 or any(map(_is_shout, words)):
        return 0.0
    if is_given(words[0].text) and _INITIAL.fullmatch(words[1].text):
        return 0.85
    if words[-1].text in lexicon.listed("not a body"):
        return 0.0
    if (
        _is_place(words[0].text)
        or _is_well_known_place(words[-1].text)
        or _is_country(words[-1].text)
    ):
        return 0.0
    if is_given(words[0].text) or words[-1].text in lexicon.statesmen():
        return 0.85
    if _TITLE_OF.search(passage.before(words[0].start, 90)):
        return 0.8
    if _SAYS.match(behind):
        return 0.8
    if passage.capitals and not _is_name_in_capitals(passage, stretch, first, end):
        return 0.0
    if _PLACED.search(lead) or _follows_name(passage, stretch, first, end):
        return 0.0
    return 0.6


def _is_name_in_capitals(passage: Passage, stretch: int, first: int, end: int) -> bool:
    """Two words that no dictionary knows; one alone may be a slip of the teletype."""
    words = passage.words[first:end]
    alone = first == stretch and len(words) == 2
    return alone and all(len(word.text) > 3 and word.text.isalpha() for word in words)


def is_given(word: str) -> bool:
    """A first name, or two: `Jean-Claude`."""
    return all(part in lexicon.given_names() for part in word.split("-"))


def _is_shout(word: Word) -> bool:
    """Letters of a body, not initials."""
    return word.text.isupper() and len(word.text) > 2 and not _INITIAL.fullmatch(word.text)


def _is_place(word: str) -> bool:
    return any(
        place.kind in ("country", "region") or place.population > 100_000
        for place in atlas.places().get(word)
        if not place.ambiguous
    )


def _follows_name(passage: Passage, stretch: int, first: int, end: int) -> bool:
    """Part of a longer capitalised phrase, which is more than a person's name."""
    before = first > stretch and passage.gaps[first - 1] == " "
    after = end < len(passage.words) and passage.gaps[end - 1] == " "
    lead = passage.words[first - 1].text
    titled = lexicon.is_title(lead) or lead.lower() in lexicon.listed("role")
    return (before and not titled) or after


def _surname(passage: Passage, at: int) -> Span | None:
    """`Professor Wang`: as said, with its title."""
    word = passage.words[at]
    if _INITIAL.fullmatch(word.text) or len(word.text) < 2 or not looks_like_name(word.text):
        return None
    start = _title_start(passage, at)
    if start == word.start or _is_country(word.text) or _is_well_known_place(word.text):
        return None
    after = passage.words[at + 1].text if at + 1 < len(passage.words) else ""
    if after and passage.gaps[at] == " " and (after in directory.head_words()):
        return None
    return _span(passage, start, word.end, TITLED, 0.75, aliases=(word.text,))


def _everyday_surname(passage: Passage, at: int, last: int) -> Span | None:
    """`President Bush`, `Secretary Rice`: a dictionary word behind a clear title, and alone."""
    word = passage.words[at].text
    if at == 0 or passage.gaps[at - 1] != " " or _NAME.fullmatch(word) is None:
        return None
    title = passage.words[at - 1]
    alone = at + 1 == last or passage.gaps[at] != " "
    if not alone or title.text not in lexicon.clear_titles() or not _may_be_surname(word):
        return None
    return _span(passage, title.start, passage.words[at].end, TITLED, 0.6, aliases=(word,))


def _may_be_surname(word: str) -> bool:
    if lexicon.is_function_word(word) or word.lower() in directory.fields():
        return False
    return word in lexicon.everyday_surnames() and looks_like_name(word)


def _title_start(passage: Passage, at: int) -> int:
    """Where the title before a surname begins; the surname's own start if only a role leads."""
    start = passage.words[at].start
    if at and passage.gaps[at - 1] == " " and lexicon.is_title(passage.words[at - 1].text):
        title = passage.words[at - 1]
        prime = title.text == "Minister" and passage.before(title.start, 6) == "Prime "
        return title.start - len("Prime ") if prime else title.start
    if passage.capitals:
        role = _ROLE_BEFORE.search(passage.before(start))
        word = role[0].rstrip(" ,").capitalize() if role is not None else ""
        clear = word in lexicon.clear_titles() or lexicon.is_cable_title(word)
        return start - len(role[0]) if role and clear else start
    return start


def _is_well_known_place(word: str) -> bool:
    """`Consul General Bombay`, `Ambassador Paris`: the office at a place."""
    seats = atlas.seats()
    return any((place.name, place.country) in seats for place in atlas.places().get(word))


def _is_country(word: str) -> bool:
    return any(place.kind == "country" for place in atlas.places().get(word))


def _read(passage: Passage, words: tuple[Word, ...]) -> str:
    return passage.read[words[0].start : words[-1].end]


def _span(
    passage: Passage, start: int, end: int, method: str, score: float, aliases: tuple[str, ...] = ()
) -> Span:
    name = passage.read[start:end].replace("- ", "-")
    if passage.capitals:
        name = name[0].upper() + name[1:]
    return Span(passage.index, start, end, Kind.PERSON, method, score, name=name, aliases=aliases)
