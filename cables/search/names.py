"""Names to rows and back: which entities a search means, and how facet values read."""

from collections.abc import Iterable, Mapping
from functools import cache

from django.db.models import Q

from cables.models import Alias, Entity, Post, Tag
from cables.vocab import tables
from cables.vocab.names import normalize

Asked = tuple[str, str]  # the facet (`org`, `ngo`, `person`, `place`) and the value given
Meant = Mapping[Asked, tuple[int, ...]]

KINDS = {
    "org": Entity.Kind.ORGANIZATION,
    "ngo": Entity.Kind.ORGANIZATION,
    "person": Entity.Kind.PERSON,
    "place": Entity.Kind.LOCATION,
}
WORDS = {"org": "organization", "ngo": "NGO", "person": "person", "place": "place"}
_LONGEST_NUMBER = 18  # digits of a primary key


def resolve(asked: Iterable[Asked]) -> dict[Asked, tuple[int, ...]]:
    """The entities that each value means, by number or by whole name; merged ones as their keeper.

    Capitals, accents and points do not matter (`vocab.names.normalize`). A value that means none
    gives an empty tuple, and so does one that no public cable mentions.
    """
    wanted = set(asked)
    if not wanted:
        return {}
    found: dict[Asked, set[int]] = {one: set() for one in wanted}
    for written, entity in _candidates({value for _, value in wanted}):
        keeper = entity.keeper
        for facet, value in wanted:
            if _same(value, written) and _fits(keeper, facet):
                found[facet, value].add(keeper.pk)
    return {one: tuple(sorted(numbers)) for one, numbers in found.items()}


def _candidates(values: set[str]) -> Iterable[tuple[str, Entity]]:
    numbers = {int(value) for value in values if _is_number(value)}
    names = {value for value in values if not _is_number(value)}
    if numbers:
        for entity in Entity.objects.filter(pk__in=numbers).select_related("merged_into"):
            yield str(entity.pk), entity
    if names:
        keys = {normalize(name) for name in names}
        named = Q(kind__in=Entity.Kind.values, normalized__in=keys)  # so reads the index
        for entity in Entity.objects.told().filter(named).select_related("merged_into"):
            yield entity.normalized, entity
        aliases = Alias.objects.told().filter(normalized__in=keys)
        for alias in aliases.select_related("entity__merged_into"):
            yield alias.normalized, alias.entity


def _is_number(value: str) -> bool:
    return value.isascii() and value.isdecimal() and len(value) <= _LONGEST_NUMBER


def _same(value: str, written: str) -> bool:
    if _is_number(value):
        return str(int(value)) == written
    return normalize(value) == written


def _fits(entity: Entity, facet: str) -> bool:
    of_kind = entity.kind == KINDS[facet] and (facet != "ngo" or entity.is_ngo)
    return of_kind and entity.is_public


# --- labels -------------------------------------------------------------------------------------


def post_names(codes: Iterable[str]) -> dict[str, str]:
    """`GUANGZHOU`: `Consulate Guangzhou`."""
    return dict(Post.objects.filter(code__in=set(codes)).values_list("code", "name"))


def tag_labels(codes: Iterable[str]) -> dict[str, str]:
    """`ELAB`: `ELAB: Labor sector and industrial relations`."""
    return {tag.code.upper(): tag.label for tag in Tag.objects.filter(code__in=set(codes))}


def entity_names(numbers: Iterable[int]) -> dict[int, tuple[str, bool]]:
    """Name, and whether it is an NGO, of each entity that a public cable mentions."""
    public = Entity.objects.public().filter(pk__in=set(numbers)).order_by()
    rows = public.values_list("pk", "name", "type")
    return {pk: (name, kind == Entity.Type.NGO) for pk, name, kind in rows}


def entities_named(facet: str, text: str) -> dict[int, str]:
    """Every entity of a facet that public cables mention, by number; only those named so."""
    of_kind = Entity.objects.public().of_kind(KINDS[facet])
    entities = of_kind.ngos() if facet == "ngo" else of_kind
    found = entities.named(text) if text else entities
    return dict(found.order_by().values_list("pk", "name"))


@cache
def countries() -> dict[str, str]:
    """Common name of a country by ISO 3166 alpha-2 code."""
    return {row["code"]: row["name"] for row in tables.rows("countries")}
