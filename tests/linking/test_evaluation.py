"""Measuring: what counts as found, as false, as missed, and as neither."""

import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from cables.linking.annotations import Annotation
from cables.linking.evaluation import LINKS, NGO, OVERALL, Scores, evaluate
from cables.linking.find import FoundEntity, FoundMention, Kind, Numbered

TEXT = [Numbered("Lowick University and Oxfam met Tomas Okwir.", 1), Numbered("Oxfam left.", 2)]


def annotated(*entities: dict[str, Any], ignore: tuple[object, ...] = ()) -> dict[str, Any]:
    return {"file": "07PARIS77.txt", "entities": list(entities), "ignore": list(ignore)}


def entry(text: str, kind: str = "organization", **more: Any) -> dict[str, Any]:
    return {"text": text, "kind": kind, "aliases": [], "paragraphs": [1]} | more


def entity(name: str, kind: Kind = Kind.ORGANIZATION, said: str = "") -> FoundEntity:
    mentions = tuple(
        FoundMention(at, start, start + len(name), name, "name", 1.0)
        for at, paragraph in enumerate(TEXT)
        if (start := paragraph.text.find(name)) >= 0
    )
    return FoundEntity(name, kind, type=said, mentions=mentions)


def score(annotation: dict[str, Any], *found: FoundEntity) -> Scores:
    scores = Scores()
    evaluate(scores, Annotation.read(annotation), TEXT, found)
    return scores


def figures(scores: Scores, name: str) -> tuple[int, int, int]:
    return scores[name].hits, scores[name].false, scores[name].missed


@pytest.mark.parametrize(
    ("annotation", "found", "expected"),
    [
        (annotated(entry("Oxfam")), entity("Oxfam"), (1, 0, 0)),
        (annotated(entry("OXFAM International", aliases=["oxfam"])), entity("Oxfam"), (1, 0, 0)),
        (annotated(entry("Oxfam", kind="person")), entity("Oxfam"), (0, 1, 1)),
        (annotated(), entity("Oxfam"), (0, 1, 0)),
        (annotated(ignore=("Oxfam",)), entity("Oxfam"), (0, 0, 0)),
        (annotated(entry("Lowick University")), entity("Lowick", Kind.LOCATION), (0, 0, 1)),
    ],
)
def test_what_counts(
    annotation: dict[str, Any], found: FoundEntity, expected: tuple[int, int, int]
) -> None:
    assert figures(score(annotation, found), OVERALL) == expected


def test_paragraph_links_are_counted_one_by_one() -> None:
    wanted = entry("Oxfam", paragraphs=[1, 3])
    assert figures(score(annotated(wanted), entity("Oxfam")), LINKS) == (1, 1, 1)
    optional = entry("Oxfam", paragraphs=[1], optional_paragraphs=[2])
    assert figures(score(annotated(optional), entity("Oxfam")), LINKS) == (1, 0, 0)


@pytest.mark.parametrize(
    ("is_ngo", "said", "expected"),
    [
        (True, "ngo", (1, 0, 0)),
        (True, "", (0, 0, 1)),
        (False, "ngo", (0, 1, 0)),
        (None, "ngo", (0, 0, 0)),
    ],
)
def test_ngo_flags(is_ngo: bool | None, said: str, expected: tuple[int, int, int]) -> None:
    scores = score(annotated(entry("Oxfam", ngo=is_ngo)), entity("Oxfam", said=said))
    assert figures(scores, NGO) == expected


def test_precision_recall_and_f1() -> None:
    scores = score(annotated(entry("Oxfam"), entry("Nobody"), entry("None")), entity("Oxfam"))
    overall = scores[OVERALL]
    assert overall.precision == 1.0
    assert overall.recall == pytest.approx(1 / 3)
    assert overall.f1 == pytest.approx(0.5)


CABLE = """FM AMEMBASSY PARIS
TO SECSTATE WASHDC
UNCLAS PARIS 000077

E.O. 12958: N/A
TAGS: SOCI FR
SUBJECT: INVENTED HARBOR NEWS

1. Summary: Ms. Odile Brancard, director of the Harbor Rights Network (HRN), an NGO that advises
dock workers, met us on May 2. End summary.

2. Brancard said that HRN has three lawyers.

STAPLETON
"""


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    (tmp_path / "07PARIS77.txt").write_text(CABLE, encoding="utf-8")
    return tmp_path


def test_find_entities_prints_json_lines(corpus: Path) -> None:
    out = io.StringIO()
    call_command("find_entities", str(corpus), stdout=out)
    (line,) = out.getvalue().splitlines()
    printed = json.loads(line)
    assert printed["reference_id"] == "07PARIS77"
    assert printed["entities"] == [
        {
            "name": "Odile Brancard",
            "kind": "person",
            "is_ngo": False,
            "aliases": ["Brancard"],
            "paragraphs": [1, 2],
        },
        {
            "name": "Harbor Rights Network",
            "kind": "organization",
            "is_ngo": True,
            "aliases": ["HRN"],
            "paragraphs": [1, 2],
        },
    ]


def test_find_entities_says_what_it_cannot_read(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    out = io.StringIO()
    with pytest.raises(SystemExit) as stopped:
        call_command("find_entities", str(tmp_path), stdout=out)
    assert stopped.value.code == 1
    assert "error" in json.loads(out.getvalue())


def measured(corpus: Path, written: str) -> str:
    (corpus / "annotations").mkdir()
    (corpus / "annotations" / "one.json").write_text(written, encoding="utf-8")
    out = io.StringIO()
    call_command("evaluate_entities", str(corpus / "annotations"), str(corpus), stdout=out)
    return out.getvalue()


def test_evaluate_entities_measures_with_each_finder_left_out(corpus: Path) -> None:
    people = entry("Odile Brancard", "person", aliases=["Brancard"], paragraphs=[1, 2])
    told = measured(corpus, json.dumps(annotated(people)))
    assert "whole chain" in told
    assert "without people" in told


def test_what_an_annotation_need_not_say(corpus: Path) -> None:
    brancard = {"text": "Odile Brancard", "kind": "person", "paragraphs": [1, 2]}
    told = measured(corpus, json.dumps({"file": "07PARIS77.txt", "entities": [brancard]}))
    assert "Annotated cables: 1;" in told


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ('{"file": ', "one.json is not JSON"),
        ('["07PARIS77.txt"]', 'has no "file": give it a text.'),
        ('{"file": "07PARIS77.txt", "entities": {}}', "\"entities\" is '{}': write a list."),
        (json.dumps(annotated({"text": "Oxfam"})), 'has no "kind": give it a text.'),
        (json.dumps(annotated(entry("Oxfam", "ngo"))), "write organization, person, location."),
        (json.dumps(annotated({"text": "Oxfam", "kind": "person"})), 'has no "paragraphs"'),
        (json.dumps(annotated(entry("Oxfam", aliases="OX"))), "\"aliases\" is 'OX': write a list."),
        (json.dumps(annotated(ignore=(1,))), '"ignore" is [1]: write a list of texts.'),
        (json.dumps(annotated() | {"file": "none.txt"}), "none.txt: The file cannot be opened"),
    ],
)
def test_an_annotation_that_cannot_be_measured_with(corpus: Path, written: str, said: str) -> None:
    with pytest.raises(CommandError, match=re.escape(said)):
        measured(corpus, written)
