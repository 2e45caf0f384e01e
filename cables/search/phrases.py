"""Which cables write a name: asked of the index, and of the database where the index is behind."""

from collections.abc import Iterator

from tantivy import Query

from cables.models import Cable, IndexChange
from cables.search import index
from cables.search.analysis import stems
from cables.search.engine import SCHEMA, Snapshot
from cables.search.queries import disjunction
from cables.search.schema import PARTS


def cables_that_write(phrase: str) -> Iterator[list[int]]:
    """The ids of cables with these words side by side, a batch at a time, each cable once.

    Case, accents, punctuation and endings do not count, so that a cable of the answer may write the
    words in another way. Withheld cables and those that the index has not taken up yet are looked
    through in the database; all of them if there is no index.
    """
    held = index.ask(lambda snapshot: _indexed(snapshot, phrase))
    cables = Cable.objects.order_by("pk")
    if held is not None:
        noted = IndexChange.objects.values("cable_id")
        cables = cables.exclude(withheld_at=None) | cables.filter(pk__in=noted)
    behind = list(cables.writing(phrase).values_list("pk", flat=True))
    yield from ([each for each in batch if each not in behind] for batch in held or ())
    yield behind


def _indexed(snapshot: Snapshot, phrase: str) -> list[list[int]]:
    query = _query(phrase)
    return list(snapshot.batches(query, "oldest")) if query is not None else []


def _query(phrase: str) -> Query | None:
    terms: list[str | tuple[int, str]] = list(stems(phrase))
    if len(terms) < 2:
        return Query.term_query(SCHEMA, "text", terms[0]) if terms else None
    return disjunction(Query.phrase_query(SCHEMA, part, terms) for part in PARTS)
