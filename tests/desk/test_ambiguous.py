"""Names that several entities bear."""

from types import SimpleNamespace

import pytest

from cables.actions import mentions
from cables.models import Ambiguity, Mention
from tests.desk.table import new_curator
from tests.factories import CableFactory, PersonFactory

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
