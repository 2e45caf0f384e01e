"""What search engines are told of: the public cables and the entities that lists show."""

from datetime import datetime
from typing import Any

from django.contrib.sitemaps import Sitemap

from cables.models import Cable, Entity

A_FILE = 10_000
"""Addresses in a file: the protocol allows 50,000, and a page of so many takes seconds."""


class _Files(Sitemap):
    """Some rows in the order of their numbers, so that a file changes little as rows come."""

    limit = A_FILE

    def get_latest_lastmod(self) -> None:
        """Not told of a whole file: all rows would have to be looked at."""


class Cables(_Files):
    """The reading page of every cable that anyone may read."""

    def items(self) -> Any:
        return Cable.objects.public().only("slug", "updated_at").order_by("pk")

    def lastmod(self, cable: Cable) -> datetime:
        return cable.updated_at


class Entities(_Files):
    """The page of every organization, person and place that lists show."""

    def items(self) -> Any:
        return Entity.objects.listed().only("kind", "name", "merged_into").order_by("pk")


SITEMAPS: dict[str, type[Sitemap]] = {"cables": Cables, "entities": Entities}
