"""Authority lists taken back, at once or in parts: all that nothing rests on, and nothing more."""

import io

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from procrastinate.contrib.django.models import ProcrastinateJob

from cables.actions import authorities, entities, jobs, long_undo, undo
from cables.formats.authority_csv import read
from cables.linking import link
from cables.models import Alias, Decision, Entity, IndexChange, Mention
from tests.factories import AliasFactory, CableFactory, EntityFactory, MentionFactory
from tests.people import new_curator

pytestmark = pytest.mark.django_db


@pytest.fixture
def wen() -> User:
    return new_curator("wen")


def load(by: User, *lines: str) -> Decision:
    """The first decision of a list of these rows."""
    head = "name,kind,aliases,type,country,description"
    rows = read(io.StringIO("\n".join((head, *lines)))).rows
    _, batch = authorities.import_rows(rows=rows, by=by, source="the list boats.csv")
    first = Decision.objects.in_batch(batch.id).first()
    assert first is not None
    return first


def boats(count: int) -> list[str]:
    return [
        f"Paper Boat Society {number},organization,PBS{number},ngo,," for number in range(count)
    ]


def state() -> tuple[list[dict[str, object]], list[dict[str, object]]]:
    entities_ = [dict(row) for row in Entity.objects.order_by("pk").values()]
    for row in entities_:
        row.pop("updated_at")
    names = Alias.objects.order_by("entity", "name").values("entity", "name")
    return entities_, [dict(row) for row in names]


def test_a_list_goes_in_as_many_statements_as_a_short_one(wen):
    def statements(rows: int) -> int:
        first = load(wen, *boats(rows))
        with CaptureQueriesContext(
            connection,
        ) as asked:
            undo.undo(decision=first, by=wen)
        assert not Entity.objects.exists()
        return len(asked)

    assert statements(60) == statements(3)


def test_what_a_list_completed_is_as_it_was(wen):
    held = EntityFactory.create(name="LANTERN", normalized="lantern", type="company")
    AliasFactory.create(entity=held, name="Lamp")
    MentionFactory.create(cable=CableFactory.create(), entity=held)
    other = EntityFactory.create(name="Paper Boat Society", type="")
    before = state()
    first = load(wen, "Lantern,ngo,LS | Lamps,,CN,", "Paper Boat Society,organization,,ngo,CN,Row.")
    assert state() != before
    stamp = entities.stamp(Entity.objects.get(pk=other.pk))
    IndexChange.objects.all().delete()
    undo.undo(decision=first, by=wen)
    assert state() == before
    assert entities.stamp(Entity.objects.get(pk=other.pk)) != stamp  # a page seen before is stale


def test_what_is_mentioned_or_decided_since_stays(wen):
    first = load(wen, *boats(5))
    mentioned, noted, merged, edited, alone = Entity.objects.order_by("pk")
    MentionFactory.create(cable=CableFactory.create(), entity=mentioned)
    entities.note(entity=noted, text="Mine", by=wen)
    entities.merge(keep=EntityFactory.create(), absorb=merged, by=wen, reason="one")
    entities.edit(entity=edited, changes={"country": "PE"}, by=wen)
    undone = undo.undo(decision=first, by=wen)
    assert "4 of 5 stay" in undone.reason
    assert not Entity.objects.filter(pk=alone.pk).exists()
    left = Entity.objects.filter(pk__in=[mentioned.pk, noted.pk, merged.pk, edited.pk])
    assert left.count() == 4
    with pytest.raises(ValidationError, match="it stays as it is"):
        undo.undo(decision=first, by=wen)


def test_a_field_that_somebody_changed_since_is_left_to_them(wen):
    held = EntityFactory.create(name="Lantern", type="")
    first = load(wen, "Lantern,organization,,ngo,,")
    entities.edit(entity=held, changes={"type": "union"}, by=wen)
    with pytest.raises(ValidationError, match="it stays as it is"):
        undo.undo(decision=first, by=wen)
    held.refresh_from_db()
    assert held.type == "union"


def test_open_suggestions_go_with_the_name_they_rest_on(wen):
    held = EntityFactory.create(name="Lantern", curated=True)
    first = load(wen, "Lantern,organization,Wick Guild,,,")
    cable = CableFactory.create(paragraphs=["The Wick Guild met the Lantern."])
    link(cable)
    surfaces = Mention.objects.of(held).order_by("surface").values_list("surface", flat=True)
    assert list(surfaces) == ["Lantern", "Wick Guild"]
    undo.undo(decision=first, by=wen)
    assert list(Mention.objects.of(held).values_list("surface", flat=True)) == ["Lantern"]
    held.refresh_from_db()
    assert held.mention_count == 1


# --- long lists -----------------------------------------------------------------------------------


@pytest.fixture
def short(monkeypatch) -> None:
    """Lists of more than three decisions are long, and go two by two."""
    monkeypatch.setattr(undo, "LONG", 3)
    monkeypatch.setattr(undo, "AT_ONCE", 2)


def test_the_desk_leaves_a_long_list_to_the_worker(short, wen, client):
    first = load(wen, *boats(7))
    client.force_login(wen)
    for _ in range(2):  # pressed twice
        answer = client.post(f"/desk/undo/{first.pk}/", follow=True).content.decode()
        assert "The worker takes it back" in answer
        assert "0 of 7 taken back by the worker" in answer
    job = ProcrastinateJob.objects.get(task_name=jobs.undo_list.name)
    assert Entity.objects.count() == 7
    kept = Entity.objects.order_by("pk")[3]
    MentionFactory.create(cable=CableFactory.create(), entity=kept)
    assert jobs.undo_list(**job.args) == "6 taken back, 1 stay"
    assert list(Entity.objects.all()) == [kept]
    assert undo.progress(first) == (6, 7)
    undone = Decision.objects.filter(kind="undone").order_by().values_list("batch", flat=True)
    (act,) = undone.distinct()
    assert act is not None  # one act in the history


def test_a_long_list_goes_on_where_it_was_broken_off(short, wen):
    first = load(wen, *boats(5))
    assert first.batch is not None
    for_now = Decision.objects.in_batch(first.batch).last()
    assert for_now is not None
    undo._undo_part([for_now], wen, "Undone.", first.batch)
    assert undo.undo_in_parts(decision=first, by=wen) == "4 taken back, 0 stay"
    assert not Entity.objects.exists()
    assert Decision.objects.filter(kind="undone").count() == 5


def test_two_who_ask_for_one_list_meet_by_whatever_decision(short, wen):
    first = load(wen, *boats(5))
    assert first.batch is not None
    last = Decision.objects.in_batch(first.batch).last()
    assert last is not None
    long_undo.hand_over(decision=first, by=wen)
    running = ProcrastinateJob.objects.filter(task_name=jobs.undo_list.name)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET status = 'doing'")
    long_undo.hand_over(decision=last, by=wen)
    assert running.count() == 1
    assert long_undo.under_way([first, last]) == dict.fromkeys(
        (first.pk, last.pk), "0 of 5 taken back"
    )


def test_a_short_list_is_no_work_for_the_worker(short, wen, client):
    first = load(wen, *boats(2))
    client.force_login(wen)
    answer = client.post(f"/desk/undo/{first.pk}/", follow=True).content.decode()
    assert "Taken back" in answer
    assert not Entity.objects.exists()
    assert long_undo.under_way([first]) == {}
