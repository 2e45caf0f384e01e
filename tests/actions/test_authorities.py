"""Authority lists: what they add and complete, and what of a curator's work they leave."""

import io

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cables.actions import authorities, entities, undo
from cables.actions.authorities import Proposal
from cables.formats.authority_csv import EXPORTED, read
from cables.linking.authority import listed
from cables.models import Alias, Decision, Entity, IndexChange
from tests.factories import AliasFactory, CableFactory, EntityFactory, MentionFactory

pytestmark = pytest.mark.django_db

HEAD = "name,kind,aliases,type,country,description,wikidata,geonames,latitude,longitude"


def load(wen: User, *lines: str, head: str = HEAD) -> Proposal:
    rows = read(io.StringIO("\n".join((head, *lines)))).rows
    done, _ = authorities.import_rows(rows=rows, by=wen, source="the list boats.csv")
    return done


def said(done: Proposal) -> tuple[int, int, int, int]:
    return done.added, done.completed, done.same, len(done.refused)


def names(entity: Entity) -> set[str]:
    return set(entity.aliases.values_list("name", flat=True))


def test_a_row_becomes_an_entity_of_the_list_with_a_decision_that_names_it(wen):
    done = load(wen, "Paper Boat Society,organization,PBS | Paper Boat,ngo,CN,Rowers.,Q42,,,")

    assert said(done) == (1, 0, 0, 0)
    boat = Entity.objects.get()
    assert (boat.name, boat.normalized, boat.type) == (
        "Paper Boat Society",
        "paper boat society",
        "ngo",
    )
    assert (boat.country, boat.description, boat.wikidata) == ("CN", "Rowers.", "Q42")
    assert (boat.curated, boat.type_confirmed) == (True, True)
    assert names(boat) == {"PBS", "Paper Boat"}
    assert list(listed()) == [boat]
    made = Decision.objects.of_entity(boat).get()
    assert (made.kind, made.reason, made.made_by) == (
        "entity-added",
        "From the list boats.csv.",
        wen,
    )
    assert made.after["aliases"] == ["PBS", "Paper Boat"]
    assert made.batch is not None


def test_loading_again_changes_nothing(wen):
    rows = (
        "Paper Boat Society,ngo,PBS,,CN,Rowers.,Q42,,,",
        "Sampleton,place,,,PE,,,77,1.5,2.5",
        "Wen Example,person,Wen E.,,,,,,,",
    )
    load(wen, *rows)
    before = list(Entity.objects.values()), list(Alias.objects.values())
    assert said(load(wen, *rows)) == (0, 0, 3, 0)
    assert (list(Entity.objects.values()), list(Alias.objects.values())) == before
    assert Decision.objects.count() == 3


def test_what_a_machine_suggested_is_taken_in_hand(wen):
    held = EntityFactory(name="PAPER BOAT SOCIETY", type="company", normalized="paper boat society")
    done = load(wen, "Paper Boat Society,ngo,,,CN,,,,,")

    held.refresh_from_db()
    assert said(done) == (0, 1, 0, 0)
    assert (held.name, held.type, held.country, held.curated) == (
        "Paper Boat Society",
        "ngo",
        "CN",
        True,
    )
    assert names(held) == {"PAPER BOAT SOCIETY"}
    edited = Decision.objects.of_entity(held).get(kind="entity-edited")
    assert (edited.before["type"], edited.after["type"]) == ("company", "ngo")
    assert edited.before["curated"] is False


def test_of_what_a_curator_changed_only_gaps_are_filled(wen):
    held = entities.create(
        kind="organization", name="Paper Boat Society", type="company", country="PE", by=wen
    )
    done = load(wen, "The Paper-Boat Society,ngo,PBS,,PE,Rowers.,Q42,,1,2")

    held.refresh_from_db()
    assert (held.name, held.type, held.country) == ("Paper Boat Society", "company", "PE")
    assert (held.description, held.wikidata, held.latitude) == ("Rowers.", "Q42", 1.0)
    assert names(held) == {"The Paper-Boat Society", "PBS"}
    (outcome,) = done.outcomes
    assert outcome.kept == ("type stays 'company'; the list has 'ngo'.",)


