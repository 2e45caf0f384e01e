"""`manage.py find_duplicates`: propose pairs of entities that may be one, for the review desk."""

from typing import Any

from django.core.management.base import BaseCommand

from cables.linking.propose_duplicates import propose_duplicates


class Command(BaseCommand):
    """Compares names; the desk shows what was found, and curators decide."""

    help = "Propose entities that may be one and the same, for /desk/duplicates/."

    def handle(self, *args: Any, **options: Any) -> str:
        found = propose_duplicates()
        pairs = "pair" if found == 1 else "pairs"
        return f"{found:,} {pairs} may be one: decide at /desk/duplicates/."
