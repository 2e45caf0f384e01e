"""Storing parsed cables: once each, the fullest copy shown, people's decisions kept."""

import dataclasses
from datetime import UTC, datetime
from typing import Any

import pytest
from django.contrib.auth import get_user_model

from cables.formats.parsed import (
    Addressee,
    Origin,
    Paragraph,
    ParsedCable,
    Problem,
    Reference,
    ReferenceKind,
)
from cables.ingest.drafts import anchors
from cables.ingest.store import Outcome, store
from cables.ingest.vocabulary import load_posts
from cables.models import Cable, CableAlias, Decision, Mention, Version
from tests.factories import EntityFactory

pytestmark = pytest.mark.django_db


def parsed(**changes: Any) -> ParsedCable:
    """An invented cable from Guangzhou about a reading room."""
    cable = ParsedCable(
        layout="transmission",
        source="UNCLAS GUANGZHOU 004321 ... 1. (SBU) The Reading Room opened.",
        reference_id="07GUANGZHOU4321",
        transmitted_at=datetime(2007, 5, 4, 3, 2, tzinfo=UTC),
        precedence="ROUTINE",
        classification="UNCLASSIFIED",
        captions=("SIPDIS", "SENSITIVE"),
        origin=Origin("AMCONSUL GUANGZHOU", "RUEHGZ"),
        to=(Addressee("SECSTATE WASHDC", "RUEHC", None, "1234"),),
        info=(Addressee("AMEMBASSY BEIJING", "RUEHBJ"),),
        tags=("ELAB", "XQZZ"),
        subject="A reading room opens",
        references=(
            Reference("07 GUANGZHOU 4000", ReferenceKind.CABLE, "A", "07GUANGZHOU4000"),
            Reference("DOE-ROE E-MAIL", ReferenceKind.EMAIL, "B"),
        ),
        paragraphs=(Paragraph("The Reading Room opened.", 1, "SBU", pieces=((33, 61),)),),
        problems=(Problem("text-cut", "The text stops.", "body", 3),),
    )
    return dataclasses.replace(cable, **changes)


def keep(**changes: Any):
    return store(parsed(**changes), upload=None, file="invented.txt")


def fuller(**changes: Any) -> dict[str, Any]:
    return {
        "source": "another, longer copy",
        "paragraphs": (
            Paragraph("At last, the Reading Room opened. Its staff are two.", 1, "SBU"),
            Paragraph("A second paragraph.", 2, "U"),
        ),
        **changes,
    }


def test_every_fact_of_the_header_is_kept() -> None:
    load_posts()
    cable = Cable.objects.get(pk=keep().cable.pk)
    assert (cable.slug, str(cable.origin)) == ("07GUANGZHOU4321", "Consulate Guangzhou")
    assert cable.get_classification_display() == "UNCLASSIFIED"
    assert [tagging.tag.code for tagging in cable.taggings.all()] == ["ELAB", "XQZZ"]
    assert [str(each.post) for each in cable.addressees.filter(role="info")] == ["Embassy Beijing"]
    assert [each.kind for each in cable.references.all()] == ["cable", "email"]
    assert cable.preferred is not None
    assert [problem.code for problem in cable.preferred.problems.all()] == ["text-cut"]


def test_the_same_text_twice_changes_nothing() -> None:
    first = keep()
    again = keep()
    assert (first.outcome, again.outcome) == (Outcome.STORED, Outcome.HELD)
    assert (again.cable, again.changed) == (first.cable, False)
    assert Version.objects.count() == Cable.objects.count() == 1


def test_two_cables_may_have_the_same_source() -> None:
    first = keep()
    second = keep(reference_id="07GUANGZHOU4322")
    assert second.outcome is Outcome.STORED
    assert second.cable != first.cable
    assert keep(reference_id="07GUANGZHOU4322").outcome is Outcome.HELD


def test_a_fuller_copy_is_shown_and_the_first_one_stays() -> None:
    cable = keep().cable
    stored = keep(**fuller())
    assert stored.outcome is Outcome.VERSION
    cable.refresh_from_db()
    assert cable.versions.count() == 2
    assert cable.preferred is not None
    assert cable.preferred.source_text == "another, longer copy"
    assert [paragraph.anchor for paragraph in cable.paragraphs.all()] == ["p1", "p2"]


def test_a_shorter_copy_is_kept_but_not_shown() -> None:
    cable = keep(**fuller()).cable
    keep(subject="READING ROOM")
    cable.refresh_from_db()
    assert cable.paragraphs.count() == 2
    assert cable.subject == "A reading room opens"


