"""Records of authority files, from a CSV table or from the dump of GeoNames.

The table has the columns source (wikidata or geonames), identifier and name, and any of aliases,
kind, country, latitude, longitude, description, population. The dump is the main table of
https://download.geonames.org/export/dump/ (allCountries.txt, cities500.txt, ...): 19 columns
between tabs, no header row, as its readme.txt says.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import chain
from typing import Any

from cables.formats.authority_csv import (
    KINDS,
    aliases_in,
    country_in,
    degrees_in,
    name_in,
    one_of,
)
from cables.formats.csv_table import Record, Refused, is_text, table
from cables.vocab.authority_ids import geonames_id, wikidata_id
from cables.vocab.names import LONGEST_NAME, normalize
from cables.vocab.numbers import whole_number

MOST_ALIASES = 60
"""Further names that are kept of one record; large cities have hundreds."""

SOURCES = {"wikidata": "wikidata", "geonames": "geonames"}
FEATURES = {
    "A": "country, state, region",
    "H": "stream, lake, sea",
    "L": "park, area",
    "P": "city, town, village",
    "R": "road, railroad",
    "S": "spot, building, farm",
    "T": "mountain, hill, rock",
    "U": "undersea",
    "V": "forest, heath",
}
"""Feature classes, https://www.geonames.org/export/codes.html."""

_DUMP_COLUMNS = 19


@dataclass(frozen=True, slots=True)
class RecordRow:
    """One record, understood; `keys` are its further names as they are compared."""

    source: str
    identifier: str
    name: str
    normalized: str
    aliases: list[str]
    keys: list[str]
    kind: str
    country: str
    latitude: float | None
    longitude: float | None
    description: str
    population: int | None


def read(lines: Iterable[str]) -> Iterator[RecordRow | Refused]:
    """Records from lines with their ends, of whichever of the two forms; raises NoTable."""
    source = iter(lines)
    first = next(source, "")
    rest = chain([first], source)
    if first.count("\t") == _DUMP_COLUMNS - 1 and first.split("\t", 1)[0].isdecimal():
        return map(_of_dump, enumerate(rest, 1))
    rows = table(rest, required=("source", "identifier", "name"), prose=("description",)).rows
    return map(_of_table, rows)


def _of_table(row: Record | Refused) -> RecordRow | Refused:
    if isinstance(row, Refused):
        return row
    values: dict[str, Any] = {}
    for column, meaning in _MEANINGS.items():
        try:
            values[column] = meaning(row.cells.get(column, ""))
        except ValueError as problem:
            return Refused(row.line, str(problem))
    return _record(row.line, **values)


def _of_dump(numbered: tuple[int, str]) -> RecordRow | Refused:
    line, text = numbered
    cells = text.rstrip("\r\n").split("\t")
    if "\0" in text or not is_text(text):
        return Refused(line, "Bytes here are not UTF-8 text: get the file anew.")
    if len(cells) != _DUMP_COLUMNS:
        message = (
            f"The line has {len(cells)} columns instead of {_DUMP_COLUMNS}: get the file anew."
        )
        return Refused(line, message)
    try:
        return _record(
            line,
            source="geonames",
            identifier=cells[0],
            name=name_in(cells[1]),
            aliases=_names(cells[2], *cells[3].split(",")),
            kind="location",
            country=cells[8][:2].upper(),
            latitude=degrees_in(90, "latitude", cells[4]),
            longitude=degrees_in(180, "longitude", cells[5]),
            description=": ".join(filter(None, (FEATURES.get(cells[6], ""), cells[7]))),
            population=_count(cells[14]) or None,
        )
    except ValueError as problem:
        return Refused(line, str(problem))


def _record(line: int, **values: Any) -> RecordRow | Refused:
    number = {"wikidata": wikidata_id, "geonames": geonames_id}[values["source"]]
    try:
        values["identifier"] = str(number(values["identifier"]) or "")
    except ValueError as problem:
        return Refused(line, str(problem))
    if not values["identifier"]:
        return Refused(line, "The identifier is missing: write it, or take the row out.")
    if (values["latitude"] is None) != (values["longitude"] is None):
        return Refused(line, "Give both latitude and longitude, or none.")
    normalized = normalize(values["name"])[:LONGEST_NAME]
    aliases = [name for name in values.pop("aliases") if name != values["name"]][:MOST_ALIASES]
    keys = list(dict.fromkeys(filter(None, map(normalize, aliases))))
    return RecordRow(
        normalized=normalized,
        aliases=aliases,
        keys=[key for key in keys if key != normalized],
        **values,
    )


def _names(*names: str) -> list[str]:
    """Names each once; what is no name (a link, a mark) is left out."""
    plain = (" ".join(name.split())[:LONGEST_NAME] for name in names)
    return list(dict.fromkeys(name for name in plain if name and "://" not in name))


def _count(cell: str) -> int | None:
    if cell and whole_number(cell) is None:
        raise ValueError(f"A population is a whole number: {cell[:40]!r} is none.")
    return whole_number(cell)


def _kind(cell: str) -> str:
    return one_of(KINDS, "kind", cell) if cell else ""


_MEANINGS: dict[str, Callable[[str], Any]] = {
    "source": partial(one_of, SOURCES, "source"),
    "identifier": str,
    "name": name_in,
    "aliases": aliases_in,
    "kind": _kind,
    "country": country_in,
    "latitude": partial(degrees_in, 90, "latitude"),
    "longitude": partial(degrees_in, 180, "longitude"),
    "description": str,
    "population": _count,
}
