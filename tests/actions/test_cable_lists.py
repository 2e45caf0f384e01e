"""Mending what a header lists: TAGS, the numbers that it cites, and a cable's own number."""

import pytest
from django.core.exceptions import ValidationError

from cables.actions import cable_lists, cables
from cables.ingest.store import Outcome
from cables.models import Cable, CableAlias, Decision, IndexChange, Reference, Tag
from tests.factories import CableFactory, TagFactory
from tests.ingest.test_store import fuller, keep

pytestmark = pytest.mark.django_db


@pytest.fixture
def cable(db):
    """As read: TAGS ELAB and XQZZ, references A to 07GUANGZHOU4000 and B to an e-mail."""
    return keep().cable


def codes(cable: Cable) -> list[str]:
    return cable_lists.codes_of(cable)


def cited(cable: Cable) -> list[str]:
    return [reference.reference_id for reference in cable.references.all()]


# --- TAGS ---------------------------------------------------------------------------------------


def test_tags_are_mended_in_the_order_given(cable, wen):
    TagFactory.create(code="PHUM")
    decision = cable_lists.retag(cable=cable, codes=("PHUM", "ELAB"), by=wen, reason="Misread.")
    assert codes(cable) == ["PHUM", "ELAB"]
    assert (decision.before, decision.after) == (
        {"tags": ["ELAB", "XQZZ"]},
        {"tags": ["PHUM", "ELAB"]},
    )
    assert IndexChange.objects.filter(cable_id=cable.pk).exists()


def test_a_fuller_copy_leaves_mended_tags_as_they_are(cable, wen):
    cable_lists.retag(cable=cable, codes=("ELAB",), by=wen)
    assert keep(**fuller(tags=("CVIS",))).outcome is Outcome.VERSION
    assert codes(cable) == ["ELAB"]


def test_tags_taken_away_stay_away(cable, wen):
    cable_lists.retag(cable=cable, codes=(), by=wen)
    keep(**fuller())
    assert codes(cable) == []


@pytest.mark.parametrize("codes", [("ELAB", "XQZZ"), ("ELAB", "NOSUCH")])
def test_tags_are_refused(cable, wen, codes):
    with pytest.raises(ValidationError, match=r"Nothing|No TAGS code is called NOSUCH"):
        cable_lists.retag(cable=cable, codes=codes, by=wen)
    assert not Decision.objects.exists()


def test_codes_are_read_as_they_are_typed(db):
    Tag.objects.create(code="OKWIR, TOMAS", kind="person")
    TagFactory.create(code="ELAB")
    assert cable_lists.read_codes("elab; OKWIR, TOMAS") == ("ELAB", "OKWIR, TOMAS")
    assert cable_lists.read_codes("ELAB, ELAB") == ("ELAB",)
    assert cable_lists.read_codes(" ") == ()


# --- references ---------------------------------------------------------------------------------


def test_a_wrong_number_is_mended_and_leads_to_its_cable(cable, wen):
    meant = CableFactory(reference_id="06GUANGZHOU4000")
    reference = cable.references.get(label="A")
    reference.year_assumed = True
    reference.save()
    decision = cable_lists.cite(reference=reference, written="2006 Guangzhou 4000", by=wen)

    reference.refresh_from_db()
    assert (reference.reference_id, reference.target) == ("06GUANGZHOU4000", meant)
    assert not reference.year_assumed
    assert decision.before == {"references": ["07GUANGZHOU4000", ""]}
    assert decision.after == {"references": ["06GUANGZHOU4000", ""]}
    assert IndexChange.objects.filter(cable_id=meant.pk).exists()


def test_what_was_taken_for_something_else_can_be_a_cable(cable, wen):
    reference = cable.references.get(label="B")
    cable_lists.cite(reference=reference, written="07GUANGZHOU12", by=wen)
    reference.refresh_from_db()
    assert (reference.kind, reference.reference_id) == ("cable", "07GUANGZHOU12")


