"""The REF block: its items in printed order, each classed as cable, e-mail, report or other.

An item is `[label] [year] POST serial [year]` and noise; several serials may share one label. The
default year is that of the citing cable (5 FAH-1 H-250); where it is used, `year_assumed` says so.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from cables.formats.parsed import Problem, Reference, ReferenceKind
from cables.vocab import citations, posts
from cables.vocab.citations import Citation
from cables.vocab.identifiers import CableId
from cables.vocab.years import full_year

_LABEL = re.compile(
    r"(?:(?<=[\s;,.:)\]¶])|^)(?:REF\s+)?[\[(]?(?P<label>[A-Z]|\d{1,2})(?:[)\]][.:]?|[.:]"
    r"|(?=\s-\s)|(?=\s+\())"
    r"(?=\s|[\[(]?[A-Z0-9'#]|$)",
    re.IGNORECASE,
)
_NONE = re.compile(r"[\s.:\-]*(?:NONE|N/?A|NIL|NO REFS?)?[\s.\-]*$", re.IGNORECASE)
_EMAIL = re.compile(r"\bE-?\s?MAILS?\b|@", re.IGNORECASE)
_REPORT = re.compile(
    r"\bIIRS?\b|\bTD[- /]|\bTDX?-?\d|\b(?:OSC|FBIS|FBIS-)\b|\b[A-Z]{3}20\d{9,}"
    r"|\bDAILY\b.{0,30}\bREPORT|\bREPORTS?\b|\bCIA WIRE"
    r"|\bSPOT\b|\b\d \d{3} \d{4} \d{2}\b",
    re.IGNORECASE,
)
_NUMBERED_REPORT = re.compile(
    r"\bIIR[ :]*[\d ]{6,16}|\bTD-?[\d/\-]{5,20}|\b[A-Z]{3}20\d{9,}\b|\b\d+ FAM [\d.]+|\bUNSCR \d+"
)
_DOUBLE_NUMBER = re.compile(r"\b(STATE\s+\d+)([\s,/(]{1,3}TOSEC\s+\d+\)?)", re.IGNORECASE)
_REVERSED = re.compile(r"[A-Z]?[.)\s]{0,3}0*(?P<serial>\d{3,6})\s+(?P<post>[A-Z][A-Z .'\-]{2,24})$")
_PARTED = re.compile(r";|\n(?=[^\n]*\d)")
_SERIAL_AT_END = re.compile(r"\d[)\]]?[\s;,.]*$")
_EDGES = " \t\n;,.:-–—¶�"
_LONGEST = 4000


@dataclass(frozen=True, slots=True)
class _Item:
    label: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Found:
    """A reference, and what is doubtful about it."""

    reference: Reference
    doubt: Problem | None = None


def read(blocks: list[str], *, year: int | None, own: CableId | None = None) -> tuple[Found, ...]:
    """The references of REF blocks without their labels, each once; the cable itself is none."""
    found: dict[tuple[str | None, str], Found] = {}
    for block in blocks:
        for item in _items(block[:_LONGEST]) if not _NONE.match(block) else ():
            for one in _references(item, year, own):
                cited = one.reference.reference_id
                found.setdefault((cited, "" if cited else one.reference.text), one)
    return tuple(found.values())


def _items(block: str) -> Iterator[_Item]:
    """Cut before each label; labels go up by one from A (or 1), or they are letters of a text."""
    cuts: list[tuple[int, int, str]] = []
    for match in _LABEL.finditer(block):
        label = match["label"].upper()
        first_of_all = not cuts and not block[: match.start()].strip(_EDGES + "([")
        first = first_of_all and (label.isalpha() or label == "1")
        if first or _follows(cuts[-1][2] if cuts else None, label):
            cuts.append((match.start(), match.end(), label))
        elif (
            cuts
            and cuts[-1][2] == label
            and not block[cuts[-1][1] : match.start()].strip(_EDGES + "(")
        ):
            cuts[-1] = (cuts[-1][0], match.end(), label)
    if not cuts:
        yield from _unlabelled(block)
        return
    if block[: cuts[0][0]].strip(_EDGES + "([REFref"):
        yield from _unlabelled(block[: cuts[0][0]])
    ends = [start for start, _, _ in cuts[1:]] + [len(block)]
    for (_, start, label), end in zip(cuts, ends, strict=True):
        yield _Item(label, block[start:end])


def _follows(before: str | None, label: str) -> bool:
    if before is None:
        return label == "A"
    if before.isdigit() != label.isdigit():
        return False
    if label.isdigit():
        return 0 < int(label) - int(before) <= 2
    return 0 < ord(label) - ord(before) <= 2


def _unlabelled(block: str) -> Iterator[_Item]:
    """Items without labels: parted by semicolons, or one on a line."""
    for part in _PARTED.split(_rejoined(block)):
        if part.strip(_EDGES):
            yield _Item(None, part)


def _rejoined(block: str) -> str:
    """Lines that break inside a citation are one line again (`RIO` / `DE JANEIRO 1291`)."""
    lines = block.split("\n")
    joined = lines[0]
    for line in lines[1:]:
        open_end = not _SERIAL_AT_END.search(joined.rsplit("\n", 1)[-1])
        joined += (" " if open_end else "\n") + line
    return joined


def _references(item: _Item, year: int | None, own: CableId | None) -> Iterator[Found]:
    text = " ".join(item.text.split()).strip(_EDGES)
    if not text or _NONE.match(text):
        return
    cited = _citations(text)
    if not cited or _EMAIL.search(text[: cited[0].start]):
        yield Found(Reference(text=text, kind=_kind(text), label=item.label))
        return
    for citation in cited:
        whole = text if len(cited) == 1 else text[citation.start : citation.end]
        reference = _cable(whole, citation, item.label, year)
        if own is None or reference.reference_id != str(own):
            yield Found(reference, _doubt(reference) if citation.guessed else None)


def _citations(text: str) -> list[Citation]:
    """What an item cites; numbers of reports, and second numbers of one cable, are no citations."""
    masked = _NUMBERED_REPORT.sub(lambda match: "_" * len(match[0]), text)
    if "TOSEC" in masked.upper():
        masked = _DOUBLE_NUMBER.sub(lambda match: match[1] + "_" * len(match[2]), masked)
    return list(citations.find(masked, lenient=True)) or list(_reversed(masked))


def _reversed(text: str) -> Iterator[Citation]:
    """`377 KATHMANDU`: serial before post, and nothing else in the item."""
    match = _REVERSED.match(text)
    post = posts.find(match["post"]) if match else None
    if match and post and full_year(match["serial"]) is None:
        yield Citation(*match.span(), post.code, int(match["serial"]))


def _doubt(reference: Reference) -> Problem:
    message = f"The post of {reference.text[:60]!r} is misspelt; read as {reference.reference_id}."
    return Problem("reference-misspelt", message, "references")


def _kind(text: str) -> ReferenceKind:
    if _EMAIL.search(text):
        return ReferenceKind.EMAIL
    return ReferenceKind.REPORT if _REPORT.search(text) else ReferenceKind.OTHER


def _cable(text: str, citation: Citation, label: str | None, year: int | None) -> Reference:
    known = citation.year or year
    return Reference(
        text=text,
        kind=ReferenceKind.CABLE,
        label=label,
        reference_id=str(CableId.of(known, citation.post, citation.serial)) if known else None,
        year_assumed=citation.year is None and known is not None,
    )
