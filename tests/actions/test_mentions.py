"""What a curator decides about mentions, and what is kept of it."""

import pytest
from django.core.exceptions import ValidationError

from cables.actions import entities, mentions
from cables.models import Decision, IndexChange, Mention
from tests.factories import CableFactory, EntityFactory, MentionFactory, NgoFactory, PlaceFactory

pytestmark = pytest.mark.django_db

Status = Mention.Status
TEXT = "(U) The Lantern Society met the Paper Boat Society; the Lantern Society spoke first."


@pytest.fixture
def cable():
    return CableFactory(paragraphs=[TEXT])


@pytest.fixture
def mention(cable, lantern):
    return MentionFactory(
        cable=cable, entity=lantern, start=8, method="names", status=Status.SUGGESTED
    )


def noted() -> set[int]:
    return set(IndexChange.objects.values_list("cable_id", flat=True))


def test_accepting_keeps_who_why_before_and_after(mention, wen):
    decision = mentions.accept(mention=mention, by=wen, reason=" Named in full. ")

    mention.refresh_from_db()
    assert mention.status == Status.ACCEPTED
    assert (decision.kind, decision.made_by, decision.reason) == (
        "mention-accepted",
        wen,
        "Named in full.",
    )
    assert decision.before["status"] == "suggested"
    assert decision.after["status"] == "accepted"
    assert decision.before["surface"] == "Lantern Society"
    assert list(Decision.objects.about(mention)) == [decision]


def test_accepting_recounts_the_entity_and_notes_the_cable(mention, wen, lantern, cable):
    assert lantern.mention_count == 0
    mentions.accept(mention=mention, by=wen)

    lantern.refresh_from_db()
    assert (lantern.mention_count, lantern.cable_count) == (1, 1)
    assert noted() == {cable.pk}


def test_a_second_curator_is_told_that_it_is_decided(mention, wen):
    stale = Mention.objects.get(pk=mention.pk)
    mentions.accept(mention=mention, by=wen)

    with pytest.raises(ValidationError, match="accepted already"):
        mentions.accept(mention=stale, by=wen)
    assert Decision.objects.count() == 1


def test_doubt_can_be_set_on_what_is_accepted(mention, wen):
    mentions.accept(mention=mention, by=wen)
    decision = mentions.accept(mention=mention, by=wen, uncertain=True)

    assert (decision.before["uncertain"], decision.after["uncertain"]) == (False, True)


def test_rejecting_takes_the_mention_from_the_counts(mention, wen, lantern):
    mentions.accept(mention=mention, by=wen)
    decision = mentions.reject(mention=mention, by=wen, reason="A street of that name.")

    lantern.refresh_from_db()
    assert lantern.mention_count == 0
    assert (decision.before["status"], decision.after["status"]) == ("accepted", "rejected")


@pytest.mark.parametrize("reason", ["", "   ", "\n"])
def test_rejecting_needs_a_reason(mention, wen, reason):
    with pytest.raises(ValidationError, match="Give a reason"):
        mentions.reject(mention=mention, by=wen, reason=reason)
    mention.refresh_from_db()
    assert mention.status == Status.SUGGESTED


def test_adding_links_the_words_between_two_offsets(cable, lantern, wen):
    paragraph = cable.paragraphs.get()
    decision = mentions.add(paragraph=paragraph, start=56, end=71, entity=lantern, by=wen)

    added = Mention.objects.get(pk=decision.target_id)
    assert (added.surface, added.status, added.method) == ("Lantern Society", "accepted", "curator")
    assert added.paragraph_number == 1
    assert (decision.kind, decision.before) == ("mention-added", {})
    assert decision.after["entity"] == lantern.pk


@pytest.mark.parametrize(
    ("start", "end", "refusal"),
    [
        (5, 5, "not within"),
        (9, 5, "not within"),
        (-1, 5, "not within"),
        (0, 10_000, "not within"),
        (3, 4, "not blanks"),
    ],
)
def test_adding_refuses_a_place_that_is_none(cable, lantern, wen, start, end, refusal):
    paragraph = cable.paragraphs.get()
    with pytest.raises(ValidationError, match=refusal):
        mentions.add(paragraph=paragraph, start=start, end=end, entity=lantern, by=wen)
    assert not Mention.objects.exists()


def test_adding_refuses_a_whole_paragraph(lantern, wen):
    paragraph = CableFactory(paragraphs=["Long. " * 100]).paragraphs.get()
    with pytest.raises(ValidationError, match="at most 300 characters"):
        mentions.add(paragraph=paragraph, start=0, end=400, entity=lantern, by=wen)