def test_what_a_curator_took_away_does_not_come_back(wen):
    row = "Paper Boat Society,ngo,PBS,,CN,,Q42,,,"
    load(wen, row)
    boat = Entity.objects.get()
    entities.edit(entity=boat, changes={"wikidata": ""}, by=wen)
    entities.remove_alias(alias=boat.aliases.get(), by=wen)

    done = load(wen, row)
    boat.refresh_from_db()
    assert (boat.wikidata, names(boat)) == ("", set())
    assert done.outcomes[0].kept == ("wikidata stays empty, as a curator decided.",)


def test_a_row_that_may_mean_several_is_told_and_not_guessed(wen):
    one, two = EntityFactory(name="Lantern"), EntityFactory(name="Lantern")
    done = load(wen, "Lantern,ngo,L.,,,,,,,", "Boat,ngo,,,,,,,,")

    assert said(done) == (1, 0, 0, 1)
    (refused,) = done.refused
    assert refused.line == 2
    assert f"id {one.pk}" in refused.message
    assert f"id {two.pk}" in refused.message
    assert not Alias.objects.exists()


def test_a_country_or_a_number_tells_bearers_of_one_name_apart(wen):
    load(wen, "Lantern,ngo,,,CN,,Q1,,,", "Lantern,ngo,,,PE,,Q2,,,")
    assert Entity.objects.count() == 2
    done = load(wen, "Lantern,ngo,,,PE,Of Lima.,,,,", "Lamp,ngo,,,,Of China.,Q1,,,")
    assert said(done) == (0, 2, 0, 0)
    assert Entity.objects.get(country="PE").description == "Of Lima."
    assert names(Entity.objects.get(country="CN")) == {"Lamp"}


def test_two_rows_of_one_name_are_one_entity(wen):
    done = load(wen, "Lantern,ngo,L1,,,,,,,", "LANTERN,ngo,L2,,CN,,,,,")
    assert said(done) == (1, 0, 0, 0)
    lantern = Entity.objects.get()
    assert (lantern.name, lantern.country, names(lantern)) == (
        "Lantern",
        "CN",
        {"L1", "L2", "LANTERN"},
    )


def test_a_merged_entity_is_known_by_the_one_that_stays(wen):
    keep, absorb = EntityFactory(name="Lantern Society"), EntityFactory(name="Lantern Soc.")
    entities.merge(keep=keep, absorb=absorb, by=wen, reason="Same.")
    done = load(wen, "Lantern Soc.,organization,,,CN,,,,,")
    keep.refresh_from_db()
    assert (said(done), keep.country) == ((0, 1, 0, 0), "CN")
    assert Entity.objects.count() == 2


def test_cables_that_show_a_changed_name_are_indexed_anew(wen):
    mention = MentionFactory(entity=EntityFactory(name="LANTERN", normalized="lantern"))
    MentionFactory(cable=CableFactory(), entity=EntityFactory(name="Boat"))
    IndexChange.objects.all().delete()
    load(wen, "Lantern,ngo,,,,,,,,")
    assert list(IndexChange.objects.values_list("cable_id", flat=True)) == [mention.cable_id]


def test_an_alias_that_is_also_the_former_name_is_kept_once(wen):
    held = EntityFactory(name="LANTERN", normalized="lantern")
    AliasFactory(entity=held, name="LANTERN")
    load(wen, "Lantern,ngo,LANTERN | LS,,,,,,,")
    assert names(held) == {"LANTERN", "LS"}


def test_a_proposal_writes_nothing(wen):
    EntityFactory(name="Lantern", normalized="lantern")
    rows = read(io.StringIO(f"{HEAD}\nLantern,ngo,,,CN,,,,,\nBoat,ngo,,,,,,,,\n")).rows
    proposal = authorities.propose(rows)
    assert said(proposal) == (1, 1, 0, 0)
    assert not Decision.objects.exists()
    assert not Entity.objects.exclude(name="Lantern").exists()
    assert Entity.objects.get().country == ""


