"""Print the entities that cables name, found from their text alone; the database is not touched."""

from collections.abc import Sequence
from typing import Any

from cables.linking.find import FoundEntity, Numbered, find, numbers_of
from cables.linking.find.origins import country_of
from cables.management.json_lines import JsonLinesCommand


class Command(JsonLinesCommand):
    help = (
        "Read files, folders or ZIP archives of cables and print the organizations, people and "
        "places that they name, as JSON Lines."
    )

    def printed(self, cable: dict[str, Any]) -> dict[str, Any]:
        return entities_of(cable)


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
