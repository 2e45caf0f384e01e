"""Seven-bit damage, repaired for the eye."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cables.vocab.repair import readable, without_redactions


@pytest.mark.parametrize(
    ("sent", "shown"),
    [
        ("the Navy,s ships don,t sail", "the Navy's ships don't sail"),
        ("a &knowledge economy8, he said", 'a "knowledge economy", he said'),
        ("AT&T has 8 offices", "AT&T has 8 offices"),
        ("ships, so they say", "ships, so they say"),
        ("in the year ¶1980. Then", "in the year  1980. Then"),
        ("nothing wrong", "nothing wrong"),
    ],
)
def test_damage_is_repaired_and_nothing_else(sent, shown):
    assert readable(sent) == shown


@given(st.text(alphabet="aNs,t&8 ¶1950.x"))
def test_a_repaired_text_is_as_long_as_before(sent):
    assert len(readable(sent)) == len(sent)


@pytest.mark.parametrize(
    ("text", "indexed"),
    [
        ("met XXXXXXXXXXXX in town", "met   in town"),
        ("thexxxxxxxdirector", "the director"),
        ("XXX Corps, maxx", "XXX Corps, maxx"),
    ],
)
def test_a_redaction_is_nothing_to_find(text, indexed):
    assert without_redactions(text) == indexed
