"""Aliases: the names under which cables mention entities, and which of them the public may know."""

from django.contrib.postgres.indexes import GinIndex
from django.db import connection, models
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Upper

from cables.models.entities import GIVEN, READ_IN_PUBLIC, Entity
from cables.vocab.names import LONGEST_NAME

_CALLED = """
SELECT id FROM cables_entity WHERE kind = ANY(%(kinds)s) AND normalized = %(key)s
UNION SELECT entity_id FROM cables_alias WHERE normalized = %(key)s
"""


class AliasQuerySet(models.QuerySet["Alias"]):
    """Questions about other names."""

    def of_listed(self) -> "AliasQuerySet":
        """Names of entities that lists show, as `EntityQuerySet.listed`."""
        seen = Q(entity__accepted_count__gt=0) | Q(entity__mention_count__gt=1)
        return self.of_public().filter(seen)

    def told(self) -> "AliasQuerySet":
        """Names that the public may know: by a person, or in words of a cable that is public.

        What mentions there are does not matter, for linking anew may drop them: a name that was
        read in a withheld cable, or nobody knows where, is told if a public cable writes it.
        """
        from cables.models.mentions import Mention  # which in turn knows entities

        words = [OuterRef("name"), Upper(OuterRef("name"))]
        written = Mention.objects.public().filter(entity=OuterRef("entity"), surface__in=words)
        brought = Entity.objects.filter(
            merged_into=OuterRef("entity"), curated=False, name=OuterRef("name")
        )  # by a merge from an entity that nobody decided about
        return self.filter(GIVEN & ~Exists(brought) | READ_IN_PUBLIC | Exists(written))

    def of_public(self) -> "AliasQuerySet":
        """Names of entities for public pages, as `EntityQuerySet.public`."""
        return self.filter(entity__merged_into=None, entity__cable_count__gt=0)


class Alias(models.Model):
    """A name under which cables mention an entity."""

    entity = models.ForeignKey(Entity, models.CASCADE, related_name="aliases")
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
    curated = models.BooleanField(default=False)

    objects = AliasQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "aliases"
        ordering = ["name"]
        indexes = [
            models.Index(F("normalized"), name="alias_normalized"),
            GinIndex(fields=["normalized"], opclasses=["gin_trgm_ops"], name="alias_trigrams"),
        ]
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="alias_has_name"),
            models.UniqueConstraint(fields=["entity", "name"], name="alias_of_entity_once"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def was_given(self) -> bool:
        """Whether a person wrote the name, as `AliasQuerySet.told` sees it."""
        brought = self.entity.absorbed.filter(curated=False, name=self.name).exists()
        return self.curated and self.name_cable_id is None and not brought


def numbers_called(key: str) -> set[int]:
    """The entities whose name or other name has this normalized form, whoever may know it.

    Each page of results asks this of its words. Written out: to put these words together from two
    querysets takes Django ten times as long as PostgreSQL to answer.
    """
    with connection.cursor() as cursor:
        cursor.execute(_CALLED, {"kinds": Entity.Kind.values, "key": key})
        return {number for (number,) in cursor.fetchall()}
