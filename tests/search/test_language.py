"""What queries mean."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cables.search.language import (
    All,
    Any,
    Field,
    Node,
    Phrase,
    Prefix,
    Without,
    leaves,
    parse,
)

A, B, C = Phrase("a"), Phrase("b"), Phrase("c")
MEANINGS: list[tuple[str, Node]] = [
    ("", All()),
    ("a", A),
    ("a b", All((A, B))),
    ("a AND b", All((A, B))),
    ("a OR b", Any((A, B))),
    ("a OR", A),
    ("OR a", A),
    ("a b OR c", Any((All((A, B)), C))),
    ("a (b OR c)", All((A, Any((B, C))))),
    ("a -b", All((A, Without(B)))),
    ("-a", Without(A)),
    ("-(a OR b)", Without(Any((A, B)))),
    ('"labor rights"', Phrase("labor rights")),
    ("“labor rights”", Phrase("labor rights")),
    ('"labor rights"~5', Phrase("labor rights", 5)),
    ('-"labor rights"', Without(Phrase("labor rights"))),
    ("organi*", Prefix("organi")),
    ("a*", A),
    ("tag:ELAB", Field("tag", "ELAB")),
    ("TAG:elab", Field("tag", "elab")),
    ('origin:"tel aviv"', Field("origin", "tel aviv")),
    ('Post:"tel aviv"', Field("origin", "tel aviv")),
    ("-class:S a", All((Without(Field("class", "S")), A))),
    ("date:2007..2009", Field("date", "2007..2009")),
    ("anti-union", Phrase("anti-union")),
    ("12958: N/A", All((Phrase("12958:"), Phrase("N/A")))),
    ("ORGAN", Phrase("ORGAN")),
    ("((a))", A),
    ("()", All()),
]


@pytest.mark.parametrize(("written", "meant"), MEANINGS)
def test_a_query_means(written: str, meant: Node) -> None:
    parsed = parse(written)
    assert parsed.node == meant
    assert parsed.notes == ()


@pytest.mark.parametrize(
    ("written", "meant", "said"),
    [
        ('"a', A, "quotation mark"),
        ('a"', A, "quotation mark"),
        ("(a", A, "bracket"),
        ("a)", A, "bracket"),
        (")(", All(), "bracket"),
        ("colour:red", Phrase("colour:red"), "“colour:” is not a field"),
    ],
)
def test_what_was_not_understood_is_said(written: str, meant: Node, said: str) -> None:
    parsed = parse(written)
    assert parsed.node == meant
    assert len(parsed.notes) == 1
    assert said in parsed.notes[0]


def test_what_must_not_be_found_is_no_leaf() -> None:
    node = parse('strike -factory -(union OR "old guard") tag:ELAB').node
    assert leaves(node) == (Phrase("strike"), Field("tag", "ELAB"))
    assert leaves(node, wanted=False) == (
        Phrase("factory"),
        Phrase("union"),
        Phrase("old guard"),
    )


PIECES = st.sampled_from(
    ["a", "-", '"', "(", ")", "*", "~", ":", " ", "OR ", "AND ", "tag:", "date:..", "\t", "“", "~9"]
)


@given(st.lists(st.one_of(PIECES, st.text(max_size=3)), max_size=40).map("".join))
def test_every_text_is_a_query(text: str) -> None:
    parse(text)


@pytest.mark.parametrize("text", ["(" * 1000, "(a " * 300, "-(a OR " * 100, '"' * 999, "-" * 999])
def test_piled_up_signs_are_no_danger(text: str) -> None:
    parse(text)
