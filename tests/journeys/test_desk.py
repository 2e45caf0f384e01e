"""The review desk in a real browser: one key for each decision."""

from types import SimpleNamespace

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client
from playwright.sync_api import Browser, Page, expect

from cables.actions import mentions
from cables.linking.propose_duplicates import propose_duplicates
from cables.models import Ambiguity, Decision, Entity, Mention, StopName
from tests.desk.table import TEXT, lay_out, suggest
from tests.factories import CableFactory, EntityFactory, NgoFactory
from tests.journeys.conftest import PHONE
from tests.people import new_curator

Status = Mention.Status


@pytest.fixture
def desk(live_server) -> SimpleNamespace:
    """The portal with suggestions on its desk, and curators who can sign in."""
    laid = lay_out()
    laid.wen, laid.mei = new_curator("wen"), new_curator("mei")
    laid.circle = NgoFactory.create(name="Lantern Circle")
    twin = EntityFactory.create(name="Harbor Ministri")
    suggest(twin, CableFactory.create(paragraphs=[TEXT.format(twin.name)]), score=0.4)
    propose_duplicates()
    cable = laid.cables[0]
    Ambiguity.objects.create(
        cable=cable,
        paragraph=cable.paragraphs.first(),
        start=0,
        end=3,
        surface="The",
        name="The",
        normalized="the",
        kind="organization",
        candidates=[laid.circle.pk, laid.lantern.pk],
        method="organization",
    )
    laid.url = live_server.url
    return laid


def sign_in(page: Page, desk: SimpleNamespace, user) -> None:
    """Give the window the session of a curator."""
    client = Client()
    client.force_login(user)
    session = client.cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": session, "url": desk.url}])


@pytest.fixture
def at_desk(page: Page, desk) -> Page:
    """A window in which wen looks at the first suggestion."""
    sign_in(page, desk, desk.wen)
    page.goto(f"{desk.url}/desk/")
    return page


def looks_at(page: Page, mention: Mention) -> None:
    expect(page.locator(f"[data-mention='{mention.pk}']")).to_be_visible()


def status(mention: Mention) -> str:
    return Mention.objects.get(pk=mention.pk).status


def test_a_key_decides_and_the_next_appears_without_a_new_page(desk, at_desk, troubles):
    first, second, third = desk.lanterns
    at_desk.evaluate("document.body.dataset.same = 'page'")
    at_desk.keyboard.press("a")
    looks_at(at_desk, second)
    at_desk.keyboard.press("r")
    looks_at(at_desk, third)
    at_desk.keyboard.press("u")
    looks_at(at_desk, desk.other)
    assert at_desk.evaluate("document.body.dataset.same") == "page"
    assert (status(first), status(second)) == (Status.ACCEPTED, Status.REJECTED)
    assert Mention.objects.get(pk=third.pk).uncertain
    expect(at_desk.locator("[data-today]")).to_have_text("3")
    expect(at_desk.locator("#item-name")).to_be_focused()
    assert troubles == []


def test_a_key_held_down_decides_once(desk, at_desk):
    for _ in range(4):
        at_desk.keyboard.down("a")  # the first press, then repeats
    at_desk.keyboard.up("a")
    looks_at(at_desk, desk.lanterns[1])
    assert Decision.objects.count() == 1


def test_skipping_and_coming_back(desk, at_desk):
    at_desk.keyboard.press("j")
    looks_at(at_desk, desk.lanterns[1])
    at_desk.keyboard.press("k")
    looks_at(at_desk, desk.lanterns[0])
    at_desk.keyboard.press("J")
    looks_at(at_desk, desk.other)
    at_desk.reload()
    looks_at(at_desk, desk.other)
    assert Decision.objects.count() == 0


def test_all_cables_at_once_and_back(desk, at_desk):
    at_desk.keyboard.press("A")
    looks_at(at_desk, desk.other)
    assert {status(one) for one in desk.lanterns} == {Status.ACCEPTED}
    at_desk.keyboard.press("z")
    looks_at(at_desk, desk.lanterns[0])
    assert {status(one) for one in desk.lanterns} == {Status.SUGGESTED}


def test_a_word_is_stopped(desk, at_desk):
    at_desk.keyboard.press("s")
    looks_at(at_desk, desk.other)
    assert StopName.objects.count() == 1


def test_another_entity_by_a_name_with_a_typing_error(desk, at_desk):
    at_desk.keyboard.press("e")
    expect(at_desk.locator("#find-name")).to_be_focused()
    at_desk.keyboard.type("lantren circle")
    expect(at_desk.get_by_role("button", name="Lantern Circle")).to_be_visible()
    at_desk.keyboard.press("Enter")
    at_desk.keyboard.press("Enter")
    looks_at(at_desk, desk.lanterns[1])
    moved = Mention.objects.get(pk=desk.lanterns[0].pk)
    assert (moved.entity, moved.status) == (desk.circle, Status.ACCEPTED)


def test_kind_and_type_take_two_keys(desk, at_desk):
    at_desk.keyboard.press("t")
    at_desk.keyboard.press("w")
    expect(at_desk.locator(".desk-item .kind strong")).to_have_text("Trade union")
    looks_at(at_desk, desk.lanterns[0])
    assert Entity.objects.get(pk=desk.lantern.pk).type == Entity.Type.UNION


def test_a_note_is_written_without_pressing_buttons_by_its_letters(desk, at_desk):
    at_desk.keyboard.press("n")
    at_desk.keyboard.type("a rare area")
    at_desk.get_by_role("button", name="Keep the note").click()
    expect(at_desk.locator(".desk-item .note")).to_have_text("Note by wen: a rare area")
    assert {one.kind for one in Decision.objects.all()} == {Decision.Kind.NOTED}


