"""The page with every value of a facet."""

import pytest

pytestmark = pytest.mark.django_db


def test_a_facet_leads_to_all_its_values_and_they_to_a_search(indexed, look):
    page = look("/cables/facets/origin/?q=lantern")
    assert page.texts(".every-value li") == ["Consulate Guangzhou 2"]
    assert "/cables/?q=lantern&origin=GUANGZHOU" in page.links(".every-value a")
    assert "/cables/?q=lantern&not_origin=GUANGZHOU" in page.links(".leave-out")


def test_the_form_keeps_the_search(indexed, look):
    page = look("/cables/facets/year/?q=lantern&not_origin=LIMA&from=2007&find=200&by=name")
    kept = {node.get("name"): node.get("value") for node in page.tree.cssselect(".filters input")}
    assert kept == {"q": "lantern", "not_origin": "LIMA", "from": "2007", "find": "200"}
    assert page.texts(".every-value li") == ["2007 1", "2008 1"]


@pytest.mark.parametrize("query", ["page=x", "page=99", "by=down", "find=" + "x" * 900])
def test_nonsense_is_answered(indexed, look, query):
    assert look(f"/cables/facets/tag/?{query}").status == 200


def test_there_is_no_page_of_an_unknown_facet(indexed, look):
    assert look("/cables/facets/colour/").status == 404
