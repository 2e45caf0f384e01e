"""Everyone that is named in the same cables."""

import pytest

from cables.models import Entity, Mention
from tests.factories import CableFactory, MentionFactory, NgoFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def crowd(room):
    """Three NGOs in cables of the Lantern Society: in one, two and three of them."""
    for number in (1, 2, 3):
        ngo = NgoFactory.create(name=f"Crowd {number}")
        for _ in range(number):
            cable = CableFactory.create()
            MentionFactory.create(cable=cable, entity=ngo)
            MentionFactory.create(cable=cable, entity=room.lantern, start=30)
    Mention.objects.filter(entity__name="Crowd 1").update(status="accepted")
    Mention.objects.filter(cable__mentions__entity__name="Crowd 1").update(status="accepted")
    Entity.objects.recount()
    return room


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ("", ["Crowd 3 (suggested) 3 cables", "Crowd 2 (suggested) 2 cables", "Crowd 1 1 cable"]),
        ("?kind=ngo", ["Crowd 3", "Crowd 2", "Crowd 1"]),
        ("?kind=person", []),  # one machine saw Wen Example once
        ("?kind=fish", ["Crowd 3", "Crowd 2", "Crowd 1"]),
        ("?kind=ngo&certain=1", ["Crowd 1 1 cable"]),
        ("?kind=place&certain=1", []),
        ("?page=9", ["Crowd 3", "Crowd 2", "Crowd 1"]),
    ],
)
def test_the_company_by_kind(crowd, look, query, named):
    page = look(f"{crowd.lantern.get_absolute_url()}together/{query}")
    rows = [row for row in page.texts(".tally li") if "None of this kind" not in row]
    assert len(rows) == len(named)
    assert all(row.startswith(name) for row, name in zip(rows, named, strict=True))


def test_the_company_comes_in_pages(crowd, look, monkeypatch):
    from cables.views.entities import together

    monkeypatch.setattr(together, "PER_PAGE", 2)
    page = look(f"{crowd.lantern.get_absolute_url()}together/?kind=ngo&page=2")
    assert page.texts(".tally li") == ["Crowd 1 1 cable"]
    assert "?kind=ngo&page=1" in page.links(".pages a")
