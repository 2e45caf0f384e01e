"""A text with several cables: no cable's source shows another's words, old copies included."""

from dataclasses import replace
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.utils import timezone

from cables.formats import read
from cables.formats.parsed import ParsedCable
from cables.ingest.drafts import digest
from cables.ingest.store import Outcome, store
from cables.models import Cable, Decision, Mention, Version
from tests.factories import EntityFactory

pytestmark = pytest.mark.django_db(transaction=True)

ONE = """R 141410Z FEB 08
FM AMEMBASSY LA PAZ
TO SECSTATE WASHDC 1234

UNCLAS LA PAZ 000123

E.O. 12958: N/A
TAGS: PGOV, BL
SUBJECT: INVENTED FISH OF THE LAKE

1. (U) The Lake Society counts the fish.

PUBLIC
"""
TWO = ONE.replace("000123", "000124").replace("fish", "birds").replace("FISH", "BIRDS")
THREE = ONE.replace("000123", "000125").replace("fish", "snakes").replace("FISH", "SNAKES")
WHOLE = "\n\n".join((ONE, TWO, THREE))
COMMON = WHOLE + "\n"  # what an earlier reader kept of all three


def held_with_others() -> list[Cable]:
    """The three cables as an earlier reader stored them: each with the text of all as its source.

    Offsets of paragraphs are of no matter here.
    """
    found = read(WHOLE)
    return [keep(parsed, source=COMMON) for parsed in found]


def keep(parsed: ParsedCable, **changes: Any) -> Cable:
    return store(replace(parsed, **changes), upload=None, file="three.txt").cable


def preferred(cable: Cable) -> Version:
    assert cable.preferred is not None
    return cable.preferred


def sources() -> dict[str, list[str]]:
    return {
        cable.slug: [version.source_text for version in cable.versions.all()]
        for cable in Cable.objects.order_by("slug")
    }


def separated() -> str:
    out = StringIO()
    call_command("separate_cables", stdout=out)
    return out.getvalue()


def test_each_cable_is_stored_with_its_own_words() -> None:
    for parsed in read(WHOLE):
        keep(parsed)
    assert [text for texts in sources().values() for text in texts] == [ONE, TWO, THREE]


def test_importing_again_takes_the_common_text_away() -> None:
    cables = held_with_others()
    assert all(preferred(cable).source_text == COMMON for cable in cables)
    outcomes = [store(parsed, upload=None, file="three.txt").outcome for parsed in read(WHOLE)]
    assert outcomes == [Outcome.VERSION] * 3
    assert list(sources().values()) == [[ONE], [TWO], [THREE]]
    for cable in cables:
        cable.refresh_from_db()
        assert preferred(cable).sha256 == digest(read(preferred(cable).source_text)[0])


def test_decisions_stay_where_they_were() -> None:
    cable = held_with_others()[0]
    paragraph = cable.paragraphs.get()
    entity = EntityFactory.create(name="Lake Society")
    mention = Mention.objects.create(
        cable=cable,
        entity=entity,
        paragraph=paragraph,
        paragraph_number=1,
        start=4,
        end=16,
        surface="Lake Society",
        method="pattern",
        status=Mention.Status.ACCEPTED,
    )
    separated()
    mention.refresh_from_db()
    assert mention.status == Mention.Status.ACCEPTED
    assert mention.paragraph is not None
    assert mention.paragraph.cable == cable
    assert mention.paragraph.text[mention.start : mention.end] == "Lake Society"
    assert not Decision.objects.exists()


def test_the_command_takes_all_common_texts_away_and_may_be_repeated() -> None:
    held_with_others()
    assert "3 copies of held cables" in separated()
    assert list(sources().values()) == [[ONE], [TWO], [THREE]]
    before = sources()
    assert "0 sources held several cables" in separated()
    assert sources() == before


def test_cables_that_were_taken_for_one_become_several() -> None:
    glued = keep(read(ONE)[0], source=COMMON)
    said = separated()
    assert "2 cables are new" in said
    assert list(sources().values()) == [[ONE], [TWO], [THREE]]
    assert Cable.objects.get(slug="08LAPAZ123") == glued


def test_nothing_out_of_a_withheld_source_is_published() -> None:
    glued = keep(read(ONE)[0], source=COMMON)
    Cable.objects.filter(pk=glued.pk).update(withheld_at=timezone.now())
    assert "2 parts of withheld sources were not made cables" in separated()
    assert sources() == {"08LAPAZ123": [ONE]}


def test_a_source_whose_cable_is_none_of_its_parts_is_left_and_named() -> None:
    keep(read(ONE)[0], source=COMMON, reference_id="08QUITO5")
    assert "08QUITO5" in separated()
    assert sources() == {"08QUITO5": [COMMON]}


def test_a_fuller_copy_of_one_cable_is_no_common_text() -> None:
    fuller = ONE + "\n2. (U) More of it.\n"
    keep(read(fuller)[0])
    keep(read(ONE)[0])
    assert Version.objects.count() == 2
    assert preferred(Cable.objects.get()).source_text == fuller
