"""What was decided is taken back, as far as nothing rests on it, and the record keeps both."""

import pytest
from django.core.exceptions import ValidationError

from cables.actions import cables, entities, mentions, names, undo
from cables.linking import link
from cables.models import (
    Alias,
    Ambiguity,
    Cable,
    Decision,
    Distinct,
    Entity,
    Mention,
    StopName,
)
from cables.vocab.names import normalize
from tests.factories import CableFactory, EntityFactory, MentionFactory

pytestmark = pytest.mark.django_db

Status = Mention.Status
WHY = "A ship of that name."


@pytest.fixture
def mention(lantern):
    return suggested(lantern)


def suggested(entity: Entity, **fields: object) -> Mention:
    return MentionFactory(entity=entity, status=Status.SUGGESTED, method="names", **fields)


def counts(entity: Entity) -> tuple[int, int, int]:
    entity.refresh_from_db()
    return entity.mention_count, entity.accepted_count, entity.cable_count


# --- one decision -------------------------------------------------------------------------------


def test_an_accepted_mention_is_a_suggestion_again(mention, lantern, wen):
    decision = mentions.accept(mention=mention, by=wen, uncertain=True)
    undone = undo.undo(decision=decision, by=wen)

    mention.refresh_from_db()
    assert (mention.status, mention.uncertain) == (Status.SUGGESTED, False)
    assert counts(lantern) == (1, 0, 1)
    assert (undone.kind, undone.undoes, undone.made_by) == ("undone", decision, wen)
    assert (undone.before, undone.after) == (decision.after, decision.before)


def test_a_rejected_mention_counts_again(mention, lantern, wen):
    decision = mentions.reject(mention=mention, by=wen, reason=WHY)
    assert counts(lantern) == (0, 0, 0)
    undo.undo(decision=decision, by=wen)
    assert counts(lantern) == (1, 0, 1)


def test_doubt_is_taken_back(mention, wen):
    decision = mentions.doubt(mention=mention, uncertain=True, by=wen)
    undo.undo(decision=decision, by=wen)
    mention.refresh_from_db()
    assert not mention.uncertain


def test_nothing_is_undone_twice(mention, wen):
    decision = mentions.accept(mention=mention, by=wen)
    undone = undo.undo(decision=decision, by=wen)
    with pytest.raises(ValidationError, match="undone already"):
        undo.undo(decision=decision, by=wen)
    with pytest.raises(ValidationError, match="decide anew"):
        undo.undo(decision=undone, by=wen)


def test_what_another_decided_since_is_not_overwritten(mention, wen, ada):
    first = mentions.accept(mention=mention, by=wen)
    mentions.reject(mention=mention, by=ada, reason=WHY)
    with pytest.raises(ValidationError, match=r"ada has decided about .* since"):
        undo.undo(decision=first, by=wen)
    mention.refresh_from_db()
    assert mention.status == Status.REJECTED


def test_an_added_mention_goes(lantern, wen):
    paragraph = CableFactory(paragraphs=["Lantern Society met."]).paragraphs.get()
    decision = mentions.add(paragraph=paragraph, start=0, end=15, entity=lantern, by=wen)
    undo.undo(decision=decision, by=wen)
    assert not Mention.objects.exists()
    assert counts(lantern) == (0, 0, 0)


def test_a_moved_mention_returns_with_all_that_gave_way(mention, lantern, wen):
    other = EntityFactory(name="Paper Boat")
    rival = suggested(other, cable=mention.cable, surface=mention.surface)
    decision = mentions.move(mention=mention, to=other, by=wen)
    undo.undo(decision=decision, by=wen)

    left = {(m.pk, m.entity_id, m.status) for m in Mention.objects.all()}
    assert left == {(mention.pk, lantern.pk, "suggested"), (rival.pk, other.pk, "suggested")}
    assert (counts(lantern), counts(other)) == ((1, 0, 1), (1, 0, 1))


def test_a_moved_mention_returns_to_what_its_entity_was_merged_into(mention, lantern, wen):
    other, kept = EntityFactory(name="Paper Boat"), EntityFactory(name="Lantern House")
    decision = mentions.move(mention=mention, to=other, by=wen)
    entities.merge(keep=kept, absorb=lantern, by=wen, reason="Same.")
    undo.undo(decision=decision, by=wen)
    mention.refresh_from_db()
    assert mention.entity == kept
    assert Mention.objects.count() == 1


