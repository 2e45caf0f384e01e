"""What long commands say while they work: how far, how fast, how long still."""

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from time import monotonic

from tqdm import tqdm

from cables.ingest.reading import Document

tqdm.monitor_interval = 0  # no thread of its own: processes are forked while a bar is shown
_LOGGED = 10.0
"""Seconds between two lines where nobody watches; a terminal is told ten times a second."""


def bar(total: int | None, unit: str, *, large: bool) -> tqdm:
    """A bar on standard error; what is not large says nothing unless a person watches."""
    watched = sys.stderr.isatty()
    return tqdm(
        total=total,
        unit=unit,
        unit_scale=True,
        disable=None if not large else False,
        mininterval=0.1 if watched else _LOGGED,
        miniters=1,
    )


class Reading:
    """How many bytes of the given files were cut into documents, and how many are stored."""

    def __init__(self, shown: tqdm) -> None:
        self._shown = shown
        self._began = monotonic()
        self._stored = 0
        self._before = 0

    def of_file(self, size: int, documents: Iterable[Document]) -> Iterator[Document]:
        """The documents of a file of so many bytes, passed on while they are counted."""
        read = 0
        for document in documents:
            yield document
            read = min(size, read + (len(document.piece) if document.piece else 0))
            self._shown.update(self._before + read - self._shown.n)
        self._before += size
        self._shown.update(self._before - self._shown.n)

    def stored(self, documents: int) -> None:
        """So many more are in the database."""
        self._stored += documents
        rate = self._stored / (monotonic() - self._began)
        self._shown.set_postfix_str(f"{self._stored:,} stored, {rate:,.0f}/s", refresh=False)


@contextmanager
def stages(*, large: bool) -> Iterator[Callable[[str, int, int], None]]:
    """A bar for one stage after another; the function is told stage, done and total."""
    shown: dict[str, tqdm] = {}

    def show(stage: str, done: int, total: int) -> None:
        if stage not in shown:
            close()
            shown[stage] = bar(total, f" {stage}", large=large)
        shown[stage].update(done - shown[stage].n)

    def close() -> None:
        while shown:
            shown.popitem()[1].close()

    try:
        yield show
    finally:
        close()
