"""Names that machines read in withheld cables are told nowhere, even without their mentions."""

import json

import pytest
from django.contrib.auth.models import User
from django.db.models import ProtectedError

from cables.actions import cables, entities, undo
from cables.linking import link
from cables.models import Alias, Cable, Entity, Mention
from cables.search import names
from cables.search.suggestions import suggestions
from tests.factories import CableFactory, EntityFactory, MentionFactory

pytestmark = pytest.mark.django_db
DEFINED = "The Harbor Rescue Institute (HRI) met in the cellar."
SPELT = "The HARBOR RESCUE INSTITUTE met."
PARTS = ("", "entity.json", "history/", "history.csv", "history.jsonl")


@pytest.fixture
def ada(db) -> User:
    return User.objects.create_user("ada")


@pytest.fixture
def defined() -> Cable:
    """A cable that explains the letters HRI, linked; another one names the institute in full."""
    cable: Cable = CableFactory.create(paragraphs=[DEFINED])
    link(cable)
    link(CableFactory.create(paragraphs=["The Harbor Rescue Institute left."]))
    return cable


def institute() -> Entity:
    return Entity.objects.get(name="Harbor Rescue Institute", merged_into=None)


def withhold(cable: Cable, ada: User) -> None:
    cables.withhold(cable=cable, by=ada, reason="privacy")


def forget_mentions(cable: Cable) -> None:
    """As linking does where its finders no longer find a name."""
    cable.paragraphs.update(text="Nobody is named here.")
    link(cable)
    assert not Mention.objects.filter(cable=cable).exists()


def found(value: str) -> tuple[int, ...]:
    """Whom a search for an organization of this name means."""
    return names.resolve([("org", value)])["org", value]


def told(client, entity: Entity) -> str:
    """All that anyone may read of an entity, in one string."""
    address = entity.get_absolute_url()
    return "".join(b"".join(client.get(f"{address}{part}")).decode() for part in PARTS)


# --- aliases --------------------------------------------------------------------------------------


def test_linking_notes_the_cable_in_which_a_name_was_read(defined):
    alias = institute().aliases.get()
    assert (alias.name, alias.name_cable) == ("HRI", defined)
    assert institute().name_cable == defined


def test_an_alias_of_a_withheld_cable_stays_untold_when_its_mention_is_dropped(
    defined, ada, client
):
    assert found("HRI") == (institute().pk,)
    withhold(defined, ada)
    forget_mentions(defined)
    assert found("HRI") == ()
    assert suggestions("HRI") == []
    assert list(names.entities_named("org", "HRI")) == []
    assert "HRI" not in told(client, institute())
    cables.release(cable=defined, by=ada, reason="public again")
    assert found("HRI") == (institute().pk,)


def test_an_alias_whose_cable_nobody_knows_is_told_when_a_public_cable_writes_it(defined):
    Alias.objects.update(name_cable=None)
    assert found("HRI") == (institute().pk,)  # mentioned so
    Mention.objects.filter(surface="HRI").update(status=Mention.Status.REJECTED)
    assert found("HRI") == ()


def test_capitals_of_a_public_cable_tell_a_name(defined):
    Alias.objects.update(name="Hri", name_cable=None)
    assert Alias.objects.told().count() == 1


def test_linking_anew_notes_cables_that_were_unknown(defined, ada):
    Alias.objects.update(name_cable=None)
    Entity.objects.update(name_cable=None)
    link(defined)
    assert institute().aliases.get().name_cable == defined
    assert institute().name_cable == defined


def test_a_public_cable_takes_the_place_of_a_withheld_one(defined, ada):
    withhold(defined, ada)
    again = CableFactory.create(paragraphs=[DEFINED])
    link(again)
    assert institute().aliases.get().name_cable == again
    assert institute().name_cable == again
    withhold(again, ada)
    link(defined)
    assert institute().aliases.get().name_cable == again  # both withheld: nothing to gain


