"""Long lists handed to the worker, and how far it is with taking them back."""

from collections.abc import Iterable, Mapping

from django.contrib.auth.models import User
from django.db import transaction
from procrastinate.contrib.django.models import ProcrastinateJob
from procrastinate.exceptions import AlreadyEnqueued

from cables.actions import jobs, undo
from cables.models import Decision

_AT_WORK = ("todo", "doing")


def hand_over(*, decision: Decision, by: User) -> None:
    """Have the worker take a long list back, once, however often that is asked."""
    if decision.pk in under_way([decision]):
        return
    try:
        with transaction.atomic():
            job = jobs.undo_list.configure(queueing_lock=_lock(decision))
            job.defer(decision_id=decision.pk, user_id=by.pk)
    except AlreadyEnqueued:
        return


def under_way(decisions: Iterable[Decision]) -> Mapping[int, str]:
    """Of those that the worker has to take back: how far it is, `12,000 of 60,000 taken back`.

    Whichever decision of a list it was asked by.
    """
    locks = {decision: _lock(decision) for decision in decisions}
    at_work = ProcrastinateJob.objects.filter(
        task_name=jobs.undo_list.name, status__in=_AT_WORK, queueing_lock__in=locks.values()
    )
    taken = set(at_work.values_list("queueing_lock", flat=True))
    return {one.pk: _progress(one) for one, lock in locks.items() if lock in taken}


def _lock(decision: Decision) -> str:
    """What the jobs of one list have in common."""
    return f"undo-list-{decision.batch}"


def _progress(decision: Decision) -> str:
    done, all_ = undo.progress(decision)
    return f"{done:,} of {all_:,} taken back"
