"""Posts: the missions that send and receive cables."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q


class Post(models.Model):
    """A mission as cable numbers name it (`GUANGZHOU`), with what a reader needs to place it."""

    code = models.CharField(max_length=40, unique=True)
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=40, blank=True)
    city = models.CharField(max_length=80, blank=True)
    country = models.CharField(max_length=2, blank=True, help_text="ISO 3166 alpha-2")
    routing = models.CharField(max_length=8, blank=True, help_text="Routing indicator")
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    aliases = ArrayField(models.CharField(max_length=60), default=list, blank=True)
    note = models.TextField(blank=True)
    source = models.TextField(blank=True)

    class Meta:
        ordering = ["name"]
        indexes = [models.Index(F("country"), name="post_country")]
        constraints = [
            models.CheckConstraint(
                condition=Q(code__regex=r"^[A-Z0-9]+$"), name="post_code_is_capitals"
            ),
            models.CheckConstraint(
                condition=Q(latitude=None, longitude=None)
                | Q(
                    latitude__isnull=False,
                    longitude__isnull=False,
                    latitude__range=(-90, 90),
                    longitude__range=(-180, 180),
                ),
                name="post_coordinates_are_whole_and_on_earth",
            ),
        ]

    def __str__(self) -> str:
        return self.name
