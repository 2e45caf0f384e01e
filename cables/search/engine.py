"""The seam to the search engine, the side of the readers: ids and counts out.

The index lives in generations: `INDEX_DIR/CURRENT` names the folder that is searched, so that a
new one can be built beside it and swapped in by one rename. Readers in every process look at that
name and at the engine's own `meta.json` before each search, which takes some microseconds.
"""

import logging
import os
from array import array
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from typing import Any, TypeVar, cast

import tantivy

from cables.search.analysis import OPEN, STEMMED
from cables.search.schema import VERSION, build_schema

SCHEMA = build_schema()
CURRENT = "CURRENT"
_EXACT = 1_000_000  # terms each segment reports: so many that no count is an estimate
_KEPT_COUNTS = 120
_BATCH = 500  # cables that are exported at once
WHOLE = "whole"  # the key of what all cables have
_AT_ONCE = 2  # counts of one page: the engine works without the interpreter's lock

log = logging.getLogger(__name__)

EVERYTHING = tantivy.Query.all_query()

Counts = dict[str, dict[Any, int]]
Progress = Callable[[int, int], None]
Answer = TypeVar("Answer")


class IndexUnusableError(Exception):
    """The index is missing, damaged or of another version; `generation` is the one meant."""

    def __init__(self, reason: str, generation: str = "") -> None:
        super().__init__(reason)
        self.generation = generation


@contextmanager
def sound(generation: str) -> Iterator[None]:
    """Tell damaged files, whichever way the engine meets them, by one exception.

    Where it takes files for sound that are not, it panics, and that is no `Exception` to Python.
    """
    try:
        yield
    except (ValueError, OSError) as problem:
        raise IndexUnusableError(f"it is damaged ({problem})", generation) from problem
    except BaseException as problem:
        if type(problem).__name__ != "PanicException":
            raise
        raise IndexUnusableError(f"it is damaged ({problem})", generation) from problem


@dataclass
class Snapshot:
    """The index as one commit left it. Threads share it; what it counted is kept until the next."""

    generation: str
    stamp: tuple[int, int]
    index: tantivy.Index
    searcher: tantivy.Searcher
    _counts: dict[Any, Counts] = field(default_factory=dict)

    @property
    def size(self) -> int:
        """How many cables there are."""
        return self.searcher.num_docs

    def search(
        self, query: tantivy.Query, *, limit: int, offset: int = 0, order_by: str = ""
    ) -> tuple[int, list[int]]:
        """How many cables match, and the ids of one page of them."""
        with sound(self.generation):
            found = self.searcher.search(
                query, limit, True, order_by_field=order_by or None, offset=offset
            )
            ids = self._numbers("cable", [place for _, place in found.hits])
        return _total(found), ids

    def similar(self, texts: list[str], limit: int) -> list[tuple[float, int]]:
        """Cables that share the rarest words of the texts, the likest first, with their scores."""
        query = tantivy.Query.more_like_this_document_fields_query(
            SCHEMA,
            {"text": texts},
            min_doc_frequency=2,
            # The engine counts deleted cables here, and panics at a word that more have than exist.
            max_doc_frequency=self.size,
            min_term_frequency=1,
            min_word_length=3,
        )
        with sound(self.generation):
            hits = self.searcher.search(query, limit, False).hits
            ids = self._numbers("cable", [place for _, place in hits])
        return [(score, pk) for (score, _), pk in zip(hits, ids, strict=True)]

    def batches(self, query: tantivy.Query, order_by: str) -> Iterator[list[int]]:
        """The ids of all matching cables in order, a batch at a time.

        Sort keys are unique, so that each batch can begin where the last one ended. A score is
        none: by relevance all places are fetched at once and kept as numbers alone.
        """
        with sound(self.generation):
            if order_by:
                yield from self._batches_by_key(query, order_by)
            else:
                ids = array("q", self._every_id(query))
                yield from (list(ids[at : at + _BATCH]) for at in range(0, len(ids), _BATCH))

    def _every_id(self, query: tantivy.Query) -> Iterator[int]:
        hits = self.searcher.search(query, max(self.searcher.num_docs, 1), False).hits
        for at in range(0, len(hits), _BATCH):
            places = [place for _, place in hits[at : at + _BATCH]]
            yield from self._numbers("cable", places)

    def _numbers(self, field: str, places: list[tantivy.DocAddress]) -> list[int]:
        """What a field that every cable has holds in these places."""
        values = self.searcher.fast_field_values(field, places) if places else []
        return [int(value) for value in values if value is not None]

    def _batches_by_key(self, query: tantivy.Query, order_by: str) -> Iterator[list[int]]:
        rest = query
        while True:
            hits = self.searcher.search(rest, _BATCH, False, order_by_field=order_by).hits
            if not hits:
                return
            places = [place for _, place in hits]
            yield self._numbers("cable", places)
            (last,) = self._numbers(order_by, places[-1:])
            rest = _below(query, order_by, last)

    def count(self, query: tantivy.Query) -> int:
        """How many cables match."""
        with sound(self.generation):
            return _total(self.searcher.search(query, 1, True))

    def frequency(self, stem: str) -> int:
        """How many cables have a word of this stem, near enough: changed ones may count twice."""
        with sound(self.generation):
            return self.searcher.doc_freq("text", stem)

    def forms_beginning(self, letters: str, limit: int) -> list[str]:
        """So many of the words that `forms` holds and that begin so, the most frequent first."""
        return self._beginning("forms", letters, limit)

    def stems_beginning(self, letters: str, limit: int) -> list[str]:
        """So many stems of which every word begins so, the most frequent first."""
        found = self._beginning("text", letters, limit)
        return [stem for stem in found if stem[-1] not in OPEN]

    def _beginning(self, field: str, letters: str, limit: int) -> list[str]:
        with sound(self.generation):
            found = self.searcher.terms_with_prefix(field, letters, limit=limit)
        return [term for term, _ in found]

    def counts(self, query: tantivy.Query, sizes: Mapping[str, int], key: object) -> Counts:
        """For each field its most frequent values among the matching cables, exactly counted.

        Equal `key`s promise equal queries.
        """
        return self.kept((key, tuple(sizes.items())), lambda: self.count_values(query, sizes))

    def kept(self, key: object, count: Callable[[], Counts]) -> Counts:
        """What was counted under this key before, or is counted now."""
        counted = self._counts.get(key)
        if counted is None:
            counted = count()
            if len(self._counts) >= _KEPT_COUNTS:
                self._forget()
            self._counts[key] = counted
        return counted

    def _forget(self) -> None:
        """Forget all counts but those of the whole, which others are reckoned from."""
        for key in [key for key in list(self._counts) if WHOLE not in key]:
            self._counts.pop(key, None)

    def count_values(self, query: tantivy.Query, sizes: Mapping[str, int]) -> Counts:
        """As `counts`, without keeping the answer."""
        wanted = {
            name: {"terms": {"field": name, "size": size, "segment_size": _EXACT}}
            for name, size in sizes.items()
        }
        with sound(self.generation):
            answer = self.searcher.aggregate(query, wanted)
        return {
            name: {bucket["key"]: bucket["doc_count"] for bucket in answer[name]["buckets"]}
            for name in sizes
        }


