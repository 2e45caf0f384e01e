"""Which stored entity a row of an authority list means: exactly one, none, or too many to say."""

from collections.abc import Iterable, Iterator, Sequence

from django.db.models import Q

from cables.formats.authority_csv import AuthorityRow
from cables.models import Alias, Decision, Entity
from cables.vocab.names import LONGEST_NAME, normalize

Key = tuple[str, str]
Bearers = dict[Key, dict[int, Entity]]


class Unclear(ValueError):
    """A row means no one entity; the message says what to write in it."""


def key_of(kind: str, name: str) -> Key:
    """The key under which names are compared, within a kind."""
    return kind, normalize(name)[:LONGEST_NAME]


class Known:
    """Everything stored that rows may mean, read by a fixed number of queries.

    Entities that rows add are noted too, so that two rows of one name mean one entity.
    """

    def __init__(self, rows: Sequence[AuthorityRow], *, lock: bool) -> None:
        self._by_number: dict[int, Entity] = {}
        self._merged: dict[int, Entity] = {}
        self._by_authority: Bearers = {}
        self._by_name: Bearers = {}
        self._by_nickname: Bearers = {}
        self.aliases: dict[int, set[str]] = {}
        names = {normalize(row.name)[:LONGEST_NAME] for row in rows}
        aliases = list(Alias.objects.filter(normalized__in=names))
        for entity in _entities(rows, names, [alias.entity_id for alias in aliases], lock=lock):
            self._remember(entity)
        for alias in aliases:
            into = self._by_name if alias.curated else self._by_nickname
            self._store(into, self._standing(alias.entity_id), alias.normalized)
        for number, name in Alias.objects.filter(entity__in=self._by_number).values_list(
            "entity_id", "name"
        ):
            self.aliases[id(self._by_number[number])].add(name)

    def meant(self, row: AuthorityRow) -> Entity | None:
        """The one entity, None for a new one; raises Unclear where several may be meant."""
        if row.id is not None:
            return self._numbered(row.id, row.kind)
        candidates = self._candidates(row)
        if len(candidates) > 1:
            said = "; ".join(_told(entity) for entity in list(candidates)[:5])
            raise Unclear(
                f"Several entities may be “{row.name}”: {said}. Write the id of the one that is "
                "meant, or a Wikidata or GeoNames number or a country that tells them apart."
            )
        return candidates[0] if candidates else None

    def add(self, entity: Entity) -> None:
        """Note an entity that a row adds, for the rows that follow."""
        self.aliases[id(entity)] = set()
        self._index(entity)

    def name(self, entity: Entity, name: str) -> None:
        """Note a further name of an entity."""
        self.aliases[id(entity)].add(name)
        self._store(self._by_name, entity, key_of(entity.kind, name)[1])

    def stored(self) -> list[Entity]:
        """All entities of the database that are known here."""
        return list(self._by_number.values())

    # --- reading --------------------------------------------------------------------------------

    def _remember(self, entity: Entity) -> None:
        kept = entity.keeper
        if kept is not entity:
            self._merged[entity.pk] = kept
        kept = self._by_number.setdefault(kept.pk, kept)
        self.aliases.setdefault(id(kept), set())
        self._index(kept)
        self._store(self._by_name, kept, entity.normalized)

    def _index(self, entity: Entity) -> None:
        self._store(self._by_name, entity, key_of(entity.kind, entity.name)[1])
        self._store(self._by_name, entity, entity.normalized)
        for number in (entity.wikidata, str(entity.geonames or "")):
            if number:
                self._store(self._by_authority, entity, number)

    def _store(self, into: Bearers, entity: Entity, key: str) -> None:
        into.setdefault((entity.kind, key), {})[id(entity)] = entity

    def _standing(self, number: int) -> Entity:
        kept = self._merged.get(number)
        return self._by_number[kept.pk if kept else number]

    # --- choosing -------------------------------------------------------------------------------

    def _numbered(self, number: int, kind: str) -> Entity:
        if number in self._merged:
            raise Unclear(f"{number} was merged into {_told(self._merged[number])}: write that id.")
        if number not in self._by_number:
            raise Unclear(f"No {kind} has the id {number}: leave it empty to find it by its name.")
        return self._by_number[number]

    def _candidates(self, row: AuthorityRow) -> list[Entity]:
        """By number of an authority; else by name or a curator's alias; else by other aliases."""
        for numbers in (row.wikidata, str(row.geonames or "")):
            same = self._by_authority.get((row.kind, numbers), {}) if numbers else {}
            if same:
                return list(same.values())
        for bearers in (self._by_name, self._by_nickname):
            named = bearers.get(key_of(row.kind, row.name), {}).values()
            if may_be := [entity for entity in named if _agree(row, entity)]:
                return may_be
        return []


def _entities(
    rows: Sequence[AuthorityRow], names: set[str], more: Iterable[int], *, lock: bool
) -> Iterator[Entity]:
    numbers = {row.id for row in rows if row.id is not None}
    wanted = Q(normalized__in=names) | Q(pk__in=numbers.union(more))
    wanted |= Q(wikidata__in={row.wikidata for row in rows if row.wikidata})
    wanted |= Q(geonames__in={row.geonames for row in rows if row.geonames})
    found = Entity.objects.filter(wanted).select_related("merged_into").order_by("pk")
    yield from found.select_for_update(of=("self",)) if lock else found


def _agree(row: AuthorityRow, entity: Entity) -> bool:
    """Whether nothing that both tell is told differently."""
    told = (
        (row.wikidata, entity.wikidata),
        (row.geonames, entity.geonames),
        (row.country, entity.country),
    )
    return all(not (ours and theirs) or ours == theirs for ours, theirs in told)


def _told(entity: Entity) -> str:
    """`Lantern Society (id 12, NGO, CN)`."""
    number = f"id {entity.pk}" if entity.pk else "of an earlier row"
    kind = entity.get_type_display() if entity.type else entity.get_kind_display()
    return f"{entity} ({', '.join(filter(None, (number, kind, entity.country)))})"


class Removed:
    """What curators took away, name by name and field by field: no list brings it back."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        kinds = (Decision.Kind.ALIAS_REMOVED, Decision.Kind.ENTITY_EDITED)
        decisions = Decision.objects.filter(
            kind__in=kinds,
            target_kind="entity",
            target_id__in=[entity.pk for entity in entities],
            undone_by=None,
        ).order_by("pk")
        self._names: set[tuple[int, str]] = set()
        self._fields: dict[tuple[int, str], bool] = {}
        for number, before, after in decisions.values_list("target_id", "before", "after"):
            if "alias" in before:
                self._names.add((number, before["alias"]))
            for field, value in after.items():
                self._fields[number, field] = value in ("", None)

    def has_name(self, entity: Entity, name: str) -> bool:
        return (entity.pk, name) in self._names

    def has_emptied(self, entity: Entity, field: str) -> bool:
        return self._fields.get((entity.pk, field), False)
