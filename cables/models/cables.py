"""Cables: the record that everything else hangs on."""

from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, OuterRef, Prefetch, Q
from django.db.models.functions import JSONObject
from django.urls import reverse

from cables.models.posts import Post
from cables.models.tags import Tag
from cables.vocab import repair
from cables.vocab.identifiers import CableId, parse_or_none

NEWEST = (F("transmitted_at").desc(nulls_last=True), F("pk").desc())
"""Latest sent first; undated ones last. An index has this order."""

_CENTURY = range(1930, 2030)  # years that two digits tell apart


class Classification(models.IntegerChoices):
    """Levels in order of sensitivity (E.O. 11652 to 13526; LOU was a handling of its own)."""

    UNCLASSIFIED = 0, "UNCLASSIFIED"
    LIMITED_OFFICIAL_USE = 10, "LIMITED OFFICIAL USE"
    RESTRICTED = 20, "RESTRICTED"
    CONFIDENTIAL = 30, "CONFIDENTIAL"
    SECRET = 40, "SECRET"
    TOP_SECRET = 50, "TOP SECRET"


class Precedence(models.TextChoices):
    """How fast a cable was to be handled (5 FAH-2)."""

    FLASH = "FLASH"
    IMMEDIATE = "IMMEDIATE"
    PRIORITY = "PRIORITY"
    ROUTINE = "ROUTINE"


class CableQuerySet(models.QuerySet["Cable"]):
    """Questions about cables. Every public page starts from `public()`."""

    def public(self) -> "CableQuerySet":
        """Cables that anyone may read."""
        return self.filter(withheld_at=None)

    def for_listing(self) -> "CableQuerySet":
        """What a result row shows, its TAGS as `tags_printed`, in one query."""
        printed = JSONObject(code="tag__code", meaning="tag__meaning")
        tags = Tagging.objects.filter(cable=OuterRef("pk")).values(printed=printed)
        return self.select_related("origin").annotate(tags_printed=ArraySubquery(tags))

    def for_reading(self) -> "CableQuerySet":
        """What the reading page shows of the header; references lead to public cables only."""
        held = Prefetch("references__target", Cable.objects.public())
        return (
            self.select_related("origin", "preferred")
            .defer("preferred__source_text")
            .prefetch_related("taggings__tag", "addressees__post", "references", held)
        )

    def at(self, slug: str) -> "Cable | None":
        """The cable whose address this is; PostgreSQL takes no NUL, which an address can hold."""
        return None if "\0" in slug else self.filter(slug=slug).first()

    def published_as(self, written: str) -> "Cable | None":
        """The cable that some published spelling means: an alias, zeros, blanks, a long year."""
        if "\0" in written:
            return None
        alias = self.filter(aliases__written__iexact=written.strip()).first()
        known = parse_or_none(written)
        if alias is not None or known is None:
            return alias
        return self.at(str(known)) or self.filter(aliases__written=str(known)).first()

    def numbered(self, post: str, serial: int) -> "CableQuerySet":
        """The cables of a post with this serial, of whatever year; newest first."""
        slugs = {str(CableId.of(year, post, serial)) for year in _CENTURY}
        return self.filter(slug__in=slugs).newest()

    def hold(self, pk: int) -> None:
        """Hold a cable to the end of the transaction: it is not withheld or released meanwhile."""
        len(self.filter(pk=pk).select_for_update(no_key=True).values_list("pk"))

    def writing(self, words: str) -> "CableQuerySet":
        """Cables with these letters in a paragraph, read through: slow for many."""
        return self.filter(paragraphs__text__icontains=words).distinct()

    def newest(self) -> "CableQuerySet":
        """Latest sent first; undated ones last."""
        return self.order_by(*NEWEST)

    def same_post(self, cable: "Cable") -> "CableQuerySet":
        """Dated cables from the post that sent this one, itself left out."""
        return self.filter(origin=cable.origin, transmitted_at__isnull=False).exclude(pk=cable.pk)

    def before(self, cable: "Cable") -> "Cable | None":
        """The cable that the same post sent just before."""
        if cable.origin_id is None or cable.transmitted_at is None:
            return None
        here = (cable.transmitted_at, cable.pk)
        earlier = Q(transmitted_at__lt=here[0]) | Q(transmitted_at=here[0], pk__lt=here[1])
        return self.same_post(cable).filter(earlier).order_by("transmitted_at", "pk").last()

    def after(self, cable: "Cable") -> "Cable | None":
        """The cable that the same post sent just after."""
        if cable.origin_id is None or cable.transmitted_at is None:
            return None
        here = (cable.transmitted_at, cable.pk)
        later = Q(transmitted_at__gt=here[0]) | Q(transmitted_at=here[0], pk__gt=here[1])
        return self.same_post(cable).filter(later).order_by("transmitted_at", "pk").first()


