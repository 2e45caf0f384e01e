"""What a curator can choose from: kinds, and entities by name."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError

from cables.models import Entity
from cables.vocab.numbers import whole_number


@dataclass(frozen=True, slots=True)
class KindChoice:
    """A kind with its type, the key that chooses it and the words that name it."""

    key: str
    value: str
    kind: str
    type: str
    label: str


def _organization(key: str, type_: Entity.Type) -> KindChoice:
    kind = Entity.Kind.ORGANIZATION.value
    return KindChoice(key, type_.value, kind, type_.value, type_.label)


KIND_CHOICES = (
    _organization("n", Entity.Type.NGO),
    _organization("g", Entity.Type.GOVERNMENT),
    _organization("i", Entity.Type.INTERNATIONAL),
    _organization("c", Entity.Type.COMPANY),
    _organization("y", Entity.Type.UNIVERSITY),
    _organization("w", Entity.Type.UNION),
    _organization("m", Entity.Type.MEDIA),
    _organization("v", Entity.Type.PARTY),
    _organization("d", Entity.Type.ARMED_GROUP),
    _organization("x", Entity.Type.OTHER),
    KindChoice("o", "organization", Entity.Kind.ORGANIZATION.value, "", "Organization, type open"),
    KindChoice("p", "person", Entity.Kind.PERSON.value, "", "Person"),
    KindChoice("l", "location", Entity.Kind.LOCATION.value, "", "Place"),
)
KINDS = {choice.value: (choice.kind, choice.type) for choice in KIND_CHOICES}
LABELS = {choice.value: choice.label for choice in KIND_CHOICES}


def chosen_entity(text: str) -> Entity:
    """The entity with this number; refuses what is none."""
    entity = Entity.objects.numbered(whole_number(text))
    if entity is None:
        raise ValidationError("Choose an entity from the list: type its name, then pick it.")
    return entity
