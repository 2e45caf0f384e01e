"""Counts by what is missing, against counting."""

from hypothesis import given
from hypothesis import strategies as st

from cables.search.broad import Listed, difference

HELD = st.dictionaries(
    st.integers(1, 60),
    st.integers(1, 9).flatmap(lambda n: st.tuples(st.just(n), st.integers(0, n))),
)


def most_frequent(counts, size):
    """The first `size` values as the engine gives them, the most frequent first."""
    ordered = sorted((value for value in counts if counts[value]), key=lambda one: -counts[one])
    return {value: counts[value] for value in ordered[:size]}


@given(HELD, st.integers(1, 8), st.integers(1, 30))
def test_the_rest_is_the_whole_without_what_is_missing(held, size, listed):
    whole = {value: n for value, (n, _) in held.items()}
    missing = {value: n for value, (_, n) in held.items()}
    left = {value: n - missing[value] for value, n in whole.items()}
    found = difference(
        Listed.of(most_frequent(whole, listed), listed),
        Listed.of(most_frequent(missing, listed), listed),
        size,
        lambda value: missing[value],
    )
    if found is None:  # it may give up, where values that are not listed could be among the first
        assert len(whole) >= listed
        return
    assert sorted(found.values()) == sorted(most_frequent(left, size).values())
    assert all(left[value] == count for value, count in found.items())


def test_short_lists_do_not_settle_it():
    whole, missing = Listed({"a": 9, "b": 8}, rest=8), Listed({"a": 7, "b": 6}, rest=6)
    assert difference(whole, missing, 2, lambda value: 0) is None


def test_what_is_missing_unlisted_is_looked_up():
    whole, missing = Listed({"a": 9, "b": 8, "c": 1}, rest=1), Listed({"a": 7}, rest=7)
    asked = {"b": 1, "c": 1}
    assert difference(whole, missing, 1, asked.__getitem__) == {"b": 7}
