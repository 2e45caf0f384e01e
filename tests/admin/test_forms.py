"""What is changed in the admin goes through actions: each change leaves a Decision."""

from typing import Any

import pytest
from django.urls import reverse

from cables.actions import entities, undo
from cables.models import Alias, Cable, Decision, Entity, Mention, Reference
from tests.factories import (
    AliasFactory,
    CableFactory,
    EntityFactory,
    MentionFactory,
    PersonFactory,
    TagFactory,
)

pytestmark = pytest.mark.django_db

COUNTS = ("TOTAL", "INITIAL")
NO_ALIASES = {f"aliases-{count}_FORMS": 0 for count in COUNTS}


def change(client, thing, **data: Any):
    page = reverse(f"admin:cables_{thing._meta.model_name}_change", args=[thing.pk])
    return client.post(page, data, follow=True)


def add(client, model, **data: Any):
    return client.post(reverse(f"admin:cables_{model._meta.model_name}_add"), data, follow=True)


def run(client, model, action: str, rows, **data: Any):
    page = reverse(f"admin:cables_{model._meta.model_name}_changelist")
    chosen = [row.pk for row in rows]
    return client.post(page, {"action": action, "_selected_action": chosen, **data}, follow=True)


def said(response) -> str:
    return " ".join(str(message) for message in response.context["messages"])


def kinds() -> list[str]:
    return list(Decision.objects.order_by("pk").values_list("kind", flat=True))


# --- mentions -----------------------------------------------------------------------------------


def test_mentions_are_accepted_and_rejected_from_the_list(as_curator, mention, curator_user):
    assert "Accepted 1 mention." in said(run(as_curator, Mention, "accept", [mention]))
    rejected = run(as_curator, Mention, "reject", [mention], reason="A ship.")
    assert "Rejected 1 mention." in said(rejected)

    accepted, rejected = Decision.objects.order_by("pk")
    assert (accepted.made_by, rejected.reason) == (curator_user, "A ship.")


def test_rejecting_from_the_list_without_a_reason_changes_nothing(as_curator, mention):
    response = run(as_curator, Mention, "reject", [mention])
    assert "Give a reason" in said(response)
    mention.refresh_from_db()
    assert mention.status == Mention.Status.SUGGESTED


@pytest.mark.parametrize("number", ["1e5", "²", "-1", "99999999999999999999", "x"])
def test_rows_without_a_number_are_not_decided_about(as_curator, mention, number):
    page = reverse("admin:cables_mention_changelist")
    posted = {"action": "accept", "_selected_action": [mention.pk, number]}
    response = as_curator.post(page, posted, follow=True)
    assert "choose them again" in said(response)
    assert not Decision.objects.exists()


def test_a_mention_is_added_by_its_words(as_curator, cable, lantern):
    paragraph = cable.paragraphs.get()
    words = {"paragraph": paragraph.pk, "words": "Lantern Society", "entity": lantern.pk}
    response = add(as_curator, Mention, occurrence=2, reason="Again.", **words)

    assert response.status_code == 200
    added = Mention.objects.get()
    assert paragraph.text[added.start : added.end] == "Lantern Society"
    assert added.start == 56
    assert kinds() == ["mention-added"]


@pytest.mark.parametrize(
    ("words", "occurrence", "refusal"),
    [
        ("Harbour Society", 1, "is not in this paragraph"),
        ("Lantern Society", 3, "is only 2 times in this paragraph"),
        ("", 1, "This field is required"),
    ],
)
def test_words_that_are_not_there_are_refused(
    as_curator, cable, lantern, words, occurrence, refusal
):
    place = {"paragraph": cable.paragraphs.get().pk, "entity": lantern.pk}
    response = add(as_curator, Mention, words=words, occurrence=occurrence, reason="", **place)
    assert refusal in response.content.decode()
    assert not Mention.objects.exists()


def test_an_accepted_mention_is_not_added_twice(as_curator, mention):
    run(as_curator, Mention, "accept", [mention])
    place = {"paragraph": mention.paragraph_id, "entity": mention.entity_id, "occurrence": 1}
    response = add(as_curator, Mention, words="Lantern Society", reason="", **place)
    assert "accepted mention of Lantern Society already" in response.content.decode()
    assert kinds() == ["mention-accepted"]


def test_the_change_form_accepts_rejects_and_moves(as_curator, mention):
    lantern = mention.entity
    boat = EntityFactory(name="Paper Boat Society")
    change(as_curator, mention, entity=lantern.pk, status="accepted", uncertain="on", reason="")
    change(as_curator, mention, entity=lantern.pk, status="rejected", reason="A ship.")
    change(as_curator, mention, entity=boat.pk, status="accepted", reason="That one.")

    assert kinds() == ["mention-accepted", "mention-rejected", "mention-moved"]
    mention.refresh_from_db()
    assert (mention.entity, mention.uncertain) == (boat, True)


