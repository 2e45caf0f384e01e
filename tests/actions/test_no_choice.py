"""None of several entities of one name is meant: the words stay without a link, for good."""

import pytest
from django.core.exceptions import ValidationError

from cables.actions import mentions, names, undo
from cables.linking import link
from cables.linking.everywhere import link_name
from cables.models import Ambiguity, Cable, Entity, Mention
from tests.factories import CableFactory, EntityFactory

pytestmark = pytest.mark.django_db

WHY = "Another body of that name."


@pytest.fixture
def twins() -> list[Entity]:
    name, plain = "Harbor Rights Network", "harbor rights network"
    return [EntityFactory(name=name, normalized=plain, curated=True) for _ in range(2)]


@pytest.fixture
def cable(twins) -> Cable:
    """One in which two entities may be meant."""
    cable: Cable = CableFactory(paragraphs=["The Harbor Rights Network met."])
    link(cable)
    return cable


def test_none_of_them_rejects_each_and_the_ambiguity_goes(cable, twins, wen):
    batch = mentions.choose_none(ambiguity=Ambiguity.objects.get(), by=wen, reason=WHY)
    assert not Ambiguity.objects.exists()
    rejected = Mention.objects.filter(status="rejected", method="curator", cable=cable)
    assert {mention.entity for mention in rejected} == set(twins)
    assert [decision.kind for decision in batch.decisions] == ["mention-rejected"] * 2
    for twin in twins:
        twin.refresh_from_db()
        assert (twin.mention_count, twin.cable_count) == (0, 0)


def test_linking_does_not_ask_again(cable, twins, wen):
    mentions.choose_none(ambiguity=Ambiguity.objects.get(), by=wen, reason=WHY)
    link(cable)
    link_name([cable.pk], twins[0], twins[0].name)
    assert not Ambiguity.objects.exists()
    assert not Mention.objects.live().exists()


def test_it_is_asked_again_where_a_further_entity_bears_the_name(cable, twins, wen):
    mentions.choose_none(ambiguity=Ambiguity.objects.get(), by=wen, reason=WHY)
    third = EntityFactory(name=twins[0].name, normalized=twins[0].normalized)
    link(cable)
    assert third.pk in Ambiguity.objects.get().candidates


def test_it_is_undone_as_one(cable, twins, wen):
    batch = mentions.choose_none(ambiguity=Ambiguity.objects.get(), by=wen, reason=WHY)
    undo.undo(decision=batch.decisions[0], by=wen)
    assert Ambiguity.objects.get().candidates == [twin.pk for twin in twins]
    assert not Mention.objects.exists()
    link(cable)
    assert Ambiguity.objects.count() == 1


def test_a_reason_and_an_open_ambiguity_are_needed(cable, wen):
    ambiguity = Ambiguity.objects.get()
    with pytest.raises(ValidationError, match="Give a reason"):
        mentions.choose_none(ambiguity=ambiguity, by=wen, reason=" ")
    mentions.choose_none(ambiguity=ambiguity, by=wen, reason=WHY)
    with pytest.raises(mentions.Conflict, match="has been decided"):
        mentions.choose_none(ambiguity=ambiguity, by=wen, reason=WHY)


@pytest.mark.parametrize("surface", ["HRN", "Harbor\nNet"])
def test_stopping_the_words_settles_ambiguities_of_a_longer_name_too(cable, wen, surface):
    Ambiguity.objects.update(surface=surface)
    names.stop(name=surface, by=wen, reason="A word.")
    assert not Ambiguity.objects.exists()