def _below(query: tantivy.Query, field: str, key: int) -> tantivy.Query:
    bound = tantivy.Query.range_query(
        SCHEMA, field, tantivy.FieldType.Unsigned, 0, key, include_upper=False
    )
    must = tantivy.Occur.Must
    return tantivy.Query.boolean_query([(must, query), (must, bound)])


def _total(found: tantivy.SearchResult) -> int:
    return int(cast(Any, found).count)  # the engine's type stubs forget it


# --- reading ------------------------------------------------------------------------------------


class _Held:
    """What this process has open: one snapshot per folder. A child of fork starts with nothing."""

    def __init__(self) -> None:
        self.forget()

    def forget(self) -> None:
        self.lock = Lock()
        self.snapshots: dict[Path, Snapshot] = {}
        self.threads = ThreadPoolExecutor(_AT_ONCE, "engine")


held = _Held()
os.register_at_fork(after_in_child=held.forget)


def beside(question: Callable[[], Answer]) -> "Future[Answer]":
    """Ask the engine something while the caller goes on; for questions to the engine alone."""
    return held.threads.submit(question)


def current(root: Path, *, anew: bool = False) -> Snapshot:
    """The index as it is now; IndexUnusableError says why there is none.

    `anew` opens its files again: what was mapped of them goes with the last who still asks there.
    """
    with held.lock:
        try:
            return _snapshot(root, anew=anew)
        except IndexUnusableError as problem:
            if current_name(root) == problem.generation:
                raise
            return _snapshot(root)  # it was swapped while we looked


def _snapshot(root: Path, *, anew: bool = False) -> Snapshot:
    name = current_name(root)
    if not name:
        raise IndexUnusableError("there is none yet")
    if not name.startswith(f"v{VERSION}-"):
        raise IndexUnusableError("it was written by another version of the portal", name)
    with sound(name):
        status = (root / name / "meta.json").stat()
        stamp = (status.st_ino, status.st_mtime_ns)
        last = held.snapshots.get(root)
        same = last if last and (last.generation, last.stamp) == (name, stamp) else None
        if same and not anew:
            return same
        going_on = last and last.generation == name and not anew
        index = last.index if last and going_on else _opened(root / name)
        index.reload()
        counts = same._counts if same else {}
        now = held.snapshots[root] = Snapshot(name, stamp, index, index.searcher(), counts)
    return now


def current_name(root: Path) -> str:
    """The folder that is searched, or nothing where no name can be read."""
    try:
        return (root / CURRENT).read_text().strip()
    except OSError:
        return ""


def _opened(folder: Path) -> tantivy.Index:
    index = tantivy.Index(SCHEMA, str(folder), reuse=True)
    index.config_reader("manual")
    index.register_tokenizer("stemmed", STEMMED)
    return index
