"""Whichever way cables come in, and wherever a run was broken off, the same rows come of it."""

import io
import shutil
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Event, Thread
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection, transaction

from cables.ingest import backlog, jobs, locks, pipeline, uploads
from cables.ingest.preparing import Prepared, Preparer
from cables.ingest.reading import Document
from cables.ingest.vocabulary import load_posts, load_tags
from cables.management.commands.import_cables import _LATER
from cables.models import Backlog, Cable, Entity, Entry, IndexChange, Mention, Upload
from cables.search import SearchState, run
from tests.factories import AliasFactory, EntityFactory, NgoFactory, PersonFactory, PlaceFactory
from tests.ingest.everything import held
from tests.ingest.test_sections import section

SAMPLES = Path(__file__).resolve().parents[2] / "fixtures" / "samples"
CITING = (
    "FM SECSTATE WASHDC\nR 0{day}1200Z FEB 08\nUNCLAS STATE 00000{day}\n\nSUBJECT: INVENTED\n\n"
)
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def known_names() -> None:
    """Posts, TAGS, and a short authority list: a body, a person and a place of the samples."""
    load_posts()
    load_tags()
    NgoFactory.create(name="Lantern Society", normalized="lantern society", curated=True)
    office = EntityFactory.create(name="Reading Room", normalized="reading room", curated=True)
    AliasFactory.create(entity=office, name="the Room", normalized="room", curated=True)
    PersonFactory.create(name="Jane Roe", normalized="jane roe", curated=True)
    PlaceFactory.create(name="Guangzhou", normalized="guangzhou", country="CN", curated=True)
    for country in ("SO", "CA"):  # one name, two bearers
        PlaceFactory.create(name="Geneva", normalized="geneva", country=country, curated=True)


