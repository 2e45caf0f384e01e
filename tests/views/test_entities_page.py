"""The page of an entity."""

import pytest

from cables.models import Entity, Mention
from tests.factories import CableFactory, MentionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def accepted(room):
    """The room after a curator looked at the people and places."""
    Mention.objects.filter(entity__in=[room.wen, room.sampleton]).update(status="accepted")
    Entity.objects.recount()
    return room


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
    assert page.links(".contexts .where a") == ["/cables/08GUANGZHOU9/", "/cables/07GUANGZHOU378/"]
    assert page.links(".contexts .jump") == [
        "/cables/08GUANGZHOU9/#p1",
        "/cables/07GUANGZHOU378/#p1",
        "/cables/07GUANGZHOU378/#p2",
    ]
    assert page.texts(".contexts li:nth-child(2) .excerpt .entity") == [
        "Lantern Society",
        "Lantern Society (suggested)",
    ]


def test_who_is_named_together(accepted, look):
    page = look(accepted.lantern.get_absolute_url())
    section = page.text("section[aria-labelledby=together]")
    assert "Wen Example 1 cable" in section
    assert "Sampleton 1 cable" in section
    assert "Harbor Union" not in section  # that mention was rejected


def test_the_network_has_the_same_names_and_their_ties(accepted, look):
    page = look(accepted.lantern.get_absolute_url())
    assert page.texts(".network .node text") == ["Wen Example", "Sampleton"]
    assert page.texts(".network .ties tbody tr") == ["Wen ExampleSampleton1"]
    (tie,) = page.tree.cssselect(".network .tie")
    assert (tie.get("data-first"), tie.get("data-second")) == ("0", "1")


def test_what_one_machine_saw_once_is_nobodys_company(room, look):
    page = look(room.lantern.get_absolute_url())
    assert page.tree.cssselect(".network") == []
    assert "Wen Example" not in page.text(".rail")


@pytest.mark.parametrize("address", ["/organizations/{}/wrong/", "/people/{}/lantern-society/"])
def test_a_wrong_slug_or_kind_leads_to_the_true_address(room, client, address):
    response = client.get(address.format(room.lantern.pk))
    assert response.status_code == 301
    assert response.headers["Location"] == room.lantern.get_absolute_url()


def test_a_merged_entity_leads_to_its_keeper_through_every_step(room, client):
    middle = Entity.objects.create(
        kind="organization", name="Middle", normalized="middle", merged_into=room.lantern
    )
    first = Entity.objects.create(
        kind="organization", name="First", normalized="first", merged_into=middle
    )
    page = room.lantern.get_absolute_url()
    for part in ("", "?certain=1", "together/", "history/", "mentions.csv?tag=ELAB", "entity.json"):
        response = client.get(f"{first.get_absolute_url()}{part}")
        assert (response.status_code, response.headers["Location"]) == (301, f"{page}{part}")
        assert "max-age" in response.headers["Cache-Control"]  # a merge can be undone


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
    said = {"type_evidence": evidence, "type_evidence_cable": room.cable}
    Entity.objects.filter(pk=room.lantern.pk).update(**said)
    assert look(room.lantern.get_absolute_url()).texts(".evidence") == told


@pytest.mark.parametrize(
    ("query", "cables"),
    [
        ("", ["08GUANGZHOU9", "07GUANGZHOU378"]),
        ("?year=2008", ["08GUANGZHOU9"]),
        ("?tag=ELAB", ["07GUANGZHOU378"]),
        ("?origin=GUANGZHOU", ["08GUANGZHOU9", "07GUANGZHOU378"]),
        ("?together={wen}", ["07GUANGZHOU378"]),
        ("?together={wen}&year=2008", []),
        ("?together={wen}&tag=ELAB&year=2007&origin=GUANGZHOU", ["07GUANGZHOU378"]),
        ("?certain=1", ["07GUANGZHOU378"]),
        ("?certain=1&year=2007", ["07GUANGZHOU378"]),
        ("?certain=0", ["08GUANGZHOU9", "07GUANGZHOU378"]),
        ("?certain=", ["08GUANGZHOU9", "07GUANGZHOU378"]),
        ("?page=99", ["08GUANGZHOU9", "07GUANGZHOU378"]),
        ("?page=x", ["08GUANGZHOU9", "07GUANGZHOU378"]),
    ],
)
def test_the_paragraphs_can_be_narrowed_down(accepted, look, query, cables):
    query = query.format(wen=accepted.wen.pk)
    page = look(f"{accepted.lantern.get_absolute_url()}{query}")
    assert page.texts(".contexts .where .id") == cables
    assert page.text("[data-total]").startswith(f"{len(cables)} cable")


@pytest.mark.parametrize("name", ["together", "tag", "year", "origin"])
def test_a_value_that_no_cable_has_is_told_and_ignored(room, look, name):
    page = look(f"{room.lantern.get_absolute_url()}?{name}=1492")
    assert page.status == 200
    assert len(page.texts(".filters .error")) == 1
    assert len(page.texts(".contexts .where")) == 2


def test_company_that_lists_do_not_show_cannot_be_asked_for(room, look):
    page = look(f"{room.lantern.get_absolute_url()}?together={room.hidden.pk}")
    assert "Hidden Circle" not in page.source
    assert len(page.texts(".filters .error")) == 1


