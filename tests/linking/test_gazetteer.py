"""Many names at once in a text."""

import pytest

from cables.linking.find.text.gazetteer import Gazetteer

NAMES = Gazetteer(
    (name, name) for name in ("The Lantern", "Lantern Bank", "Bank of Vestra", "Côte")
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The Lantern reported it.", ["The Lantern"]),
        ("The Lantern Bank lent it.", ["Lantern Bank"]),  # longer, though it begins later
        ("The Lantern Bank of Vestra lent it.", ["Bank of Vestra"]),
        ("The Lantern, Lantern Bank", ["The Lantern", "Lantern Bank"]),
        ("THE Cote", ["Cote"]),
        ("Lanterns", []),
        ("", []),
    ],
)
def test_the_longest_where_names_overlap(text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end, _ in NAMES.matches(text)] == found
