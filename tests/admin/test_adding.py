"""Adding cables: nothing is saved before it was seen, nothing is lost, nothing breaks the page."""

import io
import zipfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connections
from django.test import Client
from django.urls import reverse
from lxml import html
from procrastinate.contrib.django.models import ProcrastinateJob

from cables.actions import cables
from cables.actions import uploads as actions
from cables.models import Cable, Entry, Upload, Version

pytestmark = pytest.mark.django_db

ADD = "/admin/cables/upload/add/"
CABLE = """\
UNCLAS SECTION 01 OF 01 SAMPLETON 000123

SIPDIS

E.O. 12958: N/A
TAGS: ELAB, PHUM, CH
SUBJECT: LANTERN SOCIETY READS LETTERS ALOUD

REF: SAMPLETON 99

1. (U) SUMMARY. The Lantern Society (LS), a Sampleton NGO, read letters aloud. END SUMMARY.

2. (U) LS said that it would go on.

WEN
"""


def file(name: str, content: bytes | str) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content.encode() if isinstance(content, str) else content)


def zipped(**files: str | bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name.replace("__", "."), content)
    return packed.getvalue()


def give(client: Client, *files: SimpleUploadedFile, text: str = "") -> Any:
    """Send the form; returns the page that follows, which must not be an error."""
    response = client.post(ADD, {"text": text, "documents": list(files)}, follow=True)
    assert response.status_code == 200
    return response


def address_of(response: Any) -> str:
    return str(response.redirect_chain[-1][0])


def save(client: Client, preview: Any) -> Any:
    return client.post(address_of(preview), {"save": "1"}, follow=True)


def said(response: Any) -> str:
    return " ".join(response.content.decode().split())


# --- the way through ----------------------------------------------------------------------------


def test_a_paste_is_shown_before_it_is_saved(as_admin, admin_user):
    preview = give(as_admin, text=CABLE)

    assert "/preview/" in address_of(preview)
    assert "LANTERN SOCIETY READS LETTERS ALOUD" in said(preview)
    assert "ELAB, PHUM, CH" in said(preview)
    assert "2 paragraphs: 1-2" in said(preview)
    assert "Save 1 cable" in said(preview)
    assert not Cable.objects.exists()
    upload = Upload.objects.get()
    assert (upload.via, upload.status, upload.created_by) == ("paste", "read", admin_user)
    # A browser sends a text area's lines with CR LF; the test client sends them as they are.
    assert Path(upload.content.path).read_text() == CABLE


def test_saving_stores_and_reports_with_links(as_admin):
    report = save(as_admin, give(as_admin, text=CABLE))

    cable = Cable.objects.get()
    assert "/report/" in address_of(report)
    assert cable.get_absolute_url() in said(report)
    assert reverse("admin:cables_cable_change", args=[cable.pk]) in said(report)
    assert "1</span> stored." in said(report)
    assert Upload.objects.get().status == Upload.Status.STORED


def test_many_files_and_a_paste_at_once(as_admin):
    preview = give(
        as_admin,
        file("one.txt", CABLE.replace("000123", "000124")),
        file("two.zip", zipped(a__txt=CABLE.replace("000123", "000125"), b__txt="")),
        text=CABLE,
    )
    report = save(as_admin, preview)

    assert Cable.objects.count() == 3
    assert Upload.objects.count() == 3
    assert "3</span> stored" in said(report)


def test_the_same_file_twice_is_held_already(as_admin):
    save(as_admin, give(as_admin, file("one.txt", CABLE)))
    preview = give(as_admin, file("again.txt", CABLE))

    assert "already held as" in said(preview)
    assert "Keep the report" in said(preview)
    report = save(as_admin, preview)
    assert "1</span> already held." in said(report)
    assert (Cable.objects.count(), Version.objects.count()) == (1, 1)


def test_another_copy_is_announced_as_a_new_version(as_admin):
    first = CABLE.replace("SAMPLETON 000123", "GUANGZHOU 009123")
    save(as_admin, give(as_admin, file("07GUANGZHOU9123.txt", first)))
    assert Cable.objects.get().reference_id == "07GUANGZHOU9123"

    fuller = first + "\n3. (U) Found later.\n"
    preview = give(as_admin, file("07GUANGZHOU9123-again.txt", fuller))
    assert "will be a new version of" in said(preview)
    save(as_admin, preview)
    assert (Cable.objects.count(), Version.objects.count()) == (1, 2)


