"""A parsed cable becomes rows: a new cable, or a further version of a held one.

Idempotent by the source text's digest: the same text twice changes nothing. The fullest copy is
the preferred one; what it does not say about the header stays as an earlier copy said it.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Sum
from django.db.models.functions import Length

from cables.formats.parsed import Addressee as ParsedAddressee
from cables.formats.parsed import Paragraph as ParsedParagraph
from cables.formats.parsed import ParsedCable
from cables.ingest.header import fill_header, post_code
from cables.models import (
    Addressee,
    Cable,
    CableAlias,
    Entry,
    IndexChange,
    Mention,
    Paragraph,
    Post,
    Problem,
    Reference,
    Tag,
    Tagging,
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
    version = Version.objects.filter(sha256=digest(parsed)).select_related("cable").first()
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
    version = _add_version(cable, parsed, upload=upload, file=file)
    _add_aliases(cable, parsed)
    better = _is_fuller(parsed, cable)
    fill_header(cable, parsed, overwrite=better)
    if better:
        cable.preferred = version
        _replace_text(cable, parsed)
    cable.save()
    _add_lists(cable, parsed, overwrite=better)
    return Stored(outcome, cable, changed=True)


def _new_cable(parsed: ParsedCable) -> Cable:
    slug = parsed.reference_id or f"unnumbered-{digest(parsed)[:12]}"
    return Cable.objects.create(slug=slug, reference_id=parsed.reference_id)


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


def _is_fuller(parsed: ParsedCable, cable: Cable) -> bool:
    """The copy with the most text is shown: copies are cut, hardly ever padded."""
    if cable.preferred_id is None:
        return True
    held = cable.paragraphs.aggregate(length=Sum(Length("text")))["length"] or 0
    return sum(len(paragraph.text) for paragraph in parsed.paragraphs) > held


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


# --- lists of the header ------------------------------------------------------------------------


def _add_lists(cable: Cable, parsed: ParsedCable, *, overwrite: bool) -> None:
    """TAGS, addressees and references: replaced by a fuller copy that has them, else filled in."""
    if parsed.tags and (overwrite or not cable.taggings.exists()):
        cable.taggings.all().delete()
        Tagging.objects.bulk_create(_tagging_rows(cable, parsed.tags))
    if (parsed.to or parsed.info) and (overwrite or not cable.addressees.exists()):
        cable.addressees.all().delete()
        Addressee.objects.bulk_create(
            [
                *_addressee_rows(cable, Addressee.Role.TO, parsed.to),
                *_addressee_rows(cable, Addressee.Role.INFO, parsed.info),
            ]
        )
    if parsed.references and (overwrite or not cable.references.exists()):
        _note_cited(cable)
        cable.references.all().delete()
        Reference.objects.bulk_create(_reference_rows(cable, parsed))


def _note_cited(cable: Cable) -> None:
    """The index counts who cites a cable: it must hear of references that are about to go."""
    cited = cable.references.exclude(target=None).values_list("target_id", flat=True)
    IndexChange.objects.note(pk for pk in cited if pk is not None)


def _tagging_rows(cable: Cable, codes: tuple[str, ...]) -> Iterator[Tagging]:
    codes = tuple(dict.fromkeys(code[:120] for code in codes if code))
    Tag.objects.bulk_create([Tag(code=code) for code in codes], ignore_conflicts=True)
    held = {tag.code: tag for tag in Tag.objects.filter(code__in=codes)}
    for position, code in enumerate(codes):
        yield Tagging(cable=cable, tag=held[code], position=position)


def _addressee_rows(
    cable: Cable, role: Addressee.Role, addressees: tuple[ParsedAddressee, ...]
) -> Iterator[Addressee]:
    codes = [post_code(each.name) for each in addressees]
    posts = Post.objects.in_bulk([code for code in codes if code], field_name="code")
    for position, (code, addressee) in enumerate(zip(codes, addressees, strict=True)):
        yield Addressee(
            cable=cable,
            role=role,
            position=position,
            routing=(addressee.routing or "")[:12],
            name=addressee.name[:200],
            post=posts.get(code or ""),
            precedence=(addressee.precedence or "")[:20],
            serial=(addressee.serial or "")[:20],
            excluded=addressee.excluded,
        )


def _reference_rows(cable: Cable, parsed: ParsedCable) -> Iterator[Reference]:
    for position, reference in enumerate(parsed.references):
        yield Reference(
            cable=cable,
            position=position,
            label=(reference.label or "")[:12],
            text=reference.text,
            kind=reference.kind.value,
            reference_id=reference.reference_id or "",
            year_assumed=reference.year_assumed,
        )
