"""Looking records up by name."""

import pytest

from cables.models import AuthorityRecord
from cables.vocab.names import normalize

pytestmark = pytest.mark.django_db


def record(name: str, number: int, *aliases: str, **more: object) -> AuthorityRecord:
    return AuthorityRecord.objects.create(
        source="geonames",
        identifier=str(number),
        name=name,
        normalized=normalize(name),
        aliases=list(aliases),
        keys=[normalize(alias) for alias in aliases],
        kind="location",
        **more,
    )


def called(text: str, limit: int = 9) -> list[str]:
    return [each.identifier for each in AuthorityRecord.objects.called(normalize(text), limit)]


def test_the_same_name_goes_first_then_other_names_then_beginnings_then_likeness():
    record("Samplestown", 3)
    record("Samplest", 1, population=10)
    record("Elsewhere", 2, "Samplest", population=90)
    record("Sampelst", 4)
    record("Quite Other", 5)
    assert called("Sámplest") == ["1", "2", "3", "4"]


def test_of_one_name_the_most_populous_goes_first():
    record("Sampleton", 1)
    record("Sampleton", 2, population=10)
    record("Sampleton", 3, population=500)
    assert called("sampleton") == ["3", "2", "1"]
    assert called("sampleton", limit=2) == ["3", "2"]


def test_one_letter_is_not_looked_for():
    record("S", 1)
    assert called("s") == []


def test_a_kind_leaves_out_the_others_and_keeps_those_that_tell_none():
    record("Sampleton", 1)
    AuthorityRecord.objects.create(
        source="wikidata", identifier="Q1", name="Sampleton", normalized="sampleton"
    )
    AuthorityRecord.objects.create(
        source="wikidata", identifier="Q2", name="Sampleton", normalized="sampleton", kind="person"
    )
    found = AuthorityRecord.objects.of_kind("location").called("sampleton", 9)
    assert {each.identifier for each in found} == {"1", "Q1"}
