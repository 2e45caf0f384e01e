"""Names to rows and back: which entities a search means, and how facet values read."""

from collections.abc import Iterable, Mapping

from django.db.models import Q

from cables.models import Alias, Entity, Post, Tag
from cables.models.aliases import numbers_called
from cables.vocab.names import normalize
from cables.vocab.numbers import whole_number

Asked = tuple[str, str]  # the facet (`org`, `ngo`, `person`, `place`) and the value given
Meant = Mapping[Asked, tuple[int, ...]]

KINDS = {
    "org": Entity.Kind.ORGANIZATION,
    "ngo": Entity.Kind.ORGANIZATION,
    "person": Entity.Kind.PERSON,
    "place": Entity.Kind.LOCATION,
}
WORDS = {"org": "organization", "ngo": "NGO", "person": "person", "place": "place"}
_MOST_NAMESAKES = 5


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
    numbers = {int(value) for value in values if is_number(value)}
    names = {value for value in values if not is_number(value)}
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


def is_number(value: str) -> bool:
    """Whether an entity is asked for by its number, not by a name."""
    return whole_number(value) is not None


def _same(value: str, written: str) -> bool:
    if is_number(value):
        return str(int(value)) == written
    return normalize(value) == written


def _fits(entity: Entity, facet: str) -> bool:
    of_kind = entity.kind == KINDS[facet] and (facet != "ngo" or entity.is_ngo)
    return of_kind and entity.is_public


def called(name: str) -> list[Entity]:
    """The entities with pages that bear this name, whole, or have it as another.

    Most mentioned first, and only under names that the public may know. One small query, which
    says no to most words; another if it is a name, and a third if it is an alias.
    """
    key = normalize(name)
    numbers = numbers_called(key) if key else set()
    if not numbers:
        return []
    bearers = list(Entity.objects.public().filter(pk__in=numbers).most_mentioned())
    untold = _untold({one.pk for one in bearers if one.normalized != key}, key)
    return [one for one in bearers if one.pk not in untold][:_MOST_NAMESAKES]


def _untold(numbers: set[int], alias: str) -> set[int]:
    """Those of these entities that the public may not know under this other name."""
    if not numbers:
        return set()
    told = Alias.objects.told().filter(entity__in=numbers, normalized=alias)
    return numbers - set(told.values_list("entity", flat=True))


def page_url(facet: str, number: int, name: str) -> str:
    """The page of an entity of which no more is known than this."""
    return Entity(pk=number, kind=KINDS[facet], name=name).get_absolute_url()


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
