"""Decisions about mentions, what is told of them, and two curators at one item."""

import pytest
from django.test import Client

from cables.actions import mentions
from cables.models import Decision, Entity, Mention, StopName
from tests.desk.table import TEXT, suggest
from tests.desk.test_queue import shown
from tests.factories import CableFactory, EntityFactory, NgoFactory
from tests.people import new_curator

pytestmark = pytest.mark.django_db

Status = Mention.Status


def decide(look, mention: Mention, act: str, **more):
    """Press a button of the page that shows the mention, as a browser without scripts does."""
    page = look(f"/desk/?at={mention.pk}")
    seen = page.tree.cssselect("form.acts [name=seen]")[0].get("value")
    return look(f"/desk/mentions/{mention.pk}/{act}/", {"seen": seen, "asked": "", **more})


def status(mention: Mention) -> str:
    return Mention.objects.get(pk=mention.pk).status


def told(page):
    return page.text("[data-told]")


@pytest.mark.parametrize(("act", "now"), [("accept", "accepted"), ("reject", "rejected")])
def test_deciding_leads_to_the_next_mention(table, look, act, now):
    page = decide(look, table.lanterns[0], act)
    assert status(table.lanterns[0]) == now
    assert told(page).startswith(now.capitalize())
    assert shown(page) == table.lanterns[1].pk
    assert page.text("[data-today]") == "1"


def test_after_the_last_mention_of_a_name_comes_the_next_name(table, look):
    look("/desk/")
    assert shown(decide(look, table.lanterns[2], "accept")) == table.other.pk


def test_narrowing_is_kept_from_one_decision_to_the_next(table, desk):
    mention = table.person
    answer = desk.post(
        f"/desk/mentions/{mention.pk}/accept/",
        {"seen": mentions.stamp(mention), "asked": "kind=person&evil=1"},
    )
    where = f"/desk/?kind=person&after={mention.pk}&of={mention.entity_id}"
    assert answer["Location"] == where


def test_a_form_is_accepted_in_all_cables_at_once(table, look):
    page = decide(look, table.lanterns[0], "accept-form")
    assert {status(one) for one in table.lanterns} == {Status.ACCEPTED}
    assert told(page).startswith("Accepted 3 times")
    assert shown(page) == table.other.pk


def test_a_form_is_rejected_in_all_cables_at_once(table, look):
    elsewhere = suggest(
        table.lantern,
        CableFactory.create(paragraphs=[TEXT.format("Lanternists")]),
        surface="Lanternists",
    )
    decide(look, table.lanterns[0], "reject-form")
    assert {status(one) for one in table.lanterns} == {Status.REJECTED}
    assert status(elsewhere) == Status.SUGGESTED


def test_a_word_can_be_stopped_everywhere(table, look):
    page = decide(look, table.lanterns[0], "stop")
    assert StopName.objects.get().name == "Lantern Society"
    assert {status(one) for one in table.lanterns} == {Status.REJECTED}
    assert "3 suggestions rejected" in told(page)


def test_doubt_is_kept_and_taken_back(table, look):
    decide(look, table.lanterns[0], "doubt")
    mention = Mention.objects.get(pk=table.lanterns[0].pk)
    assert (mention.uncertain, mention.status) == (True, Status.SUGGESTED)
    decide(look, mention, "doubt")
    mention.refresh_from_db()
    assert not mention.uncertain


def test_words_can_name_another_entity(table, look):
    circle = NgoFactory.create(name="Lantern Circle")
    page = decide(look, table.lanterns[0], "move", to=str(circle.pk))
    mention = Mention.objects.get(pk=table.lanterns[0].pk)
    assert (mention.entity, mention.status) == (circle, Status.ACCEPTED)
    assert shown(page) == table.lanterns[1].pk, "the queue goes on where it was"


