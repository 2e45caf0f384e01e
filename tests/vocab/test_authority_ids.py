"""Numbers of authority files, from whatever a person pastes."""

import pytest

from cables.vocab.authority_ids import geonames_id, wikidata_id


@pytest.mark.parametrize(
    "pasted",
    [
        "Q42",
        " q42 ",
        "wd:Q42",
        "https://www.wikidata.org/wiki/Q42",
        "http://www.wikidata.org/entity/Q42",
        "https://m.wikidata.org/wiki/Q42#P31",
        "https://www.wikidata.org/wiki/Special:EntityPage/Q42",
        "https://www.wikidata.org/wiki/Q42?uselang=fr",
    ],
)
def test_an_item_of_wikidata(pasted):
    assert wikidata_id(pasted) == "Q42"


@pytest.mark.parametrize(
    "pasted",
    [
        "1816670",
        "https://www.geonames.org/1816670/beijing.html",
        "http://sws.geonames.org/1816670/",
        "https://geonames.org/1816670",
    ],
)
def test_a_number_of_geonames(pasted):
    assert geonames_id(pasted) == 1816670


def test_nothing_is_nothing():
    assert wikidata_id(" ") == ""
    assert geonames_id("") is None


@pytest.mark.parametrize("pasted", ["42", "Q", "Q042", "https://example.org/Q42", "Q42 Q43", "L42"])
def test_what_is_no_item_is_refused_with_advice(pasted):
    with pytest.raises(ValueError, match="Wikidata item as Q42"):
        wikidata_id(pasted)


@pytest.mark.parametrize("pasted", ["Q42", "-5", "0", "https://example.org/5", "9" * 30, "٣"])
def test_what_is_no_number_is_refused_with_advice(pasted):
    with pytest.raises(ValueError, match="GeoNames number"):
        geonames_id(pasted)
