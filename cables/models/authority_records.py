"""Records of Wikidata and GeoNames, imported for looking numbers up without a network."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.contrib.postgres.lookups import TrigramSimilar
from django.contrib.postgres.search import TrigramSimilarity
from django.db import models
from django.db.models import F, Q, Value

from cables.models.entities import Entity
from cables.vocab.names import LONGEST_NAME

SHORTEST = 2
"""Letters from which names are looked up."""


class AuthorityRecordQuerySet(models.QuerySet["AuthorityRecord"]):
    """Questions about authority records."""

    def of_kind(self, kind: str) -> "AuthorityRecordQuerySet":
        """Records of this kind of entity, and those that tell none."""
        return self.filter(kind__in=(kind, "")) if kind else self

    def numbered(self, source: str, identifier: str) -> "AuthorityRecordQuerySet":
        return self.filter(source=source, identifier=identifier)

    def called(self, key: str, limit: int) -> "list[AuthorityRecord]":
        """Records named so, best first; `key` is a name as `vocab.names.normalize` gives it.

        Names and further names that are the key go first, then names that begin with it, then, only
        where these are few, names with similar letters. Of equals the more populous go first.
        """
        if len(key) < SHORTEST:
            return []
        found: dict[int, AuthorityRecord] = {}
        for ranked in (
            self.filter(normalized=key).by_size(),
            self.filter(keys__contains=[key]).by_size(),
            self.filter(normalized__startswith=key).by_size(),
            self._similar(key),
        ):
            if len(found) < limit:
                found |= {record.pk: record for record in ranked[:limit] if record.pk not in found}
        return list(found.values())[:limit]

    def by_size(self) -> "AuthorityRecordQuerySet":
        return self.order_by(F("population").desc(nulls_last=True), "normalized", "pk")

    def _similar(self, key: str) -> "AuthorityRecordQuerySet":
        alike = self.filter(TrigramSimilar(F("normalized"), Value(key)))
        return alike.order_by(TrigramSimilarity("normalized", key).desc(), "pk")


class AuthorityRecord(models.Model):
    """What an authority file tells of one body, person or place. It is not an entity of ours."""

    class Source(models.TextChoices):
        WIKIDATA = "wikidata"
        GEONAMES = "geonames", "GeoNames"

    source = models.CharField(max_length=10, choices=Source.choices)
    identifier = models.CharField(max_length=20, help_text="Q42, or the GeoNames number")
    name = models.CharField(max_length=LONGEST_NAME)
    normalized = models.CharField(max_length=LONGEST_NAME, editable=False)
    aliases = ArrayField(models.TextField(), default=list, blank=True)
    keys = ArrayField(models.TextField(), default=list, blank=True, editable=False)
    kind = models.CharField(max_length=12, choices=Entity.Kind.choices, blank=True)
    country = models.CharField(max_length=2, blank=True, help_text="ISO 3166 alpha-2")
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    description = models.TextField(blank=True)
    population = models.PositiveBigIntegerField(
        null=True, blank=True, help_text="Of places: which of one name is meant most often"
    )

    objects = AuthorityRecordQuerySet.as_manager()

    class Meta:
        ordering = ["source", "identifier"]
        indexes = [
            models.Index(
                OpClass(F("normalized"), "varchar_pattern_ops"), name="authority_record_prefix"
            ),
            GinIndex(
                fields=["normalized"], opclasses=["gin_trgm_ops"], name="authority_record_trigrams"
            ),
            GinIndex(fields=["keys"], name="authority_record_keys"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["source", "identifier"], name="authority_record_once"),
            models.CheckConstraint(
                condition=Q(source__in=["wikidata", "geonames"]),
                name="authority_record_source_is_known",
            ),
            models.CheckConstraint(condition=~Q(name=""), name="authority_record_has_name"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def facts(self) -> dict[str, str | float]:
        """What it tells about an entity, by the names of the entity's fields."""
        told: dict[str, str | float] = {}
        if self.source == self.Source.WIKIDATA:
            told["wikidata"] = self.identifier
        else:
            told["geonames"] = int(self.identifier)
        if self.latitude is not None and self.longitude is not None:
            told |= {"latitude": self.latitude, "longitude": self.longitude}
        return told | ({"country": self.country} if self.country else {})