def test_what_a_fuller_copy_lacks_stays_as_the_first_said_it() -> None:
    cable = keep().cable
    keep(**fuller(tags=(), subject=None, captions=(), to=(), info=(), references=()))
    cable.refresh_from_db()
    assert (cable.subject, cable.captions) == ("A reading room opens", ["SIPDIS", "SENSITIVE"])
    assert cable.taggings.count() == cable.references.count() == cable.addressees.count() == 2


def test_a_later_copy_fills_what_the_first_did_not_say() -> None:
    cable = keep(**fuller(precedence=None, tags=())).cable
    keep()
    cable.refresh_from_db()
    assert cable.precedence == "ROUTINE"
    assert cable.taggings.count() == 2


def test_a_cable_is_found_again_under_its_alias() -> None:
    cable = keep(aliases=("08SECTION01OF02GUANGZHOU4321",)).cable
    assert CableAlias.objects.get().cable == cable
    again = keep(**fuller(reference_id="08SECTION01OF02GUANGZHOU4321"))
    assert again.cable == cable


def test_without_a_number_the_text_gives_the_address() -> None:
    cable = keep(reference_id=None).cable
    assert cable.reference_id is None
    assert cable.slug.startswith("unnumbered-")


def test_what_a_person_set_in_the_header_is_not_overwritten() -> None:
    cable = keep().cable
    Cable.objects.filter(pk=cable.pk).update(subject="The reading room of Panyu opens")
    Decision.objects.create(
        kind=Decision.Kind.CABLE_EDITED,
        target_kind="cable",
        target_id=cable.pk,
        target_name=str(cable),
        after={"subject": "The reading room of Panyu opens"},
        made_by=get_user_model().objects.create_user("curator"),
    )
    keep(**fuller())
    cable.refresh_from_db()
    assert cable.subject == "The reading room of Panyu opens"


@pytest.mark.parametrize("status", [Mention.Status.ACCEPTED, Mention.Status.REJECTED])
def test_a_decided_mention_is_carried_to_the_new_text(status: str) -> None:
    cable = keep().cable
    mention = a_mention(cable, "Reading Room", status)
    keep(**fuller())
    mention.refresh_from_db()
    assert mention.status == status
    assert mention.paragraph is not None
    assert mention.paragraph.text[mention.start : mention.end] == "Reading Room"


def test_a_decided_mention_without_a_place_waits_for_a_copy_that_has_it() -> None:
    cable = keep().cable
    mention = a_mention(cable, "Reading Room", Mention.Status.ACCEPTED)
    keep(**fuller(paragraphs=(Paragraph("x" * 100, 1), Paragraph("y" * 100, 2))))
    assert not Mention.objects.live().exists()
    keep(**fuller(source="third", paragraphs=(Paragraph("z" * 300 + " Reading Room", 7),)))
    mention.refresh_from_db()
    assert mention.paragraph is not None
    assert mention.paragraph.number == 7


def test_a_suggestion_does_not_outlive_its_text() -> None:
    cable = keep().cable
    a_mention(cable, "Reading Room", Mention.Status.SUGGESTED)
    keep(**fuller())
    assert not Mention.objects.exists()


def a_mention(cable: Cable, surface: str, status: str) -> Mention:
    paragraph = cable.paragraphs.get()
    start = paragraph.text.index(surface)
    return Mention.objects.create(
        cable=cable,
        paragraph=paragraph,
        paragraph_number=paragraph.number,
        start=start,
        end=start + len(surface),
        surface=surface,
        entity=EntityFactory(name=surface),
        status=status,
        method="names",
    )


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ([1, 2, 3], ["p1", "p2", "p3"]),
        ([None, 1, None], ["u1", "p1", "u2"]),
        ([1, 2, 1, 2], ["p1", "p2", "p1-2", "p2-2"]),  # an annex that begins again
    ],
)
def test_anchors_are_unique_and_say_the_number(numbers, expected) -> None:
    paragraphs = tuple(Paragraph("text", number) for number in numbers)
    assert list(anchors(paragraphs)) == expected


def test_lists_of_texts_are_kept_to_the_letter() -> None:
    hostile = ('a "b"', "c\\d", "e,f{g}", "NULL", "tab\tand\nline", "\\N", "Größe", "")
    done = store(parsed(passing=hostile, captions=(), signature=hostile), upload=None, file="x")
    cable = Cable.objects.get(pk=done.cable.pk)
    assert cable.passing == cable.signature == list(hostile)
    assert cable.captions == []
