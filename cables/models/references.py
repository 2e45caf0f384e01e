"""References between cables: the REF block."""

from django.db import models
from django.db.models import F, Q

from cables.models.cables import Cable


class ReferenceQuerySet(models.QuerySet["Reference"]):
    """Questions about references."""

    def unresolved(self) -> "ReferenceQuerySet":
        """References to cables by id that no held cable answers yet."""
        return self.filter(target=None).exclude(reference_id="")

    def citing(self, cable: Cable) -> "ReferenceQuerySet":
        """References to this cable from cables that anyone may read, newest first."""
        return self.filter(target=cable).from_public()

    def citing_id(self, reference_id: str) -> "ReferenceQuerySet":
        """As `citing`, for the number of a cable that need not be held."""
        return self.filter(reference_id=reference_id).from_public()

    def from_public(self) -> "ReferenceQuerySet":
        """References that stand in cables that anyone may read, newest first."""
        return (
            self.filter(cable__withheld_at=None)
            .select_related("cable__origin")
            .order_by(F("cable__transmitted_at").desc(nulls_last=True), "cable_id", "position")
        )


class Reference(models.Model):
    """One item of a REF block. Most cited cables are not held: then `target` is empty."""

    class Kind(models.TextChoices):
        CABLE = "cable"
        EMAIL = "email"
        REPORT = "report"
        OTHER = "other"

    cable = models.ForeignKey(Cable, models.CASCADE, related_name="references", db_index=False)
    position = models.PositiveSmallIntegerField()
    label = models.CharField(max_length=12, blank=True)
    text = models.TextField(help_text="As written")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    reference_id = models.CharField(max_length=60, blank=True, help_text="Canonical id")
    year_assumed = models.BooleanField(default=False)
    target = models.ForeignKey(
        Cable, models.SET_NULL, null=True, blank=True, related_name="cited_by"
    )

    objects = ReferenceQuerySet.as_manager()

    class Meta:
        ordering = ["position"]
        indexes = [models.Index(F("reference_id"), name="reference_id_cited")]
        constraints = [
            models.UniqueConstraint(fields=["cable", "position"], name="reference_has_its_place"),
            models.CheckConstraint(
                condition=Q(kind="cable") | Q(reference_id="", target=None),
                name="reference_id_only_for_cables",
            ),
            models.CheckConstraint(
                condition=Q(target=None) | ~Q(target=F("cable")), name="reference_is_not_to_itself"
            ),
        ]

    def __str__(self) -> str:
        return self.reference_id or self.text