@pytest.fixture
def collection(tmp_path: Path) -> Path:
    """Samples of every layout, copies of copies, sections apart, citations both ways, and noise."""
    folder = tmp_path / "collection"
    shutil.copytree(SAMPLES, folder, ignore=shutil.ignore_patterns("*.json", "README.md"))
    texts = {f"section{n}.txt": section(n, 3) for n in (3, 1, 2)}
    for day in (1, 2):
        other = 3 - day
        texts[f"cites{day}.txt"] = (
            CITING.format(day=day) + f"REF: STATE {other}\n\n1. The Lantern Society met Jane Roe.\n"
        )
    one = (SAMPLES / "transmission" / "05BAKU1544.txt").read_text()
    texts |= {"copy.txt": one, "cut.txt": one[: len(one) // 2], "zfull.txt": f"{one}\n\nMORE"}
    texts |= {"noise.txt": "x y z", "empty.txt": ""}
    for name, text in texts.items():
        (folder / name).write_text(text)
    with zipfile.ZipFile(folder / "packed.zip", "w") as archive:
        archive.writestr("inside.txt", one)
        archive.writestr("section2.txt", section(2, 3))
    return folder


def imported(*arguments: object) -> str:
    out = io.StringIO()
    call_command("import_cables", *arguments, "--summary", stdout=out, stderr=io.StringIO())
    return out.getvalue()


def in_batches_of(size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "BATCH", size)
    monkeypatch.setattr(backlog, "BATCH", size)


def large(monkeypatch: pytest.MonkeyPatch, *, processes: int = 1) -> None:
    """Everything counts as large; one process does it, unless several are what is tested."""
    monkeypatch.setattr(uploads, "LARGE", 0)
    monkeypatch.setattr("cables.management.commands.import_cables.uploads.LARGE", 0)
    monkeypatch.setattr(pipeline, "cores", lambda: processes)
    monkeypatch.setattr(backlog, "cores", lambda: processes)


def wiped(collect: Callable[[], Any]) -> Any:
    """What the block leaves behind, which is then taken back."""
    with transaction.atomic():
        collect()
        found = held()
        transaction.set_rollback(True)
    return found


def one_by_one(folder: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    with monkeypatch.context() as patch:
        in_batches_of(1, patch)
        return dict(wiped(lambda: imported(folder)))


@pytest.mark.parametrize("size", [3, 400])
def test_a_batch_gives_the_same_rows_as_its_documents_one_by_one(
    size: int, collection: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = one_by_one(collection, monkeypatch)
    in_batches_of(size, monkeypatch)
    imported(collection)
    assert held() == alone
    assert len(alone["cables"]) > 40


def test_a_large_import_ends_where_a_small_one_does(
    collection: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    small = wiped(lambda: imported(collection))
    large(monkeypatch)
    in_batches_of(5, monkeypatch)
    said = imported(collection, "--all-names")
    assert held() == small
    assert not Backlog.objects.exists()
    assert _LATER not in said


def test_other_processes_read_as_this_one_does(
    collection: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    small = wiped(lambda: imported(collection))
    large(monkeypatch, processes=2)
    in_batches_of(7, monkeypatch)
    imported(collection)
    assert relinked() == f"{Cable.objects.count()} cables were linked anew.\n"
    assert held() == small


def relinked() -> str:
    out = io.StringIO()
    call_command("relink_cables", "--waiting", stdout=out, stderr=io.StringIO())
    return out.getvalue()


def test_what_is_on_the_list_is_linked_counted_and_found_at_once(
    collection: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    large(monkeypatch)
    said = imported(collection)
    assert "the worker finds the other names" in said
    once = Mention.objects.filter(cable__slug__startswith="08STATE")  # the others have copies
    assert set(once.values_list("method", flat=True)) == {"authority"}
    body = Entity.objects.get(name="Lantern Society")
    mentions = Mention.objects.filter(entity=body)
    assert body.mention_count == mentions.count() >= 2
    assert body.cable_count == mentions.values("cable").distinct().count()
    found = run(SearchState(q='"lantern society"')).hits
    assert {hit.cable.slug for hit in found} >= {"08STATE1", "08STATE2"}
    assert [work.work for work in Backlog.objects.all()] == [Backlog.Work.NAMES]
    jobs.catch_up(timestamp=0)
    assert "title" in set(Mention.objects.values_list("method", flat=True))
    assert not Backlog.objects.exists()


class Killed(BaseException):
    """The process ended here."""


@pytest.mark.parametrize("batch", [1, 4])
@pytest.mark.parametrize("is_large", [False, True], ids=["small", "large"])
def test_a_killed_run_goes_on_where_it_stopped(
    batch: int, is_large: bool, collection: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = wiped(lambda: imported(collection))
    in_batches_of(10, monkeypatch)
    if is_large:
        large(monkeypatch)
    kill(monkeypatch, pipeline, "_note", batch)
    with pytest.raises(Killed):
        imported(collection)
    assert Entry.objects.exists() is (batch > 1)
    imported(collection, "--all-names")
    assert held() == whole
    assert set(Upload.objects.values_list("status", flat=True)) == {Upload.Status.STORED}
    assert not Backlog.objects.exists()
    assert not IndexChange.objects.exists()


@pytest.mark.parametrize(
    ("place", "name"),
    [(backlog, "count"), (backlog, "take_up"), (backlog, "_store")],
    ids=["before counting", "before indexing", "while names are searched"],
)
def test_what_a_killed_run_put_off_is_done_by_the_next(
    place: Any, name: str, collection: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = wiped(lambda: imported(collection))
    large(monkeypatch)
    in_batches_of(10, monkeypatch)
    with monkeypatch.context() as patch:
        kill(patch, place, name, 1 if name != "_store" else 3)
        with pytest.raises(Killed):
            imported(collection, "--all-names")
    assert Backlog.objects.exists()
    call_command("relink_cables", "--waiting", stdout=io.StringIO(), stderr=io.StringIO())
    assert held() == whole
    assert not Backlog.objects.exists()
    assert run(SearchState()).total == Cable.objects.count()


def kill(patch: pytest.MonkeyPatch, place: Any, name: str, at: int) -> None:
    """End the run at the n-th call of a function."""
    real, calls = getattr(place, name), []

    def call(*arguments: Any, **named: Any) -> Any:
        calls.append(name)
        if len(calls) == at:
            raise Killed
        return real(*arguments, **named)

    patch.setattr(place, name, call)


def test_a_file_of_rows_goes_on_within_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = (SAMPLES / "csv" / "cables.csv").read_text()
    (tmp_path / "cables.csv").write_text(rows)
    in_batches_of(1, monkeypatch)
    with monkeypatch.context() as patch:
        kill(patch, pipeline, "_note", 2)
        with pytest.raises(Killed):
            imported(tmp_path / "cables.csv")
    upload = Upload.objects.get()
    assert (upload.taken, upload.entries.count()) == (1, 1)
    said = imported(tmp_path / "cables.csv")
    assert "0 already held" in said
    assert Entry.objects.count() == Cable.objects.count() > 1


def test_a_row_that_the_database_refuses_takes_no_other_with_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for day in (1, 2, 3):
        (tmp_path / f"{day}.txt").write_text(CITING.format(day=day) + "1. An invented text.\n")
    real = Preparer.__call__

    def prepared(self: Preparer, documents: Sequence[Document]) -> list[list[Prepared]]:
        found = real(self, documents)
        for draft in (each.draft for some in found for each in some):
            if draft and draft.slug == "08STATE2":
                draft.header["precedence"] = "NO SUCH WORD"
        return found

    monkeypatch.setattr(Preparer, "__call__", prepared)
    assert "2 stored, 0 new versions of held cables, 0 already held, 1 unreadable" in imported(
        tmp_path
    )
    refused = Entry.objects.get(outcome="unreadable")
    assert refused.message.startswith("The database does not take what was read here")
    assert set(Upload.objects.values_list("status", flat=True)) == {Upload.Status.STORED}
    assert "2 already held, 1 unreadable" in imported(tmp_path)


def test_two_large_imports_do_not_meet(collection: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    large(monkeypatch)
    begun, ended = Event(), Event()

    def elsewhere() -> None:
        with locks.importing() as held:
            assert held
            begun.set()
            ended.wait(30)
        connection.close()

    other = Thread(target=elsewhere)
    other.start()
    try:
        assert begun.wait(30)
        with pytest.raises(CommandError, match="when it has come to its end"):
            imported(collection)
    finally:
        ended.set()
        other.join()
    assert not Cable.objects.exists()
