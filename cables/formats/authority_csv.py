"""Authority lists as CSV: one organization, person or place a row, with its names and numbers.

Columns, in any order: name and kind (required), aliases (separated by | or by ;), type, country,
description, wikidata, geonames, latitude, longitude; and, in what the portal exports, id and
changed. Cells are read generously: `NGO` is an organization of that type, `China` is CN, and an
address of Wikidata or GeoNames is its number.
"""

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial
from typing import Any

from cables.formats.csv_table import NoTable, Record, Refused, table
from cables.vocab import tables
from cables.vocab.authority_ids import geonames_id, wikidata_id
from cables.vocab.names import LONGEST_NAME, normalize
from cables.vocab.numbers import whole_number

COLUMNS = (
    "name",
    "kind",
    "aliases",
    "type",
    "country",
    "description",
    "wikidata",
    "geonames",
    "latitude",
    "longitude",
)
EXPORTED = ("id", *COLUMNS, "changed")
ALIAS_COLUMNS = ("entity", "name", "of", "kind", "curated")

KINDS = {
    "organization": "organization",
    "organisation": "organization",
    "org": "organization",
    "ngo": "organization",
    "person": "person",
    "location": "location",
    "place": "location",
}
TYPES = {
    "ngo": "ngo",
    "government": "government",
    "international": "international",
    "international body": "international",
    "company": "company",
    "university": "university",
    "university or research institute": "university",
    "union": "union",
    "trade union": "union",
    "media": "media",
    "party": "party",
    "political party": "party",
    "armed-group": "armed-group",
    "armed group": "armed-group",
    "other": "other",
}


@dataclass(frozen=True, slots=True)
class AuthorityRow:
    """One row, understood. What is empty in the table is empty or None here.

    `given` names the columns that the table has; `id` is the portal's own number of the entity and
    `changed` the moment of its last change, as an export tells them.
    """

    line: int
    name: str
    kind: str
    aliases: tuple[str, ...] = ()
    type: str = ""
    country: str = ""
    description: str = ""
    wikidata: str = ""
    geonames: int | None = None
    latitude: float | None = None
    longitude: float | None = None
    id: int | None = None
    changed: str = ""
    given: frozenset[str] = frozenset(("name", "kind"))


@dataclass(frozen=True, slots=True)
class AuthorityTable:
    """The rows as they are read, and the columns that mean nothing here."""

    rows: Iterator[AuthorityRow | Refused]
    unknown: tuple[str, ...]


def read(lines: Iterable[str]) -> AuthorityTable:
    """The rows of an authority list, from lines with their ends; raises NoTable."""
    read = table(lines, required=("name", "kind"), prose=("description",))
    unknown = tuple(name for name in read.columns if name and name not in EXPORTED)
    return AuthorityTable(map(_understood, read.rows), unknown)


def read_aliases(lines: Iterable[str]) -> AuthorityTable:
    """Further names of entities, a row each: `entity` is the entity's id, `name` the name.

    A row says of its entity nothing but that it has the name. Raises NoTable.
    """
    read = table(lines, required=("entity", "name"), prose=())
    unknown = tuple(name for name in read.columns if name and name not in ALIAS_COLUMNS)
    return AuthorityTable(map(_understood_alias, read.rows), unknown)


def _understood_alias(row: Record | Refused) -> AuthorityRow | Refused:
    if isinstance(row, Refused):
        return row
    try:
        number, name = _own_id(row.cells["entity"]), name_in(row.cells["name"])
    except ValueError as problem:
        return Refused(row.line, str(problem))
    if number is None:
        return Refused(row.line, "Write the id of the entity, as an export tells it.")
    return AuthorityRow(row.line, "", "entity", (name,), id=number, given=frozenset())


def _understood(row: Record | Refused) -> AuthorityRow | Refused:
    if isinstance(row, Refused):
        return row
    values, wrong = _values(row.cells)
    if wrong:
        return Refused(row.line, " ".join(wrong))
    return AuthorityRow(line=row.line, given=frozenset(row.cells), **values)


