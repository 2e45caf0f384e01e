"""Documents for the index, built from the database with a fixed number of queries per batch."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from django.db.models import Count
from django.db.models.functions import Coalesce

from cables.models import (
    Cable,
    Classification,
    Entity,
    Mention,
    Paragraph,
    Reference,
    Tagging,
)
from cables.search.analysis import Terms
from cables.search.schema import LACKING, NONE, IndexDocument, text_of
from cables.vocab import repair
from cables.vocab.markings import level_of

Marked = tuple[str, str]  # the level of a portion marking or `NONE`, and the text
BATCH = 500
_TERMS = Terms()
_WORDS_OF_A_COLLECTION = 2**18  # with names and misprints
_EPOCH = datetime(1, 1, 1, tzinfo=UTC)
_TIES = 2**24  # cables sent in the same second that can be told apart
_END = 2**63
_DAYS = 2**20  # more than there are days up to the year 2100
_KINDS = {
    Entity.Kind.ORGANIZATION: "org",
    Entity.Kind.PERSON: "person",
    Entity.Kind.LOCATION: "place",
}


def documents(cable_ids: Sequence[int]) -> Iterator[tuple[str, IndexDocument | None]]:
    """Key and document of each cable; None for one that is withheld or no longer there."""
    cables = Cable.objects.public().select_related("origin").defer("tags_line").in_bulk(cable_ids)
    rows = _Rows.of(cables)
    for pk in cable_ids:
        cable = cables.get(pk)
        yield str(pk), None if cable is None else _document(cable, rows)


def remember_words() -> None:
    """For a process that makes the documents of a collection: up to 100 MB, for speed."""
    _TERMS.kept = _WORDS_OF_A_COLLECTION


@dataclass(frozen=True, slots=True)
class _Rows:
    """What the tables hold of a batch, by cable; `citing` counts the cables that cite it."""

    paragraphs: defaultdict[int, list[Marked]]
    tags: defaultdict[int, list[str]]
    cited: defaultdict[int, list[str]]
    citing: dict[int, int]
    mentioned: defaultdict[int, dict[str, list[int]]]

    @classmethod
    def of(cls, cables: Collection[int]) -> "_Rows":
        tags = Tagging.objects.filter(cable__in=cables)
        references = Reference.objects.filter(cable__in=cables).exclude(reference_id="")
        return cls(
            paragraphs=_paragraphs(cables),
            tags=_grouped(tags.values_list("cable_id", "tag__code")),
            cited=_grouped(references.values_list("cable_id", "reference_id")),
            citing=_citing(cables),
            mentioned=_mentioned(cables),
        )


def _document(cable: Cable, rows: _Rows) -> IndexDocument:
    tags, mentioned = rows.tags[cable.pk], rows.mentioned[cable.pk]
    forms: set[str] = set()
    said = [(marking, _TERMS.of(text, forms)) for marking, text in rows.paragraphs[cable.pk]]
    head = [_TERMS.of(text, forms) for text in (_header(cable, tags), cable.subject) if text]
    texts = head + [text for _, text in said]
    others = [pk for pk in mentioned["org"] if pk not in mentioned["ngo"]]
    day = sent_on(cable)
    newest, oldest = _sort_keys(cable, day)
    return {
        "key": str(cable.pk),
        "cable": cable.pk,
        "id": cable.slug.upper(),
        "text": texts,
        "forms": " ".join(forms),
        "parts": {"head": head, **_by_marking(said)},
        "subject": _TERMS.of(repair.readable(cable.subject), set()),
        "summary": _TERMS.of(repair.readable(cable.summary), set()),
        "origin": [cable.origin.code if cable.origin else NONE],
        "country": [(cable.origin.country if cable.origin else "") or NONE],
        "level": [_level(cable)],
        "marking": sorted({marking for marking, _ in said}) or [NONE],
        "caption": [caption.upper() for caption in cable.captions],
        "year": [day.year if day else 0],
        "month": [day.year * 100 + day.month] if day else [],
        "day": [number_of(day)] if day else [],
        "tag": [code.upper() for code in tags] or [NONE],
        "org": mentioned["org"] or [0],
        "ngo": mentioned["ngo"] or [0],
        "other": others if mentioned["org"] else [0],
        "person": mentioned["person"] or [0],
        "place": mentioned["place"] or [0],
        "lacking": [name for name in LACKING if not mentioned[name]],
        "cites": [reference_id.upper() for reference_id in rows.cited[cable.pk]],
        "newest": newest,
        "oldest": oldest,
        "cited": _cited_key(cable, rows.citing.get(cable.pk, 0)),
    }


def _level(cable: Cable) -> str:
    return NONE if cable.classification is None else Classification(cable.classification).label


def sent_on(cable: Cable) -> date | None:
    """The day on which a cable was sent, in UTC."""
    return cable.transmitted_at.astimezone(UTC).date() if cable.transmitted_at else cable.sent_on


def number_of(day: date) -> int:
    """A day as the index orders it: 20070905."""
    return day.year * 10_000 + day.month * 100 + day.day


def _header(cable: Cable, tags: list[str]) -> str:
    """What a reader may look for that stands above and below the text."""
    origin = cable.origin.name if cable.origin else ""
    names = [cable.slug, cable.origin_name, origin, *cable.captions, *tags]
    return " . ".join([*names, *cable.classified_by, *cable.signature])


def _sort_keys(cable: Cable, day: date | None) -> tuple[int, int]:
    """Unique keys, so that pages never overlap; undated cables come last either way."""
    tie = cable.pk % _TIES
    if day is None:
        return tie, tie
    moment = cable.transmitted_at or datetime(day.year, day.month, day.day, tzinfo=UTC)
    key = (int((moment - _EPOCH).total_seconds()) + 1) * _TIES + tie
    return key, _END - key


def _cited_key(cable: Cable, citing: int) -> int:
    """Most cited first; of those cited equally often the latest first. Unique as the others."""
    day = sent_on(cable)
    return (citing * _DAYS + (day.toordinal() if day else 0)) * _TIES + cable.pk % _TIES


def _citing(cables: Iterable[int]) -> dict[int, int]:
    """How many public cables cite each; those that none cites are left out."""
    public = Reference.objects.from_public().filter(target__in=cables).order_by()
    counted = public.values("target").annotate(cables=Count("cable", distinct=True))
    return dict(counted.values_list("target", "cables"))


def _by_marking(said: Iterable[Marked]) -> dict[str, list[str]]:
    """The texts by the field of their marking."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for marking, text in said:
        found[text_of(marking)].append(text)
    return found


