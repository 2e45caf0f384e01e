"""Row numbers in an address: `12-40,43` for what one form brought in."""

from collections.abc import Iterable, Iterator

from cables.vocab.numbers import whole_number

AT_MOST = 1000


def write(numbers: Iterable[int], separator: str = ",") -> str:
    """Runs of successive numbers, in order: 1, 2, 3, 7 give `1-3,7`."""
    return separator.join(
        str(first) if first == last else f"{first}-{last}" for first, last in _runs(numbers)
    )


def read(text: str) -> list[int]:
    """The numbers again; ValueError where the text says something else, or too many."""
    numbers: list[int] = []
    for part in text.split(","):
        first, dash, last = part.partition("-")
        low, high = _number(first), _number(last if dash else first)
        if not low <= high < low + AT_MOST - len(numbers):
            raise ValueError(f"not a list of at most {AT_MOST} numbers: {text[:80]!r}")
        numbers += range(low, high + 1)
    return numbers


def _number(text: str) -> int:
    number = whole_number(text)
    if number is None:
        raise ValueError(f"not a number: {text[:20]!r}")
    return number


def _runs(numbers: Iterable[int]) -> Iterator[tuple[int, int]]:
    run: tuple[int, int] | None = None
    for number in sorted(set(numbers)):
        if run and number == run[1] + 1:
            run = (run[0], number)
        else:
            if run:
                yield run
            run = (number, number)
    if run:
        yield run
