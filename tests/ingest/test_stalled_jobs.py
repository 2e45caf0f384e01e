"""Jobs of a worker that was killed are done all the same, each once."""

import asyncio
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from procrastinate import JobContext
from procrastinate.connector import BaseAsyncConnector
from procrastinate.contrib.django.django_connector import DjangoConnector
from procrastinate.contrib.django.models import ProcrastinateJob
from procrastinate.contrib.django.procrastinate_app import current_app
from procrastinate.jobs import Job

from cables.ingest import jobs

pytestmark = pytest.mark.django_db(transaction=True)

_PERIODIC = (jobs.drain_index, jobs.catch_up)
_KILLED = """
INSERT INTO procrastinate_jobs
    (queue_name, task_name, priority, lock, queueing_lock, args, status, attempts, worker_id)
VALUES ('ingest', %s, 0, %s, %s, '{"timestamp": 1}', 'doing', 0, NULL)
RETURNING id
"""


@pytest.fixture(autouse=True)
def no_jobs(transactional_db) -> Iterator[None]:
    """The tables of jobs are not Django's to empty."""
    yield
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE procrastinate_jobs CASCADE")


def killed(task: str, *, lock: str | None = None, queueing_lock: str | None = None) -> int:
    """The row that a killed worker leaves: being done, by nobody."""
    with connection.cursor() as cursor:
        cursor.execute(_KILLED, [task, lock, queueing_lock])
        (number,) = cursor.fetchone()
    return int(number)


def look_after() -> None:
    """Over a connection as the worker has it, away from the loop that a browser may have here."""
    connector = DjangoConnector().get_worker_connector()
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, _look_after(connector)).result()


async def _look_after(connector: BaseAsyncConnector) -> None:
    job = Job(id=1, queue="index", lock=None, queueing_lock=None, task_name=jobs.retry_stalled.name)
    async with current_app.with_connector(connector).open_async() as app:
        context = JobContext(app=app, job=job, abort_reason=lambda: None, start_timestamp=0)
        await jobs.retry_stalled.func(context, timestamp=1)


def statuses() -> dict[int, str]:
    return dict(ProcrastinateJob.objects.values_list("id", "status"))


def test_a_job_of_a_killed_worker_is_queued_again():
    number = killed(jobs.catch_up.name, lock="catch_up", queueing_lock="catch_up")
    look_after()
    assert statuses() == {number: "todo"}


def test_one_that_was_queued_again_leaves_the_work_and_the_lock_to_its_twin():
    first = killed(jobs.drain_index.name, queueing_lock="drain_index")
    second = killed(jobs.catch_up.name, lock="catch_up", queueing_lock="catch_up")
    third = killed(jobs.store_upload.name, lock="ingest")
    twins = [task.configure(task_kwargs={"timestamp": 2}).defer() for task in _PERIODIC]
    look_after()
    assert statuses() == {
        first: "failed",
        second: "failed",
        third: "todo",
        **dict.fromkeys(twins, "todo"),
    }
    look_after()  # nothing is left to look after
    assert ProcrastinateJob.objects.filter(status="failed").count() == 2
