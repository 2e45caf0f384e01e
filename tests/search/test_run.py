"""Searching a small corpus, from query string to answer."""

from datetime import UTC, date, datetime
from types import SimpleNamespace
from typing import Any
from urllib.parse import urlencode

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cables.models import Cable, Entity, IndexChange, Mention
from cables.search import index
from tests.factories import (
    CableFactory,
    MentionFactory,
    NgoFactory,
    PostFactory,
)
from tests.search.conftest import ask, counts, found

ALL = {"07GUANGZHOU1", "07GUANGZHOU2", "07LIMA3", "08LIMA4", "09GUANGZHOU5"}
FIRST, SECOND, THIRD, FOURTH, FIFTH = sorted(ALL)


@pytest.mark.parametrize(
    ("query", "cables"),
    [
        ("", ALL),
        ("q=ngo", {FIRST, SECOND}),
        ("q=NGOs", {FIRST, SECOND}),
        ("q=labor", {FIRST, SECOND, THIRD}),
        ("q=labour+rights", {SECOND, THIRD}),
        ('q="labor+rights"', {SECOND}),
        ('q="rights+labor"', set()),
        ('q="rights+labor"~1', {THIRD}),
        ("q=strike+OR+protest", {FIRST, THIRD}),
        ("q=labor+-strike", {SECOND, THIRD}),
        ("q=-labor", {FOURTH, FIFTH}),
        ("q=(strike+OR+protest)+-dock", {FIRST}),
        ("q=organi*", {FIRST}),
        ("q=elect*", {FOURTH}),
        ("q=etudiants", {FIRST}),
        ("q=non-governmental", {FIRST}),
        ("q=Guangzhou", {FIRST, SECOND, FIFTH}),
        ("q=ELAB", {FIRST, THIRD}),
        ("q=tag:ELAB", {FIRST, THIRD}),
        ("q=tag:elab+-origin:lima", {FIRST}),
        ("q=class:S", {FOURTH}),
        ("q=country:pe+year:2008", {FOURTH}),
        ("q=subject:rights", {SECOND}),
        ('q=ngo:"lantern+society"', {FIRST, SECOND}),
        ("q=org:Lanternists", {FIRST, SECOND}),
        ('q=ngo:"harbor+union"', set()),
        ('q=org:"harbor+union"', {THIRD}),
        ('q=person:"wen+example"+-ngo:Lanternists', {FOURTH}),
        ("q=date:2007-12..2008", {THIRD, FOURTH}),
        ("q=before:2007-12", {FIRST, SECOND}),
        ("q=after:2007", {FOURTH, FIFTH}),
        ("q=ref:07LIMA3", {THIRD}),
        ("q=xyzzy", set()),
        ("q=---", ALL),
        ("origin=GUANGZHOU", {FIRST, SECOND, FIFTH}),
        ("origin=guangzhou&origin=lima&year=2007", {FIRST, SECOND, THIRD}),
        ("country=PE", {THIRD, FOURTH}),
        ("class=C&class=S", {SECOND, FOURTH}),
        ("tag=ELAB&class=U", {FIRST, THIRD}),
        ("org=Lantern+Society", {FIRST, SECOND}),
        ("org=lanternists&org=harbor+union", {FIRST, SECOND, THIRD}),
        ("org=the+lánternists", {FIRST, SECOND}),
        ("person=WEN+EXAMPLE", {FIRST, FOURTH}),
        ("place=Sample+Delta", {FIRST}),
        ("person=Lantern+Society", set()),
        ("origin=NOWHERE", set()),
        ("tag=ZZZZ", set()),
        ("org=999999", set()),
        ("org=" + "9" * 200, set()),
        ("not_origin=LIMA", {FIRST, SECOND, FIFTH}),
        ("not_origin=LIMA&year=2007&not_tag=PHUM", {FIRST}),
        ("not_org=lanternists", {THIRD, FOURTH, FIFTH}),
        ("not_org=nobody", ALL),
        ("class=U&not_class=S", {FIRST, THIRD, FIFTH}),
        ("tag=-", {FIFTH}),
        ("tag=-&tag=PHUM", {SECOND, FOURTH, FIFTH}),
        ("not_tag=-", ALL - {FIFTH}),
        ("org=-", {FOURTH, FIFTH}),
        ("not_person=-", {FIRST, FOURTH}),
        ("origin=-", set()),
        ("q=tag:-", {FIFTH}),
        ("q=-org:-", {FIRST, SECOND, THIRD}),
        ("from=2007-11-30", ALL - {FIRST}),
        ("to=2007", {FIRST, SECOND, THIRD}),
        ("from=2007-12&to=2007-12-31", {THIRD}),
        ("from=2009&to=2008", {FOURTH, FIFTH}),
        ("q=date:2009..2008", {FOURTH, FIFTH}),
        ("q=post:lima", {THIRD, FOURTH}),
        ('q=origin:"Embassy+Lima"', {THIRD, FOURTH}),
        ("origin=embassy+lima", {THIRD, FOURTH}),
        ("q=country:peru", {THIRD, FOURTH}),
        ("country=China&year=2009", {FIFTH}),
        ("year=abc&page=abc", ALL),
    ],
)
def test_a_search_finds(corpus: SimpleNamespace, query: str, cables: set[str]) -> None:
    assert found(query) == cables
    assert ask(query).total == len(cables)


