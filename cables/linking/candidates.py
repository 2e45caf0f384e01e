"""Which stored entities a found name may mean, and the new ones for names that none bears."""

from collections.abc import Iterable

from cables.linking import sources
from cables.linking.find import FoundEntity, Kind
from cables.linking.find.gather import words_of
from cables.linking.find.places import atlas, towns
from cables.models import Alias, Entity, IndexChange, Mention
from cables.vocab.names import LONGEST_NAME, normalize

_MOST_ALIASES = 20
_UNSURE_TYPES = ("", Entity.Type.OTHER)
Key = tuple[str, str]
Bearers = dict[Key, dict[int, Entity]]


def keys_of(found: FoundEntity) -> list[Key]:
    """The keys by which stored entities are looked up, the name's own first.

    Further names count only where they say as much as the name does: several words, and no bare
    surname or acronym, which others may bear too.
    """
    names = [found.name, *(alias for alias in found.aliases if _tells_enough(found, alias))]
    return list(dict.fromkeys((found.kind.value, normalize(name)) for name in names))


def _tells_enough(found: FoundEntity, alias: str) -> bool:
    return found.kind is Kind.ORGANIZATION and " " in alias.strip()


class Candidates:
    """Stored entities by key, and entities made for names that were new."""

    def __init__(
        self, stored: Bearers, nicknames: Bearers, homes: dict[int, set[str]] | None = None
    ) -> None:
        self._homes = homes or {}
        self._stored = stored
        self._nicknames = nicknames
        self._made: dict[tuple[str, str, str | None], Entity] = {}
        self._aliases: dict[tuple[int, str], tuple[Entity, str, int]] = {}
        self._named: dict[int, tuple[Entity, int]] = {}
        self._better: dict[int, Entity] = {}
        self._turned: dict[int, Entity] = {}  # into an NGO, or from one into something else

    @classmethod
    def for_names(cls, found: Iterable[FoundEntity]) -> "Candidates":
        """Everything stored under the names found: three queries. Merged entities stand aside."""
        found = list(found)
        keys = {key for entity in found for key in keys_of(entity)}
        names = {name for _, name in keys}
        stored: Bearers = {}
        nicknames: Bearers = {}
        for entity in Entity.objects.filter(normalized__in=names).select_related("merged_into"):
            _store(stored, keys, entity.normalized, entity)
        aliases = Alias.objects.filter(normalized__in=names).select_related("entity__merged_into")
        for alias in aliases:
            into = stored if alias.curated else nicknames
            _store(into, keys, alias.normalized, alias.entity)
        local = {key for entity in found if entity.within is not None for key in keys_of(entity)}
        people = (entity for key in local for entity in stored.get(key, {}).values())
        return cls(stored, nicknames, _homes(people))

    def several(self, found: FoundEntity) -> tuple[int, ...]:
        """The candidates where they are more than one, else nothing."""
        candidates = self._candidates(found)
        return tuple(sorted(candidates)) if len(candidates) > 1 else ()

    def only(self, found: FoundEntity, cable: int) -> Entity:
        """The one candidate, or the entity made for this name.

        `cable` is the number of the cable that names it, kept beside what is learnt from its words.
        """
        candidates = self._candidates(found)
        if candidates:
            (entity,) = candidates.values()
            self._learn(entity, found, cable)
            return entity
        return self._make(found, cable)

    def _candidates(self, found: FoundEntity) -> dict[int, Entity]:
        """By the name itself; only if nobody bears it, by the further names.

        Names and curators' aliases count alike; an alias that a machine noted only where neither
        leads anywhere.
        """
        for key in keys_of(found):
            for stored in (self._stored, self._nicknames):
                bearers = stored.get(key, {}).items()
                chosen = {pk: entity for pk, entity in bearers if self._may_be(entity, found)}
                if chosen:
                    return chosen
        return {}

    def _may_be(self, entity: Entity, found: FoundEntity) -> bool:
        """Two places, or two ministries, of one name in two countries are two.

        A surname without an office means the same person in cables from one country at most.
        """
        if found.within is not None and not entity.curated:
            return found.within in self._homes.get(entity.pk, ())
        return not (entity.country and found.country) or entity.country == found.country

    def _make(self, found: FoundEntity, cable: int) -> Entity:
        apart = found.country if found.within is None else found.within
        keys = [(*key, apart) for key in keys_of(found)]
        entity = next((self._made[key] for key in keys if key in self._made), None)
        if entity is None:
            entity = _new(found, cable)
        for key in keys:
            self._made.setdefault(key, entity)
        self._learn(entity, found, cable)
        return entity

    def _learn(self, entity: Entity, found: FoundEntity, cable: int) -> None:
        """What the cable adds to an entity that no curator has taken in hand."""
        if entity.pk and not entity.curated and normalize(found.name) == entity.normalized:
            self._named.setdefault(entity.pk, (entity, cable))
        if entity.curated or entity.type_confirmed:
            return
        if found.type and found.type != entity.type and _is_surer(found, entity):
            if entity.pk and Entity.Type.NGO in (entity.type, found.type):
                self._turned[entity.pk] = entity
            entity.type, entity.type_evidence = found.type, found.evidence
            entity.type_evidence_cable_id = cable
            self._better[id(entity)] = entity
        elif _is_source(found, entity):
            entity.type_evidence_cable_id = cable
            self._better[id(entity)] = entity
        for alias in found.aliases[:_MOST_ALIASES]:
            if _is_worth_keeping(found, alias) and normalize(alias) != entity.normalized:
                self._aliases.setdefault((id(entity), normalize(alias)), (entity, alias, cable))

    def save(self) -> int:
        """Store what was made and learnt; how many entities are new. At most six queries."""
        better = [entity for entity in self._better.values() if entity.pk is not None]
        learnt = ["type", "type_evidence", "type_evidence_cable"]
        Entity.objects.bulk_update(better, learnt, batch_size=1000)
        IndexChange.objects.note_mentions_of(*self._turned.values())
        made = list({id(entity): entity for entity in self._made.values()}.values())
        Entity.objects.bulk_create(made, batch_size=1000)
        self._save_aliases()
        sources.note_names((entity.pk, cable) for entity, cable in self._named.values())
        return len(made)

    def _save_aliases(self) -> None:
        rows = [
            Alias(
                entity=entity,
                name=alias[:LONGEST_NAME],
                normalized=normalized[:LONGEST_NAME],
                name_cable_id=cable,
            )
            for (_, normalized), (entity, alias, cable) in self._aliases.items()
        ]
        Alias.objects.bulk_create(rows, ignore_conflicts=True, batch_size=1000)
        sources.note_aliases(
            (entity.pk, alias[:LONGEST_NAME], cable)
            for entity, alias, cable in self._aliases.values()
        )


