"""A search and its answer."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from itertools import groupby
from operator import itemgetter
from time import perf_counter
from typing import Any, cast
from urllib.parse import urlencode

from cables.models import Cable, Paragraph
from cables.models.rows import in_order
from cables.search import facets, index, wording
from cables.search.cable_page import NO_CABLES, CablePage, page_of
from cables.search.corrections import correction
from cables.search.engine import Snapshot
from cables.search.leads import leads
from cables.search.marks import Marks
from cables.search.question import Question
from cables.search.results import FacetGroup, Hit, Results, Timeline
from cables.search.schema import NONE
from cables.search.snippets import Passage, snippets
from cables.search.state import SearchState
from cables.search.timeline import timeline
from cables.vocab import repair
from cables.vocab.markings import level_of

ORDER_FIELDS = {"relevance": "", "newest": "newest", "oldest": "oldest", "cited": "cited"}
_NO_INDEX = (
    "Searching is not possible right now: the search index has to be made anew. "
    "Nothing is lost; please try again in some minutes."
)


def run(state: SearchState) -> Results:
    """Answer a search: one page of cables, the facets, and what to say about it.

    A withheld cable never shows, even where the index still counts it. Where the index cannot be
    used the answer says so.
    """
    answer = index.ask(lambda snapshot: _answer(snapshot, state))
    return answer or _no_answer(state)


@dataclass
class _Clock:
    """Seconds by what they were spent on, for `Server-Timing`."""

    spent: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def on(self, work: str) -> Iterator[None]:
        start = perf_counter()
        try:
            yield
        finally:
            self.spent[work] = self.spent.get(work, 0.0) + perf_counter() - start


# --- the answer -----------------------------------------------------------------------------------


def _answer(snapshot: Snapshot, state: SearchState) -> Results:
    clock = _Clock()
    with clock.on("database"):
        question = Question.of(snapshot, state)
    counting = question.counting.begin()  # while the cables are found and fetched
    with clock.on("search"):
        found = _found(question)
    with clock.on("database"):
        hits = _hits(found.cable_ids, question)
        offers = (*question.offers, *leads(question, found.total))
    with clock.on("search"):
        counts = counting()
        when = timeline(question.counting, counts["year"])
        better = correction(snapshot, question.node, question.state)
    with clock.on("database"):
        labels = facets.labels(facets.shown(question.state, counts))
    spread = _Spread(labels, facets.groups(question.state, counts, labels), when)
    notes = (*state.notes, *question.notes, *_about_id(question.cable_id, hits))
    return replace(
        _results(question.state, found, hits, spread),
        notes=tuple(dict.fromkeys(notes)),
        did_you_mean=better,
        offers=offers,
        timings=clock.spent,
    )


def _found(question: Question) -> CablePage:
    state, everything = question.state, question.counting.without("")
    ranked = question.words.ranking(everything) if state.order == "relevance" else None
    return page_of(
        question.counting.snapshot,
        everything,
        state.page,
        order_by=ORDER_FIELDS[state.order],
        ranked=ranked,
    )


def _hits(cable_ids: list[int], question: Question) -> tuple[Hit, ...]:
    """The cables of a page that anyone may read, in the order of the index."""
    cables = in_order(Cable.objects.public().for_listing(), cable_ids)
    passages = _passages(cable_ids, question)
    marks = Marks(question.node, (one.text for several in passages.values() for one in several))
    words = f"?{urlencode({'q': question.state.q})}" if question.words.has_words else ""
    return tuple(
        Hit(
            cable,
            f"{cable.get_absolute_url()}{words}",
            snippets(passages.get(cable.pk, ()), marks, cable.summary),
        )
        for cable in cables
    )


def _passages(cable_ids: list[int], question: Question) -> dict[int, list[Passage]]:
    """The paragraphs of public cables that were searched; their openings if none was."""
    rows, markings = Paragraph.objects.of_public().filter(cable__in=cable_ids), question.markings
    read = question.words.has_words or markings
    rows = rows.order_by("cable_id", "position") if read else rows.openings()
    columns = rows.values_list("cable_id", "marking", "anchor", "number", "heading", "text")
    searched = (row for row in columns if not markings or (level_of(row[1]) or NONE) in markings)
    return {
        pk: [_passage(*what) for _, _, *what in cast(Iterator[Any], group)]
        for pk, group in groupby(searched, itemgetter(0))
    }


def _passage(anchor: str, number: int | None, heading: str, text: str) -> Passage:
    parts = (part for part in (heading, repair.readable(text)) if part)
    return Passage(anchor, number, " · ".join(parts))


def _about_id(cable_id: str | None, hits: tuple[Hit, ...]) -> tuple[str, ...]:
    if cable_id is None or any(hit.cable.slug == cable_id for hit in hits):
        return ()
    return (f"{cable_id} is not held here; shown are cables that refer to it, if there are any.",)


@dataclass(frozen=True, slots=True)
class _Spread:
    """How the found cables spread over the values of facets, and over time."""

    labels: Mapping[str, facets.Labels]
    groups: tuple[FacetGroup, ...]
    timeline: Timeline


def _results(
    state: SearchState, found: CablePage, hits: tuple[Hit, ...], spread: _Spread
) -> Results:
    page, last = found.number, found.page_count
    return Results(
        query=state.q,
        total=found.total,
        hits=hits,
        facets=spread.groups,
        timeline=spread.timeline,
        applied=wording.applied(state, spread.labels),
        sorts=wording.sorts(state),
        page=page,
        page_count=last,
        pages=wording.pages(state, page, last),
        previous_url=state.on_page(page - 1).url if page > 1 else None,
        next_url=state.on_page(page + 1).url if page < last else None,
        clear_url=state.unfiltered().url,
        sentence=wording.sentence(state, found.total, spread.labels),
    )


def _no_answer(state: SearchState) -> Results:
    when = Timeline((), "", state.in_period("", "").url)
    nowhere = _Spread({facet.name: {} for facet in facets.FACETS}, (), when)
    results = _results(state, NO_CABLES, (), nowhere)
    return replace(results, notes=tuple(dict.fromkeys((*state.notes, _NO_INDEX))))
