"""The names below the search box."""

import pytest

pytestmark = pytest.mark.django_db


def test_suggestions_lead_to_entities(room, look):
    page = look("/suggest/?q=lantern")
    assert page.texts("li") == ["Lantern Society NGO, 2 cables"]
    assert page.links() == [room.lantern.get_absolute_url()]


@pytest.mark.parametrize("query", ["", "?q=", "?q=" + "x" * 5000, "?q=hidden"])
def test_there_may_be_none(room, client, query):
    response = client.get(f"/suggest/{query}")
    assert response.status_code == 200
    assert b"<li>" not in response.content


def test_a_misspelt_word_is_put_right_above_the_results(indexed, look):
    page = look("/cables/?q=lantren&origin=GUANGZHOU")
    assert "Did you mean lantern?" in page.text(".note")
    assert page.links(".note a") == ["/cables/?q=lantern&origin=GUANGZHOU"]
