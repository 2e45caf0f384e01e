"""Redactions and seven-bit damage: shown for what they are, with links in their places."""

import pytest

from cables.search import SearchState, index, run
from tests.factories import CableFactory

pytestmark = pytest.mark.django_db

TEXT = "The Navy,s envoy met XXXXXXXXXXXX<b> at a &harbour dinner8."


def test_a_redaction_is_a_box_and_damage_is_repaired(client) -> None:
    cable = CableFactory.create(paragraphs=[TEXT])
    page = client.get(cable.get_absolute_url()).content.decode()
    assert 'aria-label="redacted">XXXXXXXXXXXX</span>&lt;b&gt;' in page
    assert "The Navy&#x27;s envoy" in page
    assert "&quot;harbour dinner&quot;." in page
    assert cable.preferred.source_text.endswith(TEXT), "the source stays as it came"


@pytest.mark.parametrize(("words", "found"), [('"harbour dinner"', 1), ("xxxxxxxxxxxx", 0)])
def test_search_knows_the_repaired_words_and_no_redaction(words: str, found: int) -> None:
    CableFactory.create(paragraphs=[TEXT])
    index.rebuild()
    assert run(SearchState(q=words)).total == found
