"""The counts on entities: whole or shifted, they say the same."""

from datetime import UTC, date, datetime

import pytest
from django.db import transaction
from django.utils import timezone

from cables.models import Cable, Entity, Mention
from cables.models.tallies import counted
from tests.factories import CableFactory, EntityFactory, MentionFactory, NgoFactory

pytestmark = pytest.mark.django_db

Status = Mention.Status


def told(entity: Entity) -> tuple[object, ...]:
    entity.refresh_from_db()
    counts = (entity.mention_count, entity.accepted_count, entity.cable_count)
    return *counts, entity.first_on, entity.last_on


def checked(*entities: Entity) -> None:
    """What is told is what counting anew gives."""
    for entity in entities:
        before = told(entity)
        Entity.objects.filter(pk=entity.pk).recount()
        assert told(entity) == before


def sent(year: int) -> Cable:
    return CableFactory(transmitted_at=datetime(year, 5, 1, 23, 30, tzinfo=UTC))


@pytest.fixture
def lantern() -> Entity:
    return NgoFactory(name="Lantern Society")


def test_only_live_mentions_in_public_cables_count(lantern):
    MentionFactory(entity=lantern, cable=sent(1990), status=Status.ACCEPTED)
    MentionFactory(entity=lantern, cable=sent(1995), status=Status.SUGGESTED)
    MentionFactory(entity=lantern, cable=sent(1980), status=Status.REJECTED)
    MentionFactory(entity=lantern, cable=sent(1981), paragraph=None)
    hidden = CableFactory(
        transmitted_at=datetime(1982, 1, 1, tzinfo=UTC), withheld_at=timezone.now()
    )
    MentionFactory(entity=lantern, cable=hidden)
    assert told(lantern) == (2, 1, 2, date(1990, 5, 1), date(1995, 5, 1))


def test_the_day_is_that_of_utc_and_a_mere_date_counts(lantern):
    MentionFactory(entity=lantern, cable=sent(1990))
    MentionFactory(
        entity=lantern, cable=CableFactory(transmitted_at=None, sent_on=date(1985, 2, 3))
    )
    MentionFactory(entity=lantern, cable=CableFactory(transmitted_at=None))
    assert told(lantern) == (3, 0, 3, date(1985, 2, 3), date(1990, 5, 1))


def test_an_entity_that_nobody_mentions_has_no_days(lantern):
    mention = MentionFactory(entity=lantern)
    mention.delete()
    Entity.objects.recount()
    assert told(lantern) == (0, 0, 0, None, None)


@pytest.mark.parametrize("status", Status.values)
@pytest.mark.parametrize("which", [0, 1, 2, 3])
def test_shifting_by_one_mention_is_as_good_as_counting_all(lantern, status, which):
    cables = [sent(year) for year in (1980, 1990, 2000)]
    made = [MentionFactory(entity=lantern, cable=cable) for cable in cables]
    made.append(MentionFactory(entity=lantern, cable=cables[2], start=30, status=Status.ACCEPTED))
    with transaction.atomic(), counted(entities=[lantern.pk], cables=[made[which].cable_id]):
        Mention.objects.filter(pk=made[which].pk).update(status=status)
    checked(lantern)


def test_mentions_that_move_between_entities_shift_both(lantern):
    other = EntityFactory()
    mention = MentionFactory(entity=lantern, cable=sent(1970))
    MentionFactory(entity=lantern, cable=sent(1980))
    MentionFactory(entity=other, cable=sent(1990))
    entities = [lantern.pk, other.pk]
    with transaction.atomic(), counted(entities=entities, cables=[mention.cable_id]):
        Mention.objects.filter(pk=mention.pk).update(entity=other)
    assert told(other) == (2, 0, 2, date(1970, 5, 1), date(1990, 5, 1))
    checked(lantern, other)


def test_a_cable_that_is_withheld_redated_or_gone_shifts_its_entities(lantern):
    cables = [sent(year) for year in (1980, 1990, 2000)]
    for cable in cables:
        MentionFactory(entity=lantern, cable=cable)
    changes = (
        {"withheld_at": timezone.now()},
        {"withheld_at": None},
        {"transmitted_at": datetime(2005, 1, 1, tzinfo=UTC)},
    )
    for change in changes:
        with transaction.atomic(), counted(entities=[lantern.pk], cables=[cables[0].pk]):
            Cable.objects.filter(pk=cables[0].pk).update(**change)
        checked(lantern)
    with transaction.atomic(), counted(entities=[lantern.pk], cables=[cables[1].pk]):
        Mention.objects.filter(cable=cables[1]).delete()
    checked(lantern)
    assert told(lantern) == (2, 0, 2, date(2000, 5, 1), date(2005, 1, 1))


def test_nothing_to_count_asks_nothing(django_assert_num_queries):
    with django_assert_num_queries(0), counted(entities=[], cables=[]):
        pass


def test_shifting_reads_the_cables_of_the_change_alone(lantern, django_assert_num_queries):
    """However many mentions there are, as many rows are read: those of one cable."""
    mention = MentionFactory(entity=lantern)
    for _ in range(5):
        MentionFactory(entity=lantern)
    with (
        django_assert_num_queries(5),  # held, counted before and after, the change, the shift
        counted(entities=[lantern.pk], cables=[mention.cable_id]),
    ):
        Mention.objects.filter(pk=mention.pk).update(status=Status.ACCEPTED)


# --- what lists show ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("statuses", "listed"),
    [
        ([], False),
        ([Status.SUGGESTED], False),
        ([Status.SUGGESTED, Status.REJECTED], False),
        ([Status.SUGGESTED, Status.SUGGESTED], True),
        ([Status.ACCEPTED], True),
    ],
)
def test_what_one_machine_saw_once_is_not_listed(lantern, statuses, listed):
    for status in statuses:
        MentionFactory(entity=lantern, status=status)
    lantern.refresh_from_db()
    assert Entity.objects.listed().exists() is lantern.is_listed is listed


def test_a_merged_entity_is_not_listed(lantern):
    other = EntityFactory(merged_into=lantern, mention_count=9, cable_count=9)
    assert not Entity.objects.listed().filter(pk=other.pk).exists()
    assert not other.is_listed
