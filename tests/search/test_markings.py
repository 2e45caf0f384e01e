"""Words searched in paragraphs of one portion marking alone, captions, numbers without a year."""

from types import SimpleNamespace

import pytest

from cables.models import Paragraph
from cables.search import SearchState
from tests.factories import CableFactory
from tests.search.conftest import ask, counts, found

OPEN, MIXED, UNMARKED = "07LIMA1", "07LIMA2", "07LIMA3"


@pytest.fixture
def marked(db: None) -> None:
    """What is said of the strike and of the dock is marked differently in each cable."""
    texts = {
        OPEN: [("U", "A strike began."), ("UNCLAS", "The dock is open, organizing goes on.")],
        MIXED: [("C/NF", "A strike is planned."), ("U", "The dock is open."), ("SBU", "Rumors.")],
        UNMARKED: [("", "A strike at the dock.")],
    }
    for number, paragraphs in texts.items():
        cable = CableFactory.create(
            reference_id=number,
            subject="NEWS",
            paragraphs=[text for _, text in paragraphs],
            captions={OPEN: ["SENSITIVE"], MIXED: ["NODIS", "SIPDIS"], UNMARKED: []}[number],
        )
        for position, (marking, _) in enumerate(paragraphs, 1):
            Paragraph.objects.filter(cable=cable, position=position).update(marking=marking)


@pytest.mark.parametrize(
    ("query", "cables"),
    [
        ("q=marking:U", {OPEN, MIXED}),
        ("q=marking:C", {MIXED}),
        ("q=marking:unclas", {OPEN, MIXED}),
        ("q=marking:-", {UNMARKED}),
        ("q=marking:U+strike", {OPEN}),
        ("q=strike+marking:U", {OPEN}),
        ("q=marking:U+dock", {OPEN, MIXED}),
        ("q=marking:C+strike+dock", set()),
        ("q=(marking:U+strike)+OR+(marking:C+strike)", {OPEN, MIXED}),
        ("q=(marking:C+strike)+dock", {MIXED}),
        ("q=marking:U+-strike", {MIXED}),
        ("q=-marking:U", {UNMARKED}),
        ('q=marking:U+"dock+is"', {OPEN, MIXED}),
        ("q=marking:U+organi*", {OPEN}),
        ("q=marking:U+organizin*", {OPEN}),
        ("q=marking:U+organized*", set()),
        ("q=marking:C+organi*", set()),
        ("q=marking:U+news", set()),
        ("q=strike&marking=U", {OPEN}),
        ("q=strike&marking=U&marking=C", {OPEN, MIXED}),
        ("q=strike&marking=-", {UNMARKED}),
        ("q=strike&not_marking=C", {OPEN, UNMARKED}),
        ("marking=SBU", {MIXED}),
        ("not_marking=-", {OPEN, MIXED}),
        ("q=class:SBU", {OPEN}),
        ("q=class:sensitive", {OPEN}),
        ("q=caption:nodis", {MIXED}),
        ("q=-caption:nodis", {OPEN, UNMARKED}),
    ],
)
def test_only_what_was_marked_so(marked: None, query: str, cables: set[str]) -> None:
    assert found(query) == cables
    assert ask(query).notes == ()


@pytest.mark.parametrize(
    "query",
    ["", "q=strike", "q=dock+open", "q=strike&marking=C", "q=-dock", "q=marking:U+dock"],
)
def test_counts_are_what_choosing_a_marking_finds(marked: None, query: str) -> None:
    told = counts(ask(query), "marking")
    bare = query.replace("&marking=C", "")
    for marking, count in told.items():
        assert ask(f"{bare}&marking={marking}").total == count, marking
    assert told


def test_snippets_come_from_the_searched_paragraphs(marked: None) -> None:
    for query in ("q=open+OR+planned&marking=U", "q=marking:U+(open+OR+planned)"):
        hits = ask(query).hits
        assert {hit.cable.slug for hit in hits} == {OPEN, MIXED}
        assert [[one.anchor for one in hit.snippets] for hit in hits] == [["p2"], ["p2"]]


def test_an_unknown_marking_is_said(marked: None) -> None:
    (note,) = ask("marking=Z").notes
    assert "write one of U, SBU" in note


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("LIMA 000003", ("LIMA", 3)),
        ("lima 3", ("LIMA", 3)),
        ("Rio de Janeiro 77", ("RIODEJANEIRO", 77)),
        ("labor 3", None),
        ("07 lima 3", None),
        ("lima", None),
    ],
)
def test_a_number_without_its_year(typed: str, meant: tuple[str, int] | None) -> None:
    assert SearchState(q=typed).number_without_year() == meant


def test_some_numbers_could_be_years(corpus: SimpleNamespace) -> None:
    assert SearchState(q="lima 3").is_surely_a_number
    assert SearchState(q="lima 002008").is_surely_a_number
    assert not SearchState(q="lima 2008").is_surely_a_number
