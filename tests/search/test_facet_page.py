"""Left-out values, "none" as a value, and every value of a facet on a page of its own."""

from types import SimpleNamespace
from urllib.parse import urlencode

import pytest
from django.http import QueryDict

from cables.search import SearchState
from cables.search.facet_page import PER_PAGE, FacetPage, every_value, facet_named
from tests.factories import CableFactory, MentionFactory, NgoFactory
from tests.search.conftest import ask, counts


def values(
    name: str, query: str = "", find: str = "", by: str = "count", page: str | None = None
) -> FacetPage:
    facet = facet_named(name)
    assert facet is not None
    state = SearchState.from_query(QueryDict(query))
    found = every_value(facet, state, find=find, by=by, page=page)
    assert found is not None
    return found


def listed(found: FacetPage) -> list[tuple[str, int]]:
    return [(value.label, value.count) for value in found.page]


def test_a_left_out_value_is_marked_and_keeps_its_count(corpus: SimpleNamespace) -> None:
    results = ask("not_origin=LIMA")
    (posts,) = (facet for facet in results.facets if facet.name == "origin")
    lima, guangzhou = posts.values
    assert (lima.left_out, lima.count, lima.url_out) == (True, 2, "/cables/")
    assert guangzhou.url_out == "/cables/?not_origin=LIMA&not_origin=GUANGZHOU"
    assert [(one.label, one.value, one.url) for one in results.applied] == [
        ("Post", "not Embassy Lima", "/cables/")
    ]
    assert results.sentence == "3 cables not from Embassy Lima, newest first"


def test_none_is_a_value_of_a_facet(corpus: SimpleNamespace) -> None:
    results = ask("class=U")
    nones = {facet.name: facet.none for facet in results.facets}
    assert nones["ngo"] is nones["origin"] is None
    tag = nones["tag"]
    assert tag is not None
    assert (tag.label, tag.count, tag.url) == (
        "none",
        1,
        "/cables/?class=UNCLASSIFIED&tag=-",
    )
    assert ask("tag=-&tag=ELAB&not_org=-").sentence == (
        "2 cables with organization tagged ELAB: Labor sector and industrial relations "
        "or without TAGS, newest first"
    )


def test_a_leaving_out_takes_the_choice_of_the_same_value_away() -> None:
    state = SearchState.from_query(QueryDict("origin=LIMA"))
    assert state.toggled_out("origin", "LIMA").query_string == "not_origin=LIMA"


def test_every_value_can_be_reached(db: None) -> None:
    codes = [f"T{number:03d}" for number in range(PER_PAGE + 20)]
    CableFactory.create(tags=codes)
    CableFactory.create(tags=["T119"])
    (group,) = (facet for facet in ask().facets if facet.name == "tag")
    assert (group.known, group.url) == (PER_PAGE + 20, "/cables/facets/tag/")
    first, second = values("tag"), values("tag", page="2")
    assert listed(first)[0] == ("T119", 2)
    assert [len(first.page), len(second.page)] == [PER_PAGE, 20]
    assert {label for label, _ in listed(first) + listed(second)} == set(codes)


@pytest.mark.parametrize(
    ("name", "query", "find", "by", "expected"),
    [
        ("origin", "", "", "count", [("Consulate Guangzhou", 3), ("Embassy Lima", 2)]),
        ("origin", "q=labor", "LÍMA", "count", [("Embassy Lima", 1)]),
        ("tag", "origin=GUANGZHOU", "", "name", [("ELAB", 1), ("none", 1), ("PHUM", 1)]),
        ("org", "", "", "name", [("Harbor Union", 1), ("Lantern Society", 2), ("none", 2)]),
        ("org", "", "lanternists", "count", [("Lantern Society", 2)]),
        ("ngo", "", "", "count", [("Lantern Society", 2)]),
        ("person", "person=Wen+Example", "", "count", [("none", 3), ("Wen Example", 2)]),
        ("country", "", "per", "count", [("Peru", 2)]),
        ("year", "", "", "name", [("2007", 3), ("2008", 1), ("2009", 1)]),
    ],
)
def test_values_of_a_facet(
    corpus: SimpleNamespace,
    name: str,
    query: str,
    find: str,
    by: str,
    expected: list[tuple[str, int]],
) -> None:
    found = listed(values(name, query, find, by))
    assert [(label.partition(":")[0], count) for label, count in found] == expected


def test_a_name_known_from_withheld_cables_alone_is_not_listed(corpus: SimpleNamespace) -> None:
    ask()
    hidden = NgoFactory.create(name="Hidden Circle")
    MentionFactory.create(cable=corpus.first, entity=hidden)
    hidden.cable_count = 0
    hidden.save(update_fields=["cable_count"])
    assert "Hidden Circle" not in dict(listed(values("ngo")))


def test_counts_of_a_facet_page_are_what_the_search_then_finds(corpus: SimpleNamespace) -> None:
    for name in ("origin", "tag", "org", "person", "year"):
        for value in values(name, "q=labor+OR+elections").page:
            assert ask(value.url.partition("?")[2]).total == value.count, (name, value)
            left_out = ask(urlencode({"q": "labor OR elections", f"not_{name}": value.value}))
            assert left_out.total == 4 - value.count
    assert counts(ask("not_tag=-"), "origin") == {"GUANGZHOU": 2, "LIMA": 2}


def test_none_can_be_chosen_however_few_have_none(corpus: SimpleNamespace) -> None:
    """More organizations than a facet shows are in more cables than the one that has none."""
    cables = CableFactory.create_batch(6)
    for society in NgoFactory.create_batch(20):
        for cable in cables:
            MentionFactory.create(entity=society, cable=cable)
    (facet,) = (one for one in ask("from=2007-11").facets if one.name == "org")
    assert facet.none is not None
    assert facet.none.count == ask("from=2007-11&org=-").total == 2


def test_all_n_are_those_that_have_cables(corpus: SimpleNamespace) -> None:
    (posts,) = (one for one in ask("q=strike&origin=LIMA").facets if one.name == "origin")
    assert counts(ask("q=strike&origin=LIMA"), "origin")["LIMA"] == 0
    assert posts.known == 1
