"""Bodies that only their dealings make known, and whether they are taken for NGOs."""

import pytest

from tests.linking.asking import bodies, names

SPEAKS = " NGOs were present."


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("She lent a room to Vestri Nolvu, whose eight volunteers visit prisons.", "Vestri Nolvu"),
        ("A German lawyer with Norvakt had been collecting affidavits.", "Norvakt"),
        ("Ana Duarte, evaluation adviser at Selvar Lantern, agreed.", "Selvar Lantern"),
        ("Four activists of Open Harbor were held.", "Open Harbor"),
        ("A couple operating as Harbor of Small Lamps came.", "Harbor of Small Lamps"),
        ("A local outfit called Novar Maitso pays them.", "Novar Maitso"),
        ("The kitchen is staffed by Vestra Open Table.", "Vestra Open Table"),
        ("We met Vestra Harvest trainees in the village.", "Vestra Harvest"),
        ("A club, the others said. Another club, Vestra na Nolvu, met.", "Vestra na Nolvu"),
        ("A team from Vestra Surgeons Abroad is to come.", "Vestra Surgeons Abroad"),
        ("He runs the shelter of Nolvu Themey in the port.", "Nolvu Themey"),
        ("USAID gave a grant to Vestra Advocates' House.", "Vestra Advocates' House"),
        ("A hostel put up by Vestri Nolvu Kelme Maria on lent land.", "Vestri Nolvu Kelme Maria"),
        ("Green Lantern publishes a monthly list.", "Green Lantern"),
        ("A group that goes by the name of Bucket Lantern delivers meals.", "Bucket Lantern"),
        ("They called the hotline Vestra Nolvu in vain.", "Vestra Nolvu"),
        ("The resource center Vestra Nolvu was closed.", "Vestra Nolvu"),
        ("The women's shelter is run on contract by Hogar Vestra Nolvu.", "Hogar Vestra Nolvu"),
    ],
)
def test_dealings_tell_that_there_is_a_body(sentence: str, name: str) -> None:
    assert name in names(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "We discussed it with advisers of Okwir, who agreed.",
        "The political counselor with Okwir Nandu reported.",  # he went with him
        "My meeting with Nandu, which lasted three hours, was friendly.",
        "A teacher at Nairobi agreed.",
        "The Secretary, which was founded on trust, agreed.",
        "Four activists of South Vietnamese origin were held.",
        "We met in Nolvu Bay, which is registered as a port.",
        "Okwir Nandu runs the port.",
    ],
)
def test_what_persons_and_places_do_as_well(sentence: str) -> None:
    assert names(sentence) == []


def test_a_body_known_by_its_dealings_is_an_ngo_where_the_cable_speaks_of_ngos() -> None:
    sentence = "Four volunteers of Open Harbor were held."
    (silent,), (told,) = bodies(sentence), bodies(sentence + SPEAKS)
    assert (silent.type, told.type) == ("", "ngo")
    assert told.evidence == sentence


def test_naming_an_ngo_is_speaking_of_ngos() -> None:
    text = "Amnesty International wrote. Four volunteers of Open Harbor were held."
    assert [body.type for body in bodies(text)] == ["ngo", "ngo"]


def test_what_the_sentence_calls_otherwise_is_no_ngo() -> None:
    text = "Open Harbor, which publishes accounts, is a state company." + SPEAKS
    assert [body.name for body in bodies(text) if body.is_ngo] == []
