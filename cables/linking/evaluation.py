"""How well the finders do: what they find in annotated cables against what a reader found.

An entity is found if one of its names is one of the annotated names, within one cable. A mention
inside a longer annotated name, or inside a string to be ignored, counts neither way.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from cables.linking.annotations import Annotated, Annotation
from cables.linking.find import FoundEntity, FoundMention, Kind, Numbered, numbers_of
from cables.linking.find.statistical import Reader
from cables.vocab.names import normalize

NGO = "NGO flag"
LINKS = "paragraph links"
OVERALL = "overall"


@dataclass(slots=True)
class Score:
    """Hits, false finds and misses, with precision, recall and F1 (0 to 1)."""

    hits: int = 0
    false: int = 0
    missed: int = 0
    wrong: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        return _share(self.hits, self.hits + self.false)

    @property
    def recall(self) -> float:
        return _share(self.hits, self.hits + self.missed)

    @property
    def f1(self) -> float:
        return _share(2 * self.hits, 2 * self.hits + self.false + self.missed)

    def add(self, hits: int, false: int, missed: int, note: str = "") -> None:
        self.hits += hits
        self.false += false
        self.missed += missed
        if note:
            self.wrong.append(note)


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


class Scores(dict[str, Score]):
    """One score a kind, and those of NGO flags, paragraph links and all kinds together."""

    def __missing__(self, key: str) -> Score:
        self[key] = Score()
        return self[key]


def evaluate(
    scores: Scores,
    annotation: Annotation,
    paragraphs: Sequence[Numbered],
    found: Iterable[FoundEntity],
) -> None:
    """Add one cable's results to the scores."""
    left = list(annotation.entities)
    where = annotation.reference_id or annotation.file
    passing = _Passing(annotation, paragraphs)
    for entity in found:
        match = next((entry for entry in left if _is_same(entry, entity)), None)
        if match is not None:
            left.remove(match)
            _count_match(scores, match, entity, paragraphs)
        elif not passing.covers(entity):
            _count_false(scores, entity, paragraphs, where)
    for entry in left:
        _count_missed(scores, entry, where)


def _is_same(entry: Annotated, entity: FoundEntity) -> bool:
    names = {normalize(name) for name in (entity.name, *entity.aliases)}
    return entry.kind == entity.kind and not entry.keys.isdisjoint(names)


def _count_match(
    scores: Scores, entry: Annotated, entity: FoundEntity, paragraphs: Sequence[Numbered]
) -> None:
    scores[OVERALL].add(1, 0, 0)
    scores[entry.kind].add(1, 0, 0)
    numbers = numbers_of(entity, paragraphs)
    false, missed = numbers - entry.paragraphs - entry.optional, entry.paragraphs - numbers
    note = f"{entry.name}: too many {sorted(false)}, missed {sorted(missed)}"
    hits = len(numbers & entry.paragraphs)
    scores[LINKS].add(hits, len(false), len(missed), note if false or missed else "")
    if entry.ngo is not None:
        said = entity.is_ngo
        note = "" if said == entry.ngo else f"{entry.name}: {said}"
        scores[NGO].add(said and entry.ngo, said and not entry.ngo, entry.ngo and not said, note)


def _count_false(
    scores: Scores, entity: FoundEntity, paragraphs: Sequence[Numbered], where: str
) -> None:
    scores[OVERALL].add(0, 1, 0)
    scores[entity.kind].add(0, 1, 0, f"+ {entity.name} ({where})")
    scores[LINKS].add(0, len(numbers_of(entity, paragraphs)), 0)
    if entity.is_ngo:
        scores[NGO].add(0, 1, 0, f"+ {entity.name}")


def _count_missed(scores: Scores, entry: Annotated, where: str) -> None:
    scores[OVERALL].add(0, 0, 1)
    scores[entry.kind].add(0, 0, 1, f"- {entry.name} ({where})")
    scores[LINKS].add(0, 0, len(entry.paragraphs))
    if entry.ngo:
        scores[NGO].add(0, 0, 1, f"- {entry.name}")


class _Passing:
    """What counts neither way: parts of longer annotated names, and strings to be ignored."""

    def __init__(self, annotation: Annotation, paragraphs: Sequence[Numbered]) -> None:
        names = [name for entry in annotation.entities for name in entry.names]
        self._ignored = set(map(normalize, annotation.ignored))
        self._names = [list(_occurrences(names, p.text)) for p in paragraphs]
        self._others = [list(_occurrences(annotation.ignored, p.text)) for p in paragraphs]

    def covers(self, entity: FoundEntity) -> bool:
        names = {normalize(name) for name in (entity.name, *entity.aliases)}
        return not names.isdisjoint(self._ignored) or all(map(self._is_inside, entity.mentions))

    def _is_inside(self, mention: FoundMention) -> bool:
        names, others = (ranges[mention.paragraph_index] for ranges in (self._names, self._others))
        place = mention.start, mention.end
        return any(_holds(each, place) and each != place for each in names) or any(
            _holds(each, place) for each in others
        )


def _holds(outer: tuple[int, int], inner: tuple[int, int]) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def _occurrences(names: Iterable[str], text: str) -> Iterator[tuple[int, int]]:
    small = text.lower()
    for name in names:
        at = small.find(name.lower())
        while at != -1:
            yield at, at + len(name)
            at = small.find(name.lower(), at + 1)


def as_named(reader: Reader, paragraphs: Sequence[Numbered], country: str) -> list[FoundEntity]:
    """What a statistical reader alone names, for comparison: each name with its kind an entity.

    Articles and possessive endings are left out; nothing else is done for it.
    """
    found: dict[tuple[Kind, str], list[FoundMention]] = {}
    for at, named in enumerate(reader([paragraph.text for paragraph in paragraphs])):
        for start, end, kind in named:
            surface = paragraphs[at].text[start:end]
            key = kind, _bare(surface)
            mention = FoundMention(at, start, end, surface, "ner", 0.4)
            found.setdefault(key, []).append(mention)
    return [
        FoundEntity(name, kind, mentions=tuple(mentions))
        for (kind, name), mentions in found.items()
    ]


def _bare(surface: str) -> str:
    name = " ".join(surface.split())
    for end in ("'s", "’s"):
        name = name.removesuffix(end)
    return name.removeprefix("the ").removeprefix("The ")
