"""Work that is too long for a request, done by the worker.

Every command of the project loads this module, to know the tasks; what a task needs is imported
when it runs.
"""

from procrastinate import JobContext, RetryStrategy
from procrastinate.contrib.django import app
from procrastinate.exceptions import UniqueViolation
from procrastinate.jobs import Status


@app.task(queue="ingest", lock="ingest", retry=3)
def store_upload(upload_id: int) -> str:
    """Save a large upload; goes on where a killed worker stopped."""
    from cables.ingest import uploads
    from cables.models import Upload

    return str(uploads.store_upload(Upload.objects.get(pk=upload_id)))


@app.periodic(cron="* * * * *")
@app.task(queue="index", queueing_lock="drain_index")
def drain_index(timestamp: int) -> int:
    """Take up notes for the index that no request could."""
    from cables.search import index

    return index.drain()


@app.periodic(cron="* * * * *")
@app.task(queue="ingest", lock="catch_up", queueing_lock="catch_up")
def catch_up(timestamp: int) -> None:
    """Do what a large import put off, or was killed before doing; not while one is going on."""
    from cables.ingest import backlog, locks
    from cables.models import Backlog

    if Backlog.objects.exists():
        with locks.importing() as alone:
            if alone:
                backlog.catch_up()


@app.periodic(cron="* * * * *")
@app.task(queue="index", lock="rebuild_index", queueing_lock="rebuild_index")
def rebuild_index(timestamp: int) -> int:
    """Make an index anew that cannot be used and is too large for a request to wait for."""
    from cables.search import index

    return index.rebuild_if_unusable()


@app.task(queue="names", priority=-10, retry=RetryStrategy(max_attempts=1000, wait=60))
def find_new_names(first: int, last: int) -> str:
    """Find names statistically in the cables of a range that are still unread.

    What one machine cannot do for want of the extra `nlp`, another takes up a minute later.
    """
    from cables.linking import new_names

    return f"{new_names.read(first, last):,} cables read"


@app.periodic(cron="17 * * * *")
@app.task(queue="names", queueing_lock="queue_new_names")
def queue_new_names(timestamp: int) -> int:
    """Queue the cables that came in since; only where somebody began to find new names."""
    from cables.ingest import names_queue
    from cables.linking import ner
    from cables.models import NamesFound

    begun = ner.is_installed() and NamesFound.objects.exists()
    return names_queue.fill() if begun else 0


@app.periodic(cron="41 2 * * *")
@app.task(queue="ingest", queueing_lock="propose_duplicates")
def propose_duplicates(timestamp: int) -> int:
    """Compare the names of all entities anew, for the review desk."""
    from cables.linking import propose_duplicates as proposing

    return proposing.propose_duplicates()


@app.periodic(cron="* * * * *")
@app.task(queue="index", queueing_lock="retry_stalled", pass_context=True)
async def retry_stalled(context: JobContext, timestamp: int) -> None:
    """Bring back jobs whose worker was killed.

    One that was queued again meanwhile has failed: its twin does the work, and finds its lock free.
    """
    manager = context.app.job_manager
    for job in await manager.get_stalled_jobs(seconds_since_heartbeat=60):
        try:
            await manager.retry_job(job)
        except UniqueViolation:
            await manager.finish_job(job, Status.FAILED, delete_job=False)
