"""A small corpus, invented: three posts, three years, and who is mentioned."""

from datetime import UTC, datetime
from types import SimpleNamespace

import pytest
from django.http import QueryDict

from cables.models import Classification
from cables.search import SearchState, run
from cables.search.results import Results
from tests.factories import (
    AliasFactory,
    CableFactory,
    EntityFactory,
    MentionFactory,
    NgoFactory,
    PersonFactory,
    PlaceFactory,
    PostFactory,
    TagFactory,
)


def ask(query: str = "") -> Results:
    """The answer to a query string."""
    return run(SearchState.from_query(QueryDict(query)))


def found(query: str = "") -> set[str]:
    """The cables of the first page, by their ids."""
    return {hit.cable.slug for hit in ask(query).hits}


def counts(results: Results, name: str) -> dict[str, int]:
    """Count by value of one facet."""
    (facet,) = (facet for facet in results.facets if facet.name == name)
    return {value.value: value.count for value in facet.values}


@pytest.fixture
def corpus(db: None) -> SimpleNamespace:
    """Five cables.

    ===============  ====  ======  =============  ============================
    cable            tags  level   mentions       about
    ===============  ====  ======  =============  ============================
    07GUANGZHOU1     ELAB  U       Lantern, Wen   labour NGOs, a strike
    07GUANGZHOU2     PHUM  C       Lantern        human rights
    07LIMA3          ELAB  U       Harbor Union   dock workers
    08LIMA4          PHUM  S       Wen            elections
    09GUANGZHOU5     -     U       -              nothing to report
    ===============  ====  ======  =============  ============================
    """
    guangzhou = PostFactory.create(code="GUANGZHOU", name="Consulate Guangzhou", country="CN")
    lima = PostFactory.create(code="LIMA", name="Embassy Lima", country="PE")
    TagFactory.create(code="ELAB", meaning="Labor sector and industrial relations")
    TagFactory.create(code="PHUM", meaning="Human rights")
    lantern = NgoFactory.create(name="Lantern Society")
    AliasFactory.create(entity=lantern, name="Lanternists", curated=True)
    union = EntityFactory.create(name="Harbor Union", type="union")
    wen = PersonFactory.create(name="Wen Example")
    delta = PlaceFactory.create(name="Sample Delta")
    first = CableFactory.create(
        reference_id="07GUANGZHOU1",
        origin=guangzhou,
        transmitted_at=datetime(2007, 3, 1, 8, tzinfo=UTC),
        tags=["ELAB"],
        subject="LABOUR NGOS FACE PRESSURE",
        paragraphs=[
            "Summary: Lantern Society and other NGOs said that Étudiants' help is needed.",
            "Wen Example spoke of a strike in Guangzhou's non-governmental sector.",
            "Nothing else happened, and nobody organized anything.",
        ],
    )
    second = CableFactory.create(
        reference_id="07GUANGZHOU2",
        origin=guangzhou,
        transmitted_at=datetime(2007, 11, 30, 8, tzinfo=UTC),
        classification=Classification.CONFIDENTIAL,
        tags=["PHUM"],
        subject="HUMAN RIGHTS",
        paragraphs=["Lantern Society, an NGO, reports on labor rights in the river delta."],
    )
    third = CableFactory.create(
        reference_id="07LIMA3",
        origin=lima,
        transmitted_at=datetime(2007, 12, 31, 23, 59, tzinfo=UTC),
        tags=["ELAB"],
        subject="DOCK WORKERS",
        paragraphs=["Harbor Union plans a protest. The rights of labor were named."],
    )
    fourth = CableFactory.create(
        reference_id="08LIMA4",
        origin=lima,
        transmitted_at=datetime(2008, 1, 1, 0, 0, tzinfo=UTC),
        classification=Classification.SECRET,
        tags=["PHUM"],
        subject="ELECTIONS",
        paragraphs=["Wen Example watched the elections."],
    )
    fifth = CableFactory.create(
        reference_id="09GUANGZHOU5",
        origin=guangzhou,
        transmitted_at=datetime(2009, 6, 1, tzinfo=UTC),
        subject="QUIET",
    )
    for cable, entity in (
        (first, lantern),
        (first, wen),
        (first, delta),
        (second, lantern),
        (third, union),
        (fourth, wen),
    ):
        MentionFactory.create(cable=cable, entity=entity, status="accepted")
    return SimpleNamespace(
        first=first,
        second=second,
        third=third,
        fourth=fourth,
        fifth=fifth,
        lantern=lantern,
        union=union,
        wen=wen,
        delta=delta,
    )
