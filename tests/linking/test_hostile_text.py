"""Text that is large, or made to be slow: the work grows with its length, and not faster."""

import sys
from collections.abc import Callable
from functools import partial
from types import FrameType
from typing import Any

import pytest

from cables.linking import link
from cables.linking.find import Numbered, find
from cables.models import Cable, Mention
from tests.factories import CableFactory

PIECES = [
    "U.S. ",
    "J. K. ",
    "Oxfam ",
    "Okwir said so. ",
    "Ministry ",
    "NGOs such as Norland, Vestra, ",
    "Harbor Rural Center (HRC) ",
    "the Harbor Center, an NGO, met. ",
    "China, Paris and ",
    "Odile Brancard ",
    "A.",
    "HEALTH ",
    "Lowick and Ardenby universities, ",
    "(",
    "\n",
]


def steps(work: Callable[[], object]) -> int:
    """How many calls and lines of our own code the work takes."""
    count = 0

    def tracer(frame: FrameType, event: str, arg: Any) -> Any:
        nonlocal count
        if "linking" not in frame.f_code.co_filename:
            return None
        count += 1
        return tracer

    before = sys.gettrace()
    sys.settrace(tracer)
    try:
        work()
    finally:
        sys.settrace(before)
    return count


@pytest.mark.parametrize("piece", PIECES)
def test_twice_the_text_takes_about_twice_the_steps(piece: str) -> None:
    texts = [[Numbered(piece * times)] for times in (150, 300)]
    for text in texts:
        find(text)  # word lists and caches are filled
    once, twice = (steps(partial(find, text)) for text in texts)
    assert twice <= 2.6 * once + 200


def different_people(count: int) -> str:
    letters = "abcdefghij"
    made = ("".join(letters[int(digit)] for digit in f"{at:04}") for at in range(count))
    return " ".join(f"Mr. X{name}o Z{name[::-1]}o said so." for name in made)


def test_many_different_people_take_steps_in_line_with_their_number() -> None:
    texts = [[Numbered(different_people(count))] for count in (100, 200)]
    assert [len(find(text)) for text in texts] == [100, 200]
    once, twice = (steps(partial(find, text)) for text in texts)
    assert twice <= 2.6 * once


def test_many_words_without_a_name_give_nothing() -> None:
    assert find([Numbered("lorem ipsum dolor " * 20_000)]) == []


@pytest.mark.django_db
def test_thousands_of_names_in_a_paragraph_are_linked_beside_what_was_accepted() -> None:
    cable = CableFactory(paragraphs=["Oxfam came. " * 3000])
    assert link(cable).added == 3000
    Mention.objects.filter(cable=cable).update(status=Mention.Status.ACCEPTED)
    assert link(cable).added == 0
    once, twice = (
        steps(partial(link, cable)) for cable in (accepted_in_full(200), accepted_in_full(400))
    )
    assert twice <= 2.6 * once


def accepted_in_full(names: int) -> Cable:
    cable = CableFactory(paragraphs=["Oxfam came. " * names])
    link(cable)
    Mention.objects.filter(cable=cable).update(status=Mention.Status.ACCEPTED)
    return cable
