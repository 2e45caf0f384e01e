"""Acts that are too long for a request, done by the worker; see `cables.ingest.jobs`."""

from procrastinate.contrib.django import app


@app.task(queue="ingest", lock="undo_list", retry=3)
def undo_list(decision_id: int, user_id: int) -> str:
    """Take a long authority list back; goes on where a killed worker stopped."""
    from django.contrib.auth.models import User

    from cables.actions import undo
    from cables.models import Decision

    decision, by = Decision.objects.get(pk=decision_id), User.objects.get(pk=user_id)
    return undo.undo_in_parts(decision=decision, by=by)
