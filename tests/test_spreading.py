"""Work in other processes: the same results in the same order, whichever way they begin."""

import gc
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import partial
from multiprocessing import get_context
from threading import Event, Thread
from typing import TypeVar

import pytest

from cables.models import Post
from cables.spreading import beside, spread
from tests.factories import PostFactory

Result = TypeVar("Result")

FORKED = """
import django

django.setup()
from tests import test_spreading

test_spreading.{name}()
"""


def doubled(number: int) -> tuple[int, int]:
    return 2 * number, os.getpid()


def refusing(number: int) -> int:
    if number == 3:
        raise ValueError("three")
    return number


def made(work: Callable[[int], Result]) -> Callable[[int], Result]:
    return work


def in_a_process_alone(name: str) -> str:
    """What a function of this module prints in a process that has no other thread."""
    code = FORKED.format(name=name)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture
def company() -> Iterator[None]:
    """A thread beside this one: nothing is forked."""
    end = Event()
    other = Thread(target=end.wait)
    other.start()
    yield
    end.set()
    other.join()


def check_order() -> None:
    results = list(spread(partial(made, doubled), range(40), processes=2))
    assert [result for result, _ in results] == [2 * number for number in range(40)]
    assert os.getpid() not in {process for _, process in results}


def check_errors() -> None:
    results = spread(partial(made, refusing), range(9), processes=2)
    assert [next(results) for _ in range(3)] == [0, 1, 2]
    with pytest.raises(ValueError, match="three"):
        next(results)


def check_tidying() -> None:
    usual = gc.get_threshold()
    list(spread(partial(made, doubled), range(9), processes=2))
    left = spread(partial(made, doubled), range(9), processes=2)
    next(left)
    assert gc.get_threshold() != usual
    del left  # which ends it
    assert gc.get_threshold() == usual


def check_beside() -> None:
    told = get_context("fork").SimpleQueue()
    with beside(lambda: told.put(os.getpid())):
        pass
    assert told.get() != os.getpid()


@pytest.mark.parametrize("check", [check_order, check_errors, check_tidying, check_beside])
def test_processes_are_forked_where_no_thread_is_in_the_way(check: Callable[[], None]) -> None:
    in_a_process_alone(check.__name__)


@pytest.mark.parametrize("check", [check_order, check_errors])
def test_processes_begin_empty_beside_a_thread(check: Callable[[], None], company: None) -> None:
    check()


def test_one_process_is_this_one() -> None:
    results = spread(partial(made, doubled), range(3), processes=1)
    assert list(results) == [(0, os.getpid()), (2, os.getpid()), (4, os.getpid())]


def test_beside_a_thread_work_is_done_first(company: None) -> None:
    done: list[str] = []
    with beside(lambda: done.append("work")):
        done.append("block")
    assert done == ["work", "block"]


@pytest.mark.django_db
def test_work_on_what_is_not_committed_is_done_here() -> None:
    post = PostFactory.create()
    with beside(lambda: post.delete() and None):
        assert not Post.objects.exists()


def test_an_error_beside_is_an_error_here() -> None:
    def fail() -> None:
        raise ValueError("beside")

    with pytest.raises(ValueError, match="beside"), beside(fail):
        pass
