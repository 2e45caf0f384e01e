"""`manage.py import_authorities FILE.csv`: a list of organizations, people and places."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError, CommandParser
from tqdm import tqdm

from cables.actions import authorities
from cables.actions.authorities import Proposal
from cables.actions.names import find_everywhere
from cables.formats import starter_list
from cables.formats.authority_csv import COLUMNS, AuthorityRow, NoTable, Refused, read
from cables.models import Cable

STARTER = settings.BASE_DIR / "fixtures" / "authorities" / "starter.csv"
Rows = Iterable[AuthorityRow | Refused]


class Command(BaseCommand):
    help = (
        "Load an authority list: a CSV table with the columns name and kind, and any of "
        f"{', '.join(COLUMNS[2:])}. Safe to run again: gaps are filled, and what a curator "
        "decided stays."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", nargs="?", type=Path, metavar="FILE.csv")
        parser.add_argument("--starter", action="store_true", help="load the packaged list")
        parser.add_argument("--preview", action="store_true", help="say what would be done")
        parser.add_argument("--by", metavar="NAME", help="the user in whose name it is done")
        parser.add_argument(
            "--link", action="store_true", help="find the new names in all cables, by the index"
        )

    def handle(self, *args: Any, file: Path | None, **options: Any) -> str:
        if (file is None) != options["starter"]:
            raise CommandError("Give the file of a list, or --starter for the packaged one.")
        path = file or STARTER
        if options["preview"]:
            with self._rows(path, **options) as rows:
                done = authorities.propose(rows)
            self._tell(done)
            return f"Preview, nothing was changed: {summary(done)}"
        by = _user(options["by"])
        with self._rows(path, **options) as rows:
            done, _ = authorities.import_rows(rows=rows, by=by, source=_source(path))
        self._tell(done)
        return f"{summary(done)}\n{self._link(done) if options['link'] else _advice(done)}"

    @contextmanager
    def _rows(self, path: Path, *, starter: bool, **_: Any) -> Iterator[Rows]:
        """The rows, while the file is open. Bytes that are not UTF-8 are refused row by row."""
        try:
            with path.open(encoding="utf-8-sig", errors="surrogateescape", newline="") as lines:
                yield starter_list.starter(lines) if starter else self._listed(lines)
        except FileNotFoundError as missing:
            raise CommandError(f"No such file: {path}. Check its path.") from missing
        except OSError as problem:
            said = f"{path} cannot be read ({problem.strerror}): give a file that you may read."
            raise CommandError(said) from problem
        except NoTable as problem:
            raise CommandError(f"{path}: {problem}") from problem

    def _listed(self, lines: Iterable[str]) -> Rows:
        table = read(lines)
        if table.unknown:
            self.stdout.write(f"These columns are left out: {', '.join(table.unknown)}.")
        return table.rows

    def _tell(self, done: Proposal) -> None:
        """Everything that was refused or kept, by line."""
        told = [(row.line, row.message) for row in done.refused]
        told += [
            (outcome.line, f"{outcome.entity}: {sentence}")
            for outcome in done.outcomes
            for sentence in outcome.kept
        ]
        for line, message in sorted(told):
            self.stdout.write(f"line {line}: {message}")

    def _link(self, done: Proposal) -> str:
        """Find the list's names in the cables that are held; again, where that was broken off."""
        names = authorities.names_of(done)
        with tqdm(names, unit="name", disable=None) as bar:
            found = sum(find_everywhere(entity=entity, name=name) for entity, name in bar)
        return f"{len(names):,} names were looked for: {found:,} mentions bear them."


def summary(done: Proposal) -> str:
    """`312 added, 4 completed, 10 held already, 2 refused.`"""
    counts = (
        (done.added, "added"),
        (done.completed, "completed"),
        (done.same, "held already"),
        (len(done.refused), "refused (see above)"),
    )
    return f"{', '.join(f'{count:,} {said}' for count, said in counts if count) or 'No rows'}."


def _source(path: Path) -> str:
    return "the starter list" if path == STARTER else f"the authority list {path.name}"


def _advice(done: Proposal) -> str:
    if not done.changes:
        return "Nothing was changed."
    if not Cable.objects.exists():
        return "Cables that are imported from now on are linked to them."
    return (
        "To find the names in the cables that are held, run “manage.py relink_cables”, or this "
        "again with --link for a short list."
    )


def _user(name: str | None) -> User:
    """Who stands for the import in the record of decisions."""
    if name is None:
        return authorities.importer()
    try:
        return User.objects.get(username=name)
    except User.DoesNotExist as missing:
        raise CommandError(f"There is no user {name!r}: give another name after --by.") from missing