def test_saving_twice_stores_once(as_admin):
    preview = give(as_admin, text=CABLE)
    save(as_admin, preview)
    again = save(as_admin, preview)

    assert "/report/" in address_of(again)
    assert (Cable.objects.count(), Entry.objects.count()) == (1, 1)


@pytest.mark.django_db(transaction=True)
def test_two_clicks_at_the_same_time_store_once(as_admin, admin_user):
    preview = give(as_admin, text=CABLE)

    def click(_: int) -> str:
        client = Client()
        client.force_login(admin_user)
        try:
            return said(save(client, preview))
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as clicks:
        reports = list(clicks.map(click, range(2)))
    assert ["1</span> stored." in report for report in reports] == [True, True]
    assert (Cable.objects.count(), Entry.objects.count()) == (1, 1)


def test_a_preview_that_was_saved_leads_to_the_report(as_admin):
    preview = give(as_admin, text=CABLE)
    save(as_admin, preview)
    assert "/report/" in address_of(as_admin.get(address_of(preview), follow=True))


def test_the_report_keeps_the_order_of_the_preview(as_admin):
    names = ["c.txt", "a.txt", "b.txt"]
    files = [file(name, CABLE.replace("000123", f"00{n}")) for n, name in enumerate(names, 500)]
    report = save(as_admin, give(as_admin, *files))
    page = html.fromstring(report.content)
    assert [cell.text_content() for cell in page.cssselect("td.file")] == names


def test_the_report_names_the_problems_of_each_document(as_admin):
    odd = file("odd.txt", CABLE.encode() + b"\x00")
    report = save(
        as_admin, give(as_admin, odd, file("good.txt", CABLE.replace("000123", "000124")))
    )
    problems = [str(problem) for problem in Version.objects.get(file="odd.txt").problems.all()]
    good, odd_row = sorted(
        html.fromstring(report.content).cssselect(".outcomes tbody tr"),
        key=lambda row: row.cssselect(".file")[0].text_content(),
    )
    said = [" ".join(one.text_content().split()) for one in odd_row.cssselect(".problems li")]
    assert problems
    assert said == problems
    mine = list(Version.objects.get(file="good.txt").problems.all())
    assert len(good.cssselect(".problems li")) == len(mine)


def test_the_report_leads_to_no_public_page_of_a_withheld_cable(as_admin, admin_user):
    preview = give(as_admin, text=CABLE)
    save(as_admin, preview)
    cable = Cable.objects.get()
    report = address_of(preview).replace("preview", "report")
    assert f'href="{cable.get_absolute_url()}"' in said(as_admin.get(report))
    cables.withhold(cable=cable, by=admin_user, reason="Names a source.")
    assert f'href="{cable.get_absolute_url()}"' not in said(as_admin.get(report))


def test_one_problem_is_one_problem(as_admin):
    save(as_admin, give(as_admin, file("odd.txt", CABLE.encode() + b"\x00")))
    problems = Version.objects.get().problems.count()
    said = Entry.objects.get().message
    assert said == f"{problems} problem{'s' if problems > 1 else ''}"


def test_the_form_knows_how_much_it_takes(as_admin, settings):
    page = html.fromstring(as_admin.get(ADD).content.decode())
    (box,) = page.cssselect("textarea[name=text]")
    assert int(box.get("data-max-bytes")) < settings.DATA_UPLOAD_MAX_MEMORY_SIZE
    assert "10.0\xa0MB" in box.get("data-too-long")
    assert "Up to 10.0\xa0MB" in page.cssselect("#id_text_helptext")[0].text_content()


def test_discarding_saves_nothing_and_says_so(as_admin):
    preview = give(as_admin, text=CABLE)
    response = as_admin.post(address_of(preview), {"discard": "1"}, follow=True)

    assert "Nothing was saved" in said(response)
    assert not Cable.objects.exists()
    assert Upload.objects.get().status == Upload.Status.DISCARDED
    late = save(as_admin, preview)
    assert "discarded, nothing was saved" in said(late)
    assert not Cable.objects.exists()


def test_what_was_saved_cannot_be_discarded(as_admin):
    preview = give(as_admin, text=CABLE)
    save(as_admin, preview)
    response = as_admin.post(address_of(preview), {"discard": "1"}, follow=True)
    assert "nothing was discarded" in said(response)
    assert Cable.objects.exists()