def test_rejecting_in_the_form_needs_a_reason(as_curator, mention):
    response = change(as_curator, mention, entity=mention.entity_id, status="rejected", reason=" ")
    assert "Give a reason" in response.content.decode()
    assert not Decision.objects.exists()


def test_saving_a_mention_unchanged_decides_nothing(as_curator, mention):
    change(as_curator, mention, entity=mention.entity_id, status="suggested", reason="")
    assert not Decision.objects.exists()


def test_the_words_are_marked_in_their_paragraph(as_curator, mention):
    page = reverse("admin:cables_mention_change", args=[mention.pk])
    html = as_curator.get(page).content.decode()
    assert "(U) The <mark>Lantern Society</mark> met the Paper Boat Society" in html


def test_the_text_around_a_mention_is_escaped(as_curator, lantern):
    cable = CableFactory(paragraphs=["<script>Lantern Society</script>"])
    mention = MentionFactory(cable=cable, entity=lantern, start=8)
    for page in ("changelist", "change"):
        args = [mention.pk] if page == "change" else []
        html = as_curator.get(reverse(f"admin:cables_mention_{page}", args=args)).content.decode()
        assert "&lt;script&gt;<mark>Lantern Society</mark>&lt;/script&gt;" in html


# --- entities -----------------------------------------------------------------------------------


def entity_data(entity: Entity, **changes: Any) -> dict[str, Any]:
    data = {"kind": entity.kind, "type": entity.type, "name": entity.name, "reason": ""}
    return {**data, **NO_ALIASES, **changes}


def test_an_entity_is_edited_with_a_reason(as_curator, lantern):
    change(as_curator, lantern, **entity_data(lantern, description="Reads.", reason="Known."))

    decision = Decision.objects.get()
    assert (decision.kind, decision.reason) == ("entity-edited", "Known.")
    assert decision.after == {"description": "Reads."}


def test_an_entity_saved_unchanged_decides_nothing(as_curator, lantern):
    change(as_curator, lantern, **entity_data(lantern))
    assert not Decision.objects.exists()


def test_an_entity_is_added_with_its_aliases(as_curator):
    aliases = {"aliases-TOTAL_FORMS": 1, "aliases-INITIAL_FORMS": 0, "aliases-0-name": "PBS"}
    add(as_curator, Entity, kind="organization", type="ngo", name="Paper Boat Society", **aliases)

    entity = Entity.objects.get()
    assert (entity.curated, entity.normalized) == (True, "paper boat society")
    assert [alias.name for alias in entity.aliases.all()] == ["PBS"]
    assert kinds() == ["entity-added", "alias-added"]


def test_aliases_are_removed_beside_their_entity(as_curator, lantern):
    alias = AliasFactory(entity=lantern, name="LS")
    aliases = {
        "aliases-TOTAL_FORMS": 1,
        "aliases-INITIAL_FORMS": 1,
        "aliases-0-id": alias.pk,
        "aliases-0-entity": lantern.pk,
        "aliases-0-DELETE": "on",
    }
    change(as_curator, lantern, **{**entity_data(lantern), **aliases})
    assert not Alias.objects.exists()
    assert kinds() == ["alias-removed"]


def test_contradictions_are_shown_beside_their_field_and_what_was_typed_is_kept(
    as_curator, lantern
):
    data = entity_data(lantern, kind="person", description="Typed at length.")
    response = change(as_curator, lantern, **data)
    assert "Only an organization has a type" in response.content.decode()
    assert "Typed at length." in response.content.decode()
    assert not Decision.objects.exists()


def test_a_name_is_added_and_removed_in_the_list_of_names(as_curator, lantern):
    add(as_curator, Alias, entity=lantern.pk, name=" LS ", reason="As in the header.")
    assert Alias.objects.get().name == "LS"
    again = add(as_curator, Alias, entity=lantern.pk, name="LS", reason="")
    assert "already" in again.content.decode()
    run(as_curator, Alias, "remove_selected", Alias.objects.all())
    assert kinds() == ["alias-added", "alias-removed"]


def test_the_page_shows_the_history(as_curator, lantern):
    change(as_curator, lantern, **entity_data(lantern, description="Reads.", reason="Known."))
    page = reverse("admin:cables_entity_change", args=[lantern.pk])
    assert "<q>Known.</q>" in as_curator.get(page).content.decode()


