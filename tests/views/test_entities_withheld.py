"""What a withheld cable says is told nowhere: no evidence, no name, no decision."""

import json

import pytest
from django.contrib.auth.models import User

from cables.actions import cables, entities, mentions, undo
from cables.linking import link
from cables.models import Cable, Entity, Mention
from tests.factories import (
    AliasFactory,
    CableFactory,
    EntityFactory,
    MentionFactory,
    NgoFactory,
)

pytestmark = pytest.mark.django_db
SAID = "Harbor Rescue Service, a small labor NGO, met."
PARTS = ("", "entity.json", "history/", "history.csv", "history.jsonl")


@pytest.fixture
def ada(db) -> User:
    return User.objects.create_user("ada")


def told(client, entity: Entity) -> str:
    """All that anyone may read of an entity, in one string."""
    address = entity.get_absolute_url()
    return "".join(b"".join(client.get(f"{address}{part}")).decode() for part in PARTS)


@pytest.fixture
def said(ada) -> tuple[Entity, Cable]:
    """An NGO that two cables name, and the one that says it is an NGO."""
    cable = CableFactory.create(paragraphs=[SAID])
    link(cable)
    link(CableFactory.create(paragraphs=["The Harbor Rescue Service left."]))
    return Entity.objects.get(name="Harbor Rescue Service"), cable


def test_evidence_goes_and_comes_with_the_cable_that_says_it(said, client, look, ada):
    entity, cable = said
    address = entity.get_absolute_url()
    assert look(address).texts(".evidence") == [f"The words that say so: {SAID}"]
    cables.withhold(cable=cable, by=ada, reason="privacy")
    assert "a small labor NGO" not in told(client, entity)
    head = json.loads(b"".join(client.get(f"{address}entity.json")))
    assert head["type_evidence"] is None
    cables.release(cable=cable, by=ada, reason="public again")
    assert look(address).texts(".evidence") == [f"The words that say so: {SAID}"]


def test_confirming_the_type_does_not_make_the_words_the_curators_own(said, client, ada):
    entity, cable = said
    entities.retype(entity=entity, kind="organization", type="ngo", by=ada)
    cables.withhold(cable=cable, by=ada, reason="privacy")
    assert "a small labor NGO" not in told(client, entity)


def test_evidence_that_a_curator_wrote_stays(said, client, ada):
    entity, cable = said
    entities.edit(entity=entity, changes={"type_evidence": "It says so on its door"}, by=ada)
    history = client.get(f"{entity.get_absolute_url()}history/").content.decode()
    assert "a small labor NGO" in history  # as long as the cable is public
    cables.withhold(cable=cable, by=ada, reason="privacy")
    page = told(client, entity)
    assert page.count("It says so on its door") == len(PARTS)
    assert "a small labor NGO" not in page


def test_evidence_that_undoing_brought_back_is_the_cables_again(said, client, ada):
    entity, cable = said
    changes = {"type_evidence": "It says so on its door"}
    undo.undo(decision=entities.edit(entity=entity, changes=changes, by=ada), by=ada)
    entity.refresh_from_db()
    assert (entity.type_evidence, entity.type_evidence_cable) == (SAID, cable)
    cables.withhold(cable=cable, by=ada, reason="privacy")
    assert "a small labor NGO" not in told(client, entity)


def test_evidence_that_a_merge_carried_over_is_still_the_cables(said, client, ada):
    absorb, cable = said
    keep = EntityFactory.create(name="Harbor Helpers", type="")
    MentionFactory.create(cable=CableFactory.create(), entity=keep)
    Entity.objects.recount()
    merged = entities.merge(keep=keep, absorb=absorb, by=ada, reason="one body")
    keep.refresh_from_db()
    assert keep.type_evidence_cable == cable
    cables.withhold(cable=cable, by=ada, reason="privacy")
    assert "a small labor NGO" not in told(client, keep)
    entities.unmerge(decision=merged, by=ada, reason="two bodies")
    keep.refresh_from_db()
    assert (keep.type_evidence, keep.type_evidence_cable) == ("", None)


def test_evidence_of_no_known_cable_is_not_shown_until_linking_finds_it(said, look):
    entity, cable = said
    Entity.objects.filter(pk=entity.pk).update(type_evidence_cable=None)
    assert look(entity.get_absolute_url()).texts(".evidence") == []
    link(cable)
    assert look(entity.get_absolute_url()).texts(".evidence") == [f"The words that say so: {SAID}"]