def test_a_facet_does_not_narrow_itself(corpus: SimpleNamespace) -> None:
    results = ask("origin=GUANGZHOU&class=U")
    assert results.total == 2
    assert counts(results, "origin") == {"GUANGZHOU": 2, "LIMA": 1}
    assert counts(results, "class") == {"UNCLASSIFIED": 2, "CONFIDENTIAL": 1}
    assert counts(results, "year") == {"2007": 1, "2009": 1}


def test_ngos_and_organizations_are_one_dimension(corpus: SimpleNamespace) -> None:
    results = ask(f"org={corpus.lantern.pk}")
    assert results.total == 2
    assert counts(results, "ngo") == {str(corpus.lantern.pk): 2}
    assert counts(results, "org") == {str(corpus.lantern.pk): 2, str(corpus.union.pk): 1}
    assert counts(results, "person") == {str(corpus.wen.pk): 1}


def test_facets_in_order_with_their_values_spoken(corpus: SimpleNamespace) -> None:
    facets = ask().facets
    assert [(facet.name, facet.param) for facet in facets] == [
        ("ngo", "org"),
        ("org", "org"),
        ("person", "person"),
        ("place", "place"),
        ("origin", "origin"),
        ("country", "country"),
        ("year", "year"),
        ("class", "class"),
        ("marking", "marking"),
        ("tag", "tag"),
    ]
    spoken = {facet.name: [value.label for value in facet.values] for facet in facets}
    assert spoken == {
        "ngo": ["Lantern Society"],
        "org": ["Lantern Society", "Harbor Union"],
        "person": ["Wen Example"],
        "place": ["Sample Delta"],
        "origin": ["Consulate Guangzhou", "Embassy Lima"],
        "country": ["China", "Peru"],
        "year": ["2009", "2008", "2007"],
        "class": ["UNCLASSIFIED", "CONFIDENTIAL", "SECRET"],
        "marking": [],
        "tag": ["ELAB: Labor sector and industrial relations", "PHUM: Human rights"],
    }


def test_a_facet_shows_twelve_values_and_that_there_are_more(db: None) -> None:
    for number in range(14):
        tags = ["ELAB", f"T{number:03d}"] if number else ["ELAB"]
        CableFactory.create(tags=tags)
    (tags_facet,) = (facet for facet in ask().facets if facet.name == "tag")
    assert tags_facet.more
    assert len(tags_facet.values) == 12
    assert (tags_facet.values[0].value, tags_facet.values[0].count) == ("ELAB", 14)


def test_selected_values_are_listed_at_count_zero(corpus: SimpleNamespace) -> None:
    results = ask(f"q=elections&origin=GUANGZHOU&org={corpus.union.pk}&tag=ELAB")
    assert results.total == 0
    assert counts(results, "origin")["GUANGZHOU"] == 0
    assert counts(results, "org") == {str(corpus.union.pk): 0}
    assert counts(results, "tag")["ELAB"] == 0
    selected = [value.label for facet in results.facets for value in facet.selected]
    assert "Consulate Guangzhou" in selected
    assert "Harbor Union" in selected


