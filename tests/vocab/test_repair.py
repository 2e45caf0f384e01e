"""Seven-bit damage, repaired for the eye."""

import pytest

from cables.vocab.repair import readable


@pytest.mark.parametrize(
    ("sent", "shown"),
    [
        ("the Navy,s ships don,t sail", "the Navy's ships don't sail"),
        ("a &knowledge economy8, he said", 'a "knowledge economy", he said'),
        ("AT&T has 8 offices", "AT&T has 8 offices"),
        ("ships, so they say", "ships, so they say"),
        ("in the year ¶1980. Then", "in the year 1980. Then"),
        ("nothing wrong", "nothing wrong"),
    ],
)
def test_damage_is_repaired_and_nothing_else(sent, shown):
    assert readable(sent) == shown
