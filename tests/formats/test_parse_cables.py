"""The command `parse_cables`: JSON Lines on standard output, and nothing of the database."""

import io
import json
import zipfile

import pytest
from django.core.management import call_command

from tests.formats import examples

KEYS = """
file layout reference_id transmitted_at precedence classification captions origin addressees tags
subject references classified_by classification_reasons declassify_on summary paragraphs signature
warnings
"""


def printed(*paths):
    out = io.StringIO()
    status: object = 0
    try:
        call_command("parse_cables", *map(str, paths), stdout=out)
    except SystemExit as ended:
        status = ended.code
    return status, [json.loads(line) for line in out.getvalue().splitlines()]


def test_a_file_gives_one_object_with_the_promised_keys(tmp_path):
    path = tmp_path / "cable.txt"
    path.write_text(examples.CABLE, encoding="utf-8")
    status, (found,) = printed(path)
    assert status == 0
    assert list(found)[: len(KEYS.split())] == KEYS.split()
    assert found["transmitted_at"] == "2008-02-14T14:10:00Z"
    assert found["origin"] == {"name": "AMEMBASSY LA PAZ", "routing": "RUEHLP"}
    assert found["addressees"]["to"][0]["serial"] == "1234"


def test_a_folder_and_an_archive_give_their_files_in_order(tmp_path):
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "b.html").write_text(examples.SITE_PAGE, encoding="utf-8")
    (tmp_path / "folder" / "a.txt").write_text(examples.SCOOP, encoding="utf-8")
    with zipfile.ZipFile(tmp_path / "some.zip", "w") as archive:
        archive.writestr("c.csv", examples.CSV_ROW)
    status, found = printed(tmp_path / "folder", tmp_path / "some.zip")
    assert status == 0
    assert [item["layout"] for item in found] == [
        "scoop-page",
        "wl2010-page",
        "cablegate-csv-record",
    ]
    assert found[2]["file"].endswith("some.zip/c.csv")


@pytest.mark.parametrize(
    "data", [b"", b"\xff\xd8\xff\xe0 a picture", b"PK\x03\x04 broken", bytes(9999)]
)
def test_unreadable_input_is_an_object_and_a_status_and_the_others_are_read(tmp_path, data):
    (tmp_path / "1.bin").write_bytes(data)
    (tmp_path / "2.txt").write_text(examples.CABLE, encoding="utf-8")
    status, (refused, found) = printed(tmp_path)
    assert status == 1
    assert set(refused) == {"file", "error"}
    assert refused["error"].endswith(".")
    assert found["reference_id"] == "08LAPAZ123"


def test_a_missing_file_is_told(tmp_path):
    status, (refused,) = printed(tmp_path / "nowhere.txt")
    assert status == 1
    assert "cannot be opened" in refused["error"]
