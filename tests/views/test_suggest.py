"""The names below the search box."""

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from cables.actions.entities import merge
from cables.search import index
from cables.search.names import entities_named, resolve
from tests.factories import AliasFactory, CableFactory, EntityFactory, MentionFactory

pytestmark = pytest.mark.django_db


def test_suggestions_lead_to_entities(room, look):
    page = look("/suggest/?q=lantern")
    assert page.texts("[role=option]") == ["Lantern Society NGO, 2 cables"]
    assert page.links() == [room.lantern.get_absolute_url()]


@pytest.mark.parametrize("query", ["", "?q=", "?q=" + "x" * 5000, "?q=hidden"])
def test_there_may_be_none(room, client, query):
    response = client.get(f"/suggest/{query}")
    assert response.status_code == 200
    assert b"option" not in response.content


def test_a_misspelt_word_is_put_right_above_the_results(indexed, look):
    page = look("/cables/?q=lantren&origin=GUANGZHOU")
    assert "Did you mean lantern?" in page.text(".note")
    assert page.links(".note a") == ["/cables/?q=lantern&origin=GUANGZHOU"]


def test_a_name_that_only_a_withheld_cable_writes_is_not_known(client):
    """A machine noted the alias; that it belongs to this entity is said nowhere in public."""
    society = EntityFactory(name="Heron Circle")
    for name, withheld in (("The Reed People", timezone.now()), ("Circle of Herons", None)):
        AliasFactory(entity=society, name=name)
        cable = CableFactory(paragraphs=[f"{name} met."], withheld_at=withheld)
        MentionFactory(cable=cable, entity=society, surface=name)
    MentionFactory(entity=society, surface="Heron Circle")
    assert b"Heron Circle" in client.get("/suggest/?q=circle of her").content
    assert b"Heron Circle" not in client.get("/suggest/?q=reed peo").content
    assert b"Heron Circle" not in client.get("/suggest/?q=reed peolpe").content
    assert b"Heron Circle" in client.get("/organizations/?name=circle of her").content
    assert b"Heron Circle" not in client.get("/organizations/?name=reed peo").content
    assert entities_named("org", "reed peo") == {}
    asked = [("org", "The Reed People"), ("org", "Circle of Herons")]
    assert resolve(asked) == {asked[0]: (), asked[1]: (society.pk,)}


def test_a_name_that_a_curator_gave_is_known(client):
    society = EntityFactory(name="Heron Circle")
    AliasFactory(entity=society, name="The Reed People", curated=True)
    MentionFactory.create_batch(2, entity=society)
    MentionFactory(cable=CableFactory(withheld_at=timezone.now()), entity=society)
    assert b"Heron Circle" in client.get("/suggest/?q=reed peo").content


def test_a_name_that_a_withheld_cable_brought_into_a_merge_is_not_known(client):
    """The page of the kept entity does not tell it either (`entity_pages.aliases`)."""
    society, circle = EntityFactory(name="Heron Circle"), EntityFactory(name="The Reed People")
    MentionFactory.create_batch(2, entity=society)
    MentionFactory(entity=circle, cable=CableFactory(withheld_at=timezone.now()))
    merge(keep=society, absorb=circle, by=User.objects.create(username="wen"), reason="One body.")
    assert b"Heron Circle" not in client.get("/suggest/?q=reed peo").content
    assert b"Heron Circle" not in client.get("/organizations/?name=reed").content
    assert resolve([("org", "The Reed People")]) == {("org", "The Reed People"): ()}


def test_whom_only_a_withheld_cable_names_is_as_unknown_as_anybody(client):
    society = EntityFactory(name="The Reed People")
    MentionFactory(entity=society, cable=CableFactory(withheld_at=timezone.now()))
    index.rebuild()
    for given in ("The Reed People", society.pk):
        page = client.get("/cables/", {"q": "harbor", "org": given}).content.decode()
        assert f"No organization here has the name or number “{given}”" in page
    page = client.get("/cables/", {"q": 'org:"The Reed People"'}).content.decode()
    assert "No organization here is named “The Reed People”" in page