def test_what_is_left_unsaved_can_be_found_again(as_admin):
    give(as_admin, text=CABLE)
    number = Upload.objects.get().pk
    report = as_admin.get(reverse("admin:cables_upload_report", args=[number]))
    assert reverse("admin:cables_upload_preview", args=[number]) in said(report)


# --- large --------------------------------------------------------------------------------------


def test_what_takes_long_is_given_to_the_worker_once(as_admin, monkeypatch):
    monkeypatch.setattr(actions, "AT_ONCE", 2)
    pack = zipped(**{f"n{n}__txt": CABLE.replace("000123", f"00{n}") for n in range(3)})
    preview = give(as_admin, file("pack.zip", pack))
    report = save(as_admin, preview)

    assert "Being worked on" in said(report)
    assert f'href="{address_of(report)}">Look again' in said(report)
    assert not Cable.objects.exists()
    save(as_admin, preview)
    job = ProcrastinateJob.objects.get(task_name="cables.ingest.jobs.store_upload")
    assert job.args == {"upload_id": Upload.objects.get().pk}

    response = as_admin.post(address_of(preview), {"discard": "1"}, follow=True)
    assert "nothing was discarded" in said(response)


def test_a_preview_has_an_end_and_says_so(as_admin, monkeypatch):
    monkeypatch.setattr("cables.admin.previews.SHOWN", 2)
    pack = zipped(**{f"n{n}__txt": CABLE.replace("000123", f"00{n}") for n in range(3)})
    preview = give(as_admin, file("pack.zip", pack), file("later.txt", CABLE))

    assert "the first 2 documents are below" in said(preview)
    assert "Save all cables" in said(preview)


# --- bad input ----------------------------------------------------------------------------------


def test_large_bytes_are_given_to_the_worker_too(as_admin, monkeypatch):
    monkeypatch.setattr(actions, "AT_ONCE_BYTES", 100)
    assert "Being worked on" in said(save(as_admin, give(as_admin, text=CABLE)))


def test_a_long_text_is_shown_in_part(as_admin):
    preview = give(as_admin, text=CABLE.replace("would go on", "would go on " * 5000))
    assert "The text goes on" in said(preview)
    assert len(preview.content) < 60_000


def test_an_empty_form_says_what_to_do(as_admin):
    assert "Paste a text, or choose at least one file." in said(give(as_admin))
    assert "Paste a text, or choose at least one file." in said(give(as_admin, text=" \n "))
    assert not Upload.objects.exists()


def test_a_file_too_large_is_named_and_the_paste_is_kept(as_admin, settings):
    settings.UPLOAD_MAX_BYTES = 10
    page = give(as_admin, file("huge.txt", "x" * 11), text=CABLE)

    assert "huge.txt" in said(page)
    assert "import_cables" in said(page)
    assert "LANTERN SOCIETY READS LETTERS ALOUD" in said(page)
    assert not Upload.objects.exists()


BOMB = zipped(bomb__txt="1. (U) " + "0" * 40_000_000)
BAD = [
    ("empty.txt", b""),
    ("picture.jpg", b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + bytes(500)),
    ("bomb.zip", BOMB),
    ("broken.zip", b"PK\x03\x04 and no more"),
    ("broken.pdf", b"%PDF-1.7 and no more"),
    ("noise.bin", bytes(range(256)) * 4000),
]


@pytest.mark.parametrize(("name", "content"), BAD, ids=[name for name, _ in BAD])
def test_what_cannot_be_read_says_why_and_leaves_the_rest(as_admin, name, content):
    preview = give(as_admin, file(name, content), file("good.txt", CABLE))
    assert "Save 1 cable" in said(preview)
    assert "cannot be read" in said(preview)
    assert 'class="refusal"' in said(preview)

    report = save(as_admin, preview)
    assert report.status_code == 200
    assert Cable.objects.count() == 1
    unreadable = Entry.objects.get(outcome=Entry.Outcome.UNREADABLE)
    assert unreadable.message