def test_the_history_tells_an_act_and_its_undoing_as_one(as_curator, lantern, curator_user):
    act = entities.edit(entity=lantern, changes={"country": "PE"}, by=curator_user, reason="Guess")
    undo.undo(decision=act, by=curator_user)
    page = as_curator.get(reverse("admin:cables_entity_change", args=[lantern.pk]))
    source = page.content.decode()
    assert "Taken back: wen" in source
    assert "<q>Undone.</q>" not in source


def test_only_unmentioned_entities_are_deleted_and_that_is_recorded(as_admin, lantern, mention):
    other = EntityFactory()
    page = reverse("admin:cables_entity_delete", args=[other.pk])
    assert as_admin.post(page, {"post": "yes"}).status_code == 302
    assert not Entity.objects.filter(pk=other.pk).exists()
    assert Decision.objects.get().after == {"deleted": True}

    page = reverse("admin:cables_entity_delete", args=[lantern.pk])
    assert as_admin.post(page, {"post": "yes"}).status_code == 403


# --- merging ------------------------------------------------------------------------------------


def merge_page(*entities: Entity) -> str:
    ids = ",".join(str(entity.pk) for entity in entities)
    return f"{reverse('admin:cables_entity_merge')}?ids={ids}"


def test_choosing_two_leads_to_the_page_side_by_side(as_curator, lantern):
    other = EntityFactory(name="Lantern Soc.")
    response = run(as_curator, Entity, "merge_selected", [lantern, other])

    assert response.status_code == 200
    html = response.content.decode()
    assert "Which one stays?" in html
    assert "Lantern Soc." in html


def test_choosing_one_says_what_to_do(as_curator, lantern):
    response = run(as_curator, Entity, "merge_selected", [lantern])
    assert "Choose two or more entities" in said(response)


def test_merging_ends_on_the_page_of_the_kept_one(as_curator, lantern, mention):
    others = [EntityFactory(name="Lantern Soc."), EntityFactory(name="Lanterns")]
    page = merge_page(lantern, *others)
    response = as_curator.post(page, {"keep": lantern.pk, "reason": "One body."}, follow=True)

    assert "Merged 2 entities into Lantern Society." in said(response)
    assert response.redirect_chain[-1][0].endswith(f"/entity/{lantern.pk}/change/")
    assert set(lantern.absorbed.all()) == set(others)
    merged = as_curator.get(reverse("admin:cables_entity_change", args=[others[0].pk]))
    assert b'name="_save"' not in merged.content
    assert b"Merged into" in merged.content


@pytest.mark.parametrize(
    ("data", "refusal"),
    [({"reason": "One body."}, "Choose the entity"), ({"keep": "lantern"}, "Give a reason")],
)
def test_merging_needs_a_choice_and_a_reason(as_curator, lantern, data, refusal):
    given = {name: lantern.pk if name == "keep" else value for name, value in data.items()}
    response = as_curator.post(merge_page(lantern, EntityFactory()), given)
    assert refusal in response.content.decode()
    assert not Decision.objects.exists()


def test_merging_kinds_is_refused_in_words(as_curator, lantern):
    page = merge_page(lantern, PersonFactory())
    assert "different kinds" in as_curator.get(page).content.decode()
    response = as_curator.post(page, {"keep": lantern.pk, "reason": "One."})
    assert "different kinds" in said(response)
    assert "One." in response.content.decode()


@pytest.mark.parametrize("ids", ["", "1", "x,y", "0,999999", "9" * 40, "1,,2"])
def test_merging_nothing_leads_back_to_the_list(as_curator, ids):
    page = reverse("admin:cables_entity_merge")
    response = as_curator.get(page, {"ids": ids}, follow=True)
    assert "Choose two or more entities" in said(response)


# --- cables -------------------------------------------------------------------------------------


def cable_data(cable: Cable, **changes: Any) -> dict[str, Any]:
    data = {
        "origin": cable.origin_id,
        "transmitted_at_0": f"{cable.transmitted_at:%Y-%m-%d}",
        "transmitted_at_1": f"{cable.transmitted_at:%H:%M:%S}",
        "classification": cable.classification,
        "subject": cable.subject,
        "number": cable.reference_id or "",
        "tag_codes": ", ".join(tag.code for tag in cable.tags.order_by("taggings__position")),
        "reason": "",
    }
    shown = ("versions", "references", "aliases")
    return {**data, **{f"{name}-{n}_FORMS": 0 for name in shown for n in COUNTS}, **changes}


def test_a_cable_is_corrected(as_admin, cable):
    change(as_admin, cable, **cable_data(cable, subject="RIVER PORTS", reason="Misread."))
    assert Decision.objects.get().after == {"subject": "RIVER PORTS"}