def test_a_number_that_is_none_can_be_taken_away(cable, wen):
    held = CableFactory(reference_id="07GUANGZHOU4000")
    reference = cable.references.get(label="A")
    Reference.objects.filter(pk=reference.pk).update(target=held)
    cable_lists.cite(reference=reference, written="", by=wen)
    reference.refresh_from_db()
    assert (reference.reference_id, reference.target) == ("", None)
    assert IndexChange.objects.filter(cable_id=held.pk).exists(), "it is cited once less"


def test_an_assumed_year_is_confirmed_by_saying_the_number_again(cable, wen):
    Reference.objects.filter(label="A").update(year_assumed=True)
    cable_lists.cite(reference=Reference.objects.get(label="A"), written="07GUANGZHOU4000", by=wen)
    assert not Reference.objects.get(label="A").year_assumed
    with pytest.raises(ValidationError, match="Nothing"):
        cable_lists.cite(
            reference=Reference.objects.get(label="A"), written="07GUANGZHOU4000", by=wen
        )


@pytest.mark.parametrize("written", ["nonsense", "07GUANGZHOU4321"])
def test_a_citation_is_refused(cable, wen, written):
    with pytest.raises(ValidationError, match=r"year, post and serial|cites itself"):
        cable_lists.cite(reference=cable.references.get(label="A"), written=written, by=wen)


def test_a_fuller_copy_leaves_mended_references_as_they_are(cable, wen):
    cable_lists.cite(reference=cable.references.get(label="A"), written="06LIMA9", by=wen)
    keep(**fuller())
    assert cited(cable) == ["06LIMA9", ""]


# --- the cable's own number ---------------------------------------------------------------------


@pytest.fixture
def renumbered(cable, wen):
    """Read as 07GUANGZHOU4321, which was wrong."""
    citing = CableFactory()
    Reference.objects.create(
        cable=citing, position=0, text="x", kind="cable", reference_id="07GUANGZHOU4321"
    )
    Reference.objects.update(target=None)
    Reference.objects.filter(cable=citing).update(target=cable)
    cables.number(cable=cable, written="07GUANGZHOU4322", by=wen, reason="Misread.")
    cable.refresh_from_db()
    return cable


def test_a_wrong_number_gives_way_and_its_address_leads_on(renumbered):
    assert renumbered.slug == renumbered.reference_id == "07GUANGZHOU4322"
    assert Cable.objects.published_as("07GUANGZHOU4321") == renumbered
    decision = Decision.objects.get()
    assert decision.before == {"slug": "07GUANGZHOU4321", "reference_id": "07GUANGZHOU4321"}


def test_who_cites_the_wrong_number_means_another_cable(renumbered):
    assert not renumbered.cited_by.exists()


def test_the_same_document_again_is_known_under_the_wrong_number(renumbered):
    again = keep()
    assert (again.outcome, again.cable) == (Outcome.HELD, renumbered)


def test_the_true_cable_of_that_number_is_a_cable_of_its_own(renumbered):
    true = keep(source="Another cable altogether.")
    assert true.outcome is Outcome.STORED
    assert Cable.objects.at("07GUANGZHOU4321") == true.cable


def test_a_copy_with_the_right_number_joins_it(renumbered):
    assert keep(reference_id="07GUANGZHOU4322", **fuller()).cable == renumbered
    renumbered.refresh_from_db()
    assert renumbered.reference_id == "07GUANGZHOU4322"


def test_a_number_can_be_given_back(renumbered, wen):
    cables.number(cable=renumbered, written="07GUANGZHOU4321", by=wen)
    renumbered.refresh_from_db()
    assert renumbered.slug == "07GUANGZHOU4321"
    assert list(CableAlias.objects.values_list("written", flat=True)) == ["07GUANGZHOU4322"]
    assert renumbered.cited_by.count() == 1


def test_a_number_that_was_given_up_can_be_given_to_another(renumbered, wen):
    other = CableFactory(reference_id=None, slug="unnumbered-1a2b")
    cables.number(cable=other, written="07GUANGZHOU4321", by=wen)
    assert Cable.objects.at("07GUANGZHOU4321") == other
