"""What must never happen on any page: hostile text alive, withheld text shown, dead links."""

import pytest

from cables.models import Addressee, Entity, Problem, Reference
from cables.search import index
from tests.factories import AliasFactory, CableFactory, MentionFactory, NgoFactory, PostFactory
from tests.views.conftest import Page
from tests.views.room import LONG_AGO

pytestmark = pytest.mark.django_db

HOSTILE = "<script>alert('x')</script><img src=x onerror=alert(1)>\" onclick=\"x' & </title>"
LISTS = ("/", "/cables/", "/organizations/", "/ngos/", "/people/", "/places/", "/help/", "/about/")


def public_pages(room) -> list[str]:
    cables = [one.get_absolute_url() for one in (room.cable, room.earlier, room.later, room.other)]
    entities = [one.get_absolute_url() for one in (room.lantern, room.wen, room.sampleton)]
    searches = ["/cables/?q=cellar", "/cables/?q=07GUANGZHOU400", "/organizations/?name=hidden"]
    return [*LISTS, *cables, *(f"{one}source/" for one in cables), *entities, *searches]


def test_withheld_cables_show_nowhere(indexed, look):
    index_knows = look("/cables/?q=cellar")
    assert "THE CELLAR" not in index_knows.source
    for address in public_pages(indexed):
        source = look(address).source
        assert "THE CELLAR" not in source, address
        assert "in the cellar" not in source, address
        assert "Hidden Circle" not in source, address
        assert 'href="/cables/07GUANGZHOU400/"' not in source, address


def test_a_stale_index_does_not_bring_a_withheld_cable_back(indexed, look):
    indexed.other.withheld_at = LONG_AGO
    indexed.other.save(update_fields=["withheld_at"])
    assert "DOCKS" not in look("/cables/?q=docks").source


def test_a_withheld_cable_answers_like_one_that_was_never_held(room, look):
    withheld, unknown = look("/cables/07GUANGZHOU400/"), look("/cables/07GUANGZHOU401/")
    assert withheld.status == unknown.status == 404
    assert withheld.text("h1").replace("400", "401") == unknown.text("h1")
    assert look("/cables/07GUANGZHOU400/source/").status == 404


def test_an_entity_of_withheld_cables_alone_has_no_page(room, client):
    response = client.get(f"/organizations/{room.hidden.pk}/x/")
    assert response.status_code == 404
    assert b"Circle" not in response.content


def hostile_portal() -> list[str]:
    post = PostFactory.create(code="NOWHERE", name=HOSTILE, country="")
    cable = CableFactory.create(
        reference_id="07NOWHERE1",
        origin=post,
        origin_name=HOSTILE,
        subject=HOSTILE,
        captions=[HOSTILE[:60]],
        passing=[HOSTILE],
        signature=[HOSTILE],
        declassification=HOSTILE,
        classified_by=[HOSTILE],
        paragraphs=[f"{HOSTILE} and\n- {HOSTILE}\n{HOSTILE}    {HOSTILE}"],
        tags=["<B>X"],
    )
    cable.paragraphs.update(marking=HOSTILE[:60], heading=HOSTILE)
    Addressee.objects.create(cable=cable, role="to", position=1, name=HOSTILE)
    Reference.objects.create(cable=cable, position=1, kind="other", text=HOSTILE, label="<i>")
    assert cable.preferred is not None
    Problem.objects.create(version=cable.preferred, code="odd", message=HOSTILE, line=1)
    entity = NgoFactory.create(name=HOSTILE, description=HOSTILE, type_evidence=HOSTILE)
    AliasFactory.create(entity=entity, name=HOSTILE)
    MentionFactory.create(cable=cable, entity=entity, surface=HOSTILE)
    Entity.objects.recount()
    index.rebuild()
    own = cable.get_absolute_url()
    return [own, f"{own}source/", entity.get_absolute_url(), *LISTS, "/cables/?q=alert+x"]


def test_hostile_text_is_shown_as_the_characters_it_is_made_of(look):
    for address in hostile_portal():
        page = look(address)
        assert page.status == 200, address
        scripts = [node.get("src") for node in page.tree.iter("script")]
        assert all(src and src.startswith("/static/") for src in scripts), address
        assert not page.tree.cssselect("img, b, i, [onclick], [onerror], [style]"), address
    assert HOSTILE in look("/cables/07NOWHERE1/").tree.cssselect("h1")[0].text_content()


def test_hostile_queries_are_shown_as_text(indexed, client):
    page = Page(client.get("/cables/", {"q": HOSTILE, "person": HOSTILE, "from": HOSTILE}))
    assert not page.tree.cssselect("img, [onclick], [onerror]")
    assert page.tree.cssselect("#q")[0].get("value") == HOSTILE


def test_every_link_leads_somewhere(indexed, client):
    """Walk the site from its front door; pages that are not ours are left alone.

    Of addresses that differ in the values of their parameters alone, one is enough.
    """
    seen, shapes, ahead = set(), set(), ["/"]
    while ahead:
        address = ahead.pop().partition("#")[0]
        if not address or address in seen or address.startswith(("/admin", "/static", "http")):
            continue
        seen.add(address)
        path, _, query = address.partition("?")
        shape = (path, frozenset(pair.partition("=")[0] for pair in query.split("&")))
        if query and shape in shapes:
            continue
        shapes.add(shape)
        response = client.get(address)
        assert response.status_code in (200, 302), address
        if response.streaming:
            assert b"".join(response.streaming_content), address
        elif response.status_code == 200 and "&" not in query:
            page = Page(response)
            ahead += [
                link if link.startswith("/") else f"{address.partition('?')[0]}{link}"
                for link in page.links("a")
            ]
    assert len(seen) > 40


def test_links_within_a_page_have_their_goal(indexed, look):
    for address in public_pages(indexed):
        page = look(address)
        ids = {node.get("id") for node in page.tree.cssselect("[id]")}
        assert len(ids) == len(page.tree.cssselect("[id]")), f"{address}: an id stands twice"
        goals = {link[1:] for link in page.links() if link.startswith("#")}
        assert goals <= ids, f"{address}: {goals - ids}"


@pytest.mark.parametrize("address", ["/cables/", "/", "/ngos/", "/help/"])
def test_pages_are_only_read(room, client, address):
    assert client.post(address).status_code == 405


def test_a_missing_page_is_explained(db, look):
    page = look("/nowhere/")
    assert page.status == 404
    assert page.text("h1") == "There is no such page"