@pytest.mark.parametrize(
    "content",
    [
        CABLE.encode() + b"\x00\x00",
        CABLE.encode() + b"\xff\xfe\xfa caf\xe9",
        b"UNCLAS SAMPLETON 000123\n\nSUBJECT: NOTHING TO SAY\n",
    ],
    ids=["NUL", "invalid UTF-8", "no paragraphs"],
)
def test_what_can_be_read_with_problems_is_kept_with_them(as_admin, content):
    preview = give(as_admin, file("odd.txt", content))
    assert 'class="problems"' in said(preview)
    save(as_admin, preview)
    assert Version.objects.get().problems.exists()


def test_a_pasted_nul_is_no_error(as_admin):
    preview = give(as_admin, text=CABLE + "\x00")
    save(as_admin, preview)
    assert "␀" in Version.objects.get().source_text


def test_a_name_that_climbs_out_of_its_folder_stays_inside(as_admin, settings):
    pack = io.BytesIO()
    with zipfile.ZipFile(pack, "w") as archive:
        archive.writestr("../../../../tmp/climbed.txt", CABLE)
    preview = give(as_admin, file("../../climb.zip", pack.getvalue()))
    save(as_admin, preview)

    kept = Path(Upload.objects.get().content.path).resolve()
    assert kept.is_relative_to(Path(settings.MEDIA_ROOT).resolve())
    assert Cable.objects.count() == 1


def test_text_from_a_cable_is_shown_as_text(as_admin):
    hostile = CABLE.replace("READS LETTERS", "<script>alert(1)</script>")
    preview = give(as_admin, text=hostile)
    assert "<script>alert" not in said(preview)
    assert "&lt;script&gt;alert" in said(preview)


@pytest.mark.parametrize(
    "batch", ["0", "999999", "x", "1-", "5-1", "1-99999999", "1,2,,", "9" * 30]
)
@pytest.mark.parametrize("page", ["preview", "report"])
def test_an_address_that_names_no_upload_is_not_found(as_admin, page, batch):
    assert as_admin.get(f"/admin/cables/upload/{page}/{batch}/").status_code == 404


OFFICE = zipped(**{"[Content_Types]__xml": "<Types/>", "word/document__xml": "<w/>"})


@pytest.mark.parametrize(
    ("name", "content", "word"),
    [
        ("letter.docx", OFFICE, "Word document"),
        ("letter.rtf", rb"{\rtf1\ansi UNCLAS SAMPLETON 000123\par 1. (U) Text.}", "RTF"),
        ("pack.zip", zipped(in__zip="PK"), "archive inside an archive"),
        ("pack.zip", zipped(a__docx=OFFICE), "Word document"),
        ("note.txt", b"hello world, the letter of the ngo", "looks like a cable"),
        ("pack.zip", zipped(README__txt="Notes about them."), "looks like a cable"),
    ],
    ids=["DOCX", "RTF", "nested", "nested DOCX", "note", "README"],
)
def test_what_is_no_cable_is_refused_once_with_a_sentence(as_admin, name, content, word):
    page = html.fromstring(give(as_admin, file(name, content)).content)
    (refusal,) = [each.text_content() for each in page.cssselect(".refusal")]
    assert word in refusal


def test_the_preview_tells_what_to_do_about_a_number_that_was_not_found(as_admin, client):
    preview = give(as_admin, text=CABLE)
    assert "enter the number in the cable" in said(preview)
    save(as_admin, preview)
    cable = Cable.objects.get()
    source = said(client.get(f"{cable.get_absolute_url()}source/"))
    assert "No number of a cable was found in this copy." in source
    assert "enter the number" not in source


def test_the_preview_of_nothing_ends_with_one_full_stop(as_admin):
    empty = give(as_admin, file("empty.zip", zipped()))
    assert "Nothing was found." in said(empty)
    assert "found.." not in said(empty).replace(" ", "")


# --- who may ------------------------------------------------------------------------------------


def test_curators_see_reports_and_do_not_upload(as_admin, as_curator):
    preview = address_of(give(as_admin, text=CABLE))
    assert as_curator.get(ADD).status_code == 403
    assert as_curator.post(ADD, {"text": CABLE}).status_code == 403
    assert as_curator.get(preview).status_code == 403
    assert as_curator.post(preview, {"save": "1"}).status_code == 403
    assert as_curator.get(preview.replace("preview", "report")).status_code == 200
    assert not Cable.objects.exists()


def test_nobody_else_gets_in(as_admin, client):
    preview = address_of(give(as_admin, text=CABLE))
    for page in (ADD, preview, preview.replace("preview", "report")):
        assert reverse("admin:login") in client.get(page).url
