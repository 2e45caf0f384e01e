"""Ambiguities: names in the text that several entities bear, kept until a curator chooses."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q

from cables.models.cables import Cable
from cables.models.entities import Entity, EntityQuerySet
from cables.models.versions import Paragraph
from cables.vocab.names import LONGEST_NAME


class AmbiguityQuerySet(models.QuerySet["Ambiguity"]):
    """Questions about ambiguities."""

    def public(self) -> "AmbiguityQuerySet":
        """Those in cables that anyone may read."""
        return self.filter(cable__withheld_at=None)

    def between(self, entity: Entity) -> "AmbiguityQuerySet":
        """Those that may mean this entity."""
        return self.filter(candidates__contains=[entity.pk])

    def for_reading(self) -> "AmbiguityQuerySet":
        """In the order of the text."""
        return self.select_related("cable", "paragraph").order_by(
            "cable", "paragraph__position", "start"
        )


class Ambiguity(models.Model):
    """A span of a paragraph with a name that several entities bear; linked to none of them.

    `start` and `end` count characters of the paragraph's text. Linking writes these rows anew, as
    it does with suggestions; `candidates` are ids of entities, two or more.
    """

    cable = models.ForeignKey(Cable, models.CASCADE, related_name="ambiguities")
    paragraph = models.ForeignKey(Paragraph, models.CASCADE, related_name="ambiguities")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    surface = models.CharField(max_length=300)
    name = models.CharField(max_length=LONGEST_NAME, help_text="What the cable calls it in full")
    normalized = models.CharField(max_length=LONGEST_NAME)
    kind = models.CharField(max_length=12, choices=Entity.Kind.choices)
    candidates = ArrayField(models.BigIntegerField(), help_text="Ids of entities")
    method = models.CharField(max_length=40)
    score = models.FloatField(null=True, blank=True)

    objects = AmbiguityQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "ambiguities"
        indexes = [
            models.Index(F("kind"), F("normalized"), name="ambiguity_name"),
            GinIndex(fields=["candidates"], name="ambiguity_candidates"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(candidates__len__gte=2), name="ambiguity_has_candidates"
            ),
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="ambiguity_has_length"),
            models.UniqueConstraint(
                fields=["paragraph", "start", "end", "kind"], name="ambiguity_has_its_place"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.surface} in {self.cable}"

    @property
    def choices(self) -> EntityQuerySet:
        """The candidates that still stand, with their aliases, the most mentioned first."""
        standing = Entity.objects.current().filter(pk__in=self.candidates)
        return standing.most_mentioned().prefetch_related("aliases")