# --- names ----------------------------------------------------------------------------------------


def test_a_name_that_only_a_withheld_cable_writes_is_not_told(room, client):
    AliasFactory.create(entity=room.lantern, name="Lantern  SOCIETY", curated=False)
    AliasFactory.create(entity=room.lantern, name="Hidden Circle", curated=False)
    AliasFactory.create(entity=room.lantern, name="Lamp Bearers", curated=True)
    address = room.lantern.get_absolute_url()
    head = json.loads(b"".join(client.get(f"{address}entity.json")))
    assert head["aliases"] == ["Lamp Bearers", "Lantern  SOCIETY", "Lanternists"]
    page = client.get(address).content.decode()
    assert "Lamp Bearers" in page
    assert "Hidden Circle" not in page


def test_nobody_learns_with_whom_a_public_entity_is_kept_apart(room, client, ada):
    entities.keep_apart(first=room.hidden, second=room.lantern, by=ada, reason="two")
    entities.keep_apart(first=room.wen, second=room.lantern, by=ada, reason="no person")
    page = told(client, room.lantern)
    assert "Hidden Circle" not in page
    assert "Lantern Society; Wen Example" in page


def test_a_merge_does_not_name_what_only_withheld_cables_name(room, client, ada):
    merged = entities.merge(keep=room.lantern, absorb=room.hidden, by=ada, reason="one body")
    assert "Hidden Circle" not in told(client, room.lantern)
    entities.unmerge(decision=merged, by=ada, reason="two bodies")
    assert "Hidden Circle" not in told(client, room.lantern)


def test_taking_a_merge_apart_is_told_as_such(room, look, ada):
    other = NgoFactory.create(name="Lampion Society")
    MentionFactory.create(cable=CableFactory.create(), entity=other)
    merged = entities.merge(keep=room.lantern, absorb=other, by=ada, reason="one body")
    entities.unmerge(decision=merged, by=ada, reason="two bodies")
    page = look(f"{room.lantern.get_absolute_url()}history/").text(".decisions")
    assert "Merged Lampion Society Lantern Society" in page
    assert "taken back by ada" in page
    assert ": two bodies" in page


def test_a_split_does_not_name_what_only_a_withheld_cable_names(room, client, ada):
    chosen = Mention.objects.filter(entity=room.lantern, surface="Hidden Circle")
    more = {"new_name": "Cellar Circle", "kind": "organization"}
    entities.split(entity=room.lantern, mentions=chosen, by=ada, reason="another", **more)
    assert "Cellar Circle" not in told(client, room.lantern)


def test_a_split_is_told_with_the_name_that_public_cables_know(room, look, ada):
    chosen = Mention.objects.filter(entity=room.lantern, cable=room.later)
    more = {"new_name": "Lantern Guild", "kind": "organization"}
    entities.split(entity=room.lantern, mentions=chosen, by=ada, reason="another", **more)
    page = look(f"{room.lantern.get_absolute_url()}history/").text(".entity-main")
    assert "Name Lantern Guild" in page


def test_a_name_of_a_withheld_cable_that_was_taken_away_is_not_told(room, client, ada):
    for name in ("Hidden Circle", "Lantern SOCIETY"):
        alias = AliasFactory.create(entity=room.lantern, name=name, curated=False)
        entities.remove_alias(alias=alias, by=ada, reason="no name")
    page = told(client, room.lantern)
    assert "Hidden Circle" not in page
    assert "Lantern SOCIETY" in page


# --- decisions ------------------------------------------------------------------------------------


def test_a_decision_about_a_mention_that_is_gone_is_told_while_its_cable_is_public(
    room, look, client, ada
):
    paragraph = room.other.paragraphs.get()
    where = {"paragraph": paragraph, "start": 0, "end": 5, "entity": room.lantern}
    undo.undo(decision=mentions.add(**where, by=ada, reason="said on page 3"), by=ada)
    page = look(f"{room.lantern.get_absolute_url()}history/")
    assert len(page.texts(".decisions > li")) == 1
    assert "said on page 3" in page.text(".decisions")
    cables.withhold(cable=room.other, by=ada, reason="privacy")
    assert "said on page 3" not in told(client, room.lantern)
