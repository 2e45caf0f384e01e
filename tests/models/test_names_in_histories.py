"""What histories and acts of curators tell of names that only withheld cables write: nothing."""

import pytest
from django.contrib.auth.models import User

from cables.actions import entities, mentions, moving, undo
from cables.linking import link
from cables.models import Cable, Entity, Mention
from tests.factories import CableFactory, EntityFactory, MentionFactory
from tests.models.test_names_told import DEFINED, SHORT, found, institute, told, withhold

pytestmark = pytest.mark.django_db
SECRET = "Harbor Rescue Institute"


@pytest.fixture
def ada(db) -> User:
    return User.objects.create_user("ada")


@pytest.fixture
def spelt() -> Cable:
    """The one cable that writes the institute in full; another one has its letters."""
    cable: Cable = CableFactory.create(paragraphs=[DEFINED])
    link(cable)
    return cable


@pytest.fixture
def short(spelt) -> Cable:
    cable: Cable = CableFactory.create(paragraphs=[SHORT])
    link(cable)
    return cable


def mentioned(name: str) -> Entity:
    entity: Entity = EntityFactory.create(name=name)
    MentionFactory.create(cable=CableFactory.create(), entity=entity, surface=name)
    return entity


def now(entity: Entity) -> Entity:
    return Entity.objects.get(pk=entity.pk)


# --- histories ------------------------------------------------------------------------------------


@pytest.mark.parametrize("is_first", [True, False])
def test_who_was_kept_apart_is_not_told_by_a_name_of_withheld_cables(
    spelt, short, ada, client, is_first
):
    pair = institute(), mentioned("Yellow House")
    first, second = pair if is_first else pair[::-1]
    entities.keep_apart(first=first, second=second, by=ada, reason="two")
    assert all(f"{SECRET}; Yellow House" in told(client, one) for one in pair)
    withhold(spelt, ada)
    assert now(pair[0]).name == "HRI"
    for one in pair:
        page = told(client, now(one))
        assert "Yellow House" in page
        assert SECRET not in page


def test_who_was_kept_apart_and_merged_is_not_told_either(spelt, short, ada, client):
    house, harbor = mentioned("Yellow House"), institute()
    entities.keep_apart(first=harbor, second=house, by=ada, reason="two")
    entities.merge(keep=house, absorb=harbor, by=ada, reason="one")
    assert SECRET in told(client, house)
    withhold(spelt, ada)
    assert SECRET not in told(client, now(house))


def test_a_name_that_only_another_entity_may_not_be_told_by_is_told(spelt, short, ada, client):
    """Of two that bear the same name one is known by it from public cables."""
    harbor = institute()
    entities.keep_apart(first=harbor, second=mentioned(SECRET), by=ada, reason="two")
    withhold(spelt, ada)
    history = client.get(f"{now(harbor).get_absolute_url()}history.jsonl")
    assert f'"Names": "{SECRET}"' in b"".join(history).decode()


@pytest.mark.parametrize("merged_first", [True, False])
def test_whom_a_mention_left_is_told_by_the_name_of_what_it_became(
    spelt, short, ada, client, merged_first
):
    harbor, house, kept = institute(), mentioned("Yellow House"), mentioned("Kind Keepers")
    mention = Mention.objects.filter(entity=harbor, cable=short).first()
    assert mention is not None
    moving.move(mention=mention, to=house, by=ada)
    if not merged_first:
        withhold(spelt, ada)
    entities.merge(keep=kept, absorb=now(harbor), by=ada, reason="one body")
    if merged_first:
        assert SECRET in told(client, now(house))
        withhold(spelt, ada)
    page = told(client, now(house))
    assert SECRET not in page
    assert "Kind Keepers" in page or "HRI" in page
    assert SECRET not in told(client, now(kept))
    assert found(SECRET) == ()


# --- what acts leave entities called --------------------------------------------------------------


def is_called_by_public_words(client, entity: Entity, name: str) -> None:
    assert now(entity).name == name
    assert SECRET not in told(client, now(entity))
    assert found(SECRET) == ()


def test_a_merge_taken_back_leaves_no_name_of_withheld_cables(spelt, short, ada, client):
    harbor, house = institute(), mentioned("Yellow House")
    merged = entities.merge(keep=harbor, absorb=house, by=ada, reason="one")
    withhold(spelt, ada)
    undone = undo.undo(decision=merged, by=ada)
    is_called_by_public_words(client, harbor, "HRI")
    assert undone.after["keep"]["name"] == "HRI"
    assert SECRET not in told(client, now(house))


def test_what_was_absorbed_comes_back_without_a_name_of_withheld_cables(spelt, short, ada, client):
    harbor, house = institute(), mentioned("Yellow House")
    merged = entities.merge(keep=house, absorb=harbor, by=ada, reason="one")
    withhold(spelt, ada)
    undo.undo(decision=merged, by=ada)
    is_called_by_public_words(client, harbor, "HRI")
    assert SECRET not in told(client, now(house))


def test_a_rejection_taken_back_leaves_no_name_of_withheld_cables(spelt, short, ada, client):
    harbor = institute()
    for mention in Mention.objects.filter(cable=short):
        rejected = mentions.reject(mention=mention, by=ada, reason="no")
    withhold(spelt, ada)
    undo.undo(decision=rejected, by=ada)
    is_called_by_public_words(client, harbor, "HRI")


def test_a_mention_moved_to_what_withheld_cables_name_gives_it_its_words(spelt, ada, client):
    harbor = institute()
    withhold(spelt, ada)
    mention = MentionFactory.create(
        cable=CableFactory.create(), entity=EntityFactory.create(), surface="The Rescuers"
    )
    moved = moving.move(mention=mention, to=harbor, by=ada)
    is_called_by_public_words(client, harbor, "The Rescuers")
    undo.undo(decision=moved, by=ada)
    assert client.get(now(harbor).get_absolute_url()).status_code == 404


def test_a_mention_moved_away_takes_the_public_words_along(spelt, short, ada, client):
    full = CableFactory.create(paragraphs=["The Harbor Rescue Institute left."])
    link(full)
    harbor, house = institute(), mentioned("Yellow House")
    withhold(spelt, ada)
    assert now(harbor).name == SECRET
    moving.move(mention=Mention.objects.get(cable=full), to=house, by=ada)
    assert now(harbor).name == "HRI"
