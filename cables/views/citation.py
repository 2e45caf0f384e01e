"""What a reader cites: a cable, a paragraph of it, or the page of an entity."""

from datetime import UTC, date

from django.http import HttpRequest
from django.utils import timezone

from cables.citing import CABLE, Item, plain
from cables.citing.item import body
from cables.models import Cable, Entity, Paragraph
from cables.vocab import repair

SITE = "Cables"


def cable_item(request: HttpRequest, cable: Cable, paragraph: Paragraph | None = None) -> Item:
    """A cable, or one paragraph of it, retrieved today.

    A post that is known gives its name, else the sender stands as printed.
    """
    place = paragraph or cable
    return Item(
        key=f"{cable.slug}:{paragraph.anchor}" if paragraph else cable.slug,
        genre=CABLE,
        title=repair.readable(cable.subject),
        url=request.build_absolute_uri(place.get_absolute_url()),
        site=SITE,
        accessed=timezone.localdate(),
        author=body(cable.origin.name) if cable.origin else cable.origin_name,
        issued=_day(cable),
        number=cable.reference_id or "",
        notes=tuple(filter(None, (_level(cable), _pinpoint(paragraph)))),
    )


def entity_item(request: HttpRequest, entity: Entity) -> Item:
    """The page of an entity as it is today, with the cables that name it."""
    cables = f"named in {entity.cable_count:,} cable{'' if entity.cable_count == 1 else 's'}"
    return Item(
        key=f"entity:{entity.pk}",
        genre=entity.get_type_display() or entity.get_kind_display(),
        title=entity.name,
        url=request.build_absolute_uri(entity.get_absolute_url()),
        site=SITE,
        accessed=timezone.localdate(),
        notes=tuple(filter(None, (cables, _period(entity.first_on, entity.last_on)))),
    )


def entity_citation(request: HttpRequest, entity: Entity) -> str:
    """How to cite the page of an entity, in plain words."""
    return plain(entity_item(request, entity))


def _day(cable: Cable) -> date | None:
    moment = cable.transmitted_at
    return moment.astimezone(UTC).date() if moment else cable.sent_on


def _level(cable: Cable) -> str:
    return "" if cable.classification is None else cable.get_classification_display()


def _pinpoint(paragraph: Paragraph | None) -> str:
    if paragraph is None:
        return ""
    return f"paragraph {paragraph.number}" if paragraph.number else "a paragraph without number"


def _period(first: date | None, last: date | None) -> str:
    if first is None or last is None:
        return ""
    return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
