"""Versions and paragraphs: a cable's copies as found, and the text of the preferred one."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Case, F, Q, When
from django.db.models.functions import Left, StrIndex, Trim
from django.db.models.lookups import GreaterThan

from cables.models.cables import Cable
from cables.models.uploads import Upload
from cables.vocab import repair
from cables.vocab.numbers import whole_number

COMMON = "several-cables"
"""The layout of a copy that shows other cables' words too: kept, for it may be their only text."""

_BEGINNING = 80  # characters of a summary that tell in which paragraph it stands


class VersionQuerySet(models.QuerySet["Version"]):
    """Questions about versions."""

    def described(self) -> "VersionQuerySet":
        """What is said about the copies that anyone may read, without their texts."""
        rows = self.exclude(layout=COMMON).defer("source_text")
        return rows.prefetch_related("problems")

    def chosen(self, key: str) -> "Version | None":
        """The copy that anyone may read with this key as it stands in an address, or None."""
        return self.exclude(layout=COMMON).filter(pk=whole_number(key)).first()


class Version(models.Model):
    """One copy of a cable as found in one source. A trigger refuses any change of its text.

    `file` is the file's own name, without folder or archive, for public pages show it; the upload's
    report has it in full. The layout `joined-sections` is made here from sections that came apart.
    """

    cable = models.ForeignKey(Cable, models.PROTECT, related_name="versions")
    upload = models.ForeignKey(
        Upload, models.PROTECT, null=True, blank=True, related_name="versions"
    )
    file = models.CharField(max_length=500, help_text="The file's name as it was given")
    layout = models.CharField(max_length=40)
    source_text = models.TextField(help_text="Verbatim; offsets count its characters")
    sha256 = models.CharField(max_length=64, help_text="Of the source text")
    imported_at = models.DateTimeField(auto_now_add=True)

    objects = VersionQuerySet.as_manager()

    class Meta:
        ordering = ["imported_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["sha256", "cable"], name="version_of_cable_once"),
            models.CheckConstraint(condition=~Q(source_text=""), name="version_has_source_text"),
            models.CheckConstraint(
                condition=Q(sha256__regex=r"^[0-9a-f]{64}$"), name="version_sha256_is_a_digest"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.cable} ({self.layout})"


class ParagraphQuerySet(models.QuerySet["Paragraph"]):
    """Questions about paragraphs."""

    def of_public(self) -> "ParagraphQuerySet":
        """Paragraphs of cables that anyone may read."""
        return self.filter(cable__withheld_at=None)

    def openings(self) -> "ParagraphQuerySet":
        """One paragraph of each cable: the one that holds its summary, or else the first."""
        summary = Trim(Left("cable__summary", _BEGINNING))
        holds = Case(When(cable__summary="", then=0), default=StrIndex("text", summary))
        ranked = self.annotate(holds_summary=GreaterThan(holds, 0))
        return ranked.order_by("cable", "-holds_summary", "position").distinct("cable")


class Paragraph(models.Model):
    """A paragraph of the cable's preferred version.

    `anchor` is its permalink within the page (`p15`; a number printed twice gives `p15-2`,
    unnumbered text `u1`). `pieces` are the runs of the source text it was read from, flattened
    to start, end, start, end, ...
    """

    cable = models.ForeignKey(Cable, models.CASCADE, related_name="paragraphs", db_index=False)
    position = models.PositiveSmallIntegerField()
    anchor = models.CharField(max_length=12)
    number = models.PositiveSmallIntegerField(null=True, blank=True, help_text="As printed")
    marking = models.CharField(max_length=60, blank=True)
    heading = models.TextField(blank=True)
    text = models.TextField()
    pieces = ArrayField(models.PositiveIntegerField(), default=list, blank=True)

    objects = ParagraphQuerySet.as_manager()

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["cable", "position"], name="paragraph_has_its_place"),
            models.UniqueConstraint(fields=["cable", "anchor"], name="paragraph_anchor_is_unique"),
            models.CheckConstraint(
                condition=~Q(text="") | ~Q(heading=""), name="paragraph_says_something"
            ),
        ]
        indexes = [models.Index(F("cable"), F("number"), name="paragraph_number")]

    def __str__(self) -> str:
        return f"{self.cable} {self.anchor}"

    def get_absolute_url(self) -> str:
        return f"{self.cable.get_absolute_url()}#{self.anchor}"

    @property
    def readable(self) -> str:
        """The text for showing and searching, of the same length: seven-bit damage repaired."""
        return repair.readable(self.text)
