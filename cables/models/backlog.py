"""Work that a large import puts off to its end, remembered in case it never gets there."""

from django.db import models
from django.db.models import F
from django.db.models.functions import Least


class BacklogQuerySet(models.QuerySet["Backlog"]):
    """What is put off."""

    def put_off(self, *works: "Backlog.Work", since: int) -> None:
        """Remember, in the caller's transaction, work on every cable from this one on."""
        for work in works:
            row, made = self.get_or_create(work=work, defaults={"since": since})
            if not made and row.since > since:
                self.filter(work=work).update(since=Least(F("since"), since))

    def since(self, work: "Backlog.Work") -> int | None:
        """The first cable that the work is to be done for; None if nothing is put off."""
        return self.filter(work=work).values_list("since", flat=True).first()

    def done_before(self, work: "Backlog.Work", cable: int) -> None:
        """The work was done for every cable before this one."""
        self.filter(work=work).update(since=cable)

    def done(self, work: "Backlog.Work") -> None:
        self.filter(work=work).delete()


class Backlog(models.Model):
    """One kind of work put off, for the cables whose number (`pk`) is `since` or more.

    Whoever does it holds the lock of large imports (`cables.ingest.locks.importing`).
    """

    class Work(models.TextChoices):
        COUNTS = "counts", "The counts of entities"
        INDEX = "index", "The search index"
        NAMES = "names", "Names that are not on the authority list"

    work = models.CharField(max_length=10, choices=Work.choices, unique=True)
    since = models.BigIntegerField()

    objects = BacklogQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "backlog"

    def __str__(self) -> str:
        return f"{self.get_work_display()} since {self.since}"
