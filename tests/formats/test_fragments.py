"""What a practised eye reads in a fragment, the reader reads too."""

from collections.abc import Callable
from typing import Any

import pytest

from cables.formats import ParsedCable, read
from cables.formats.parsed import Addressee
from tests.formats.fragments import GROUPS, KNOWN_FAILURES, Fragment


def line(addressee: Addressee) -> tuple[str | None, str, str | None, str | None]:
    return (addressee.routing, addressee.name, addressee.precedence, addressee.serial)


def names(addressees: tuple[Addressee, ...]) -> list[str]:
    return [a.name for a in addressees if not a.excluded]


FACTS: dict[str, Callable[[ParsedCable], Any]] = {
    "layout": lambda c: c.layout,
    "id": lambda c: c.reference_id,
    "sent": lambda c: f"{c.transmitted_at:%Y-%m-%dT%H:%MZ}" if c.transmitted_at else None,
    "precedence": lambda c: c.precedence,
    "level": lambda c: c.classification,
    "captions": lambda c: list(c.captions),
    "sections": lambda c: c.sections_announced,
    "from": lambda c: c.origin and c.origin.name,
    "from_routing": lambda c: c.origin and c.origin.routing,
    "post": lambda c: c.origin and c.origin.post,
    "to": lambda c: names(c.to),
    "info": lambda c: names(c.info),
    "to_lines": lambda c: [line(a) for a in c.to],
    "info_lines": lambda c: [line(a) for a in c.info],
    "excluded": lambda c: [a.name for a in (*c.to, *c.info) if a.excluded],
    "passing": lambda c: list(c.passing),
    "order": lambda c: c.declassification_line,
    "declass": lambda c: c.declassify_on.isoformat() if c.declassify_on else None,
    "tags": lambda c: list(c.tags),
    "subject": lambda c: c.subject,
    "subject_marking": lambda c: c.subject_marking,
    "refs": lambda c: [r.reference_id for r in c.references if r.reference_id],
    "labels": lambda c: [r.label for r in c.references],
    "kinds": lambda c: [r.kind.value for r in c.references],
    "assumed": lambda c: [r.year_assumed for r in c.references],
    "by": lambda c: list(c.classified_by),
    "reasons": lambda c: list(c.classification_reasons),
    "preamble": lambda c: c.preamble,
    "summary": lambda c: c.summary,
    "numbers": lambda c: [p.number for p in c.paragraphs],
    "markings": lambda c: [p.marking for p in c.paragraphs],
    "headings": lambda c: [p.heading for p in c.paragraphs],
    "texts": lambda c: [p.text for p in c.paragraphs],
    "signature": lambda c: list(c.signature),
}


def parameters() -> list[Any]:
    """Every fragment under its group's name; those not yet read right are expected to fail."""
    reasons = {name: reason for reason, names in KNOWN_FAILURES.items() for name in names}
    found = []
    for group, fragments in GROUPS.items():
        for fragment in fragments:
            name = f"{group}: {fragment.name}"
            reason = reasons.get(name)
            marks = [pytest.mark.xfail(strict=True, reason=reason)] if reason else []
            found.append(pytest.param(fragment, id=name, marks=marks))
    return found


def facts(cable: ParsedCable, wanted: dict[str, Any]) -> dict[str, Any]:
    """The facts asked for, as the reader found them."""
    texts = [" ".join(p.text.split()) for p in cable.paragraphs]
    told: dict[str, Any] = {}
    for key, value in wanted.items():
        if key == "starts":
            told[key] = [t[: len(v)] for t, v in zip(texts, value, strict=False)]
        elif key == "ends":
            told[key] = [t[-len(v) :] for t, v in zip(texts, value, strict=False)]
        else:
            told[key] = FACTS[key](cable)
    return told


@pytest.mark.parametrize("fragment", parameters())
def test_a_fragment_is_read_as_the_eye_reads_it(fragment: Fragment) -> None:
    (cable,) = read(fragment.text, fragment.file)
    assert facts(cable, fragment.facts) == fragment.facts


def test_known_failures_name_fragments() -> None:
    named = {f"{group}: {f.name}" for group, fragments in GROUPS.items() for f in fragments}
    assert {name for names in KNOWN_FAILURES.values() for name in names} <= named
    assert len(named) == sum(len(fragments) for fragments in GROUPS.values())
