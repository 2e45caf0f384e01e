"""One entity at the desk: names, notes, history, splitting."""

import pytest

from cables.actions import entities, undo
from cables.models import Alias, Decision, Entity, Mention
from cables.search import index
from tests.desk.table import TEXT
from tests.factories import CableFactory, EntityFactory, NgoFactory
from tests.people import new_curator

pytestmark = pytest.mark.django_db


def told(page):
    return page.text("[data-told]")


def test_the_page_shows_names_and_what_waits(table, look):
    page = look(f"/desk/entities/{table.lantern.pk}/")
    assert "Lanternists" in page.text("section[aria-labelledby=aliases-head] ul")
    assert f"/desk/?of={table.lantern.pk}" in page.links()
    assert "3 mentions to review" in page.text(".steps")


def test_a_new_name_says_how_many_mentions_it_has(table, look):
    for number in (21, 22):
        CableFactory.create(
            reference_id=f"07GUANGZHOU{number}", paragraphs=[TEXT.format("Paper Boat Circle")]
        )
    index.rebuild()
    address = f"/desk/entities/{table.lantern.pk}/aliases/"
    page = look(address, {"name": "Paper Boat Circle", "seen": ""})
    assert "2 mentions have these words" in told(page)
    found = Mention.objects.filter(surface="Paper Boat Circle")
    assert {mention.entity for mention in found} == {table.lantern}
    assert "already" in told(look(address, {"name": "Paper Boat Circle", "seen": ""}))


def test_a_name_can_be_removed(table, look):
    alias = Alias.objects.get(name="Lanternists")
    page = look(f"/desk/aliases/{alias.pk}/remove/", {})
    assert "no longer a name" in told(page)
    assert not Alias.objects.filter(pk=alias.pk).exists()


def test_what_was_taken_back_stands_once_in_the_history(table, look, wen):
    act = entities.edit(entity=table.lantern, changes={"country": "CN"}, by=wen)
    undo.undo(decision=act, by=new_curator("mei"))
    page = look(f"/desk/entities/{table.lantern.pk}/")
    (row,) = page.texts(".history li")
    assert row.startswith("Entity edited: Lantern Society (")
    assert "Taken back by mei" in row
    assert "Undone" not in row


def test_notes_stand_in_the_history(table, look):
    page = look(f"/desk/entities/{table.lantern.pk}/note/", {"text": "Ask the archive."})
    assert "Ask the archive." in page.text(".history li:first-child")
    assert "wen" in page.text(".history li:first-child .where")
    assert "empty" in told(look(f"/desk/entities/{table.lantern.pk}/note/", {"text": " "}))
    assert "anyone can read it" in page.text("label[for=note-text]")


def test_a_merged_entity_leads_to_its_keeper(table, desk):
    entities.merge(
        keep=table.lantern,
        absorb=NgoFactory.create(name="Lantern Soc"),
        by=new_curator("mei"),
        reason="The same.",
    )
    gone = Entity.objects.get(name="Lantern Soc")
    answer = desk.get(f"/desk/entities/{gone.pk}/")
    assert answer["Location"] == f"/desk/entities/{table.lantern.pk}/"


def test_names_like_it_are_offered_for_comparison(table, look):
    other = EntityFactory.create(name="Lantern Societies")
    page = look(f"/desk/entities/{table.lantern.pk}/")
    side_by_side = f"/desk/duplicates/?first={table.lantern.pk}&second={other.pk}"
    assert side_by_side in page.links()
    page = look(f"/desk/entities/{table.lantern.pk}/?find=harbor")
    assert any(f"second={table.ministry.pk}" in link for link in page.links())


def test_chosen_mentions_become_an_entity_of_their_own(table, look):
    first, second, third = table.lanterns
    address = f"/desk/entities/{table.lantern.pk}/split/"
    page = look(f"{address}?mention={first.pk}")
    assert len(page.tree.cssselect("[name=mention]")) == 3
    assert [box.get("value") for box in page.tree.cssselect("[checked]")] == [str(first.pk)]

    form = {"new_name": "Lantern Society (Lima)", "as": "union", "reason": "Another city."}
    page = look(address, {**form, "mention": [first.pk, second.pk]})

    made = Entity.objects.get(name="Lantern Society (Lima)")
    assert made.type == Entity.Type.UNION
    assert set(made.mentions.filter(status="accepted")) == {first, second}
    third.refresh_from_db()
    assert third.entity == table.lantern
    assert "entity of its own" in told(page)
    assert Decision.objects.of_entity(made).filter(kind="entity-split").exists()


def test_an_entity_that_changed_meanwhile_is_not_split(table, look):
    address = f"/desk/entities/{table.lantern.pk}/split/"
    seen = look(address).tree.cssselect("[name=seen]")[0].get("value")
    mei = new_curator("mei")
    entities.edit(entity=table.lantern, changes={"country": "PE"}, by=mei)
    form = {"new_name": "Lima Lanterns", "as": "ngo", "reason": "Because.", "seen": seen}
    page = look(address, {**form, "mention": [table.lanterns[0].pk]})
    assert "mei decided this meanwhile" in told(page)
    assert not Entity.objects.filter(name="Lima Lanterns").exists()
    assert page.tree.cssselect("[name=seen]")[0].get("value") != seen


def test_what_was_typed_stays_when_splitting_is_refused(table, look):
    address = f"/desk/entities/{table.lantern.pk}/split/"
    page = look(address, {"new_name": "Lima Lanterns", "as": "ngo", "reason": "Because."})
    assert "Choose the mentions" in told(page)
    assert page.tree.cssselect("[name=new_name]")[0].get("value") == "Lima Lanterns"
    assert page.tree.cssselect("[name=reason]")[0].get("value") == "Because."


def test_mentions_of_others_cannot_be_split_off(table, look):
    form = {"new_name": "Lima Lanterns", "as": "ngo", "reason": "Because."}
    page = look(f"/desk/entities/{table.lantern.pk}/split/", {**form, "mention": [table.person.pk]})
    assert "Choose the mentions" in told(page)
    table.person.refresh_from_db()
    assert table.person.entity == table.wen_example


@pytest.mark.parametrize("page", ["", "split/"])
def test_unknown_entities_are_not_found(desk, page):
    assert desk.get(f"/desk/entities/0/{page}").status_code == 404