class Cable(models.Model):
    """One message as the Department numbers it.

    `slug` is its public address: the canonical reference id (`07GUANGZHOU378`), or a name made
    from the source text where the document gives no number. `preferred` is the copy shown.
    """

    slug = models.CharField(max_length=60, unique=True)
    reference_id = models.CharField(max_length=60, unique=True, null=True, blank=True)
    origin = models.ForeignKey(
        Post, models.PROTECT, null=True, blank=True, related_name="cables", db_index=False
    )
    origin_name = models.CharField(max_length=200, blank=True, help_text="As printed")
    origin_routing = models.CharField(max_length=8, blank=True)
    transmitted_at = models.DateTimeField(null=True, blank=True)
    sent_on = models.DateField(null=True, blank=True, help_text="Where only the day is known")
    precedence = models.CharField(max_length=10, choices=Precedence.choices, blank=True)
    classification = models.SmallIntegerField(choices=Classification.choices, null=True, blank=True)
    captions = ArrayField(models.CharField(max_length=60), default=list, blank=True)
    passing = ArrayField(models.TextField(), default=list, blank=True)
    subject = models.TextField(blank=True)
    subject_marking = models.CharField(max_length=60, blank=True)
    preamble = models.TextField(blank=True, help_text="The handling notice before paragraph 1")
    summary = models.TextField(blank=True)
    declassification = models.TextField(blank=True, help_text="The E.O. line as printed")
    declassify_on = models.DateField(null=True, blank=True)
    classified_by = ArrayField(models.CharField(max_length=120), default=list, blank=True)
    classification_reasons = ArrayField(models.CharField(max_length=20), default=list, blank=True)
    tags_line = models.TextField(blank=True, help_text="The TAGS line as printed")
    signature = ArrayField(models.CharField(max_length=120), default=list, blank=True)
    tags = models.ManyToManyField(Tag, through="Tagging", related_name="cables")
    preferred = models.OneToOneField(
        "Version", models.PROTECT, null=True, blank=True, related_name="preferred_by"
    )
    withheld_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = CableQuerySet.as_manager()
    tags_printed: list[dict[str, str]]  # `code` and `meaning`, of a cable `for_listing`

    class Meta:
        # A foreign key with which another index begins has none of its own (db_index=False).
        indexes = [
            models.Index(F("origin"), F("transmitted_at"), name="cable_origin_sent"),
            models.Index(
                F("transmitted_at").desc(nulls_last=True), F("id").desc(), name="cable_newest"
            ),
            models.Index(F("id"), name="cable_withheld", condition=Q(withheld_at__isnull=False)),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(slug__regex=r"^[A-Za-z0-9-]+$"), name="cable_slug_is_an_address"
            ),
            models.CheckConstraint(
                condition=Q(reference_id=None) | Q(slug=F("reference_id")),
                name="cable_slug_is_its_reference_id",
            ),
            models.CheckConstraint(
                condition=Q(classification=None) | Q(classification__in=Classification.values),
                name="cable_classification_is_a_level",
            ),
            models.CheckConstraint(
                condition=Q(precedence__in=["", *Precedence.values]),
                name="cable_precedence_is_known",
            ),
        ]

    def __str__(self) -> str:
        return self.slug

    def get_absolute_url(self) -> str:
        return reverse("cable", args=[self.slug])

    @property
    def title(self) -> str:
        """The subject, seven-bit damage repaired, or a plain statement that there is none."""
        return repair.readable(self.subject) or f"[no subject] {self.slug}"


class CableAlias(models.Model):
    """Another id under which a cable was published; its address leads to the cable."""

    written = models.CharField(max_length=120, unique=True)
    cable = models.ForeignKey(Cable, models.CASCADE, related_name="aliases")

    class Meta:
        verbose_name_plural = "cable aliases"

    def __str__(self) -> str:
        return self.written


class Tagging(models.Model):
    """A TAGS code on a cable, in printed order."""

    cable = models.ForeignKey(Cable, models.CASCADE, related_name="taggings", db_index=False)
    tag = models.ForeignKey(Tag, models.PROTECT, related_name="taggings")
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["cable", "tag"], name="cable_has_a_tag_once")
        ]

    def __str__(self) -> str:
        return f"{self.tag_id} on {self.cable_id}"


class Addressee(models.Model):
    """One TO or INFO line of a cable."""

    class Role(models.TextChoices):
        TO = "to"
        INFO = "info"

    cable = models.ForeignKey(Cable, models.CASCADE, related_name="addressees", db_index=False)
    role = models.CharField(max_length=4, choices=Role.choices)
    position = models.PositiveSmallIntegerField()
    routing = models.CharField(max_length=12, blank=True)
    name = models.CharField(max_length=200)
    post = models.ForeignKey(Post, models.SET_NULL, null=True, blank=True, related_name="received")
    precedence = models.CharField(max_length=20, blank=True)
    serial = models.CharField(max_length=20, blank=True)
    excluded = models.BooleanField(default=False, help_text="Removed from a collective (XMT)")

    class Meta:
        ordering = ["role", "position"]
        constraints = [
            models.CheckConstraint(
                condition=Q(role__in=["to", "info"]), name="addressee_role_is_to_or_info"
            ),
            models.UniqueConstraint(
                fields=["cable", "role", "position"], name="addressee_has_its_place"
            ),
        ]

    def __str__(self) -> str:
        return self.name
