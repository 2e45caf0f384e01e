"""Names that nobody bears exactly, and names that lead to a page."""

from types import SimpleNamespace
from typing import Any
from urllib.parse import quote_plus

import pytest
from django.utils import timezone

from cables.models import Cable, Entity
from cables.search import index
from cables.search.results import Link
from tests.factories import (
    AliasFactory,
    CableFactory,
    EntityFactory,
    MentionFactory,
    NgoFactory,
    PersonFactory,
)
from tests.search.conftest import ask, found


def named_in(entity: Entity, cables: int) -> Entity:
    for _ in range(cables):
        MentionFactory(entity=entity, status="accepted", surface=entity.name)
    return entity


@pytest.fixture
def people(db: None) -> SimpleNamespace:
    """Two Quills, one Marlow under another name, and a society of either kind."""
    people = SimpleNamespace(
        ada=named_in(PersonFactory(name="Ada Quill"), 3),
        ben=named_in(PersonFactory(name="Ben Quill"), 1),
        cora=named_in(PersonFactory(name="Cora Marlow"), 2),
        quills=named_in(NgoFactory(name="Quill Society"), 1),
        guild=named_in(EntityFactory(name="Guild of the Quill", type="union"), 1),
    )
    AliasFactory(entity=people.cora, name="Lady Fenn", curated=True)
    index.rebuild()
    return people


def test_the_only_one_with_these_words_in_a_name_is_searched(people: SimpleNamespace) -> None:
    for query in ("q=person:marlow", "q=person:FENN", "person=marlow", 'q=person:"lady+fenn"'):
        assert ask(query).total == 2, query
    results = ask("q=person:marlow")
    (offer,) = results.offers
    assert offer.text == "No person here is called exactly “marlow”. Searched:"
    assert offer.links == (Link("Cora Marlow", people.cora.get_absolute_url(), "person, 2 cables"),)
    assert results.notes == ()
    assert [one.value for one in ask("person=marlow").applied] == ["Cora Marlow"]
    assert ask('q=person:"lady+fenn"').offers == ()


def test_several_are_offered_the_most_mentioned_first(people: SimpleNamespace) -> None:
    results = ask("q=strike+person:quill&year=2007")
    (offer,) = results.offers
    assert results.total == 0
    assert results.notes == ()
    assert offer.text == "No person here is called exactly “quill”. Did you mean"
    assert [(link.text, link.detail) for link in offer.links] == [
        ("Ada Quill", "person, 3 cables"),
        ("Ben Quill", "person, 1 cable"),
    ]
    words = quote_plus('strike person:"Ada Quill"')
    assert offer.links[0].url == f"/cables/?q={words}&year=2007"


@pytest.mark.parametrize("typed", ["person:quill", 'Person:"quill"', "person:“quill”"])
def test_an_offer_leads_to_the_cables_of_that_person(people: SimpleNamespace, typed: str) -> None:
    (offer,) = ask(f"q={quote_plus(typed)}").offers
    totals = [ask(link.url.partition("?")[2]).total for link in offer.links]
    assert totals == [3, 1]


def test_a_filter_is_offered_by_number(people: SimpleNamespace) -> None:
    (offer,) = ask("person=quill&sort=oldest").offers
    assert offer.links[0].url == f"/cables/?person={people.ada.pk}&sort=oldest"


def test_only_the_kind_asked_for_is_offered(people: SimpleNamespace) -> None:
    (sure,) = ask("q=ngo:quill").offers
    assert [link.text for link in sure.links] == ["Quill Society"]
    (choice,) = ask("q=org:quill").offers
    assert {link.text for link in choice.links} == {"Quill Society", "Guild of the Quill"}


def test_a_beginning_or_a_typing_error_is_offered_and_not_searched(
    people: SimpleNamespace,
) -> None:
    for typed in ("marl", "marllow"):
        results = ask(f"q=person:{typed}")
        assert results.total == 0
        assert [link.text for link in results.offers[0].links] == ["Cora Marlow"]
        assert results.offers[0].end == "?"


def test_many_are_looked_for_in_the_list(people: SimpleNamespace) -> None:
    for number in range(9):
        named_in(PersonFactory(name=f"Quill the {number}th"), 1)
    (offer,) = ask("q=person:quill").offers
    assert len(offer.links) == 9
    assert offer.links[-1] == Link("look through the list", "/people/?name=quill")


def test_only_the_first_names_are_looked_for(people: SimpleNamespace) -> None:
    results = ask("q=" + "+".join(f"person:qui{'l' * more}" for more in range(1, 6)))
    assert len(results.offers) <= 3
    assert len(results.offers) + len(results.notes) == 5


def test_a_name_written_differently_is_looked_for_once(people: SimpleNamespace) -> None:
    spellings = ("marlow", "MARLOW", "Marlow", "márlow")
    assert ask("q=" + "+".join(f"person:{one}" for one in spellings)).total == 2
    results = ask("q=person:lady+person:LADY+person:Lady+person:fenn+-person:marlow")
    assert results.notes == ()
    assert len(results.offers) == 5


@pytest.mark.parametrize(
    "words",
    [
        'org:"Zz Yy" ngo:"Qq Ww" person:"Ee Rr" alpha beta gamma delta',
        " ".join(f'org:"Qiull {number}"' for number in range(40)),
    ],
)
def test_names_are_looked_for_once_however_an_empty_answer_leads_on(
    people: SimpleNamespace, words: str, django_assert_max_num_queries: Any
) -> None:
    ask()
    with django_assert_max_num_queries(30):  # resolving 2, each of three guesses up to 9
        assert ask(f"q={quote_plus(words)}").total == 0


