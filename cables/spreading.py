"""Work spread over the cores; its results come in the order of the tasks.

A process begins with an empty interpreter: nothing that stands in this module may need Django.
"""

import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import connection, get_context, parent_process
from threading import Thread
from typing import Any, TypeVar

import django

Task = TypeVar("Task")
Result = TypeVar("Result")

_AHEAD = 2
"""Tasks for each process that are done or under way before their results are asked for."""


def cores() -> int:
    """How many processes can work at once."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def spread(
    make: Callable[[], Callable[[Task], Result]], tasks: Iterable[Task], *, processes: int
) -> Iterator[Result]:
    """The result of each task. `make` gives the function that does them, once in each process.

    With fewer than two processes everything is done in this one. Memory stays flat: tasks are taken
    only a little ahead of the results that were asked for.
    """
    if processes < 2:
        yield from map(make(), tasks)
        return
    pool = ProcessPoolExecutor(processes, get_context("spawn"), _begin, (_DjangoIsReady(), make))
    waiting: deque[Future[Result]] = deque()
    try:
        for task in tasks:
            waiting.append(pool.submit(_do, task))
            if len(waiting) > _AHEAD * processes:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        pool.shutdown(cancel_futures=True)


# --- in the other processes ---------------------------------------------------------------------


class _DjangoIsReady:
    """What stands behind it in a list of arguments may need Django: unpickling sets it up."""

    def __reduce__(self) -> tuple[Callable[[], None], tuple[()]]:
        return django.setup, ()


class _Hands:
    """What this process was started for."""

    work: Callable[[Any], Any]


def _begin(_: object, make: Callable[[], Callable[[Any], Any]]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that asked
    Thread(target=_end_with_parent, daemon=True).start()
    _Hands.work = make()


def _end_with_parent() -> None:
    """Nobody waits for us when the process that asked was killed."""
    parent = parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)


def _do(task: Any) -> Any:
    return _Hands.work(task)
