"""The query string as a value."""

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from cables.search import SearchState
from cables.search.parameters import FACET_PARAMETERS, SORTS


def state(query: str) -> SearchState:
    return SearchState.from_query(QueryDict(query))


@pytest.mark.parametrize(
    ("query", "parameter", "values"),
    [
        ("origin=guangzhou", "origin", ("GUANGZHOU",)),
        ("origin=Rio+de+Janeiro", "origin", ("RIODEJANEIRO",)),
        ("origin=GUANGZHOU&origin=LIMA", "origin", ("GUANGZHOU", "LIMA")),
        ("origin=LIMA&origin=lima", "origin", ("LIMA",)),
        ("country=cn", "country", ("CN",)),
        ("class=U", "class", ("UNCLASSIFIED",)),
        ("class=s&class=confidential", "class", ("SECRET", "CONFIDENTIAL")),
        ("class=limited_official_use", "class", ("LIMITED OFFICIAL USE",)),
        ("tag=elab", "tag", ("ELAB",)),
        ("year=2007&year=2008", "year", ("2007", "2008")),
        ("org=12&org=Lantern+Society", "org", ("12", "Lantern Society")),
    ],
)
def test_values_are_canonical(query: str, parameter: str, values: tuple[str, ...]) -> None:
    assert state(query).values(parameter) == values
    assert state(query).notes == ()


@pytest.mark.parametrize(
    "query",
    [
        "page=abc",
        "page=0",
        "page=-3",
        "page=99999999999999999999",
        "page=" + "9" * 6000,
        "year=99999999999",
        "year=two+thousand",
        "year=1e3",
        "from=2007-13",
        "from=2007-02-30",
        "to=yesterday",
        "class=COSMIC",
        "country=CHINESE",
        "country=%00%00",
        "tag=EL%00AB",
        "origin=%00",
        "org=" + "x" * 300,
        "sort=random",
    ],
)
def test_nonsense_is_ignored_and_said(query: str) -> None:
    read = state(query)
    assert read.url == "/cables/"
    assert len(read.notes) == 1
    assert "ignored" in read.notes[0]
    assert "\x00" not in read.notes[0]


def test_a_very_long_query_is_cut_and_said() -> None:
    read = state("q=" + "labor+" * 2000)
    assert 700 < len(read.q) <= 800
    assert "first 800 characters" in read.notes[0]


def test_empty_values_say_nothing() -> None:
    assert state("q=&origin=&page=&from=") == SearchState()


def test_a_state_is_its_address() -> None:
    query = "q=labor+rights&origin=LIMA&year=2007&year=2008&from=2007-03&to=2008&sort=oldest&page=3"
    assert state(query).query_string == query
    assert state(state(query).query_string) == state(query)


def test_every_change_leads_back_to_page_one() -> None:
    read = state("q=labor&origin=LIMA&from=2007&page=4")
    changed = [
        read.toggled("origin", "LIMA"),
        read.toggled("tag", "ELAB"),
        read.only("year", "2007"),
        read.unfiltered(),
        read.sorted_by("oldest"),
    ]
    assert {other.page for other in changed} == {1}
    assert len({other.url for other in changed} - {read.url}) == len(changed)


def test_toggling_twice_changes_nothing() -> None:
    read = state("origin=LIMA&tag=ELAB")
    assert read.toggled("tag", "PHUM").toggled("tag", "PHUM") == read


@pytest.mark.parametrize(
    ("query", "order"),
    [
        ("", "newest"),
        ("q=labor", "relevance"),
        ("q=labor&sort=oldest", "oldest"),
        ("sort=relevance", "newest"),
        ("sort=oldest", "oldest"),
    ],
)
def test_order(query: str, order: str) -> None:
    assert state(query).order == order


def test_the_usual_order_is_not_in_the_address() -> None:
    assert state("q=labor&sort=oldest").sorted_by("relevance").query_string == "q=labor"
    assert state("sort=oldest").sorted_by("newest").query_string == ""


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("07GUANGZHOU378", "07GUANGZHOU378"),
        ("07 guangzhou 378", "07GUANGZHOU378"),
        (" 2007guangzhou000378 ", "07GUANGZHOU378"),
        ("06 tel aviv 12", "06TELAVIV12"),
        ("09 St. Petersburg 5", "09STPETERSBURG5"),
        ("labor rights", None),
        ("07GUANGZHOU378 labor", None),
        ("labor 07GUANGZHOU378", None),
        ("strikes in 2007", None),
        ("2007", None),
        ("", None),
    ],
)
def test_the_number_of_a_cable_in_the_box(typed: str, meant: str | None) -> None:
    assert SearchState(q=typed).cable_id() == meant


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["q", "from", "to", "sort", "page", "other", *FACET_PARAMETERS]),
            st.one_of(
                st.text(max_size=30),
                st.sampled_from(["2007", "1", "LIMA", "CN", "U", "", "\x00", *SORTS]),
            ),
        ),
        max_size=12,
    )
)
def test_any_query_string_is_read_and_written_back(pairs: list[tuple[str, str]]) -> None:
    query = QueryDict(mutable=True)
    for name, value in pairs:
        query.appendlist(name, value)
    read = SearchState.from_query(query)
    again = state(read.query_string)
    assert again.url == read.url
    assert again.notes == ()
