"""Later and shorter mentions of what a cable names in full: `CRL`, `Wang`, the name once more."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from cables.linking.find.found import Kind, Span
from cables.linking.find.gather import Group, words_of
from cables.linking.find.places import atlas
from cables.linking.find.settle import Taken
from cables.linking.find.text import lexicon
from cables.linking.find.text.gazetteer import Gazetteer
from cables.linking.find.text.passages import Passage, Text, is_common

METHOD = "echo"
_FEWEST_LETTERS = 2


def echo(text: Text, groups: Sequence[Group], settled: Iterable[Span]) -> None:
    """Add to each group the mentions that only the cable as a whole explains."""
    forms = dict(_forms(groups))
    names = {capitals: _gazetteer(forms, capitals) for capitals in _cases(text)}
    taken = Taken(settled)
    for passage in text.passages:
        for start, end, found in names[passage.capitals].matches(passage.text):
            if taken.is_free(passage.index, start, end):
                _add(passage, found[0], start, end)


def _cases(text: Text) -> set[bool]:
    """Whether there are passages in capitals, and others."""
    return {passage.capitals for passage in text.passages}


def _gazetteer(forms: dict[str, Group], capitals: bool) -> Gazetteer[Group]:
    if not capitals:
        return Gazetteer(forms.items())
    return Gazetteer((form.upper(), group) for form, group in forms.items() if not is_common(form))


def _add(passage: Passage, group: Group, start: int, end: int) -> None:
    surface = passage.read[start:end]
    if group.kind is Kind.PERSON and _is_other(passage, group, start, end):
        return
    group.spans.append(Span(passage.index, start, end, group.kind, METHOD, 0.8, name=surface))


def _is_other(passage: Passage, group: Group, start: int, end: int) -> bool:
    """A surname inside another's name, or a capital that the sentence asks for."""
    surface = passage.read[start:end]
    if is_common(surface) and passage.opens_sentence(start):
        return True
    before, after = passage.before(start, 30).split(" ")[-2:], passage.after(end, 30)
    follows = after[:1] == " " and after[1:2].isupper() and _is_unknown(after.split()[0])
    leads = len(before) == 2 and before[1] == "" and _is_unknown(before[0])
    return " " not in surface and (follows or leads)


def _is_unknown(word: str) -> bool:
    """Neither an everyday word nor a title: part of somebody's name, it seems."""
    bare = word.strip(".,;:()\"'")
    return (
        bare[:1].isupper()
        and not bare.isupper()
        and not is_common(bare)
        and not lexicon.is_title(bare)
        and word == bare
    )


def _forms(groups: Sequence[Group]) -> Iterator[tuple[str, Group]]:
    """What each group may be called later in the cable, where that is one group's alone."""
    claims: Counter[str] = Counter()
    wanted: list[tuple[str, Group]] = []
    for group in groups:
        for form in dict.fromkeys(_forms_of(group)):
            claims[form] += 1
            wanted.append((form, group))
    for form, group in wanted:
        if claims[form] == 1:
            yield form, group


def _forms_of(group: Group) -> Iterator[str]:
    yield group.name
    if group.kind is Kind.PERSON:
        yield from _parts(group)
    elif group.kind is Kind.ORGANIZATION:
        yield from (name for name in group.names if _is_acronym(name))


def _parts(group: Group) -> Iterator[str]:
    """The words of a person's name that can stand alone."""
    words = words_of(group.name)
    for at, word in enumerate(words):
        if len(word) < _FEWEST_LETTERS or not word[0].isupper() or word.endswith("."):
            continue
        if is_common(word) and at + 1 < len(words):
            continue
        if not _is_taken(word):
            yield word


def _is_taken(word: str) -> bool:
    """Countries, peoples and jargon keep their words, whoever else is called so."""
    country = any(place.kind == "country" for place in atlas.places().get(word))
    return country or word in atlas.demonyms() or word in lexicon.jargon()


def _is_acronym(name: str) -> bool:
    return sum(letter.isupper() for letter in name) > 1 and " " not in name
