"""An entity and its mentions, to take away."""

import csv
import json
from io import StringIO

import pytest

from cables.models import Entity, Mention
from cables.search import index
from tests.factories import CableFactory, MentionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def take(client, room):
    """The text of one of the files of the Lantern Society, and what it is."""

    def taken(part: str) -> tuple[str, str]:
        response = client.get(f"{room.lantern.get_absolute_url()}{part}")
        assert response.status_code == 200
        assert response.streaming
        assert response["X-Robots-Tag"] == "noindex"
        return b"".join(response.streaming_content).decode(), response["Content-Disposition"]

    return taken


def test_mentions_as_csv_in_the_order_of_the_page(room, take):
    text, disposition = take("mentions.csv")
    rows = list(csv.DictReader(StringIO(text)))
    assert disposition == f'attachment; filename="entity-{room.lantern.pk}-mentions.csv"'
    assert [(row["cable"], row["paragraph"], row["status"]) for row in rows] == [
        ("08GUANGZHOU9", "p1", "suggested"),
        ("07GUANGZHOU378", "p1", "accepted"),
        ("07GUANGZHOU378", "p2", "suggested"),
    ]
    first = rows[0]
    assert first["url"] == "http://testserver/cables/08GUANGZHOU9/#p1"
    assert (first["sent"], first["origin"]) == ("2008-01-02T00:00:00Z", "GUANGZHOU")
    assert (first["words"], first["start"], first["score"]) == ("Lantern Society", "4", "")


@pytest.mark.parametrize(
    ("query", "mentions"), [("?year=2008", 1), ("?tag=ELAB", 2), ("?certain=1", 1), ("?year=x", 3)]
)
def test_the_filter_of_the_page_holds(take, query, mentions):
    rows = list(csv.DictReader(StringIO(take(f"mentions.csv{query}")[0])))
    assert len(rows) == mentions
    assert len(json.loads(take(f"entity.json{query}")[0])["mentions"]) == mentions


def test_the_entity_as_json(room, take):
    text, disposition = take("entity.json")
    found = json.loads(text)
    assert disposition == f'attachment; filename="entity-{room.lantern.pk}.json"'
    assert found["name"] == "Lantern Society"
    assert found["url"] == f"http://testserver{room.lantern.get_absolute_url()}"
    assert (found["type"], found["type_confirmed"]) == ("ngo", False)
    assert (found["wikidata"], found["latitude"]) == (None, None)  # absent, not empty
    assert found["aliases"] == ["Lanternists"]
    assert (found["cables"], found["mention_count"], found["accepted_count"]) == (2, 3, 1)
    assert (found["first_on"], found["last_on"]) == ("2007-09-05", "2008-01-02")
    assert [one["cable"] for one in found["mentions"]] == [
        "08GUANGZHOU9",
        "07GUANGZHOU378",
        "07GUANGZHOU378",
    ]


def test_an_entity_whose_mentions_are_all_left_out_is_whole_json(room, take):
    Mention.objects.filter(status="accepted").update(status="suggested")
    assert json.loads(take("entity.json?certain=1")[0])["mentions"] == []


def test_words_that_a_spreadsheet_would_run_are_disarmed(room, take):
    cable = CableFactory.create(paragraphs=["=1+1 is Lantern"])
    MentionFactory.create(cable=cable, entity=room.lantern, surface="=1+1")
    assert "'=1+1" in take("mentions.csv")[0]


def test_many_batches_ask_a_fixed_number_of_queries_each(
    room, client, django_assert_max_num_queries
):
    for _ in range(15):
        MentionFactory.create(cable=CableFactory.create(), entity=room.lantern)
    Entity.objects.recount()
    index.rebuild()
    # entity; names of posts and of TAGS, company; mentions of the one batch
    with django_assert_max_num_queries(5):
        response = client.get(f"{room.lantern.get_absolute_url()}mentions.csv")
        assert len(list(response.streaming_content)) == 19