def test_certain_leaves_out_every_suggestion(accepted, look):
    Mention.objects.filter(entity=accepted.sampleton).update(uncertain=True)
    page = look(f"{accepted.lantern.get_absolute_url()}?certain=1")
    assert page.texts(".years li") == ["2007 1 cable"]
    assert page.texts(".contexts .excerpt .entity") == ["Lantern Society"]
    assert page.texts("#names + ol li") == ["Lantern Society 1 mention"]
    assert "Sampleton" not in page.text(".rail")  # accepted, with doubt
    assert "Wen Example" in page.text(".rail")
    assert "1 of 2 cables" in page.text(".certainty")


def test_nobody_has_looked_yet(room, look):
    Mention.objects.filter(status="accepted").update(status="suggested")
    Entity.objects.recount()
    page = look(room.lantern.get_absolute_url())
    assert "No curator has looked" in page.text(".certainty")
    sure = look(f"{room.lantern.get_absolute_url()}?certain=1")
    assert sure.texts(".contexts .where") == []
    assert sure.status == 200


def test_a_cable_with_many_paragraphs_shows_the_first(room, look):
    cable = CableFactory.create(paragraphs=["Lantern Society"] * 6)
    for paragraph in cable.paragraphs.all():
        MentionFactory.create(cable=cable, paragraph=paragraph, entity=room.lantern)
    page = look(f"{room.lantern.get_absolute_url()}?year=2007")
    assert len(page.texts(".contexts > li:first-child .excerpt")) == 4
    assert "2 more paragraphs" in page.text(".contexts > li:first-child .quiet")


def test_a_place_is_on_the_map(accepted, look):
    Entity.objects.filter(pk=accepted.sampleton.pk).update(latitude=23.13, longitude=113.26)
    page = look(accepted.sampleton.get_absolute_url())
    assert "23.13° N, 113.26° E" in page.text("[aria-labelledby=on-the-map]")
    assert [dot.get("d") for dot in page.tree.cssselect(".map .dot")] == ["M1133,-231h0"] * 2
    assert look(accepted.lantern.get_absolute_url()).tree.cssselect(".map") == []


def test_titles_of_people(accepted, look):
    for before in ("He met Professor ", "The activist ", "We saw professor "):
        cable = CableFactory.create(paragraphs=[f"{before}Wen Example."])
        MentionFactory.create(
            cable=cable, entity=accepted.wen, start=len(before), surface="Wen Example"
        )
    page = look(accepted.wen.get_absolute_url())
    assert page.texts("#titles + ol li") == ["Professor 2 mentions", "activist 1 mention"]
    assert "4 mentions" in page.text("#titles ~ .quiet")


def test_authorities_and_other_names(room, look):
    Entity.objects.filter(pk=room.lantern.pk).update(wikidata="Q1", geonames=7)
    page = look(room.lantern.get_absolute_url())
    assert page.links(".authorities a") == [
        "https://www.wikidata.org/wiki/Q1",
        "https://www.geonames.org/7",
    ]
    assert page.text(".aliases") == "Also: Lanternists"


def test_how_to_cite_it(room, look):
    page = look(room.lantern.get_absolute_url())
    assert page.text("#citation").startswith(
        "“Lantern Society” (NGO), named in 2 cables, 2007–2008, http://testserver/organizations/"
    )
    assert "(retrieved " in page.text("#citation")


def test_a_withheld_cable_leaves_no_trace(room, look, client):
    for part in ("", "together/", "history/", "mentions.csv", "entity.json", "history.jsonl"):
        response = client.get(f"{room.lantern.get_absolute_url()}{part}")
        source = b"".join(response).decode()
        assert "07GUANGZHOU400" not in source
        assert "Hidden Circle" not in source
    assert look(room.hidden.get_absolute_url()).status == 404
    assert look(f"{room.hidden.get_absolute_url()}history/").status == 404


def test_without_an_index_the_page_says_so(room, look, monkeypatch):
    from cables.search import index

    monkeypatch.setattr(index, "REBUILT_AT_ONCE", 0)
    for part in ("", "together/"):
        page = look(f"{room.lantern.get_absolute_url()}{part}")
        assert page.text("h1") == "Lantern Society"
        assert "try again in some minutes" in page.text(".empty")
    assert look(f"{room.lantern.get_absolute_url()}mentions.csv").status == 503
    assert look("/ngos/").status == 200
    assert "try again in some minutes" in look("/").text(".empty")


@pytest.mark.parametrize(
    "query",
    [
        "?page=-1",
        "?page=0",
        "?page=999999999",
        "?page=99999999999999999999",
        "?page=%D9%A3",  # a digit, but none of ours
        "?together=999999999999999999",
        "?together=-1&together=2",
        "?year=0&origin=%3Cscript%3E&tag=" + "x" * 5000,
        "?certain=0",
        "?certain=%C3%28",
        "?kind=%FF&page=x",
    ],
)
@pytest.mark.parametrize("part", ["", "together/", "history/", "mentions.csv", "entity.json"])
def test_whatever_is_asked_there_is_an_answer(room, client, part, query):
    response = client.get(f"{room.lantern.get_absolute_url()}{part}{query}")
    assert response.status_code == 200
    assert "<script>" not in b"".join(response).decode().replace("<script src", "")
