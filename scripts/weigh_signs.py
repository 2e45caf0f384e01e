"""Learn what the small signs of NGOs are worth, from annotated cables: a development-time tool.

    .venv/bin/python scripts/weigh_signs.py ANNOTATIONS_FOLDER CORPUS_FOLDER [...]

reads pairs of folders as `manage.py evaluate_entities` does, weighs the signs of all names that
nothing else tells (`cables/linking/find/ngos/weighed.py`) by logistic regression, prints what the
weights would have told of cables that they were not learned from (each tenth by the other nine),
and writes `fixtures/vocab/ngo_signs.csv`. Debatable names (`ngo: null`) teach nothing.
"""

import argparse
import csv
import os
import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence
from math import exp, log
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")

import django  # noqa: E402

django.setup()

from cables.linking.annotations import Annotated  # noqa: E402
from cables.linking.find import names_to_weigh  # noqa: E402
from cables.management.commands.evaluate_entities import Cable, annotated  # noqa: E402
from cables.vocab.names import normalize  # noqa: E402

RIDGE = 3.0  # how strongly weights are held near 0: there are few NGOs to learn from
RAREST = 8  # names that bear a sign, before it is weighed
SMALLEST = 0.05  # a weight below tells nothing
LIKELY = 0.27  # the probability from which a name is taken for an NGO
SWEEPS, FOLDS = 60, 10


class Example(NamedTuple):
    """A name's signs, and whether it is an NGO's."""

    signs: frozenset[str]
    is_ngo: bool


def examples(cable: Cable) -> list[Example]:
    """The names of one annotated cable."""
    annotation, paragraphs, country = cable
    found = []
    for name in names_to_weigh(paragraphs, country):
        told = _told(normalize(name.name), annotation.entities)
        if told is not None:
            found.append(Example(frozenset(name.signs), told))
    return found


def _told(name: str, entities: Sequence[Annotated]) -> bool | None:
    """What the annotation says of a name, or of the first that it is a part of, or has in it."""
    for entity in entities:
        if name in entity.keys:
            return entity.ngo if entity.kind == "organization" else False
    for entity in entities:
        if any(_is_part(name, key) or _is_part(key, name) for key in entity.keys):
            return entity.ngo if entity.kind == "organization" else False
    return False


def _is_part(part: str, whole: str) -> bool:
    return f" {part} " in f" {whole} "


class Weights(defaultdict[str, float]):
    """What each sign is worth; `""` is what every name starts with."""

    def __init__(self) -> None:
        super().__init__(float)

    def of(self, signs: Iterable[str]) -> float:
        return self[""] + sum(self[sign] for sign in signs if sign in self)


def learn(taught: Sequence[Example]) -> Weights:
    """Ridge logistic regression over whether a sign is there, one sign after another."""
    bearers: dict[str, list[int]] = {"": list(range(len(taught)))}
    for at, example in enumerate(taught):
        for sign in example.signs:
            bearers.setdefault(sign, []).append(at)
    weights, sums = Weights(), [0.0] * len(taught)
    for _ in range(SWEEPS):
        for sign in sorted(bearers):
            if not sign or len(bearers[sign]) >= RAREST:
                step = _step(taught, sums, bearers[sign], weights[sign] * RIDGE * bool(sign))
                weights[sign] += step
                for at in bearers[sign]:
                    sums[at] += step
    return weights


def _step(taught: Sequence[Example], sums: list[float], at: list[int], pull: float) -> float:
    """Newton's step for one sign."""
    likely = [1 / (1 + exp(-sums[n])) for n in at]
    slope = sum(p - taught[n].is_ngo for p, n in zip(likely, at, strict=True)) + pull
    return -slope / (sum(p * (1 - p) for p in likely) + RIDGE)


def checked(cables: Sequence[list[Example]]) -> tuple[int, int, int]:
    """NGOs told, others told, NGOs in all, of cables that nothing was learned from."""
    told: list[bool] = []
    folds = [cables[n::FOLDS] for n in range(FOLDS)]
    for n, fold in enumerate(folds):
        rest = [example for m, other in enumerate(folds) if m != n for e in other for example in e]
        weights = learn(rest)
        told += [e.is_ngo for c in fold for e in c if weights.of(e.signs) > _threshold()]
    return sum(told), len(told) - sum(told), sum(e.is_ngo for c in cables for e in c)


def _threshold() -> float:
    return log(LIKELY / (1 - LIKELY))


def write(weights: Weights) -> None:
    """The table, smallest first, with what a name must make up for."""
    rows = {sign: weight for sign, weight in weights.items() if sign and abs(weight) >= SMALLEST}
    with (ROOT / "fixtures/vocab/ngo_signs.csv").open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(["sign", "weight"])
        table.writerow(["threshold", f"{weights[''] - _threshold():.2f}"])
        table.writerows(
            [sign, f"{weight:.2f}"] for sign, weight in sorted(rows.items(), key=lambda r: r[1])
        )


def folders() -> list[tuple[Path, Path]]:
    """Pairs of folders from the command line."""
    parser = argparse.ArgumentParser(description="Learn what the small signs of NGOs are worth.")
    parser.add_argument("folders", nargs="+", type=Path, help="ANNOTATIONS CORPUS, pair by pair")
    given = parser.parse_args().folders
    if len(given) % 2:
        parser.error("each folder of annotations needs the folder of its cables behind it.")
    return list(zip(given[::2], given[1::2], strict=True))


def main() -> None:
    cables = [examples(cable) for pair in folders() for cable in annotated(*pair)]
    if not any(example.is_ngo for cable in cables for example in cable):
        sys.exit("These cables have no NGO that is left to weigh: the table stays as it is.")
    told, wrong, ngos = checked(cables)
    print(
        f"Of {ngos} NGOs among {sum(map(len, cables))} names, {told} are told, with {wrong} others."
    )
    write(learn([example for cable in cables for example in cable]))


if __name__ == "__main__":
    main()
