"""The sentence around a mention."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cables.models import Paragraph
from cables.views.desk.context import FARTHEST, marked, sentence

TEXT = 'He left. "The Lantern Society (LS) opened 3 schools," she said. Nobody came.\n\nThe end.'


def words(text: str, surface: str) -> str:
    start = text.index(surface)
    around = sentence(text, start, start + len(surface))
    return text[around.start : around.end]


@pytest.mark.parametrize(
    ("surface", "expected"),
    [
        ("Lantern Society", '"The Lantern Society (LS) opened 3 schools," she said.'),
        ("He", "He left."),
        ("Nobody", "Nobody came."),
        ("end", "The end."),
    ],
)
def test_the_sentence_that_holds_the_words(surface, expected):
    assert words(TEXT, surface) == expected


def test_a_sentence_without_end_is_cut_at_a_blank():
    text = "word " * 500 + "Lantern" + " word" * 500
    shown = words(text, "Lantern")
    assert len(shown) <= 2 * FARTHEST + len("Lantern")
    assert not shown.startswith("ord")
    assert not shown.endswith("wor")


def test_what_is_left_out_shows_as_an_ellipsis():
    paragraph = Paragraph(text="First. Then Lantern <b> spoke. Last.")
    assert marked(paragraph, 12, 19) == "… Then <mark>Lantern</mark> &lt;b&gt; spoke. …"


@given(st.text(alphabet="aA. \n\"'(", min_size=1, max_size=80), st.data())
def test_the_words_always_lie_within(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    around = sentence(text, start, end)
    assert 0 <= around.start <= start < end <= around.end <= len(text)
