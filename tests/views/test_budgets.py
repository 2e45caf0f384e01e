"""How many queries a page may ask. A number that grows with the data would show here."""

import pytest

from cables.models import Entity
from tests.factories import CableFactory, MentionFactory, NgoFactory

pytestmark = pytest.mark.django_db

BUDGETS = {
    "/": 7,  # posts, subjects, newest + taggings + tags, numbers of entities, NGOs
    "/cables/?q=lantern": 9,  # hits, tags, paragraphs, names of facet values
    "/cables/facets/origin/?q=lantern": 5,  # names of its values; of the values in the sentence
    # header 8, text, mentions, citing, neighbours 2, versions 2; similar cables
    "/cables/07GUANGZHOU378/?q=lantern": 16,
    "/cables/07GUANGZHOU378/source/": 11,
    "/organizations/": 4,  # subjects, countries, count, rows
    "/ngos/": 4,
}


def crowd() -> None:
    """Many more of everything, so that a query per row would be noticed."""
    for number in range(12):
        cable = CableFactory.create(
            reference_id=f"07GUANGZHOU{1000 + number}",
            paragraphs=["The Lantern Society met the Crowd."],
            tags=["ELAB", "PHUM"],
        )
        MentionFactory.create(cable=cable, entity=NgoFactory.create(), surface="Crowd", start=29)
        MentionFactory.create(
            cable=cable, entity=Entity.objects.get(name="Lantern Society"), start=4
        )
    Entity.objects.recount()


@pytest.mark.parametrize("address", BUDGETS)
def test_query_budget(room, client, django_assert_max_num_queries, address):
    from cables.search import index

    crowd()
    index.rebuild()
    with django_assert_max_num_queries(BUDGETS[address]):
        assert client.get(address).status_code == 200
