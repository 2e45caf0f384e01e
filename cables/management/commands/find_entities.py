"""Print the entities that cables name, found from their text alone; the database is not touched."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from cables.linking.find import FoundEntity, Numbered, find, numbers_of
from cables.linking.find.origins import country_of
from cables.management.commands.parse_cables import objects


class Command(BaseCommand):
    """One JSON object a cable; unreadable input is an object with an `error` and exit status 1."""

    help = (
        "Read files, folders or ZIP archives of cables and print the organizations, people and "
        "places that they name, as JSON Lines."
    )
    requires_system_checks: list[str] = []
    requires_migrations_checks = False

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "paths", nargs="+", type=Path, metavar="PATH", help="file, folder or ZIP archive"
        )

    def handle(self, *args: object, paths: list[Path], **options: object) -> None:
        failed = False
        for cable in objects(paths):
            failed = failed or "error" in cable
            printed = cable if "error" in cable else entities_of(cable)
            self.stdout.write(json.dumps(printed, ensure_ascii=False))
        if failed:
            sys.exit(1)


def entities_of(cable: dict[str, Any]) -> dict[str, Any]:
    """What to print for one cable, given as `parse_cables` prints it."""
    paragraphs = paragraphs_of(cable)
    return {
        "file": cable["file"],
        "reference_id": cable["reference_id"],
        "entities": [_as_dict(entity, paragraphs) for entity in found_in(cable, paragraphs)],
    }


def paragraphs_of(cable: dict[str, Any]) -> list[Numbered]:
    """The paragraphs as printed; text without a number belongs to the number before it."""
    found: list[Numbered] = []
    number = None
    for paragraph in cable["paragraphs"]:
        number = number if paragraph["number"] is None else paragraph["number"]
        found.append(Numbered(paragraph["text"], number))
    return found


def found_in(cable: dict[str, Any], paragraphs: Sequence[Numbered]) -> list[FoundEntity]:
    origin = (cable["origin"] or {}).get("name")
    return find(paragraphs, country_of(cable["reference_id"], origin))


def _as_dict(entity: FoundEntity, paragraphs: Sequence[Numbered]) -> dict[str, Any]:
    return {
        "name": entity.name,
        "kind": entity.kind.value,
        "is_ngo": entity.is_ngo,
        "aliases": list(entity.aliases),
        "paragraphs": sorted(numbers_of(entity, paragraphs)),
    }