def test_a_chosen_ambiguity_is_open_again(wen):
    twins = [
        EntityFactory(name="Harbor Rights Network", normalized="harbor rights network")
        for _ in range(2)
    ]
    link(CableFactory(paragraphs=["The Harbor Rights Network met."]))
    decision = mentions.choose(ambiguity=Ambiguity.objects.get(), entity=twins[0], by=wen)
    assert not Ambiguity.objects.exists()
    undo.undo(decision=decision, by=wen)

    assert Ambiguity.objects.get().candidates == [twin.pk for twin in twins]
    assert not Mention.objects.exists()


def test_an_edit_is_taken_back_and_the_name_with_it(lantern, wen):
    changes = {"name": "Lantern House", "description": "Reads letters."}
    decision = entities.edit(entity=lantern, changes=changes, by=wen)
    undo.undo(decision=decision, by=wen)

    lantern.refresh_from_db()
    assert (lantern.name, lantern.normalized) == ("Lantern Society", "lantern society")
    assert lantern.description == ""
    assert not lantern.aliases.exists()


def test_an_edit_that_was_edited_again_stays(lantern, wen, ada):
    first = entities.edit(entity=lantern, changes={"description": "Reads letters."}, by=wen)
    entities.edit(entity=lantern, changes={"description": "Writes letters."}, by=ada)
    with pytest.raises(ValidationError, match="Changed again since: description"):
        undo.undo(decision=first, by=wen)
    lantern.refresh_from_db()
    assert lantern.description == "Writes letters."


def test_a_deleted_entity_returns_under_its_number(lantern, wen):
    Alias.objects.create(entity=lantern, name="LS", normalized="ls", curated=True)
    decision = entities.delete(entity=lantern, by=wen, reason="Never was.")
    undo.undo(decision=decision, by=wen)
    returned = Entity.objects.get(pk=lantern.pk)
    assert (returned.name, returned.type) == ("Lantern Society", "ngo")
    assert [alias.name for alias in returned.aliases.all()] == ["LS"]


def test_an_added_entity_goes_unless_a_cable_mentions_it(wen):
    made = entities.create(kind="organization", name="Paper Boat", by=wen)
    decision = Decision.objects.get()
    suggested(made)
    with pytest.raises(ValidationError, match="is mentioned"):
        undo.undo(decision=decision, by=wen)
    Mention.objects.all().delete()
    undo.undo(decision=decision, by=wen)
    assert not Entity.objects.exists()


def test_aliases_come_and_go(lantern, wen):
    added = entities.add_alias(entity=lantern, name="LS", by=wen)
    removed = entities.remove_alias(alias=lantern.aliases.get(), by=wen)
    undo.undo(decision=removed, by=wen)
    assert [alias.name for alias in lantern.aliases.all()] == ["LS"]
    undo.undo(decision=added, by=wen)
    assert not lantern.aliases.exists()


def test_a_kept_apart_pair_may_be_proposed_again(lantern, wen):
    decision = entities.keep_apart(first=lantern, second=EntityFactory(), by=wen)
    undo.undo(decision=decision, by=wen)
    assert not Distinct.objects.exists()


def test_a_note_is_taken_back_in_the_record(lantern, wen):
    decision = entities.note(entity=lantern, text="See the annual report.", by=wen)
    undo.undo(decision=decision, by=wen)
    assert [d.kind for d in Decision.objects.of_entity(lantern)] == ["undone", "noted"]


def test_a_withheld_cable_returns(mention, lantern, wen):
    decision = cables.withhold(cable=mention.cable, by=wen, reason="Names a source.")
    assert counts(lantern) == (0, 0, 0)
    undo.undo(decision=decision, by=wen)
    assert Cable.objects.public().count() == 1
    assert counts(lantern) == (1, 0, 1)


# --- batches ------------------------------------------------------------------------------------


