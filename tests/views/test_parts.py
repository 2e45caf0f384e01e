"""Charts, codes in words, pages of a list."""

from itertools import pairwise

import pytest
from django.core.paginator import Paginator
from django.http import QueryDict

from cables.search.results import YearBar
from cables.templatetags import charts, decode
from cables.templatetags.search import codes
from cables.views.paging import paging


def bars(**counts: int) -> list[YearBar]:
    return [YearBar(int(year[1:]), count, False, f"?{year}") for year, count in counts.items()]


def test_a_chart_has_a_column_for_every_year_and_a_gap_where_nothing_is():
    columns = charts.columns(bars(y2003=4, y2006=2))
    assert [(one.year, one.bar is not None) for one in columns] == [
        (2003, True),
        (2004, False),
        (2005, False),
        (2006, True),
    ]


def test_heights_are_in_proportion_and_the_peak_is_labelled():
    columns = charts.columns(bars(y2003=100, y2004=50, y2005=1))
    assert [one.height for one in columns] == ["96.0", "48.0", "1.5"]
    assert [one.peak for one in columns] == [True, False, False]


def test_no_bars_no_chart():
    assert charts.columns([]) == []


@pytest.mark.parametrize(
    ("years", "labelled"),
    [
        (range(2007, 2008), {2007}),
        (range(2003, 2007), {2003, 2004, 2005, 2006}),
        (range(2000, 2011), {2000, 2002, 2004, 2006, 2008, 2010}),
        (range(2005, 2012), {2005, 2008, 2011}),
        (range(1966, 2011), {1966, 1980, 1990, 2000, 2010}),
    ],
)
def test_labels_keep_their_distance(years, labelled):
    assert charts.labelled_years(years) == labelled


@pytest.mark.parametrize("years", range(1, 51))
def test_labels_do_not_run_together_on_a_phone(years):
    chart, written = 350, 27  # pixels: the chart on a narrow phone, four figures
    named = sorted(charts.labelled_years(range(1966, 1966 + years)))
    apart = [later - one for one, later in pairwise(named)]
    assert min(apart, default=1) * charts.slot_width(years) / 100 * chart > written + 4


@pytest.mark.parametrize(
    ("printed", "words", "tone"),
    [
        ("U", "Unclassified", "open"),
        ("SBU", "Sensitive but unclassified", "open"),
        ("LOU", "Limited official use", "kept"),
        ("C", "Confidential", "kept"),
        ("C/NF", "Confidential, not for foreign nationals", "kept"),
        ("S", "Secret", "closed"),
        ("S//NF", "Secret, not for foreign nationals", "closed"),
        ("TS", "Top secret", "closed"),
    ],
)
def test_markings_in_words(printed, words, tone):
    assert (decode.marking_words(printed), decode.marking_tone(printed)) == (words, tone)


@pytest.mark.parametrize("reason", ["1.4 (d)", "1.4(D)", "1.5 (d)", "D"])
def test_reasons_in_words(reason):
    assert decode.reason_meaning(reason).startswith("foreign relations")


@pytest.mark.parametrize("reason", ["", "X1", "1.4"])
def test_reasons_that_say_nothing(reason):
    assert decode.reason_meaning(reason) == ""


def test_other_codes_in_words():
    assert decode.caption_meaning("sipdis")
    assert decode.caption_meaning("NO SUCH CAPTION") == ""
    assert "ordinary" in decode.precedence_meaning("ROUTINE")
    assert decode.country_name("CN") == "China"
    assert decode.country_name("XX") == "XX"
    assert decode.country_name("") == ""


def test_pages_keep_every_other_parameter():
    page = Paginator(range(100), 10).get_page(2)
    found = paging(page, QueryDict("name=a&name=b&page=2"))
    assert found.previous_url == "?name=a&name=b&page=1"
    assert found.next_url == "?name=a&name=b&page=3"
    assert [link.number for link in found.pages] == [1, 2, 3, 4, None, 10]
    assert [link.number for link in found.pages if link.current] == [2]


def test_a_code_without_a_meaning_has_no_empty_explanation():
    told = codes([{"code": "ELAB", "meaning": "Labor"}, {"code": "XQZZ", "meaning": ""}])
    assert 'title="Labor"' in told
    assert 'title=""' not in told
    assert ">XQZZ</a>" in told
