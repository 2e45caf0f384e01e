"""An entity and its mentions, to take away: CSV and JSON, streamed, as the page shows them."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from django.http import HttpRequest, StreamingHttpResponse
from django.http.response import HttpResponseBase

from cables.models import Entity, Mention, entity_pages
from cables.search import about_entity as about
from cables.search.export import Row, sent
from cables.views.entities.asking import Asked, asked
from cables.views.entities.finding import of_entity
from cables.views.files import attached, csv_file, not_now

COLUMNS = (
    "cable",
    "url",
    "sent",
    "origin",
    "paragraph",
    "words",
    "start",
    "end",
    "status",
    "uncertain",
    "method",
    "score",
)
_OWN = (
    "name",
    "kind",
    "type",
    "type_confirmed",
    "description",
    "country",
    "latitude",
    "longitude",
    "wikidata",
    "geonames",
)


@of_entity("-mentions-csv")
def as_csv(request: HttpRequest, entity: Entity) -> HttpResponseBase:
    """The mentions of an entity as CSV, newest cable first; the filter of the page holds."""
    rows = _rows(request, asked(entity, request.GET))
    if rows is None:
        return not_now()
    return csv_file(COLUMNS, rows, f"entity-{entity.pk}-mentions.csv")


@of_entity("-json")
def as_json(request: HttpRequest, entity: Entity) -> HttpResponseBase:
    """The entity as one JSON object, its mentions in a list; the filter of the page holds."""
    rows = _rows(request, asked(entity, request.GET))
    if rows is None:
        return not_now()
    head = _entity(request, entity)
    response = StreamingHttpResponse(_object(head, rows), content_type="application/json")
    return attached(response, f"entity-{entity.pk}.json")


def _rows(request: HttpRequest, what: Asked) -> Iterator[Row] | None:
    """Mentions cable by cable, some hundred cables at a time; None while there is no index."""
    batches = about.batches(what.narrowed)
    if batches is None:
        return None
    return (
        _row(request, mention)
        for cable_ids in batches
        for mention in entity_pages.rows(what.mentions, cable_ids)
    )


def _row(request: HttpRequest, mention: Mention) -> Row:
    cable, paragraph = mention.cable, mention.paragraph
    place = f"{cable.get_absolute_url()}{f'#{paragraph.anchor}' if paragraph else ''}"
    return {
        "cable": cable.slug,
        "url": request.build_absolute_uri(place),
        "sent": sent(cable),
        "origin": cable.origin.code if cable.origin else None,
        "paragraph": paragraph.anchor if paragraph else None,
        "words": mention.surface,
        "start": mention.start,
        "end": mention.end,
        "status": mention.status,
        "uncertain": mention.uncertain,
        "method": mention.method,
        "score": mention.score,
    }


def _entity(request: HttpRequest, entity: Entity) -> dict[str, Any]:
    """What is known of the entity; absent data is null. Names are those of the whole page."""
    names = entity_pages.surfaces(entity, certain=False)
    own = {name: _known(getattr(entity, name)) for name in _OWN}
    return {
        "id": entity.pk,
        "url": request.build_absolute_uri(entity.get_absolute_url()),
        **own,
        "type_confirmed": entity.type_confirmed and not entity.type_list,
        "type_list": _known(entity.type_list),
        "type_evidence": _known(entity.public_evidence),
        "aliases": entity_pages.aliases(entity, names),
        "cables": entity.cable_count,
        "mention_count": entity.mention_count,
        "accepted_count": entity.accepted_count,
        "first_on": entity.first_on and entity.first_on.isoformat(),
        "last_on": entity.last_on and entity.last_on.isoformat(),
    }


def _known(value: Any) -> Any:
    return None if value == "" else value


def _object(head: dict[str, Any], rows: Iterable[Row]) -> Iterator[str]:
    """A JSON object whose last member, `mentions`, is written row by row."""
    yield f'{json.dumps(head, ensure_ascii=False)[:-1]}, "mentions": ['
    for number, row in enumerate(rows):
        yield f"{',' if number else ''}\n{json.dumps(row, ensure_ascii=False)}"
    yield "\n]}\n"
