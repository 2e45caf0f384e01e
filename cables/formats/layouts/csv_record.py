"""cables.csv: eight columns, mostly without header row, quotes escaped by a backslash.

    row, created (M/D/YYYY H:MM), reference id, origin, classification, references, header, body

The source text of such a cable is header and body as the columns hold them, a blank line between.
"""

import csv
import re
from collections.abc import Iterable, Iterator, Sequence

from cables.formats.assembly import assemble
from cables.formats.facts import Facts
from cables.formats.layouts import oneline, site
from cables.formats.lines import lines_of
from cables.formats.parsed import ParsedCable, Problem
from cables.formats.text import NUL_SIGN
from cables.vocab.identifiers import CableId

_ROW = re.compile(r'\s*"?\d{1,7}"?,"?\d{1,2}/\d{1,2}/\d{4} \d{1,2}:\d{2}"?,"?[0-9A-Z]{4,60}"?,')
_NAMES = re.compile(
    r'\ufeff?\s*"?[A-Za-z][A-Za-z_ ]{0,30}"?(?:,"?[A-Za-z_ ]{0,30}"?){4,9}[ \t]*\r?\n'
)
"""A first row of names of columns."""
_FIRST_SIGNS = frozenset('0123456789"')
_COLUMNS = 8
_ONE_LINE = 80
_LARGEST = 64 * 1024 * 1024


class CsvRecord:
    """Recognised by the first three columns of the first row below any names of columns."""

    name = "cablegate-csv-record"

    def recognises(self, text: str) -> bool:
        names = _NAMES.match(text)
        return bool(_ROW.match(text, names.end() if names else 0))

    def read(self, text: str, filed_as: CableId | None) -> list[ParsedCable]:
        return [self.cable(row) for row in rows(text.splitlines(keepends=True))]

    def cable(self, row: Sequence[str]) -> ParsedCable:
        """The cable of a row."""
        problems: tuple[Problem, ...] = ()
        if len(row) != _COLUMNS:
            message = (
                f"The row has {len(row)} columns instead of {_COLUMNS}; what is there was read."
            )
            problems = (Problem("row-malformed", message, "source"),)
        columns = [*row[:_COLUMNS], *[""] * (_COLUMNS - len(row))]
        head, body = columns[6].strip("\n"), ",".join(row[7:]) or columns[7]
        source = f"{head}\n\n{body}".replace("\0", NUL_SIGN)
        lines = lines_of(source)
        if len(body) > _ONE_LINE and body.count("\n") < len(body) // 2000 + 1:
            lines = oneline.apart(lines)
        return assemble(self.name, source, lines, _facts(columns), problems)


def rows(lines: Iterable[str]) -> Iterator[list[str]]:
    """The rows of the dump, from lines with their ends; names of columns and empty rows left out.

    A quote that is never closed spoils its own record and not those after it.
    """
    csv.field_size_limit(_LARGEST)
    for record in _records(lines):
        found = csv.reader(record, delimiter=",", quotechar='"', escapechar="\\", doublequote=False)
        yield from (row for row in found if any(map(str.strip, row)))


def _records(lines: Iterable[str]) -> Iterator[list[str]]:
    """Lines from one that begins as a record does to the next such."""
    record: list[str] = []
    for number, line in enumerate(lines):
        if number == 0 and _NAMES.match(line):
            continue
        if record and line[0] in _FIRST_SIGNS and _ROW.match(line):
            yield record
            record = []
        record.append(line)
    if record:
        yield record


def _facts(columns: list[str]) -> Facts:
    facts = Facts()
    site.add_id(facts, columns[2])
    site.add_created(facts, columns[1])
    facts.origin = columns[3].strip() or None
    site.add_classification(facts, columns[4])
    facts.references = "\n".join(columns[5].split("|")) or None
    names = ("Row", "Created", "Reference id", "Origin", "Classification", "References")
    facts.attributes = [(name, value) for name, value in zip(names, columns, strict=False) if value]
    return facts