def test_a_cable_is_withheld_and_released_on_its_page(as_admin, cable):
    page = change(as_admin, cable, **cable_data(cable, withheld="on"))
    assert "Give a reason" in page.content.decode()
    change(as_admin, cable, **cable_data(cable, withheld="on", reason="Names a source."))
    assert not Cable.objects.public().exists()
    change(as_admin, cable, **cable_data(cable))
    assert Cable.objects.public().exists()
    assert kinds() == ["cable-withheld", "cable-released"]


def test_cables_are_withheld_and_released_from_the_list(as_admin, cable):
    assert "Give a reason" in said(run(as_admin, Cable, "withhold", [cable]))
    done = run(as_admin, Cable, "withhold", [cable], reason="Names a source.")
    assert "Withheld 1 cable." in said(done)
    assert "Released 1 cable." in said(run(as_admin, Cable, "release", [cable]))


def test_curators_cannot_withhold(as_curator, cable):
    run(as_curator, Cable, "withhold", [cable], reason="Names a source.")
    change(as_curator, cable, **cable_data(cable, withheld="on", reason="Names a source."))
    assert Cable.objects.public().exists()
    assert not Decision.objects.exists()


def test_an_unnumbered_cable_is_given_its_number(as_admin):
    cable = CableFactory(reference_id=None, slug="unnumbered-1a2b")
    refused = change(as_admin, cable, **cable_data(cable, number="x"))
    assert "as 07GUANGZHOU378" in refused.content.decode()
    change(as_admin, cable, **cable_data(cable, number="07 Guangzhou 9009"))
    cable.refresh_from_db()
    assert cable.reference_id == "07GUANGZHOU9009"


def test_a_wrong_number_is_mended(as_admin, cable):
    assert "Write year" in change(as_admin, cable, **cable_data(cable, number="")).content.decode()
    change(as_admin, cable, **cable_data(cable, number="07GUANGZHOU9002"))
    cable.refresh_from_db()
    assert cable.slug == "07GUANGZHOU9002"


def test_tags_are_mended(as_admin, cable):
    TagFactory.create(code="PHUM")
    refused = change(as_admin, cable, **cable_data(cable, tag_codes="NOSUCH"))
    assert "No TAGS code is called NOSUCH" in refused.content.decode()
    change(as_admin, cable, **cable_data(cable, tag_codes="phum, elab", reason="Misread."))
    assert [tag.code for tag in cable.tags.order_by("taggings__position")] == ["PHUM", "ELAB"]
    assert Decision.objects.get().reason == "Misread."


def test_the_number_that_a_cable_cites_is_mended(as_admin, cable):
    reference = Reference.objects.create(
        cable=cable, position=0, text="GUANGZHOU 80", kind="cable", reference_id="06GUANGZHOU80"
    )
    row = {"references-TOTAL_FORMS": 1, "references-INITIAL_FORMS": 1}
    row |= {"references-0-id": reference.pk, "references-0-cable": cable.pk}
    for written in ("x", "07 Guangzhou 80"):
        answer = change(
            as_admin, cable, **{**cable_data(cable), **row, "references-0-reference_id": written}
        )
        assert ("as 07GUANGZHOU378" in answer.content.decode()) is (written == "x")
    reference.refresh_from_db()
    assert reference.reference_id == "07GUANGZHOU80"
    assert kinds() == ["cable-edited"]


def test_an_entity_without_public_cables_has_no_public_page_to_lead_to(as_curator, mention):
    Entity.objects.recount()
    page = reverse("admin:cables_entity_change", args=[mention.entity_id])
    assert "View on site" in as_curator.get(page).content.decode()
    Entity.objects.update(cable_count=0)
    assert "View on site" not in as_curator.get(page).content.decode()


def test_a_withheld_cable_has_no_public_page_to_lead_to(as_admin, cable):
    page = reverse("admin:cables_cable_change", args=[cable.pk])
    assert "View on site" in as_admin.get(page).content.decode()
    run(as_admin, Cable, "withhold", [cable], reason="Names a source.")
    source = as_admin.get(page).content.decode()
    assert "View on site" not in source
    assert reverse("admin:cables_version_change", args=[cable.preferred_id]) in source


def test_what_an_action_refuses_after_the_form_is_told_and_undone(as_curator, lantern):
    """Two names at once, of which the second is refused: then the first is not added either."""
    names = {"aliases-0-name": "LS", "aliases-1-name": "LS  "}
    aliases = {"aliases-TOTAL_FORMS": 2, "aliases-INITIAL_FORMS": 0, **names}
    response = change(as_curator, lantern, **{**entity_data(lantern), **aliases})

    assert response.status_code == 200
    assert not Alias.objects.exists()
    assert not Decision.objects.exists()
