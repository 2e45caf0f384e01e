"""What a curator decides about entities, and what a merge carries over."""

import pytest
from django.core.exceptions import ValidationError

from cables.actions import entities
from cables.models import Alias, Decision, Entity, IndexChange, Mention
from tests.factories import (
    AliasFactory,
    CableFactory,
    EntityFactory,
    MentionFactory,
    PersonFactory,
)

pytestmark = pytest.mark.django_db

Status = Mention.Status
SAME = "Same body under two spellings."


@pytest.fixture
def soc():
    return EntityFactory(name="Lantern Soc.")


def names(entity: Entity) -> set[str]:
    return set(entity.aliases.values_list("name", flat=True))


# --- editing ------------------------------------------------------------------------------------


def test_creating_leaves_a_decision_with_all_fields(wen):
    entity = entities.create(
        kind="organization", name="  Paper   Boat Society ", type="ngo", by=wen
    )

    decision = Decision.objects.get()
    assert (entity.name, entity.curated, entity.type_confirmed) == (
        "Paper Boat Society",
        True,
        True,
    )
    assert entity.normalized == "paper boat society"
    assert (decision.kind, decision.target_id) == ("entity-added", entity.pk)
    assert (decision.before, decision.after["type"]) == ({}, "ngo")


def test_editing_keeps_the_changed_fields_alone(lantern, wen):
    decision = entities.edit(entity=lantern, changes={"description": "Reads letters."}, by=wen)

    lantern.refresh_from_db()
    assert (lantern.description, lantern.curated) == ("Reads letters.", True)
    assert decision.before == {"description": ""}
    assert decision.after == {"description": "Reads letters."}


def test_a_name_that_gives_way_stays_as_an_alias(lantern, wen):
    entities.edit(entity=lantern, changes={"name": "Lantern Society of Sampleton"}, by=wen)

    lantern.refresh_from_db()
    assert lantern.normalized == "lantern society of sampleton"
    assert names(lantern) == {"Lantern Society"}


def test_who_sets_the_type_confirms_it(lantern, wen):
    entities.edit(entity=lantern, changes={"type": "union"}, by=wen)
    lantern.refresh_from_db()
    assert lantern.type_confirmed


def test_a_new_type_reaches_the_index_of_all_cables_that_mention_it(lantern, wen):
    cables = {MentionFactory(entity=lantern).cable_id for _ in range(2)}
    entities.edit(entity=lantern, changes={"type": "union"}, by=wen)
    assert set(IndexChange.objects.values_list("cable_id", flat=True)) == cables


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"kind": "person"}, "Only an organization has a type"),
        ({"latitude": 10.0}, "both coordinates"),
        ({"latitude": 91.0, "longitude": 0.0}, "between -90 and 90"),
        ({"latitude": 0.0, "longitude": 181.0}, "between -180 and 180"),
        ({"country": "cn"}, "two capital letters"),
        ({"wikidata": "42"}, "with its Q"),
        ({"name": "  "}, "Give a name"),
        ({"name": "x" * 251}, "at most 250"),
        ({"kind": "ship"}, "not a valid choice"),
        ({"merged_into": None}, "nobody edits"),
        ({"description": ""}, "Nothing of Lantern Society was changed"),
    ],
)
def test_editing_refuses_what_contradicts_itself(lantern, wen, changes, refusal):
    with pytest.raises(ValidationError, match=refusal):
        entities.edit(entity=lantern, changes=changes, by=wen)
    assert not Decision.objects.exists()


def test_aliases_are_added_and_removed(lantern, wen):
    added = entities.add_alias(entity=lantern, name="LS", by=wen)
    assert (added.kind, added.after) == ("alias-added", {"alias": "LS"})

    removed = entities.remove_alias(alias=Alias.objects.get(), by=wen)
    was = {"alias": "LS", "curated": True, "given": True, "name_cable_id": None}
    assert (removed.kind, removed.before) == ("alias-removed", was)
    assert not Alias.objects.exists()
    assert list(Decision.objects.about(lantern)) == [removed, added]


