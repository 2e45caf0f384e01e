"""A parsed cable becomes rows: a new cable, or a further version of a held one.

Idempotent by the source text's digest: the same text twice changes nothing. The fullest copy is
the preferred one, a corrected copy before any other; what it does not say about the header stays as
an earlier copy said it. Sections that came apart are kept, and joined in a version of their own.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PureWindowsPath

from django.db import transaction
from django.db.models import Q, Sum
from django.db.models.functions import Length

from cables.formats import Unreadable, read
from cables.formats.parsed import Paragraph as ParsedParagraph
from cables.formats.parsed import ParsedCable
from cables.ingest import sections
from cables.ingest.copies import is_better
from cables.ingest.header import fill_header
from cables.ingest.lists import add_lists
from cables.models import (
    Cable,
    CableAlias,
    Entry,
    Mention,
    Paragraph,
    Problem,
    Upload,
    Version,
)

Outcome = Entry.Outcome


@dataclass(frozen=True, slots=True)
class Stored:
    """What became of one parsed cable. `changed` says that its text or header is now another."""

    outcome: Entry.Outcome
    cable: Cable
    changed: bool


def digest(parsed: ParsedCable) -> str:
    """The identity of a copy: SHA-256 of its source text."""
    return hashlib.sha256(parsed.source.encode("utf-8", "surrogatepass")).hexdigest()


def held_copy(parsed: ParsedCable) -> Cable | None:
    """The cable that this very text was stored for, if it was."""
    copies = Version.objects.filter(sha256=digest(parsed)).select_related("cable")
    if parsed.reference_id is not None:
        # Cables of one file may have the same source, and partial extracts the same few words.
        number = Q(cable__reference_id=parsed.reference_id)
        copies = copies.filter(number | Q(cable__aliases__written=parsed.reference_id))
    version = copies.first()
    return version.cable if version else None


def held_cable(parsed: ParsedCable) -> Cable | None:
    """The cable of the same number, under any id that it was published under."""
    if parsed.reference_id is None:
        return None
    ids = [parsed.reference_id, *parsed.aliases]
    known = Cable.objects.filter(reference_id__in=ids).order_by("pk").first()
    if known is not None:
        return known
    alias = CableAlias.objects.filter(written__in=ids).select_related("cable").first()
    return alias.cable if alias else None


def outcome_of(parsed: ParsedCable) -> tuple[Entry.Outcome, Cable | None]:
    """What storing would do, without doing it."""
    if copy := held_copy(parsed):
        return Outcome.HELD, copy
    if cable := held_cable(parsed):
        return Outcome.VERSION, cable
    return Outcome.STORED, None


@transaction.atomic
def store(parsed: ParsedCable, *, upload: Upload | None, file: str) -> Stored:
    """Keep one parsed cable. Linking and indexing are the caller's next steps."""
    outcome, held = outcome_of(parsed)
    if outcome is Outcome.HELD and held is not None:
        return Stored(outcome, held, changed=False)
    cable = held or _new_cable(parsed)
    _add_copy(cable, parsed, upload=upload, file=shown_name(file))
    if held is not None and sections.is_part(parsed):
        _join_sections(cable, parsed, upload)
    return Stored(outcome, cable, changed=True)


def _add_copy(cable: Cable, parsed: ParsedCable, *, upload: Upload | None, file: str) -> Version:
    version = _add_version(cable, parsed, upload=upload, file=file)
    _add_aliases(cable, parsed)
    better = _is_better(parsed, cable)
    fill_header(cable, parsed, overwrite=better)
    if better:
        cable.preferred = version
        _replace_text(cable, parsed)
    cable.save()
    add_lists(cable, parsed, overwrite=better)
    return version


def _new_cable(parsed: ParsedCable) -> Cable:
    slug = parsed.reference_id or f"unnumbered-{digest(parsed)[:12]}"
    return Cable.objects.create(slug=slug, reference_id=parsed.reference_id)


def shown_name(file: str) -> str:
    """The name that public pages show: no folder of the machine, no archive around the file."""
    return PureWindowsPath(file).name or file  # it parts at both kinds of slash


def _add_version(cable: Cable, parsed: ParsedCable, *, upload: Upload | None, file: str) -> Version:
    version = Version.objects.create(
        cable=cable,
        upload=upload,
        file=file[-500:],
        layout=parsed.layout,
        source_text=parsed.source,
        sha256=digest(parsed),
    )
    Problem.objects.bulk_create(
        Problem(
            version=version,
            code=problem.code[:60],
            field=problem.field[:60],
            message=problem.message,
            line=problem.line,
        )
        for problem in parsed.problems
    )
    return version


