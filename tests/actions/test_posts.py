"""What an admin changes of a post reaches the cables that it sent."""

import pytest
from django.urls import reverse

from cables.ingest.vocabulary import load_posts
from cables.models import IndexChange, Post
from cables.search import index
from tests.factories import CableFactory, PostFactory
from tests.search.conftest import ask, counts

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_new_country_of_a_post_is_that_of_its_cables(admin_client) -> None:
    lima = PostFactory.create(code="LIMA", name="Embassy Lima", country="PE")
    CableFactory.create(origin=lima)
    index.rebuild()
    form = {"name": "Embassy Sampleton", "kind": "embassy", "country": "EC"}
    answer = admin_client.post(reverse("admin:cables_post_change", args=[lima.pk]), form)
    assert answer.status_code == 302
    assert counts(ask(), "country") == {"EC": 1}
    assert ask("q=Sampleton").total == 1


def test_a_post_that_is_saved_as_it_was_gives_the_index_no_work(admin_client) -> None:
    lima = PostFactory.create(code="LIMA", name="Embassy Lima", kind="embassy", country="PE")
    CableFactory.create(origin=lima)
    index.rebuild()
    before = index.ask(lambda snapshot: snapshot.stamp)
    form = {"name": lima.name, "kind": lima.kind, "city": lima.city, "country": "PE"}
    admin_client.post(reverse("admin:cables_post_change", args=[lima.pk]), form)
    assert index.ask(lambda snapshot: snapshot.stamp) == before


def test_the_packaged_table_changes_what_the_index_holds_of_a_post() -> None:
    load_posts()
    Post.objects.filter(code="LIMA").update(country="EC")
    lima, beijing = (
        CableFactory.create(origin=Post.objects.get(code=c)) for c in ("LIMA", "BEIJING")
    )
    load_posts()
    assert set(IndexChange.objects.values_list("cable_id", flat=True)) == {lima.pk}
    assert beijing.origin.country == "CN"
