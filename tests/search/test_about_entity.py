"""What the index tells of one entity."""

import pytest

from cables.models import IndexChange
from cables.models.counts import YearCount
from cables.search import about_entity as about
from cables.search import cable_page, index
from cables.search.about_entity import Scope
from cables.search.overview import overview
from tests.factories import EntityFactory, MentionFactory

pytestmark = pytest.mark.django_db


def counted(several) -> dict[str, int]:
    return {one.value: one.count for one in several}


def test_a_portrait_counts_cables_by_year_post_subject_and_company(corpus):
    found = about.portrait(Scope(corpus.lantern))
    assert found is not None
    assert found.cables == 2
    assert found.years == (YearCount(2007, 2),)
    assert [(one.label, one.count) for one in found.posts] == [("Consulate Guangzhou", 2)]
    assert counted(found.tags) == {"ELAB": 1, "PHUM": 1}
    assert found.named_with["person"] == {corpus.wen.pk: 1}
    assert found.named_with["place"] == {corpus.delta.pk: 1}
    assert found.named_with["org"] == {}  # itself is no company


@pytest.mark.parametrize(
    ("narrowed", "cables"),
    [
        ({}, ["second", "first"]),
        ({"year": 2007}, ["second", "first"]),
        ({"year": 2008}, []),
        ({"tag": "PHUM"}, ["second"]),
        ({"origin": "LIMA"}, []),
        ({"origin": "GUANGZHOU", "tag": "ELAB"}, ["first"]),
    ],
)
def test_cables_of_a_scope_come_newest_first(corpus, narrowed, cables):
    found = about.cables(Scope(corpus.lantern, **narrowed))
    assert found is not None
    assert found.cable_ids == [getattr(corpus, name).pk for name in cables]
    assert found.total == len(cables)


def test_two_entities_of_one_kind_must_both_be_named(corpus):
    MentionFactory.create(cable=corpus.first, entity=corpus.union)
    found = about.cables(Scope(corpus.lantern, beside=corpus.union))
    assert found is not None
    assert found.cable_ids == [corpus.first.pk]


def test_certain_cables_alone(corpus):
    certain = Scope(corpus.lantern, frozenset([corpus.second.pk, corpus.third.pk]))
    found = about.cables(certain)
    assert found is not None
    assert found.cable_ids == [corpus.second.pk]
    nothing = about.cables(Scope(corpus.lantern, frozenset()))
    assert nothing is not None
    assert (nothing.total, nothing.cable_ids, nothing.page_count) == (0, [], 1)


def test_a_page_beyond_the_last_is_the_last(corpus, monkeypatch):
    monkeypatch.setattr(cable_page, "PER_PAGE", 1)
    found = about.cables(Scope(corpus.lantern), 99)
    assert found is not None
    assert (found.number, found.cable_ids) == (2, [corpus.first.pk])


def test_ties_are_counted_within_the_scope(corpus):
    MentionFactory.create(cable=corpus.fourth, entity=corpus.delta)  # with Wen, without Lantern
    found = about.ties(Scope(corpus.lantern), [corpus.wen, corpus.delta, corpus.union])
    assert found is not None
    assert [(tie.first, tie.second, tie.cables) for tie in found] == [(corpus.wen, corpus.delta, 1)]


def test_everyone_beside_and_everything_in_batches(corpus):
    assert about.everyone_beside(Scope(corpus.wen), "ngo") == {corpus.lantern.pk: 1}
    batches = about.batches(Scope(corpus.wen))
    assert batches is not None
    assert [pk for batch in batches for pk in batch] == [corpus.fourth.pk, corpus.first.pk]
    assert about.newest(Scope(corpus.wen), 1) == [corpus.fourth.pk]


def test_the_terrain_of_a_kind(corpus):
    found = about.terrain("org")
    assert found is not None
    assert counted(found.countries) == {"CN": 2, "PE": 1}
    assert counted(found.subjects) == {"ELAB": 2, "PHUM": 1}
    assert found.years == (YearCount(2007, 3),)


@pytest.mark.parametrize(
    ("narrowed", "named"),
    [
        ({"country": "PE"}, {"union": 1}),
        ({"tag": "ELAB"}, {"lantern": 1, "union": 1}),
        ({"country": "CN", "tag": "PHUM"}, {"lantern": 1}),
        ({"year": 2008}, {}),
    ],
)
def test_who_is_named_in_a_part_of_the_corpus(corpus, narrowed, named):
    found = about.named_in("org", **narrowed)
    assert found == {getattr(corpus, name).pk: count for name, count in named.items()}


def test_the_overview(corpus):
    found = overview(posts=1, subjects=5, newest=2)
    assert found is not None
    held = found.corpus
    assert (held.cables, held.posts, held.first_year, held.last_year) == (5, 2, 2007, 2009)
    assert [(post.label, post.count) for post in found.posts] == [("Consulate Guangzhou", 3)]
    assert counted(found.subjects) == {"ELAB": 2, "PHUM": 2}
    assert found.newest == (corpus.fifth, corpus.fourth)
    assert sum(year.count for year in found.years) == 5


def test_counts_follow_the_index(corpus):
    scope = Scope(corpus.union)
    before = about.portrait(scope)
    MentionFactory.create(cable=corpus.fifth, entity=corpus.union)
    IndexChange.objects.note([corpus.fifth.pk])
    index.drain()
    after = about.portrait(scope)
    assert before is not None
    assert after is not None
    assert (before.cables, after.cables) == (1, 2)


def test_an_entity_that_nothing_names(corpus):
    found = about.portrait(Scope(EntityFactory.create()))
    assert found is not None
    assert (found.cables, found.years, found.posts) == (0, (), ())
