"""What a person deleted stays deleted, whatever list names it."""

import pytest

from cables.actions import authorities, entities, undo
from cables.models import Decision, Entity
from tests.actions.test_authorities import load, said

pytestmark = pytest.mark.django_db


BOAT = "Paper Boat Society,organization,PBS,ngo,CN,Rowers.,Q42,,,"


@pytest.fixture
def deletion(wen) -> Decision:
    load(wen, BOAT)
    return entities.delete(entity=Entity.objects.get(), by=wen, reason="Never existed.")


@pytest.mark.parametrize(
    "row",
    [BOAT, "The Paper Boat  Society,organization,,,,,,,,", "PBS International,ngo,,,,,Q42,,,"],
)
def test_what_a_person_deleted_does_not_come_back_and_that_is_told(wen, deletion, row):
    done = load(wen, row)
    assert not Entity.objects.exists()
    assert said(done) == (0, 0, 1, 0)
    (outcome,) = done.outcomes
    assert outcome.left_out
    (sentence,) = outcome.kept
    assert sentence.startswith(f"It was deleted by wen on {deletion.made_at:%d %B %Y} (Never exis")
    assert authorities.names_of(done) == []


def test_others_of_the_list_are_added_as_ever(wen, deletion):
    done = load(
        wen, BOAT, "Kite Society,organization,,ngo,,,,,,", "Paper Boat Society,person,,,,,,,,"
    )
    assert done.added == 2
    assert authorities.find_in_cables(done)


def test_a_deletion_that_was_taken_back_counts_no_more(wen, deletion):
    undo.undo(decision=deletion, by=wen)
    assert said(load(wen, BOAT)) == (0, 0, 1, 0)
    assert Entity.objects.get().name == "Paper Boat Society"


def test_what_is_added_by_hand_again_is_completed_by_the_list(wen, deletion):
    entities.create(name="Paper Boat Society", kind="organization", by=wen)
    load(wen, BOAT)
    assert Entity.objects.get().wikidata == "Q42"
