"""Names while they are being typed."""

from collections.abc import Callable, Collection

from django.contrib.postgres.search import TrigramWordSimilarity
from django.db import connection, transaction
from django.db.models import Q

from cables.models import Alias, Entity
from cables.models.entities import AliasQuerySet, EntityQuerySet
from cables.vocab.names import normalize

SHOWN = 8
SHORTEST = 2  # letters
SHORTEST_WRONG = 4  # letters in which a typing error can be told
_LOST = 6.5  # trigrams that two swapped letters cost, at most
_LOOKED_AT = 50

Told = Callable[[Collection[int]], dict[int, int]]


def suggestions(typed: str, among: EntityQuerySet | None = None) -> list[Entity]:
    """Entities with a name that begins so, or with a word that does; most mentioned first.

    Capitals, accents and points do not matter, other names count. If there are none: those whose
    name is the most like it, for typing errors. Only what public lists show, unless `among`
    says whom else.
    """
    text = normalize(typed)
    if len(text) < SHORTEST:
        return []
    entities = Entity.objects.listed() if among is None else among
    of_listed = Alias.objects.of_listed()
    names = of_listed if among is None else Alias.objects.filter(entity__in=among)
    told = _told if among is None else _owners
    return _beginning(text, entities, names, told) or _alike(text, entities, names, told)


def _owners(aliases: Collection[int]) -> dict[int, int]:
    """The entity of each of these aliases."""
    return dict(Alias.objects.filter(pk__in=aliases).values_list("pk", "entity"))


def _told(aliases: Collection[int]) -> dict[int, int]:
    """The same, of those alone that the public may know: asked of few, for it asks much."""
    return dict(Alias.objects.told().filter(pk__in=aliases).values_list("pk", "entity"))


def _beginning(
    text: str, entities: EntityQuerySet, names: AliasQuerySet, told: Told
) -> list[Entity]:
    begins = Q(normalized__startswith=text) | Q(normalized__contains=f" {text}")
    named = entities.filter(begins).order_by("-cable_count")
    called = names.filter(begins).order_by("-entity__cable_count")
    numbers = {
        *named.values_list("pk", flat=True)[:_LOOKED_AT],
        *told(list(called.values_list("pk", flat=True)[:_LOOKED_AT])).values(),
    }
    return list(entities.filter(pk__in=numbers).most_mentioned()[:SHOWN])


def _alike(text: str, entities: EntityQuerySet, names: AliasQuerySet, told: Told) -> list[Entity]:
    """By trigrams, which an index finds; the threshold holds for this transaction alone.

    It allows for one typing error: the longer the name, the less of it is then unlike.
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
        named = entities.filter(similar).annotate(like=like)
        called = names.filter(similar).annotate(like=like)
        scores = dict(named.order_by("-like").values_list("pk", "like")[:_LOOKED_AT])
        by_alias = dict(called.order_by("-like").values_list("pk", "like")[:_LOOKED_AT])
        for alias, pk in told(by_alias).items():
            scores[pk] = max(by_alias[alias], scores.get(pk, 0.0))
    best = sorted(scores, key=lambda pk: -scores[pk])[:SHOWN]
    found = entities.in_bulk(best)
    return [found[pk] for pk in best if pk in found]