def test_whom_withheld_cables_alone_name_is_not_offered(people: SimpleNamespace) -> None:
    cable = CableFactory(withheld_at=timezone.now())
    hidden = PersonFactory(name="Hidden Marrow")
    MentionFactory(entity=hidden, cable=cable, surface="Hidden Marrow", status="accepted")
    AliasFactory(entity=people.ben, name="The Grey Marrow")
    MentionFactory(entity=people.ben, cable=cable, surface="The Grey Marrow")
    results = ask("q=person:marrow")
    assert all(link.text == "Cora Marlow" for offer in results.offers for link in offer.links)
    assert results.total == 0


def test_exclusions_and_exports_understand_the_same_name(people: SimpleNamespace) -> None:
    assert found("not_person=marlow") == {
        *Cable.objects.exclude(mentions__entity=people.cora).values_list("slug", flat=True)
    }


# --- words that are a name ----------------------------------------------------------------------


@pytest.mark.parametrize("typed", ["ada quill", '"Ada Quill"', "ADA  QUILL"])
def test_words_that_are_a_name_lead_to_its_page(people: SimpleNamespace, typed: str) -> None:
    (offer,) = ask(f"q={quote_plus(typed)}").offers
    assert offer.text == "Go to the page of"
    assert offer.links == (Link("Ada Quill", people.ada.get_absolute_url(), "person, 3 cables"),)


@pytest.mark.parametrize(
    "typed", ["quill", "ada quill -x", "ada OR quill", "subject:quill", "ada quill strike", "qui*"]
)
def test_other_words_do_not(people: SimpleNamespace, typed: str) -> None:
    offers = ask(f"q={quote_plus(typed)}").offers
    assert not any(offer.text.startswith("Go to") for offer in offers)


def test_another_name_leads_there_unless_a_withheld_cable_alone_writes_it(
    people: SimpleNamespace,
) -> None:
    AliasFactory(entity=people.ben, name="The Grey Marrow")
    cable = CableFactory(withheld_at=timezone.now())
    MentionFactory(entity=people.ben, cable=cable, surface="The Grey Marrow")
    assert [offer.links[0].text for offer in ask("q=lady+fenn").offers] == ["Cora Marlow"]
    assert ask("q=grey+marrow").offers == ()


def test_a_name_costs_one_query_and_none_where_it_can_be_no_name(
    corpus: SimpleNamespace, django_assert_num_queries: Any
) -> None:
    ask()
    with django_assert_num_queries(5):
        ask("q=labor+-dock")
    with django_assert_num_queries(6):
        ask("q=labor+rights")


def test_a_filter_leads_to_the_page_of_its_entity(people: SimpleNamespace) -> None:
    (one,) = ask(f"not_person={people.ada.pk}").applied
    assert one.page_url == people.ada.get_absolute_url()
    results = ask("origin=LIMA&year=2007&org=999706")
    assert [one.page_url for one in results.applied] == [None, None, None]


# --- one word less ------------------------------------------------------------------------------


def drops(query: str) -> dict[str, str]:
    texts = (offer for offer in ask(query).offers if "One word less" in offer.text)
    return {link.text: link.detail for offer in texts for link in offer.links}


def test_an_empty_answer_says_what_one_word_less_finds(corpus: SimpleNamespace) -> None:
    assert drops("q=labor+rights+xyzzy") == {"without “xyzzy”": "2 cables"}
    assert drops("q=strike+protest") == {
        "without “strike”": "1 cable",
        "without “protest”": "1 cable",
    }
    assert drops('q="labor+rights"+strike+-dock&origin=GUANGZHOU') == {
        'without “"labor rights"”': "1 cable",
        "without “strike”": "1 cable",
    }


def test_the_link_searches_the_rest(corpus: SimpleNamespace) -> None:
    offers = ask('q="labor+rights"+tag:ELAB+-dock&origin=GUANGZHOU&page=2').offers
    urls = [link.url.partition("?")[2] for link in offers[0].links]
    assert [ask(url).total for url in urls] == [1, 1]
    assert "page" not in "".join(urls)


@pytest.mark.parametrize(
    "query",
    [
        "q=labor+rights+xyzzy" + "+labor" * 18,
        "q=labor+rights",
        "q=xyzzy",
        "q=xyzzy+-labor",
        "q=(labor+xyzzy)",
        "q=xyzzy+OR+plugh",
        "q=xx+yy",
    ],
)
def test_else_it_says_nothing(corpus: SimpleNamespace, query: str) -> None:
    assert drops(query) == {}


def test_a_name_means_the_same_with_one_word_less(people: SimpleNamespace) -> None:
    assert drops("q=person:marlow+xyzzy") == {"without “xyzzy”": "2 cables"}
    assert drops("q=xyzzy+plugh+-person:marlow&person=marlow") == {}
    assert drops("q=-ngo:quill+plugh+xyzzy&person=marlow") == {}
    assert drops('q=xyzzy+person:"ada+quill"&not_person=marlow') == {"without “xyzzy”": "3 cables"}


def test_of_many_words_the_rarest_are_left_out(corpus: SimpleNamespace) -> None:
    assert drops("q=lantern+labor+rights+ngo+river+delta+xyzzy") == {"without “xyzzy”": "1 cable"}
