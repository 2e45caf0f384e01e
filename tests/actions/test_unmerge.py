"""A merge is taken apart: what it carried goes back, later decisions are left as they are."""

import pytest
from django.core.exceptions import ValidationError

from cables.actions import entities, mentions
from cables.linking import link
from cables.models import Alias, Ambiguity, Decision, Distinct, Entity, IndexChange, Mention
from cables.vocab.names import normalize
from tests.factories import AliasFactory, CableFactory, EntityFactory, MentionFactory, NgoFactory

pytestmark = pytest.mark.django_db

Status = Mention.Status
SAME, APART = "Same body under two spellings.", "Two bodies after all."


@pytest.fixture
def keep():
    entity = EntityFactory(name="Lantern Society")
    AliasFactory(entity=entity, name="LS", curated=True)
    return entity


@pytest.fixture
def absorb():
    entity = NgoFactory(name="Lantern Soc.", country="CN", type_evidence="an NGO")
    AliasFactory(entity=entity, name="Lanterns", curated=False)
    AliasFactory(entity=entity, name="LS", curated=False)
    return entity


def state(entity: Entity) -> tuple[object, ...]:
    """All that a merge may change of an entity."""
    entity.refresh_from_db()
    aliases = sorted(entity.aliases.values_list("name", "curated", "normalized"))
    fields = (entity.type, entity.type_evidence, entity.country, entity.curated)
    counts = (entity.mention_count, entity.accepted_count, entity.cable_count)
    days = (entity.first_on, entity.last_on)
    return *fields, *counts, *days, entity.merged_into_id, aliases, rows(entity)


def rows(entity: Entity) -> list[tuple[object, ...]]:
    fields = ("pk", "paragraph", "start", "surface", "status", "uncertain", "method", "score")
    return sorted(entity.mentions.values_list(*fields))


def test_who_becomes_an_ngo_by_a_merge_is_one_in_all_its_cables(keep, absorb, wen):
    own, theirs = MentionFactory(entity=keep).cable_id, MentionFactory(entity=absorb).cable_id
    merged = entities.merge(keep=keep, absorb=absorb, by=wen, reason=SAME)
    assert set(IndexChange.objects.values_list("cable_id", flat=True)) == {own, theirs}
    IndexChange.objects.all().delete()
    entities.unmerge(decision=merged, by=wen, reason=APART)
    assert set(IndexChange.objects.values_list("cable_id", flat=True)) == {own, theirs}


def test_undoing_restores_both_to_the_letter(keep, absorb, wen):
    MentionFactory(entity=keep, status=Status.ACCEPTED)
    MentionFactory(entity=absorb, status=Status.SUGGESTED, method="names", score=0.5)
    shared = MentionFactory(entity=keep, status=Status.SUGGESTED, method="names")
    MentionFactory(
        entity=absorb, cable=shared.cable, surface=shared.surface, status=Status.ACCEPTED
    )
    before = state(keep), state(absorb)
    decision = entities.merge(keep=keep, absorb=absorb, by=wen, reason=SAME)
    assert state(keep) != before[0]
    undone = entities.unmerge(decision=decision, by=wen, reason=APART)

    assert (state(keep), state(absorb)) == before
    assert (undone.undoes, undone.reason, undone.after["left"]) == (decision, APART, [])


def test_earlier_addresses_lead_where_they_led(keep, absorb, wen):
    older = EntityFactory(name="Lanterns of old")
    entities.merge(keep=absorb, absorb=older, by=wen, reason=SAME)
    decision = entities.merge(keep=keep, absorb=absorb, by=wen, reason=SAME)
    older.refresh_from_db()
    assert older.merged_into == keep
    entities.unmerge(decision=decision, by=wen, reason=APART)
    older.refresh_from_db()
    assert older.merged_into == absorb


def test_a_later_merge_has_to_be_undone_first(keep, absorb, wen):
    third = EntityFactory(name="Lantern House")
    first = entities.merge(keep=keep, absorb=absorb, by=wen, reason=SAME)
    second = entities.merge(keep=third, absorb=keep, by=wen, reason=SAME)
    with pytest.raises(ValidationError, match="merged into Lantern House later"):
        entities.unmerge(decision=first, by=wen, reason=APART)
    entities.unmerge(decision=second, by=wen, reason=APART)
    entities.unmerge(decision=first, by=wen, reason=APART)
    assert Entity.objects.current().count() == 3


