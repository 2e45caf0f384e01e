"""The index follows the database, survives damage, and is swapped while others search."""

import os
from concurrent.futures import ThreadPoolExecutor
from multiprocessing import get_context
from multiprocessing.context import ForkContext, SpawnContext
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from cables.models import Cable, Entity, IndexChange, Paragraph, Tagging
from cables.search import engine, generations, index
from cables.search.documents import documents
from cables.search.engine import IndexUnusableError
from cables.search.schema import VERSION, IndexDocument
from tests.factories import CableFactory, MentionFactory, NgoFactory
from tests.search.conftest import ask, counts, found
from tests.search.elsewhere import count_twice


def root() -> Path:
    return Path(settings.INDEX_DIR)


def generation() -> Path:
    return root() / engine.current_name(root())


def note(*cables: Cable) -> None:
    IndexChange.objects.note(cable.pk for cable in cables)


# --- draining -----------------------------------------------------------------------------------


def test_a_noted_cable_is_found_and_its_note_is_gone(corpus: SimpleNamespace) -> None:
    index.rebuild()
    added = CableFactory.create(paragraphs=["A xylophone was heard."])
    assert found("q=xylophone") == set()
    note(added)
    assert index.drain() == 1
    assert found("q=xylophone") == {added.slug}
    assert IndexChange.objects.count() == 0
    assert index.drain() == 0


def test_a_changed_cable_is_found_by_its_new_words_alone(corpus: SimpleNamespace) -> None:
    index.rebuild()
    Paragraph.objects.filter(cable=corpus.first).update(text="A xylophone was heard.")
    note(corpus.first)
    index.drain()
    assert found("q=xylophone") == {corpus.first.slug}
    assert corpus.first.slug not in found("q=strike")
    assert ask().total == 5


def test_a_withheld_cable_leaves_the_index(corpus: SimpleNamespace) -> None:
    index.rebuild()
    Cable.objects.filter(pk=corpus.second.pk).update(withheld_at=timezone.now())
    note(corpus.second)
    assert index.drain() == 1
    assert ask().total == 4
    assert "HUMAN RIGHTS" not in {hit.cable.subject for hit in ask("q=labor").hits}


def test_a_deleted_cable_leaves_the_index(corpus: SimpleNamespace) -> None:
    gone = Cable.objects.create(slug="gone", subject="XYLOPHONE")
    index.rebuild()
    assert ask("q=xylophone").total == 1
    note(gone)
    gone.delete()
    assert index.drain() == 1
    assert ask("q=xylophone").total == 0
    assert ask().total == 5


def test_a_released_cable_comes_back(corpus: SimpleNamespace) -> None:
    Cable.objects.filter(pk=corpus.first.pk).update(withheld_at=timezone.now())
    index.rebuild()
    assert ask().total == 4
    Cable.objects.filter(pk=corpus.first.pk).update(withheld_at=None)
    note(corpus.first)
    index.drain()
    assert ask().total == 5


def test_a_retyped_organization_becomes_an_ngo(corpus: SimpleNamespace) -> None:
    index.rebuild()
    Entity.objects.filter(pk=corpus.union.pk).update(type=Entity.Type.NGO)
    note(corpus.third)
    index.drain()
    assert str(corpus.union.pk) in counts(ask(), "ngo")


def test_many_notes_are_taken_in_batches(corpus: SimpleNamespace) -> None:
    index.rebuild()
    cables = CableFactory.create_batch(12, subject="XYLOPHONE")
    note(*cables, *cables, *cables)
    IndexChange.objects.note(range(10**6, 10**6 + 1200))  # of cables that are no more
    assert index.drain() >= 1212
    assert ask("q=xylophone").total == 12
    assert IndexChange.objects.count() == 0


def test_a_note_stays_until_its_cable_is_written(
    corpus: SimpleNamespace, monkeypatch: pytest.MonkeyPatch
) -> None:
    index.rebuild()
    note(CableFactory.create(subject="XYLOPHONE"))

    def full(*_: Any, **__: Any) -> int:
        raise MemoryError

    with monkeypatch.context() as broken:
        broken.setattr(generations, "write", full)
        with pytest.raises(MemoryError):
            index.drain()
    assert IndexChange.objects.count() == 1
    assert index.drain() == 1
    assert ask("q=xylophone").total == 1


def test_documents_take_a_fixed_number_of_queries(
    corpus: SimpleNamespace, django_assert_num_queries: Any
) -> None:
    numbers = list(Cable.objects.values_list("pk", flat=True))
    for batch in (numbers[:1], numbers):
        # cables with posts, paragraphs, tags, references, who cites them, mentions
        with django_assert_num_queries(6):
            assert len(list(documents(batch))) == len(batch)


# --- rebuilding ---------------------------------------------------------------------------------


