"""From found names to stored mentions: the finders' work, tied to entities without guessing.

One candidate of the kind links; none makes a new entity, shared by all cables that use the name;
several are kept as an ambiguity and nothing is linked. What a person decided is never touched.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field

from django.db import connection, transaction

from cables.linking import doubts, new_names
from cables.linking.authority import authority_finder
from cables.linking.candidates import Candidates
from cables.linking.decided import Decided, is_decided
from cables.linking.find import FINDERS, FoundEntity, find
from cables.linking.find.found import FoundMention
from cables.linking.naming import rename_unspoken
from cables.linking.stopped import Stopped
from cables.linking.suggesting import suggestion
from cables.models import Ambiguity, Cable, Entity, IndexChange, Mention, Paragraph, Post
from cables.models.copying import copy
from cables.models.tallies import counted
from cables.vocab.names import LONGEST_NAME

_LOCK = 0x6361626C65  # "cable": one process at a time makes entities, or two would make the same


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """A name that several entities bear; it was linked to none of them."""

    cable: int
    name: str
    kind: str
    candidates: tuple[int, ...]


@dataclass(slots=True)
class LinkReport:
    """What linking changed."""

    cables: int = 0
    added: int = 0
    removed: int = 0
    entities_created: int = 0
    ambiguous: list[Ambiguous] = field(default_factory=list)


Found = list[tuple[Cable, list[Paragraph], list[FoundEntity]]]
Place = tuple[int, int, int, int]


def link(cable: Cable) -> LinkReport:
    """Find and store the mentions of one cable; see `link_many`."""
    return link_many([cable])


@transaction.atomic
def link_many(cables: Collection[Cable]) -> LinkReport:
    """Find and store the mentions of stored cables.

    Idempotent: what is suggested already stays as it is, suggestions no longer found go, decided
    mentions stay, and what a curator rejected is not suggested again. A fixed number of queries,
    however many cables.
    """
    return link_found(_find(cables))


@transaction.atomic
def link_found(found: Found, *, counting: bool = True) -> LinkReport:
    """Store what the finders found in stored cables; see `link_many`.

    Without `counting` the counts of entities and the search index are left to the caller.
    """
    cables = [cable for cable, _, _ in found]
    report = LinkReport(cables=len(cables))
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
    stopped = Stopped()
    found = [(cable, text, stopped.sift(entities)) for cable, text, entities in found]
    candidates = Candidates.for_names(entity for _, _, entities in found for entity in entities)
    wanted, doubtful = _sorted_out(found, candidates, report)
    report.entities_created = candidates.save()
    _write(cables, wanted, doubtful, report, counting=counting)
    return report


def _find(cables: Collection[Cable]) -> Found:
    """The pure part: what the text names, before the database has a say."""
    paragraphs: dict[int, list[Paragraph]] = {cable.pk: [] for cable in cables}
    for paragraph in Paragraph.objects.filter(cable__in=paragraphs).order_by("cable", "position"):
        paragraphs[paragraph.cable_id].append(paragraph)
    posts = Post.objects.in_bulk({cable.origin_id for cable in cables if cable.origin_id})
    finders = [authority_finder(), *FINDERS.values()]
    heard = new_names.remembered(paragraphs)
    found: Found = []
    for cable in cables:
        country = posts[cable.origin_id].country if cable.origin_id else ""
        text = paragraphs[cable.pk]
        further = heard.get(cable.pk, ())
        found.append((cable, text, find(text, country, finders=finders, further=further)))
    return found


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A mention to store; its entity may not have been saved yet."""

    cable: Cable
    paragraph: Paragraph
    entity: Entity
    found: FoundMention
    uncertain: bool

    @property
    def place(self) -> Place:
        return self.paragraph.pk, self.found.start, self.found.end, self.entity.pk

    def is_told_by(self, held: Mention | None) -> bool:
        """Whether a suggestion at this place says all that there is to say."""
        if held is None:
            return False
        said = (self.found.method, self.found.score, self.uncertain)
        return (held.method, held.score, held.uncertain) == said


def _sorted_out(
    found: Found, candidates: Candidates, report: LinkReport
) -> tuple[list[_Wanted], list[Ambiguity]]:
    """What links, and what several entities may be meant by."""
    wanted: list[_Wanted] = []
    doubtful: list[Ambiguity] = []
    for cable, paragraphs, entities in found:
        for entity in entities:
            if several := candidates.several(entity):
                kind = entity.kind.value
                report.ambiguous.append(Ambiguous(cable.pk, entity.name, kind, several))
                doubtful += doubts.doubts_about(cable, paragraphs, entity, several)
            else:
                wanted += _linked(cable, paragraphs, entity, candidates.only(entity, cable.pk))
    return wanted, doubtful


def _linked(
    cable: Cable, paragraphs: Sequence[Paragraph], found: FoundEntity, row: Entity
) -> Iterator[_Wanted]:
    for mention in found.mentions:
        paragraph = paragraphs[mention.paragraph_index]
        yield _Wanted(cable, paragraph, row, mention, found.surname_only)


def _write(
    cables: Collection[Cable],
    wanted: Sequence[_Wanted],
    doubtful: Iterable[Ambiguity],
    report: LinkReport,
    *,
    counting: bool,
) -> None:
    """Bring the stored suggestions and ambiguities in line with what is wanted."""
    held = list(Mention.objects.filter(cable__in=[cable.pk for cable in cables]))
    decided = Decided(mention for mention in held if is_decided(mention))
    suggested = {_place(mention): mention for mention in held if not is_decided(mention)}
    allowed = {each.place: each for each in wanted if _is_open(each, decided)}
    same = {place for place, each in allowed.items() if each.is_told_by(suggested.get(place))}
    stale = [mention for place, mention in suggested.items() if place not in same]
    fresh = [each for place, each in allowed.items() if place not in same]
    _exchange(stale, fresh, counting=counting)
    doubts.write(cables, doubtful, decided)
    report.added, report.removed = len(fresh), len(stale)


def _place(mention: Mention) -> Place:
    return mention.paragraph_id or 0, mention.start, mention.end, mention.entity_id


def _is_open(each: _Wanted, decided: Decided) -> bool:
    """Not rejected there, and not where an accepted mention stands."""
    paragraph, start, end, entity = each.place
    surface = each.found.surface
    free = decided.leaves_open(paragraph, start, end)
    return free and len(surface) <= LONGEST_NAME and not decided.rejects(paragraph, surface, entity)


def _exchange(stale: Sequence[Mention], fresh: Sequence[_Wanted], *, counting: bool) -> None:
    """Old suggestions for new ones; counts and the search index follow."""
    entities = {mention.entity_id for mention in stale} | {each.entity.pk for each in fresh}
    cables = {mention.cable_id for mention in stale} | {each.cable.pk for each in fresh}
    if not cables:
        return
    with counted(entities=entities, cables=cables) if counting else nullcontext():
        # Now that the entities are held, nobody else decides; but somebody may have before.
        late = Decided(Mention.objects.filter(cable__in=cables).decided())
        gone = Mention.objects.filter(pk__in=[mention.pk for mention in stale])
        gone.open_to_machines().delete()
        copy(Mention, (_row(each) for each in fresh if _is_open(each, late)))
    rename_unspoken(entities)
    if counting:
        IndexChange.objects.note(sorted(cables))


def _row(each: _Wanted) -> Mention:
    return suggestion(each.found, each.paragraph, each.entity, uncertain=each.uncertain)
