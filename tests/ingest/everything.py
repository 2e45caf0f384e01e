"""Everything that an import left in the database, without keys and times: for comparing."""

from typing import Any

from cables.models import Alias, Ambiguity, Cable, Entity, Entry, Mention

HEADER = [
    field.name
    for field in Cable._meta.concrete_fields
    if field.name not in ("id", "origin", "preferred", "created_at", "updated_at")
]


def held() -> dict[str, Any]:
    """Cables with all that hangs on them, entities with their counts, and the reports."""
    return {
        "cables": {cable.slug: cable_rows(cable) for cable in Cable.objects.all()},
        "entities": sorted(map(entity_row, Entity.objects.all())),
        "aliases": sorted(Alias.objects.values_list("entity__name", "name", "curated")),
        "entries": sorted(Entry.objects.values_list("file", "outcome", "cable__slug", "message")),
    }


def cable_rows(cable: Cable) -> dict[str, Any]:
    """One cable, and every row that belongs to it."""
    return {
        "header": {name: getattr(cable, name) for name in HEADER},
        "origin": str(cable.origin),
        "preferred": cable.preferred and cable.preferred.sha256,
        "paragraphs": rows(cable.paragraphs, "position anchor number marking heading text pieces"),
        "tags": rows(cable.taggings, "position tag__code"),
        "addressees": rows(
            cable.addressees,
            "role position routing name post__code precedence serial excluded",
        ),
        "references": rows(
            cable.references, "position label text kind reference_id year_assumed target__slug"
        ),
        "aliases": rows(cable.aliases, "written"),
        "versions": rows(cable.versions, "sha256 layout file source_text"),
        "problems": rows(cable.versions, "sha256 problems__code problems__line problems__message"),
        "mentions": rows(
            Mention.objects.filter(cable=cable),
            "paragraph__position paragraph_number start end surface entity__name entity__kind "
            "status uncertain method score",
        ),
        "ambiguities": rows(
            Ambiguity.objects.filter(cable=cable), "paragraph__position start end surface name"
        ),
    }


def rows(found: Any, names: str) -> list[str]:
    return sorted(map(repr, found.values_list(*names.split())))


def entity_row(entity: Entity) -> str:
    days = (entity.first_on, entity.last_on)
    counts = (entity.mention_count, entity.cable_count, entity.accepted_count)
    said = (entity.kind, entity.name, entity.type, entity.type_evidence, entity.country)
    return repr((*said, *counts, *days))
