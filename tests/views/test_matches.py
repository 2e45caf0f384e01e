"""A cable's page for those who come from a search, and what is like it."""

import pytest
from django.utils import timezone

from cables.models import Cable, IndexChange
from cables.rendering import Span, paragraph_html
from cables.search import index
from tests.factories import CableFactory

pytestmark = pytest.mark.django_db

ADDRESS = "/cables/07GUANGZHOU378/"


def test_found_words_are_marked_in_links_too(room, look):
    page = look(f"{ADDRESS}?q=lanterns+night")
    assert page.texts(".text mark") == ["Lantern", "night", "Lantern"]
    assert page.texts("#p1 a.entity mark") == ["Lantern"]
    assert "3 matches for “lanterns night” in 2 paragraphs" in page.text(".found")


def test_one_match_leads_to_the_next(room, look):
    page = look(f"{ADDRESS}?q=lantern")
    assert page.links(".found a") == ["#p1", ADDRESS]
    assert page.links("#p1 .matches a") == ["#p2"]
    assert page.links("#p2 .matches a") == ["#p1"]
    assert page.links("#p3 .matches a") == []


@pytest.mark.parametrize("query", ["", "?q=", "?q=%20", "?q=%00"])
def test_without_words_nothing_is_marked(room, look, query):
    page = look(f"{ADDRESS}{query}")
    assert page.texts("mark") == page.texts(".found") == []


def test_words_that_stand_elsewhere_are_said(room, look):
    assert "does not stand in the text" in look(f"{ADDRESS}?q=xyzzy").text(".found")


@pytest.mark.parametrize("query", ["%22", "(((", "a" * 3000, "%3Cscript%3E", "-" * 50, "tag:X"])
def test_any_words_are_harmless(room, look, query):
    page = look(f"{ADDRESS}?q={query}")
    assert page.status == 200
    assert "<script>alert" not in page.source


@pytest.mark.parametrize(
    ("marked", "shown"),
    [
        ([(0, 1)], "<p><mark>A</mark> <a>B &lt;C</a> D</p>"),
        ([(2, 3)], "<p>A <a><mark>B</mark> &lt;C</a> D</p>"),
        ([(0, 8)], "<p><mark>A </mark><a><mark>B &lt;C</mark></a><mark> D</mark></p>"),
    ],
)
def test_marks_and_links_cross(marked, shown):
    html = paragraph_html("A B <C D", [Span(2, 6, "/x", "X", "c")], marked)
    assert html.replace(' class="c" href="/x" title="X"', "") == shown


def lay_similar() -> Cable:
    """Two cables about one strike, a third that is like them, and eight about other things."""
    common = "The consulate reports on its week. "
    strike = f"{common} Dyers struck at the indigo works in Sampleton over unpaid wages."
    CableFactory.create(reference_id="07LIMA1", subject="DYERS", paragraphs=[strike])
    CableFactory.create(
        reference_id="07LIMA2",
        subject="DYERS AGAIN",
        paragraphs=[f"{common} Dyers of the indigo works in Sampleton went back; wages are paid."],
    )
    hidden: Cable = CableFactory.create(
        reference_id="07LIMA3", subject="DYERS STILL", paragraphs=[strike]
    )
    for number in range(8):
        other = f"{common} Weather, visitors, a fair and a concert, number {number}."
        CableFactory.create(reference_id=f"07LIMA{10 + number}", paragraphs=[other])
    return hidden


def test_similar_cables_share_rare_words(db, look):
    hidden = lay_similar()
    index.rebuild()
    Cable.objects.filter(pk=hidden.pk).update(withheld_at=timezone.now())
    page = look("/cables/07LIMA1/")
    assert page.links("section[aria-labelledby=similar] a") == ["/cables/07LIMA2/"]


def test_similar_cables_are_shown_after_cables_were_taken_from_the_index(db, look):
    hidden = lay_similar()
    index.rebuild()
    Cable.objects.filter(pk=hidden.pk).update(withheld_at=timezone.now())
    IndexChange.objects.note([hidden.pk])
    index.drain()
    page = look("/cables/07LIMA1/")
    assert page.links("section[aria-labelledby=similar] a") == ["/cables/07LIMA2/"]


def test_a_cable_is_read_without_an_index(room, look):
    page = look(ADDRESS)
    assert page.status == 200
    assert page.texts("#similar") == []
