"""`manage.py import_authorities`: a list from its file into the portal."""

import io
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command

from cables.ingest import pipeline
from cables.models import Cable, Decision, Entity, Mention
from cables.search import index
from tests.factories import CableFactory

pytestmark = pytest.mark.django_db

LIST = """\
name,kind,aliases,country
Paper Boat Society,ngo,PBS | Boat Folk,CN
Lantern Society,ngo,,Atlantis
Harbor Union,union,,
Wen Example,person,,
"""


@pytest.fixture
def ada() -> User:
    return User.objects.create_superuser("ada")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "boats.csv"
    path.write_text(LIST, encoding="utf-8-sig")
    return path


def run(*args: object, **options: object) -> str:
    out = io.StringIO()
    call_command("import_authorities", *map(str, args), stdout=out, **options)
    return out.getvalue()


@pytest.mark.usefixtures("ada")
def test_rows_are_loaded_and_the_others_told_by_line(file):
    said = run(file)
    assert "line 3: 'Atlantis' is no country" in said
    assert "line 4: 'union' is no kind" in said
    assert "2 added, 2 refused (see above)." in said
    assert "Cables that are imported from now on" in said
    assert set(Entity.objects.values_list("name", flat=True)) == {
        "Paper Boat Society",
        "Wen Example",
    }
    assert set(Decision.objects.values_list("reason", flat=True)) == {
        "From the authority list boats.csv."
    }


@pytest.mark.usefixtures("ada")
def test_a_preview_changes_nothing(file):
    assert "Preview, nothing was changed: 2 added, 2 refused" in run(file, preview=True)
    assert not Entity.objects.exists()


@pytest.mark.usefixtures("ada")
def test_a_second_load_says_so(file):
    run(file)
    assert "2 held already, 2 refused (see above).\nNothing was changed." in run(file)


def test_somebody_stands_for_the_import(file, ada):
    User.objects.create_superuser("bob")
    with pytest.raises(CommandError, match="no user 'eve'"):
        run(file, by="eve")
    run(file, by="bob")
    assert {made.made_by.username for made in Decision.objects.all()} == {"bob"}


@pytest.mark.parametrize("administrators", [[], ["ada", "bob"]])
def test_where_nobody_is_named_the_command_line_stands_for_it(file, client, administrators):
    for name in administrators:
        User.objects.create_superuser(name)
    run(file)
    (account,) = {made.made_by for made in Decision.objects.all()}
    assert account.username == "command-line"
    assert not account.is_active
    assert not client.login(username="command-line", password="")


@pytest.mark.usefixtures("ada")
def test_with_link_the_names_are_found_in_the_cables_that_are_held(file):
    cable = CableFactory(paragraphs=["(U) Boat Folk met Wen Example near the pier."])
    index.rebuild()
    said = run(file, link=True)
    assert "4 names were looked for: 2 mentions bear them." in said
    linked = Mention.objects.filter(cable=cable).values_list("entity__name", "surface")
    assert set(linked) == {("Paper Boat Society", "Boat Folk"), ("Wen Example", "Wen Example")}


@pytest.mark.usefixtures("ada")
def test_relinking_finds_the_names_too(file):
    cable = CableFactory(paragraphs=["(U) Boat Folk spoke."])
    assert "relink_cables" in run(file)
    pipeline.link(Cable.objects.filter(pk=cable.pk))
    assert Mention.objects.get().entity.name == "Paper Boat Society"


@pytest.mark.usefixtures("ada")
def test_the_starter_list_is_loaded_whole():
    said = run(starter=True)
    assert "refused" not in said
    body = Entity.objects.get(name="World Health Organization")
    assert (body.wikidata, body.type, body.curated) == ("Q7817", "international", True)
    assert body.aliases.filter(name="WHO").exists()
    assert Decision.objects.of_entity(body).get().reason == "From the starter list."


@pytest.mark.usefixtures("ada")
def test_what_cannot_be_read_is_refused_with_a_reason(tmp_path):
    with pytest.raises(CommandError, match=r"No such file: \S+none.csv. Check") as refusal:
        run(tmp_path / "none.csv")
    assert "Errno" not in str(refusal.value)
    with pytest.raises(CommandError, match="cannot be read"):
        run(tmp_path)
    (tmp_path / "other.csv").write_text("title,year\nA,1999\n")
    with pytest.raises(CommandError, match="name and kind is missing"):
        run(tmp_path / "other.csv")
    with pytest.raises(CommandError, match="--starter"):
        run()


@pytest.mark.usefixtures("ada")
def test_bytes_that_are_not_utf_8_cost_their_row_alone(tmp_path):
    path = tmp_path / "old.csv"
    path.write_bytes("name,kind\nCafé Club,ngo\nLantern Society,ngo\n".encode("latin-1"))
    assert "line 2: Bytes here are not UTF-8" in run(path)
    assert Entity.objects.get().name == "Lantern Society"
