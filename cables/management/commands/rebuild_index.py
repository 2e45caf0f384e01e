"""`manage.py rebuild_index`: make the search index anew from the database."""

from typing import Any

from django.core.management.base import BaseCommand
from tqdm import tqdm

from cables.search import index


class Command(BaseCommand):
    """Builds beside the old index, which answers until the new one is complete."""

    help = "Make the search index anew from the database; searching goes on meanwhile."

    def handle(self, *args: Any, **options: Any) -> str:
        with tqdm(unit=" cables", disable=None) as bar:

            def show(done: int, total: int) -> None:
                bar.total = total
                bar.update(done - bar.n)

            held = index.rebuild(show)
        return f"The search index now holds {held:,} cable{'' if held == 1 else 's'}."
