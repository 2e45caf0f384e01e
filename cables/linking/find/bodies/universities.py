"""Universities: campuses of one; and those, or foundations, that share the word."""

import re
from collections.abc import Iterator

from cables.linking.find.found import Kind, Span
from cables.linking.find.places import atlas
from cables.linking.find.text import lexicon
from cables.linking.find.text.passages import Passage, is_common

_PLURALS = re.compile(r" (?:(?P<university>[Uu]niversities)|[Ff]oundations)\b")
_CAPITALISED_WORDS = re.compile(r"[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,2}")
_NAMES_AND = re.compile(
    rf"(?:{_CAPITALISED_WORDS.pattern}, ){{0,5}}{_CAPITALISED_WORDS.pattern},? and "
    rf"{_CAPITALISED_WORDS.pattern}$"
)


def sharing_a_head(passage: Passage, method: str) -> Iterator[Span]:
    """`Lowick and Arden universities` are two; `London and Paris universities` may be many."""
    for plural in _PLURALS.finditer(passage.read):
        kind = "university" if plural["university"] else "foundation"
        begin = max(0, plural.start() - 120)
        names = _NAMES_AND.search(passage.read[begin : plural.start()])
        found = list(_CAPITALISED_WORDS.finditer(names[0])) if names else []
        if not all(_may_name_university(name[0]) for name in found):
            continue
        if names and any(not atlas.places().get(name[0]) for name in found):
            for name in found:
                start = begin + names.start() + name.start()
                yield Span(
                    passage.index,
                    start,
                    start + len(name[0]),
                    Kind.ORGANIZATION,
                    method,
                    0.97,  # surer than that the word alone is a place
                    name=f"{name[0]} {kind.capitalize()}",
                    type="university" if plural["university"] else "",
                )


def _may_name_university(name: str) -> bool:
    words = name.split(" ")
    return (
        name not in atlas.demonyms()
        and not all(is_common(word) for word in words)
        and not any(map(_is_none_of_names, words))
    )


def _is_none_of_names(word: str) -> bool:
    return lexicon.is_title(word) or lexicon.is_function_word(word) or word in lexicon.jargon()


def with_campus(passage: Passage, first: int, last: int) -> int:
    """`University of California, Berkeley`: a city of that region belongs to the name."""
    name = passage.read[passage.words[first].start : passage.words[last].end]
    _, of, region = name.partition("University of ")
    regions = {place.country for place in atlas.places().get(region) if place.kind == "region"}
    if not (of and regions) or passage.gaps[last : last + 1] != (", ",):
        return last
    for end in range(min(last + 3, len(passage.words) - 1), last, -1):
        city = passage.read[passage.words[last + 1].start : passage.words[end].end]
        if any(p.kind == "city" and p.country in regions for p in atlas.places().get(city)):
            return end
    return last