def _add_aliases(cable: Cable, parsed: ParsedCable) -> None:
    rows = [
        CableAlias(cable=cable, written=alias[:120])
        for alias in {*parsed.aliases, parsed.reference_id}
        if alias and alias != cable.reference_id
    ]
    CableAlias.objects.bulk_create(rows, ignore_conflicts=True)


def _is_better(parsed: ParsedCable, cable: Cable) -> bool:
    if cable.preferred is None:
        return True
    length = cable.paragraphs.aggregate(length=Sum(Length("text")))["length"] or 0
    return is_better(parsed, held=cable.preferred.source_text, length=length)


# --- sections -----------------------------------------------------------------------------------


def _join_sections(cable: Cable, parsed: ParsedCable, upload: Upload | None) -> None:
    """Store what the held sections make up together; it replaces an earlier, shorter joining."""
    files = dict(_copies(cable, {parsed.reference_id, *parsed.aliases}))
    parts = sections.join(files)
    if not parts:
        return
    whole = sections.joined(parts)
    if held_copy(whole) is None:
        names = " + ".join(files[part] for part in parts)
        version = _add_copy(cable, whole, upload=upload, file=names)
        earlier = cable.versions.filter(layout=sections.LAYOUT, preferred_by=None)
        earlier.exclude(pk=version.pk).delete()


def _copies(cable: Cable, numbers: set[str | None]) -> Iterator[tuple[ParsedCable, str]]:
    """The copies of a cable as they were found, read again, and the names of their files."""
    for version in cable.versions.exclude(layout=sections.LAYOUT):
        try:
            found = read(version.source_text, version.file)
        except Unreadable:
            continue  # an earlier reader could; the copy stays, and is not joined
        yield from ((copy, version.file) for copy in found if copy.reference_id in numbers)


# --- text ---------------------------------------------------------------------------------------


def _replace_text(cable: Cable, parsed: ParsedCable) -> None:
    """Lay the new copy's paragraphs down, and carry what people decided over to them."""
    decided = list(Mention.objects.filter(cable=cable).decided())
    Mention.objects.filter(cable=cable, status=Mention.Status.SUGGESTED).delete()
    cable.paragraphs.all().delete()
    paragraphs = Paragraph.objects.bulk_create(_paragraph_rows(cable, parsed.paragraphs))
    carry_over(decided, paragraphs)


def _paragraph_rows(cable: Cable, paragraphs: tuple[ParsedParagraph, ...]) -> Iterator[Paragraph]:
    for position, (anchor, paragraph) in enumerate(
        zip(anchors(paragraphs), paragraphs, strict=True)
    ):
        yield Paragraph(
            cable=cable,
            position=position,
            anchor=anchor,
            number=paragraph.number,
            marking=(paragraph.marking or "")[:60],
            heading=paragraph.heading or "",
            text=paragraph.text,
            pieces=[offset for piece in paragraph.pieces for offset in piece],
        )


def anchors(paragraphs: tuple[ParsedParagraph, ...]) -> Iterator[str]:
    """Permalinks: `p15`; the second paragraph printed as 15 is `p15-2`; unnumbered text `u1`."""
    seen: dict[str, int] = {}
    for paragraph in paragraphs:
        if paragraph.number is None:
            seen["u"] = seen.get("u", 0) + 1
            yield f"u{seen['u']}"
            continue
        anchor = f"p{paragraph.number}"
        seen[anchor] = seen.get(anchor, 0) + 1
        yield anchor if seen[anchor] == 1 else f"{anchor}-{seen[anchor]}"


def carry_over(decided: list[Mention], paragraphs: list[Paragraph]) -> None:
    """Give each decided mention its place in a new copy: same number first, then same words.

    One that finds no place keeps its number and surface, so that a later copy can take it up.
    """
    taken: set[tuple[int, int, int]] = set()
    for mention in decided:
        place = _place(mention, paragraphs, taken)
        mention.paragraph = place[0] if place else None
        if place is not None:
            mention.start, mention.end = place[1], place[1] + len(mention.surface)
            mention.paragraph_number = place[0].number
            taken.add((place[0].pk, mention.start, mention.entity_id))
    Mention.objects.bulk_update(decided, ["paragraph", "paragraph_number", "start", "end"])


def _place(
    mention: Mention, paragraphs: list[Paragraph], taken: set[tuple[int, int, int]]
) -> tuple[Paragraph, int] | None:
    same_number = [p for p in paragraphs if p.number == mention.paragraph_number]
    for paragraph in (*same_number, *paragraphs):
        starts = _occurrences(mention.surface, paragraph.text)
        free = [at for at in starts if (paragraph.pk, at, mention.entity_id) not in taken]
        if free:
            return paragraph, min(free, key=lambda at: abs(at - mention.start))
    return None


def _occurrences(surface: str, text: str) -> Iterator[int]:
    at = text.find(surface)
    while at != -1:
        yield at
        at = text.find(surface, at + 1)
