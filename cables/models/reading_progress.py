"""How far statistical name finding has come, and what it found: one row a cable that was read."""

from django.db import models
from django.db.models import Exists, F, OuterRef, QuerySet

from cables.models.cables import Cable
from cables.models.versions import Version


class NamesFoundQuerySet(models.QuerySet["NamesFound"]):
    """Questions about what was read."""

    def of_today(self) -> "NamesFoundQuerySet":
        """What was read in the text that is shown today."""
        return self.filter(version=F("cable__preferred"))

    def unread(self, reader: str) -> QuerySet[Cable]:
        """Cables that this reader has still to read, in order of their numbers."""
        read = self.filter(cable=OuterRef("pk"), reader=reader, version=OuterRef("preferred"))
        return Cable.objects.filter(~Exists(read), preferred__isnull=False).order_by("pk")

    def note(self, rows: "list[NamesFound]") -> None:
        """Keep what was found, in place of what was found before."""
        NamesFound.objects.bulk_create(
            rows,
            update_conflicts=True,
            unique_fields=["cable"],
            update_fields=["version", "reader", "names", "read_at"],
        )


class NamesFound(models.Model):
    """What a statistical reader took for names in one version of a cable.

    Kept, so that linking anew asks no reader. `names` are lists: position of the paragraph, first
    character, one past the last, kind.
    """

    cable = models.OneToOneField(
        Cable, models.CASCADE, primary_key=True, related_name="names_found"
    )
    version = models.ForeignKey(Version, models.CASCADE, related_name="+")
    reader = models.CharField(max_length=60, help_text="The model, its version, and our sifting's")
    names = models.JSONField(default=list)
    read_at = models.DateTimeField(auto_now=True)

    objects = NamesFoundQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "names found"
        indexes = [models.Index(fields=["reader"], name="names_found_by")]

    def __str__(self) -> str:
        return f"{len(self.names)} names in {self.cable_id}"
