"""How many queries the pages of entities ask, however many cables name an entity."""

import pytest

from cables.models import Entity, Mention
from cables.search import index
from tests.factories import CableFactory, MentionFactory, NgoFactory, PersonFactory

pytestmark = pytest.mark.django_db

BUDGETS = {
    # entity, names of posts and TAGS, company, surfaces, aliases, page of paragraphs + mentions
    "": 8,
    "?certain=1": 10,  # and the cables, and the company, by accepted mentions
    "?tag=ELAB&year=2007": 8,
    "together/": 3,  # entity, numbers, one page of them
    "together/?certain=1": 5,
    "history/": 2,  # entity, how many: none
    "mentions.csv": 5,
    "entity.json": 7,  # and surfaces, which tell what names are public
}
LISTS = {
    "/ngos/": 4,  # subjects, countries, count, rows
    "/ngos/?reported=CN&tag=ELAB&year=2007": 5,  # meanings; numbers, and rows of one page
    "/places/": 5,  # and those on the map
}


@pytest.fixture
def crowded(room):
    """Fifteen more cables that name the Lantern Society, each with an NGO and a person."""
    for number in range(15):
        cable = CableFactory.create(reference_id=f"07GUANGZHOU{1000 + number}", tags=["ELAB"])
        for entity in (NgoFactory.create(), PersonFactory.create(), room.lantern):
            MentionFactory.create(cable=cable, entity=entity)
    Mention.objects.filter(cable__slug__startswith="07GUANGZHOU10").update(status="accepted")
    Entity.objects.recount()
    index.rebuild()
    return room


@pytest.mark.parametrize("part", BUDGETS)
def test_pages_of_one_entity(crowded, client, django_assert_max_num_queries, part):
    with django_assert_max_num_queries(BUDGETS[part]):
        response = client.get(f"{crowded.lantern.get_absolute_url()}{part}")
        assert response.status_code == 200
        assert b"".join(response)


def test_a_person_asks_for_the_words_before_the_name_too(
    crowded, client, django_assert_max_num_queries
):
    person = Entity.objects.people().exclude(pk=crowded.wen.pk)[0]
    with django_assert_max_num_queries(BUDGETS[""] + 1):
        assert client.get(person.get_absolute_url()).status_code == 200


@pytest.mark.parametrize("address", LISTS)
def test_lists(crowded, client, django_assert_max_num_queries, address):
    with django_assert_max_num_queries(LISTS[address]):
        assert client.get(address).status_code == 200
