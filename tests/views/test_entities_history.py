"""What people decided about an entity, told to everyone."""

import csv
import json
from io import StringIO

import pytest
from django.contrib.auth.models import User

from cables.actions import entities, mentions, undo
from cables.models import Decision, Mention
from tests.factories import CableFactory, MentionFactory, NgoFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def ada(db) -> User:
    return User.objects.create_user("ada@newsroom.example", email="ada@newsroom.example")


@pytest.fixture
def decided(room, ada):
    """A type confirmed, a mention accepted in a public cable and one in a withheld cable."""
    changes = {"type": "union", "description": "Sews =SUM(1) lanterns"}
    entities.edit(entity=room.lantern, changes=changes, by=ada, reason="Its own statute says so")
    mentions.accept(mention=Mention.objects.get(entity=room.lantern, paragraph__number=2), by=ada)
    hidden = Mention.objects.get(entity=room.lantern, surface="Hidden Circle")
    mentions.accept(mention=hidden, by=ada, reason="from the cellar")
    return room


def bodies(client, address: str) -> str:
    return b"".join(client.get(address)).decode()


def test_every_decision_with_who_when_what_and_why(decided, look):
    page = look(f"{decided.lantern.get_absolute_url()}history/")
    accepted, edited = page.texts(".decisions > li")
    assert "ada Mention accepted: Lantern Society in 07GUANGZHOU378" in accepted
    assert "Status suggested accepted" in accepted
    assert "Entity edited: Lantern Society" in edited
    assert "Type ngo union" in edited
    assert "Its own statute says so" in edited
    assert page.text("[data-total]").startswith("2 decisions by people")


def test_no_address_of_a_user_and_nothing_of_withheld_cables(decided, client):
    page = decided.lantern.get_absolute_url()
    for part in ("history/", "history.csv", "history.jsonl"):
        told = bodies(client, f"{page}{part}")
        assert "newsroom.example" not in told
        assert "cellar" not in told
        assert "Hidden" not in told
    assert Decision.objects.count() == 3


def test_a_full_name_is_told_where_there_is_one(decided, ada, look):
    User.objects.filter(pk=ada.pk).update(first_name="Ada", last_name="Invented")
    page = look(f"{decided.lantern.get_absolute_url()}history/")
    assert page.texts(".decisions .where span")[0] == "Ada Invented"


def test_history_as_json_lines_and_csv(decided, client):
    page = decided.lantern.get_absolute_url()
    rows = [json.loads(line) for line in bodies(client, f"{page}history.jsonl").splitlines()]
    assert [row["decision"] for row in rows] == ["mention-accepted", "entity-edited"]
    assert rows[1]["after"]["Type"] == "union"
    assert rows[1]["before"]["Type"] == "ngo"
    assert (rows[0]["reason"], rows[1]["reason"]) == (None, "Its own statute says so")
    table = list(csv.DictReader(StringIO(bodies(client, f"{page}history.csv"))))
    assert [row["made_by"] for row in table] == ["ada", "ada"]
    assert json.loads(table[1]["after"])["Type"] == "union"


def test_a_merge_is_told_on_the_page_of_the_one_that_was_kept(room, ada, look):
    other = NgoFactory.create(name="Lampion Society")
    MentionFactory.create(cable=CableFactory.create(), entity=other)
    entities.merge(keep=room.lantern, absorb=other, by=ada, reason="the same people")
    page = look(f"{room.lantern.get_absolute_url()}history/")
    assert "Merged Lampion Society Lantern Society" in page.text(".decisions")
    assert "the same people" in page.text(".decisions")


def test_a_mention_that_moved_is_told_by_the_names_of_both(room, ada, look):
    union = NgoFactory.create(name="Harvest League")
    mention = Mention.objects.get(entity=room.lantern, paragraph__number=2)
    mentions.move(mention=mention, to=union, by=ada, reason="another body")
    page = look(f"{union.get_absolute_url()}history/")
    assert "Entity Lantern Society Harvest League" in page.text(".decisions")
    assert "another body" in look(f"{room.lantern.get_absolute_url()}history/").text(".decisions")


def test_what_was_decided_at_once_is_one_act(room, ada, look):
    suggested = Mention.objects.filter(entity=room.lantern, status="suggested")
    mentions.accept_all(mentions=suggested.filter(cable__withheld_at=None), by=ada, reason="read")
    page = look(f"{room.lantern.get_absolute_url()}history/")
    assert page.texts(".decisions summary") == ["1 more in the same act"]
    assert len(page.texts(".decisions .what")) == 2


def test_what_was_taken_back_is_told_once_with_who_took_it_back(room, ada, client, look):
    act = entities.edit(entity=room.lantern, changes={"country": "PE"}, by=ada, reason="A guess")
    undo.undo(decision=act, by=User.objects.create_user("mei"))
    page = look(f"{room.lantern.get_absolute_url()}history/")
    (row,) = page.texts(".decisions > li")
    assert "taken back by mei" in row
    assert page.text("[data-total]").startswith("1 decision by people")
    rows = bodies(client, f"{room.lantern.get_absolute_url()}history.jsonl").splitlines()
    assert len(rows) == 2, "the file has the whole record"


def test_nobody_has_decided_anything(room, look):
    page = look(f"{room.wen.get_absolute_url()}history/")
    assert "No person has decided" in page.text(".empty")


def test_the_history_comes_in_pages_with_a_fixed_number_of_queries(
    decided, ada, client, django_assert_max_num_queries
):
    for number in range(60):
        reason = f"reason {number}"
        entities.add_alias(entity=decided.lantern, name=f"L{number}", by=ada, reason=reason)
    with django_assert_max_num_queries(3):  # the entity, how many, one page with who
        page = client.get(f"{decided.lantern.get_absolute_url()}history/?page=2")
    assert b"reason 5<" in page.content
    assert b"reason 59" not in page.content
