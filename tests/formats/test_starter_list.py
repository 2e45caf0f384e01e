"""The packaged starter list holds facts once, and names that mean one body each."""

from collections import Counter

import pytest

from cables.formats.authority_csv import AuthorityRow, read
from cables.formats.starter_list import starter
from cables.management.commands.import_authorities import STARTER
from cables.vocab import tables


@pytest.fixture(scope="module")
def rows() -> list[AuthorityRow]:
    with STARTER.open(encoding="utf-8", newline="") as lines:
        found = list(starter(lines))
    assert [row for row in found if not isinstance(row, AuthorityRow)] == []
    return [row for row in found if isinstance(row, AuthorityRow)]


def test_every_body_has_a_type_and_a_description(rows):
    assert len(rows) > 200
    assert [row.name for row in rows if not (row.type and row.description)] == []
    assert {"ngo", "international"} <= {row.type for row in rows}


def test_what_the_finders_list_says_is_not_said_again():
    known = {row["name"] for row in tables.rows("organizations")}
    with STARTER.open(encoding="utf-8", newline="") as lines:
        own = [row for row in read(lines).rows if isinstance(row, AuthorityRow)]
    assert [row.name for row in own if not row.type and row.name not in known] == []


def test_no_two_bodies_share_a_name_or_a_number(rows):
    names = Counter(name for row in rows for name in {row.name, *row.aliases})
    assert [name for name, bearers in names.items() if bearers > 1] == []
    numbers = Counter(row.wikidata for row in rows if row.wikidata)
    assert [number for number, bearers in numbers.items() if bearers > 1] == []


def test_further_names_come_from_the_finders_list(rows):
    (health,) = [row for row in rows if row.name == "World Health Organization"]
    assert health.type == "international"
    assert "WHO" in health.aliases
    assert health.wikidata == "Q7817"