def _paragraphs(cables: Iterable[int]) -> defaultdict[int, list[Marked]]:
    rows = Paragraph.objects.filter(cable__in=cables).order_by("cable_id", "position")
    found: defaultdict[int, list[Marked]] = defaultdict(list)
    for pk, marking, heading, text in rows.values_list("cable_id", "marking", "heading", "text"):
        shown = repair.without_redactions(repair.readable(text))
        whole = f"{heading}\n{shown}" if heading else shown
        found[pk].append((level_of(marking) or NONE, whole))
    return found


def _mentioned(cables: Iterable[int]) -> defaultdict[int, dict[str, list[int]]]:
    """The entities of each cable by facet, merged ones as the entity that was kept."""
    rows = (
        Mention.objects.public()
        .filter(cable__in=cables)
        .order_by()
        .values_list(
            "cable_id",
            Coalesce("entity__merged_into_id", "entity_id"),
            Coalesce("entity__merged_into__kind", "entity__kind"),
            Coalesce("entity__merged_into__type", "entity__type"),
        )
        .distinct()
    )
    found: defaultdict[int, dict[str, list[int]]] = defaultdict(
        lambda: {"org": [], "ngo": [], "person": [], "place": []}
    )
    for pk, entity, kind, kind_of_organization in rows:
        found[pk][_KINDS[kind]].append(entity)
        if kind_of_organization == Entity.Type.NGO:
            found[pk]["ngo"].append(entity)
    return found


def _grouped(rows: Iterable[tuple[int, str]]) -> defaultdict[int, list[str]]:
    found: defaultdict[int, list[str]] = defaultdict(list)
    for pk, value in rows:
        found[pk].append(value)
    return found