def test_control_and_enter_keep_a_note(desk, at_desk):
    at_desk.keyboard.press("n")
    at_desk.keyboard.type("a rare area")
    at_desk.keyboard.press("Enter")
    assert Decision.objects.count() == 0
    at_desk.keyboard.press("Control+Enter")
    expect(at_desk.locator(".desk-item .note")).to_have_text("Note by wen: a rare area")


def test_the_keys_are_listed(desk, at_desk):
    at_desk.keyboard.press("?")
    expect(at_desk.get_by_role("dialog", name="Keys")).to_be_visible()
    at_desk.keyboard.press("a")
    at_desk.keyboard.press("Escape")
    expect(at_desk.get_by_role("dialog", name="Keys")).to_be_hidden()
    assert Decision.objects.count() == 0


def test_the_second_curator_is_told_who_was_first(desk, at_desk):
    mentions.accept(mention=desk.lanterns[0], by=desk.mei)
    at_desk.keyboard.press("r")
    expect(at_desk.get_by_role("alert")).to_contain_text("mei")
    looks_at(at_desk, desk.lanterns[0])
    assert status(desk.lanterns[0]) == Status.ACCEPTED
    at_desk.keyboard.press("j")
    looks_at(at_desk, desk.lanterns[1])


def test_nothing_is_lost_when_the_server_does_not_answer(desk, at_desk):
    at_desk.route("**/accept/", lambda route: route.abort())
    at_desk.keyboard.press("a")
    expect(at_desk.get_by_role("alert")).to_contain_text("Not saved")
    at_desk.unroute("**/accept/")
    at_desk.keyboard.press("a")
    looks_at(at_desk, desk.lanterns[1])
    assert status(desk.lanterns[0]) == Status.ACCEPTED


def test_who_was_signed_out_is_led_to_the_login(desk, at_desk):
    at_desk.context.clear_cookies(name="sessionid")
    at_desk.keyboard.press("j")
    at_desk.wait_for_url("**/admin/login/**")


def test_an_ambiguous_name_takes_a_number(desk, at_desk):
    at_desk.goto(f"{desk.url}/desk/ambiguous/")
    names = [text.split(" ")[1:3] for text in at_desk.locator("[name=to]").all_inner_texts()]
    at_desk.keyboard.press("1")
    expect(at_desk.locator(".desk > .empty")).to_contain_text("No ambiguous name waits")
    assert Mention.objects.get(surface="The").entity.name == " ".join(names[0])


def test_duplicates_are_merged_by_a_key(desk, at_desk):
    at_desk.goto(f"{desk.url}/desk/duplicates/")
    first, second = at_desk.locator(".side h3").all_inner_texts()
    at_desk.keyboard.press("2")
    at_desk.keyboard.press("m")
    expect(at_desk.locator("[data-told]")).to_have_text(f"{first} is now one with {second}.")
    assert Entity.objects.get(name=first).merged_into == Entity.objects.get(name=second)
    at_desk.keyboard.press("z")
    expect(at_desk.locator(".side h3")).to_have_count(2)


def test_duplicates_are_kept_apart_by_a_key(desk, at_desk):
    at_desk.goto(f"{desk.url}/desk/duplicates/")
    at_desk.keyboard.press("x")
    expect(at_desk.locator("[data-told]")).to_contain_text("are kept apart")
    assert Decision.objects.get().kind == Decision.Kind.KEPT_APART


def test_it_works_without_scripts(desk, plain: Page):
    sign_in(plain, desk, desk.wen)
    plain.goto(f"{desk.url}/desk/")
    plain.get_by_role("button", name="Accept", exact=False).first.click()
    looks_at(plain, desk.lanterns[1])
    plain.locator("summary", has_text="Another entity").click()
    plain.get_by_label("Its name").fill("lantern circle")
    plain.get_by_role("button", name="Look up").click()
    plain.get_by_role("button", name="Lantern Circle").click()
    looks_at(plain, desk.lanterns[2])
    plain.locator("summary", has_text="Kind and type").click()
    plain.get_by_role("button", name="Trade union").click()
    expect(plain.locator(".desk-item .kind strong")).to_have_text("Trade union")
    plain.get_by_role("button", name="Undo").first.click()
    assert Entity.objects.get(pk=desk.lantern.pk).type == Entity.Type.NGO


def addresses(desk: SimpleNamespace) -> list[str]:
    entity = f"/desk/entities/{desk.lantern.pk}/"
    return [
        "/desk/",
        "/desk/?kind=person",
        "/desk/ambiguous/",
        "/desk/duplicates/",
        entity,
        f"{entity}split/",
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_desk_is_accessible(desk, at_desk, scheme, troubles):
    at_desk.emulate_media(color_scheme=scheme)
    mentions.accept(mention=desk.lanterns[0], by=desk.wen)
    for address in addresses(desk):
        at_desk.goto(desk.url + address)
        for details in at_desk.locator("details").all():
            details.evaluate("node => { node.open = true }")
        found = Axe().run(at_desk)
        assert found.violations_count == 0, f"{address}\n{found.generate_report()}"
    assert troubles == []


@pytest.mark.parametrize("width", [PHONE["width"], 768])
def test_the_desk_fits_phones_and_tablets(desk, browser: Browser, width):
    with browser.new_context(viewport={"width": width, "height": 900}, has_touch=True) as context:
        window = context.new_page()
        sign_in(window, desk, desk.wen)
        for address in addresses(desk):
            window.goto(desk.url + address)
            for details in window.locator("details").all():
                details.evaluate("node => { node.open = true }")
            assert window.evaluate("document.documentElement.scrollWidth") == width, address
        window.goto(f"{desk.url}/desk/")
        window.get_by_role("button", name="Accept a", exact=True).tap()
        looks_at(window, desk.lanterns[1])
