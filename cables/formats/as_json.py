"""A parsed cable as plain values for JSON: the keys that `parse_cables` prints."""

from datetime import datetime
from typing import Any

from cables.formats.parsed import Addressee, Paragraph, ParsedCable, Problem, Reference


def as_dict(cable: ParsedCable, file: str) -> dict[str, Any]:
    """One cable; absent is None or an empty list, never invented."""
    return {
        "file": file,
        "layout": cable.layout,
        "reference_id": cable.reference_id,
        "transmitted_at": _moment(cable.transmitted_at),
        "precedence": cable.precedence,
        "classification": cable.classification,
        "captions": list(cable.captions),
        "origin": _origin(cable),
        "addressees": {
            "to": [_addressee(a) for a in cable.to],
            "info": [_addressee(a) for a in cable.info],
        },
        "tags": list(cable.tags),
        "subject": cable.subject,
        "references": [_reference(reference) for reference in cable.references],
        "classified_by": list(cable.classified_by),
        "classification_reasons": list(cable.classification_reasons),
        "declassify_on": cable.declassify_on.isoformat() if cable.declassify_on else None,
        "summary": cable.summary,
        "paragraphs": [_paragraph(paragraph) for paragraph in cable.paragraphs],
        "signature": list(cable.signature),
        "warnings": [_problem(problem) for problem in cable.problems],
        "post": cable.origin.post if cable.origin else None,
        "aliases": list(cable.aliases),
        "sent_on": cable.sent_on.isoformat() if cable.sent_on else None,
        "subject_marking": cable.subject_marking,
        "tags_line": cable.tags_line,
        "declassification_line": cable.declassification_line,
        "passing": list(cable.passing),
        "preamble": cable.preamble,
        "sections_announced": cable.sections_announced,
    }


def _moment(moment: datetime | None) -> str | None:
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ") if moment else None


def _origin(cable: ParsedCable) -> dict[str, Any]:
    origin = cable.origin
    return {
        "name": origin.name if origin else None,
        "routing": origin.routing if origin else None,
    }


def _addressee(addressee: Addressee) -> dict[str, Any]:
    return {
        "routing": addressee.routing,
        "name": addressee.name,
        "precedence": addressee.precedence,
        "serial": addressee.serial,
        "excluded": addressee.excluded,
    }


def _reference(reference: Reference) -> dict[str, Any]:
    return {
        "label": reference.label,
        "text": reference.text,
        "kind": reference.kind.value,
        "reference_id": reference.reference_id,
        "year_assumed": reference.year_assumed,
    }


def _paragraph(paragraph: Paragraph) -> dict[str, Any]:
    return {
        "number": paragraph.number,
        "marking": paragraph.marking,
        "heading": paragraph.heading,
        "text": paragraph.text,
    }


def _problem(problem: Problem) -> dict[str, Any]:
    return {"code": problem.code, "message": problem.message, "line": problem.line}