def test_a_value_is_a_link_that_switches_it(corpus: SimpleNamespace) -> None:
    results = ask("q=labor&origin=LIMA&page=1")
    (origin,) = (facet for facet in results.facets if facet.name == "origin")
    links = {value.value: value.url for value in origin.values}
    assert links["LIMA"] == "/cables/?q=labor"
    assert links["GUANGZHOU"] == "/cables/?q=labor&origin=LIMA&origin=GUANGZHOU"


def test_active_filters_can_each_be_removed(corpus: SimpleNamespace) -> None:
    results = ask("q=labor&origin=GUANGZHOU&org=Lanternists&from=2007-03&to=2008")
    assert [(one.label, one.value) for one in results.applied] == [
        ("Post", "Consulate Guangzhou"),
        ("Organization", "Lantern Society"),
        ("From", "March 2007"),
        ("To", "2008"),
    ]
    number = corpus.lantern.pk
    assert results.applied[1].url == "/cables/?q=labor&origin=GUANGZHOU&from=2007-03&to=2008"
    assert results.applied[2].url == f"/cables/?q=labor&origin=GUANGZHOU&org={number}&to=2008"
    assert results.clear_url == "/cables/?q=labor"


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("", "5 cables, newest first"),
        ("q=xyzzy", "0 cables matching “xyzzy”"),
        ("q=strike", "1 cable matching “strike”"),
        (
            "q=labor&origin=GUANGZHOU&year=2007&sort=oldest",
            "2 cables matching “labor” from Consulate Guangzhou of 2007, oldest first",
        ),
        (
            "tag=ELAB&tag=PHUM&from=2007&to=2007-12",
            (
                "3 cables tagged ELAB: Labor sector and industrial relations or PHUM: Human "
                "rights from 2007 on until December 2007, newest first"
            ),
        ),
    ],
)
def test_the_sentence_says_what_is_shown(
    corpus: SimpleNamespace, query: str, sentence: str
) -> None:
    assert ask(query).sentence == sentence


@pytest.mark.parametrize(
    ("query", "note"),
    [
        ("q=ngo:Oxnard", "No NGO here is named “Oxnard”."),
        ("org=Oxnard", "No organization here has the name or number “Oxnard”."),
        ("q=year:soon", "“year:soon” is no value of this field; searched as words."),
        ("q=12+LIMA+77", "12LIMA77 is not held here"),
        ("year=abc", "Year: “abc” was ignored"),
        ("q=" + "x" * 60, "“xxxxxxxxxxxxxxxxxxxx…” is too long for a word and was not searched."),
        ("q=" + "x" * 70 + "*", "“xxxxxxxxxxxxxxxxxxxx…” is too long for a word"),
        ("q=" + "ж" * 31, "“жжжжжжжжжжжжжжжжжжжж…” is too long for a word"),
        ("q=country:peruvian", "“country:peruvian” is no value of this field"),
        (
            "from=2009&to=2008-02",
            "The period ran backwards: searched from February 2008 to 2009.",
        ),
        ("q=date:2009..2008", "“date:2009..2008” runs backwards; searched the other way round."),
    ],
)
def test_notes_say_what_was_not_understood(corpus: SimpleNamespace, query: str, note: str) -> None:
    (said,) = ask(query).notes
    assert note in said


def test_the_timeline_fills_gaps_and_leaves_its_own_selection_out(corpus: SimpleNamespace) -> None:
    bars = ask("origin=GUANGZHOU&year=2008&year=2009").timeline.bars
    assert [(bar.year, bar.count, bar.selected) for bar in bars] == [
        (2007, 2, False),
        (2008, 0, True),
        (2009, 1, True),
    ]
    assert bars[0].url == "/cables/?origin=GUANGZHOU&year=2007"
    assert bars[2].url == "/cables/?origin=GUANGZHOU&year=2008"
    assert ask("q=xyzzy").timeline.bars == ()


