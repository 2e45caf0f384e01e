"""A search and its answer."""

import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from time import perf_counter

from django.conf import settings

from cables.models import Cable, Paragraph
from cables.search import engine, facets, index, names, wording
from cables.search.engine import IndexUnusableError, Snapshot
from cables.search.language import Node, parse
from cables.search.marks import Marks
from cables.search.names import Meant
from cables.search.queries import (
    WordQuery,
    asked_entities,
    disjunction,
    naming,
    narrowing,
)
from cables.search.results import FacetGroup, Hit, Results, YearBar
from cables.search.snippets import Passage, snippets
from cables.search.state import SearchState

PER_PAGE = 20
_ORDER_FIELDS = {"relevance": "", "newest": "newest", "oldest": "oldest", "cited": "cited"}
_NO_INDEX = (
    "Searching is not possible right now: the search index has to be made anew. "
    "Nothing is lost; please try again in some minutes."
)

log = logging.getLogger(__name__)


def run(state: SearchState) -> Results:
    """Answer a search: one page of cables, the facets, and what to say about it.

    A withheld cable never shows, even where the index still counts it. An index that is missing
    or damaged is made anew on the spot if that takes seconds; else the answer says so.
    """
    for _ in range(2):
        try:
            return _answer(engine.current(Path(settings.INDEX_DIR)), state)
        except IndexUnusableError as problem:
            if not _mended(problem):
                break
    return _no_answer(state)


def _mended(problem: IndexUnusableError) -> bool:
    try:
        return index.mend(problem)
    except OSError:
        log.exception("The search index cannot be written to %s.", settings.INDEX_DIR)
        return False


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


# --- what is asked --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Question:
    """A search understood: names resolved to entities, words to a tree."""

    state: SearchState
    node: Node
    meant: Meant
    notes: tuple[str, ...]


def _understood(state: SearchState) -> _Question:
    parsed = parse(state.q)
    named = [(name, value) for name, value in state.selected if name in names.WORDS]
    meant = names.resolve([*named, *asked_entities(parsed.node)])
    unknown = [
        f"No {names.WORDS[name]} here has the name or number “{value}”."
        for name, value in named
        if not meant[name, value]
    ]
    chosen, numbered = _by_number(state, meant)
    return _Question(chosen, parsed.node, meant | numbered, (*parsed.notes, *unknown))


def _by_number(
    state: SearchState, meant: Meant
) -> tuple[SearchState, dict[names.Asked, tuple[int, ...]]]:
    """The state with its entities by number, and what each number means: itself."""
    selected: list[tuple[str, str]] = []
    numbered: dict[names.Asked, tuple[int, ...]] = {}
    for name, value in state.selected:
        found = meant.get((name, value), ())
        numbered |= {(name, str(pk)): (pk,) for pk in found}
        selected += [(name, str(pk)) for pk in found] or [(name, value)]
    return replace(state, selected=tuple(dict.fromkeys(selected))), numbered


# --- the answer -----------------------------------------------------------------------------------


def _answer(snapshot: Snapshot, state: SearchState) -> Results:
    clock = _Clock()
    with clock.on("database"):
        question = _understood(state)
    state = question.state
    words = WordQuery(question.node, question.meant)
    cable_id = state.cable_id()
    matching = disjunction([naming(cable_id), words.matching]) if cable_id else words.matching
    counting = facets.Counting(
        snapshot,
        state,
        question.meant,
        matching,
        narrowing(state, question.meant),
        (question.node, cable_id, frozenset(question.meant.items()), _filters(state)),
    )
    with clock.on("search"):
        found = _found(counting, words)
        counts = counting.all_counts()
    with clock.on("database"):
        spoken = facets.labels(counts)
        hits = _hits(found.cable_ids, question.node)
    notes = (*state.notes, *question.notes, *words.notes, *_about_id(cable_id, hits))
    return _results(
        state,
        found,
        hits,
        spoken,
        facets.groups(state, counts, spoken),
        facets.timeline(state, counts["year"]),
        notes,
        clock.spent,
    )


def _filters(state: SearchState) -> object:
    return (frozenset(state.selected), state.since, state.until)


@dataclass(frozen=True, slots=True)
class _Found:
    """One page of ids."""

    total: int
    page: int
    cable_ids: list[int]

    @property
    def page_count(self) -> int:
        return max(1, -(-self.total // PER_PAGE))


def _found(counting: facets.Counting, words: WordQuery) -> _Found:
    """The page that is asked for, or the last one if there are fewer."""
    state, snapshot = counting.state, counting.snapshot
    everything, page = counting.without(""), state.page
    if page > 1:
        page = min(page, _Found(snapshot.count(everything), 1, []).page_count)
    query = words.ranking(everything) if state.order == "relevance" else everything
    total, cable_ids = snapshot.search(
        query,
        limit=PER_PAGE,
        offset=(page - 1) * PER_PAGE,
        order_by=_ORDER_FIELDS[state.order],
    )
    return _Found(total, page, cable_ids)


def _hits(cable_ids: list[int], node: Node) -> tuple[Hit, ...]:
    """The cables of a page that anyone may read, in the order of the index."""
    cables = Cable.objects.public().for_listing().in_bulk(cable_ids)
    rows = Paragraph.objects.filter(cable__in=cables).order_by("cable_id", "position")
    columns = rows.values_list("cable_id", "anchor", "number", "heading", "text")
    passages = {
        pk: [_passage(anchor, number, heading, text) for _, anchor, number, heading, text in group]
        for pk, group in groupby(columns, itemgetter(0))
    }
    marks = Marks(node, (passage.text for several in passages.values() for passage in several))
    return tuple(
        Hit(cable, cable.get_absolute_url(), snippets(passages.get(pk, ()), marks, cable.summary))
        for pk in cable_ids
        if (cable := cables.get(pk)) is not None
    )


def _passage(anchor: str, number: int | None, heading: str, text: str) -> Passage:
    return Passage(anchor, number, " · ".join(part for part in (heading, text) if part))


def _about_id(cable_id: str | None, hits: tuple[Hit, ...]) -> tuple[str, ...]:
    if cable_id is None or any(hit.cable.slug == cable_id for hit in hits):
        return ()
    return (f"{cable_id} is not held here; shown are cables that refer to it, if there are any.",)


def _results(
    state: SearchState,
    found: _Found,
    hits: tuple[Hit, ...],
    spoken: Mapping[str, facets.Labels],
    groups: tuple[FacetGroup, ...],
    timeline: tuple[YearBar, ...],
    notes: tuple[str, ...],
    timings: Mapping[str, float],
) -> Results:
    page, last = found.page, found.page_count
    return Results(
        query=state.q,
        total=found.total,
        hits=hits,
        facets=groups,
        timeline=timeline,
        applied=wording.applied(state, spoken),
        sorts=wording.sorts(state),
        page=page,
        page_count=last,
        pages=wording.pages(state, page, last),
        previous_url=state.on_page(page - 1).url if page > 1 else None,
        next_url=state.on_page(page + 1).url if page < last else None,
        clear_url=state.unfiltered().url,
        sentence=wording.sentence(state, found.total, spoken),
        notes=tuple(dict.fromkeys(notes)),
        timings=timings,
    )


def _no_answer(state: SearchState) -> Results:
    spoken: dict[str, facets.Labels] = {facet.name: {} for facet in facets.FACETS}
    notes = (*state.notes, _NO_INDEX)
    return _results(state, _Found(0, 1, []), (), spoken, (), (), notes, {})
