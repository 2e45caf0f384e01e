"""Decisions upon decisions, taken back in and out of order: nothing decided is lost."""

import io

import pytest
from django.core.exceptions import ValidationError

from cables.actions import authorities, entities, mentions, undo
from cables.formats.authority_csv import read
from cables.linking import link
from cables.models import Decision, Entity, Mention
from tests.factories import CableFactory, EntityFactory

pytestmark = pytest.mark.django_db
TEXT = "The Harbor Rescue Institute met the Lantern Rescue Institute."


@pytest.fixture
def harbor() -> Entity:
    link(CableFactory.create(paragraphs=[TEXT]))
    return Entity.objects.get(name="Harbor Rescue Institute")


@pytest.fixture
def lantern(harbor) -> Entity:
    return Entity.objects.get(name="Lantern Rescue Institute")


def picture() -> list[tuple[object, ...]]:
    """Everything that people decide about mentions."""
    rows = Mention.objects.order_by("cable", "start", "entity")
    return list(rows.values_list("start", "surface", "entity", "status", "uncertain"))


def test_accepted_merged_taken_apart_and_taken_back(harbor, lantern, ada):
    before = picture()
    accepted = mentions.accept(mention=harbor.mentions.get(), by=ada)
    merged = entities.merge(keep=lantern, absorb=harbor, by=ada, reason="one body")
    undo.undo(decision=merged, by=ada)
    undo.undo(decision=accepted, by=ada)
    assert picture() == before


def test_accepted_merged_and_taken_back_before_the_merge_is(harbor, lantern, ada):
    before = picture()
    accepted = mentions.accept(mention=harbor.mentions.get(), by=ada)
    merged = entities.merge(keep=lantern, absorb=harbor, by=ada, reason="one body")
    undo.undo(decision=accepted, by=ada)
    undo.undo(decision=merged, by=ada)
    assert picture() == before


def test_split_merged_back_and_all_of_it_taken_back(harbor, ada):
    before = picture()
    chosen = harbor.mentions.all()
    made = entities.split(
        entity=harbor, mentions=chosen, new_name="Other", kind="organization", by=ada, reason="two"
    )
    merged = entities.merge(keep=harbor, absorb=made, by=ada, reason="one after all")
    assert harbor.mentions.get().status == Mention.Status.ACCEPTED
    split = Decision.objects.get(kind="entity-split")
    with pytest.raises(ValidationError):
        undo.undo(decision=split, by=ada)
    undo.undo(decision=merged, by=ada)
    undo.undo(decision=split, by=ada)
    assert picture() == before
    assert not Entity.objects.filter(pk=made.pk).exists()


def test_words_rejected_before_a_name_was_added_stay_rejected(harbor, lantern, ada):
    mention = harbor.mentions.get()
    mentions.reject(mention=mention, by=ada, reason="not this")
    other = EntityFactory.create(name="Reed Institute", curated=True)
    entities.add_alias(entity=other, name="Harbor Rescue Institute", by=ada)
    link(mention.cable)
    mention.refresh_from_db()
    assert mention.status == Mention.Status.REJECTED


def test_mentions_outlive_the_name_that_found_them(harbor, ada):
    entities.add_alias(entity=harbor, name="Lantern Rescue", by=ada)
    accepted = mentions.accept(mention=harbor.mentions.get(), by=ada)
    entities.edit(entity=harbor, changes={"name": "Reed Institute"}, by=ada)
    for alias in harbor.aliases.all():
        entities.remove_alias(alias=alias, by=ada)
    mention = Mention.objects.get(pk=accepted.target_id)
    link(mention.cable)
    mention.refresh_from_db()
    assert (mention.entity, mention.status) == (harbor, Mention.Status.ACCEPTED)


def test_an_entity_that_somebody_else_worked_on_is_not_undone_away(ada, wen):
    made = entities.create(kind="organization", name="Reed Institute", by=ada)
    alias = entities.add_alias(entity=made, name="RI", by=wen)
    created = Decision.objects.get(kind="entity-added")
    with pytest.raises(ValidationError, match="decided about since"):
        undo.undo(decision=created, by=ada)
    undo.undo(decision=alias, by=wen)
    undo.undo(decision=created, by=ada)
    assert not Entity.objects.exists()


def test_a_list_loaded_again_leaves_what_people_decided_since(ada):
    table = "name,kind,aliases,type,country\nReed Institute,organization,RI | Reed,ngo,CN"

    def load() -> None:
        authorities.import_rows(rows=read(io.StringIO(table)).rows, by=ada, source="the list")

    load()
    reed = Entity.objects.get()
    entities.remove_alias(alias=reed.aliases.get(name="RI"), by=ada)
    entities.edit(entity=reed, changes={"country": ""}, by=ada)
    entities.retype(entity=reed, kind="organization", type="union", by=ada)
    load()
    reed.refresh_from_db()
    assert list(reed.aliases.values_list("name", flat=True)) == ["Reed"]
    assert (reed.country, reed.type, reed.type_status) == ("", "union", "confirmed by a curator")