def test_the_command_rebuilds_and_says_so(
    corpus: SimpleNamespace, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("rebuild_index")
    assert "now holds 5 cables" in capsys.readouterr().out
    before = generation()
    call_command("rebuild_index")
    assert generation() != before
    assert [path for path in root().iterdir() if path.is_dir()] == [generation()]
    assert ask().total == 5


def test_searching_and_draining_go_on_while_a_new_index_is_built(corpus: SimpleNamespace) -> None:
    index.rebuild()
    seen: list[set[str]] = []

    def meanwhile(done: int, total: int) -> None:
        assert (done, total) == (5, 5)
        Tagging.objects.filter(cable=corpus.first).delete()
        note(corpus.first)
        assert index.drain() == 1
        seen.append(found("tag=ELAB"))

    before = generation()
    index.rebuild(meanwhile)
    assert seen == [{"07LIMA3"}]
    assert generation() != before
    assert found("tag=ELAB") == {"07LIMA3"}  # the new index heard of it, too


def test_what_an_interrupted_rebuild_left_is_removed(corpus: SimpleNamespace) -> None:
    index.rebuild()

    def interrupt(*_: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        index.rebuild(interrupt)
    assert ask().total == 5
    assert len([path for path in root().iterdir() if path.is_dir()]) == 2
    index.rebuild()
    assert [path for path in root().iterdir() if path.is_dir()] == [generation()]


# --- what can be wrong with an index --------------------------------------------------------------


def no_index() -> None:
    (root() / "CURRENT").unlink()


def empty_folder() -> None:
    for path in generation().iterdir():
        path.unlink()


def folder_gone() -> None:
    empty_folder()
    generation().rmdir()


def older_version() -> None:
    name = f"v{VERSION - 1}-0123456789abcdef"
    generation().rename(root() / name)
    (root() / "CURRENT").write_text(name)


def no_name() -> None:
    (root() / "CURRENT").write_text("../../elsewhere")


def garbage_in(suffix: str) -> None:
    for path in generation().glob(f"*{suffix}"):
        size = path.stat().st_size
        path.unlink()
        path.write_bytes(os.urandom(size))


def broken_inside(suffix: str) -> None:
    """The file's frame is whole and its content is not: the engine panics on reading it."""
    for path in generation().glob(f"*{suffix}"):
        with path.open("r+b") as file:
            file.write(os.urandom(path.stat().st_size - 150))


@pytest.mark.parametrize(
    ("damage", "argument"),
    [
        (no_index, ""),
        (empty_folder, ""),
        (folder_gone, ""),
        (older_version, ""),
        (no_name, ""),
        (garbage_in, "meta.json"),
        (garbage_in, ".fast"),
        (garbage_in, ".term"),
        (garbage_in, ".managed.json"),
        (broken_inside, ".fast"),
    ],
)
@pytest.mark.parametrize("act", ["search", "drain"])
def test_an_unusable_index_is_made_anew_with_a_word_in_the_log(
    corpus: SimpleNamespace,
    damage: Any,
    argument: str,
    act: str,
    caplog: pytest.LogCaptureFixture,
) -> None:
    index.rebuild()
    damage(*[argument] if argument else [])
    engine.held.forget()  # as a process that starts now
    if act == "drain":
        note(corpus.first)
        index.drain()
    assert ask("q=labor").total == 3
    assert "made anew from 5 cables" in caplog.text


def test_a_large_corpus_is_not_rebuilt_under_a_visitors_eyes(
    corpus: SimpleNamespace, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(index, "REBUILT_AT_ONCE", 4)
    note(corpus.first)
    assert index.drain() == 0
    answer = ask("q=labor&origin=LIMA&org=Nobody&year=x")
    assert (answer.total, answer.hits, answer.facets) == (0, (), ())
    assert "search index has to be made anew" in answer.notes[-1]
    assert "rebuild_index" in caplog.text
    assert IndexChange.objects.count() == 1
    index.rebuild()
    assert ask("q=labor").total == 3


def test_a_folder_that_cannot_be_written_gives_a_note(
    corpus: SimpleNamespace, settings: Any, tmp_path: Path
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    settings.INDEX_DIR = blocked / "index"
    assert "search index has to be made anew" in ask().notes[-1]


def test_the_reason_is_told(tmp_path: Path) -> None:
    with pytest.raises(IndexUnusableError, match="there is none yet"):
        engine.current(tmp_path)
    (tmp_path / "CURRENT").write_text("v0-abc")
    with pytest.raises(IndexUnusableError, match="another version"):
        engine.current(tmp_path)


# --- several at once ------------------------------------------------------------------------------


@pytest.mark.django_db(transaction=True)
def test_threads_that_save_at_once_lose_nothing() -> None:
    CableFactory.create()
    index.rebuild()
    cables = CableFactory.create_batch(12, subject="XYLOPHONE")

    def save(cable: Cable) -> bool:
        try:
            note(cable)
            index.drain()
            return cable.slug in found("q=xylophone")
        finally:
            connection.close()

    with ThreadPoolExecutor(6) as threads:
        assert all(threads.map(save, cables))
    assert ask("q=xylophone").total == 12
    assert IndexChange.objects.count() == 0


@pytest.mark.parametrize("context", [get_context("fork"), get_context("spawn")])
@pytest.mark.filterwarnings("ignore:.*multi-threaded, use of fork:DeprecationWarning")
def test_another_process_sees_what_was_written(
    corpus: SimpleNamespace, context: ForkContext | SpawnContext
) -> None:
    assert ask().total == 5  # this process holds the index open
    answers, go_on = context.Queue(), context.Event()
    other = context.Process(target=count_twice, args=(str(root()), answers, go_on))
    other.start()
    assert answers.get(timeout=20) == 5
    added = CableFactory.create()
    MentionFactory.create(cable=added, entity=NgoFactory.create())
    note(added)
    index.drain()
    index.rebuild()
    go_on.set()
    assert answers.get(timeout=20) == 6
    other.join(20)
    assert other.exitcode == 0


@pytest.mark.django_db(transaction=True)
def test_one_rebuild_waits_for_the_other() -> None:
    CableFactory.create_batch(5)

    def rebuild(_: int) -> int:
        try:
            return index.rebuild()
        finally:
            connection.close()

    with ThreadPoolExecutor(3) as threads:
        assert list(threads.map(rebuild, range(3))) == [5, 5, 5]
    assert ask().total == 5
    assert [path for path in root().iterdir() if path.is_dir()] == [generation()]


# --- how often a cable is cited ------------------------------------------------------------------


def cite(cable: Cable, *cited: Cable) -> None:
    for position, target in enumerate(cited):
        cable.references.create(
            position=position,
            text=target.slug,
            kind="cable",
            reference_id=target.slug,
            target=target,
        )


def most_cited() -> list[str]:
    return [hit.cable.slug for hit in ask("sort=cited").hits]


def test_the_most_cited_come_first_and_then_the_latest(corpus: SimpleNamespace) -> None:
    cite(corpus.first, corpus.third, corpus.second)
    cite(corpus.fourth, corpus.third)
    index.rebuild()
    by_date = [corpus.fifth.slug, corpus.fourth.slug, corpus.first.slug]
    assert most_cited() == [corpus.third.slug, corpus.second.slug, *by_date]


def test_a_citing_cable_that_is_withheld_counts_no_more(corpus: SimpleNamespace) -> None:
    cite(corpus.fourth, corpus.first)
    index.rebuild()
    assert most_cited()[0] == corpus.first.slug
    Cable.objects.filter(pk=corpus.fourth.pk).update(withheld_at=timezone.now())
    note(corpus.fourth)
    assert index.drain() == 1
    assert most_cited()[0] == corpus.fifth.slug


def test_a_reference_that_comes_counts_at_once(corpus: SimpleNamespace) -> None:
    index.rebuild()
    cite(corpus.fourth, corpus.first)
    note(corpus.fourth)
    index.drain()
    assert most_cited()[0] == corpus.first.slug


# --- the worker -----------------------------------------------------------------------------------


def test_the_worker_rebuilds_what_no_request_can_wait_for(
    corpus: SimpleNamespace, monkeypatch: pytest.MonkeyPatch
) -> None:
    from cables.ingest.jobs import rebuild_index

    monkeypatch.setattr(index, "REBUILT_AT_ONCE", 0)
    results = ask("q=strike")
    assert (results.total, "made anew" in results.notes[-1]) == (0, True)
    assert rebuild_index(timestamp=0) == 5
    assert ask("q=strike").total == 1
    assert rebuild_index(timestamp=0) == 0
    (generation() / "meta.json").write_text("{")
    assert ask("q=strike").total == 0
    assert rebuild_index(timestamp=0) == 5
    assert ask("q=strike").total == 1


# --- deep pages -----------------------------------------------------------------------------------


def test_page_five_thousand(corpus: SimpleNamespace) -> None:
    index.rebuild()
    ((_, document),) = documents([corpus.fifth.pk])
    assert document is not None
    copies = 100_050
    many = (
        (f"copy{number}", cast(IndexDocument, {**document, "key": f"copy{number}", **keys}))
        for number in range(copies)
        for keys in [{"newest": number, "oldest": copies - number, "cited": number}]
    )
    generations.write(generation(), many, megabytes=60, threads=1)
    for query in ("", "sort=cited", "q=quiet"):
        results = ask(f"{query}&page=5000")
        assert (results.page, results.total >= copies) == (5000, True)
        assert {hit.cable.slug for hit in results.hits} == {corpus.fifth.slug}
        assert results.next_url
        assert ask(f"{query}&page=1000000").page == results.page_count