@pytest.mark.parametrize("to", ["", "0", "x", "99999999999999999999"])
def test_moving_needs_an_entity_from_the_list(table, look, to):
    page = decide(look, table.lanterns[0], "move", to=to)
    assert "Choose an entity from the list" in told(page)
    assert status(table.lanterns[0]) == Status.SUGGESTED
    assert shown(page) == table.lanterns[0].pk


def test_kind_and_type_are_set_without_leaving_the_mention(table, look):
    page = look(f"/desk/?at={table.lanterns[0].pk}")
    seen = page.tree.cssselect("form.kinds [name=seen]")[0].get("value")
    address = f"/desk/mentions/{table.lanterns[0].pk}/retype/"
    page = look(address, {"seen": seen, "asked": "", "as": "union"})
    table.lantern.refresh_from_db()
    assert (table.lantern.type, table.lantern.type_confirmed) == (Entity.Type.UNION, True)
    assert shown(page) == table.lanterns[0].pk
    assert told(page) == "Lantern Society is now: Trade union."
    assert "Choose a kind" in told(look(address, {"seen": "", "asked": "", "as": "ghost"}))


def test_a_note_stays_with_the_entity(table, look):
    page = decide(look, table.lanterns[0], "note", text="Ask the archive.")
    assert page.text(".desk-item .note") == "Note by wen: Ask the archive."


def test_an_unknown_act_is_not_found(table, desk):
    assert desk.post(f"/desk/mentions/{table.person.pk}/burn/").status_code == 404
    assert desk.get(f"/desk/mentions/{table.person.pk}/accept/").status_code == 405


# --- finding the other entity -------------------------------------------------------------------


@pytest.mark.parametrize("typed", ["lantern cir", "Circle", "LCX", "Lantren Circle"])
def test_entities_are_found_by_names_aliases_and_typing_errors(table, look, typed):
    circle = EntityFactory.create(name="Lantern Circle")  # named nowhere yet
    circle.aliases.create(name="LCX", normalized="lcx")
    assert f'value="{circle.pk}"' in look(f"/desk/names/?q={typed}").source


def test_without_scripts_a_name_is_looked_up_by_the_page(table, look):
    circle = EntityFactory.create(name="Lantern Circle")
    page = look(f"/desk/?at={table.person.pk}&find=lantern+circle")
    (details,) = (one for one in page.tree.cssselect("details[open]") if one.cssselect(".find"))
    assert [button.get("value") for button in details.cssselect("[name=to]")] == [str(circle.pk)]


# --- undoing ------------------------------------------------------------------------------------


def test_the_last_decisions_can_be_taken_back(table, look):
    decide(look, table.lanterns[0], "accept")
    page = decide(look, table.lanterns[1], "reject")
    undos = [form.get("action") for form in page.tree.cssselect(".desk-done form")]
    assert len(undos) == 2
    page = look(undos[0], {"asked": ""})
    assert status(table.lanterns[1]) == Status.SUGGESTED
    assert status(table.lanterns[0]) == Status.ACCEPTED
    assert shown(page) == table.lanterns[1].pk, "what is open again is shown"
    assert page.text("[data-today]") == "1"


def test_an_act_about_many_is_taken_back_as_one(table, look):
    page = decide(look, table.lanterns[0], "accept-form")
    (form,) = page.tree.cssselect(".desk-done form")
    assert "and 2 more" in form.text_content()
    look(form.get("action"), {"asked": ""})
    assert {status(one) for one in table.lanterns} == {Status.SUGGESTED}


def take_back(look, page, **more):
    """Press `z`, as a browser without scripts does."""
    (button,) = page.tree.cssselect(".desk-done [data-key=z]")
    form = button.getparent()
    fields = {name: value or "" for name, value in form.fields.items()}
    return look(form.get("action"), {**fields, **more})


