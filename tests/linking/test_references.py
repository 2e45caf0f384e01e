"""References are resolved as cables come in, in whichever order."""

import pytest

from cables.linking import resolve_references
from cables.models import Cable, CableAlias, Reference
from tests.factories import CableFactory

pytestmark = pytest.mark.django_db


def cite(cable: Cable, reference_id: str, position: int = 0) -> Reference:
    return Reference.objects.create(
        cable=cable,
        position=position,
        text=reference_id,
        kind=Reference.Kind.CABLE,
        reference_id=reference_id,
    )


def target(reference: Reference) -> Cable | None:
    reference.refresh_from_db()
    return reference.target


def test_a_new_cable_cites_one_that_is_held() -> None:
    held = CableFactory(reference_id="07GUANGZHOU1")
    citing = CableFactory(reference_id="07GUANGZHOU2")
    reference = cite(citing, "07GUANGZHOU1")
    resolve_references([citing])
    assert target(reference) == held


def test_an_older_reference_was_waiting_for_the_new_cable() -> None:
    citing = CableFactory(reference_id="07GUANGZHOU2")
    reference = cite(citing, "07GUANGZHOU1")
    resolve_references([citing])
    assert target(reference) is None
    held = CableFactory(reference_id="07GUANGZHOU1")
    resolve_references([held])
    assert target(reference) == held


@pytest.mark.parametrize("alias_first", [True, False])
def test_a_cable_answers_to_its_other_ids(alias_first: bool) -> None:
    held = CableFactory(reference_id="79AITTAIPEI5")
    citing = CableFactory(reference_id="79TAIPEI9")
    reference = cite(citing, "79TAIPEI5")
    CableAlias.objects.create(cable=held, written="79TAIPEI5")
    resolve_references([held] if alias_first else [citing])
    assert target(reference) == held


def test_a_cable_does_not_cite_itself() -> None:
    cable = CableFactory(reference_id="07GUANGZHOU1")
    reference = cite(cable, "07GUANGZHOU1")
    resolve_references([cable])
    assert target(reference) is None


def test_what_is_no_cable_stays_unresolved() -> None:
    cable = CableFactory()
    letter = Reference.objects.create(
        cable=cable, position=0, text="LETTER OF MAY 4", kind=Reference.Kind.OTHER
    )
    resolve_references([cable])
    assert target(letter) is None


def test_four_queries_for_any_number_of_cables(django_assert_num_queries) -> None:
    cables = [CableFactory(reference_id=f"07GUANGZHOU{n}") for n in range(1, 6)]
    for cable in cables[1:]:
        cite(cable, "07GUANGZHOU1")
    with django_assert_num_queries(4):
        resolve_references(cables)
