"""Row numbers in an address."""

import pytest

from cables.admin import batches


@pytest.mark.parametrize(
    ("numbers", "text"),
    [([4], "4"), ([1, 2, 3], "1-3"), ([7, 1, 3, 2], "1-3,7"), ([1, 3], "1,3"), ([5, 5, 6], "5-6")],
)
def test_runs_are_written_short_and_read_again(numbers, text):
    assert batches.write(numbers) == text
    assert batches.read(text) == sorted(set(numbers))


@pytest.mark.parametrize("text", ["", "x", "1-", "-1", "3-1", "1-2000", "1,2-5000", "²", "1,,2"])
def test_what_is_no_batch_is_refused(text):
    with pytest.raises(ValueError, match="not a"):
        batches.read(text)
