"""What the report of an upload says of each document, with what was not understood in it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from cables.models import Entry, Problem


@dataclass(frozen=True, slots=True)
class Reported:
    """A document, and the problems of the copy that was made of it."""

    entry: Entry
    problems: tuple[Problem, ...]


def reported(entries: Iterable[Entry]) -> list[Reported]:
    """One query for the problems of all."""
    rows = list(entries)
    uploads, cables = {row.upload_id for row in rows}, {row.cable_id for row in rows}
    found = Problem.objects.filter(version__upload__in=uploads, version__cable__in=cables)
    problems: defaultdict[tuple[object, ...], list[Problem]] = defaultdict(list)
    for problem in found.select_related("version").defer("version__source_text"):
        version = problem.version
        problems[version.upload_id, version.cable_id, version.file].append(problem)
    return [Reported(row, tuple(problems[row.upload_id, row.cable_id, row.file])) for row in rows]
