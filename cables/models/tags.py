"""TAGS: Traffic Analysis by Geography and Subject (5 FAH-3 H-110)."""

from django.db import models
from django.db.models import Q


class TagQuerySet(models.QuerySet["Tag"]):
    """Questions about TAGS."""

    def subjects(self) -> "TagQuerySet":
        """What cables are about, apart from the countries and bodies they concern."""
        return self.filter(kind=Tag.Kind.SUBJECT)


class Tag(models.Model):
    """One TAGS code with its meaning; codes that no list explains have none."""

    class Kind(models.TextChoices):
        SUBJECT = "subject"
        GEO = "geo"
        ORGANIZATION = "organization"
        PROGRAM = "program"
        PERSON = "person"
        CATEGORY = "category"
        UNKNOWN = "unknown"

    code = models.CharField(max_length=120, unique=True)
    kind = models.CharField(max_length=20, choices=Kind.choices, default=Kind.UNKNOWN)
    meaning = models.CharField(max_length=250, blank=True)
    source = models.TextField(blank=True)

    objects = TagQuerySet.as_manager()

    class Meta:
        ordering = ["code"]
        constraints = [
            models.CheckConstraint(condition=~Q(code=""), name="tag_has_code"),
            models.CheckConstraint(
                condition=Q(
                    kind__in=[
                        "subject",
                        "geo",
                        "organization",
                        "program",
                        "person",
                        "category",
                        "unknown",
                    ]
                ),
                name="tag_kind_is_known",
            ),
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        """The code decoded: `ELAB: Labor sector and industrial relations`."""
        return f"{self.code}: {self.meaning}" if self.meaning else self.code
