"""Decisions: what people changed, append-only."""

from django.conf import settings
from django.db import models
from django.db.models import F


class DecisionQuerySet(models.QuerySet["Decision"]):
    """Questions about decisions."""

    def about(self, thing: models.Model) -> "DecisionQuerySet":
        """The history of one entity, mention or cable, newest first."""
        return self.filter(target_kind=target_kind(thing), target_id=thing.pk)


def target_kind(thing: models.Model) -> str:
    """The word under which decisions about such a thing are kept."""
    return str(thing._meta.model_name)


class Decision(models.Model):
    """Who changed what, when and why, with the state before and after.

    A trigger refuses to change or delete a row: a mistake is mended by a further decision.
    """

    class Kind(models.TextChoices):
        MENTION_ACCEPTED = "mention-accepted", "Mention accepted"
        MENTION_REJECTED = "mention-rejected", "Mention rejected"
        MENTION_ADDED = "mention-added", "Mention added"
        MENTION_MOVED = "mention-moved", "Mention moved to another entity"
        ENTITY_EDITED = "entity-edited", "Entity edited"
        ENTITY_ADDED = "entity-added", "Entity added"
        ENTITY_MERGED = "entity-merged", "Entity merged"
        ALIAS_ADDED = "alias-added", "Alias added"
        ALIAS_REMOVED = "alias-removed", "Alias removed"
        CABLE_WITHHELD = "cable-withheld", "Cable withheld"
        CABLE_RELEASED = "cable-released", "Cable released"
        CABLE_EDITED = "cable-edited", "Cable edited"

    kind = models.CharField(max_length=20, choices=Kind.choices)
    target_kind = models.CharField(max_length=20)
    target_id = models.BigIntegerField()
    target_name = models.CharField(max_length=300)
    before = models.JSONField(default=dict, blank=True)
    after = models.JSONField(default=dict, blank=True)
    reason = models.TextField(blank=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="decisions")
    made_at = models.DateTimeField(auto_now_add=True)

    objects = DecisionQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-pk"]
        indexes = [models.Index(F("target_kind"), F("target_id"), name="decision_target")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.target_name}"