def test_the_number_of_queries_does_not_grow_with_the_list(wen):
    for number in range(40):
        EntityFactory(name=f"Held {number}", normalized=f"held {number}")

    def queries(first: int, last: int) -> int:
        rows = [f"New {n},ngo,N{n},,,,,,," for n in range(first, last)]
        rows += [f"Held {n},ngo,H{n},,,,,,," for n in range(first, last)]
        with CaptureQueriesContext(connection) as asked:
            load(wen, *rows)
        return len(asked)

    assert queries(0, 2) == queries(2, 40)


# --- rows with a number of ours -----------------------------------------------------------------


def exported(entity: Entity, **cells: str) -> str:
    entity.refresh_from_db()
    values = dict.fromkeys(EXPORTED, "") | {
        "id": str(entity.pk),
        "name": entity.name,
        "kind": entity.kind,
        "type": entity.type,
        "country": entity.country,
        "changed": entity.updated_at.isoformat(),
    }
    return ",".join((values | cells).values())


def test_a_row_with_an_id_sets_what_its_columns_say(wen):
    held = entities.create(
        kind="organization", name="Lantern", type="company", country="PE", wikidata="Q1", by=wen
    )
    done = load(wen, exported(held, type="ngo", country="", name="Lamp"), head=",".join(EXPORTED))

    held.refresh_from_db()
    assert said(done) == (0, 1, 0, 0)
    assert (held.name, held.type, held.country, held.wikidata) == ("Lamp", "ngo", "", "")
    assert names(held) == {"Lantern"}


def test_columns_that_the_table_lacks_are_left(wen):
    held = entities.create(kind="organization", name="Lantern", country="PE", wikidata="Q1", by=wen)
    load(wen, f"{held.pk},Lantern,organization,CN", head="id,name,kind,country")
    held.refresh_from_db()
    assert (held.country, held.wikidata) == ("CN", "Q1")


def test_what_changed_after_the_export_is_not_overwritten(wen):
    held = entities.create(kind="organization", name="Lantern", country="PE", by=wen)
    row = exported(held, country="CN")
    entities.edit(entity=held, changes={"description": "Lamps."}, by=wen)

    done = load(wen, row, head=",".join(EXPORTED))
    held.refresh_from_db()
    assert (held.country, held.description) == ("PE", "Lamps.")
    assert "changed after this table was exported" in done.refused[0].message


@pytest.mark.parametrize("kind", ["unknown", "merged"])
def test_a_number_that_is_nobodys_is_told(wen, kind):
    keep, absorb = EntityFactory(name="Lantern"), EntityFactory(name="Lamp")
    if kind == "merged":
        entities.merge(keep=keep, absorb=absorb, by=wen, reason="Same.")
    number = absorb.pk if kind == "merged" else absorb.pk + 99
    done = load(wen, f"{number},Lamp,organization", head="id,name,kind")
    expected = f"merged into Lantern (id {keep.pk}" if kind == "merged" else "No organization has"
    assert expected in done.refused[0].message


def test_a_row_that_would_contradict_itself_changes_nothing(wen):
    held = entities.create(kind="organization", name="Lantern", type="ngo", by=wen)
    done = load(wen, f"{held.pk},Lantern,person", head="id,name,kind")
    held.refresh_from_db()
    assert (said(done), held.kind) == ((0, 0, 0, 1), "organization")
    assert "Only an organization has a type" in done.refused[0].message


# --- taking a list back -------------------------------------------------------------------------


def test_a_list_is_undone_as_one_act(wen):
    held = EntityFactory(name="LANTERN", normalized="lantern")
    before = Entity.objects.values("name", "normalized", "country", "curated", "type").get()
    load(wen, "Lantern,ngo,LS,,CN,,,,,", "Paper Boat Society,ngo,PBS,,,,,,,")
    (act,) = undo.last(by=wen)
    undo.undo(decision=act, by=wen)

    assert Entity.objects.values("name", "normalized", "country", "curated", "type").get() == before
    assert names(held) == set()
