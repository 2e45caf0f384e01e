"""Records of authority files: a table, or the dump of GeoNames."""

import io

import pytest

from cables.formats.authority_records import MOST_ALIASES, RecordRow, read
from cables.formats.csv_table import NoTable, Refused


def dump(**cells: str) -> str:
    values = {
        "id": "77",
        "name": "Sampleton",
        "ascii": "Sampleton",
        "names": "Samplestadt,Ville-Échantillon,https://example.org/s",
        "latitude": "23.5",
        "longitude": "-113.25",
        "feature": "P",
        "code": "PPL",
        "country": "PE",
    } | cells
    return "\t".join([*values.values(), "", "", "", "", "", "12000", "", "5", "America/Lima", "d"])


def rows(text: str) -> list[RecordRow | Refused]:
    return list(read(io.StringIO(text, newline="")))


def test_a_line_of_the_dump_is_understood():
    (row,) = rows(dump() + "\n")
    assert isinstance(row, RecordRow)
    assert (row.source, row.identifier, row.name, row.kind) == (
        "geonames",
        "77",
        "Sampleton",
        "location",
    )
    assert row.aliases == ["Samplestadt", "Ville-Échantillon"]
    assert row.keys == ["samplestadt", "ville echantillon"]
    assert (row.country, row.latitude, row.longitude) == ("PE", 23.5, -113.25)
    assert (row.description, row.population) == ("city, town, village: PPL", 12000)


def test_a_city_of_hundreds_of_names_keeps_the_first():
    (row,) = rows(dump(names=",".join(f"Name {number}" for number in range(500))) + "\n")
    assert isinstance(row, RecordRow)
    assert len(row.aliases) == MOST_ALIASES


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (dump(latitude="north"), "latitude"),
        (dump(name=""), "name is missing"),
        (dump(name="Samp\udce9ton"), "not UTF-8"),
        (dump(id="x7"), "GeoNames"),
        ("78\tcut", "2 columns instead of 19"),
    ],
)
def test_a_wrong_line_of_the_dump_is_refused_alone(line, said):
    first, wrong, last = rows("\n".join((dump(), line, dump(id="79"))) + "\n")
    assert isinstance(first, RecordRow)
    assert isinstance(last, RecordRow)
    assert isinstance(wrong, Refused)
    assert wrong.line == 2
    assert said in wrong.message


def test_a_table_is_understood():
    text = (
        "source,identifier,name,kind,aliases,country,latitude,longitude,description,population\n"
        "Wikidata,https://www.wikidata.org/wiki/Q42,Paper Boat Society,NGO,PBS,,,,Rowers.,\n"
        "geonames,77,Sampleton,place,,Peru,1,2,,500\n"
    )
    boat, town = rows(text)
    assert isinstance(boat, RecordRow)
    assert isinstance(town, RecordRow)
    assert (boat.identifier, boat.kind, boat.keys) == ("Q42", "organization", ["pbs"])
    assert (town.identifier, town.country, town.population) == ("77", "PE", 500)


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ("atlas,1,Sampleton", "'atlas' is no source"),
        ("geonames,,Sampleton", "identifier is missing"),
        ("wikidata,42,Sampleton", "Wikidata"),
        ("geonames,42,", "name is missing"),
        ("geonames,42,Sampleton,many", "population"),
    ],
)
def test_a_wrong_row_of_a_table_says_what_to_do(cells, said):
    (row,) = rows(f"source,identifier,name,population\n{cells}\n")
    assert isinstance(row, Refused)
    assert said in row.message


def test_another_file_is_refused_as_a_whole():
    with pytest.raises(NoTable, match="source and identifier"):
        rows("name,kind\nLantern,ngo\n")
