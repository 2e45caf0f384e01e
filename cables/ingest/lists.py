"""The lists in the header of a parsed cable, laid down as rows."""

from collections.abc import Iterator

from cables.formats.parsed import Addressee as ParsedAddressee
from cables.formats.parsed import ParsedCable
from cables.ingest.header import post_code
from cables.models import Addressee, Cable, IndexChange, Post, Reference, Tag, Tagging


def add_lists(cable: Cable, parsed: ParsedCable, *, overwrite: bool) -> None:
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
