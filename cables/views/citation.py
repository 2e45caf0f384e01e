"""How to cite a cable or the page of an entity: one plain string, whose address stays."""

from datetime import date

from cables.models import Cable, Entity


def citation(cable: Cable, address: str, retrieved: date) -> str:
    """Sender, subject, number, date and classification as far as known, address, day of retrieval.

    The order follows the Chicago Manual of Style (17th ed., 14.220-229) for unpublished records.
    """
    known = (
        cable.origin.name if cable.origin else cable.origin_name,
        f"“{cable.subject}”" if cable.subject else "",
        f"cable {cable.reference_id}" if cable.reference_id else "cable without number",
        _day(cable.transmitted_at or cable.sent_on),
        cable.get_classification_display() if cable.classification is not None else "",
        f"{address} (retrieved {_day(retrieved)})",
    )
    return ", ".join(part for part in known if part) + "."


def entity_citation(entity: Entity, address: str, retrieved: date) -> str:
    """The name and what it is, in which cables, address, day of retrieval."""
    kind = entity.get_type_display() or entity.get_kind_display()
    known = (
        f"“{entity.name}” ({kind})",
        f"named in {entity.cable_count:,} cable{'' if entity.cable_count == 1 else 's'}",
        _period(entity.first_on, entity.last_on),
        f"{address} (retrieved {_day(retrieved)})",
    )
    return ", ".join(part for part in known if part) + "."


def _period(first: date | None, last: date | None) -> str:
    if first is None or last is None:
        return ""
    return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"


def _day(moment: date | None) -> str:
    return f"{moment.day} {moment:%B %Y}" if moment else ""
