"""Stored mentions: found, shared between cables, never guessed, never against a curator."""

import pytest

from cables.linking import link, link_many
from cables.models import Alias, Ambiguity, Cable, Entity, IndexChange, Mention
from cables.vocab.names import normalize
from tests.factories import (
    SENT,
    AliasFactory,
    CableFactory,
    EntityFactory,
    MentionFactory,
    PostFactory,
)

pytestmark = pytest.mark.django_db

TEXT = [
    "Ms. Odile Brancard, director of the Harbor Rights Network (HRN), an NGO for dockers, came.",
    "Brancard said in Guangzhou that HRN has three lawyers.",
]


def mentions(cable: Cable) -> list[tuple[str, str, str]]:
    rows = Mention.objects.filter(cable=cable).select_related("entity", "paragraph")
    return [(m.paragraph.anchor, m.surface, m.entity.name) for m in rows if m.paragraph]


def named(name: str, **fields: object) -> Entity:
    return EntityFactory(name=name, normalized=normalize(name), **fields)


def test_a_cable_is_linked_paragraph_by_paragraph() -> None:
    cable = CableFactory(paragraphs=TEXT)
    link(cable)
    assert mentions(cable) == [
        ("p1", "Odile Brancard", "Odile Brancard"),
        ("p1", "Harbor Rights Network", "Harbor Rights Network"),
        ("p1", "HRN", "Harbor Rights Network"),
        ("p2", "Brancard", "Odile Brancard"),
        ("p2", "Guangzhou", "Guangzhou"),
        ("p2", "HRN", "Harbor Rights Network"),
    ]


def test_offsets_count_characters_of_the_stored_text() -> None:
    cable = CableFactory(paragraphs=TEXT)
    link(cable)
    for mention in Mention.objects.filter(cable=cable).select_related("paragraph"):
        assert mention.paragraph is not None
        assert mention.paragraph.text[mention.start : mention.end] == mention.surface


def test_an_ngo_comes_with_the_sentence_that_says_so() -> None:
    link(CableFactory(paragraphs=TEXT))
    network = Entity.objects.get(name="Harbor Rights Network")
    assert network.is_ngo
    assert "an NGO for dockers" in network.type_evidence
    assert not network.type_confirmed


def test_a_place_comes_with_its_point() -> None:
    link(CableFactory(paragraphs=TEXT))
    place = Entity.objects.get(name="Guangzhou")
    assert place.country == "CN"
    assert place.latitude == pytest.approx(23.1, abs=0.2)


def test_cables_share_the_entity_of_a_name() -> None:
    first, second = CableFactory(paragraphs=TEXT), CableFactory(paragraphs=TEXT[:1])
    link_many([first, second])
    third = CableFactory(paragraphs=["The Harbor Rights Network met again."])
    link(third)
    network = Entity.objects.get(name="Harbor Rights Network")
    assert network.cable_count == 3
    assert network.mention_count == 6


def test_linking_again_changes_nothing() -> None:
    cable = CableFactory(paragraphs=TEXT)
    link(cable)
    before = list(Mention.objects.values_list("pk", flat=True))
    IndexChange.objects.all().delete()
    report = link(cable)
    assert list(Mention.objects.values_list("pk", flat=True)) == before
    assert (report.added, report.removed, report.entities_created) == (0, 0, 0)
    assert not IndexChange.objects.exists()


def test_suggestions_that_are_no_longer_found_go() -> None:
    cable = CableFactory(paragraphs=TEXT)
    stale = MentionFactory(cable=cable, start=1, surface="s. O", method="title", status="suggested")
    link(cable)
    assert not Mention.objects.filter(pk=stale.pk).exists()


def test_a_rejected_mention_is_not_suggested_again() -> None:
    cable = CableFactory(paragraphs=TEXT)
    link(cable)
    Mention.objects.filter(surface="Guangzhou").update(status=Mention.Status.REJECTED)
    link(cable)
    assert [m.status for m in Mention.objects.filter(surface="Guangzhou")] == ["rejected"]


