"""A parsed cable becomes rows: a new cable, or a further version of a held one.

Idempotent by the source text's digest: the same text twice changes nothing. The fullest copy is
the preferred one, a corrected copy before any other; what it does not say about the header stays as
an earlier copy said it. Sections that came apart are kept, and joined in a version of their own.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Q, Sum
from django.db.models.functions import Length

from cables.formats import Unreadable, read
from cables.formats.parsed import ParsedCable
from cables.ingest import sections
from cables.ingest.carrying import carry_over
from cables.ingest.common import drop_or_hide, keep_back
from cables.ingest.copies import is_better, is_cut_from
from cables.ingest.drafts import PARAGRAPH, Draft, digest, draft_of
from cables.ingest.header import Posts, fill_header
from cables.ingest.laying import (
    PROBLEMS,
    VERSIONS,
    Copy,
    add_aliases,
    lay_down,
    version_row,
)
from cables.ingest.lists import replace_lists
from cables.linking.listed import Place
from cables.models import (
    Cable,
    Entry,
    Mention,
    Paragraph,
    Problem,
    Upload,
    Version,
)
from cables.models.copying import copy_rows, numbers_for
from cables.models.renumbered import standing_aliases
from cables.models.tallies import counted_within

Outcome = Entry.Outcome


@dataclass(frozen=True, slots=True)
class Stored:
    """What became of one parsed cable. `changed` says that its text or header is now another.

    `places` are those of the paragraphs of a cable that was just made.
    """

    outcome: Entry.Outcome
    cable: Cable
    changed: bool
    places: list[Place] | None = None


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
    alias = standing_aliases().filter(written__in=ids).select_related("cable").first()
    return alias.cable if alias else None


def outcome_of(parsed: ParsedCable) -> tuple[Entry.Outcome, Cable | None]:
    """What storing would do, without doing it."""
    if copy := held_copy(parsed):
        return Outcome.HELD, copy
    if cable := held_cable(parsed):
        return Outcome.VERSION, cable
    return Outcome.STORED, None


def store(parsed: ParsedCable, *, upload: Upload | None, file: str) -> Stored:
    """Keep one parsed cable. Linking and indexing are the caller's next steps."""
    return store_copy(Copy.of(parsed, upload=upload, file=file), lambda: parsed, Posts())


@transaction.atomic
def store_copy(copy: Copy, read: Callable[[], ParsedCable], posts: Posts) -> Stored:
    """As `store`; `read` gives the parsed cable, which only a held one is compared with."""
    parsed = read()
    outcome, cable = outcome_of(parsed)
    if cable is None:
        (laid,) = lay_down([copy], posts)
        keep_back([(laid.cable, copy)])
        return Stored(outcome, laid.cable, changed=True, places=laid.places)
    if outcome is Outcome.VERSION:
        _add_copy(cable, copy, parsed, posts)
        if sections.is_part(parsed):
            _join_sections(cable, copy, posts)
    return Stored(outcome, cable, changed=outcome is Outcome.VERSION)


def _add_copy(cable: Cable, copy: Copy, parsed: ParsedCable, posts: Posts) -> Version:
    (key,) = numbers_for(Version, 1)
    copy_rows(Version, VERSIONS, [(key, *version_row(cable.pk, copy))])
    copy_rows(Problem, PROBLEMS, ((key, *row) for row in copy.draft.problems))
    add_aliases([(cable, copy.draft)])
    version = Version.objects.get(pk=key)
    whole = _held_with_others(parsed, cable)
    better = cable.preferred in whole or _is_better(parsed, cable)
    with counted_within([cable.pk]):
        fill_header(cable, copy.draft.header, posts, overwrite=better)
        if better:
            cable.preferred = version
            _replace_text(cable, copy.draft)
        cable.save()
    replace_lists(cable, copy.draft, posts, overwrite=better)
    for each in whole:
        drop_or_hide(each)
    return version


def _held_with_others(parsed: ParsedCable, cable: Cable) -> list[Version]:
    """Held copies whose source is this one among those of other cables; none is shown any more."""
    longer = cable.versions.annotate(length=Length("source_text"))
    longer = longer.filter(length__gt=len(parsed.source)).exclude(layout=sections.LAYOUT)
    return [each for each in longer if is_cut_from(parsed.source, each.source_text, each.layout)]


def _is_better(parsed: ParsedCable, cable: Cable) -> bool:
    if cable.preferred is None:
        return True
    length = cable.paragraphs.aggregate(length=Sum(Length("text")))["length"] or 0
    return is_better(parsed, held=cable.preferred.source_text, length=length)


# --- sections -----------------------------------------------------------------------------------


def _join_sections(cable: Cable, copy: Copy, posts: Posts) -> None:
    """Store what the held sections make up together; it replaces an earlier, shorter joining."""
    files = dict(_copies(cable, set(copy.draft.ids)))
    parts = sections.join(files)
    if not parts:
        return
    whole = sections.joined(parts)
    if held_copy(whole) is None:
        names = " + ".join(files[part] for part in parts)
        further = Copy(draft_of(whole), copy.upload, names)
        version = _add_copy(cable, further, whole, posts)
        earlier = cable.versions.filter(layout=sections.LAYOUT, preferred_by=None)
        earlier.exclude(pk=version.pk).delete()


def _copies(cable: Cable, numbers: set[str]) -> Iterator[tuple[ParsedCable, str]]:
    """The copies of a cable as they were found, read again, and the names of their files."""
    for version in cable.versions.exclude(layout=sections.LAYOUT):
        try:
            found = read(version.source_text, version.file)
        except Unreadable:
            continue  # an earlier reader could; the copy stays, and is not joined
        yield from ((copy, version.file) for copy in found if copy.reference_id in numbers)


# --- text ---------------------------------------------------------------------------------------


def _replace_text(cable: Cable, draft: Draft) -> None:
    """Lay the new copy's paragraphs down, and carry what people decided over to them."""
    decided = list(Mention.objects.filter(cable=cable).decided())
    Mention.objects.filter(cable=cable).open_to_machines().delete()
    cable.paragraphs.all().delete()
    rows = (dict(zip(PARAGRAPH, values, strict=True)) for values in draft.paragraphs)
    paragraphs = Paragraph.objects.bulk_create(Paragraph(cable=cable, **row) for row in rows)
    carry_over(decided, paragraphs)
