"""Work that is too long for a request, done by the worker."""

from procrastinate.contrib.django import app

from cables.ingest.uploads import store_upload as store
from cables.models import Upload
from cables.search import index


@app.task(queue="ingest", lock="ingest", retry=3)
def store_upload(upload_id: int) -> str:
    """Save a large upload; goes on where a killed worker stopped."""
    return str(store(Upload.objects.get(pk=upload_id)))


@app.periodic(cron="* * * * *")
@app.task(queue="index", queueing_lock="drain_index")
def drain_index(timestamp: int) -> int:
    """Take up notes for the index that no request could."""
    return index.drain()


@app.periodic(cron="* * * * *")
@app.task(queue="index", queueing_lock="retry_stalled", pass_context=True)
async def retry_stalled(context, timestamp: int) -> None:
    """Bring back jobs whose worker was killed."""
    manager = context.app.job_manager
    for job in await manager.get_stalled_jobs(seconds_since_heartbeat=60):
        await manager.retry_job(job)
