"""What an undone decision had done to links in other cables is undone with it."""

import pytest

from cables.actions import entities, names, relinking, undo
from cables.linking import link, link_many
from cables.models import Alias, Ambiguity, Backlog, Decision, Entity, Mention
from cables.vocab.names import normalize
from tests.factories import CableFactory, EntityFactory

pytestmark = pytest.mark.django_db

NETWORK = "Harbor Rights Network"


@pytest.fixture
def committing(django_capture_on_commit_callbacks):
    """Do what follows the commit at the end of the block."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


@pytest.fixture
def network() -> Entity:
    """An entity that machines suggest in two cables."""
    link_many([CableFactory(paragraphs=[f"The {NETWORK} met."]) for _ in range(2)])
    return Entity.objects.get(name=NETWORK)


def named(name: str, **fields: object) -> Entity:
    return EntityFactory(name=name, normalized=normalize(name), **fields)


def counts(entity: Entity) -> tuple[int, int]:
    entity.refresh_from_db()
    assert entity.mention_count == entity.mentions.count()
    return entity.mention_count, entity.cable_count


def last() -> Decision:
    return Decision.objects.order_by("-pk")[0]


def test_a_namesake_that_was_added_gives_the_suggestions_back(network, wen, committing):
    with committing():
        entities.create(kind="organization", name=NETWORK, by=wen)
    assert (counts(network), Ambiguity.objects.count()) == ((0, 0), 2)
    with committing():
        undo.undo(decision=last(), by=wen)
    assert (counts(network), Ambiguity.objects.count()) == ((2, 2), 0)


def test_an_alias_that_another_bears_gives_the_suggestions_back(network, wen, committing):
    with committing():
        entities.add_alias(entity=named("Little Lantern"), name=NETWORK, by=wen)
    assert (counts(network), Ambiguity.objects.count()) == ((0, 0), 2)
    with committing():
        undo.undo(decision=last(), by=wen)
    assert (counts(network), Ambiguity.objects.count()) == ((2, 2), 0)


def test_a_name_that_was_changed_takes_its_suggestions_along(wen, committing):
    house = named("Little Lantern")
    cable = CableFactory(paragraphs=["We visited the wick-makers of Old Lane."])
    link(cable)
    with committing():
        entities.edit(entity=house, changes={"name": "wick-makers"}, by=wen)
    assert counts(house) == (1, 1)
    undo.undo(decision=last(), by=wen)
    assert counts(house) == (0, 0)


def test_a_name_that_was_changed_to_a_namesakes_gives_the_suggestions_back(
    network, wen, committing
):
    with committing():
        entities.edit(entity=named("Little Lantern"), changes={"name": NETWORK}, by=wen)
    assert (counts(network), Ambiguity.objects.count()) == ((0, 0), 2)
    with committing():
        undo.undo(decision=last(), by=wen)
    assert (counts(network), Ambiguity.objects.count()) == ((2, 2), 0)


def test_ambiguities_of_a_stopped_name_return(network, wen, committing):
    other = named(NETWORK)
    link_many([mention.cable for mention in network.mentions.all()])
    batch = names.stop(name=NETWORK, by=wen, reason="A word.")
    assert not Ambiguity.objects.exists()
    with committing():
        undo.undo(decision=batch.decisions[0], by=wen)
    assert {tuple(row.candidates) for row in Ambiguity.objects.all()} == {(network.pk, other.pk)}
    assert Ambiguity.objects.count() == 2


def test_namesakes_that_were_merged_are_ambiguous_again(network, wen, committing):
    other = named(NETWORK)
    link_many([mention.cable for mention in network.mentions.all()])
    decision = entities.merge(keep=other, absorb=network, by=wen, reason="Same.")
    assert (counts(other), Ambiguity.objects.count()) == ((2, 2), 0)
    with committing():
        undo.undo(decision=decision, by=wen)
    assert (counts(other), counts(network)) == ((0, 0), (0, 0))
    assert Ambiguity.objects.count() == 2


def test_a_deleted_namesake_leaves_the_suggestions_to_the_other(network, wen, committing):
    with committing():
        other = entities.create(kind="organization", name=NETWORK, by=wen)
    with committing():
        decision = entities.delete(entity=other, by=wen, reason="Never was.")
    assert (counts(network), Ambiguity.objects.count()) == ((2, 2), 0)
    with committing():
        undo.undo(decision=decision, by=wen)
    assert (counts(network), Ambiguity.objects.count()) == ((0, 0), 2)


def test_many_cables_are_left_to_the_worker_and_that_is_said(network, wen, committing, monkeypatch):
    monkeypatch.setattr(relinking, "MOST", 1)
    with committing():
        entities.create(kind="organization", name=NETWORK, by=wen)
    with committing():
        undone = undo.undo(decision=last(), by=wen)
    assert "2 cables are linked anew by the worker" in undone.reason
    assert Backlog.objects.since(Backlog.Work.NAMES) == min(
        Ambiguity.objects.values_list("cable", flat=True)
    )


# --- names that give way to each other ------------------------------------------------------------


def all_names(entity: Entity) -> tuple[str, set[str]]:
    entity.refresh_from_db()
    return entity.name, set(entity.aliases.values_list("name", flat=True))


def test_an_alias_that_becomes_the_name_is_no_alias_any_more(wen):
    house = named("Little Lantern")
    entities.add_alias(entity=house, name="Wick Guild", by=wen)
    entities.edit(entity=house, changes={"name": "Wick Guild"}, by=wen)
    assert all_names(house) == ("Wick Guild", {"Little Lantern"})


def test_names_changed_in_a_chain_return_one_by_one(wen):
    house = named("Little Lantern")
    Alias.objects.create(entity=house, name="Wick Guild", normalized="wick guild", curated=False)
    chain = [
        entities.edit(entity=house, changes={"name": name}, by=wen)
        for name in ("Wick Guild", "Night School", "Little Lantern")
    ]
    assert all_names(house) == ("Little Lantern", {"Wick Guild", "Night School"})
    undo.undo(decision=chain[2], by=wen)
    assert all_names(house) == ("Night School", {"Wick Guild", "Little Lantern"})
    undo.undo(decision=chain[1], by=wen)
    assert all_names(house) == ("Wick Guild", {"Little Lantern"})
    undo.undo(decision=chain[0], by=wen)
    assert all_names(house) == ("Little Lantern", {"Wick Guild"})
    assert not house.aliases.get().curated


def test_undoing_keeps_what_an_alias_had_found_before(wen, committing):
    house = named("Little Lantern")
    link(CableFactory(paragraphs=["We visited the wick-makers of Old Lane."]))
    with committing():
        entities.add_alias(entity=house, name="wick-makers", by=wen)
    decision = entities.edit(entity=house, changes={"name": "wick-makers"}, by=wen)
    with committing():
        undo.undo(decision=decision, by=wen)
    assert counts(house) == (1, 1)
    assert Mention.objects.get(entity=house).surface == "wick-makers"
