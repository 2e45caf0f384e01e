"""`manage.py import_authority_records`: records for looking numbers up."""

import io
import zipfile
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from cables.models import AuthorityRecord
from tests.formats.test_authority_records import dump

pytestmark = pytest.mark.django_db


def run(path: Path) -> str:
    out = io.StringIO()
    call_command("import_authority_records", str(path), stdout=out)
    return out.getvalue().strip()


@pytest.fixture
def towns(tmp_path: Path) -> Path:
    path = tmp_path / "towns.txt"
    lines = [dump(id="1"), dump(id="2", name="Sampleville"), "3\tcut"]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_a_dump_is_loaded_and_its_wrong_lines_told(towns):
    said = run(towns)
    assert "line 3: The line has 2 columns instead of 19" in said
    assert "2 records read: 2 new, 0 changed, 1 refused (see above)." in said
    town = AuthorityRecord.objects.get(identifier="1")
    assert town.facts == {"geonames": 1, "latitude": 23.5, "longitude": -113.25, "country": "PE"}


def test_again_writes_only_what_is_new(towns):
    run(towns)
    numbers = set(AuthorityRecord.objects.values_list("pk", flat=True))
    towns.write_text("\n".join([dump(id="1"), dump(id="2", name="Newville"), dump(id="4")]))
    assert "3 records read: 1 new, 1 changed." in run(towns)
    assert numbers < set(AuthorityRecord.objects.values_list("pk", flat=True))
    assert AuthorityRecord.objects.get(identifier="2").name == "Newville"


def test_a_number_that_stands_twice_is_held_once(towns):
    towns.write_text("\n".join([dump(id="1"), dump(id="1")]))
    assert "2 records read: 1 new, 0 changed." in run(towns)


def test_the_archive_of_geonames_is_read_as_it_comes(tmp_path, towns):
    path = tmp_path / "towns.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.write(towns, "towns.txt")
        archive.writestr("readme.txt", "About these towns.")
    assert "2 records read: 2 new" in run(path)


def test_a_table_is_loaded(tmp_path):
    path = tmp_path / "bodies.csv"
    path.write_text("source,identifier,name,kind\nwikidata,Q42,Paper Boat Society,ngo\n")
    run(path)
    assert AuthorityRecord.objects.get().facts == {"wikidata": "Q42"}


def test_what_is_no_table_is_refused(tmp_path):
    path = tmp_path / "other.csv"
    path.write_text("name\nLantern\n")
    with pytest.raises(CommandError, match="source and identifier"):
        run(path)
    with pytest.raises(CommandError, match="No such file"):
        run(tmp_path / "none.txt")