def test_what_a_person_named_comes_from_no_cable(defined, ada):
    entity = institute()
    entities.add_alias(entity=entity, name="The Rescuers", by=ada)
    entities.edit(entity=entity, changes={"name": "Institute of Harbor Rescue"}, by=ada)
    link(defined)
    entity.refresh_from_db()
    assert entity.name_cable is None
    assert entity.aliases.get(name="The Rescuers").name_cable is None
    assert entity.aliases.get(name="Harbor Rescue Institute").name_cable == defined


# --- what curators do with such names -------------------------------------------------------------


@pytest.fixture
def hidden(ada) -> Entity:
    """An institute that only a withheld cable names."""
    cable = CableFactory.create(paragraphs=["The Cellar Rescue Institute met."])
    link(cable)
    withhold(cable, ada)
    return Entity.objects.get(name="Cellar Rescue Institute")


@pytest.fixture
def known() -> Entity:
    entity: Entity = EntityFactory.create(name="Harbor Helpers")
    MentionFactory.create(cable=CableFactory.create(), entity=entity)
    return entity


def nobody_learns(client, name: str, of: Entity) -> None:
    assert name not in told(client, of)
    assert found(name) == ()
    assert suggestions(name) == []
    address = f"/organizations/?name={name.replace(' ', '+')}"
    assert f"/{of.pk}/" not in client.get(address).content.decode()


def test_a_merge_tells_no_name_when_the_mentions_are_dropped(hidden, known, ada, client):
    cable = Cable.objects.get(mentions__entity=hidden)
    entities.merge(keep=known, absorb=hidden, by=ada, reason="one body")
    nobody_learns(client, hidden.name, known)
    Mention.objects.filter(cable=cable).delete()
    nobody_learns(client, hidden.name, known)


def test_a_name_that_two_merges_carried_is_not_told(hidden, known, ada, client):
    other = EntityFactory.create(name="Cellar Helpers")
    entities.merge(keep=hidden, absorb=other, by=ada, reason="one body")
    entities.merge(keep=known, absorb=hidden, by=ada, reason="one body")
    nobody_learns(client, "Cellar Rescue Institute", known)


def test_a_merged_name_that_was_taken_away_is_not_told(hidden, known, ada, client):
    entities.merge(keep=known, absorb=hidden, by=ada, reason="one body")
    alias = known.aliases.get(name=hidden.name)
    removed = entities.remove_alias(alias=alias, by=ada, reason="no name")
    nobody_learns(client, hidden.name, known)
    undo.undo(decision=removed, by=ada)
    nobody_learns(client, hidden.name, known)


def test_a_name_that_gave_way_is_told_while_its_cable_is_public(defined, ada, client):
    entity, cable = institute(), defined
    Mention.objects.exclude(cable=cable).delete()
    MentionFactory.create(cable=CableFactory.create(), entity=entity, surface="HRI")
    entities.note(entity=entity, text="Look at this", by=ada)
    entities.edit(entity=entity, changes={"name": "Rescue Institute"}, by=ada)
    entity.refresh_from_db()
    assert "Harbor Rescue Institute" in told(client, entity)
    withhold(cable, ada)
    entity.refresh_from_db()
    assert "Harbor Rescue Institute" not in told(client, entity)
    assert found("Harbor Rescue Institute") == ()


def test_taking_a_new_name_back_brings_the_cable_of_the_old_one_back(defined, ada):
    edited = entities.edit(entity=institute(), changes={"name": "Rescuers"}, by=ada)
    undo.undo(decision=edited, by=ada)
    assert institute().name_cable == defined


def test_an_alias_that_became_the_name_comes_back_with_its_cable(defined, ada):
    edited = entities.edit(entity=institute(), changes={"name": "HRI"}, by=ada)
    undo.undo(decision=edited, by=ada)
    alias = institute().aliases.get()
    assert (alias.name, alias.curated, alias.name_cable) == ("HRI", False, defined)