def test_what_was_decided_since_stays_and_is_told(keep, absorb, wen):
    third = EntityFactory(name="Lantern House")
    moved = MentionFactory(entity=absorb, status=Status.SUGGESTED)
    stayed = MentionFactory(entity=absorb, status=Status.SUGGESTED)
    decision = entities.merge(keep=keep, absorb=absorb, by=wen, reason=SAME)
    mentions.move(mention=moved, to=third, by=wen)
    mentions.accept(mention=stayed, by=wen)
    entities.edit(entity=keep, changes={"country": "UG"}, by=wen)
    entities.remove_alias(alias=Alias.objects.get(name="Lanterns"), by=wen)
    undone = entities.unmerge(decision=decision, by=wen, reason=APART)

    moved.refresh_from_db()
    stayed.refresh_from_db()
    keep.refresh_from_db()
    assert (moved.entity, stayed.entity, stayed.status) == (third, absorb, Status.ACCEPTED)
    assert (keep.country, keep.type, keep.curated) == ("UG", "", True)
    assert set(absorb.aliases.values_list("name", flat=True)) == {"LS"}
    assert undone.after["left"] == [
        "1 of its mentions were decided otherwise since, or read anew.",
        "Taken from it since: Lanterns.",
        "Changed since, and left to Lantern Society: country.",
    ]


def test_a_mention_whose_text_was_read_anew_comes_back_without_its_place(keep, absorb, wen):
    kept = MentionFactory(entity=keep, status=Status.ACCEPTED)
    lost = MentionFactory(
        entity=absorb, cable=kept.cable, surface=kept.surface, status=Status.REJECTED
    )
    decision = entities.merge(keep=keep, absorb=absorb, by=wen, reason=SAME)
    kept.cable.paragraphs.all().delete()
    entities.unmerge(decision=decision, by=wen, reason=APART)
    returned = absorb.mentions.get()
    assert (returned.pk, returned.paragraph, returned.status) == (lost.pk, None, Status.REJECTED)


def test_nothing_else_is_taken_apart(keep, absorb, wen):
    merged = entities.merge(keep=keep, absorb=absorb, by=wen, reason=SAME)
    note = entities.note(entity=keep, text="x", by=wen)
    with pytest.raises(ValidationError, match="Only a merge"):
        entities.unmerge(decision=note, by=wen, reason=APART)
    with pytest.raises(ValidationError, match="Give a reason"):
        entities.unmerge(decision=merged, by=wen, reason=" ")
    entities.unmerge(decision=merged, by=wen, reason=APART)
    with pytest.raises(ValidationError, match="undone already"):
        entities.unmerge(decision=merged, by=wen, reason=APART)


def test_merging_what_was_kept_apart_gives_the_ruling_up_until_it_is_undone(keep, absorb, wen):
    entities.keep_apart(first=absorb, second=keep, by=wen)
    decision = entities.merge(keep=keep, absorb=absorb, by=wen, reason=SAME)
    assert not Distinct.objects.exists()
    entities.unmerge(decision=decision, by=wen, reason=APART)
    assert Distinct.objects.between(keep, absorb).exists()


def test_merging_the_only_candidates_settles_what_was_ambiguous(wen):
    twins = [
        EntityFactory(name="Harbor Network", normalized=normalize("Harbor Network"))
        for _ in range(3)
    ]
    link(CableFactory(paragraphs=["The Harbor Network met."]))
    entities.merge(keep=twins[0], absorb=twins[1], by=wen, reason=SAME)
    assert Ambiguity.objects.get().candidates == [twins[0].pk, twins[2].pk]
    entities.merge(keep=twins[0], absorb=twins[2], by=wen, reason=SAME)

    assert not Ambiguity.objects.exists()
    assert Mention.objects.get().entity == twins[0]
    twins[0].refresh_from_db()
    assert twins[0].mention_count == 1


def test_the_merge_is_in_the_history_of_both(keep, absorb, wen):
    decision = entities.merge(keep=keep, absorb=absorb, by=wen, reason=SAME)
    for entity in (keep, absorb):
        assert list(Decision.objects.of_entity(entity)) == [decision]
