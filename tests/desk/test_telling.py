"""Decisions in the words of the desk."""

import pytest

from cables.actions import entities, mentions, undo
from cables.models import Alias, Decision
from cables.views.desk.telling import told
from tests.factories import NgoFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def circle(db):
    return NgoFactory.create(name="Lantern Circle")


def said(decision: Decision) -> str:
    return str(told([decision])[0])


def test_a_merge_names_both(table, circle, wen):
    act = entities.merge(keep=table.lantern, absorb=circle, by=wen, reason="The same.")
    assert said(act) == "Entity merged: Lantern Circle into Lantern Society"
    assert said(undo.undo(decision=act, by=wen)) == (
        "Undone: entity merged: Lantern Circle into Lantern Society"
    )


def test_an_alias_is_named_with_its_entity(table, wen):
    act = entities.add_alias(entity=table.lantern, name="Lamp Folk", by=wen, find=False)
    assert said(act) == "Alias added: “Lamp Folk” of Lantern Society"
    act = entities.remove_alias(alias=Alias.objects.get(name="Lanternists"), by=wen)
    assert said(act) == "Alias removed: “Lanternists” of Lantern Society"
    assert said(undo.undo(decision=act, by=wen)) == (
        "Undone: alias removed: “Lanternists” of Lantern Society"
    )


def test_an_edit_names_its_fields_and_the_old_name(table, wen):
    changes = {"name": "Lamp Folk", "type": "union", "type_confirmed": True}
    act = entities.edit(entity=table.lantern, changes=changes, by=wen)
    words = said(act)
    assert words.startswith("Entity edited: Lamp Folk (")
    assert "name, before Lantern Society" in words
    assert "type confirmed" in words


def test_a_moved_mention_names_both_ends(table, circle, wen):
    act = mentions.move(mention=table.lanterns[0], to=circle, by=wen)
    assert said(act).endswith(", from Lantern Society to Lantern Circle")
    assert said(act).startswith("Mention moved to another entity: Lantern Society in ")


def test_who_was_kept_apart_and_what_was_deleted(table, circle, wen):
    act = entities.keep_apart(first=table.lantern, second=circle, by=wen)
    assert said(act) == "Kept apart: Lantern Society and Lantern Circle"
    act = entities.delete(entity=circle, by=wen, reason="A mistake.")
    assert said(act) == "Entity edited: Lantern Circle (deleted)"


def test_a_split_names_the_new_one(table, wen):
    made = entities.split(
        entity=table.lantern,
        mentions=table.lantern.mentions.filter(pk=table.lanterns[0].pk),
        new_name="Lamp Folk",
        kind="organization",
        by=wen,
        reason="Another.",
    )
    act = Decision.objects.of_entity(made).get(kind=Decision.Kind.ENTITY_SPLIT)
    assert said(act) == "Entity split: Lamp Folk from Lantern Society"


def test_the_desk_and_the_history_say_it(table, circle, look, wen):
    entities.merge(keep=table.lantern, absorb=circle, by=wen, reason="The same.")
    assert "Lantern Circle into Lantern Society" in look("/desk/").text(".desk-done li")
    page = look(f"/desk/entities/{table.lantern.pk}/")
    assert "Lantern Circle into Lantern Society" in page.text(".history li:first-child")


def test_many_decisions_are_told_with_one_query(table, circle, wen, django_assert_num_queries):
    for mention in table.lanterns:
        act = mentions.move(mention=mention, to=circle, by=wen)
    undo.undo(decision=act, by=wen)
    rows = list(Decision.objects.of_entity(circle))
    with django_assert_num_queries(1):
        told(rows)
