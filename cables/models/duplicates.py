"""Duplicates: pairs of entities that may be one, as proposed for curators."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from cables.models.entities import Entity
from cables.models.rulings import Distinct


class DuplicateQuerySet(models.QuerySet["Duplicate"]):
    """Questions about proposed duplicates."""

    def standing(self) -> "DuplicateQuerySet":
        """Those about which nobody has decided: neither merged nor kept apart; the surest first."""
        apart = Distinct.objects.filter(first=OuterRef("first"), second=OuterRef("second"))
        open_ = self.filter(
            first__merged_into=None, second__merged_into=None, first__kind=F("second__kind")
        )
        return open_.exclude(Exists(apart)).order_by("-score", "pk")

    def numbered(self, number: int | None) -> "Duplicate | None":
        return None if number is None else self.filter(pk=number).first()

    def following(self, other: "Duplicate") -> "DuplicateQuerySet":
        """Those behind another in the order of `standing`."""
        return self.filter(Q(score__lt=other.score) | Q(score=other.score, pk__gt=other.pk))

    def preceding(self, other: "Duplicate") -> "DuplicateQuerySet":
        """Those before another, the nearest first."""
        before = self.filter(Q(score__gt=other.score) | Q(score=other.score, pk__lt=other.pk))
        return before.reverse()

    def with_names(self) -> "DuplicateQuerySet":
        return self.select_related("first", "second")


class Duplicate(models.Model):
    """Two entities that may be one. Finding duplicates writes these rows anew."""

    first = models.ForeignKey(Entity, models.CASCADE, related_name="+")
    second = models.ForeignKey(Entity, models.CASCADE, related_name="+")
    score = models.FloatField(help_text="0 to 1")
    reasons = ArrayField(models.TextField(), default=list)
    made_at = models.DateTimeField(auto_now_add=True)

    objects = DuplicateQuerySet.as_manager()

    class Meta:
        ordering = ["-score", "pk"]
        indexes = [models.Index(F("score").desc(), F("id"), name="duplicate_surest")]
        constraints = [
            models.UniqueConstraint(fields=["first", "second"], name="duplicate_once"),
            models.CheckConstraint(condition=Q(first__lt=F("second")), name="duplicate_in_order"),
            models.CheckConstraint(
                condition=Q(score__range=(0, 1)), name="duplicate_score_is_a_share"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.first} and {self.second}"
