"""Mentions: the links between paragraphs and entities."""

from collections.abc import Iterable

from django.db import models
from django.db.models import Count, F, Prefetch, Q, Value
from django.db.models.functions import Upper

from cables.models.cables import Cable
from cables.models.counts import Counted
from cables.models.entities import Entity
from cables.models.versions import Paragraph, ParagraphQuerySet

_OPEN = Q(status="suggested") & ~Q(method="curator")


class MentionQuerySet(models.QuerySet["Mention"]):
    """Questions about mentions."""

    def live(self) -> "MentionQuerySet":
        """What public pages show: everything that no curator rejected and that has its place."""
        return self.exclude(status=Mention.Status.REJECTED).exclude(paragraph=None)

    def decided(self) -> "MentionQuerySet":
        """What a person accepted, rejected, doubted or made; machines never touch these."""
        return self.exclude(_OPEN)

    def open_to_machines(self) -> "MentionQuerySet":
        """What linking may change or delete: the opposite of `decided`."""
        return self.filter(_OPEN)

    def public(self) -> "MentionQuerySet":
        """Live mentions in cables that anyone may read."""
        return self.live().filter(cable__withheld_at=None)

    def withheld(self) -> "MentionQuerySet":
        """Mentions in cables that are withheld."""
        return self.filter(cable__withheld_at__isnull=False)

    def undecided(self) -> "MentionQuerySet":
        """What a machine suggests and no person has decided."""
        return self.filter(status=Mention.Status.SUGGESTED)

    def written(self, surface: str) -> "MentionQuerySet":
        """Those with exactly these words; by the index on words where they are undecided."""
        return self.shouted(surface).filter(surface=surface)

    def shouted(self, surface: str) -> "MentionQuerySet":
        """Those with these words in whatever case; by the index where they are undecided."""
        return self.shouted_any([surface])

    def shouted_any(self, surfaces: Iterable[str]) -> "MentionQuerySet":
        """As `shouted`, for several forms at once."""
        shouts = [Upper(Value(surface)) for surface in surfaces]
        return self.alias(shout=Upper("surface")).filter(shout__in=shouts)

    def of(self, entity: Entity) -> "MentionQuerySet":
        return self.filter(entity=entity)

    def for_reading(self) -> "MentionQuerySet":
        """With their entities, in the order of the text."""
        return self.select_related("entity").order_by("paragraph__position", "start")

    def by_surface(self) -> list[Counted]:
        """The words that make such mentions, most frequent first."""
        counted = self.order_by().values("surface").annotate(mentions=Count("pk"))
        rows = counted.order_by("-mentions", "surface")
        return [Counted(row["surface"], row["surface"], row["mentions"]) for row in rows]

    def in_context(self) -> ParagraphQuerySet:
        """The paragraphs that hold these mentions and their mentions, newest cable first."""
        return (
            Paragraph.objects.filter(pk__in=self.order_by().values("paragraph"))
            .select_related("cable__origin")
            .prefetch_related(Prefetch("mentions", self.for_reading()))
            .order_by(F("cable__transmitted_at").desc(nulls_last=True), "cable_id", "position")
        )


class Mention(models.Model):
    """A span of a paragraph that names an entity.

    `start` and `end` count characters of the paragraph's text. A decided mention whose words a
    better copy of the cable no longer has keeps its place by number and surface, without paragraph.
    """

    BY_CURATOR = "curator"

    class Status(models.TextChoices):
        SUGGESTED = "suggested"
        ACCEPTED = "accepted"
        REJECTED = "rejected"

    cable = models.ForeignKey(Cable, models.CASCADE, related_name="mentions", db_index=False)
    paragraph = models.ForeignKey(
        Paragraph,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="mentions",
        db_index=False,
    )
    paragraph_number = models.PositiveSmallIntegerField(null=True, blank=True)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    surface = models.CharField(max_length=300)
    entity = models.ForeignKey(Entity, models.PROTECT, related_name="mentions", db_index=False)
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.SUGGESTED)
    uncertain = models.BooleanField(default=False)
    method = models.CharField(max_length=40, help_text="The finder, or 'curator'")
    score = models.FloatField(null=True, blank=True, help_text="0 to 1")
    created_at = models.DateTimeField(auto_now_add=True)

    objects = MentionQuerySet.as_manager()

    class Meta:
        ordering = ["paragraph__position", "start"]
        indexes = [
            models.Index(F("entity"), F("cable"), name="mention_entity_cable"),
            models.Index(F("cable"), F("entity"), name="mention_cable_entity"),
            models.Index(
                F("entity"),
                F("surface"),
                F("status"),
                F("cable"),
                name="mention_entity_forms",
                condition=Q(paragraph__isnull=False),
            ),
            models.Index(F("entity"), name="mention_accepted", condition=Q(status="accepted")),
            models.Index(
                Upper("surface"),
                F("entity"),
                name="mention_open_form",
                condition=Q(status="suggested"),
            ),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="mention_has_length"),
            models.CheckConstraint(
                condition=Q(status__in=["suggested", "accepted", "rejected"]),
                name="mention_status_is_known",
            ),
            models.CheckConstraint(
                condition=Q(score=None) | Q(score__range=(0, 1)), name="mention_score_is_a_share"
            ),
            models.UniqueConstraint(
                fields=["paragraph", "start", "end", "entity"], name="mention_of_entity_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.surface} in {self.cable}"
