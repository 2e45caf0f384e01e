"""Decisions: what people changed, append-only."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from django.conf import settings
from django.contrib.auth.models import User
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Count, Exists, F, Min, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from cables.models.entities import Entity

_LOOKED_AT = 50  # decisions at a time, where the last acts of a person are asked for


class DecisionQuerySet(models.QuerySet["Decision"]):
    """Questions about decisions."""

    def about(self, thing: models.Model) -> "DecisionQuerySet":
        """The history of one entity, mention or cable, newest first."""
        return self.filter(target_kind=target_kind(thing), target_id=thing.pk)

    def of_entity(self, entity: Entity) -> "DecisionQuerySet":
        """The whole history of an entity: of itself, its mentions and its merges; newest first."""
        joined = ("made_by", "undone_by", "undoes")
        return self.filter(entities__contains=[entity.pk]).select_related(*joined)

    def with_undoings(self) -> "DecisionQuerySet":
        """Each act once: who took it back is told with it, in `undone_by`, and not beside it."""
        return self.exclude(kind=Decision.Kind.UNDONE).select_related(
            "made_by", "undone_by__made_by"
        )

    def undoable(self, by: User, kinds: Iterable[str], most: int = 10) -> "DecisionQuerySet":
        """This person's last acts of these kinds that stand, newest first.

        A batch is one act: its first decision stands for it, and `together` counts them all.
        """
        batch = Decision.objects.filter(batch=OuterRef("batch")).order_by()
        size = batch.values("batch").annotate(size=Count("pk")).values("size")
        last = self.filter(pk__in=self._last_acts(by, kinds, most), undone_by=None)
        return last.annotate(together=Coalesce(Subquery(size), 1)).order_by("-made_at", "-pk")

    def _last_acts(self, by: User, kinds: Iterable[str], most: int) -> list[int]:
        """The first decision of each act; walks back from the newest, at the cost of few rows."""
        undone = Exists(Decision.objects.filter(undoes=OuterRef("pk")))
        mine = self.filter(~undone, made_by=by, kind__in=kinds).order_by("-made_at", "-pk")
        acts: dict[UUID | int, int] = {}
        while len(acts) < most:
            batches = [act for act in acts if isinstance(act, UUID)]
            alone = [act for act in acts if isinstance(act, int)]
            rows = mine.exclude(batch__in=batches).exclude(pk__in=alone)
            found = list(rows.values_list("pk", "batch")[:_LOOKED_AT])
            acts.update((batch or pk, pk) for pk, batch in found)
            if len(found) < _LOOKED_AT:
                break
        firsts = Decision.objects.filter(batch__in=[act for act in acts if isinstance(act, UUID)])
        acts.update(firsts.order_by().values_list("batch").annotate(first=Min("pk")))
        return list(acts.values())[:most]

    def of_list(self, entity: Entity) -> "Decision | None":
        """The decision by which a list gave an entity its type."""
        told = self.about(entity).filter(after__type_list=entity.type_list)
        return told.select_related("made_by").first() if entity.type_list else None

    def decided_later(self, since: Mapping[int, "Decision"]) -> set[int]:
        """The entities, by number, about which a later decision of another act stands."""
        batches = {act.batch for act in since.values() if act.batch}
        later = self.filter(entities__overlap=list(since), undone_by=None)
        rows = later.exclude(kind=Decision.Kind.UNDONE).values_list("pk", "batch", "entities")
        return {
            entity
            for pk, batch, entities in rows
            for entity in entities
            if batch not in batches and entity in since and pk > since[entity].pk
        }

    def hold_first(self) -> None:
        """Hold the first of these until the transaction ends: of two who undo it one is second."""
        first = self.filter(pk__in=self.order_by("pk").values("pk")[:1]).order_by()
        first.select_for_update(no_key=True).values_list("pk").first()

    def in_batch(self, batch: UUID) -> "DecisionQuerySet":
        """All that one act decided, in the order in which it did."""
        return self.filter(batch=batch).order_by("pk")


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
        MENTION_DOUBTED = "mention-doubted", "Doubt about a mention"
        ENTITY_SPLIT = "entity-split", "Entity split"
        NAME_STOPPED = "name-stopped", "Name stopped everywhere"
        NAME_ALLOWED = "name-allowed", "Name allowed again"
        NOTED = "noted", "Note"
        KEPT_APART = "kept-apart", "Kept apart"
        UNDONE = "undone", "Undone"

    TAKEN_BACK = "Undone."
    """The reason of an undoing for which nobody gave one."""

    kind = models.CharField(max_length=20, choices=Kind.choices)
    target_kind = models.CharField(max_length=20)
    target_id = models.BigIntegerField()
    target_name = models.CharField(max_length=300)
    before = models.JSONField(default=dict, blank=True)
    after = models.JSONField(default=dict, blank=True)
    reason = models.TextField(blank=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="decisions")
    made_at = models.DateTimeField(auto_now_add=True)
    entities = ArrayField(
        models.BigIntegerField(), default=list, blank=True, help_text="All that it concerns"
    )
    batch = models.UUIDField(null=True, blank=True, help_text="Shared by what one act decided")
    undoes = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="undone_by"
    )

    together: int  # how many decisions the act has, as `DecisionQuerySet.undoable` tells it

    objects = DecisionQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-pk"]
        indexes = [
            models.Index(F("target_kind"), F("target_id"), name="decision_target"),
            models.Index(F("made_by"), F("made_at").desc(), name="decision_of_user"),
            models.Index(F("batch"), name="decision_batch", condition=Q(batch__isnull=False)),
            GinIndex(fields=["entities"], name="decision_entities"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.target_name}"

    @property
    def given_reason(self) -> str:
        """The reason as a person gave it; "" for an undoing that needs none."""
        return self.reason.removeprefix(self.TAKEN_BACK).strip()

    @property
    def who(self) -> str:
        """The name of the person, never an e-mail address."""
        return self.made_by.get_full_name() or self.made_by.get_username().partition("@")[0]
