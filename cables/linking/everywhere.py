"""One name in many cables: what a new name of an entity finds in texts that were linked before.

The same rules as linking a whole cable, without reading it through again: what is suggested for
other words stays; the longest name wins; a name that several entities bear is kept as ambiguous.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from django.db import transaction

from cables.linking.authority import METHOD, Authority, AuthorityFinder
from cables.linking.candidates import Candidates
from cables.linking.decided import Decided, is_decided
from cables.linking.doubts import doubts_about
from cables.linking.find import FoundEntity, Kind, find
from cables.linking.stopped import Stopped
from cables.linking.suggesting import suggestion
from cables.models import Ambiguity, Cable, Entity, IndexChange, Mention, Paragraph
from cables.models.mentions import MentionQuerySet
from cables.models.tallies import counted
from cables.vocab.names import LONGEST_NAME


@dataclass(frozen=True, slots=True)
class _Text:
    """A cable, its paragraphs, and the name as it was found there."""

    cable: Cable
    paragraphs: list[Paragraph]
    found: FoundEntity


@transaction.atomic
def link_name(cable_ids: Collection[int], entity: Entity, name: str) -> None:
    """Suggest the entity wherever these cables write this name, which is one of its own.

    Doing it twice changes nothing the second time.
    """
    texts = list(_texts(cable_ids, entity, name))
    candidates = Candidates.for_names(text.found for text in texts)
    held = _Held(Mention.objects.filter(cable__in=[text.cable.pk for text in texts]))
    fresh: list[Mention] = []
    doubtful: list[Ambiguity] = []
    for text in texts:
        several = candidates.several(text.found)
        if several:
            rows = doubts_about(text.cable, text.paragraphs, text.found, several)
            doubtful += [row for row in rows if held.gives_way(row, {*several})]
        elif candidates.only(text.found, text.cable.pk).pk == entity.pk:
            fresh += [row for row in _rows(text, entity) if held.gives_way(row, set())]
    _store(fresh, doubtful, held.giving_way)


def found_by(entity: Entity, name: str) -> MentionQuerySet:
    """The suggestions that rest on this name of the entity."""
    return Mention.objects.of(entity).shouted(name).undecided().filter(method=METHOD)


class _Held:
    """The mentions that stand in some cables, and those that give way to the name."""

    def __init__(self, mentions: Iterable[Mention]) -> None:
        mentions = list(mentions)
        self.giving_way: dict[int, Mention] = {}
        self._decided = Decided(each for each in mentions if is_decided(each))
        self._suggested: defaultdict[int | None, list[Mention]] = defaultdict(list)
        for each in mentions:
            if not is_decided(each):
                self._suggested[each.paragraph_id].append(each)

    def gives_way(self, row: Mention | Ambiguity, bearers: set[int]) -> bool:
        """Whether the name may stand there; suggestions for fewer letters, and those for the same
        words that mean one of its several bearers, then go."""
        if not self.is_open(row):
            return False
        near = [each for each in self._suggested[row.paragraph_id] if _overlap(each, row)]
        going = [each for each in near if _yields(each, row, bearers)]
        if len(going) < len(near):
            return False
        self.giving_way |= {each.pk: each for each in going}
        return True

    def is_open(self, row: Mention | Ambiguity) -> bool:
        """Whether no person has decided about these words."""
        paragraph = row.paragraph_id or 0
        if not self._decided.leaves_open(paragraph, row.start, row.end):
            return False
        bearers = row.candidates if isinstance(row, Ambiguity) else [row.entity_id]
        return not self._decided.rejects_all(paragraph, row.surface, bearers)


def _yields(held: Mention, row: Mention | Ambiguity, bearers: set[int]) -> bool:
    shorter = _length(row) - _length(held)
    return shorter > 0 or (shorter == 0 and held.entity_id in bearers)


def _overlap(one: Mention, other: Mention | Ambiguity) -> bool:
    return one.start < other.end and other.start < one.end


def _length(row: Mention | Ambiguity) -> int:
    return row.end - row.start


def _texts(cable_ids: Collection[int], entity: Entity, name: str) -> Iterator[_Text]:
    """The cables that do write the name, with their paragraphs."""
    finder, stopped = _finder(entity, name), Stopped()
    cables = Cable.objects.filter(pk__in=cable_ids).select_related("origin")
    for cable in cables.prefetch_related("paragraphs").order_by("pk"):
        paragraphs = list(cable.paragraphs.all())
        country = cable.origin.country if cable.origin else ""
        for found in stopped.sift(find(paragraphs, country, finders=[finder], echoes=False)):
            yield _Text(cable, paragraphs, replace(found, name=name))


def _finder(entity: Entity, name: str) -> AuthorityFinder:
    known = Authority(entity.pk, name, Kind(entity.kind), entity.type, entity.country)
    return AuthorityFinder([(name, known)])


def _rows(text: _Text, entity: Entity) -> Iterator[Mention]:
    for found in text.found.mentions:
        paragraph = text.paragraphs[found.paragraph_index]
        if len(found.surface) <= LONGEST_NAME:
            yield suggestion(found, paragraph, entity, uncertain=text.found.surname_only)


def _store(fresh: list[Mention], doubtful: list[Ambiguity], stale: dict[int, Mention]) -> None:
    changed = [*fresh, *stale.values()]
    cables = {row.cable_id for row in changed}
    all_ = cables | {row.cable_id for row in doubtful}
    with counted(entities={row.entity_id for row in changed}, cables=cables):
        # Now that the entities are held, nobody else decides; but somebody may have before.
        late = _Held(Mention.objects.filter(cable__in=all_).decided())
        Mention.objects.filter(pk__in=stale).open_to_machines().delete()
        Mention.objects.bulk_create(
            filter(late.is_open, fresh), batch_size=2000, ignore_conflicts=True
        )
        Ambiguity.objects.bulk_create(
            filter(late.is_open, doubtful),
            batch_size=2000,
            update_conflicts=True,
            update_fields=["candidates", "name", "normalized", "method", "score"],
            unique_fields=["paragraph", "start", "end", "kind"],
        )
    IndexChange.objects.note(sorted(cables))
