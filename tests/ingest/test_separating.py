"""A text with several cables: no cable's source shows another's words, old copies included."""

from dataclasses import replace
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cables.actions.cables import release, withhold
from cables.formats import read
from cables.formats.parsed import ParsedCable
from cables.ingest.drafts import digest
from cables.ingest.store import Outcome, store
from cables.models import Cable, Decision, Entry, Mention, Version
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


def withheld_with_others() -> Cable:
    """One cable, withheld, whose source holds two more that are no cables yet."""
    glued = keep(read(ONE)[0], source=COMMON)
    by = User.objects.create_user("ana")
    withhold(cable=glued, by=by, reason="It names a child.")
    return glued


def test_what_stood_in_a_withheld_source_is_kept_and_withheld() -> None:
    glued = withheld_with_others()
    assert "2 of these stood in withheld sources and are withheld" in separated()
    assert list(sources().values()) == [[ONE], [TWO], [THREE]]
    assert not Cable.objects.public().exists()
    cut = Cable.objects.get(slug="08LAPAZ124")
    act, first = Decision.objects.about(cut).get(), Decision.objects.about(glued).get()
    assert act.made_by == first.made_by
    assert "08LAPAZ123" in act.reason
    assert "It names a child." in act.reason
    assert cut.withheld_at is not None
    assert act.after == {"withheld_at": cut.withheld_at.isoformat()}
    release(cable=cut, by=first.made_by)
    assert Cable.objects.public().get() == cut


@pytest.mark.parametrize("cut", [True, False])
def test_importing_again_publishes_nothing_out_of_a_withheld_source(
    cut: bool, tmp_path: Path
) -> None:
    withheld_with_others()
    if cut:
        separated()
    file = tmp_path / "three.txt"
    file.write_text(WHOLE)
    call_command("import_cables", file, stdout=StringIO(), stderr=StringIO())
    told = Entry.objects.filter(message__startswith="withheld")
    assert told.count() == (0 if cut else 2)
    assert not Cable.objects.public().exists()
    assert {text for texts in sources().values() for text in texts} >= {ONE, TWO, THREE}


def test_a_cable_stored_by_itself_is_withheld_too() -> None:
    withheld_with_others()
    assert keep(read(TWO)[0]).withheld_at is not None


def test_the_copy_of_one_leaves_the_only_text_of_the_others() -> None:
    glued = keep(read(ONE)[0], source=COMMON)
    keep(read(ONE)[0])
    assert sources() == {"08LAPAZ123": [COMMON, ONE]}
    glued.refresh_from_db()
    assert preferred(glued).source_text == ONE
    assert "2 cables are new" in separated()
    assert list(sources().values()) == [[ONE], [TWO], [THREE]]


def test_no_page_shows_a_common_text_that_had_to_stay(client: Client) -> None:
    glued = keep(read(ONE)[0], source=COMMON)
    common = preferred(glued)
    keep(read(ONE)[0])
    address = reverse("cable-source", args=["08LAPAZ123"])
    assert "birds" not in client.get(address).content.decode()
    assert client.get(address, {"version": common.pk}).status_code == 404
    assert list(glued.versions.described()) == [glued.versions.get(source_text=ONE)]


def test_a_common_text_goes_with_the_last_cable_that_it_was_held_for() -> None:
    held_with_others()
    keep(read(ONE)[0])
    keep(read(TWO)[0])
    assert sources()["08LAPAZ123"] == [COMMON, ONE]
    keep(read(THREE)[0])
    assert list(sources().values()) == [[ONE], [TWO], [THREE]]


def test_a_new_cable_of_a_public_source_is_public() -> None:
    withheld = keep(read(ONE.replace("000123", "000999"))[0])
    Cable.objects.filter(pk=withheld.pk).update(withheld_at=timezone.now())
    keep(read(ONE)[0], source=COMMON)
    separated()
    assert Cable.objects.public().count() == len(read(WHOLE))


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