def _store(stored: Bearers, keys: set[Key], normalized: str, entity: Entity) -> None:
    kept = entity
    while kept.merged_into is not None:
        kept = kept.merged_into
    key = (kept.kind, normalized)
    if key in keys:
        stored.setdefault(key, {})[kept.pk] = kept


def _homes(people: Iterable[Entity]) -> dict[int, set[str]]:
    """The countries from which cables have spoken of each, "" for an unknown one."""
    homes: dict[int, set[str]] = {}
    seen = Mention.objects.filter(entity__in=[person.pk for person in people]).order_by()
    for pk, country in seen.values_list("entity", "cable__origin__country").distinct():
        homes.setdefault(pk, set()).add(country or "")
    return homes


def _is_surer(found: FoundEntity, entity: Entity) -> bool:
    """A type goes before none; a sentence that says NGO, before `government` by a word's sound."""
    by_sound = entity.type == Entity.Type.GOVERNMENT and not entity.country
    said = found.is_ngo and bool(found.evidence)
    return entity.type in _UNSURE_TYPES or (by_sound and said)


def _is_source(found: FoundEntity, entity: Entity) -> bool:
    """Whether the cable has the words that were kept as evidence when no cable was noted yet."""
    said = bool(found.evidence) and found.evidence == entity.type_evidence
    return said and entity.type_evidence_cable_id is None


def _is_worth_keeping(found: FoundEntity, alias: str) -> bool:
    """Acronyms and fuller forms; not a surname, nor a shout in capitals."""
    if found.kind is Kind.PERSON:
        return len(words_of(alias)) > 1 and not alias.isupper()
    return not (alias.isupper() and " " in alias)


def _new(found: FoundEntity, cable: int) -> Entity:
    entity = Entity(
        kind=found.kind.value,
        type=found.type if found.kind is Kind.ORGANIZATION else "",
        type_evidence=found.evidence,
        type_evidence_cable_id=cable if found.evidence else None,
        name=found.name[:LONGEST_NAME],
        normalized=normalize(found.name)[:LONGEST_NAME],
        name_cable_id=cable,
        country="" if found.kind is Kind.PERSON else found.country,
    )
    if found.kind is Kind.LOCATION:
        _put_on_map(entity)
    return entity


def _put_on_map(entity: Entity) -> None:
    for place in atlas.places().get(entity.name):
        if place.country == entity.country and place.point:
            entity.latitude, entity.longitude = place.point
            entity.geonames = place.geonames
            return
    small = towns.point_of(entity.country, entity.name)
    if small is not None:
        (entity.latitude, entity.longitude), entity.geonames = small
