"""From files to rows: everything accounted for, nothing twice, nothing lost by a crash."""

import io
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from django.core.files.base import File
from django.core.management import call_command
from django.core.management.base import CommandError

from cables.ingest import pipeline, uploads
from cables.ingest.pipeline import Item
from cables.ingest.reading import cut_path
from cables.ingest.vocabulary import load_posts
from cables.models import Cable, Entry, Mention, Paragraph, Reference, Upload, Version
from cables.search import SearchState, run

SAMPLES = Path(__file__).resolve().parents[2] / "fixtures" / "samples" / "transmission"
THREE = sorted(SAMPLES.glob("*.txt"))[:3]
pytestmark = pytest.mark.django_db(transaction=True)


def imported(*paths: Path) -> str:
    out = io.StringIO()
    call_command("import_cables", *paths, stdout=out, stderr=io.StringIO())
    return out.getvalue()


def rows() -> tuple[int, ...]:
    return tuple(model.objects.count() for model in (Cable, Version, Paragraph, Reference, Mention))


def read(paths: list[Path]) -> Iterator[Item]:
    for path, upload in zip(paths, uploads.receive_paths(paths), strict=True):
        yield from uploads.items(upload, cut_path(path))


def packed(folder: Path, **files: bytes) -> Path:
    path = folder / "archive.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return path


def test_a_cable_comes_out_found_by_words_and_by_facet() -> None:
    load_posts()
    said = imported(*THREE)
    assert "3 stored" in said
    cable = Cable.objects.get(slug=THREE[0].stem)
    results = run(SearchState(selected=(("origin", THREE[0].stem.strip("0123456789")),)))
    assert cable in [hit.cable for hit in results.hits]


def test_the_same_files_again_change_nothing() -> None:
    imported(*THREE)
    before = rows()
    said = imported(*THREE)
    assert "3 already held" in said
    assert rows() == before


def test_references_to_a_later_cable_are_resolved_when_it_comes() -> None:
    citing, cited = "UNCLAS STATE 000002", "UNCLAS STATE 000001"
    text = "{}\n\nSUBJECT: INVENTED\n\n{}1. The text of an invented cable.\n"
    first = "FM SECSTATE WASHDC\nR 021200Z FEB 08\n" + text.format(citing, "REF: STATE 1\n\n")
    second = "FM SECSTATE WASHDC\nR 011200Z FEB 08\n" + text.format(cited, "")
    load_posts()
    imported_text(first)
    assert Reference.objects.get().target is None
    imported_text(second)
    assert Reference.objects.get().target == Cable.objects.get(slug="08STATE1")


def imported_text(text: str) -> None:
    content = io.BytesIO(text.encode())
    upload = uploads.receive(name="pasted text", content=File(content), via=Upload.Via.PASTE)
    uploads.store_upload(upload)


def test_what_cannot_be_read_is_said_and_the_rest_is_kept(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "empty.txt").write_bytes(b"")
    (folder / "photo.jpg").write_bytes(b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(range(256)) * 20)
    (folder / "noise.txt").write_bytes(bytes(range(256)) * 4000)
    (folder / "broken.zip").write_bytes(b"PK\x03\x04 nothing of the kind")
    (folder / THREE[0].name).write_bytes(THREE[0].read_bytes())
    said = imported(folder)
    assert "5 documents: 1 stored" in said
    assert "4 unreadable" in said
    for entry in Entry.objects.filter(outcome=Entry.Outcome.UNREADABLE):
        assert entry.message.endswith("."), "a sentence"


def test_an_archive_cannot_write_outside_or_explode(tmp_path: Path) -> None:
    good = THREE[0].read_bytes()
    archive = packed(
        tmp_path,
        **{"../../etc/passwd.txt": good, "bomb.txt": b"0" * 300_000_000, "again.txt": good},
    )
    said = imported(archive)
    assert "1 stored" in said
    assert "1 already held" in said
    assert "1 unreadable" in said
    assert not any(".." in name for name in Entry.objects.values_list("file", flat=True))


def test_a_text_longer_than_any_cable_is_refused(tmp_path: Path) -> None:
    endless = tmp_path / "endless.txt"
    endless.write_text("UNCLAS SUVA 000012\n\n1. " + "An invented sentence. " * 250_000)
    assert "Split the file into its cables" in imported(endless)
    assert not Cable.objects.exists()


def test_odd_bytes_do_not_hurt(tmp_path: Path) -> None:
    odd = tmp_path / "odd.txt"
    odd.write_bytes(THREE[0].read_bytes().replace(b" the ", b" \x00the\xff ", 5))
    assert "1 stored" in imported(odd)
    version = Version.objects.get()
    assert "\x00" not in version.source_text
    assert version.problems.exists()


def test_a_crash_loses_nothing_and_doubles_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "BATCH", 4)  # two documents, and that there are no more

    def crash(entries: Sequence[Entry]) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        pipeline.save(read(THREE), crash)
    assert Cable.objects.count() == 2, "the batch before the crash is whole"
    imported(*THREE)
    assert set(Upload.objects.values_list("status", flat=True)) == {Upload.Status.STORED}
    assert Entry.objects.count() == 3
    assert Cable.objects.count() == Version.objects.count() == 3


def test_an_upload_is_stored_once(tmp_path: Path) -> None:
    imported_text(THREE[0].read_text())
    upload = Upload.objects.get()
    report = uploads.store_upload(upload)
    assert (report.total, upload.entries.count()) == (1, 1)
    assert Cable.objects.count() == 1


def test_a_missing_path_is_named() -> None:
    with pytest.raises(CommandError, match="No such file or folder: nowhere"):
        imported(Path("nowhere.txt"))


def test_linking_anew_keeps_what_people_decided() -> None:
    load_posts()
    imported(*THREE)
    rejected, kept = Mention.objects.order_by("pk")[:2]
    Mention.objects.filter(pk=rejected.pk).update(status=Mention.Status.REJECTED)
    Mention.objects.exclude(pk__in=[rejected.pk, kept.pk]).delete()
    before = rows()
    call_command("relink_cables", stdout=io.StringIO())
    rejected.refresh_from_db()
    assert rejected.status == Mention.Status.REJECTED
    assert Mention.objects.filter(pk=kept.pk).exists()
    assert rows() > before, "what was lost is found again"
