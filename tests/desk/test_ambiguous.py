"""Names that several entities bear."""

from types import SimpleNamespace

import pytest

from cables.actions import entities, mentions
from cables.models import Ambiguity, Mention, StopName
from tests.factories import AliasFactory, CableFactory, PersonFactory
from tests.people import new_curator

pytestmark = pytest.mark.django_db


@pytest.fixture
def okwirs(db) -> SimpleNamespace:
    """Two people of one name, and two cables that may mean either."""
    people = [PersonFactory.create(name="Tomas Okwir", description=text) for text in "AB"]
    rows = []
    for number in (1, 2):
        cable = CableFactory.create(
            reference_id=f"07GUANGZHOU{number}", paragraphs=["We met Tomas Okwir at the docks."]
        )
        rows.append(
            Ambiguity.objects.create(
                cable=cable,
                paragraph=cable.paragraphs.first(),
                start=7,
                end=18,
                surface="Tomas Okwir",
                name="Tomas Okwir",
                normalized="tomas okwir",
                kind="person",
                candidates=[person.pk for person in people],
                method="people",
                score=0.8,
            )
        )
    return SimpleNamespace(people=people, rows=rows)


def test_candidates_are_chosen_by_number(okwirs, look):
    page = look("/desk/ambiguous/")
    assert page.text(".sentence mark") == "Tomas Okwir"
    keys = {one.get("data-key"): one.get("value") for one in page.tree.cssselect("[name=to]")}
    assert keys == {"1": str(okwirs.people[0].pk), "2": str(okwirs.people[1].pk)}
    assert page.text(".progress").startswith("2 ambiguous names in the text wait ·")


def test_choosing_links_the_words_and_goes_on(okwirs, look):
    first, second = okwirs.rows
    page = look(f"/desk/ambiguous/{first.pk}/choose/", {"to": str(okwirs.people[1].pk)})
    mention = Mention.objects.get()
    assert (mention.entity, mention.status) == (okwirs.people[1], "accepted")
    assert list(Ambiguity.objects.all()) == [second]
    assert "07GUANGZHOU2" in page.text(".where")


def test_it_can_be_taken_back(okwirs, look):
    address = f"/desk/ambiguous/{okwirs.rows[0].pk}/choose/"
    page = look(address, {"to": str(okwirs.people[0].pk)})
    undo = page.tree.cssselect(".desk-done form")[0].get("action")
    look(undo, {"back": "desk-ambiguous", "asked": ""})
    assert Ambiguity.objects.count() == 2
    assert not Mention.objects.exists()


def test_the_second_curator_is_told(okwirs, look):
    row = okwirs.rows[0]
    mentions.choose(ambiguity=row, entity=okwirs.people[0], by=new_curator("mei"))
    page = look(f"/desk/ambiguous/{row.pk}/choose/", {"to": str(okwirs.people[1].pk)})
    assert "decided meanwhile" in page.text("[data-told]")
    assert Mention.objects.get().entity == okwirs.people[0]


def test_a_choice_outside_the_list_is_refused(okwirs, look):
    page = look(f"/desk/ambiguous/{okwirs.rows[0].pk}/choose/", {"to": "nobody"})
    assert "Choose an entity from the list" in page.text("[data-told]")
    assert Ambiguity.objects.count() == 2


@pytest.mark.parametrize(("asked", "left"), [("kind=location", 0), ("kind=person", 2)])
def test_they_can_be_narrowed(okwirs, look, asked, left):
    assert look(f"/desk/ambiguous/?{asked}").texts(".progress strong")[0] == str(left)


def test_an_entity_that_no_machine_thought_of_can_be_chosen(okwirs, look):
    third = PersonFactory.create(name="Abel Okwir")
    page = look(f"/desk/ambiguous/?at={okwirs.rows[1].pk}&find=abel")
    (button,) = page.tree.cssselect("[data-candidates] [name=to]")
    assert button.get("value") == str(third.pk)
    look(f"/desk/ambiguous/{okwirs.rows[1].pk}/choose/", {"to": str(third.pk)})
    assert Mention.objects.get().entity == third


def buttons(page) -> dict[str, str]:
    """The addresses to which the keys of a decision lead."""
    forms = page.tree.cssselect("button[formaction][data-key]")
    return {button.get("data-key"): button.get("formaction") for button in forms}


