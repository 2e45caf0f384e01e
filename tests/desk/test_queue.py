"""What lies on the desk, in which order, and who may sit at it."""

import pytest
from django.contrib.auth.models import Permission, User
from django.utils import timezone

from cables.models import Cable, Mention
from tests.desk.table import TEXT, suggest
from tests.factories import CableFactory, EntityFactory, PlaceFactory

pytestmark = pytest.mark.django_db

ADDRESSES = ("/desk/", "/desk/ambiguous/", "/desk/duplicates/", "/desk/names/?q=lantern")


def shown(page) -> int:
    """The number of the mention looked at."""
    (article,) = page.tree.cssselect("[data-mention]")
    return int(article.get("data-mention"))


@pytest.mark.parametrize("address", ADDRESSES)
def test_strangers_are_sent_to_the_login(client, address):
    answer = client.get(address)
    assert answer.status_code == 302
    assert answer["Location"].startswith("/admin/login/?next=/desk/")


@pytest.mark.parametrize("address", ADDRESSES)
def test_staff_without_the_permissions_are_refused(client, address):
    client.force_login(User.objects.create_user("clerk", is_staff=True))
    assert client.get(address).status_code == 403


def test_a_decision_needs_a_curator(client, table):
    answer = client.post(f"/desk/mentions/{table.person.pk}/accept/", {"seen": ""})
    assert answer["Location"].startswith("/admin/login/")
    table.person.refresh_from_db()
    assert table.person.status == Mention.Status.SUGGESTED


def test_curators_alone_find_the_desk_in_the_navigation(client, desk, table):
    assert 'href="/desk/"' in desk.get("/help/").content.decode()
    client.logout()
    assert 'href="/desk/"' not in client.get("/help/").content.decode()


def test_ngos_come_first_then_organizations_each_with_the_best_evidence_first(table, look):
    page = look("/desk/")
    assert shown(page) == table.lanterns[0].pk
    assert page.texts(".desk-names > ol a") == [
        "Lantern Society 3 waiting",
        "Harbor Ministry 1 waiting J",
        "Wen Example 1 waiting",
    ]


def test_a_mention_stands_in_its_sentence_with_a_way_to_the_paragraph(table, look):
    page = look("/desk/")
    assert page.text(".desk-item .sentence") == "… The Lantern Society opened a night school. …"
    assert page.text(".desk-item .sentence mark") == "Lantern Society"
    assert "/cables/07GUANGZHOU1/#p1" in page.links(".desk-item .where a")
    assert "an NGO for workers" in page.text(".desk-item .evidence")
    assert page.text(".desk-item .also") == "Also: Lanternists"


def test_progress_says_how_much_waits(table, look):
    assert page_progress(look("/desk/")).startswith("5 mentions of 3 names waited at")


def page_progress(page):
    return page.text(".progress")


@pytest.mark.parametrize(
    ("asked", "first"),
    [
        ("kind=person", "person"),
        ("ngo=no&kind=organization", "other"),
        ("method=people", "person"),
        ("post=LIMA", "other"),
        ("country=PE", "other"),
        ("only=uncertain", "other"),
    ],
)
def test_the_queue_can_be_narrowed(table, look, asked, first):
    page = look(f"/desk/?{asked}")
    assert shown(page) == getattr(table, first).pk
    assert page_progress(page).startswith("1 mention of 1 name waited")


def test_tags_narrow_it_to_their_cables(table, look):
    page = look("/desk/?tag=elab")
    assert shown(page) == table.lanterns[0].pk
    assert page_progress(page).startswith("1 mention of 1 name waited")


def test_ambiguous_names_have_a_page_of_their_own(table, desk):
    answer = desk.get("/desk/?only=ambiguous&kind=person")
    assert answer["Location"] == "/desk/ambiguous/?kind=person&only=ambiguous"


def test_skipping_goes_through_the_names_and_back(table, look):
    page, seen = look("/desk/"), []
    for _ in range(5):
        seen.append(shown(page))
        (onwards,) = page.tree.cssselect('[data-key="j"]')
        page = look(onwards.get("href"))
    assert seen == [*(one.pk for one in table.lanterns), table.other.pk, table.person.pk]
    assert shown(page) == seen[0], "behind the last name a new round begins"
    page = look(f"/desk/?at={table.other.pk}")
    (back,) = page.tree.cssselect('[data-key="k"]')
    assert shown(look(back.get("href"))) == table.lanterns[2].pk


