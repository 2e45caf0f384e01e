"""Work spread over the cores; its results come in the order of the tasks.

A process without other threads is forked, and what the work needs is made once. Otherwise the
processes begin with an empty interpreter, which takes seconds of a core: nothing that stands in
this module may need Django.
"""

import gc
import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from itertools import islice
from multiprocessing import connection, get_context, parent_process
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any, TypeVar

import django

if TYPE_CHECKING:
    from django.db.backends.base.base import BaseDatabaseWrapper

Task = TypeVar("Task")
Result = TypeVar("Result")

_THREADS = Path("/proc/self/task")
_AHEAD = 2
"""Tasks for each process that are done or under way before their results are asked for."""
_UNTIDIED = 100_000
"""New objects between two looks for such as hold each other. Results are plain values and hardly
ever do; at the usual 2,000 looking took a fifth of the time of the process that stores."""
_GIVING_WAY = 5
"""How much these processes stand back behind the one that uses their results, and visitors."""


def cores() -> int:
    """How many processes can work at once."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def spread(
    make: Callable[[], Callable[[Task], Result]], tasks: Iterable[Task], *, processes: int
) -> Iterator[Result]:
    """The result of each task. `make` gives the function that does them, at most once a process.

    With fewer than two processes everything is done in this one. Memory stays flat: tasks are taken
    only a little ahead of the results that were asked for. The processes are there at once, and
    threads that the caller starts after that do not hinder a fork.
    """
    if processes < 2:
        return map(make(), tasks)
    with _seldom_tidied():
        pool, left = _pool(make, processes), iter(tasks)
        try:
            waiting = deque(pool.submit(_do, task) for task in islice(left, _AHEAD * processes))
        finally:
            gc.unfreeze()  # the processes are there
    return _results(pool, waiting, left)


def _results(
    pool: ProcessPoolExecutor, waiting: "deque[Future[Result]]", left: Iterator[Task]
) -> Iterator[Result]:
    try:
        with _seldom_tidied():
            for task in left:
                waiting.append(pool.submit(_do, task))
                yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
    finally:
        pool.shutdown(cancel_futures=True)


@contextmanager
def _seldom_tidied() -> Iterator[None]:
    """Python looks seldom for objects that hold each other; processes forked here inherit it."""
    usual = gc.get_threshold()
    gc.set_threshold(_UNTIDIED, *usual[1:])
    try:
        yield
    finally:
        gc.set_threshold(*usual)


@contextmanager
def beside(work: Callable[[], None]) -> Iterator[None]:
    """Work that is done in a process of its own while the block does its part.

    Before the block where none can be forked, or in a transaction, which no other process sees;
    once more behind it if the process failed, and then its error is ours.
    """
    if not _is_alone() or any(each.in_atomic_block for each in _connections()):
        work()
        yield
        return
    process = get_context("fork").Process(target=_do_beside, args=(work,))
    process.start()
    try:
        yield
    finally:
        process.join()
    if process.exitcode:
        work()


def _connections() -> "Sequence[BaseDatabaseWrapper]":
    from django.db import connections

    return list(connections.all(initialized_only=True))


def _pool(make: Callable[[], Callable[[Any], Any]], processes: int) -> ProcessPoolExecutor:
    if _is_alone():
        work = make()
        gc.freeze()  # neither here nor in the copies is it worth while to look through all this
        return ProcessPoolExecutor(processes, get_context("fork"), _begin_as_copy, (work,))
    arguments = (_DjangoIsReady(), make)
    return ProcessPoolExecutor(processes, get_context("spawn"), _begin_empty, arguments)


def _is_alone() -> bool:
    """Whether this process has no thread but this one: a fork would tear what others are at."""
    return _THREADS.is_dir() and len(list(_THREADS.iterdir())) == 1


# --- in the other processes ---------------------------------------------------------------------


class _DjangoIsReady:
    """What stands behind it in a list of arguments may need Django: unpickling sets it up."""

    def __reduce__(self) -> tuple[Callable[[], None], tuple[()]]:
        return django.setup, ()


class _Hands:
    """What this process was started for."""

    work: Callable[[Any], Any]
    inherited: "Sequence[BaseDatabaseWrapper]"


def _begin_empty(_: object, make: Callable[[], Callable[[Any], Any]]) -> None:
    _begin(make())


def _begin_as_copy(work: Callable[[Any], Any]) -> None:
    _leave_connections()
    _begin(work)


def _begin(work: Callable[[Any], Any]) -> None:
    os.nice(_GIVING_WAY)
    _depend_on_parent()
    _Hands.work = work


def _do_beside(work: Callable[[], None]) -> None:
    _leave_connections()
    _depend_on_parent()
    work()


def _leave_connections() -> None:
    """The parent's connections are not ours, not even to close: kept, they are never ended."""
    from django.db import connections

    _Hands.inherited = _connections()
    for inherited in _Hands.inherited:
        del connections[inherited.alias]


def _depend_on_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that asked
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """Nobody waits for us when the process that asked was killed."""
    parent = parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)


def _do(task: Any) -> Any:
    return _Hands.work(task)