def test_adding_where_a_machine_suggested_accepts(mention, wen, lantern):
    decision = mentions.add(paragraph=mention.paragraph, start=8, end=23, entity=lantern, by=wen)

    assert decision.kind == Decision.Kind.MENTION_ACCEPTED
    assert Mention.objects.get().method == "names"


def test_adding_to_a_merged_entity_names_the_one_to_choose(cable, lantern, wen):
    other = NgoFactory(name="Lantern Soc.")
    entities.merge(keep=lantern, absorb=other, by=wen, reason="Same body.")
    other.refresh_from_db()
    with pytest.raises(ValidationError, match="merged into Lantern Society"):
        mentions.add(paragraph=cable.paragraphs.get(), start=8, end=23, entity=other, by=wen)


def test_moving_accepts_there_and_leaves_a_rejection_behind(mention, wen, lantern):
    town = PlaceFactory(name="Lantern")
    decision = mentions.move(mention=mention, to=town, by=wen, reason="The town.")

    mention.refresh_from_db()
    assert (mention.entity, mention.status) == (town, Status.ACCEPTED)
    left = lantern.mentions.get()
    assert (left.status, left.start, left.surface) == (Status.REJECTED, 8, "Lantern Society")
    assert decision.after["left_behind"] == left.pk
    assert (decision.before["entity"], decision.after["entity"]) == (lantern.pk, town.pk)
    town.refresh_from_db()
    lantern.refresh_from_db()
    assert (town.mention_count, lantern.mention_count) == (1, 0)


def test_moving_there_and_back_ends_as_an_accepted_mention(mention, wen, lantern):
    town = PlaceFactory(name="Lantern")
    mentions.move(mention=mention, to=town, by=wen)
    back = mentions.move(mention=mention, to=lantern, by=wen)

    assert lantern.mentions.get().status == Status.ACCEPTED
    assert town.mentions.get().status == Status.REJECTED
    assert [state["status"] for state in back.before["replaced"]] == ["rejected"]


def test_moving_to_where_it_is_changes_nothing(mention, wen, lantern):
    with pytest.raises(ValidationError, match="is a mention of Lantern Society already"):
        mentions.move(mention=mention, to=lantern, by=wen)
    assert not Decision.objects.exists()


def test_accepting_many_leaves_a_decision_each(wen, lantern):
    made = [MentionFactory(entity=lantern, status=Status.SUGGESTED) for _ in range(3)]
    made.append(MentionFactory(entity=lantern, status=Status.ACCEPTED))
    decisions = mentions.accept_all(mentions=Mention.objects.all(), by=wen)

    assert {decision.target_id for decision in decisions} == {m.pk for m in made[:3]}
    assert all(decision.pk for decision in decisions)
    assert Decision.objects.filter(before__status="suggested").count() == 3
    lantern.refresh_from_db()
    assert lantern.mention_count == 4
    assert noted() == {m.cable_id for m in made[:3]}


def test_rejecting_many_keeps_the_reason_on_each(wen, lantern):
    for _ in range(2):
        MentionFactory(entity=lantern, status=Status.SUGGESTED)
    mentions.reject_all(mentions=lantern.mentions.all(), by=wen, reason="A ship.")

    assert set(Mention.objects.values_list("status", flat=True)) == {Status.REJECTED}
    assert list(Decision.objects.values_list("reason", flat=True)) == ["A ship.", "A ship."]


def test_rejecting_many_needs_a_reason(wen, mention):
    with pytest.raises(ValidationError, match="Give a reason"):
        mentions.reject_all(mentions=Mention.objects.all(), by=wen, reason="")
    assert not Decision.objects.exists()


def test_many_decisions_take_few_queries(wen, lantern, django_assert_max_num_queries):
    cable = CableFactory(paragraphs=[TEXT])
    for start in range(30):
        MentionFactory(cable=cable, entity=lantern, start=start, surface="x", status="suggested")
    # savepoint, read, update, notes, decisions; the entity held and counted before and after
    with django_assert_max_num_queries(13):
        mentions.accept_all(mentions=Mention.objects.all(), by=wen)


def test_the_record_of_decisions_is_of_the_entity_as_named_then(mention, wen):
    decision = mentions.accept(mention=mention, by=wen)
    assert decision.target_name == f"Lantern Society in {mention.cable.slug}"
    assert EntityFactory._meta.model.objects.count() == 1
