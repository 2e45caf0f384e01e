"""How to cite a cable: one plain string, whose address stays."""

from datetime import date

from cables.models import Cable


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


def _day(moment: date | None) -> str:
    return f"{moment.day} {moment:%B %Y}" if moment else ""
