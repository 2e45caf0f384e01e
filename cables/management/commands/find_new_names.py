"""`manage.py find_new_names`: have the workers look for names that no list and no rule knows."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from cables.ingest import names_queue
from cables.linking import ner
from cables.models import Cable, NamesFound


class Command(BaseCommand):
    help = (
        "Queue statistical name finding (extra nlp) for all cables not yet read. The work is done "
        "by the workers, on as many machines as run one; run it again at any time."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--status", action="store_true", help="only say how far the reading has come"
        )

    def handle(self, *args: Any, status: bool = False, **options: Any) -> str:
        try:
            queued = "" if status else f"{names_queue.fill():,} jobs queued. "
            return queued + progress()
        except ner.Missing as missing:
            raise CommandError(str(missing)) from missing


def progress() -> str:
    """How many cables were read, by which reader; raises `ner.Missing`."""
    version = ner.version()
    total, unread = Cable.objects.count(), NamesFound.objects.unread(version).count()
    share = 100 * (total - unread) // total if total else 100
    return f"{total - unread:,} of {total:,} cables read ({share} %) with {version}."
