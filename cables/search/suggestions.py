"""Names while they are being typed, and those that hold certain words."""

from collections.abc import Callable, Collection
from dataclasses import dataclass

from django.contrib.postgres.search import TrigramWordSimilarity
from django.db import connection, transaction
from django.db.models import Q

from cables.models import Alias, Entity
from cables.models.aliases import AliasQuerySet
from cables.models.entities import EntityQuerySet
from cables.search.names import KINDS
from cables.vocab.names import normalize

SHOWN = 8
SHORTEST = 2  # letters
SHORTEST_WRONG = 4  # letters in which a typing error can be told
_LOST = 6.5  # trigrams that two swapped letters cost, at most
_LOOKED_AT = 50

Told = Callable[[Collection[int]], dict[int, int]]


@dataclass(frozen=True, slots=True)
class _Pool:
    """Who is looked through, by which other names; `told` has the owners of those to be shown."""

    entities: EntityQuerySet
    names: AliasQuerySet
    told: Told


def suggestions(
    typed: str, among: EntityQuerySet | None = None, *, facet: str = ""
) -> list[Entity]:
    """Entities with a name that begins so, or with a word that does; most mentioned first.

    Capitals, accents and points do not matter, other names count. If there are none: those whose
    name is the most like it, for typing errors. Only what public lists show, of one facet (`org`,
    `ngo`, `person`, `place`) if one is given, unless `among` says whom else.
    """
    text = normalize(typed)
    if len(text) < SHORTEST:
        return []
    pool = _listed(facet) if among is None else _all_of(among)
    begins = Q(normalized__startswith=text) | Q(normalized__contains=f" {text}")
    return _named(begins, pool) or _alike(text, pool)


def with_words(words: str, facet: str) -> list[Entity]:
    """Entities of a facet with all these words in one name, whole and in a row.

    Most mentioned first; only what public lists show.
    """
    text = normalize(words)
    if len(text) < SHORTEST:
        return []
    ends = Q(normalized=text) | Q(normalized__endswith=f" {text}")
    goes_on = Q(normalized__startswith=f"{text} ") | Q(normalized__contains=f" {text} ")
    return _named(ends | goes_on, _listed(facet))


def _listed(facet: str) -> _Pool:
    entities, names = Entity.objects.listed(), Alias.objects.of_listed()
    if facet:
        entities = entities.of_kind(KINDS[facet])
        names = names.filter(entity__kind=KINDS[facet])
    if facet == "ngo":
        entities, names = entities.ngos(), names.filter(entity__type=Entity.Type.NGO)
    return _Pool(entities, names, _told)


def _all_of(entities: EntityQuerySet) -> _Pool:
    return _Pool(entities, Alias.objects.filter(entity__in=entities), _owners)


def _owners(aliases: Collection[int]) -> dict[int, int]:
    """The entity of each of these aliases."""
    return dict(Alias.objects.filter(pk__in=aliases).values_list("pk", "entity"))


def _told(aliases: Collection[int]) -> dict[int, int]:
    """The same, of those alone that the public may know: asked of few, for it asks much."""
    return dict(Alias.objects.told().filter(pk__in=aliases).values_list("pk", "entity"))


def _named(so: Q, pool: _Pool) -> list[Entity]:
    """Entities with a name of which this is true; most mentioned first."""
    own = pool.entities.filter(so).most_mentioned()
    other = pool.names.filter(so).order_by("-entity__cable_count", "normalized", "pk")
    numbers = {
        *own.values_list("pk", flat=True)[:_LOOKED_AT],
        *pool.told(list(other.values_list("pk", flat=True)[:_LOOKED_AT])).values(),
    }
    return list(pool.entities.filter(pk__in=numbers).most_mentioned()[:SHOWN])


def _alike(text: str, pool: _Pool) -> list[Entity]:
    """By trigrams, which an index finds; the threshold holds for this transaction alone.

    It allows for one typing error: the longer the name, the less of it is then unlike. Of those
    that are as like it, the most mentioned first.
    """
    if len(text) < SHORTEST_WRONG:
        return []
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT set_config('pg_trgm.word_similarity_threshold', %s, true)",
                [str(max(0.5, 1 - _LOST / (len(text) + 1)))],
            )
        like = TrigramWordSimilarity(text, "normalized")
        similar = Q(normalized__trigram_word_similar=text)
        own = pool.entities.filter(similar).annotate(like=like)
        own = own.order_by("-like", "-cable_count", "name", "pk")
        other = pool.names.filter(similar).annotate(like=like)
        other = other.order_by("-like", "-entity__cable_count", "normalized", "pk")
        scores = dict(own.values_list("pk", "like")[:_LOOKED_AT])
        by_alias = dict(other.values_list("pk", "like")[:_LOOKED_AT])
        for alias, pk in pool.told(by_alias).items():
            scores[pk] = max(by_alias[alias], scores.get(pk, 0.0))
    found = list(pool.entities.filter(pk__in=scores).most_mentioned())
    return sorted(found, key=lambda entity: -scores[entity.pk])[:SHOWN]
