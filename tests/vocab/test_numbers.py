"""Which texts are numbers of rows."""

import pytest

from cables.vocab.numbers import whole_number


@pytest.mark.parametrize(
    ("text", "number"), [("7", 7), ("007", 7), ("0", 0), ("9" * 18, 10**18 - 1)]
)
def test_digits_are_a_number(text, number):
    assert whole_number(text) == number


@pytest.mark.parametrize("text", ["", "-7", "+7", "7.0", " 7", "7\n", "1_000", "٧", "²", "9" * 19])
def test_other_text_is_none(text):
    assert whole_number(text) is None