def test_the_timeline_tells_how_many_cables_have_no_year(corpus: SimpleNamespace) -> None:
    assert ask("tag=-").timeline.undated == 0
    CableFactory.create(origin=None, transmitted_at=None, reference_id=None, slug="sha-1")
    index.rebuild()
    when = ask("tag=-").timeline
    assert (when.undated, when.undated_url) == (1, "/cables/?year=-&tag=-")
    assert found("tag=-&year=-") == {"sha-1"}
    assert ask("tag=-&year=2009").timeline.undated == 0


def test_a_chosen_year_shows_its_months(corpus: SimpleNamespace) -> None:
    when = ask("q=labor&year=2007").timeline
    assert (when.caption, when.all_url) == ("By month of 2007", "/cables/?q=labor")
    months = {bar.written: bar for bar in when.bars}
    assert [(bar.short, bar.count) for bar in when.bars if bar.count] == [
        ("Mar", 1),
        ("Nov", 1),
        ("Dec", 1),
    ]
    assert len(months) == 12
    assert months["2007-11"].url == "/cables/?q=labor&from=2007-11&to=2007-11"
    assert not any(bar.selected for bar in when.bars)


def test_chosen_months_are_marked_and_lead_back(corpus: SimpleNamespace) -> None:
    when = ask("from=2007-11&to=2007-12-31").timeline
    assert [bar.written for bar in when.bars if bar.selected] == ["2007-11", "2007-12"]
    assert sum(bar.count for bar in when.bars) == 3
    alone = {bar.written: bar.url for bar in ask("from=2007-11&to=2007-11").timeline.bars}
    assert alone["2007-11"] == "/cables/?year=2007"
    assert alone["2007-12"] == "/cables/?from=2007-12&to=2007-12"
    assert ask("from=2007-11&to=2008").timeline.caption == "By year"


def test_orders(corpus: SimpleNamespace) -> None:
    undated = CableFactory.create(origin=None, transmitted_at=None, reference_id=None, slug="sha-1")
    index.rebuild()
    newest = [hit.cable.slug for hit in ask("sort=newest").hits]
    oldest = [hit.cable.slug for hit in ask("sort=oldest").hits]
    dated = [FIRST, SECOND, THIRD, FOURTH, FIFTH]
    assert newest == [*reversed(dated), undated.slug]
    assert oldest == [*dated, undated.slug]


def test_subject_and_summary_weigh_more(db: None) -> None:
    body = "A long report on many things. " * 5
    CableFactory.create(reference_id="07LIMA1", paragraphs=[f"{body} strike", body])
    CableFactory.create(
        reference_id="07LIMA2", paragraphs=[f"{body} strike"], summary="A strike began."
    )
    CableFactory.create(reference_id="07LIMA3", paragraphs=[f"{body} strike"], subject="STRIKE")
    ranked = [hit.cable.slug for hit in ask("q=strike").hits]
    assert ranked == ["07LIMA3", "07LIMA2", "07LIMA1"]


def test_words_that_stand_in_a_row_come_first(db: None) -> None:
    apart = "The rights of the dockers and their labor. Labor has rights; rights need labor."
    CableFactory(reference_id="07LIMA61", subject="PORTS", paragraphs=[("U", apart)])
    CableFactory(reference_id="07LIMA62", subject="PORTS", paragraphs=[("U", "On labor rights.")])
    index.rebuild()
    results = ask("q=labor+rights")
    assert [hit.cable.reference_id for hit in results.hits] == ["07LIMA62", "07LIMA61"]


def test_pages_do_not_overlap_and_end(db: None) -> None:
    CableFactory.create_batch(45)
    pages = [ask(f"page={number}") for number in (1, 2, 3)]
    shown = [hit.cable.pk for page in pages for hit in page.hits]
    assert [len(page.hits) for page in pages] == [20, 20, 5]
    assert len(set(shown)) == 45
    assert shown == list(Cable.objects.newest().values_list("pk", flat=True))
    assert (pages[0].previous_url, pages[0].next_url) == (None, "/cables/?page=2")
    assert (pages[2].previous_url, pages[2].next_url) == ("/cables/?page=2", None)
    assert [(link.number, link.current) for link in pages[1].pages] == [
        (1, False),
        (2, True),
        (3, False),
    ]
    beyond = ask("page=1000000")
    assert (beyond.page, beyond.page_count, len(beyond.hits)) == (3, 3, 5)