def test_an_accepted_mention_stays_and_nothing_is_suggested_over_it() -> None:
    cable = CableFactory(paragraphs=TEXT)
    link(cable)
    other = named("Other Harbor Network")
    Mention.objects.filter(surface="Harbor Rights Network").update(
        entity=other, status=Mention.Status.ACCEPTED
    )
    link(cable)
    held = Mention.objects.filter(surface="Harbor Rights Network")
    assert [(m.entity, m.status) for m in held] == [(other, "accepted")]


def test_a_curators_own_mention_stays() -> None:
    cable = CableFactory(paragraphs=TEXT)
    own = MentionFactory(cable=cable, surface="Ms. Odile", status="accepted")
    link(cable)
    assert Mention.objects.filter(pk=own.pk).exists()


def test_several_candidates_are_reported_and_not_guessed_between() -> None:
    twins = [named("Harbor Rights Network"), named("Harbor Rights Network")]
    report = link(CableFactory(paragraphs=["The Harbor Rights Network met."]))
    assert not Mention.objects.exists()
    assert [set(each.candidates) for each in report.ambiguous] == [{twin.pk for twin in twins}]


def test_one_candidate_by_another_name_links() -> None:
    network = named("Network of Harbors", curated=True)
    AliasFactory(
        entity=network,
        name="Harbor Rights Network",
        normalized=normalize("Harbor Rights Network"),
    )
    link(CableFactory(paragraphs=["The Harbor Rights Network met."]))
    assert Mention.objects.get().entity == network


def test_a_merged_entity_sends_its_names_to_the_one_that_was_kept() -> None:
    kept = named("Harbor Network")
    named("Harbor Rights Network", merged_into=kept)
    link(CableFactory(paragraphs=["The Harbor Rights Network met."]))
    assert Mention.objects.get().entity == kept


def test_a_person_is_no_candidate_for_an_organization() -> None:
    named("Harbor Rights Network", kind=Entity.Kind.PERSON)
    link(CableFactory(paragraphs=["The Harbor Rights Network met."]))
    assert Mention.objects.get().entity.kind == Entity.Kind.ORGANIZATION


def test_ministries_of_two_countries_are_two() -> None:
    kampala = PostFactory(code="KAMPALA", country="UG")
    for origin in (PostFactory(), kampala):
        link(CableFactory(origin=origin, paragraphs=["The Ministry of Health agreed."]))
    ministries = Entity.objects.filter(name="Ministry of Health")
    assert {ministry.country for ministry in ministries} == {"CN", "UG"}


def test_names_that_curators_stand_behind_are_found_anywhere() -> None:
    house = named("Little Lantern", curated=True, type=Entity.Type.NGO)
    cable = CableFactory(paragraphs=["We visited Little Lantern twice."])
    link(cable)
    found = Mention.objects.filter(entity=house)
    assert [(m.surface, m.method) for m in found] == [("Little Lantern", "authority")]


def test_a_new_alias_is_found_at_once() -> None:
    house = named("Little Lantern", curated=True)
    cable = CableFactory(paragraphs=["We visited the wick-makers of Old Lane."])
    link(cable)
    assert not Mention.objects.filter(entity=house).exists()
    Alias.objects.create(entity=house, name="wick-makers", normalized="wick makers", curated=True)
    link(cable)
    assert Mention.objects.get(entity=house).surface == "wick-makers"


def test_machine_made_names_do_not_find_more_by_themselves() -> None:
    link(CableFactory(paragraphs=TEXT))
    other = CableFactory(paragraphs=["The initials HRN were painted on a wall."])
    link(other)
    assert not Mention.objects.filter(cable=other).exists()


def test_a_curators_entity_is_not_rewritten() -> None:
    network = named("Harbor Rights Network", curated=True, type=Entity.Type.UNION)
    link(CableFactory(paragraphs=TEXT))
    network.refresh_from_db()
    assert network.type == Entity.Type.UNION
    assert not network.aliases.exists()


def test_the_index_is_told() -> None:
    cable = CableFactory(paragraphs=TEXT)
    link(cable)
    assert [change.cable_id for change in IndexChange.objects.all()] == [cable.pk]