def test_an_accepted_form_is_undone_as_one(lantern, wen):
    for _ in range(4):
        suggested(lantern)
    batch = mentions.accept_form(entity=lantern, surface="Lantern Society", by=wen)
    assert counts(lantern) == (4, 4, 4)
    undo.undo(decision=batch.decisions[2], by=wen)

    assert counts(lantern) == (4, 0, 4)
    assert Decision.objects.filter(kind="undone").count() == 4


def test_of_a_batch_what_was_decided_since_stays_and_that_is_said(lantern, wen, ada):
    made = [suggested(lantern) for _ in range(3)]
    batch = mentions.accept_form(entity=lantern, surface="Lantern Society", by=wen)
    mentions.reject(mention=made[0], by=ada, reason=WHY)
    undone = undo.undo(decision=batch.decisions[0], by=wen)

    assert "1 of 3 stay" in undone.reason
    states = {mention.pk: mention.status for mention in Mention.objects.all()}
    assert states[made[0].pk] == Status.REJECTED
    assert states[made[1].pk] == states[made[2].pk] == Status.SUGGESTED


def test_a_stopped_name_is_undone_with_its_rejections(lantern, wen):
    suggested(lantern)
    batch = names.stop(name="Lantern Society", by=wen, reason=WHY)
    assert counts(lantern) == (0, 0, 0)
    undo.undo(decision=batch.decisions[0], by=wen)
    assert not StopName.objects.exists()
    assert counts(lantern) == (1, 0, 1)


def test_a_split_is_undone_as_one(lantern, wen):
    made = [suggested(lantern) for _ in range(3)]
    some = Mention.objects.filter(pk__in=[made[0].pk, made[1].pk])
    new = entities.split(
        entity=lantern,
        mentions=some,
        new_name="Lantern Ship",
        kind="organization",
        by=wen,
        reason=WHY,
    )
    undo.undo(decision=Decision.objects.get(kind="entity-split"), by=wen)
    assert not Entity.objects.filter(pk=new.pk).exists()
    assert not Distinct.objects.exists()
    assert counts(lantern) == (3, 0, 3)
    assert set(Mention.objects.values_list("status", flat=True)) == {Status.SUGGESTED}


def test_several_merges_of_one_act_are_undone_together(lantern, wen):
    others = [EntityFactory(), EntityFactory()]
    first, _ = entities.merge_all(keep=lantern, absorb=others, by=wen, reason="Same.")
    undo.undo(decision=first, by=wen)
    assert Entity.objects.current().count() == 3


# --- the last acts of a person ------------------------------------------------------------------


def test_the_last_acts_of_a_person_newest_first_and_batches_once(lantern, wen, ada):
    for _ in range(3):
        suggested(lantern)
    mentions.accept_form(entity=lantern, surface="Lantern Society", by=wen)
    entities.note(entity=lantern, text="By ada.", by=ada)
    entities.note(entity=lantern, text="By wen.", by=wen)

    acts = undo.last(by=wen)
    assert [(act.kind, act.together) for act in acts] == [("noted", 1), ("mention-accepted", 3)]


def test_what_is_undone_is_no_act_to_undo(mention, wen):
    undo.undo(decision=mentions.accept(mention=mention, by=wen), by=wen)
    assert undo.last(by=wen) == []


def test_ten_acts_one_after_the_other_are_undone(lantern, wen):
    made = [suggested(lantern, start=20 * n) for n in range(12)]
    for mention in made:
        mentions.accept(mention=mention, by=wen)
    for _ in range(undo.LAST):
        undo.undo(decision=undo.last(by=wen)[0], by=wen)
    assert counts(lantern) == (12, 2, 12)


def test_undoing_an_alias_takes_its_open_suggestions_back(wen, django_capture_on_commit_callbacks):
    house = EntityFactory(name="Little Lantern", normalized="little lantern")
    link(CableFactory(paragraphs=["We visited the wick-makers of Old Lane."]))
    with django_capture_on_commit_callbacks(execute=True):
        decision = entities.add_alias(entity=house, name="wick-makers", by=wen)
    assert counts(house) == (1, 0, 1)
    undo.undo(decision=decision, by=wen)
    assert counts(house) == (0, 0, 0)
    assert normalize("wick-makers") == "wick makers"