@pytest.mark.parametrize("name", ["Lantern Society", "LS", " LS "])
def test_a_name_is_added_once(lantern, wen, name):
    AliasFactory(entity=lantern, name="LS")
    with pytest.raises(ValidationError, match="already"):
        entities.add_alias(entity=lantern, name=name, by=wen)


def test_a_name_that_is_too_long_once_its_letters_are_folded_is_refused(lantern, wen):
    with pytest.raises(ValidationError, match="at most 250"):
        entities.add_alias(entity=lantern, name="ß" * 200, by=wen)
    with pytest.raises(ValidationError, match="at most 250"):
        entities.edit(entity=lantern, changes={"name": "ß" * 200}, by=wen)


def test_only_what_nobody_mentions_can_be_deleted(lantern, soc, wen):
    MentionFactory(entity=lantern)
    with pytest.raises(ValidationError, match="merge it instead"):
        entities.delete(entity=lantern, by=wen, reason="A slip.")

    decision = entities.delete(entity=soc, by=wen, reason="A slip.")
    assert list(Entity.objects.all()) == [lantern]
    assert (decision.before["name"], decision.after) == ("Lantern Soc.", {"deleted": True})


# --- merging ------------------------------------------------------------------------------------


def test_merging_carries_mentions_and_counts(lantern, soc, wen):
    theirs = MentionFactory(entity=soc, status=Status.SUGGESTED)
    decided = MentionFactory(entity=soc, status=Status.REJECTED)
    decision = entities.merge(keep=lantern, absorb=soc, by=wen, reason=SAME)

    assert set(lantern.mentions.all()) == {theirs, decided}
    assert lantern.mentions.get(pk=decided.pk).status == Status.REJECTED
    lantern.refresh_from_db()
    soc.refresh_from_db()
    assert (lantern.mention_count, soc.mention_count, soc.cable_count) == (1, 0, 0)
    assert decision.after["mentions_moved"] == [theirs.pk, decided.pk]
    noted = set(IndexChange.objects.values_list("cable_id", flat=True))
    assert noted == {theirs.cable_id, decided.cable_id}


def test_merging_carries_names(lantern, soc, wen):
    AliasFactory(entity=lantern, name="LS")
    AliasFactory(entity=soc, name="LS")
    AliasFactory(entity=soc, name="Lanterns")
    AliasFactory(entity=soc, name="Lantern Society")
    decision = entities.merge(keep=lantern, absorb=soc, by=wen, reason=SAME)

    assert names(lantern) == {"LS", "Lanterns", "Lantern Soc."}
    assert names(soc) == set()
    assert decision.after["aliases_moved"] == ["Lantern Soc.", "Lanterns"]
    assert decision.after["aliases_dropped"] == ["LS", "Lantern Society"]


def test_merging_fills_what_the_kept_one_lacks(lantern, wen):
    lantern.description = "Reads letters."
    lantern.save()
    other = EntityFactory(
        description="Other words.", wikidata="Q1", country="CN", latitude=23.1, longitude=113.3
    )
    decision = entities.merge(keep=lantern, absorb=other, by=wen, reason=SAME)

    lantern.refresh_from_db()
    assert (lantern.description, lantern.wikidata) == ("Reads letters.", "Q1")
    assert (lantern.latitude, lantern.longitude) == (23.1, 113.3)
    assert lantern.type == "ngo"
    assert decision.after["filled"] == ["country", "latitude", "longitude", "wikidata"]


def test_old_addresses_lead_to_the_last_kept_one(lantern, soc, wen):
    oldest = EntityFactory(name="Lanterns")
    entities.merge(keep=soc, absorb=oldest, by=wen, reason=SAME)
    decision = entities.merge(keep=lantern, absorb=soc, by=wen, reason=SAME)

    for merged in (soc, oldest):
        merged.refresh_from_db()
        assert merged.merged_into == lantern
    assert decision.after["redirected"] == [soc.pk, oldest.pk]
    assert set(Entity.objects.current()) == {lantern}


STRONGER = [
    # the kept entity's, the other's, what stays
    ("suggested", "accepted", "accepted"),
    ("accepted", "suggested", "accepted"),
    ("suggested", "rejected", "rejected"),
    ("rejected", "suggested", "rejected"),
    ("rejected", "accepted", "accepted"),
    ("accepted", "rejected", "accepted"),
]


