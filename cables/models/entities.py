"""Entities: the organizations, people and places that cables mention."""

from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Count, Exists, F, OuterRef, Q
from django.db.models.functions import Upper
from django.urls import reverse
from django.utils.text import slugify

from cables.vocab.names import LONGEST_NAME

READ_IN_PUBLIC = Q(name_cable__isnull=False, name_cable__withheld_at=None)
"""A name that a machine read in a cable which is public."""
GIVEN = Q(curated=True, name_cable=None)
"""A name that a person wrote."""


class EntityQuerySet(models.QuerySet["Entity"]):
    """Questions about entities."""

    def current(self) -> "EntityQuerySet":
        """Entities that were not merged into another."""
        return self.filter(merged_into=None)

    def public(self) -> "EntityQuerySet":
        """Entities for public pages: mentioned in at least one cable that anyone may read."""
        return self.current().filter(cable_count__gt=0)

    def told(self) -> "EntityQuerySet":
        """Entities whose own name the public may know, as `AliasQuerySet.told`.

        What was merged bears its name as an alias of the entity that was kept, or has the same.
        """
        from cables.models.aliases import Alias  # which in turn knows entities

        kept = Alias.objects.told().filter(entity=OuterRef("merged_into"), name=OuterRef("name"))
        same = Q(merged_into=None) | Q(merged_into__name=F("name"))
        return self.filter(same | GIVEN | READ_IN_PUBLIC | Exists(kept))

    def unspoken(self) -> "EntityQuerySet":
        """Machine-made entities that public cables mention, by a name that none of these writes.

        A name that no text writes, as one made of a country's, is nobody's secret.
        """
        from cables.models.mentions import Mention  # which in turn knows entities

        mentions = Mention.objects.filter(entity=OuterRef("pk"))
        named = mentions.filter(surface__in=[OuterRef("name"), Upper(OuterRef("name"))])
        return self.current().filter(
            Exists(mentions.public()),
            ~Exists(named.public()),
            Exists(named.withheld()),
            curated=False,
            name_cable__withheld_at__isnull=False,
        )

    def listed(self) -> "EntityQuerySet":
        """What lists, indexes and suggestions show: not what one machine saw once."""
        return self.public().filter(Q(accepted_count__gt=0) | Q(mention_count__gt=1))

    def numbered(self, number: int | None) -> "Entity | None":
        return None if number is None else self.filter(pk=number).first()

    def of_kind(self, kind: str) -> "EntityQuerySet":
        return self.filter(kind=kind)

    def organizations(self) -> "EntityQuerySet":
        return self.filter(kind=Entity.Kind.ORGANIZATION)

    def ngos(self) -> "EntityQuerySet":
        return self.filter(kind=Entity.Kind.ORGANIZATION, type=Entity.Type.NGO)

    def people(self) -> "EntityQuerySet":
        return self.filter(kind=Entity.Kind.PERSON)

    def places(self) -> "EntityQuerySet":
        return self.filter(kind=Entity.Kind.LOCATION)

    def named(self, text: str) -> "EntityQuerySet":
        """Entities with these letters somewhere in the name or in another that the public knows."""
        from cables.models.aliases import Alias  # which in turn knows entities

        aliases = Alias.objects.told().filter(name__icontains=text).values("entity")
        return self.filter(Q(name__icontains=text) | Q(pk__in=aliases))

    def of_type(self, type_: str) -> "EntityQuerySet":
        return self.filter(type=type_)

    def in_country(self, code: str) -> "EntityQuerySet":
        return self.filter(country=code)

    def in_at_least(self, cables: int) -> "EntityQuerySet":
        """Entities that at least so many cables mention."""
        return self.filter(cable_count__gte=cables)

    def countries(self) -> list[str]:
        """The countries of these entities, as ISO codes."""
        known = self.exclude(country="").order_by("country")
        return list(known.values_list("country", flat=True).distinct())

    def in_numbers(self) -> dict[str, int]:
        """How many there are of each kind; `ngo` counts the organizations that are NGOs."""
        return self.aggregate(
            organization=Count("pk", filter=Q(kind=Entity.Kind.ORGANIZATION)),
            ngo=Count("pk", filter=Q(type=Entity.Type.NGO)),
            person=Count("pk", filter=Q(kind=Entity.Kind.PERSON)),
            location=Count("pk", filter=Q(kind=Entity.Kind.LOCATION)),
        )

    def sorted_by(self, order: str) -> "EntityQuerySet":
        """By `name`, by number of `mentions`, or else by number of cables."""
        match order:
            case "name":
                return self.order_by("name", "pk")
            case "mentions":
                return self.order_by("-mention_count", "name", "pk")
        return self.most_mentioned()

    def most_mentioned(self) -> "EntityQuerySet":
        return self.order_by("-cable_count", "-mention_count", "name", "pk")

    def recount(self) -> None:
        """Bring the counts that lists show in line with the live mentions in public cables.

        Counts every mention; where the cables of a change are known, `tallies.counted` is cheaper.
        """
        from cables.models.tallies import recount  # which in turn knows mentions

        recount(self.order_by().values_list("pk", flat=True))


