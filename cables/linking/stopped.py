"""Stopped names: words of which a curator said that they name nothing, whatever finders think."""

from collections.abc import Iterable
from dataclasses import replace

from cables.linking.find import FoundEntity
from cables.models import StopName
from cables.vocab.names import normalize


class Stopped:
    """The stopped names as they are now: one query."""

    def __init__(self) -> None:
        self._names = set(StopName.objects.values_list("normalized", flat=True))

    def sift(self, found: Iterable[FoundEntity]) -> list[FoundEntity]:
        """What is left of the found entities without stopped names and stopped words."""
        if not self._names:
            return list(found)
        sifted = (self._without(entity) for entity in found if not self._holds(entity.name))
        return [entity for entity in sifted if entity.mentions]

    def _without(self, entity: FoundEntity) -> FoundEntity:
        left = tuple(each for each in entity.mentions if not self._holds(each.surface))
        return entity if len(left) == len(entity.mentions) else replace(entity, mentions=left)

    def _holds(self, name: str) -> bool:
        return normalize(name) in self._names
