"""Statistical names in the database: kept, used whenever we link, never against the rules."""

import io
from collections.abc import Sequence

import pytest
from django.core.management import CommandError, call_command

from cables.ingest import names_queue
from cables.linking import link, link_many, ner, new_names
from cables.linking.texts import Finding, texts_of
from cables.models import Cable, Mention, NamesFound
from tests.factories import CableFactory, print_cable

pytestmark = pytest.mark.django_db

TEXT = ["Ms. Odile Brancard waited while the men of Rusbalt at the harbor slept."]
AT = TEXT[0].index("Rusbalt")
HEARD: list[list[object]] = [[0, AT, AT + len("Rusbalt"), "organization"]]
needs_nlp = pytest.mark.skipif(not ner.is_installed(), reason="the extra nlp is not installed")


def read_by(cable: Cable, names: Sequence[list[object]], reader: str = "model 1") -> NamesFound:
    row = NamesFound(cable=cable, version=cable.preferred, reader=reader, names=list(names))
    NamesFound.objects.note([row])
    return row


def ner_mentions(cable: Cable) -> list[tuple[str, str, float | None]]:
    found = Mention.objects.filter(cable=cable, method="ner").select_related("entity")
    return [(mention.entity.name, mention.entity.kind, mention.score) for mention in found]


def test_what_was_read_is_linked_and_stays_when_linked_anew() -> None:
    cable = CableFactory(paragraphs=TEXT)
    link(cable)
    assert ner_mentions(cable) == []
    read_by(cable, HEARD)
    link(cable)
    assert ner_mentions(cable) == [("Rusbalt", "organization", 0.4)]
    report = link(cable)
    assert (report.added, report.removed) == (0, 0)


def test_work_in_other_processes_uses_it_too() -> None:
    cable = CableFactory(paragraphs=TEXT)
    read_by(cable, HEARD)
    (told,) = Finding([])(texts_of([cable.pk]))
    assert "Rusbalt" in [entity.name for entity in told.found]


def test_a_reader_never_goes_before_the_rules() -> None:
    cable = CableFactory(paragraphs=TEXT)
    at = TEXT[0].index("Odile")
    read_by(cable, [[0, at, at + 5, "location"]])
    link(cable)
    assert ner_mentions(cable) == []


def test_another_version_of_the_text_is_unread() -> None:
    cable = CableFactory(paragraphs=TEXT)
    read_by(cable, HEARD)
    assert list(NamesFound.objects.unread("model 1")) == []
    cable.paragraphs.all().delete()
    print_cable(cable, ["Another text of Rusbalt."])
    assert list(NamesFound.objects.unread("model 1")) == [cable]
    assert new_names.remembered([cable.pk]) == {}


def test_another_reader_reads_again_and_replaces() -> None:
    cable = CableFactory(paragraphs=TEXT)
    read_by(cable, HEARD)
    assert list(NamesFound.objects.unread("model 2")) == [cable]
    read_by(cable, [], reader="model 2")
    assert NamesFound.objects.get().names == []


def test_offsets_that_no_text_has_are_left_out() -> None:
    cable = CableFactory(paragraphs=TEXT)
    read_by(cable, [[7, 0, 5, "person"], [0, 5, 5000, "person"]])
    link_many([cable])
    assert ner_mentions(cable) == []


def test_without_the_extra_the_command_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ner, "MODELS", {})
    with pytest.raises(CommandError, match=r"bootstrap\.py --nlp"):
        call_command("find_new_names")
    with pytest.raises(ner.Missing):
        new_names.read(0, 10)


@needs_nlp
def test_jobs_are_queued_once_and_the_status_tells(settings: object) -> None:
    CableFactory(paragraphs=TEXT)
    assert names_queue.fill() == 1
    assert names_queue.fill() == 0
    out = io.StringIO()
    call_command("find_new_names", "--status", stdout=out)
    assert "0 of 1 cables read (0 %)" in out.getvalue()


@needs_nlp
def test_reading_goes_on_where_it_stopped() -> None:
    cables = [
        CableFactory(paragraphs=["Then Vestrana Corporation sued Halvard Okwirre in Copenhagen."])
        for _ in range(3)
    ]
    first, last = cables[0].pk, cables[-1].pk
    assert new_names.read(first, first) == 1
    assert new_names.read(first, last) == 2
    assert new_names.read(first, last) == 0
    assert NamesFound.objects.count() == 3
