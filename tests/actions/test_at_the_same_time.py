"""What a person decides while a machine, or another person, is at the same place."""

from collections.abc import Callable
from threading import Thread
from types import TracebackType
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, transaction

from cables.actions import entities, mentions, names, undo
from cables.linking import link
from cables.linking.everywhere import link_name
from cables.models import Cable, Decision, Entity, Mention
from portal.waiting import wait_until
from tests.actions.blocked import someone_waits
from tests.factories import CableFactory, EntityFactory

pytestmark = pytest.mark.django_db(transaction=True)
TEXT = "The Harbor Rescue Institute met the Lantern Rescue Institute."
LIMIT = 10  # seconds


class Meanwhile:
    """Something that is done in another session, begun while this one has not committed yet."""

    def __init__(self, act: Callable[[], object]) -> None:
        self._act = act
        self.problem: BaseException | None = None
        self._thread = Thread(target=self._run)

    def _run(self) -> None:
        try:
            self._act()
        except Exception as problem:
            self.problem = problem
        finally:
            connection.close()

    def __enter__(self) -> "Meanwhile":
        self._transaction = transaction.atomic()
        self._transaction.__enter__()
        return self

    def begin(self) -> None:
        """Start it, and wait until it waits for us."""
        self._thread.start()
        assert wait_until(someone_waits, LIMIT), "the other session did not wait"

    def __exit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._transaction.__exit__(kind, problem, trace)
        if self._thread.ident:
            self._thread.join()


@pytest.fixture
def cable() -> Cable:
    """A linked cable of which linking anew would exchange every suggestion."""
    cable: Cable = CableFactory.create(paragraphs=[TEXT])
    link(cable)
    Mention.objects.update(score=0.1)
    return cable


def suggested(cable: Cable) -> Mention:
    return cable.mentions.get(surface="Harbor Rescue Institute")


def place_of(mention: Mention) -> dict[str, Any]:
    return {"paragraph": mention.paragraph, "start": mention.start, "end": mention.end}


def test_linking_leaves_what_is_accepted_while_it_works(cable, ada):
    mention = suggested(cable)
    with Meanwhile(lambda: link(cable)) as linking:
        mentions.accept(mention=mention, by=ada)
        linking.begin()
    assert linking.problem is None
    mention.refresh_from_db()
    assert mention.status == Mention.Status.ACCEPTED
    assert Mention.objects.of(mention.entity).count() == 1
    assert cable.mentions.exclude(pk=mention.pk).get().score != 0.1  # the other was exchanged


def test_linking_leaves_what_is_rejected_while_it_works(cable, ada):
    mention = suggested(cable)
    with Meanwhile(lambda: link(cable)) as linking:
        mentions.reject(mention=mention, by=ada, reason="no")
        linking.begin()
    assert linking.problem is None
    assert list(Mention.objects.of(mention.entity).values_list("status", flat=True)) == ["rejected"]


def test_a_form_accepted_while_linking_works_stays_accepted(cable, ada):
    mention = suggested(cable)
    with Meanwhile(lambda: link(cable)) as linking:
        mentions.accept_form(entity=mention.entity, surface=mention.surface, by=ada)
        linking.begin()
    assert linking.problem is None
    mention.refresh_from_db()
    assert mention.status == Mention.Status.ACCEPTED


def test_a_new_name_leaves_what_is_accepted_while_it_is_looked_for(cable, ada):
    mention = suggested(cable)
    longer = EntityFactory.create(name="The Harbor Rescue Institute", curated=True)
    with Meanwhile(lambda: link_name([cable.pk], longer, longer.name)) as finding:
        mentions.accept(mention=mention, by=ada)
        finding.begin()
    assert finding.problem is None
    mention.refresh_from_db()
    assert mention.status == Mention.Status.ACCEPTED
    assert not Mention.objects.of(longer).exists()


def test_words_marked_while_linking_finds_them_are_one_mention(cable, ada):
    mention = suggested(cable)
    Entity.objects.filter(pk=mention.entity_id).update(curated=True)
    where = place_of(mention)
    mention.delete()
    with Meanwhile(lambda: link(cable)) as linking:
        mentions.add(**where, entity=mention.entity, by=ada)
        linking.begin()
    assert linking.problem is None
    assert Mention.objects.of(mention.entity).get().status == Mention.Status.ACCEPTED


def test_words_that_linking_finds_while_they_are_marked_are_accepted(cable, ada):
    mention = suggested(cable)
    where = place_of(mention)
    mention.delete()
    adding = Meanwhile(lambda: mentions.add(**where, entity=mention.entity, by=ada))
    with adding:
        link(cable)
        adding.begin()
    assert adding.problem is None
    assert Mention.objects.of(mention.entity).get().status == Mention.Status.ACCEPTED


@pytest.mark.parametrize("act", ["note", "stop", "apart", "alias"])
def test_of_two_who_take_the_same_back_one_is_told(cable, ada, act):
    entity, other = Entity.objects.order_by("pk")
    decided = {
        "note": lambda: entities.note(entity=entity, text="Mine", by=ada),
        "stop": lambda: names.stop(name="Vestra", by=ada, reason="no name").decisions[0],
        "apart": lambda: entities.keep_apart(first=entity, second=other, by=ada),
        "alias": lambda: entities.add_alias(entity=entity, name="HRI", by=ada),
    }[act]()
    with Meanwhile(lambda: undo.undo(decision=decided, by=ada)) as second:
        undo.undo(decision=decided, by=ada)
        second.begin()
    assert isinstance(second.problem, ValidationError)
    assert Decision.objects.filter(undoes=decided).count() == 1
