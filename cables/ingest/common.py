"""Sources in which several cables stand, held from a time when they were not cut apart.

Such a source goes when each of its cables has its own words as a copy, and not before: it may be
the only text of the others. What came out of the source of a withheld cable is withheld as well.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from django.utils import timezone

from cables.formats.layouts.csv_record import CsvRecord
from cables.formats.several import parts_of
from cables.ingest import sections
from cables.ingest.drafts import digest_of
from cables.ingest.laying import Copy
from cables.models import Cable, Decision, Version
from cables.models.versions import COMMON

ONE_EACH = (CsvRecord.name, sections.LAYOUT)
"""Layouts of which every source is one cable's."""
_REASON = "Cut from the source of {}, which is withheld. {}"


def drop_or_hide(common: Version) -> None:
    """Delete a common source, whichever cables it was held for, once every part is a copy itself.

    Until then it stays, and no public page shows it.
    """
    held = Version.objects.filter(sha256=common.sha256, preferred_by=None)
    parts = {digest_of(part.text) for part in parts_of(common.source_text)}
    copies = Version.objects.filter(sha256__in=parts)
    if len(parts) == copies.values("sha256").distinct().order_by().count():
        held.delete()
    else:
        held.update(layout=COMMON)


def keep_back(stored: Iterable[tuple[Cable, Copy]]) -> None:
    """Withhold those new cables that are cut from the source of a withheld one."""
    sources = _withheld()
    for cable, copy in stored if sources else ():
        if (source := sources.get(copy.draft.sha256)) is not None:
            _withhold(cable, source)


def _withheld() -> dict[str, Cable]:
    """The withheld cables in whose sources others stand, by the digests of all those cables."""
    held = Version.objects.exclude(cable__withheld_at=None).exclude(layout__in=ONE_EACH)
    versions = held.select_related("cable").defer("source_text")
    return {part: version.cable for version in versions for part in _parts(version.sha256)}


@lru_cache(maxsize=10_000)
def _parts(sha256: str) -> frozenset[str]:
    """Digests of the cables of a held source; a text of this digest is never another.

    Empty for a source with one cable: nothing is cut from it.
    """
    held = Version.objects.filter(sha256=sha256).values_list("source_text", flat=True)
    parts = [part for text in held[:1] for part in parts_of(text)]
    return frozenset(digest_of(part.text) for part in parts) if len(parts) > 1 else frozenset()


def _withhold(cable: Cable, source: Cable) -> None:
    """In the name of who withheld the source: that decision is carried out here."""
    cable.withheld_at = timezone.now()
    cable.save(update_fields=["withheld_at"])
    Decision.objects.bulk_create(_decisions(cable, source))


def _decisions(cable: Cable, source: Cable) -> Iterator[Decision]:
    acts = Decision.objects.about(source).filter(kind=Decision.Kind.CABLE_WITHHELD)
    for act in acts.order_by("-made_at", "-pk")[:1]:
        yield Decision(
            kind=act.kind,
            target_kind=act.target_kind,
            target_id=cable.pk,
            target_name=str(cable)[:300],
            before={"withheld_at": None},
            after={"withheld_at": cable.withheld_at and cable.withheld_at.isoformat()},
            reason=_REASON.format(source, act.reason).strip(),
            made_by=act.made_by,
        )
