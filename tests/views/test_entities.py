"""Lists of entities, with their doors and filters."""

from datetime import UTC, datetime

import pytest

from cables.models import Entity, Mention
from tests.factories import CableFactory, MentionFactory, NgoFactory, PlaceFactory, PostFactory
from tests.views.conftest import Page

pytestmark = pytest.mark.django_db


def names(page: Page) -> list[str]:
    return page.texts(".entities tbody th")


@pytest.mark.parametrize(
    ("address", "listed"),
    [
        ("/organizations/", ["Lantern Society"]),
        ("/ngos/", ["Lantern Society"]),
        ("/people/", []),  # one machine saw Wen Example once: that lists nobody
        ("/places/", []),
        ("/organizations/?name=lantern", ["Lantern Society"]),
        ("/organizations/?name=LANTERNISTS", ["Lantern Society"]),  # another name of theirs
        ("/organizations/?name=nobody", []),
        ("/organizations/?type=ngo", ["Lantern Society"]),
        ("/organizations/?type=company", []),
        ("/organizations/?country=CN", ["Lantern Society"]),
        ("/organizations/?min=2", ["Lantern Society"]),
        ("/organizations/?min=3", []),
        ("/organizations/?sort=name&page=99", ["Lantern Society"]),
        ("/ngos/?reported=CN", ["Lantern Society"]),
        ("/ngos/?tag=ELAB", ["Lantern Society"]),
        ("/ngos/?year=2008", ["Lantern Society"]),
        ("/ngos/?year=2008&tag=ELAB", []),
        ("/ngos/?reported=CN&year=2007&name=lantern&sort=first", ["Lantern Society"]),
        ("/ngos/?certain=1", ["Lantern Society"]),
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


def test_what_a_person_accepted_is_listed(room, look):
    Mention.objects.filter(entity=room.wen).update(status="accepted")
    Entity.objects.recount()
    assert names(look("/people/")) == ["Wen Example"]
    assert look("/people/").text(".entities tbody td:last-child") == "1"


def test_uncertain_ones_can_be_left_out(room, look):
    MentionFactory.create(cable=room.cable, entity=room.wen, start=3)  # suggested twice now
    page = look("/people/")
    assert names(page) == ["Wen Example"]
    assert page.text(".entities tbody td:last-child") == "0"  # accepted
    assert names(look("/people/?certain=1")) == []


@pytest.fixture
def harvest(room):
    """A second NGO: two cables from Lima in 2009, one from Guangzhou in 2005."""
    ngo = NgoFactory.create(name="Harvest League")
    lima = PostFactory.create(code="LIMA")
    for year, post in ((2009, lima), (2009, lima), (2005, room.cable.origin)):
        sent = datetime(year, 6, 1, tzinfo=UTC)
        cable = CableFactory.create(origin=post, transmitted_at=sent, tags=["PHUM"])
        MentionFactory.create(cable=cable, entity=ngo)
    return ngo


@pytest.mark.parametrize(
    ("query", "listed"),
    [
        ("", ["Harvest League", "Lantern Society"]),
        ("?reported=CN", ["Lantern Society", "Harvest League"]),  # two cables there, and one
        ("?reported=PE", ["Harvest League"]),
        ("?tag=PHUM", ["Harvest League"]),
        ("?year=2009", ["Harvest League"]),
        ("?sort=first", ["Harvest League", "Lantern Society"]),
        ("?sort=last", ["Harvest League", "Lantern Society"]),
        ("?sort=mentions", ["Harvest League", "Lantern Society"]),
        ("?reported=CN&sort=name", ["Harvest League", "Lantern Society"]),
    ],
)
def test_ngos_are_entered_by_country_field_and_time(harvest, look, query, listed):
    page = look(f"/ngos/{query}")
    assert names(page) == listed


def test_rows_say_how_many_of_the_chosen_cables_and_when(harvest, look):
    rows = look("/ngos/?reported=CN").texts(".entities tbody tr")
    assert "Harvest League NGO suggested 2005–2009 1 of 3 cables 3 cables 3 0" in rows
    assert look("/ngos/").texts(".entities .here") == []


def test_every_door_leads_to_its_list(harvest, look):
    page = look("/ngos/")
    assert page.texts("[aria-labelledby=by-country] li") == ["China 3 cables", "Peru 2 cables"]
    assert page.links("[aria-labelledby=by-country] li a") == ["?reported=CN", "?reported=PE"]
    assert page.links("[aria-labelledby=by-time] svg a")[0] == "?year=2005"
    assert page.texts("[aria-labelledby=by-subject] li") == [
        "PHUM 3 cables",
        "ELAB: Labor sector and industrial relations 1 cable",
    ]
    open_door = look("/ngos/?reported=CN&page=3")
    assert open_door.links(".doors [aria-current]") == ["?"]
    assert "?reported=CN&tag=PHUM" in open_door.links("[aria-labelledby=by-subject] a")


def test_places_stand_on_a_map(room, look):
    cusco = PlaceFactory.create(name="Puerto Sample", latitude=-12.05, longitude=-77.04)
    for _ in range(2):
        MentionFactory.create(cable=CableFactory.create(), entity=cusco)
    page = look("/places/")
    assert page.links(".map a") == [cusco.get_absolute_url()]
    assert [dot.get("d") for dot in page.tree.cssselect(".map .dot")] == ["M-770,120h0"]
    assert look("/people/").tree.cssselect(".map") == []


@pytest.mark.parametrize(
    "query",
    ["?reported=XX&tag=NONE&year=1492", "?year=many", "?tag=%22%3E", "?certain=perhaps&page=-3"],
)
def test_what_no_cable_has_is_told_not_guessed(room, look, query):
    assert look(f"/ngos/{query}").status == 200