def test_an_organization_that_turns_out_to_be_an_ngo_is_one_in_all_its_cables() -> None:
    before = CableFactory(paragraphs=["The Marlowe Harbor Council met in Lima."])
    link(before)
    IndexChange.objects.all().delete()
    after = CableFactory(paragraphs=["We met the NGO Marlowe Harbor Council in Lima."])
    link(after)
    assert Entity.objects.get(name="Marlowe Harbor Council").is_ngo
    assert set(IndexChange.objects.values_list("cable_id", flat=True)) == {before.pk, after.pk}


def test_queries_do_not_grow_with_cables(django_assert_max_num_queries) -> None:
    cables = [CableFactory(paragraphs=TEXT) for _ in range(12)]
    # paragraphs, posts, 2 for the list's digest, lock, 3 candidates, entities, aliases, held
    # mentions, mentions, counts, note; and what a transaction and bulk_create wrap around them
    with django_assert_max_num_queries(25):
        link_many(cables)


def test_a_cable_without_text_or_post() -> None:
    cable = CableFactory(origin=None, paragraphs=[])
    assert link(cable).added == 0


def link_from_two_countries(sentence: str) -> None:
    kampala = PostFactory(code="KAMPALA", country="UG")
    guangzhou = PostFactory(code="GUANGZHOU", country="CN")
    for origin in (guangzhou, kampala, guangzhou):
        link(CableFactory(origin=origin, paragraphs=[sentence]))


def test_a_surname_with_an_office_is_one_uncertain_person_of_no_country() -> None:
    link_from_two_countries("President Okwir spoke.")
    person = Entity.objects.get(name="President Okwir")
    assert (person.country, person.cable_count) == ("", 3)
    assert {m.uncertain for m in Mention.objects.all()} == {True}


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Mr. Okwir spoke.", "Mr. Okwir"),
        ("Minister Okwir spoke.", "Minister Okwir"),
        ("Okwir said so.", "Okwir"),
    ],
)
def test_any_other_surname_is_shared_by_cables_from_one_country_alone(
    sentence: str, name: str
) -> None:
    link_from_two_countries(sentence)
    people = Entity.objects.filter(name=name).order_by("cable_count")
    assert [(person.country, person.cable_count) for person in people] == [("", 1), ("", 2)]


def test_surnames_from_two_countries_in_one_batch_are_kept_apart_and_stay_so() -> None:
    cables = [
        CableFactory(origin=PostFactory(code=code, country=country), paragraphs=["Mr. Okwir left."])
        for code, country in (("KAMPALA", "UG"), ("GUANGZHOU", "CN"))
    ]
    link_many(cables)
    assert Entity.objects.filter(name="Mr. Okwir").count() == 2
    assert link_many(cables).entities_created == 0


def test_an_ngo_is_one_wherever_it_is_spoken_of_and_whatever_its_name_sounds_like() -> None:
    link_from_two_countries("The Harbor Police Service met.")
    assert Entity.objects.get(kind="organization").type == Entity.Type.GOVERNMENT
    link(CableFactory(paragraphs=["Harbor Rescue Service met."]))
    link(CableFactory(paragraphs=["Harbor Rescue Service, a small labor NGO, met."]))
    service = Entity.objects.get(name="Harbor Rescue Service")
    assert service.is_ngo
    assert service.type_evidence == "Harbor Rescue Service, a small labor NGO, met."


def test_a_ministry_does_not_become_an_ngo() -> None:
    link(CableFactory(paragraphs=["The Ministry of Health met."]))
    link(CableFactory(paragraphs=["The Ministry of Health, an NGO, met."]))
    assert Entity.objects.get(name="Ministry of Health").type == Entity.Type.GOVERNMENT


def test_ngo_evidence_in_a_later_cable_is_learnt() -> None:
    link(CableFactory(paragraphs=["Harbor Legal Forum met."]))
    assert Entity.objects.get(name="Harbor Legal Forum").type == ""
    link(CableFactory(paragraphs=["Harbor Legal Forum, an NGO, met again."]))
    assert Entity.objects.get(name="Harbor Legal Forum").is_ngo


def test_an_entity_of_no_cable_any_more_counts_nothing() -> None:
    cable = CableFactory(paragraphs=TEXT)
    link(cable)
    cable.paragraphs.update(text="(U) Nothing to report.")
    link(cable)
    assert not Mention.objects.exists()
    assert not Entity.objects.public().exists()