def test_none_of_them_is_an_answer_too(okwirs, look):
    page = look(buttons(look("/desk/ambiguous/"))["r"], {"asked": "kind=person"})
    assert Mention.objects.filter(status="rejected").count() == 2
    assert list(Ambiguity.objects.all()) == [okwirs.rows[1]]
    assert "07GUANGZHOU2" in page.text(".where")
    assert "“Tomas Okwir” is none of these." in page.text("[data-told]")


def test_none_of_them_can_be_taken_back(okwirs, look):
    page = look(f"/desk/ambiguous/{okwirs.rows[0].pk}/none/", {})
    look(page.tree.cssselect(".desk-done form")[0].get("action"), {"back": "desk-ambiguous"})
    assert Ambiguity.objects.count() == 2
    assert not Mention.objects.exists()


def test_the_words_can_be_stopped_everywhere(okwirs, look):
    page = look(buttons(look("/desk/ambiguous/"))["s"], {"asked": ""})
    assert StopName.objects.get().name == "Tomas Okwir"
    assert not Ambiguity.objects.exists()
    assert "stopped everywhere" in page.text("[data-told]")


def test_what_was_decided_meanwhile_is_told_for_each_answer(okwirs, look):
    row = okwirs.rows[0]
    mentions.choose(ambiguity=row, entity=okwirs.people[0], by=new_curator("mei"))
    for act in ("none", "stop"):
        page = look(f"/desk/ambiguous/{row.pk}/{act}/", {})
        assert "decided meanwhile" in page.text("[data-told]")
    assert not StopName.objects.exists()


def test_candidates_lead_to_their_pages_and_say_what_tells_them_apart(okwirs, look):
    first, second = okwirs.people
    first.country = "CN"
    first.save()
    AliasFactory.create(entity=second, name="T. J. Okwir")
    page = look("/desk/ambiguous/")
    links = [link.get("href") for link in page.tree.cssselect(".candidates li > a")]
    assert links == [first.get_absolute_url(), second.get_absolute_url()]
    said = page.texts(".candidates li .quiet")
    assert "China" in said[0]
    assert said[0].endswith(": A")
    assert "also T. J. Okwir" in said[1]


def keyed(page) -> list[str]:
    """The address to which the key `z` leads."""
    buttons = page.tree.cssselect(".desk-done [data-key=z]")
    return [str(button.getparent().get("action")) for button in buttons]


def test_what_cannot_be_taken_back_gives_the_key_to_the_next(okwirs, look, wen):
    note = entities.note(entity=okwirs.people[0], text="Two of them?", by=wen)
    stuck = entities.edit(entity=okwirs.people[0], changes={"description": "C"}, by=wen)
    entities.edit(entity=okwirs.people[0], changes={"description": "D"}, by=new_curator("mei"))

    assert keyed(look("/desk/")) == [f"/desk/undo/{stuck.pk}/"]
    page = look(f"/desk/undo/{stuck.pk}/", {"back": "desk"})
    assert "Changed again since" in page.text("[data-told]")
    assert keyed(page) == [f"/desk/undo/{note.pk}/"]


def test_the_key_takes_back_what_was_decided_on_the_page_shown(okwirs, look, wen):
    chosen = mentions.choose(ambiguity=okwirs.rows[0], entity=okwirs.people[0], by=wen)
    none = mentions.choose_none(ambiguity=okwirs.rows[1], by=wen, reason="Another.")
    note = entities.note(entity=okwirs.people[0], text="Two of them?", by=wen)
    apart = entities.keep_apart(first=okwirs.people[0], second=okwirs.people[1], by=wen)

    assert keyed(look("/desk/")) == [f"/desk/undo/{note.pk}/"]
    assert keyed(look("/desk/ambiguous/")) == [f"/desk/undo/{none.decisions[0].pk}/"]
    assert keyed(look("/desk/duplicates/")) == [f"/desk/undo/{apart.pk}/"]
    page = look("/desk/duplicates/")
    assert len(page.tree.cssselect(".desk-done form")) == 4, "the others keep their buttons"
    page = look(f"/desk/undo/{none.decisions[0].pk}/", {"back": "desk-ambiguous"})
    assert keyed(page) == [f"/desk/undo/{chosen.pk}/"]


def test_a_stopped_word_is_taken_back_where_it_may_have_been_stopped(okwirs, look):
    page = look(buttons(look("/desk/ambiguous/"))["s"], {"asked": ""})
    assert len(keyed(page)) == 1
    assert len(keyed(look("/desk/"))) == 1
    assert keyed(look("/desk/duplicates/")) == []
