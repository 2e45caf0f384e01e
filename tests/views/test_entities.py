"""Lists of entities, and a page for each."""

import pytest

from cables.models import Entity
from tests.views.conftest import Page

pytestmark = pytest.mark.django_db


def names(page: Page) -> list[str]:
    return page.texts(".entities tbody th")


@pytest.mark.parametrize(
    ("address", "listed"),
    [
        ("/organizations/", ["Lantern Society"]),
        ("/ngos/", ["Lantern Society"]),
        ("/people/", ["Wen Example"]),
        ("/places/", ["Sampleton"]),
        ("/organizations/?name=lantern", ["Lantern Society"]),
        ("/organizations/?name=LANTERNISTS", ["Lantern Society"]),  # another name of theirs
        ("/organizations/?name=nobody", []),
        ("/organizations/?type=ngo", ["Lantern Society"]),
        ("/organizations/?type=company", []),
        ("/organizations/?country=CN", ["Lantern Society"]),
        ("/organizations/?min=2", ["Lantern Society"]),
        ("/organizations/?min=3", []),
        ("/organizations/?sort=name&page=99", ["Lantern Society"]),
    ],
)
def test_lists_show_public_entities_and_narrow_down(room, look, address, listed):
    page = look(address)
    assert (page.status, names(page)) == (200, listed)
    assert page.tree.cssselect("[data-total]")[0].get("data-total") == str(len(listed))


def test_what_cannot_be_meant_is_said_and_kept(room, look):
    page = look("/organizations/?min=some&country=XX&type=fish&sort=upwards")
    assert page.status == 200
    assert len(page.texts(".filters .error")) == 4
    assert page.tree.cssselect("input[name=min]")[0].get("value") == "some"


def test_the_page_of_an_ngo(room, look):
    page = look(room.lantern.get_absolute_url())
    assert page.text("h1") == "Lantern Society"
    assert "NGO suggested" in page.text(".kind")
    assert "an NGO for workers" in page.text(".evidence")
    assert "2 cables, 3 mentions" in page.text(".kind")
    assert page.texts(".years li") == ["2007 1 cable", "2008 1 cable"]
    assert page.links(".years a")[0] == f"/cables/?org={room.lantern.pk}&year=2007"
    assert page.texts("#names + ol li") == ["Lantern Society 3 mentions"]
    assert page.texts("#posts + ol li") == ["Consulate Guangzhou 2 cables"]


def test_paragraphs_in_context_lead_to_their_place(room, look):
    page = look(room.lantern.get_absolute_url())
    assert page.links(".contexts .where a") == [
        "/cables/08GUANGZHOU9/#p1",
        "/cables/07GUANGZHOU378/#p1",
        "/cables/07GUANGZHOU378/#p2",
    ]
    assert page.texts(".contexts li:nth-child(2) .excerpt a") == ["Lantern Society"]


def test_who_is_named_together(room, look):
    page = look(room.lantern.get_absolute_url())
    section = page.text("section[aria-labelledby=together]")
    assert "Wen Example 1 cable" in section
    assert "Sampleton 1 cable" in section
    assert "Harbor Union" not in section  # that mention was rejected


@pytest.mark.parametrize("address", ["/organizations/{}/wrong/", "/people/{}/lantern-society/"])
def test_a_wrong_slug_or_kind_leads_to_the_true_address(room, client, address):
    response = client.get(address.format(room.lantern.pk))
    assert response.headers["Location"] == room.lantern.get_absolute_url()


def test_a_merged_entity_leads_to_its_keeper_through_every_step(room, client):
    middle = Entity.objects.create(
        kind="organization", name="Middle", normalized="middle", merged_into=room.lantern
    )
    first = Entity.objects.create(
        kind="organization", name="First", normalized="first", merged_into=middle
    )
    response = client.get(first.get_absolute_url())
    assert response.headers["Location"] == room.lantern.get_absolute_url()


def test_places_and_people_have_pages_too(room, look):
    assert look(room.wen.get_absolute_url()).text("h1") == "Wen Example"
    assert look(room.sampleton.get_absolute_url()).text("h1") == "Sampleton"


def test_nobody_by_that_number(room, look):
    assert look("/people/999999/x/").status == 404


@pytest.mark.parametrize(
    ("evidence", "told"),
    [
        ("Lantern Society", []),  # the name once more says nothing
        ("Lantern", []),
        ("the Lantern Society, an NGO", ["The words that say so: the Lantern Society, an NGO"]),
    ],
)
def test_evidence_is_quoted_where_it_says_more_than_the_name(room, look, evidence, told):
    Entity.objects.filter(pk=room.lantern.pk).update(type_evidence=evidence)
    assert look(room.lantern.get_absolute_url()).texts(".evidence") == told
