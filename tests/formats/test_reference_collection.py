"""Real documents annotated by eye, where such a collection lies beside the project."""

import json
from pathlib import Path

import pytest

from cables.formats import read_bytes

BESIDE = Path(__file__).resolve().parents[3] / "shared"
ANNOTATED = sorted((BESIDE / "gold").glob("*.json"))
pytestmark = pytest.mark.skipif(not ANNOTATED, reason="no annotated documents beside the project")


def words(text):
    return " ".join(text.split())


@pytest.mark.parametrize("path", ANNOTATED, ids=lambda path: path.stem)
def test_an_annotated_document_is_read_as_annotated(path):
    meant = json.loads(path.read_text(encoding="utf-8"))
    document = BESIDE / "cables" / meant["file"]
    cable = read_bytes(document.read_bytes(), document.name)[0]
    sent = cable.transmitted_at.strftime("%Y-%m-%dT%H:%MZ") if cable.transmitted_at else None
    assert cable.reference_id == meant["reference_id"]
    assert sent == meant["date_utc"]
    assert cable.classification == meant["classification"]
    assert cable.precedence == meant["precedence"]
    assert cable.subject == meant["subject"]
    assert list(cable.captions) == (meant["handling"] or [])
    assert list(cable.tags) == (meant["tags"] or [])
    cited = [r.reference_id for r in cable.references if r.reference_id]
    assert cited == (meant["references"] or [])
    assert [a.name for a in cable.to] == (meant["addressees"]["to"] or [])
    assert [a.name for a in cable.info] == (meant["addressees"]["info"] or [])
    assert list(cable.signature) == [name for name in [meant["signature"]] if name]


@pytest.mark.parametrize("path", ANNOTATED, ids=lambda path: path.stem)
def test_paragraphs_begin_and_end_where_the_annotator_saw_them(path):
    meant = json.loads(path.read_text(encoding="utf-8"))
    document = BESIDE / "cables" / meant["file"]
    found = read_bytes(document.read_bytes(), document.name)[0].paragraphs
    assert [p.number for p in found] == [p["number"] for p in meant["paragraphs"]]
    assert [p.marking for p in found] == [p["marking"] for p in meant["paragraphs"]]
    for paragraph, expected in zip(found, meant["paragraphs"], strict=True):
        assert words(paragraph.text).startswith(expected["starts_with"])
        assert words(paragraph.text).endswith(expected["ends_with"])
