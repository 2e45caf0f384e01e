"""Withholding, releasing and correcting cables."""

import pytest
from django.core.exceptions import ValidationError

from cables.actions import cables
from cables.models import Cable, Decision, Entity, IndexChange, Reference
from tests.factories import CableFactory, MentionFactory, NgoFactory, PostFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def cable():
    return CableFactory(reference_id="07GUANGZHOU9001")


def test_a_withheld_cable_is_gone_and_can_return(cable, wen):
    decision = cables.withhold(cable=cable, by=wen, reason="Names a source.")
    assert not Cable.objects.public().exists()
    assert decision.before == {"withheld_at": None}
    assert decision.after["withheld_at"]
    assert IndexChange.objects.get().cable_id == cable.pk

    release = cables.release(cable=cable, by=wen)
    assert list(Cable.objects.public()) == [cable]
    assert release.before == decision.after
    assert list(Decision.objects.about(cable)) == [release, decision]


def test_entities_named_in_a_withheld_cable_alone_leave_the_lists(cable, wen):
    lantern = NgoFactory()
    MentionFactory(cable=cable, entity=lantern)
    Entity.objects.recount()
    assert list(Entity.objects.public()) == [lantern]

    cables.withhold(cable=cable, by=wen, reason="Names a source.")
    assert not Entity.objects.public().exists()
    cables.release(cable=cable, by=wen)
    assert list(Entity.objects.public()) == [lantern]


def test_withholding_needs_a_reason_and_happens_once(cable, wen):
    with pytest.raises(ValidationError, match="Give a reason"):
        cables.withhold(cable=cable, by=wen, reason="")
    with pytest.raises(ValidationError, match="is not withheld"):
        cables.release(cable=cable, by=wen)
    cables.withhold(cable=cable, by=wen, reason="Names a source.")
    with pytest.raises(ValidationError, match="withheld already"):
        cables.withhold(cable=cable, by=wen, reason="Names a source.")


def test_many_are_withheld_and_released_with_a_decision_each(cable, wen):
    CableFactory()
    done = cables.withhold_all(cables=Cable.objects.all(), by=wen, reason="Names sources.")
    assert len(done) == 2
    assert cables.withhold_all(cables=Cable.objects.all(), by=wen, reason="Again.") == []
    assert len(cables.release_all(cables=Cable.objects.all(), by=wen)) == 2


def test_a_correction_names_the_fields_that_a_person_set(cable, wen):
    post = PostFactory(code="BEIJING")
    changes = {"subject": "RIVER PORTS", "origin": post, "precedence": cable.precedence}
    decision = cables.edit(cable=cable, changes=changes, by=wen, reason="Misread.")

    cable.refresh_from_db()
    assert (cable.subject, cable.origin) == ("RIVER PORTS", post)
    assert decision.after == {"subject": "RIVER PORTS", "origin": post.pk}
    assert decision.before["subject"] == "RIVER PORT NEWS"


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"slug": "x"}, "nobody edits"),
        ({"classification": 7}, "not a valid choice"),
        ({}, "Nothing of 07GUANGZHOU9001 was changed"),
    ],
)
def test_a_correction_is_refused(cable, wen, changes, refusal):
    with pytest.raises(ValidationError, match=refusal):
        cables.edit(cable=cable, changes=changes, by=wen)
    assert not Decision.objects.exists()


def test_a_number_given_by_hand_keeps_the_old_address_and_resolves_references(wen):
    nameless = CableFactory(reference_id=None, slug="unnumbered-1a2b")
    citing = Reference.objects.create(
        cable=CableFactory(), position=0, text="x", kind="cable", reference_id="07GUANGZHOU9002"
    )
    decision = cables.number(cable=nameless, written="2007 Guangzhou 009002", by=wen)

    nameless.refresh_from_db()
    citing.refresh_from_db()
    assert nameless.slug == nameless.reference_id == "07GUANGZHOU9002"
    assert Cable.objects.published_as("unnumbered-1a2b") == nameless
    assert citing.target == nameless
    assert decision.before == {"slug": "unnumbered-1a2b", "reference_id": None}


@pytest.mark.parametrize(
    ("written", "refusal"),
    [("nonsense", "year, post and serial"), ("07GUANGZHOU9001", "is held already")],
)
def test_a_number_is_refused(cable, wen, written, refusal):
    nameless = CableFactory(reference_id=None, slug="unnumbered-1a2b")
    with pytest.raises(ValidationError, match=refusal):
        cables.number(cable=nameless, written=written, by=wen)


def test_a_cable_is_not_given_the_number_it_has(cable, wen):
    with pytest.raises(ValidationError, match="has this number"):
        cables.number(cable=cable, written="07GUANGZHOU009001", by=wen)
