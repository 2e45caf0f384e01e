"""Several curators at the same moment: each act whole, nothing overwritten, no deadlock."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, transaction

from cables.actions import cables, entities, mentions, names
from cables.models import Decision, Entity, Mention
from portal.waiting import wait_until
from tests.actions.blocked import someone_waits
from tests.factories import CableFactory, EntityFactory, MentionFactory, NgoFactory

pytestmark = pytest.mark.django_db(transaction=True)

Status = Mention.Status
LIMIT = 10  # seconds


def at_once(acts: Sequence[Callable[[], object]]) -> list[object]:
    """What each act gave, or the ValidationError that refused it; all begin together."""
    start = Barrier(len(acts))

    def run(act: Callable[[], object]) -> object:
        try:
            start.wait(10)
            return act()
        except ValidationError as refusal:
            return refusal
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def checked(*made: Entity) -> None:
    for entity in made:
        entity.refresh_from_db()
        told = entity.mention_count, entity.accepted_count, entity.cable_count
        Entity.objects.filter(pk=entity.pk).recount()
        entity.refresh_from_db()
        assert told == (entity.mention_count, entity.accepted_count, entity.cable_count)


def test_of_two_who_decide_at_the_same_moment_one_is_told(wen, ada):
    mention = MentionFactory(entity=NgoFactory(), status=Status.SUGGESTED)
    seen = mentions.stamp(mention)
    results = at_once(
        [
            lambda: mentions.accept(mention=mention, by=wen, seen=seen),
            lambda: mentions.reject(mention=mention, by=ada, reason="A ship.", seen=seen),
        ]
    )
    (told,) = (result for result in results if isinstance(result, mentions.Conflict))
    (decision,) = Decision.objects.all()
    assert decision.made_by.username in str(told)
    mention.refresh_from_db()
    assert mention.status == decision.after["status"]


def test_two_mentions_of_one_cable_rejected_at_once_count_the_cable_down_once(wen, ada):
    entity, cable = NgoFactory(), CableFactory()
    pair = [
        MentionFactory(entity=entity, cable=cable, start=20 * n, status=Status.SUGGESTED)
        for n in range(2)
    ]
    at_once(
        [
            lambda: mentions.reject(mention=pair[0], by=wen, reason="A ship."),
            lambda: mentions.reject(mention=pair[1], by=ada, reason="A ship."),
        ]
    )
    entity.refresh_from_db()
    assert (entity.mention_count, entity.cable_count, entity.first_on) == (0, 0, None)


def test_merging_moving_accepting_and_withholding_at_once_end_in_right_counts(wen, ada):
    keep, absorb, third = NgoFactory(), NgoFactory(), EntityFactory()
    made = [MentionFactory(entity=absorb, status=Status.SUGGESTED) for _ in range(6)]
    at_once(
        [
            lambda: entities.merge(keep=keep, absorb=absorb, by=wen, reason="Same."),
            lambda: mentions.move(mention=made[0], to=third, by=ada),
            lambda: mentions.accept(mention=made[1], by=ada),
            lambda: cables.withhold(cable=made[2].cable, by=wen, reason="A source."),
            lambda: mentions.accept_form(entity=absorb, surface=absorb.name, by=ada),
        ]
    )
    checked(keep, absorb, third)
    assert not Mention.objects.filter(entity=absorb).exclude(status=Status.REJECTED).exists()


@pytest.mark.parametrize("act", ["alias", "edit", "merge", "move", "add"])
def test_what_is_merged_away_meanwhile_takes_nothing_more(wen, ada, act):
    keep, gone, other = NgoFactory(), NgoFactory(), NgoFactory()
    mention = MentionFactory(entity=EntityFactory(), status=Status.SUGGESTED)
    place = {"paragraph": mention.paragraph, "start": mention.start, "end": mention.end}
    acts = {
        "alias": lambda: entities.add_alias(entity=gone, name="Lantern", by=ada),
        "edit": lambda: entities.edit(entity=gone, changes={"country": "UG"}, by=ada),
        "merge": lambda: entities.merge(keep=gone, absorb=other, by=ada, reason="Same."),
        "move": lambda: mentions.move(mention=mention, to=gone, by=ada),
        "add": lambda: mentions.add(**place, entity=gone, by=ada),
    }
    merged = Event()

    def merge() -> None:
        with transaction.atomic():
            entities.merge(keep=keep, absorb=gone, by=wen, reason="Same.")
            merged.set()
            assert wait_until(someone_waits, LIMIT)

    def second() -> object:
        merged.wait(10)
        return acts[act]()

    _, result = at_once([merge, second])
    assert isinstance(result, ValidationError)
    assert "was merged into" in str(result)
    assert not gone.mentions.exists()
    assert not gone.aliases.exists()


def test_of_two_who_stop_a_name_at_the_same_moment_one_is_told(wen, ada):
    stopped = Event()

    def first() -> None:
        with transaction.atomic():
            names.stop(name="Harbor Forum", by=wen, reason="A word.")
            stopped.set()
            assert wait_until(someone_waits, LIMIT)

    def second() -> object:
        stopped.wait(10)
        return names.stop(name="harbor forum", by=ada, reason="A word.")

    _, result = at_once([first, second])
    assert isinstance(result, ValidationError)
    assert "stopped already" in str(result)
    assert Decision.objects.count() == 1
