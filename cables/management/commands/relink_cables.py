"""`manage.py relink_cables`: find mentions and references anew in everything that is held."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from cables.ingest import backlog, locks
from cables.management.progress import stages

_BUSY = "A large import is going on. Run this again when it has come to its end."


class Command(BaseCommand):
    help = (
        "Find mentions and references anew, as after a change of names. Decisions stay. "
        "A run that was killed goes on with --waiting, or by the worker."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--waiting",
            action="store_true",
            help="only what a large import left for later, or a killed run of this command",
        )

    def handle(self, *args: Any, **options: Any) -> str:
        with locks.importing() as alone, stages(large=True) as show:
            if not alone:
                raise CommandError(_BUSY)
            if not options["waiting"]:
                backlog.put_off_all_names()
            done = backlog.catch_up(show)
        return f"{done:,} cables were linked anew."
