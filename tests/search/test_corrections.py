"""Did you mean, and names while they are being typed."""

from types import SimpleNamespace

import pytest
from django.utils import timezone

from cables.models import Alias, Cable, Entity, IndexChange
from cables.search import index
from cables.search.suggestions import suggestions
from cables.vocab.names import normalize
from tests.factories import CableFactory, NgoFactory
from tests.search.conftest import ask


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        ("strke", "strike"),
        ("stirke", "strike"),
        ("lbaor", "labor"),
        ("organised elctions", "organised elections"),
        ('"human rihgts" -dock', '"human rights" -dock'),
        ("tag:ELAB protset", "tag:ELAB protest"),
        ("étudaints", "etudiants"),
        ("strike", None),
        ("labour", None),
        ("xyzzyxyzzy", None),
        ("-strke", None),
        ("stk", None),
        ("labor nog", "labor ngo"),
        ("nbo", None),
        ("tag:STRKE", None),
    ],
)
def test_did_you_mean(corpus: SimpleNamespace, query: str, meant: str | None) -> None:
    found = ask(f"origin=LIMA&q={query.replace(' ', '+')}").did_you_mean
    assert (found and found.words) == meant
    assert found is None or "origin=LIMA" in found.url


def test_no_more_than_the_first_unknown_words_are_corrected(corpus: SimpleNamespace) -> None:
    unknown = [
        *("strke", "protset", "elctions", "rihgts", "lnatern", "prssure", "scoiety", "wrokers"),
        *("hrabor", "reprots"),
    ]
    meant = ask(f"q=labor+{'+'.join(unknown)}").did_you_mean
    assert meant
    known, *words = meant.words.split()
    assert known == "labor"
    assert all(word not in unknown for word in words[:8])
    assert words[8:] == unknown[8:]
    assert ask("q=hrabor").did_you_mean


def test_a_stem_that_nobody_writes_is_not_what_was_meant(db: None) -> None:
    CableFactory.create(paragraphs=["Governing and governments."])
    index.rebuild()
    assert ask("q=gvernments").did_you_mean
    assert ask("q=gvern").did_you_mean is None
    CableFactory.create(paragraphs=["They govern."])
    index.rebuild()
    meant = ask("q=gvern").did_you_mean
    assert meant
    assert meant.words == "govern"


def test_a_word_of_withheld_cables_alone_is_not_told(corpus: SimpleNamespace) -> None:
    assert ask("q=protset").did_you_mean
    Cable.objects.filter(pk=corpus.third.pk).update(withheld_at=timezone.now())
    IndexChange.objects.note([corpus.third.pk])
    index.drain()
    assert ask("q=protset").did_you_mean is None


@pytest.fixture
def named(corpus: SimpleNamespace) -> SimpleNamespace:
    """The corpus with keys for its names, as linking makes them."""
    corpus.lantern.name = "Société Lanterne"
    for entity in (corpus.lantern, corpus.union, corpus.wen, corpus.delta):
        Entity.objects.filter(pk=entity.pk).update(
            name=entity.name, normalized=normalize(entity.name)
        )
    Alias.objects.filter(entity=corpus.lantern).update(normalized="lanternists")
    return corpus


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("soc", ["Société Lanterne"]),
        ("SOCIETE LAN", ["Société Lanterne"]),
        ("lant", ["Société Lanterne"]),
        ("lanternists", ["Société Lanterne"]),
        ("harbor u", ["Harbor Union"]),
        ("hrabor union", ["Harbor Union"]),
        ("lantrenists", ["Société Lanterne"]),
        ("exampel", ["Wen Example"]),
        ("un", ["Harbor Union"]),
        ("h", []),
        ("", []),
        ("%", []),
        ("zzzzzz", []),
    ],
)
def test_names_are_suggested(named: SimpleNamespace, typed: str, names: list[str]) -> None:
    assert [entity.name for entity in suggestions(typed)] == names


def test_the_most_mentioned_come_first(named: SimpleNamespace) -> None:
    Entity.objects.filter(pk=named.union.pk).update(normalized="lant port", cable_count=9)
    assert suggestions("lant")[0].pk == named.union.pk


def test_of_equally_like_names_the_most_mentioned_comes_first(corpus: SimpleNamespace) -> None:
    for name, cables in (("Ospreys Abroad", 1), ("Ospreys", 13), ("Ospreys Bay", 1)):
        NgoFactory.create(name=name)
        Entity.objects.filter(name=name).update(cable_count=cables, accepted_count=1)
    names = [entity.name for entity in suggestions("ospryes")]
    assert names == ["Ospreys", "Ospreys Abroad", "Ospreys Bay"]


def test_a_rare_short_word_is_not_taken_for_another(db: None) -> None:
    CableFactory.create(paragraphs=["An ngo met."])
    CableFactory.create_batch(150)
    index.rebuild()
    assert ask("q=nog").did_you_mean is None


def test_names_that_no_public_cable_mentions_are_not_suggested(named: SimpleNamespace) -> None:
    Entity.objects.filter(pk=named.lantern.pk).update(cable_count=0)
    assert suggestions("lanternists") == suggestions("lantrenists") == suggestions("soc") == []
