"""The index follows a decision, in a thread of its own and after the commit."""

import threading

import pytest

from cables.actions import mentions
from cables.models import IndexChange, Mention
from cables.search import index
from tests.factories import CableFactory, MentionFactory, NgoFactory
from tests.search.conftest import found

pytestmark = pytest.mark.django_db(transaction=True)

Status = Mention.Status


@pytest.fixture
def mention():
    return MentionFactory(
        cable=CableFactory(paragraphs=["Lantern Society met."]),
        entity=NgoFactory(name="Lantern Society"),
        status=Status.ACCEPTED,
    )


@pytest.fixture(autouse=True)
def in_background(transactional_db, settings):
    """As in a real portal; the thread ends before the tables are emptied."""
    settings.INDEX_IN_BACKGROUND = True
    yield
    wait_for_the_index()


def wait_for_the_index() -> None:
    for thread in threading.enumerate():
        if thread.name == "index-follower":
            thread.join(20)


def test_what_is_rejected_is_not_found_any_more(mention, wen):
    index.rebuild()
    assert found(f"org={mention.entity_id}") == {mention.cable.slug}
    mentions.reject(mention=mention, by=wen, reason="A ship.")
    wait_for_the_index()

    assert found(f"org={mention.entity_id}") == set()
    assert not IndexChange.objects.exists()


def test_two_decisions_at_once_both_reach_the_index(mention, wen):
    index.rebuild()
    other = MentionFactory(cable=CableFactory(), entity=mention.entity, status=Status.ACCEPTED)
    mentions.reject(mention=mention, by=wen, reason="A ship.")
    mentions.reject(mention=other, by=wen, reason="A ship.")
    wait_for_the_index()

    assert not IndexChange.objects.exists()


def test_a_failing_index_does_not_undo_a_decision(mention, settings, tmp_path, caplog, wen):
    blocked = tmp_path / "a file where the index wants a folder"
    blocked.write_text("")
    settings.INDEX_DIR = blocked
    mentions.reject(mention=mention, by=wen, reason="A ship.")
    wait_for_the_index()

    mention.refresh_from_db()
    assert mention.status == Status.REJECTED
    assert list(IndexChange.objects.values_list("cable_id", flat=True)) == [mention.cable_id]
    assert "could not follow" in caplog.text
