"""Duplicates: proposed from the database, decided side by side."""

import pytest
from django.core.management import call_command

from cables.actions import entities
from cables.linking.propose_duplicates import propose_duplicates
from cables.models import Distinct, Duplicate, Entity
from tests.desk.table import TEXT, suggest
from tests.factories import AliasFactory, CableFactory, EntityFactory, NgoFactory, PersonFactory
from tests.people import new_curator

pytestmark = pytest.mark.django_db


def mentioned(factory, name: str, **more) -> Entity:
    """An entity that one cable names."""
    entity = factory.create(name=name, **more)
    suggest(entity, CableFactory.create(paragraphs=[TEXT.format(name)]))
    return Entity.objects.get(pk=entity.pk)


@pytest.fixture
def pair(db) -> tuple[Entity, Entity]:
    """Two spellings of one name, proposed as duplicates."""
    first = mentioned(NgoFactory, "Harbor Workers Federation", country="CN")
    second = mentioned(EntityFactory, "Harbor Workers Fedration")
    assert propose_duplicates() == 1
    return first, second


def posted(page) -> dict[str, str]:
    """What the form of the page posts as it stands."""
    (form,) = (one for one in page.tree.cssselect("form") if one.cssselect("[name=second]"))
    return {name: value for name, value in form.fields.items() if value is not None}


def test_pairs_are_proposed_once_and_anew(pair, capsys):
    call_command("find_duplicates")
    assert capsys.readouterr().out == "1 pair may be one: decide at /desk/duplicates/.\n"
    (proposal,) = Duplicate.objects.all()
    assert {proposal.first, proposal.second} == set(pair)
    assert proposal.reasons == ["spelt nearly alike"]


def test_names_without_a_cable_and_merged_ones_are_left_out(db, wen):
    EntityFactory.create(name="Paper Boat Society")
    mentioned(EntityFactory, "Paper Boat Society")
    assert propose_duplicates() == 0


def test_a_surname_beside_its_full_name_in_one_cable(db):
    cable = CableFactory.create(paragraphs=["Tomas Okwir came. Later Okwir spoke."])
    suggest(PersonFactory.create(name="Tomas Okwir"), cable)
    suggest(PersonFactory.create(name="Okwir"), cable)
    propose_duplicates()
    assert Duplicate.objects.get().reasons == [
        "a surname and a full name",
        "named together in 1 cable",
    ]


def test_the_two_stand_side_by_side(pair, look):
    AliasFactory.create(entity=pair[0], name="HWF")
    page = look("/desk/duplicates/")
    assert page.texts(".side h3") == ["Harbor Workers Federation", "Harbor Workers Fedration"]
    first, second = page.texts(".side")
    assert "China" in first
    assert "HWF" in first
    assert "not known" in second
    assert page.texts(".side mark") == ["Harbor Workers Federation", "Harbor Workers Fedration"]
    assert "spelt nearly alike" in page.text(".desk-item .kind")


def test_merging_keeps_the_one_that_was_chosen(pair, look):
    form = posted(look("/desk/duplicates/"))
    page = look("/desk/duplicates/merge/", {**form, "keep": str(pair[1].pk)})
    pair[0].refresh_from_db()
    assert pair[0].merged_into == pair[1]
    assert "No pair waits" in page.source
    undo = page.tree.cssselect(".desk-done form")[0].get("action")
    look(undo, {"asked": "", "back": "desk-duplicates"})
    pair[0].refresh_from_db()
    assert pair[0].merged_into is None


def test_two_that_are_not_the_same_are_not_proposed_again(pair, look):
    page = look("/desk/duplicates/apart/", posted(look("/desk/duplicates/")))
    assert Distinct.objects.count() == 1
    assert "No pair waits" in page.source
    assert propose_duplicates() == 0


def test_the_second_curator_is_told(pair, look):
    form = posted(look("/desk/duplicates/"))
    entities.edit(entity=pair[0], changes={"type": "union"}, by=new_curator("mei"))
    page = look("/desk/duplicates/merge/", form)
    assert "mei decided meanwhile" in page.text("[data-told]")
    pair[1].refresh_from_db()
    assert pair[1].merged_into is None
    assert page.texts(".side h3") == ["Harbor Workers Federation", "Harbor Workers Fedration"]


def test_any_two_can_be_put_side_by_side(db, look):
    one, other = EntityFactory.create(name="Kite"), EntityFactory.create(name="Paper Boat")
    page = look(f"/desk/duplicates/?first={one.pk}&second={other.pk}")
    assert page.texts(".side h3") == ["Kite", "Paper Boat"]
    assert look(f"/desk/duplicates/?first={one.pk}&second={one.pk}").status == 404


def test_of_two_kinds_merging_is_refused_with_the_remedy(db, look):
    one, other = EntityFactory.create(name="Kite"), PersonFactory.create(name="Kite")
    form = posted(look(f"/desk/duplicates/?first={one.pk}&second={other.pk}"))
    page = look("/desk/duplicates/merge/", form)
    assert "correct the kind" in page.text("[data-told]")


def test_pairs_that_do_not_exist_are_not_found(desk):
    assert desk.post("/desk/duplicates/merge/", {"first": "0", "second": "x"}).status_code == 404


def test_skipping_goes_through_the_pairs(db, look):
    for name in ("Harbor Workers Federation", "Lantern Readers Circle"):
        mentioned(EntityFactory, name)
        mentioned(EntityFactory, f"{name}s")
    assert propose_duplicates() == 2
    page = look("/desk/duplicates/")
    first = page.texts(".side h3")
    (onwards,) = page.tree.cssselect('[data-key="j"]')
    second = look(onwards.get("href"))
    assert second.texts(".side h3") != first
    (back,) = second.tree.cssselect('[data-key="k"]')
    assert look(back.get("href")).texts(".side h3") == first
