"""Authority lists as CSV: what is read, what is refused, and that no row is lost."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cables.formats.authority_csv import TYPES, AuthorityRow, aliases_cell, aliases_in, read
from cables.formats.csv_table import NoTable, Refused, guard, unguard
from cables.models import Entity

HEAD = "name,kind,aliases,type,country,description,wikidata,geonames,latitude,longitude\n"


def rows(text: str) -> list[AuthorityRow | Refused]:
    return list(read(io.StringIO(text, newline="")).rows)


def one(text: str) -> AuthorityRow:
    (row,) = rows(text)
    assert isinstance(row, AuthorityRow), row
    return row


def refusal(text: str) -> str:
    (row,) = rows(text)
    assert isinstance(row, Refused), row
    return row.message


def test_a_row_is_understood():
    row = one(
        HEAD + '"Paper Boat  Society",NGO,PBS | Paper Boat,,China,"Helps\nrowers.",'
        "https://www.wikidata.org/wiki/Q42,https://www.geonames.org/1816670/x.html,23.1,-113.25\n"
    )
    assert (row.line, row.name, row.kind, row.type) == (
        2,
        "Paper Boat Society",
        "organization",
        "ngo",
    )
    assert row.aliases == ("PBS", "Paper Boat")
    assert (row.country, row.description) == ("CN", "Helps\nrowers.")
    assert (row.wikidata, row.geonames) == ("Q42", 1816670)
    assert (row.latitude, row.longitude) == (23.1, -113.25)


def test_columns_stand_in_any_order_and_under_a_byte_order_mark():
    row = one("\ufeffKind,Aliases,NAME\nperson,Wen E.,Wen Example\n")
    assert (row.name, row.kind, row.aliases) == ("Wen Example", "person", ("Wen E.",))
    assert row.given == {"name", "kind", "aliases"}


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_spreadsheets_of_other_countries_separate_otherwise(separator):
    row = one(
        separator.join(("name", "kind", "country"))
        + "\r\n"
        + separator.join(("Sampleton", "place", "pe"))
    )
    assert (row.name, row.kind, row.country) == ("Sampleton", "location", "PE")


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        (",organization", "The name is missing"),
        ("---,organization", "The name is missing"),
        ("X" * 251 + ",person", "at most 250"),
        ("Lantern,thing", "'thing' is no kind"),
        ("Lantern,", "The kind is missing"),
        ("Wen,person,,ngo", "Only an organization has a type"),
        ("Lantern,ngo,,club", "'club' is no type"),
        ("Lantern,ngo,,,Atlantis", "'Atlantis' is no country"),
        ("Lantern,ngo,,,,,42", "Wikidata"),
        ("Lantern,ngo,,,,,,Q42", "GeoNames"),
        ("Lantern,ngo,,,,,,,91,0", "-90 to 90"),
        ("Lantern,ngo,,,,,,,nan,0", "-90 to 90"),
        ("Lantern,ngo,,,,,,,1,", "both latitude and longitude"),
        ("Lantern,ngo,,,,,,,,,more", "11 cells for 10 columns"),
        ("Lan\0tern,ngo", "NUL bytes"),
        ("Lan\udce9tern,ngo", "not UTF-8"),
        ('"Lantern,ngo', "quotation mark"),
    ],
)
def test_a_wrong_row_says_what_to_do(cells, said):
    assert said in refusal(HEAD + cells + "\n")


def test_everything_wrong_in_a_row_is_said_at_once():
    said = refusal(HEAD + "Lantern,thing,,club\n")
    assert "no kind" in said
    assert "no type" in said


def test_an_open_quotation_mark_loses_no_other_row():
    read_rows = rows('name,kind\nOne,ngo\n"Two,ngo\nThree,ngo\nFour,ngo\nFive "5" Five,ngo\n')
    assert [row.line for row in read_rows] == [2, 3, 4, 5, 6]
    assert [isinstance(row, Refused) for row in read_rows] == [False, True, False, False, False]


def test_two_open_quotation_marks_do_not_swallow_what_stands_between():
    read_rows = rows('name,kind\n"One,ngo\nTwo,ngo\nThree",ngo\nFour,ngo\n')
    names = [row.name for row in read_rows if isinstance(row, AuthorityRow)]
    assert names == ["Two", "Four"]
    assert [row.line for row in read_rows if isinstance(row, Refused)] == [2, 4]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "name and kind"),
        ("title,kind\nA,ngo\n", "name is missing"),
        ("name,kind,name\n", "Two columns are called name"),
        ("n\0a\0m\0e\0", "CSV UTF-8"),
    ],
)
def test_what_is_no_table_is_refused_as_a_whole(text, said):
    with pytest.raises(NoTable, match=said):
        rows(text)


def test_unknown_columns_are_named():
    table = read(io.StringIO("name,kind,budget\nLantern,ngo,3\n"))
    assert table.unknown == ("budget",)


def test_every_type_of_the_portal_can_be_written_by_value_and_by_label():
    for value, label in Entity.Type.choices:
        assert TYPES[value] == TYPES[str(label).casefold()] == value
    assert {"organization", "person", "location"} == set(Entity.Kind.values)


@given(st.lists(st.text(alphabet="ab;=- ", min_size=1).filter(str.strip), max_size=4))
def test_aliases_survive_export_and_import(names):
    plain = list(dict.fromkeys(" ".join(name.split()) for name in names))
    plain = [name for name in plain if any(letter.isalnum() for letter in name)]
    assert list(aliases_in(aliases_cell(plain))) == plain


@given(st.text())
def test_no_cell_looks_like_a_formula_and_each_comes_back(cell):
    assert not guard(cell).startswith(("=", "+", "-", "@"))
    if not cell.startswith("'"):
        assert unguard(guard(cell)) == cell


@given(st.lists(st.text(alphabet='ab",;\n\r', max_size=12), min_size=1, max_size=8))
def test_every_line_of_any_text_is_read_or_refused_or_blank(lines):
    text = "name,kind\n" + "\n".join(lines)
    covered = {row.line for row in rows(text)}
    numbered = list(io.StringIO(text, newline=""))
    for number, line in enumerate(numbered[1:], 2):
        if line.replace('"', "").replace(",", "").replace(";", "").strip() and '"' not in text:
            assert number in covered


@given(st.lists(st.tuples(st.text(min_size=1), st.sampled_from(["ngo", "person"])), max_size=5))
def test_what_python_writes_is_read_or_refused(cells):
    written = io.StringIO(newline="")
    csv.writer(written).writerows([("name", "kind"), *cells])
    written.seek(0)
    assert len(list(read(written).rows)) >= len([1 for name, _ in cells if name.strip()])
