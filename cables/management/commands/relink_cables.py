"""`manage.py relink_cables`: find mentions and references anew in everything that is held."""

from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction
from tqdm import tqdm

from cables.ingest import pipeline
from cables.models import Cable
from cables.search import index


class Command(BaseCommand):
    help = "Find mentions and references anew, as after a change of names. Decisions stay."

    def handle(self, *args: Any, **options: Any) -> str:
        cable_ids = list(Cable.objects.order_by("pk").values_list("pk", flat=True))
        with tqdm(total=len(cable_ids), unit="cable", disable=None) as bar:
            for start in range(0, len(cable_ids), pipeline.BATCH):
                bar.update(relink(cable_ids[start : start + pipeline.BATCH]))
        index.drain()
        return f"{len(cable_ids):,} cables were linked anew."


@transaction.atomic
def relink(cable_ids: list[int]) -> int:
    """One batch, whole or not at all; returns how many cables it held."""
    pipeline.link(Cable.objects.filter(pk__in=cable_ids))
    return len(cable_ids)