def test_what_was_taken_back_says_how_many_decisions_that_were(table, look):
    page = decide(look, table.lanterns[0], "accept-form")
    assert told(take_back(look, page)) == (
        "Taken back 3 decisions: Mention accepted: Lantern Society in 07GUANGZHOU1 and 2 more."
    )
    page = decide(look, table.lanterns[0], "reject")
    assert told(take_back(look, page)) == (
        "Taken back: Mention rejected: Lantern Society in 07GUANGZHOU1."
    )


def test_what_stays_of_an_act_is_told_when_it_is_taken_back(table, look):
    page = decide(look, table.lanterns[0], "accept-form")
    mentions.reject(mention=table.lanterns[1], by=new_curator("mei"), reason="A ship.")
    assert told(take_back(look, page)).endswith(
        "and 1 more. 1 of 3 stay: they were decided otherwise since."
    )


@pytest.mark.parametrize(("act", "more"), [("retype", {"as": "union"}), ("note", {"text": "Ask."})])
def test_after_taking_back_what_was_said_of_an_entity_its_mention_stays(table, look, act, more):
    second = table.lanterns[1]
    page = look(f"/desk/?at={table.other.pk}")
    assert shown(page) == table.other.pk
    look(f"/desk/mentions/{second.pk}/{act}/", {"seen": "", "asked": "", **more})
    page = take_back(look, look(f"/desk/?at={second.pk}"))
    assert told(page).startswith("Taken back: ")
    assert shown(page) == second.pk, "the very mention that was looked at"
    page = look(f"/desk/mentions/{table.other.pk}/{act}/", {"seen": "", "asked": "", **more})
    page = take_back(look, look(f"/desk/?at={second.pk}"))
    assert shown(page) == table.other.pk, "what it was about is shown again"


def test_after_taking_back_a_stopped_word_its_mentions_are_shown(table, look):
    look("/desk/")
    page = decide(look, table.person, "stop")
    assert shown(take_back(look, page)) == table.person.pk


def test_the_button_that_stops_a_word_says_how_many_it_rejects(table, look):
    for words in ("LANTERN SOCIETY", "Lantern-Society"):
        cable = CableFactory.create(paragraphs=[TEXT.format(words)])
        suggest(table.lantern, cable, surface=words)
    page = look(f"/desk/?at={table.lanterns[0].pk}")
    assert "everywhere (3)" in page.text(".everywhere")
    assert page.text(".acts [data-key=s]") == "No name in any spelling (5): stop it s"
    page = decide(look, table.lanterns[0], "stop")
    assert "5 suggestions rejected" in told(page)


def test_nobody_sees_the_decisions_of_others_among_their_own(table, look, wen):
    mentions.accept(mention=table.person, by=new_curator("mei"))
    assert look("/desk/").tree.cssselect(".desk-done form") == []


# --- two curators -------------------------------------------------------------------------------


@pytest.mark.parametrize("act", ["reject", "accept-form", "reject-form", "stop", "doubt", "move"])
def test_the_second_curator_is_told_and_nothing_is_overwritten(table, look, act):
    mention = table.lanterns[0]
    seen = mentions.stamp(mention)  # what wen's page says
    mentions.accept(mention=mention, by=new_curator("mei"))

    form = {"seen": seen, "asked": "", "to": str(table.ministry.pk)}
    page = look(f"/desk/mentions/{mention.pk}/{act}/", form)

    assert "mei" in told(page)
    assert shown(page) == mention.pk
    assert "Mention accepted by mei" in page.source
    assert status(mention) == Status.ACCEPTED
    assert Decision.objects.count() == 1


def test_two_windows_do_not_decide_twice(table, wen):
    first, second = Client(), Client()
    for window in (first, second):
        window.force_login(wen)
    form = {"seen": mentions.stamp(table.person), "asked": ""}
    address = f"/desk/mentions/{table.person.pk}/accept/"
    first.post(address, form)
    second.post(address, form)
    assert Decision.objects.filter(kind=Decision.Kind.MENTION_ACCEPTED).count() == 1
