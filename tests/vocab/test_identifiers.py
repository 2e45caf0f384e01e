"""Numbers of cables in every published spelling."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cables.vocab.identifiers import CableId, find_in


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("09PARIS1234", "09PARIS1234"),
        ("1975PARIS01234", "75PARIS1234"),  # the archive pads the serial
        ("75 paris 1234", "75PARIS1234"),
        ("09 TEL AVIV 77", "09TELAVIV77"),
        ("1974TELAV01234", "74TELAVIV1234"),  # six characters, the blank among them
        ("1974TEL AV01234", "74TELAVIV1234"),
        ("1973PORT A00012", "73PORTAUPRINCE12"),
        ("1976USUNN03275", "76USUNNEWYORK3275"),
        ("07N'DJAMENA12", "07NDJAMENA12"),
        ("08 ST. PETERSBURG 5", "08STPETERSBURG5"),
        ("09SECSTATE00099", "09STATE99"),
        ("82TAIPEI14", "82AITTAIPEI14"),
        ("75TAIPEI14", "75TAIPEI14"),
        ("08SECTION01OF03CAIRO7777", "08CAIRO7777"),
        ("08ECTION01OF02MANAMA77", "08MANAMA77"),
        ("0901OF02RPODUBAI77", "09RPODUBAI77"),
        ("09EFTOLONDON7777", "09LONDON7777"),
        ("85NOFORNMOGADISHU77", "85MOGADISHU77"),
        ("09AMEMBASSYHANOI77", "09HANOI77"),
        ("7575LIBREVILLE777", "75LIBREVILLE777"),
        ("08MADRID000777ZFR778", "08MADRID777"),
        ("08ACCRA001777SUSPECTEDDUPLICATE1778", "08ACCRA1777"),
        ("https://example.org/plusd/cables/07BEIJING777_a.html", "07BEIJING777"),
        ("/cable/2007/09/07BEIJING777.html#par3", "07BEIJING777"),
    ],
)
def test_spellings_of_a_number_agree(written, meant):
    assert str(CableId.parse(written)) == meant


@pytest.mark.parametrize("text", ["", "PARIS", "06ASTANA", "hello 12 world", "9PARIS1", "07" * 40])
def test_what_is_no_number_is_refused(text):
    with pytest.raises(ValueError, match="not a cable identifier"):
        CableId.parse(text)


def test_kiev_and_kyiv_are_both_numbers():
    assert str(CableId.parse("06KIEV123")) == "06KIEV123"
    assert str(CableId.parse("06KYIV123")) == "06KYIV123"


def test_numbers_order_by_year_first():
    assert CableId.parse("99PARIS5") < CableId.parse("04ACCRA1")


def test_number_in_the_name_of_a_file():
    assert [str(found) for found in find_in("095_07KINGSTON482_copy.txt")] == ["07KINGSTON482"]
    assert list(find_in("000_c61514f83b20f44e.txt")) == []


@given(st.text())
def test_any_text_is_a_number_or_a_value_error(text):
    try:
        found = CableId.parse(text)
    except ValueError:
        return
    assert CableId.parse(str(found)) == found