@pytest.mark.parametrize(("mine", "other", "stays"), STRONGER)
def test_of_two_mentions_at_the_same_words_the_more_decided_stays(
    lantern, soc, wen, mine, other, stays
):
    cable = CableFactory(paragraphs=["The Lantern Society met."])
    place = {"cable": cable, "start": 4, "surface": "Lantern Society"}
    kept = MentionFactory(entity=lantern, status=mine, **place)
    absorbed = MentionFactory(entity=soc, status=other, **place)
    decision = entities.merge(keep=lantern, absorb=soc, by=wen, reason=SAME)

    left = Mention.objects.get()
    assert (left.status, left.entity) == (stays, lantern)
    gone = absorbed if left == kept else kept
    [given_way] = decision.after["mentions_given_way"]
    assert (given_way["id"], given_way["status"]) == (gone.pk, gone.status)
    assert given_way["entity"] == gone.entity_id


def test_at_a_draw_the_kept_entitys_own_mention_stays(lantern, soc, wen):
    cable = CableFactory(paragraphs=["The Lantern Society met."])
    place = {"cable": cable, "start": 4, "surface": "Lantern Society", "status": "suggested"}
    own = MentionFactory(entity=lantern, **place)
    MentionFactory(entity=soc, **place)
    entities.merge(keep=lantern, absorb=soc, by=wen, reason=SAME)
    assert Mention.objects.get() == own


def test_mentions_whose_words_are_gone_are_carried_too(lantern, soc, wen):
    for entity in (lantern, soc):
        MentionFactory(entity=entity, paragraph=None, paragraph_number=3, status="accepted")
    entities.merge(keep=lantern, absorb=soc, by=wen, reason=SAME)
    assert lantern.mentions.count() == 2


def test_a_merge_can_be_undone_from_its_decision(lantern, soc, wen):
    """Everything needed is in the record: who had which mention, name and field."""
    AliasFactory(entity=soc, name="Lanterns")
    mention = MentionFactory(entity=soc)
    decision = entities.merge(keep=lantern, absorb=soc, by=wen, reason=SAME)

    assert decision.before["absorb"]["id"] == soc.pk
    assert decision.before["absorb"]["name"] == "Lantern Soc."
    (alias,) = decision.before["absorb"]["aliases"]
    assert alias == {"name": "Lanterns", "curated": False, "name_cable_id": None}
    assert decision.before["keep"]["aliases"] == []
    assert decision.after["mentions_moved"] == [mention.pk]


def test_merging_refuses(lantern, soc, wen):
    person = PersonFactory(name="Wen Lantern")
    with pytest.raises(ValidationError, match="into itself"):
        entities.merge(keep=lantern, absorb=lantern, by=wen, reason=SAME)
    with pytest.raises(ValidationError, match="of different kinds"):
        entities.merge(keep=lantern, absorb=person, by=wen, reason=SAME)
    with pytest.raises(ValidationError, match="Give a reason"):
        entities.merge(keep=lantern, absorb=soc, by=wen, reason=" ")
    assert not Decision.objects.exists()

    entities.merge(keep=lantern, absorb=soc, by=wen, reason=SAME)
    with pytest.raises(ValidationError, match="was merged into Lantern Society"):
        entities.merge(keep=EntityFactory(), absorb=soc, by=wen, reason=SAME)
    with pytest.raises(ValidationError, match="was merged into Lantern Society"):
        entities.edit(entity=soc, changes={"description": "x"}, by=wen)


def test_merging_several_is_all_or_nothing(lantern, soc, wen):
    with pytest.raises(ValidationError, match="different kinds"):
        entities.merge_all(keep=lantern, absorb=[soc, PersonFactory()], by=wen, reason=SAME)
    soc.refresh_from_db()
    assert soc.merged_into is None
    assert not Decision.objects.exists()

    other = EntityFactory()
    decisions = entities.merge_all(keep=lantern, absorb=[soc, other], by=wen, reason=SAME)
    assert len(decisions) == 2
    assert set(lantern.absorbed.all()) == {soc, other}