class Entity(models.Model):
    """A body, a person or a place. Machines suggest them, curators decide about them."""

    class Kind(models.TextChoices):
        ORGANIZATION = "organization"
        PERSON = "person"
        LOCATION = "location", "Place"

    class Type(models.TextChoices):
        NGO = "ngo", "NGO"
        GOVERNMENT = "government"
        INTERNATIONAL = "international", "International body"
        COMPANY = "company"
        UNIVERSITY = "university", "University or research institute"
        UNION = "union", "Trade union"
        MEDIA = "media"
        PARTY = "party", "Political party"
        ARMED_GROUP = "armed-group", "Armed group"
        OTHER = "other"

    kind = models.CharField(max_length=12, choices=Kind.choices)
    type = models.CharField(
        max_length=14, choices=Type.choices, blank=True, help_text="Of organizations"
    )
    type_evidence = models.TextField(blank=True, help_text="The words that say so")
    type_evidence_cable = models.ForeignKey(
        "Cable",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        help_text="The cable with these words; none where a curator wrote them, or unknown",
    )
    type_confirmed = models.BooleanField(default=False, help_text="By a curator, or by a list")
    type_list = models.CharField(
        max_length=200,
        blank=True,
        editable=False,
        help_text="The list that says so; empty where a curator does",
    )
    name = models.CharField(max_length=LONGEST_NAME)
    normalized = models.CharField(max_length=LONGEST_NAME, editable=False)
    name_cable = models.ForeignKey(
        "Cable",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        db_index=False,
        related_name="+",
        help_text="The cable that a machine read the name in; none where a person gave it",
    )
    description = models.TextField(blank=True)
    country = models.CharField(max_length=2, blank=True, help_text="ISO 3166 alpha-2")
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    wikidata = models.CharField(max_length=20, blank=True, help_text="Q...")
    geonames = models.PositiveBigIntegerField(null=True, blank=True)
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="absorbed"
    )
    curated = models.BooleanField(
        default=False, help_text="Made or changed by a person, or on a list that one imported"
    )
    mention_count = models.PositiveIntegerField(default=0, editable=False)
    cable_count = models.PositiveIntegerField(default=0, editable=False)
    accepted_count = models.PositiveIntegerField(default=0, editable=False)
    first_on = models.DateField(null=True, blank=True, editable=False)
    last_on = models.DateField(null=True, blank=True, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = EntityQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "entities"
        ordering = ["name"]
        indexes = [
            models.Index(F("kind"), F("cable_count").desc(), name="entity_kind_count"),
            models.Index(F("kind"), F("normalized"), name="entity_normalized"),
            GinIndex(fields=["name"], opclasses=["gin_trgm_ops"], name="entity_name_trigrams"),
            GinIndex(fields=["normalized"], opclasses=["gin_trgm_ops"], name="entity_trigrams"),
        ]
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="entity_has_name"),
            models.CheckConstraint(
                condition=Q(kind__in=["organization", "person", "location"]),
                name="entity_kind_is_known",
            ),
            models.CheckConstraint(
                condition=Q(type="") | Q(kind="organization"),
                name="entity_type_only_for_organizations",
            ),
            models.CheckConstraint(
                condition=Q(merged_into=None) | ~Q(merged_into=F("pk")),
                name="entity_is_not_merged_into_itself",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return self.address()

    def address(self, part: str = "") -> str:
        """The address of its page, or of a part of it; `part` ends the address's name: `-json`."""
        return reverse(f"{self.page}{part}", args=[self.pk, slugify(self.name) or "entity"])

    @property
    def keeper(self) -> "Entity":
        """The entity that this one was merged into, through every step; itself if it was not."""
        return self.merged_into.keeper if self.merged_into else self

    @property
    def page(self) -> str:
        """The name of the page that shows this kind of entity."""
        return {"person": "person", "location": "place"}.get(self.kind, "organization")

    @property
    def is_public(self) -> bool:
        """Whether a cable that anyone may read mentions it, as `EntityQuerySet.public`."""
        return self.merged_into_id is None and self.cable_count > 0

    @property
    def is_listed(self) -> bool:
        """Whether lists show it, as `EntityQuerySet.listed`."""
        return self.is_public and (self.accepted_count > 0 or self.mention_count > 1)

    @property
    def facet(self) -> str:
        """The name under which a search is narrowed to this kind of entity."""
        return {"person": "person", "location": "place"}.get(self.kind, "org")

    @property
    def public_evidence(self) -> str:
        """The words that say what type it is, as far as anyone may read them; else "".

        Words of a cable while it is public. Where no cable is known, those of an entity that a
        person took in hand: what a machine once read may stand in a cable that is withheld.
        """
        if self.type_evidence_cable is not None:
            return "" if self.type_evidence_cable.withheld_at else self.type_evidence
        return self.type_evidence if self.curated or self.type_confirmed else ""

    @property
    def type_status(self) -> str:
        """Who says of what type it is, in words."""
        if not self.type_confirmed:
            return "suggested"
        return f"from {self.type_list}" if self.type_list else "confirmed by a curator"

    @property
    def is_ngo(self) -> bool:
        return self.type == self.Type.NGO
