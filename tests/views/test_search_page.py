"""Results, facets, filters."""

import pytest

from cables.search import index
from cables.search.parameters import LONGEST_QUERY
from tests.factories import CableFactory

pytestmark = pytest.mark.django_db


def total(page) -> int:
    return int(page.tree.cssselect("[data-total]")[0].get("data-total"))


def test_results_with_marked_words_that_lead_to_their_paragraph(indexed, look):
    page = look("/cables/?q=night+school")
    assert total(page) == 1
    assert page.texts(".result h3") == ["NIGHT SCHOOLS ON THE RIVER"]
    assert "/cables/07GUANGZHOU378/?q=night+school#p1" in page.links(".snippet .jump")
    assert "night school" in page.texts(".snippet mark")


def test_every_facet_value_is_a_link_with_a_count(indexed, look):
    page = look("/cables/")
    posts = page.texts("section[aria-labelledby=facet-origin] li")
    assert posts == ["Consulate Guangzhou 3", "Embassy Lima 1"]
    assert "/cables/?origin=LIMA" in page.links("section[aria-labelledby=facet-origin] a")


def test_a_chosen_value_is_marked_and_can_be_removed_in_two_places(indexed, look):
    page = look("/cables/?q=lantern&origin=GUANGZHOU")
    assert page.links(".facet a[aria-current]") == ["/cables/?q=lantern"]
    assert page.links(".applied a") == ["/cables/?q=lantern"]
    assert "1 on" in page.text(".facets > summary")


def test_the_search_form_keeps_the_filters(indexed, look):
    page = look("/cables/?q=lantern&origin=GUANGZHOU&from=2007&sort=oldest&page=3")
    kept = {node.get("name"): node.get("value") for node in page.tree.cssselect(".search input")}
    assert kept == {"q": "lantern", "origin": "GUANGZHOU", "from": "2007", "sort": "oldest"}


def test_the_period_form_keeps_the_rest(indexed, look):
    page = look("/cables/?q=lantern&origin=GUANGZHOU&from=2007")
    kept = {node.get("name"): node.get("value") for node in page.tree.cssselect(".period input")}
    assert kept == {"q": "lantern", "origin": "GUANGZHOU", "from": "2007", "to": ""}


def test_the_timeline_has_the_same_numbers_as_a_list(indexed, look):
    page = look("/cables/?q=lantern")
    assert page.texts(".years li") == ["2007 1 cable", "2008 1 cable"]
    assert len(page.tree.cssselect("svg .bar")) == 2


@pytest.mark.parametrize("typed", ["07GUANGZHOU378", "07 guangzhou 000378", "2007Guangzhou378"])
def test_the_number_of_a_held_cable_leads_to_it(indexed, client, typed):
    response = client.get("/cables/", {"q": typed})
    assert response.headers["Location"] == "/cables/07GUANGZHOU378/"


@pytest.mark.parametrize("typed", ["Guangzhou 000378", "guangzhou 378"])
def test_a_number_without_its_year_leads_to_the_only_cable(indexed, client, typed):
    response = client.get("/cables/", {"q": typed})
    assert response.headers["Location"] == "/cables/07GUANGZHOU378/"


def test_a_number_without_its_year_can_mean_several_cables(indexed, look):
    CableFactory.create(reference_id="08GUANGZHOU378", subject="ANOTHER")
    page = look("/cables/?q=Guangzhou+000378")
    links = page.links(".note a")
    assert sorted(links) == ["/cables/07GUANGZHOU378/", "/cables/08GUANGZHOU378/"]


def test_the_number_of_a_cable_that_is_not_held_is_searched(indexed, look):
    page = look("/cables/?q=05LIMA77")
    assert page.status == 200
    assert "05LIMA77 is not held here" in page.text(".note")


def test_nothing_found_says_what_may_help(indexed, look):
    page = look("/cables/?q=xyzzyx&year=2007")
    assert total(page) == 0
    assert "/cables/?q=xyzzyx" in page.links(".empty a")
    assert page.tree.cssselect("#q")[0].get("value") == "xyzzyx"


@pytest.mark.parametrize(
    "query",
    [
        "q=%22open",
        "q=(((",
        "q=" + "word " * 3000,
        "q=" + "word" * 100,
        "q=" + "字" * 800,
        "year=soon&from=13-13&to=x&page=-4&sort=down&class=Z",
        "person=" + "9" * 400,
        "origin=%F0%9F%8C%8A&tag=%01&country=%E2%80%AE",
    ],
)
def test_any_query_string_gets_an_answer(indexed, look, query):
    assert look(f"/cables/?{query}").status == 200


def test_an_unknown_name_leads_to_those_that_are_nearly_called_so(indexed, look):
    page = look("/cables/?q=ngo:lantern")
    note = "No NGO here is called exactly “lantern”. Searched: Lantern Society (NGO, 2 cables)."
    assert page.text(".note") == note
    assert page.links(".note a") == [indexed.lantern.get_absolute_url()]
    assert total(page) == 2


def test_an_empty_answer_offers_one_word_less(indexed, look):
    page = look("/cables/?q=night+xyzzy&year=2007")
    assert (
        page.text(".note") == "No cable has all of this. One word less: without “xyzzy” (1 cable)."
    )
    assert page.links(".note a") == ["/cables/?q=night&year=2007"]


def test_undated_cables_are_told_beside_the_chart(indexed, look):
    assert "undated" not in look("/cables/?tag=ELAB").text(".chart figcaption")
    CableFactory.create(transmitted_at=None, reference_id=None, slug="sha-1", tags=["ELAB"])
    index.rebuild()
    page = look("/cables/?tag=ELAB")
    assert "1 undated" in page.text(".chart figcaption")
    assert "/cables/?year=-&tag=ELAB" in page.links(".chart figcaption a")


def test_the_box_takes_as_much_as_is_searched(indexed, look):
    for address in ("/cables/", "/", "/help/"):
        (box,) = look(address).tree.cssselect("input[name=q]")
        assert box.get("maxlength") == str(LONGEST_QUERY)


def test_times_are_told(indexed, client):
    timing = client.get("/cables/?q=lantern").headers["Server-Timing"]
    told = [part.partition(";")[0] for part in timing.split(", ")]
    assert set(told) == {"search", "database", "page", "sql", "total"}


@pytest.mark.parametrize("parameter", ["org", "person", "place"])
def test_an_entity_that_is_gone_is_not_called_by_its_number(indexed, look, parameter):
    page = look(f"/cables/?{parameter}=999706")
    assert page.text(".sentence") == "0 cables that mention an entity that is no longer held"
    assert "an entity that is no longer held" in page.text(".applied li")
