"""A table with a header row, read line by line: every row comes out, as cells or as a refusal.

Python's own reader goes on to the end of the file where a quotation mark is never closed, and
loses every row in between. Here such a row is refused alone, and reading goes on behind it. The
form is RFC 4180, with commas, semicolons (Excel in Europe) or tabs.
"""

import csv
from collections import deque
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

LONGEST = 200
"""Lines that one cell of free text may have."""

_DELIMITERS = ",;\t"
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class NoTable(ValueError):
    """The file as a whole cannot be read; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Record:
    """One row: its first line (from 1) and its cells by the name of their column."""

    line: int
    cells: dict[str, str]


@dataclass(frozen=True, slots=True)
class Refused:
    """A row that cannot be read, and a sentence about what to do."""

    line: int
    message: str


@dataclass(frozen=True, slots=True)
class Table:
    """The columns as the header row names them, and the rows as they are read."""

    columns: tuple[str, ...]
    rows: Iterator[Record | Refused]


def guard(cell: str) -> str:
    """The cell so that no spreadsheet takes it for a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def unguard(cell: str) -> str:
    """What `guard` was given."""
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(_FORMULA) else cell


def table(lines: Iterable[str], *, required: Collection[str], prose: Collection[str]) -> Table:
    """Read a table from lines with their ends; only cells of `prose` may have several lines.

    Bytes that are not UTF-8 are expected as lone surrogates (`errors="surrogateescape"`). Raises
    NoTable where there is no header row with the `required` columns.
    """
    source = _Lines(lines)
    delimiter, columns = _header(source)
    missing = [name for name in required if name not in columns]
    if missing:
        raise NoTable(
            f"The first row must name the columns, and {' and '.join(missing)} is missing there: "
            f"it has {', '.join(columns)[:200] or 'nothing'}."
        )
    return Table(columns, _rows(source, delimiter, columns, frozenset(prose)))


class _Lines:
    """Numbered lines that can be put back."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = enumerate(lines, 1)
        self._back: deque[tuple[int, str]] = deque()

    def take(self) -> tuple[int, str] | None:
        return self._back.popleft() if self._back else next(self._lines, None)

    def put_back(self, lines: list[tuple[int, str]]) -> None:
        self._back.extendleft(reversed(lines))

    def take_row(self) -> list[tuple[int, str]]:
        """The lines of the next row, several where a quoted cell goes on; none at the end."""
        taken: list[tuple[int, str]] = []
        quotes = 0
        while len(taken) < LONGEST and (line := self.take()) is not None:
            taken.append(line)
            quotes += line[1].count('"')
            if quotes % 2 == 0:
                break
        return taken


def _header(source: _Lines) -> tuple[str, tuple[str, ...]]:
    for _, line in source.take_row()[:1] or [(0, "")]:
        if wrong := _unreadable(line):
            raise NoTable(f"{wrong}: save the table as “CSV UTF-8” and try again.")
        delimiter = max(_DELIMITERS, key=line.count)
        cells = next(csv.reader([line.lstrip("\ufeff")], delimiter=delimiter), [])
        names = [cell.strip().casefold().replace(" ", "_") for cell in cells]
        double = {name for name in names if name and names.count(name) > 1}
        if double:
            raise NoTable(f"Two columns are called {', '.join(sorted(double))}: rename one.")
    return delimiter, tuple(names)


def _rows(
    source: _Lines, delimiter: str, columns: tuple[str, ...], prose: frozenset[str]
) -> Iterator[Record | Refused]:
    while taken := source.take_row():
        line = taken[0][0]
        try:
            cells = _cells("".join(text for _, text in taken), delimiter, columns)
            _check_lines(cells, prose)
        except ValueError as problem:
            source.put_back(taken[1:])
            yield Refused(line, str(problem))
        else:
            if any(cells.values()):
                yield Record(line, cells)


def _cells(text: str, delimiter: str, columns: tuple[str, ...]) -> dict[str, str]:
    if text.count('"') % 2:
        raise ValueError(
            "A quotation mark is opened here and not closed: write it twice or close it."
        )
    if wrong := _unreadable(text):
        raise ValueError(f"{wrong}: save the table as “CSV UTF-8”.")
    try:
        cells = next(csv.reader([text], delimiter=delimiter), [])
    except csv.Error as problem:
        raise ValueError(f"This row cannot be read ({problem}): write it anew.") from problem
    if any(cell.strip() for cell in cells[len(columns) :]):
        raise ValueError(
            f"The row has {len(cells)} cells for {len(columns)} columns: put quotation marks "
            "around a cell that holds the separator."
        )
    pairs = zip(columns, cells + [""] * len(columns), strict=False)
    return {name: unguard(cell.strip()) for name, cell in pairs if name}


def _check_lines(cells: dict[str, str], prose: frozenset[str]) -> None:
    broken = [name for name, cell in cells.items() if "\n" in cell and name not in prose]
    if broken:
        raise ValueError(
            f"The cell {broken[0]} goes over several lines: a quotation mark is probably missing "
            "or one too many."
        )


def _unreadable(text: str) -> str:
    """What makes the text unreadable, or nothing. UTF-16 and damaged files have NUL bytes."""
    if "\0" in text:
        return "NUL bytes stand here, which no text has"
    return "" if is_text(text) else "Bytes here are not UTF-8 text"


def is_text(text: str) -> bool:
    """False where a byte was no UTF-8, which reading has left as a lone surrogate."""
    return text.isascii() or not any("\ud800" <= letter <= "\udfff" for letter in text)