def _values(cells: dict[str, str]) -> tuple[dict[str, Any], list[str]]:
    """What each cell says, and what is wrong with those that say nothing sensible."""
    values: dict[str, Any] = {}
    wrong: list[str] = []
    for column, meaning in _MEANINGS.items():
        try:
            values[column] = meaning(cells.get(column, ""))
        except ValueError as problem:
            wrong.append(str(problem))
    return values, wrong or list(_contradictions(values, cells))


def _contradictions(values: dict[str, Any], cells: dict[str, str]) -> Iterator[str]:
    if cells["kind"].casefold() == "ngo":
        values["type"] = values["type"] or "ngo"
    if values["type"] and values["kind"] != "organization":
        yield "Only an organization has a type: leave it empty."
    if (values["latitude"] is None) != (values["longitude"] is None):
        yield "Give both latitude and longitude, or none."
    values["aliases"] = tuple(name for name in values["aliases"] if name != values["name"])


# --- what single cells mean ---------------------------------------------------------------------


def name_in(cell: str) -> str:
    """A name, its blanks made single; ValueError where it is none."""
    name = " ".join(cell.split())
    if not normalize(name):
        raise ValueError("The name is missing: write it, or take the row out.")
    if len(name) > LONGEST_NAME:
        raise ValueError(f"A name has at most {LONGEST_NAME} characters: shorten it.")
    return name


def aliases_in(cell: str) -> tuple[str, ...]:
    """The names between bars, or where there is no bar between semicolons, each once."""
    names = (part.strip() for part in cell.split("|" if "|" in cell else ";"))
    return tuple(dict.fromkeys(name_in(name) for name in names if name))


def aliases_cell(names: Sequence[str]) -> str:
    """What `aliases_in` reads as these names; a bar within a name becomes a stroke."""
    joined = " | ".join(name.replace("|", "/") for name in names)
    return f"{joined} |" if ";" in joined and len(names) == 1 else joined


def one_of(words: dict[str, str], what: str, cell: str) -> str:
    """The value that a word stands for; ValueError where it stands for none."""
    known = words.get(" ".join(cell.casefold().split()))
    if known is None:
        said = f"{cell[:40]!r} is no {what}" if cell else f"The {what} is missing"
        raise ValueError(f"{said}: write {', '.join(dict.fromkeys(words.values()))}.")
    return known


def _type(cell: str) -> str:
    return one_of(TYPES, "type", cell) if cell else ""


def country_in(cell: str) -> str:
    """The code of ISO 3166 from the code or a name of the country."""
    if not cell:
        return ""
    code = _countries().get(normalize(cell))
    if code is None:
        raise ValueError(f"{cell[:40]!r} is no country: write two letters of ISO 3166, as CN.")
    return code


@cache
def _countries() -> dict[str, str]:
    rows = tables.rows("countries")
    named = {
        normalize(name): row["code"]
        for row in rows
        for name in (row["name"], *tables.split_aliases(row["aliases"]))
    }
    return named | {normalize(row["code"]): row["code"] for row in rows}


def degrees_in(limit: int, what: str, cell: str) -> float | None:
    """Degrees from -limit to limit, None from nothing; ValueError where it is no such number."""
    if not cell:
        return None
    try:
        degrees = float(cell)
    except ValueError:
        degrees = math.nan
    if not abs(degrees) <= limit:
        raise ValueError(f"A {what} is a number from -{limit} to {limit}, as 23.13: {cell[:40]!r}.")
    return degrees


def _own_id(cell: str) -> int | None:
    if cell and whole_number(cell) is None:
        raise ValueError(f"The id is the portal's own number, or empty: {cell[:40]!r} is neither.")
    return whole_number(cell)


_MEANINGS: dict[str, Callable[[str], Any]] = {
    "name": name_in,
    "kind": partial(one_of, KINDS, "kind"),
    "aliases": aliases_in,
    "type": _type,
    "country": country_in,
    "description": str,
    "wikidata": wikidata_id,
    "geonames": geonames_id,
    "latitude": partial(degrees_in, 90, "latitude"),
    "longitude": partial(degrees_in, 180, "longitude"),
    "id": _own_id,
    "changed": str,
}

__all__ = ["AuthorityRow", "AuthorityTable", "NoTable", "Refused", "read"]
