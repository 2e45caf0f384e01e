"""Stopped names, and new names looked for in the whole corpus."""

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from cables.actions import entities, mentions, names
from cables.linking import link, link_many
from cables.models import Alias, Ambiguity, Decision, Mention, StopName
from cables.search import index
from cables.vocab.names import normalize
from tests.factories import CableFactory, EntityFactory, MentionFactory
from tests.search.conftest import found as in_index

pytestmark = pytest.mark.django_db

Status = Mention.Status
WHY = "A word of the trade."


def named(name: str, **fields: object):
    return EntityFactory(name=name, normalized=normalize(name), **fields)


# --- stopping -----------------------------------------------------------------------------------


def test_stopping_rejects_what_is_undecided_in_every_spelling(wen):
    forum = named("Harbor Forum")
    for surface in ("Harbor Forum", "HARBOR FORUM", "the Harbor-Forum", "Forum"):
        MentionFactory(entity=forum, surface=surface, status=Status.SUGGESTED)
    accepted = MentionFactory(entity=forum, status=Status.ACCEPTED)
    batch = names.stop(name="Harbor Forum", by=wen, reason=WHY)

    rejected = Mention.objects.filter(status=Status.REJECTED)
    assert {m.surface for m in rejected} == {"Harbor Forum", "HARBOR FORUM", "the Harbor-Forum"}
    accepted.refresh_from_db()
    forum.refresh_from_db()
    assert accepted.status == Status.ACCEPTED
    assert (forum.mention_count, forum.accepted_count) == (2, 1)
    assert batch.count == 4
    assert {decision.batch for decision in batch.decisions} == {batch.id}
    assert set(Decision.objects.of_entity(forum)) == set(batch.decisions)


def test_what_is_stopped_is_not_suggested_again_by_any_finder(wen):
    cable = CableFactory(paragraphs=["The Harbor Forum met the Harbor Rights Network (HRN)."])
    names.stop(name="HARBOR FORUM", by=wen, reason=WHY)
    names.stop(name="HRN", by=wen, reason=WHY)
    link(cable)
    assert [m.surface for m in Mention.objects.all()] == ["Harbor Rights Network"]


def test_a_stopped_ambiguity_goes_and_stays_away(wen):
    named("Harbor Forum"), named("Harbor Forum")
    cable = CableFactory(paragraphs=["The Harbor Forum met."])
    link(cable)
    assert Ambiguity.objects.count() == 1
    names.stop(name="Harbor Forum", by=wen, reason=WHY)
    link(cable)
    assert not Ambiguity.objects.exists()


def test_an_allowed_name_is_found_again(wen):
    names.stop(name="Harbor Forum", by=wen, reason=WHY)
    cable = CableFactory(paragraphs=["The Harbor Forum met."])
    link(cable)
    names.allow(name="harbor forum", by=wen)
    link(cable)
    assert Mention.objects.get().surface == "Harbor Forum"
    assert not StopName.objects.exists()


@pytest.mark.parametrize(
    ("name", "reason", "refusal"),
    [(" ", WHY, "Give a name"), ("--", WHY, "no letters"), ("Forum", "", "Give a reason")],
)
def test_stopping_refuses_what_makes_no_sense(wen, name, reason, refusal):
    with pytest.raises(ValidationError, match=refusal):
        names.stop(name=name, by=wen, reason=reason)
    assert not StopName.objects.exists()


def test_stopping_twice_and_allowing_what_is_not_stopped_are_refused(wen):
    names.stop(name="Forum", by=wen, reason=WHY)
    with pytest.raises(ValidationError, match="stopped already"):
        names.stop(name="The forum", by=wen, reason=WHY)
    with pytest.raises(ValidationError, match="is not stopped"):
        names.allow(name="Reftel", by=wen)


# --- finding everywhere -------------------------------------------------------------------------


def guild_cables() -> list:
    return [
        CableFactory(paragraphs=[text])
        for text in (
            "We met the wick-makers of Old Lane.",
            "THE WICK-MAKERS OF OLD LANE WERE THERE. SO WERE THE WICK MAKERS' WIVES.",
            "Makers of wick were absent.",
            "Nothing to report.",
        )
    ]


def test_a_new_alias_finds_its_mentions_in_cables_linked_before(
    wen, django_capture_on_commit_callbacks
):
    house = named("Little Lantern")
    cables = guild_cables()
    link_many(cables)
    index.rebuild()
    with django_capture_on_commit_callbacks(execute=True):
        entities.add_alias(entity=house, name="wick-makers", by=wen)

    found = Mention.objects.filter(entity=house).order_by("cable")
    assert {m.cable_id for m in found} == {cables[0].pk, cables[1].pk}
    assert {m.status for m in found} == {Status.SUGGESTED}
    assert all(m.paragraph and m.paragraph.text[m.start : m.end] == m.surface for m in found)
    house.refresh_from_db()
    assert (house.mention_count, house.cable_count) == (found.count(), 2)
    assert in_index(f"org={house.pk}") == {cables[0].slug, cables[1].slug}


def test_a_name_that_a_curator_took_away_is_not_learnt_again(wen):
    cable = CableFactory(paragraphs=["The Harbor Rights Network (HRN) met. HRN is young."])
    link(cable)
    alias = Alias.objects.get(name="HRN")
    entities.remove_alias(alias=alias, by=wen)
    link(cable)
    assert not alias.entity.aliases.exists()


