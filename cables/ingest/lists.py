"""The lists in the header of a copy, as rows of a cable."""

from collections.abc import Iterable, Iterator, Mapping

from cables.ingest.drafts import ADDRESSEE, REFERENCE, Draft, Row
from cables.ingest.header import Posts, fields_set_by_people
from cables.models import Addressee, Cable, IndexChange, Reference, Tag, Tagging
from cables.models.copying import copy_rows

TAGGINGS = ("cable_id", "tag_id", "position")
ADDRESSEES = ("cable_id", *ADDRESSEE[:-1], "post_id")
REFERENCES = ("cable_id", *REFERENCE)


def replace_lists(cable: Cable, draft: Draft, posts: Posts, *, overwrite: bool) -> None:
    """TAGS, addressees and references: replaced by a fuller copy that has them, else filled in.

    A list that a person mended stays as it is.
    """
    decided = fields_set_by_people(cable)
    tags = () if "tags" in decided else draft.tags
    references = () if "references" in decided else draft.references
    if tags and (overwrite or not cable.taggings.exists()):
        cable.taggings.all().delete()
        copy_rows(Tagging, TAGGINGS, tagging_rows(cable.pk, draft, tags_of([draft])))
    if draft.addressees and (overwrite or not cable.addressees.exists()):
        cable.addressees.all().delete()
        copy_rows(Addressee, ADDRESSEES, addressee_rows(cable.pk, draft, posts))
    if references and (overwrite or not cable.references.exists()):
        _note_cited(cable)
        cable.references.all().delete()
        copy_rows(Reference, REFERENCES, reference_rows(cable.pk, draft))


def _note_cited(cable: Cable) -> None:
    """The index counts who cites a cable: it must hear of references that are about to go."""
    cited = cable.references.exclude(target=None).values_list("target_id", flat=True)
    IndexChange.objects.note(pk for pk in cited if pk is not None)


def tags_of(drafts: Iterable[Draft]) -> dict[str, int]:
    """The keys of the TAGS of some cables; codes that no list explains are made."""
    codes = {code for draft in drafts for code in draft.tags}
    held = dict(Tag.objects.filter(code__in=codes).values_list("code", "pk"))
    new = sorted(codes - held.keys())
    if new:
        Tag.objects.bulk_create([Tag(code=code) for code in new], ignore_conflicts=True)
        held |= dict(Tag.objects.filter(code__in=new).values_list("code", "pk"))
    return held


def tagging_rows(cable: int, draft: Draft, tags: Mapping[str, int]) -> Iterator[Row]:
    """The TAGS line of a cable, as `TAGGINGS`."""
    for position, code in enumerate(draft.tags):
        yield cable, tags[code], position


def addressee_rows(cable: int, draft: Draft, posts: Posts) -> Iterator[Row]:
    """The TO and INFO lines of a cable, as `ADDRESSEES`."""
    for *values, code in draft.addressees:
        yield cable, *values, posts.key(code)


def reference_rows(cable: int, draft: Draft) -> Iterator[Row]:
    """The REF block of a cable, as `REFERENCES`."""
    for values in draft.references:
        yield cable, *values
