"""`manage.py separate_cables`: give each cable its own words as its source."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from cables.ingest import locks
from cables.ingest.separating import separate

_BUSY = "A large import is going on. Run this again when it has come to its end."


class Command(BaseCommand):
    help = (
        "Cut held sources that hold several cables, so that no cable's source shows another's "
        "text. Decisions stay. Run it once after an upgrade; running it again changes nothing."
    )

    def handle(self, *args: Any, **options: Any) -> str:
        with locks.importing() as alone:
            if not alone:
                raise CommandError(_BUSY)
            done = separate()
        said = (
            f"{done.sources:,} sources held several cables: {done.copies:,} copies of held cables "
            f"are cut out of them, {done.cables:,} cables are new."
        )
        if done.withheld:
            said += f" {done.withheld:,} of these stood in withheld sources and are withheld."
        if done.kept:
            said += f" Left as they are, look at them by hand: {', '.join(done.kept)}."
        return said