def withhold(cable: Cable) -> None:
    Cable.objects.filter(pk=cable.pk).update(withheld_at=timezone.now())
    Entity.objects.all().recount()


def test_a_withheld_cable_never_shows_even_from_a_stale_index(corpus: SimpleNamespace) -> None:
    assert FIRST in found("q=strike")
    withhold(corpus.first)
    stale = ask("q=strike")
    assert stale.hits == ()
    assert stale.total == 1
    assert counts(ask(), "place") == {}  # its name is known from the withheld cable alone
    IndexChange.objects.note([corpus.first.pk])
    index.drain()
    assert ask("q=strike").total == 0


def test_a_name_known_from_withheld_cables_alone_is_not_told(corpus: SimpleNamespace) -> None:
    withhold(corpus.first)
    (filter_,) = ask(f"place={corpus.delta.pk}").applied
    assert filter_.value == "an entity that is no longer held"


def test_a_merged_entity_is_found_under_both_numbers(corpus: SimpleNamespace) -> None:
    absorbed = NgoFactory.create(name="Lantern Soc.", merged_into=corpus.lantern, curated=True)
    MentionFactory.create(cable=corpus.fifth, entity=absorbed)
    index.rebuild()
    assert found(f"org={absorbed.pk}") == {FIRST, SECOND, FIFTH}
    assert found("org=lantern+soc.") == {FIRST, SECOND, FIFTH}
    assert counts(ask(), "ngo") == {str(corpus.lantern.pk): 3}
    (filter_,) = ask(f"org={absorbed.pk}").applied
    assert filter_.value == "Lantern Society"


def test_rejected_mentions_do_not_count(corpus: SimpleNamespace) -> None:
    Mention.objects.filter(entity=corpus.delta).update(status=Mention.Status.REJECTED)
    index.rebuild()
    assert counts(ask(), "place") == {}
    assert found(f"place={corpus.delta.pk}") == set()


def test_a_number_that_is_not_held_leads_to_the_cables_that_cite_it(
    corpus: SimpleNamespace,
) -> None:
    corpus.fifth.references.create(
        position=1, text="06 Guangzhou 77", kind="cable", reference_id="06GUANGZHOU77"
    )
    index.rebuild()
    assert found("q=06+guangzhou+0077") == {FIFTH}
    assert found("q=cites:06GUANGZHOU77") == {FIFTH}


def test_snippets_show_the_matching_paragraphs(corpus: SimpleNamespace) -> None:
    (hit,) = ask("q=strike+organized").hits
    assert [(one.anchor, one.label) for one in hit.snippets] == [
        ("p2", "Paragraph 2"),
        ("p3", "Paragraph 3"),
    ]
    marked = [part.text for one in hit.snippets for part in one.segments if part.matched]
    assert marked == ["strike", "organized"]
    whole = "".join(part.text for part in hit.snippets[0].segments)
    assert whole == "Wen Example spoke of a strike in Guangzhou's non-governmental sector."


def test_without_words_a_hit_shows_its_beginning(corpus: SimpleNamespace) -> None:
    hit = ask("tag=ELAB&origin=LIMA").hits[0]
    (snippet,) = hit.snippets
    assert snippet.anchor == "p1"
    assert [part.matched for part in snippet.segments] == [False]


def test_timings_name_what_time_went_into(corpus: SimpleNamespace) -> None:
    assert set(ask("q=labor").timings) == {"search", "database"}


def test_a_page_takes_a_fixed_number_of_queries(
    corpus: SimpleNamespace, django_assert_num_queries: Any
) -> None:
    ask()  # the index is built
    # cables with their tags, paragraphs; posts, tags and entities of the facets
    with django_assert_num_queries(6):  # and whether the words are a name
        ask("q=labor&origin=GUANGZHOU&tag=ELAB")
    CableFactory.create_batch(30, tags=["ELAB", "PHUM"], origin=PostFactory.create(code="LIMA"))
    index.rebuild()
    with django_assert_num_queries(5):
        ask("origin=LIMA")
    with django_assert_num_queries(6):  # and the entities that are asked for
        ask(f"org={corpus.lantern.pk}")


