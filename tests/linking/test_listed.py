"""What a large import ties to the authority list, and what the database still looks at."""

import pytest
from django.db import IntegrityError, connection, transaction

from cables.linking.find import FoundEntity, FoundMention, Kind
from cables.linking.listed import Linker, Named, Place
from cables.models import Cable, Entity, Mention
from tests.factories import AliasFactory, CableFactory, NgoFactory, PlaceFactory

pytestmark = pytest.mark.django_db


def named(
    cable: Cable, name: str, kind: Kind = Kind.ORGANIZATION, *, country: str = "", text: str = ""
) -> Named:
    paragraph = cable.paragraphs.all()[0]
    mention = FoundMention(0, 0, len(name), text or name, "authority", 0.99)
    found = FoundEntity(name, kind, mentions=(mention,), country=country)
    return Named(cable, [Place(paragraph.pk, paragraph.number)], [found])


def tied(*some: Named) -> list[str]:
    Linker().link_new(some)
    return [str(mention.entity) for mention in Mention.objects.order_by("pk")]


def test_a_name_or_an_alias_leads_to_its_bearer() -> None:
    society = NgoFactory.create(name="Lantern Society", normalized="lantern society")
    AliasFactory.create(entity=society, name="The Lantern", normalized="lantern")
    one, other = CableFactory.create(), CableFactory.create()
    assert tied(named(one, "Lantern Society"), named(other, "The Lantern")) == [str(society)] * 2


def test_a_merged_entity_stands_aside_for_the_one_that_was_kept() -> None:
    kept = NgoFactory.create(name="Lantern Union", normalized="lantern union")
    middle = NgoFactory.create(name="Lantern League", normalized="lantern league", merged_into=kept)
    NgoFactory.create(name="Lantern Society", normalized="lantern society", merged_into=middle)
    assert tied(named(CableFactory.create(), "Lantern Society")) == [str(kept)]


def test_several_bearers_are_left_to_other_finders() -> None:
    for country in ("SO", "CA"):
        PlaceFactory.create(name="Geneva", normalized="geneva", country=country)
    cable = CableFactory.create()
    assert tied(named(cable, "Geneva", Kind.LOCATION)) == []
    assert tied(named(cable, "Geneva", Kind.LOCATION, country="CA")) == ["Geneva"]


def test_an_alias_that_a_machine_noted_counts_where_nobody_bears_the_name() -> None:
    society = NgoFactory.create(name="Lantern Society", normalized="lantern society")
    AliasFactory.create(entity=society, name="Lamp", normalized="lamp", curated=False)
    assert tied(named(CableFactory.create(), "Lamp")) == [str(society)]
    lamp = NgoFactory.create(name="Lamp", normalized="lamp")
    Mention.objects.all().delete()
    assert tied(named(CableFactory.create(), "Lamp")) == [str(lamp)]


def test_an_entity_that_went_meanwhile_is_not_pointed_at() -> None:
    society = NgoFactory.create(name="Lantern Society", normalized="lantern society")
    linker, first, second = Linker(), CableFactory.create(), CableFactory.create()
    linker.link_new([named(first, "Lantern Society")])
    Mention.objects.all().delete()
    Entity.objects.filter(pk=society.pk).delete()
    linker.link_new([named(second, "Lantern Society")])
    assert not Mention.objects.exists()


def test_whatever_is_written_afterwards_is_looked_up_again() -> None:
    NgoFactory.create(name="Lantern Society", normalized="lantern society")
    cable = CableFactory.create()
    tied(named(cable, "Lantern Society"))
    Mention.objects.update(entity=10**9)
    with pytest.raises(IntegrityError), transaction.atomic():
        connection.check_constraints()
    Mention.objects.all().delete()