def test_it_says_how_many_and_twice_is_as_good_as_once(wen):
    house = named("Little Lantern")
    guild_cables()
    index.rebuild()
    entities.add_alias(entity=house, name="Old Lane", by=wen)
    for _ in range(2):
        assert names.find_everywhere(entity=house, name="Old Lane") == 2
    house.refresh_from_db()
    assert house.mention_count == Mention.objects.filter(entity=house).count() == 2


@pytest.fixture
def guild(wen):
    """An entity of which everybody knows the alias `Wick Guild`."""
    entity = named("Little Lantern")
    entities.add_alias(entity=entity, name="Wick Guild", by=wen)
    return entity


def test_linking_the_cable_again_changes_nothing(guild):
    cable = CableFactory(paragraphs=["We visited the Wick Guild twice."])
    names.find_everywhere(entity=guild, name="Wick Guild")
    before = list(Mention.objects.values())
    assert len(before) == 1
    link(cable)
    assert list(Mention.objects.values()) == before


def test_what_a_curator_decided_about_the_words_stays(guild, wen):
    text = "We visited the Wick Guild twice."
    rejected = MentionFactory(
        cable=CableFactory(paragraphs=[text]),
        entity=guild,
        start=15,
        surface="Wick Guild",
        status=Status.REJECTED,
    )
    other = MentionFactory(
        cable=CableFactory(paragraphs=[text]),
        entity=named("Guild"),
        start=20,
        surface="Guild",
        status=Status.ACCEPTED,
    )
    assert names.find_everywhere(entity=guild, name="Wick Guild") == 0
    assert set(Mention.objects.all()) == {rejected, other}


def test_a_longer_name_wins_and_a_shorter_one_gives_way(guild):
    text = "The Wick Guild Union came."
    cables = [CableFactory(paragraphs=[text]) for _ in range(2)]
    union, wick = named("Wick Guild Union"), named("Wick")
    MentionFactory(
        cable=cables[0],
        entity=union,
        start=4,
        surface="Wick Guild Union",
        status="suggested",
        method="names",
    )
    MentionFactory(
        cable=cables[1], entity=wick, start=4, surface="Wick", status="suggested", method="names"
    )
    assert names.find_everywhere(entity=guild, name="Wick Guild") == 1
    assert guild.mentions.get().cable == cables[1]
    wick.refresh_from_db()
    assert (wick.mention_count, union.mention_count) == (0, 0)
    assert not wick.mentions.exists()


def test_a_name_that_another_bears_too_is_ambiguous_and_counted_for_neither(guild, wen):
    other = named("Wick Guild")
    cable = CableFactory(paragraphs=["The Wick Guild met."])
    MentionFactory(
        cable=cable, entity=other, start=4, surface="Wick Guild", status="suggested", method="names"
    )
    assert names.find_everywhere(entity=guild, name="Wick Guild") == 0
    assert Ambiguity.objects.get().candidates == sorted([guild.pk, other.pk])
    other.refresh_from_db()
    assert (Mention.objects.count(), other.mention_count) == (0, 0)


def test_withheld_cables_are_searched_too_but_not_counted(guild):
    cable = CableFactory(paragraphs=["The Wick Guild met."], withheld_at=timezone.now())
    index.rebuild()
    names.find_everywhere(entity=guild, name="Wick Guild")
    guild.refresh_from_db()
    assert Mention.objects.get().cable == cable
    assert guild.mention_count == 0


def test_without_an_index_the_database_is_searched(guild, settings, tmp_path):
    blocked = tmp_path / "a file where the index wants a folder"
    blocked.write_text("")
    settings.INDEX_DIR = blocked
    CableFactory(paragraphs=["The Wick Guild met."])
    assert names.find_everywhere(entity=guild, name="Wick Guild") == 1


@pytest.mark.parametrize("name", ["(!)", '"', "a" * 250, "и", "Wick  \u0000"])
def test_names_that_no_text_can_have_find_nothing(guild, name):
    index.rebuild()
    CableFactory(paragraphs=["The Wick Guild met."])
    assert names.find_everywhere(entity=guild, name=name.replace("\0", "")) == 0


def test_a_new_entity_and_a_new_name_are_looked_for(wen, django_capture_on_commit_callbacks):
    CableFactory(paragraphs=["We saw little lantern house and Wick Hall."])
    with django_capture_on_commit_callbacks(execute=True):
        made = entities.create(kind="organization", name="Wick Hall", by=wen)
    assert made.mentions.get().surface == "Wick Hall"
    with django_capture_on_commit_callbacks(execute=True):
        entities.edit(entity=made, changes={"name": "little lantern house"}, by=wen)
    assert {m.surface for m in made.mentions.all()} == {"Wick Hall", "little lantern house"}


def test_accepting_the_found_form_accepts_it_everywhere(guild, wen):
    for text in (
        "The Wick Guild met.",
        "Wick Guild was there.",
        "THE WICK GUILD WAS THERE AS WELL.",
    ):
        CableFactory(paragraphs=[text])
    names.find_everywhere(entity=guild, name="Wick Guild")
    batch = mentions.accept_form(entity=guild, surface="Wick Guild", by=wen)
    assert batch.count == 2
    guild.refresh_from_db()
    assert (guild.mention_count, guild.accepted_count) == (2, 2)
