"""The desk's acts: forms, doubt, choice, splits, notes, and who was first."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError

from cables.actions import entities, mentions
from cables.linking import link
from cables.models import Ambiguity, Decision, Distinct, Entity, IndexChange, Mention
from cables.vocab.names import normalize
from tests.factories import CableFactory, EntityFactory, MentionFactory, PersonFactory

pytestmark = pytest.mark.django_db

Status = Mention.Status
WHY = "A ship of that name."


@pytest.fixture
def mention(lantern):
    return MentionFactory(entity=lantern, status=Status.SUGGESTED, method="names")


# --- the second of two --------------------------------------------------------------------------


@pytest.mark.parametrize("act", ["accept", "reject", "doubt", "move"])
def test_the_second_of_two_curators_is_told_and_nothing_is_overwritten(mention, wen, ada, act):
    seen = mentions.stamp(mention)
    first = mentions.reject(mention=mention, by=wen, reason=WHY)
    mention.refresh_from_db()
    arguments: dict[str, dict[str, Any]] = {
        "accept": {},
        "reject": {"reason": "Mine."},
        "doubt": {"uncertain": True},
        "move": {"to": EntityFactory()},
    }
    with pytest.raises(mentions.Conflict, match=r"wen decided this meanwhile .mention rejected"):
        getattr(mentions, act)(mention=mention, by=ada, seen=seen, **arguments[act])
    mention.refresh_from_db()
    assert mention.status == Status.REJECTED
    assert list(Decision.objects.all()) == [first]


def test_what_is_as_it_was_seen_is_decided(mention, wen):
    seen = mentions.stamp(mention)
    assert mentions.accept(mention=mention, by=wen, seen=seen).after["status"] == "accepted"


def test_a_mention_that_is_gone_is_told(mention, wen):
    Mention.objects.all().delete()
    with pytest.raises(ValidationError, match="gone"):
        mentions.accept(mention=mention, by=wen)


def test_the_second_editor_of_an_entity_is_told(lantern, wen, ada):
    lantern.refresh_from_db()
    seen = entities.stamp(lantern)
    entities.edit(entity=lantern, changes={"description": "Reads letters."}, by=wen)
    with pytest.raises(mentions.Conflict, match="wen decided this meanwhile"):
        entities.retype(entity=lantern, kind="organization", type="union", by=ada, seen=seen)
    lantern.refresh_from_db()
    assert lantern.is_ngo


def test_counting_mentions_is_no_change_of_the_entity(lantern, mention, wen):
    lantern.refresh_from_db()
    seen = entities.stamp(lantern)
    mentions.accept(mention=mention, by=wen)
    entities.retype(entity=lantern, kind="organization", type="union", by=wen, seen=seen)


# --- forms and doubt ----------------------------------------------------------------------------


def test_accepting_a_form_accepts_exactly_these_words_of_this_entity(lantern, wen, ada):
    same = [MentionFactory(entity=lantern, status=Status.SUGGESTED) for _ in range(3)]
    capital = MentionFactory(entity=lantern, surface="LANTERN SOCIETY", status=Status.SUGGESTED)
    other = MentionFactory(surface="Lantern Society", status=Status.SUGGESTED)
    refused = MentionFactory(entity=lantern, status=Status.REJECTED)
    batch = mentions.accept_form(entity=lantern, surface="Lantern Society", by=wen)

    accepted = set(Mention.objects.filter(status=Status.ACCEPTED))
    assert accepted == set(same)
    assert (batch.count, {d.target_id for d in batch.decisions}) == (3, {m.pk for m in same})
    assert set(Decision.objects.in_batch(batch.id)) == set(batch.decisions)
    assert {capital.status, other.status, refused.status} == {"suggested", "rejected"}
    with pytest.raises(mentions.Conflict, match="open any more"):
        mentions.accept_form(entity=lantern, surface="Lantern Society", by=ada)


def test_rejecting_a_form_keeps_the_reason_on_each(lantern, wen):
    for _ in range(2):
        MentionFactory(entity=lantern, status=Status.SUGGESTED)
    batch = mentions.reject_form(entity=lantern, surface="Lantern Society", by=wen, reason=WHY)
    assert [decision.reason for decision in batch.decisions] == [WHY, WHY]
    lantern.refresh_from_db()
    assert lantern.mention_count == 0
    with pytest.raises(ValidationError, match="Give a reason"):
        mentions.reject_form(entity=lantern, surface="x", by=wen, reason="")


def test_doubt_leaves_the_status_as_it_is(mention, wen):
    decision = mentions.doubt(mention=mention, uncertain=True, by=wen)
    mention.refresh_from_db()
    assert (mention.status, mention.uncertain) == (Status.SUGGESTED, True)
    assert (decision.kind, decision.after["uncertain"]) == ("mention-doubted", True)
    with pytest.raises(ValidationError, match="uncertain already"):
        mentions.doubt(mention=mention, uncertain=True, by=wen)


# --- choosing -----------------------------------------------------------------------------------


@pytest.fixture
def twins():
    name = "Harbor Rights Network"
    return [EntityFactory(name=name, normalized=normalize(name)) for _ in range(2)]


@pytest.fixture
def doubt(twins) -> Ambiguity:
    link(CableFactory(paragraphs=["The Harbor Rights Network met."]))
    return Ambiguity.objects.get()


def test_choosing_makes_an_accepted_mention_and_the_doubt_goes(doubt, twins, wen):
    decision = mentions.choose(ambiguity=doubt, entity=twins[1], by=wen)
    mention = Mention.objects.get()
    assert (mention.entity, mention.status, mention.surface) == (
        twins[1],
        Status.ACCEPTED,
        "Harbor Rights Network",
    )
    assert decision.before["ambiguity"]["candidates"] == [twin.pk for twin in twins]
    assert not Ambiguity.objects.exists()
    twins[1].refresh_from_db()
    assert (twins[1].accepted_count, twins[1].is_listed) == (1, True)


def test_the_second_to_choose_is_told(doubt, twins, wen, ada):
    mentions.choose(ambiguity=doubt, entity=twins[1], by=wen)
    with pytest.raises(mentions.Conflict, match="has been decided"):
        mentions.choose(ambiguity=doubt, entity=twins[0], by=ada)
    assert Mention.objects.get().entity == twins[1]


def test_a_merged_entity_is_not_chosen(doubt, twins, wen):
    other, kept = EntityFactory(), EntityFactory(name="Harbor Union")
    entities.merge(keep=kept, absorb=other, by=wen, reason="Same.")
    other.refresh_from_db()
    with pytest.raises(ValidationError, match="merged into Harbor Union"):
        mentions.choose(ambiguity=doubt, entity=other, by=wen)
    assert Ambiguity.objects.exists()


# --- entities -----------------------------------------------------------------------------------


def test_retyping_confirms_the_type_and_drops_it_for_people(lantern, wen):
    entities.retype(entity=lantern, kind="organization", type="union", by=wen)
    lantern.refresh_from_db()
    assert (lantern.type, lantern.type_confirmed) == ("union", True)
    entities.retype(entity=lantern, kind="person", by=wen)
    lantern.refresh_from_db()
    assert (lantern.kind, lantern.type, lantern.type_confirmed) == ("person", "", False)


def test_only_what_the_index_holds_makes_cables_be_indexed_anew(lantern, mention, wen):
    entities.retype(entity=lantern, kind="organization", type="union", by=wen)
    assert IndexChange.objects.count() == 1
    entities.retype(entity=lantern, kind="organization", type="party", by=wen)
    entities.edit(entity=lantern, changes={"description": "x"}, by=wen)
    assert IndexChange.objects.count() == 1


def test_a_note_is_in_the_history(lantern, wen):
    decision = entities.note(entity=lantern, text=" See the report. ", by=wen)
    assert decision.after == {"note": "See the report."}
    assert list(Decision.objects.of_entity(lantern)) == [decision]
    with pytest.raises(ValidationError, match="is empty"):
        entities.note(entity=lantern, text=" ", by=wen)


def test_what_is_kept_apart_is_known_in_either_order(lantern, wen):
    other = EntityFactory()
    entities.keep_apart(first=other, second=lantern, by=wen)
    assert Distinct.objects.between(lantern, other).exists()
    for first, second in ((lantern, other), (other, lantern)):
        with pytest.raises(ValidationError, match="apart already"):
            entities.keep_apart(first=first, second=second, by=wen)
    with pytest.raises(ValidationError, match="from itself"):
        entities.keep_apart(first=other, second=other, by=wen)


def test_a_split_moves_the_chosen_mentions_for_good(lantern, wen):
    cable = CableFactory(paragraphs=["The Lantern Society met.", "Lantern Society sank."])
    link(cable)
    lantern = Entity.objects.get(name="Lantern Society", mention_count=2)
    ship = cable.mentions.get(paragraph__number=2)
    made = entities.split(
        entity=lantern,
        mentions=Mention.objects.filter(pk=ship.pk),
        new_name="Lantern Society",
        kind="organization",
        type="company",
        by=wen,
        reason=WHY,
    )
    assert made.mentions.get().status == Status.ACCEPTED
    assert lantern.mentions.get(paragraph__number=2).status == Status.REJECTED
    assert Distinct.objects.between(lantern, made).exists()
    lantern.refresh_from_db()
    made.refresh_from_db()
    assert (lantern.mention_count, made.mention_count, made.type) == (1, 1, "company")
    assert {d.kind for d in Decision.objects.of_entity(made)} == {"entity-split", "mention-moved"}
    link(cable)
    assert made.mentions.get() == ship


def test_a_split_of_nothing_is_refused(lantern, mention, wen):
    other = MentionFactory(entity=PersonFactory())
    chosen = Mention.objects.filter(pk=other.pk)
    with pytest.raises(ValidationError, match="Choose the mentions"):
        entities.split(
            entity=lantern, mentions=chosen, new_name="x", kind="person", by=wen, reason=WHY
        )
    assert Entity.objects.count() == 2


# --- history ------------------------------------------------------------------------------------


def test_the_history_of_an_entity_has_its_mentions_and_all_it_was_part_of(lantern, mention, wen):
    other = EntityFactory(name="Paper Boat")
    made = [
        mentions.accept(mention=mention, by=wen),
        mentions.move(mention=mention, to=other, by=wen),
        mentions.accept(mention=mention, by=wen, uncertain=True),
        entities.note(entity=lantern, text="x", by=wen),
    ]
    assert list(Decision.objects.of_entity(lantern)) == [made[3], made[1], made[0]]
    assert list(Decision.objects.of_entity(other)) == [made[2], made[1]]
