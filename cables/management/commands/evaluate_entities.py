"""Measure the finders on annotated cables: the whole chain, and with each finder left out."""

import json
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from cables.linking import ner
from cables.linking.annotations import KINDS, Annotation, BadAnnotation
from cables.linking.evaluation import LINKS, NGO, OVERALL, Scores, as_named, evaluate
from cables.linking.find import FINDERS, Finder, FoundEntity, Numbered, find, statistical
from cables.linking.find.origins import country_of
from cables.management.commands.find_entities import paragraphs_of
from cables.management.json_lines import in_file

Cable = tuple[Annotation, list[Numbered], str]
Find = Callable[[list[Numbered], str], list[FoundEntity]]
WHOLE = "whole chain"


class Command(BaseCommand):
    """Precision, recall and F1 by kind, for NGO flags and for paragraph links."""

    help = "Compare what the finders find in a corpus with annotations of some of its cables."
    requires_system_checks: list[str] = []
    requires_migrations_checks = False

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "annotations", type=Path, metavar="ANNOTATIONS_FOLDER", help="annotations, *.json"
        )
        parser.add_argument("corpus", type=Path, metavar="CORPUS_FOLDER", help="their cables")
        parser.add_argument("--only", nargs="*", metavar="ID", help="these reference ids alone")
        parser.add_argument("--errors", action="store_true", help="also print what was wrong")
        parser.add_argument(
            "--with-ner", action="store_true", help="the chain with statistical names (extra nlp)"
        )

    def handle(self, *args: object, annotations: Path, corpus: Path, **options: Any) -> None:
        cables = annotated(annotations, corpus, options["only"])
        self.stdout.write(f"Annotated cables: {len(cables)}; entities count once a cable.\n\n")
        further = _further() if options["with_ner"] else []
        for name, finding in _ways(further):
            scores = measure(cables, finding)
            self.stdout.write(_table(name, scores))
            if options["errors"] and name == WHOLE:
                self.stdout.write(_errors(scores))


def _ways(further: list[Finder]) -> Iterator[tuple[str, Find]]:
    """The whole chain, the chain without each finder, and plain spaCy where it is installed."""
    chain = partial(find, further=further)
    yield WHOLE, chain
    for name in FINDERS:
        rest = [finder for other, finder in FINDERS.items() if other != name]
        yield f"without {name}", partial(chain, finders=rest)
    yield "without weighed", partial(chain, weigh=False)
    yield "without echoes", partial(chain, echoes=False)
    for size in ner.installed():
        yield f"plain spaCy {size}", partial(as_named, ner.reader(size))


def annotated(annotations: Path, corpus: Path, only: list[str] | None = None) -> list[Cable]:
    """Each annotation of a folder with the paragraphs and the country of its cable.

    `only` names some by reference id or file. Raises `CommandError` where there is none to read.
    """
    paths = sorted(annotations.glob("*.json"))
    cables = [cable for path in paths if (cable := _read(path, corpus, only)) is not None]
    if not cables:
        raise CommandError(f"{annotations} holds no annotation to measure with.")
    return cables


def _further() -> list[Finder]:
    try:
        return [statistical.finder(ner.reader(ner.best()))]
    except ner.Missing as missing:
        raise CommandError(str(missing)) from missing


def _read(path: Path, corpus: Path, only: list[str] | None) -> Cable | None:
    annotation = _annotation(path)
    if only and annotation.reference_id not in only and path.stem not in only:
        return None
    cable = next(in_file(corpus / annotation.file))
    if "error" in cable:
        raise CommandError(f"{annotation.file}: {cable['error']}")
    origin = (cable["origin"] or {}).get("name")
    return annotation, paragraphs_of(cable), country_of(cable["reference_id"], origin)


def _annotation(path: Path) -> Annotation:
    try:
        return Annotation.read(json.loads(path.read_bytes()))
    except BadAnnotation as bad:
        raise CommandError(f"{path}: {bad}") from bad
    except ValueError as broken:
        raise CommandError(f"{path} is not JSON ({broken}): mend it, or take it out.") from broken


def measure(cables: Iterable[Cable], finding: Find) -> Scores:
    """The scores of one way of finding over all cables."""
    scores = Scores()
    for annotation, paragraphs, country in cables:
        evaluate(scores, annotation, paragraphs, finding(paragraphs, country))
    return scores


def _table(title: str, scores: Scores) -> str:
    lines = [f"{title:24}{'P':>6}{'R':>6}{'F1':>6}{'hits':>6}{'false':>6}{'missed':>7}"]
    for name in (OVERALL, *KINDS, NGO, LINKS):
        s = scores[name]
        figures = f"{s.precision:6.2f}{s.recall:6.2f}{s.f1:6.2f}"
        lines.append(f"  {name:22}{figures}{s.hits:6}{s.false:6}{s.missed:7}")
    return "\n".join(lines) + "\n\n"


def _errors(scores: Scores) -> str:
    lines = [f"{name}: {wrong}" for name in (*KINDS, NGO, LINKS) for wrong in scores[name].wrong]
    return "\n".join(lines) + "\n\n"
