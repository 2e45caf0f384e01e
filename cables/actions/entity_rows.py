"""The rows behind decisions about entities: held, checked, described, named."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError

from cables.actions.recording import State, check_unchanged, decision, state_of
from cables.models import Alias, Decision, Entity
from cables.vocab.names import LONGEST_NAME, normalize

OFFERED = (
    "kind",
    "type",
    "type_evidence",
    "type_confirmed",
    "name",
    "description",
    "country",
    "latitude",
    "longitude",
    "wikidata",
    "geonames",
)
"""What people may change of an entity."""
EDITABLE = (*OFFERED, "type_evidence_cable_id", "name_cable_id", "type_list")
"""What a decision keeps and brings back: also where evidence, name and type are from."""
SOURCES = {"type_evidence": "type_evidence_cable_id", "name": "name_cable_id"}
"""Fields that machines read in cables, and which cable that is: none once a person wrote them."""
NAMES = ("name", "curated", "name_cable_id")
"""What a decision keeps of an alias."""


def stamp(entity: Entity) -> str:
    """What a person saw of an entity, to be given back with the decision; no query."""
    return f"{entity.updated_at:%Y%m%d%H%M%S%f}-{entity.merged_into_id or 0}-{entity.type}"


def hold(entity: Entity, seen: str = "") -> Entity:
    """The entity as it is now, held until the transaction ends; refused if not as it was `seen`.

    What it was merged into is not joined: PostgreSQL would give it as it was before the wait.
    """
    held = Entity.objects.select_for_update().filter(pk=entity.pk).first()
    if held is None:
        raise ValidationError(f"{entity} is gone: somebody deleted it.")
    check_unchanged(seen, stamp(held), Decision.objects.about(held))
    return held


def check(entity: Entity) -> None:
    """Refuse values that contradict each other, in words that say what to change."""
    if entity.type and entity.kind != Entity.Kind.ORGANIZATION:
        raise ValidationError({"type": "Only an organization has a type: leave it empty."})
    if (entity.latitude is None) != (entity.longitude is None):
        raise ValidationError({"longitude": "Give both coordinates, or none."})
    if entity.latitude is not None and not -90 <= entity.latitude <= 90:
        raise ValidationError({"latitude": "A latitude lies between -90 and 90."})
    if entity.longitude is not None and not -180 <= entity.longitude <= 180:
        raise ValidationError({"longitude": "A longitude lies between -180 and 180."})
    if entity.country and not (len(entity.country) == 2 and entity.country.isupper()):
        raise ValidationError({"country": "Write the two capital letters of ISO 3166, as CN."})
    if entity.wikidata and not (entity.wikidata[0] == "Q" and entity.wikidata[1:].isdecimal()):
        raise ValidationError({"wikidata": "Write the item's number with its Q, as Q42."})


def set_fields(entity: Entity, changes: dict[str, Any]) -> None:
    """Give the entity these values of EDITABLE, checked but not saved."""
    unknown = sorted(set(changes) - set(EDITABLE))
    if unknown:
        raise ValidationError(f"Of an entity nobody edits: {', '.join(unknown)}.")
    for name, source in SOURCES.items():
        if changes.get(name, getattr(entity, name)) != getattr(entity, name):
            changes = {source: None, **changes}
    for name, value in changes.items():
        setattr(entity, name, value)
    if "type" in changes and "type_confirmed" not in changes:
        entity.type_confirmed = bool(entity.type)
    if {"type", "type_confirmed"} & changes.keys() and "type_list" not in changes:
        entity.type_list = ""
    entity.name = clean_name(entity.name)
    entity.normalized = normalize(entity.name)
    entity.full_clean(validate_constraints=False)
    check(entity)


def clean_name(name: str) -> str:
    """The name without blanks too many; refuses none, and one too long."""
    name = " ".join(name.split())
    if not name:
        raise ValidationError("Give a name.")
    if max(len(name), len(normalize(name))) > LONGEST_NAME:  # ß is folded to two letters
        raise ValidationError(f"A name has at most {LONGEST_NAME} characters.")
    return name


def new_name_for(entity: Entity, name: str) -> str:
    """The name as an alias would keep it; refuses one that the entity has already."""
    name = clean_name(name)
    if name == entity.name or entity.aliases.filter(name=name).exists():
        raise ValidationError(f"{entity} has the name “{name}” already.")
    return name


def ensure_alias(entity: Entity, name: str, *, read_in: int | None = None) -> Alias:
    """The alias, which people stand behind if it was not there.

    `read_in` is the cable that a machine read the name in, if no person wrote it.
    """
    values = {"normalized": normalize(name), "curated": True, "name_cable_id": read_in}
    return Alias.objects.get_or_create(entity=entity, name=name, defaults=values)[0]


def cables_naming(entity: Entity) -> Iterable[int]:
    """The numbers of the cables with a mention of it, each once."""
    return entity.mentions.order_by().values_list("cable", flat=True).distinct()


def is_deletable(entity: Entity) -> bool:
    """True where no cable mentions the entity and no address leads to or from it."""
    joined = entity.merged_into_id is not None or entity.absorbed.exists()
    return not joined and not entity.mentions.exists()


def full_state(entity: Entity) -> State:
    """All that a Decision keeps of an entity that is to go, or to be merged."""
    aliases = list(entity.aliases.order_by("name").values(*NAMES))
    return {**state_of(entity, ("id", *EDITABLE, "curated")), "aliases": aliases}


def entity_decision(
    kind: Decision.Kind,
    entity: Entity,
    before: State,
    after: State,
    *,
    by: User,
    reason: str,
    others: Iterable[int] = (),
    batch: UUID | None = None,
    undoes: Decision | None = None,
) -> Decision:
    """A stored Decision about an entity; part of the history of `others` too."""
    record = decision(
        kind,
        entity,
        before=before,
        after=after,
        reason=reason,
        by=by,
        entities={entity.pk, *others},
        batch=batch,
        undoes=undoes,
    )
    record.save()
    return record
