"""What the small signs of NGOs are worth, learned from names of which it is known."""

import sys

import pytest
from django.conf import settings

from cables.linking.annotations import Annotated, Annotation
from cables.linking.find import Numbered

sys.path.insert(0, str(settings.BASE_DIR / "scripts"))

import weigh_signs
from weigh_signs import Example, examples, learn


def taught(signs: str, *, ngos: int = 0, others: int = 0) -> list[Example]:
    """So many NGOs and other names that bear the same signs."""
    borne = frozenset(signs.split())
    return [Example(borne, True)] * ngos + [Example(borne, False)] * others


def test_signs_are_worth_what_those_who_bear_them_are() -> None:
    weights = learn(taught("help both", ngos=30) + taught("bank both", others=30))
    assert weights["help"] > 0.5
    assert weights["bank"] < -0.5
    assert abs(weights["both"]) < 0.1


def test_more_bearers_tell_more() -> None:
    some = learn(taught("help", ngos=10) + taught("", ngos=10, others=20))
    many = learn(taught("help", ngos=40) + taught("", ngos=40, others=80))
    assert many["help"] > some["help"] > 0


def test_rare_signs_are_worth_nothing() -> None:
    rare = taught("help", ngos=3)
    weights = learn(rare + taught("", ngos=20, others=20))
    assert "help" not in weights
    assert weights.of(["help"]) == weights.of([])


def test_the_weights_of_a_name_add_up() -> None:
    weights = learn(taught("help road", ngos=20, others=5) + taught("road", ngos=5, others=20))
    together = weights[""] + weights["help"] + weights["road"]
    assert weights.of(["help", "road", "never seen"]) == pytest.approx(together)


def test_cables_that_nothing_was_learned_from_are_told() -> None:
    cable = taught("help", ngos=3) + taught("bank", others=3)
    assert weigh_signs.checked([cable] * 20) == (60, 0, 60)


def entity(name: str, kind: str, ngo: bool | None = None) -> Annotated:
    return Annotated.read({"text": name, "kind": kind, "ngo": ngo, "paragraphs": [1]})


def learned_of(*entities: Annotated) -> dict[str, bool]:
    """What the names of one annotated cable teach, by how many words they have."""
    text = "NGOs gave help. It came with Selvar na Nolvu, which trains women, for Dovrik Pelluna."
    annotation = Annotation("cable.txt", None, entities)
    told = examples((annotation, [Numbered(text, 1)], "KE"))
    return {count: one.is_ngo for one in told for count in {"2 words", "3 words"} & one.signs}


def test_names_teach_what_the_annotation_says() -> None:
    told = learned_of(entity("Selvar na Nolvu", "organization", True))
    assert told == {"3 words": True, "2 words": False}


def test_a_part_of_a_name_teaches_what_the_whole_is() -> None:
    told = learned_of(entity("Selvar na Nolvu Club", "organization", True))
    assert told["3 words"]


def test_debatable_names_teach_nothing_and_places_that_they_are_none() -> None:
    told = learned_of(
        entity("Selvar na Nolvu", "organization"), entity("Dovrik Pelluna", "location")
    )
    assert told == {"2 words": False}