def test_a_name_goes_before_another_entitys_machine_made_alias() -> None:
    longer = named("Harbor Rights Network of Lowick")
    AliasFactory(
        entity=longer,
        name="Harbor Rights Network",
        normalized=normalize("Harbor Rights Network"),
    )
    shorter = named("Harbor Rights Network")
    report = link(CableFactory(paragraphs=["The Harbor Rights Network met."]))
    assert Mention.objects.get().entity == shorter
    assert not report.ambiguous


# --- several candidates -------------------------------------------------------------------------


def twins() -> list[Entity]:
    return [named("Harbor Rights Network") for _ in range(2)]


def test_every_place_of_an_ambiguous_name_is_kept_with_its_candidates() -> None:
    pair = twins()
    cable = CableFactory(paragraphs=TEXT)
    link(cable)
    rows = Ambiguity.objects.filter(cable=cable).for_reading()
    assert [(row.paragraph.anchor, row.surface) for row in rows] == [
        ("p1", "Harbor Rights Network"),
        ("p1", "HRN"),
        ("p2", "HRN"),
    ]
    for row in rows:
        assert row.paragraph.text[row.start : row.end] == row.surface
        assert (row.name, row.kind) == ("Harbor Rights Network", "organization")
        assert row.candidates == sorted(twin.pk for twin in pair)
        assert set(row.choices) == set(pair)
        assert row.method
    assert not Mention.objects.filter(surface="HRN").exists()


def test_linking_again_keeps_the_same_ambiguities() -> None:
    twins()
    cable = CableFactory(paragraphs=TEXT)
    link(cable)
    before = list(Ambiguity.objects.order_by("pk").values())
    link(cable)
    assert list(Ambiguity.objects.order_by("pk").values()) == before


def test_a_third_bearer_becomes_a_candidate_and_a_sole_one_is_linked() -> None:
    first, second = twins()
    cable = CableFactory(paragraphs=["The Harbor Rights Network met."])
    link(cable)
    third = named("Harbor Rights Network")
    link(cable)
    assert Ambiguity.objects.get().candidates == [first.pk, second.pk, third.pk]
    second.delete()
    third.delete()
    link(cable)
    assert not Ambiguity.objects.exists()
    assert Mention.objects.get().entity == first


def test_a_suggestion_that_has_become_ambiguous_goes_with_its_count() -> None:
    first = named("Harbor Rights Network")
    cable = CableFactory(paragraphs=["The Harbor Rights Network met."])
    link(cable)
    named("Harbor Rights Network")
    link(cable)
    first.refresh_from_db()
    assert (Mention.objects.count(), Ambiguity.objects.count(), first.mention_count) == (0, 1, 0)


def test_ambiguities_of_other_cables_are_left_alone() -> None:
    twins()
    first, second = (CableFactory(paragraphs=["The Harbor Rights Network met."]) for _ in range(2))
    link(first)
    link(second)
    assert {row.cable_id for row in Ambiguity.objects.all()} == {first.pk, second.pk}


def test_a_withheld_cables_ambiguity_is_not_public() -> None:
    twins()
    link(CableFactory(paragraphs=["The Harbor Rights Network met."], withheld_at=SENT))
    assert Ambiguity.objects.count() == 1
    assert not Ambiguity.objects.public().exists()


def test_a_name_that_two_of_the_authority_list_bear_is_kept_as_ambiguous() -> None:
    pair = [named("Little Lantern", curated=True) for _ in range(2)]
    cable = CableFactory(paragraphs=["We visited Little Lantern twice."])
    link(cable)
    assert Ambiguity.objects.get().candidates == [entity.pk for entity in pair]
    assert not Mention.objects.exists()


def test_the_authority_list_gives_way_to_what_the_cable_defines() -> None:
    for name in ("Harbor Rowing Nation", "Hillside Reading Nook"):
        entity = named(name, curated=True)
        AliasFactory(entity=entity, name="HRN", normalized="hrn", curated=True)
    cable = CableFactory(paragraphs=TEXT)
    link(cable)
    assert {m.entity.name for m in Mention.objects.filter(surface="HRN")} == {
        "Harbor Rights Network"
    }
    assert not Ambiguity.objects.exists()