BEGINNINGS = {
    "Trade trades": {"trad*", "trade*", "trades*"},
    "Trading": {"trad*", "tradi*", "trading*"},
    "A party": {"part*", "party*"},
    "The parties": {"part*", "parti*", "parties*"},
    "Labor": {"labo*", "labor*", "labour*"},
    "Laboring": {"labo*", "labor*", "labour*", "labori*"},
    "Stability": {"stab*", "stabi*"},
    "Stable": {"stab*", "stabl*"},
    "Promises": {"promis*", "promise*", "promize*"},
    "The press": {"pres*", "press*"},
    "A pre-war prefix": {"prefi*"},
    "Centres, a centrist": {"centr*", "centre*", "cent*"},
    "Programming": {"programm*"},
    "Travelled": {"travell*", "travelle*", "travel*"},
}


@pytest.mark.parametrize("query", sorted(set().union(*BEGINNINGS.values())))
def test_a_beginning_finds_the_words_that_are_written_so(db: None, query: str) -> None:
    begun = {
        CableFactory.create(paragraphs=[text], subject="").slug
        for text, queries in BEGINNINGS.items()
        if query in queries
    }
    for text, queries in BEGINNINGS.items():
        if query not in queries:
            CableFactory.create(paragraphs=[text], subject="")
    index.rebuild()
    assert found(f"q={query}") == begun


WORDS = ["labor", "rights", "ngo", '"', "(", ")", "-", "OR ", "*", "tag:", "year:", "org:", "~3"]


@given(st.lists(st.one_of(st.sampled_from(WORDS), st.text(max_size=4)), max_size=15).map("".join))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_words_are_answered(corpus: SimpleNamespace, words: str) -> None:
    results = ask(urlencode({"q": words}))
    assert results.total == len(results.hits)


# --- counts compared with the database ----------------------------------------------------------

CHOICES = {
    "origin": ["LIMA", "GUANGZHOU"],
    "country": ["CN", "PE"],
    "year": ["2007", "2008", "2009"],
    "class": ["UNCLASSIFIED", "SECRET"],
    "tag": ["ELAB", "PHUM"],
    "org": ["Lantern Society", "Harbor Union"],
}
LOOKUPS = {
    "origin": "origin__code__in",
    "country": "origin__country__in",
    "year": "transmitted_at__year__in",
    "tag": "tags__code__in",
    "org": "mentions__entity__name__in",
}


def in_sql(selected: dict[str, list[str]], since: str) -> set[str]:
    """The same search asked of PostgreSQL."""
    cables = Cable.objects.public()
    for name, values in selected.items():
        if name == "class":
            levels = {"UNCLASSIFIED": 0, "SECRET": 40}
            cables = cables.filter(classification__in=[levels[value] for value in values])
        else:
            cables = cables.filter(**{LOOKUPS[name]: values})
    if since:
        first = date.fromisoformat(f"{since}-01")
        cables = cables.filter(transmitted_at__gte=datetime(first.year, first.month, 1, tzinfo=UTC))
    return set(cables.values_list("slug", flat=True).distinct())


@given(
    st.dictionaries(
        st.sampled_from(sorted(CHOICES)), st.lists(st.integers(0, 2), min_size=1), max_size=3
    ),
    st.sampled_from(["", "2007-11", "2008-01"]),
)
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_count_is_what_sql_counts(
    corpus: SimpleNamespace, picked: dict[str, list[int]], since: str
) -> None:
    selected = {
        name: sorted({CHOICES[name][number % len(CHOICES[name])] for number in numbers})
        for name, numbers in picked.items()
    }
    pairs = [(name, value) for name, values in selected.items() for value in values]
    query = "&".join([*(f"{name}={value}" for name, value in pairs), f"from={since}"])
    results = ask(query)
    assert {hit.cable.slug for hit in results.hits} == in_sql(selected, since)
    for name in ("origin", "country", "year", "tag"):
        others = {other: values for other, values in selected.items() if other != name}
        for value, count in counts(results, name).items():
            assert count == len(in_sql({**others, name: [value]}, since)), (name, value)
