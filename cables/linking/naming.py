"""What machine-made entities are called while cables are withheld: by words that public ones use.

A name that only withheld cables write would be told on the pages of the public cables that mention
the entity by other words, its acronym for one. It becomes an alias that nobody is told.
"""

from collections.abc import Collection
from typing import Any

from django.db.models import QuerySet

from cables.models import Alias, Entity, Mention
from cables.vocab.names import LONGEST_NAME, normalize


def rename_unspoken(entities: Collection[int] | QuerySet[Any, Any]) -> None:
    """Give those of these entities whose name no public cable writes the commonest public words.

    What a person named or changed stays as it is.
    """
    unspoken = Entity.objects.unspoken().filter(pk__in=entities).order_by("pk")
    for entity in unspoken.select_for_update(of=("self",), no_key=True):
        words = [counted.label for counted in Mention.objects.public().of(entity).by_surface()]
        if entity.normalized not in map(normalize, words):
            _rename(entity, " ".join(words[0].split()))


def _rename(entity: Entity, name: str) -> None:
    former = {"name": entity.name, "normalized": entity.normalized}
    source = {"name_cable_id": entity.name_cable_id}
    Alias.objects.get_or_create(entity=entity, name=entity.name, defaults={**former, **source})
    entity.aliases.filter(name=name).delete()
    read_in = Mention.objects.public().of(entity).order_by("cable").values_list("cable", flat=True)
    entity.name, entity.normalized = name, normalize(name)[:LONGEST_NAME]
    entity.name_cable_id = read_in.filter(surface__iexact=name).first() or read_in.first()
    entity.save(update_fields=["name", "normalized", "name_cable", "updated_at"])
