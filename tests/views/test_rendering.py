"""Text with spans laid over it: nothing is lost, nothing is added, nothing is markup."""

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cables.rendering import Span, blocks, excerpt_html, paragraph_html, without_overlaps

TEXTS = st.text(alphabet=st.sampled_from("ab <>&\"'\n-.|\té漢"), max_size=60)
PLACES = st.lists(st.tuples(st.integers(-2, 65), st.integers(-2, 65), st.booleans()), max_size=6)


def span(start: int, end: int, *, suggested: bool = False, label: str = "Some body") -> Span:
    return Span(start, end, "/organizations/1/x/", label, "entity ngo", suggested)


def words(markup: str) -> str:
    """What a reader sees, without the hint for screen readers."""
    seen = re.sub(r'<span class="visually-hidden">.*?</span>', "", markup)
    return unescape(re.sub(r"<[^>]*>", "", seen))


@given(TEXTS, PLACES)
def test_every_character_is_shown_once_and_in_order(text, places):
    spans = [span(start, end, suggested=faint) for start, end, faint in places]
    printed = "".join(line for line in text.split("\n") if line.strip())
    assert words(paragraph_html(text, spans)).replace("\n", "") == printed


@given(TEXTS, PLACES)
def test_links_never_stand_within_links(text, places):
    markup = paragraph_html(text, [span(start, end) for start, end, _ in places])
    depth = 0
    for tag in re.findall(r"<(/?)a\b", markup):
        depth += -1 if tag else 1
        assert depth in (0, 1)


@given(TEXTS, PLACES, st.integers(1, 30))
def test_an_excerpt_is_a_piece_of_the_text(text, places, width):
    spans = [span(start, end) for start, end, _ in places]
    seen = words(excerpt_html(text, spans, width))
    assert seen.removeprefix("… ").removesuffix(" …") in text


@pytest.mark.parametrize(
    ("text", "shapes"),
    [
        ("One line of prose.", ["prose"]),
        ("A letter\nin lines.", ["prose"]),
        ("Points:\n-- first\n-- second\nAfter.", ["prose", "bullets", "prose"]),
        ("* starred\n- dashed\n(a) lettered", ["bullets"]),
        ("Observers.   The bank spoke.\nA gap    alone makes no columns.", ["prose"]),
        ("Name     Members\n----     -------\nA           1", ["columns"]),
        ("A sentence.  Two blanks after its stop.", ["prose"]),
        ("Before.\n\nAfter.", ["prose", "prose"]),
        ("- one\n\n- two", ["bullets"]),
        ("a|b|c\nd|e|f", ["columns"]),
        ("", []),
    ],
)
def test_lines_keep_their_shape(text, shapes):
    assert [block.shape for block in blocks(text)] == shapes


@pytest.mark.parametrize(
    ("places", "kept"),
    [
        ([(0, 4), (5, 9)], [(0, 4), (5, 9)]),
        ([(0, 20), (5, 9)], [(0, 20)]),  # a place within the name of a body
        ([(0, 6), (4, 12)], [(4, 12)]),  # of two that cross, the longer
        ([(3, 3), (8, 2), (-1, 4), (0, 99)], []),  # nothing that lies outside the text
    ],
)
def test_of_overlapping_spans_the_longer_stays(places, kept):
    laid = without_overlaps("x" * 30, [span(*place) for place in places])
    assert [(one.start, one.end) for one in laid] == kept


WIDE = st.lists(st.tuples(st.integers(-3, 45), st.integers(-3, 45), st.booleans()), max_size=25)


def naive(text: str, spans: list[Span]) -> tuple[Span, ...]:
    """The rule as it is told: every span beside every span that was kept before it."""
    kept: list[Span] = []
    for one in sorted(spans, key=lambda one: (one.start - one.end, one.start, one.suggested)):
        inside = 0 <= one.start < one.end <= len(text)
        if inside and all(one.end <= other.start or other.end <= one.start for other in kept):
            kept.append(one)
    return tuple(sorted(kept, key=lambda one: one.start))


@given(WIDE)
def test_the_sweep_keeps_what_the_rule_keeps(places):
    text = "x" * 40
    spans = [span(start, end, suggested=faint) for start, end, faint in places]
    assert without_overlaps(text, spans) == naive(text, spans)


def comparisons(lines: int) -> int:
    """How often the places of spans are looked at while so many lines of names are laid out."""
    looks = 0

    class Watched(Span):
        def __getattribute__(self, name: str) -> object:
            nonlocal looks
            looks += name in ("start", "end")
            return super().__getattribute__(name)

    text = "Lantern Society\n" * lines
    spans = [Watched(at, at + 15, "/", "x", "x") for at in range(0, len(text), 16)]
    paragraph_html(text, spans)
    return looks


def test_four_times_the_names_take_about_four_times_the_work():
    assert comparisons(400) < 6 * comparisons(100)


def test_text_and_labels_are_escaped():
    text = '<script>alert(1)</script> & "more"'
    markup = paragraph_html(text, [span(0, 8, label='"><b onclick=x>')])
    assert "<script" not in markup
    assert "<b" not in markup
    assert 'title="&quot;&gt;&lt;b onclick=x&gt;"' in markup


def test_a_suggested_name_says_so_beyond_its_looks():
    markup = paragraph_html("Lantern Society", [span(0, 15, suggested=True)])
    assert 'class="entity ngo suggested"' in markup
    assert '<span class="visually-hidden"> (suggested)</span>' in markup


def test_a_name_over_a_line_break_is_linked_on_both_lines():
    markup = paragraph_html("The Lantern\nSociety met.", [span(4, 19)])
    assert markup.count("<a ") == 2
