"""New cables laid down by COPY: as many queries for five hundred of them as for one."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from operator import attrgetter

from cables.formats.parsed import ParsedCable
from cables.ingest.drafts import PARAGRAPH, PROBLEM, VERSION, Draft, draft_of, shown_name
from cables.ingest.header import Posts, columns_of
from cables.ingest.lists import (
    ADDRESSEES,
    REFERENCES,
    TAGGINGS,
    addressee_rows,
    reference_rows,
    tagging_rows,
    tags_of,
)
from cables.linking.listed import Place
from cables.models import (
    Addressee,
    Cable,
    CableAlias,
    Paragraph,
    Problem,
    Reference,
    Tagging,
    Upload,
    Version,
)
from cables.models.copying import array_of, array_of_texts, copy_rows, numbers_for, vouched

PARAGRAPHS = ("id", "cable_id", *PARAGRAPH)
VERSIONS = ("id", "cable_id", "upload_id", "file", *VERSION)
PROBLEMS = ("version_id", *PROBLEM)
_NUMBER = PARAGRAPH.index("number")


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy of a cable on its way to be stored, and where it came from."""

    draft: Draft
    upload: Upload | None = None
    file: str = ""

    @classmethod
    def of(cls, parsed: ParsedCable, *, upload: Upload | None, file: str) -> "Copy":
        return cls(draft_of(parsed), upload, shown_name(file))


@dataclass(frozen=True, slots=True)
class Laid:
    """A cable that was just made, with the places of its paragraphs."""

    cable: Cable
    version: int
    places: list[Place]


def lay_down(copies: Sequence[Copy], posts: Posts) -> list[Laid]:
    """Make a cable of each copy. The caller has seen to it that none of them is held.

    Needs a transaction: rows point at others that come a moment later.
    """
    if not copies:
        return []
    laid = _numbered(copies, posts)
    pairs = [(each.cable.pk, copy.draft) for each, copy in zip(laid, copies, strict=True)]
    tags = tags_of(draft for _, draft in pairs)
    _copy_cables([each.cable for each in laid])
    both = list(zip(laid, copies, strict=True))
    rows = ((each.version, *version_row(each.cable.pk, copy)) for each, copy in both)
    copy_rows(Version, VERSIONS, rows)
    copy_rows(Tagging, TAGGINGS, (row for pair in pairs for row in tagging_rows(*pair, tags)))
    copy_rows(Addressee, ADDRESSEES, (row for p in pairs for row in addressee_rows(*p, posts)))
    said = ((each.version, *row) for each, copy in both for row in copy.draft.problems)
    with vouched():  # these point at nothing but the cables and versions made above
        copy_rows(Paragraph, PARAGRAPHS, (row for pair in both for row in _texts(*pair)))
        copy_rows(Reference, REFERENCES, (row for pair in pairs for row in reference_rows(*pair)))
        copy_rows(Problem, PROBLEMS, said)
    add_aliases((each.cable, copy.draft) for each, copy in both)
    return laid


def _numbered(copies: Sequence[Copy], posts: Posts) -> list[Laid]:
    needed = sum(len(copy.draft.paragraphs) for copy in copies)
    cables = numbers_for(Cable, len(copies))
    versions = numbers_for(Version, len(copies))
    paragraphs = iter(numbers_for(Paragraph, needed))
    found = []
    for copy, key, version in zip(copies, cables, versions, strict=True):
        texts = copy.draft.paragraphs
        keys = islice(paragraphs, len(texts))
        places = [Place(own, text[_NUMBER]) for own, text in zip(keys, texts, strict=True)]
        found.append(Laid(_cable(copy.draft, key, version, posts), version, places))
    return found


def _cable(draft: Draft, key: int, version: int, posts: Posts) -> Cable:
    columns = columns_of(draft.header, posts)
    return Cable(
        pk=key,
        slug=draft.slug,
        reference_id=draft.reference_id,
        preferred_id=version,
        **columns,
    )


def _copy_cables(cables: Sequence[Cable]) -> None:
    names = [
        field.attname
        for field in Cable._meta.concrete_fields
        if field.name not in ("created_at", "updated_at")
    ]
    rows = map(attrgetter(*names), cables)
    copy_rows(Cable, names, ([_for_copy(value) for value in row] for row in rows))
    for cable in cables:
        cable._state.adding = False


def _for_copy(value: object) -> object:
    return array_of_texts(value) if isinstance(value, list) else value


def version_row(cable: int, copy: Copy) -> tuple[object, ...]:
    """A copy as `VERSIONS`, without its key."""
    upload = copy.upload.pk if copy.upload else None
    return cable, upload, copy.file[-500:], *copy.draft.version


def _texts(laid: Laid, copy: Copy) -> Iterator[tuple[object, ...]]:
    for place, values in zip(laid.places, copy.draft.paragraphs, strict=True):
        yield place.paragraph, laid.cable.pk, *values[:-1], array_of(values[-1])


def add_aliases(cables: Iterable[tuple[Cable, Draft]]) -> None:
    """Keep the other ids of cables; an id that is another cable's already stays with it."""
    rows = [
        CableAlias(cable_id=cable.pk, written=alias[:120])
        for cable, draft in cables
        for alias in dict.fromkeys(draft.ids)
        if alias != cable.reference_id
    ]
    CableAlias.objects.bulk_create(rows, ignore_conflicts=True)
