"""Exports: what is shown, in the same order, harmless in a spreadsheet."""

import csv
import json
from itertools import chain

import pytest
from django.utils import timezone

from cables.formats import read_bytes
from cables.models import Cable
from cables.search import SearchState, engine, index, run
from cables.views.files import cell
from tests.factories import CableFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def lines(client):
    """The lines of an export."""

    def fetch(address: str) -> list[str]:
        response = client.get(address)
        assert response.status_code == 200
        assert response.streaming
        return b"".join(response.streaming_content).decode().splitlines()

    return fetch


@pytest.mark.parametrize("query", ["", "?q=lantern", "?sort=oldest&origin=GUANGZHOU", "?q=xyzzy"])
def test_exports_are_what_is_shown_in_the_same_order(indexed, client, lines, query):
    shown = [hit.cable.slug for hit in client.get(f"/cables/{query}").context["results"].hits]
    table = list(csv.DictReader(lines(f"/cables/export.csv{query}")))
    objects = [json.loads(line) for line in lines(f"/cables/export.jsonl{query}")]
    assert [row["id"] for row in table] == [one["id"] for one in objects] == shown


@pytest.mark.parametrize("sort", ["newest", "oldest", "cited", "relevance"])
def test_batches_follow_each_other_without_gap_or_overlap(db, monkeypatch, sort):
    CableFactory.create_batch(7, subject="XYLOPHONE")
    CableFactory.create(transmitted_at=None, reference_id=None, slug="u1", subject="XYLOPHONE")
    index.rebuild()
    monkeypatch.setattr(engine, "_BATCH", 3)
    from cables.search.export import rows

    state = SearchState(q="xylophone", sort=sort)
    exported = [row["id"] for row in rows(state) or ()]
    assert exported == [hit.cable.slug for hit in run(state).hits]
    assert len(exported) == 8


def test_what_was_exported_can_be_imported(indexed, lines):
    exported = lines("/cables/export.jsonl?sort=oldest")
    read = [cable for line in exported for cable in read_bytes(line.encode())]
    assert [cable.reference_id for cable in read] == [json.loads(line)["id"] for line in exported]


def test_a_row_says_what_is_known(indexed, lines):
    (row,) = [json.loads(line) for line in lines("/cables/export.jsonl?q=ref:07GUANGZHOU378")]
    assert row.pop("source_text").startswith("07GUANGZHOU378\n\n1. Summary")
    assert row == {
        "id": "07GUANGZHOU378",
        "url": "http://testserver/cables/07GUANGZHOU378/",
        "sent": "2007-09-05T02:56:00Z",
        "origin": "GUANGZHOU",
        "origin_name": "Consulate Guangzhou",
        "country": "CN",
        "classification": "UNCLASSIFIED",
        "captions": ["SIPDIS", "SENSITIVE"],
        "subject": "NIGHT SCHOOLS ON THE RIVER",
        "tags": ["ELAB"],
        "summary": None,
    }


def test_a_withheld_cable_is_not_exported_even_from_a_stale_index(indexed, lines):
    Cable.objects.filter(slug="07LIMA5").update(withheld_at=timezone.now())
    assert not any("07LIMA5" in line for line in lines("/cables/export.csv"))


def test_a_spreadsheet_finds_nothing_to_run(indexed, lines):
    CableFactory.create(subject="=HYPERLINK(1)", reference_id="07LIMA6")
    index.rebuild()
    (row,) = csv.DictReader(lines("/cables/export.csv?q=hyperlink"))
    assert row["subject"] == "'=HYPERLINK(1)"


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@a", "\t=1", "\r=1"])
def test_cells_that_could_be_formulas_are_guarded(text):
    assert cell(text) == f"'{text}"
    assert cell([text, "b"]) == f"'{text}; b"


def test_other_cells_are_left_alone():
    assert [cell(value) for value in ("a=1", None, [], ["A", "B"])] == ["a=1", "", "", "A; B"]


def test_the_results_lead_to_their_exports(indexed, look):
    links = look("/cables/?q=lantern&origin=GUANGZHOU&page=1").links(".take-away a")
    assert links[:2] == [
        "/cables/export.csv?q=lantern&origin=GUANGZHOU",
        "/cables/export.jsonl?q=lantern&origin=GUANGZHOU",
    ]


def test_a_fixed_number_of_queries_for_a_batch(indexed, client, django_assert_max_num_queries):
    CableFactory.create_batch(12, tags=["ELAB"])
    index.rebuild()
    with django_assert_max_num_queries(3):  # cables, taggings, tags
        assert len(list(chain(client.get("/cables/export.csv").streaming_content))) == 17
