"""What curators decide lasts: better texts, imports anew, linking anew, further finders, merges."""

import pytest
from django.contrib.auth.models import User

from cables.actions import entities, mentions, names
from cables.formats.parsed import Paragraph, ParsedCable
from cables.ingest.store import store
from cables.linking import link
from cables.models import Ambiguity, Cable, Entity, Mention
from cables.vocab.names import normalize
from tests.factories import EntityFactory

pytestmark = pytest.mark.django_db

Status = Mention.Status
SHORT = ("THE MINISTRY OF HEALTH MET IN GUANGZHOU. WE SAW IT.",)
BETTER = (
    "Summary: a long week at the river port, told at length. End summary.",
    "The Ministry  of Health met in Guangzhou, and the Ministry of Health spoke of freight.",
)


@pytest.fixture
def wen() -> User:
    return User.objects.create_user("wen")


def keep(*texts: str, source: str) -> Cable:
    """One more copy of the cable, numbered from 1, linked as an import does."""
    paragraphs = tuple(Paragraph(text, number) for number, text in enumerate(texts, 1))
    parsed = ParsedCable(
        source=source + "".join(texts),
        layout="cablegate",
        reference_id="07GUANGZHOU1",
        paragraphs=paragraphs,
    )
    cable = store(parsed, upload=None, file=f"{source}.txt").cable
    link(cable)
    return cable


@pytest.fixture
def cable() -> Cable:
    return keep(*SHORT, source="first")


def better() -> Cable:
    return keep(*BETTER, source="second")


def at(surface: str) -> Mention:
    return Mention.objects.get(surface=surface)


def states(surface: str) -> set[tuple[str, str]]:
    rows = Mention.objects.filter(surface__icontains=surface).select_related("entity")
    return {(mention.entity.name, mention.status) for mention in rows}


# --- a better copy, in another case -------------------------------------------------------------


def test_an_accepted_mention_takes_the_words_of_the_better_copy(cable, wen):
    mention = at("MINISTRY OF HEALTH")
    mentions.accept(mention=mention, by=wen)
    better()

    mention.refresh_from_db()
    assert mention.paragraph is not None
    assert (mention.status, mention.paragraph_number) == (Status.ACCEPTED, 2)
    assert mention.paragraph.text[mention.start : mention.end] == mention.surface
    assert mention.surface == "Ministry  of Health"


def test_a_rejected_mention_is_not_suggested_in_the_better_copy(cable, wen):
    mention = at("MINISTRY OF HEALTH")
    mentions.reject(mention=mention, by=wen, reason="A street.")
    better()
    assert states("Health") == {(mention.entity.name, Status.REJECTED)}


def test_a_moved_mention_stays_with_the_entity_it_was_moved_to(cable, wen):
    mention, other = at("MINISTRY OF HEALTH"), EntityFactory(name="Harbor Court")
    left = mention.entity.name
    mentions.move(mention=mention, to=other, by=wen)
    better()
    mention.refresh_from_db()
    assert (mention.entity, mention.status) == (other, Status.ACCEPTED)
    assert (left, Status.SUGGESTED) not in states("Health")


def test_a_doubted_suggestion_keeps_its_doubt(cable, wen):
    mention = at("MINISTRY OF HEALTH")
    mentions.doubt(mention=mention, uncertain=True, by=wen)
    link(cable)
    better()
    mention.refresh_from_db()
    assert (mention.status, mention.uncertain) == (Status.SUGGESTED, True)
    assert mention.paragraph is not None


def test_an_accepted_form_stays_accepted_in_every_cable(cable, wen):
    other = store(
        ParsedCable(
            source="x",
            layout="cablegate",
            reference_id="07GUANGZHOU2",
            paragraphs=(Paragraph(SHORT[0], 1),),
        ),
        upload=None,
        file="x.txt",
    ).cable
    link(other)
    network = at_any("MINISTRY OF HEALTH").entity
    mentions.accept_form(entity=network, surface="MINISTRY OF HEALTH", by=wen)
    better()
    link(other)
    network.refresh_from_db()
    accepted = Mention.objects.filter(entity=network, status=Status.ACCEPTED)
    assert {mention.cable_id for mention in accepted} == {cable.pk, other.pk}
    assert network.accepted_count == 2


def at_any(surface: str) -> Mention:
    mention = Mention.objects.filter(surface=surface).first()
    assert mention is not None
    return mention


def test_what_was_chosen_between_several_stays_chosen(wen):
    name = "Ministry of Health"
    twins = [EntityFactory(name=name, normalized=normalize(name)) for _ in range(2)]
    cable = keep("The Ministry of Health met.", source="first")
    mentions.choose(ambiguity=Ambiguity.objects.get(), entity=twins[1], by=wen)
    link(cable)
    assert not Ambiguity.objects.exists()
    keep("A long week, told at length, at last.", "The Ministry of Health met.", source="other")
    assert not Ambiguity.objects.exists()
    chosen = Mention.objects.get()
    assert (chosen.entity, chosen.status, chosen.paragraph_number) == (
        twins[1],
        Status.ACCEPTED,
        2,
    )


def test_a_word_inside_another_is_not_the_mention(wen):
    cable = keep("The HRN met.", source="first")
    entity = EntityFactory(name="HRN")
    paragraph = cable.paragraphs.get()
    mentions.add(paragraph=paragraph, start=4, end=7, entity=entity, by=wen)
    keep("The HRNX met for a long while, and hrns were seen.", source="second")
    assert Mention.objects.get(entity=entity).paragraph is None


# --- counts -------------------------------------------------------------------------------------


def test_counts_follow_a_better_copy(cable, wen):
    mentions.accept(mention=at("MINISTRY OF HEALTH"), by=wen)
    better()
    for entity in Entity.objects.all():
        told = entity.mention_count, entity.accepted_count, entity.cable_count, entity.first_on
        Entity.objects.filter(pk=entity.pk).recount()
        entity.refresh_from_db()
        counted = entity.mention_count, entity.accepted_count, entity.cable_count, entity.first_on
        assert told == counted, entity.name


# --- other finders, other names, merges ---------------------------------------------------------


def test_nothing_that_finders_learn_later_stands_where_a_curator_decided(cable, wen):
    mention = at("MINISTRY OF HEALTH")
    mentions.accept(mention=mention, by=wen)
    entities.create(kind="organization", name="The Ministry of Health Met", by=wen)
    entities.create(kind="organization", name="of Health Met", by=wen)
    link(cable)
    assert states("Health") == {(mention.entity.name, Status.ACCEPTED)}


def test_a_stopped_name_stays_away_from_a_better_copy(cable, wen):
    names.stop(name="Ministry of Health", by=wen, reason="A street.")
    better()
    assert {status for _, status in states("Health")} == {Status.REJECTED}


def test_a_merged_name_leads_to_the_kept_entity_in_a_better_copy(cable, wen):
    absorbed, kept = at("MINISTRY OF HEALTH").entity, EntityFactory(name="Harbor Court")
    entities.merge(keep=kept, absorb=absorbed, by=wen, reason="Same.")
    better()
    assert states("Health") == {("Harbor Court", Status.SUGGESTED)}


def test_importing_the_same_copy_again_changes_nothing(cable, wen):
    mentions.accept(mention=at("MINISTRY OF HEALTH"), by=wen)
    before = list(Mention.objects.order_by("pk").values())
    keep(*SHORT, source="first")
    assert list(Mention.objects.order_by("pk").values()) == before