def test_taking_a_merge_apart_brings_names_back_with_their_cables(defined, known, ada):
    merged = entities.merge(keep=known, absorb=institute(), by=ada, reason="one body")
    assert known.aliases.get(name="HRI").name_cable == defined
    entities.unmerge(decision=merged, by=ada, reason="two bodies")
    assert institute().aliases.get(name="HRI").name_cable == defined


# --- entities -------------------------------------------------------------------------------------


def test_an_entity_whose_only_mention_was_dropped_is_nowhere(hidden, ada, client):
    cable = Cable.objects.get(mentions__entity=hidden)
    forget_mentions(cable)
    hidden.refresh_from_db()
    assert client.get(hidden.get_absolute_url()).status_code == 404
    assert found(hidden.name) == found(str(hidden.pk)) == ()
    assert suggestions(hidden.name) == []
    answer = client.get("/suggest/", {"q": hidden.name})
    assert hidden.name not in answer.content.decode()


def test_the_json_of_an_entity_tells_names_read_in_public_cables(defined, client):
    address = institute().get_absolute_url()
    Mention.objects.filter(surface="HRI").delete()
    head = json.loads(b"".join(client.get(f"{address}entity.json")))
    assert head["aliases"] == ["HRI"]


def test_a_cable_whose_words_are_kept_is_not_deleted(defined):
    """The words would outlive it, and nobody could tell any more that they must not be told."""
    with pytest.raises(ProtectedError):
        defined.delete()


# --- what entities are called ---------------------------------------------------------------------

SHORT = "The HRI left; HRI staff stay."


def test_withholding_gives_an_entity_the_words_of_public_cables(ada, client):
    cable = CableFactory.create(paragraphs=[DEFINED])
    link(cable)
    short = CableFactory.create(paragraphs=[SHORT])
    link(short)
    entity = institute()
    assert Mention.objects.filter(entity=entity, cable=short).exists()
    withhold(cable, ada)
    entity.refresh_from_db()
    assert (entity.name, entity.name_cable) == ("HRI", short)
    nobody_learns(client, "Harbor Rescue Institute", entity)
    assert "Harbor Rescue Institute" not in client.get(short.get_absolute_url()).content.decode()
    cables.release(cable=cable, by=ada, reason="public again")
    assert found("Harbor Rescue Institute") == (entity.pk,)


def test_linking_gives_an_entity_of_a_withheld_cable_the_words_of_a_public_one(ada, client):
    cable = CableFactory.create(paragraphs=[DEFINED])
    link(cable)
    withhold(cable, ada)
    entity = institute()
    link(CableFactory.create(paragraphs=[SHORT]))
    entity.refresh_from_db()
    assert entity.name == "HRI"
    nobody_learns(client, "Harbor Rescue Institute", entity)
    link(cable)  # and again it means the same
    assert set(cable.mentions.values_list("entity", flat=True)) == {entity.pk}


def test_a_name_that_a_public_cable_writes_too_stays(defined, ada):
    withhold(defined, ada)
    assert institute().cable_count == 1


def test_a_name_that_no_text_writes_is_no_secret(ada):
    cable = CableFactory.create()
    entity = EntityFactory.create(name="Government of Uganda", name_cable=cable)
    MentionFactory.create(cable=cable, entity=entity, surface="Ugandan government")
    MentionFactory.create(cable=CableFactory.create(), entity=entity, surface="GOU")
    withhold(cable, ada)
    entity.refresh_from_db()
    assert entity.name == "Government of Uganda"


def test_what_a_curator_took_in_hand_keeps_its_name(ada):
    cable = CableFactory.create(paragraphs=[DEFINED])
    link(cable)
    link(CableFactory.create(paragraphs=[SHORT]))
    entities.edit(entity=institute(), changes={"country": "PE"}, by=ada)
    withhold(cable, ada)
    assert institute().country == "PE"
