"""Standing rulings of curators: names that are no names, and entities that are not one."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from cables.models.entities import Entity
from cables.vocab.names import LONGEST_NAME


class StopName(models.Model):
    """Words that linking takes for no name, wherever finders see one in them."""

    name = models.CharField(max_length=LONGEST_NAME)
    normalized = models.CharField(max_length=LONGEST_NAME, unique=True, editable=False)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="stopped")
    reason = models.TextField(blank=True)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class DistinctQuerySet(models.QuerySet["Distinct"]):
    """Questions about entities that are kept apart."""

    def between(self, one: Entity, other: Entity) -> "DistinctQuerySet":
        """The ruling about these two, in whichever order they are given."""
        first, second = sorted((one.pk, other.pk))
        return self.filter(first=first, second=second)


class Distinct(models.Model):
    """Two entities of which a curator said that they are not the same."""

    first = models.ForeignKey(Entity, models.CASCADE, related_name="+")
    second = models.ForeignKey(Entity, models.CASCADE, related_name="+")

    objects = DistinctQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "distinct entities"
        constraints = [
            models.UniqueConstraint(fields=["first", "second"], name="distinct_once"),
            models.CheckConstraint(condition=Q(first__lt=F("second")), name="distinct_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.first} is not {self.second}"
