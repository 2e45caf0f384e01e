"""The front door."""

import pytest

pytestmark = pytest.mark.django_db


def test_what_is_held_in_numbers(room, look):
    page = look("/")
    assert page.text(".corpus") == (
        "4 cables from 2 posts, 2006–2008. "
        "They name 1 NGO, 1 organization in all, 0 people and 0 places."
    )  # the person and the place were seen by one machine once


def test_every_bar_of_the_timeline_searches_its_year(room, look):
    page = look("/")
    assert page.links("svg a") == [f"/cables/?year={year}" for year in (2006, 2007, 2008)]
    assert page.texts(".years li") == ["2006 1 cable", "2007 2 cables", "2008 1 cable"]


def test_doors(room, look):
    page = look("/")
    assert room.lantern.get_absolute_url() in page.links(".front-rail a")
    assert "/cables/?origin=GUANGZHOU" in page.links(".front-rail a")
    assert "/cables/?tag=ELAB" in page.links(".front-rail a")
    assert page.texts(".result h3")[0] == "LATER"


def test_an_empty_portal_says_what_to_do(db, look):
    page = look("/")
    assert "import_cables" in page.text(".empty")
