"""Which names look like one: the pure part."""

import pytest

from cables.linking.duplicates import Known, propose, weighed

ORG, PERSON, PLACE = "organization", "person", "location"


def reasons(*known: Known, apart: frozenset[tuple[int, int]] = frozenset()):
    return {one.pair: one.reasons for one in propose(known, apart)}


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("harbor workers federation", "harbor workers fedration", "spelt nearly alike"),
        ("sampleton", "samplteon", "spelt nearly alike"),
        ("harbor workers federation", "federation of harbor workers", "the same words"),
        ("wen exam ple", "wen example", "the same words"),
        ("lantern society", "lantern society", "both are called"),
    ],
)
def test_two_spellings_are_proposed(one, other, reason):
    found = reasons(Known(1, ORG, (one,)), Known(2, ORG, (other,)))
    assert any(why.startswith(reason) for why in found[1, 2])


def test_an_acronym_leads_to_the_one_name_it_stands_for():
    found = reasons(
        Known(1, ORG, ("harbor workers federation",)),
        Known(2, ORG, ("hwf",)),
        Known(3, ORG, ("river nurses council",)),
    )
    assert found == {(1, 2): ("“hwf” is its acronym",)}


def test_an_alias_that_is_the_others_name_counts():
    known = Known(1, ORG, ("lantern society", "paper lantern circle"))
    found = reasons(known, Known(2, ORG, ("paper lantern circle",)))
    assert found[1, 2] == ("both are called “paper lantern circle”",)


def test_an_acronym_that_many_bear_says_nothing():
    many = [Known(n, ORG, (f"name number {'abcdefgh'[n]}{n}x", "hwf")) for n in range(8)]
    assert propose(many) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Known(1, ORG, ("lantern society",)), Known(2, PERSON, ("lantern society",))),
        (
            Known(1, ORG, ("ministry of health",), "CN"),
            Known(2, ORG, ("ministry of health",), "PE"),
        ),
        (Known(1, ORG, ("dockers local 17 union",)), Known(2, ORG, ("dockers local 18 union",))),
        (Known(1, PLACE, ("lima",)), Known(2, PLACE, ("lina",))),
        (Known(1, ORG, ("river nurses council",)), Known(2, ORG, ("harbor pilots bureau",))),
    ],
    ids=["of two kinds", "of two countries", "of two numbers", "short", "unlike"],
)
def test_what_is_not_proposed(one, other):
    assert propose([one, other]) == []


def test_two_words_that_many_names_have_are_no_slip():
    towns = ("arua", "bexley", "corvo", "dunmore", "elgin", "fargo", "gander", "horta", "izmir")
    known = [
        Known(2 * n + part, ORG, (f"{town} {word} society",))
        for n, town in enumerate([*towns, "jarrow"])
        for part, word in enumerate(("labor", "harbor"))
    ]
    assert propose(known) == []
    slip = Known(99, ORG, ("arua labr society",))
    assert (0, 99) in {one.pair for one in propose([*known, slip])}


def test_what_curators_keep_apart_is_not_proposed_again():
    known = Known(1, ORG, ("lantern society",)), Known(2, ORG, ("lantern society",))
    assert propose(known, frozenset({(1, 2)})) == []


def test_more_reasons_weigh_more_and_the_surest_comes_first():
    found = propose(
        [
            Known(1, ORG, ("harbor workers federation", "hwf union of the docks")),
            Known(2, ORG, ("federation of harbor workers", "hwf union of the docks")),
            Known(3, ORG, ("river nurses council",)),
            Known(4, ORG, ("river nursse council",)),
        ]
    )
    assert [one.pair for one in found] == [(1, 2), (3, 4)]
    assert found[0].score == pytest.approx(0.98)


def test_a_surname_counts_only_beside_the_full_name():
    known = [Known(1, PERSON, ("okwir",)), Known(2, PERSON, ("tomas okwir",))]
    found = propose(known)
    assert weighed(found, {}) == []
    (told,) = weighed(found, {(1, 2): 3})
    assert told.reasons == ("a surname and a full name", "named together in 3 cables")
