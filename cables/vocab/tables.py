"""The packaged code lists of `fixtures/vocab`, read once, as plain rows.

The one module of this package that opens files. Everything else asks it for rows and builds its
own lookups; where the lists come from is told in `fixtures/vocab/README.md`.
"""

import csv
from functools import cache
from pathlib import Path

VOCAB = Path(__file__).resolve().parents[2] / "fixtures" / "vocab"

Row = dict[str, str]


@cache
def rows(name: str) -> tuple[Row, ...]:
    """All rows of `name`.csv, by column name; a missing list is an error that names the file."""
    with (VOCAB / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return tuple(csv.DictReader(lines))


def lines(name: str) -> list[str]:
    """The rows of `name`.csv as they are written, for tables too long to be kept read.

    No cell of such a table holds a comma or the end of a line.
    """
    with (VOCAB / f"{name}.csv").open(encoding="utf-8") as table:
        return list(table)[1:]


def split_aliases(cell: str) -> tuple[str, ...]:
    """The names in one cell, which are separated by a bar."""
    return tuple(name.strip() for name in cell.split("|") if name.strip())
