"""Labels of the header: every spelling is known, and a word that only begins so is not."""

import pytest

from cables.formats.labels import Label, label_of

SPELLINGS = {
    Label.ORDER: "E.O.|E0|E. O.|E O|EO|E.0.|E,O.|E\xa0O|e.o.|EXECUTIVE ORDER",
    Label.TAGS: "TAGS:|TAGES:|TAGZ:|TAG:|TAS:|TABS:|TGS:|AGS:|TAFS:|TAGA:|Tags:|*TAGS*:",
    Label.SUBJECT: "SUBJECT:|SUBJ:|UBJECT:|SUBECT:|SUBJCT:|SUJECT:|SUBBJECT:|Subject:|¶ SUBJECT:",
    Label.REF: "REF:|REFS:|REFTEL:|REFERENCES:|PRIMEREF:|PROGRAM REF:|Ref:|(U) REF:|_REF_:",
    Label.CLASSIFIED_BY: "Classified By:|CLASSFIED BY:|CLASIFIED BY:|DERIVED FROM:|CLASSIFIER:"
    "|CLASSIFYING OFFICER:",
    Label.REASON: "Reason:|REASONS:|REASON FOR CLASSIFICATION:",
    Label.DECLASSIFY: "DECL:|Declassify on:|#DECL:",
}


@pytest.mark.parametrize(
    ("printed", "label"),
    [(printed, label) for label, line in SPELLINGS.items() for printed in line.split("|")],
)
def test_a_label_is_known_however_it_is_printed(printed: str, label: Label) -> None:
    line = f"{printed} 12958: 1.4 (B)"
    found = label_of(line)
    assert found is not None
    assert (found[0], line[found[1] :].strip()) == (label, "12958: 1.4 (B)")


@pytest.mark.parametrize(
    "line", ["", "E", "Reference was made to it", "Tagged goods", "Each of them", "Descent: 1.4"]
)
def test_what_only_begins_like_a_label_is_none(line: str) -> None:
    assert label_of(line) is None