def test_what_stands_in_withheld_cables_is_not_on_the_desk(table, look):
    Cable.objects.filter(pk=table.cables[0].pk).update(withheld_at=timezone.now())
    page = look("/desk/")
    assert shown(page) == table.lanterns[1].pk
    assert "07GUANGZHOU1<" not in page.source
    assert shown(look(f"/desk/?at={table.lanterns[0].pk}")) == table.lanterns[1].pk


def test_an_empty_desk_says_where_to_go(desk, look):
    page = look("/desk/")
    assert "Nothing waits here" in page.text(".desk .empty")


def test_hostile_text_is_shown_as_it_is(look, wen):
    name = "<script>alert(1)</script>"
    entity = EntityFactory.create(name=name)
    suggest(entity, CableFactory.create(paragraphs=[TEXT.format(name)]))
    page = look("/desk/")
    assert page.text(".desk-item .sentence mark") == name
    assert page.tree.xpath("//script[not(@src)]") == []


@pytest.mark.parametrize(
    "place", ["at=0", "at=x", "after=99999999999999999999", "of=-1", "before="]
)
def test_addresses_that_lead_nowhere_lead_to_the_first(table, look, place):
    assert shown(look(f"/desk/?{place}")) == table.lanterns[0].pk


def test_the_script_gets_the_changing_part_alone(table, desk):
    answer = desk.get("/desk/", headers={"X-Desk": "part"})
    assert answer["X-Desk"] == "part"
    assert b"<html" not in answer.content
    assert b"data-mention" in answer.content


def test_the_number_of_queries_does_not_grow(table, desk, django_assert_max_num_queries):
    for number in range(12):
        entity = EntityFactory.create(name=f"Crowd {number:02}")
        suggest(entity, CableFactory.create(paragraphs=[TEXT.format(entity.name)]))
    desk.get("/desk/")
    with django_assert_max_num_queries(18):
        desk.get("/desk/", headers={"X-Desk": "part"})


# --- what comes first ---------------------------------------------------------------------------


@pytest.fixture
def crowd(table):
    """A place that five cables name for sure, beside the table's NGO, ministry and person."""
    place = PlaceFactory.create(name="Harbor Town")
    for _ in range(5):
        suggest(place, CableFactory.create(paragraphs=[TEXT.format("Harbor Town")]), score=0.99)
    return table


NGO, MINISTRY, PERSON, PLACE = "Lantern Society", "Harbor Ministry", "Wen Example", "Harbor Town"


def names(page) -> list[str]:
    return [link.text.strip() for link in page.tree.cssselect(".desk-names > ol a")]


@pytest.mark.parametrize(
    ("first", "order"),
    [
        ("", [NGO, MINISTRY, PLACE, PERSON]),
        ("ngos", [NGO, MINISTRY, PLACE, PERSON]),
        ("organizations", [NGO, MINISTRY, PLACE, PERSON]),
        ("people", [PERSON, NGO, PLACE, MINISTRY]),
        ("places", [PLACE, NGO, PERSON, MINISTRY]),
        ("mentions", [PLACE, NGO, PERSON, MINISTRY]),
        ("surest", [NGO, PLACE, PERSON, MINISTRY]),
        ("nonsense", [NGO, MINISTRY, PLACE, PERSON]),
    ],
)
def test_a_curator_says_what_comes_first(crowd, look, first, order):
    assert names(look(f"/desk/?first={first}")) == order


def test_what_comes_first_is_remembered(crowd, look):
    page = look("/desk/")
    links = {link.text: link.get("href") for link in page.tree.cssselect(".desk-order a")}
    assert page.texts(".desk-order [aria-current]") == ["NGOs, then other organizations"]
    look(links["Places"])
    page = look("/desk/?kind=location&first=nonsense")
    assert page.texts(".desk-order [aria-current]") == ["Places"]
    assert names(look("/desk/"))[0] == PLACE


def test_who_may_not_curate_is_not_led_to_the_desk(client):
    half = User.objects.create_user("half", password="half", is_staff=True)
    half.user_permissions.add(Permission.objects.get(codename="change_mention"))
    client.force_login(half)
    assert client.get("/desk/").status_code == 403
    assert "/desk/" not in client.get("/help/").content.decode()
