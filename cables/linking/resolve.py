"""From found names to stored mentions: the finders' work, tied to entities without guessing.

One candidate of the kind links; none makes a new entity, shared by all cables that use the name;
several are reported and nothing is linked. What a person decided is never touched.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from django.db import connection, transaction

from cables.linking.authority import authority_finder
from cables.linking.candidates import Candidates
from cables.linking.find import FINDERS, FoundEntity, find
from cables.linking.find.found import FoundMention
from cables.models import Cable, Entity, IndexChange, Mention, Paragraph, Post

_LOCK = 0x6361626C65  # "cable": one process at a time makes entities, or two would make the same
_LONGEST = 250


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
    report = LinkReport(cables=len(cables))
    found = _find(cables)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
    candidates = Candidates.for_names(entity for _, _, entities in found for entity in entities)
    wanted = list(_wanted(found, candidates, report))
    report.entities_created = candidates.save()
    _write(cables, wanted, report)
    return report


def _find(cables: Collection[Cable]) -> Found:
    """The pure part: what the text names, before the database has a say."""
    paragraphs: dict[int, list[Paragraph]] = {cable.pk: [] for cable in cables}
    for paragraph in Paragraph.objects.filter(cable__in=paragraphs).order_by("cable", "position"):
        paragraphs[paragraph.cable_id].append(paragraph)
    posts = Post.objects.in_bulk({cable.origin_id for cable in cables if cable.origin_id})
    finders = [authority_finder(), *FINDERS.values()]
    found: Found = []
    for cable in cables:
        country = posts[cable.origin_id].country if cable.origin_id else ""
        text = paragraphs[cable.pk]
        found.append((cable, text, find(text, country, finders=finders)))
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


def _wanted(found: Found, candidates: Candidates, report: LinkReport) -> Iterator[_Wanted]:
    for cable, paragraphs, entities in found:
        for entity in entities:
            several = candidates.several(entity)
            if several:
                report.ambiguous.append(
                    Ambiguous(cable.pk, entity.name, entity.kind.value, several)
                )
                continue
            row = candidates.only(entity)
            for mention in entity.mentions:
                yield _Wanted(
                    cable, paragraphs[mention.paragraph_index], row, mention, entity.surname_only
                )


def _write(cables: Collection[Cable], wanted: Sequence[_Wanted], report: LinkReport) -> None:
    """Bring the stored suggestions in line with what is wanted."""
    held = list(Mention.objects.filter(cable__in=[cable.pk for cable in cables]))
    decided = [mention for mention in held if _is_decided(mention)]
    suggested = {_place(mention): mention for mention in held if not _is_decided(mention)}
    allowed = {each.place: each for each in _undecided(wanted, decided)}
    stale = [mention for place, mention in suggested.items() if place not in allowed]
    fresh = [each for place, each in allowed.items() if place not in suggested]
    Mention.objects.filter(pk__in=[mention.pk for mention in stale]).delete()
    Mention.objects.bulk_create([_row(each) for each in fresh], batch_size=2000)
    report.added, report.removed = len(fresh), len(stale)
    _follow(stale, fresh)


def _is_decided(mention: Mention) -> bool:
    return mention.status != Mention.Status.SUGGESTED or mention.method == Mention.BY_CURATOR


def _place(mention: Mention) -> Place:
    return mention.paragraph_id or 0, mention.start, mention.end, mention.entity_id


def _undecided(wanted: Iterable[_Wanted], decided: Sequence[Mention]) -> Iterator[_Wanted]:
    """What no person has decided: not rejected there, and not where an accepted mention stands."""
    rejected = {
        (mention.paragraph_id, mention.surface, mention.entity_id)
        for mention in decided
        if mention.status == Mention.Status.REJECTED
    }
    accepted: dict[int | None, set[int]] = {}
    for mention in decided:
        if mention.status != Mention.Status.REJECTED:
            characters = accepted.setdefault(mention.paragraph_id, set())
            characters.update(range(mention.start, mention.end))
    for each in wanted:
        key = (each.paragraph.pk, each.found.surface, each.entity.pk)
        stands = range(each.found.start, each.found.end)
        free = accepted.get(each.paragraph.pk, set()).isdisjoint(stands)
        if key not in rejected and free and len(each.found.surface) <= _LONGEST:
            yield each


def _row(each: _Wanted) -> Mention:
    return Mention(
        cable=each.cable,
        paragraph=each.paragraph,
        paragraph_number=each.paragraph.number,
        start=each.found.start,
        end=each.found.end,
        surface=each.found.surface,
        entity=each.entity,
        uncertain=each.uncertain,
        method=each.found.method,
        score=each.found.score,
    )


def _follow(stale: Sequence[Mention], fresh: Sequence[_Wanted]) -> None:
    """Counts and the search index follow the mentions that changed."""
    entities = {mention.entity_id for mention in stale} | {each.entity.pk for each in fresh}
    cables = {mention.cable_id for mention in stale} | {each.cable.pk for each in fresh}
    if entities:
        Entity.objects.filter(pk__in=entities).recount()
        IndexChange.objects.note(sorted(cables))
