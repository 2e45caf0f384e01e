"""Everything that a search found, row by row in the order that is shown."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from cables.models import Cable
from cables.models.cables import CableQuerySet
from cables.models.rows import in_order
from cables.search import index
from cables.search.answer import ORDER_FIELDS
from cables.search.engine import Snapshot
from cables.search.question import Question
from cables.search.state import SearchState

COLUMNS = (
    "id",
    "url",
    "sent",
    "origin",
    "origin_name",
    "country",
    "classification",
    "captions",
    "subject",
    "tags",
    "summary",
)
"""What a table shows of a row; the source text is in the row besides."""
_CITED = (
    "slug",
    "reference_id",
    "origin__name",
    "origin_name",
    "transmitted_at",
    "sent_on",
    "classification",
    "subject",
)

Row = dict[str, Any]


def rows(state: SearchState) -> Iterator[Row] | None:
    """The found cables that anyone may read; None while there is no index.

    All of them come from one state of the index, some hundred at a time, so that memory stays
    flat. `sent` is the moment in UTC, or the day where no more is known; absent data is None.
    """
    listed = Cable.objects.public().for_listing().select_related("origin", "preferred")
    found = _found(state, listed)
    return None if found is None else map(_row, found)


def cited(state: SearchState) -> Iterator[Cable] | None:
    """The same cables, each with what a citation says of it and no more; None without an index."""
    return _found(state, Cable.objects.public().select_related("origin").only(*_CITED))


def _found(state: SearchState, cables: CableQuerySet) -> Iterator[Cable] | None:
    return index.ask(lambda snapshot: _fetched(snapshot, Question.of(snapshot, state), cables))


def _fetched(snapshot: Snapshot, question: Question, cables: CableQuerySet) -> Iterator[Cable]:
    everything, order = question.counting.without(""), question.state.order
    query = question.words.ranking(everything) if order == "relevance" else everything
    for cable_ids in snapshot.batches(query, ORDER_FIELDS[order]):
        yield from in_order(cables, cable_ids)


def _row(cable: Cable) -> Row:
    level = cable.classification
    return {
        "id": cable.slug,
        "url": cable.get_absolute_url(),
        "sent": sent(cable),
        "origin": cable.origin.code if cable.origin else None,
        "origin_name": (cable.origin.name if cable.origin else cable.origin_name) or None,
        "country": (cable.origin.country if cable.origin else "") or None,
        "classification": None if level is None else cable.get_classification_display(),
        "captions": cable.captions,
        "subject": cable.subject or None,
        "tags": [tag["code"] for tag in cable.tags_printed],
        "summary": cable.summary or None,
        "source_text": cable.preferred.source_text if cable.preferred else None,
    }


def sent(cable: Cable) -> str | None:
    """The moment in UTC, or the day where no more is known."""
    moment: datetime | None = cable.transmitted_at
    if moment is not None:
        return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
    return cable.sent_on.isoformat() if cable.sent_on else None
