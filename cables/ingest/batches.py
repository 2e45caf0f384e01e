"""A batch of copies becomes rows: what is new by COPY, what touches a held cable one by one.

Which way a copy goes changes nothing about the rows that come of it.
"""

from collections.abc import Callable, Iterable, Sequence

from cables.formats.parsed import ParsedCable
from cables.ingest.common import keep_back
from cables.ingest.header import Posts
from cables.ingest.laying import Copy, lay_down
from cables.ingest.store import Outcome, Stored, store_copy
from cables.models import Cable, CableAlias, Version

Given = tuple[Copy, Callable[[], ParsedCable]]
"""A copy, and the way to its parsed cable, which is seldom needed."""


class Held:
    """What is held of some copies, by number and by digest; three queries."""

    def __init__(self, copies: Iterable[Copy]) -> None:
        drafts = [copy.draft for copy in copies]
        ids = {id_ for draft in drafts for id_ in draft.ids}
        cables = Cable.objects.filter(reference_id__in=ids)
        aliases = CableAlias.objects.filter(written__in=ids)
        versions = Version.objects.filter(sha256__in={draft.sha256 for draft in drafts})
        self._ids = set(cables.values_list("reference_id", flat=True))
        self._ids |= set(aliases.values_list("written", flat=True))
        self._copies = {
            (version.sha256, version.cable.reference_id): version.cable
            for version in versions.select_related("cable").defer("source_text")
        }
        self._digests = {digest for digest, _ in self._copies}

    def copy(self, copy: Copy) -> Cable | None:
        """The cable of this number that holds this very copy since before the batch."""
        numbered = copy.draft.reference_id
        return self._copies.get((copy.draft.sha256, numbered)) if numbered else None

    def claim(self, copy: Copy) -> bool:
        """Whether the copy is the first of a new cable; the next one of that cable is not."""
        draft = copy.draft
        numbered = draft.reference_id is not None
        new = self._ids.isdisjoint(draft.ids) if numbered else draft.sha256 not in self._digests
        self._ids.update(draft.ids)
        self._digests.add(draft.sha256)
        return new


def store_all(given: Sequence[Given]) -> list[Stored]:
    """What became of each copy; as if they had been stored one after the other.

    Needs a transaction, and nobody else who stores cables at the same time.
    """
    posts, held = Posts(), Held(copy for copy, _ in given)
    is_new = [held.claim(copy) for copy, _ in given]
    new = [copy for (copy, _), first in zip(given, is_new, strict=True) if first]
    laid_down = lay_down(new, posts)
    keep_back(zip((each.cable for each in laid_down), new, strict=True))
    laid = iter(laid_down)
    done: list[Stored] = []
    for (copy, read), first in zip(given, is_new, strict=True):
        if first:
            made = next(laid)
            done.append(Stored(Outcome.STORED, made.cable, changed=True, places=made.places))
        elif cable := held.copy(copy):
            done.append(Stored(Outcome.HELD, cable, changed=False))
        else:
            done.append(store_copy(copy, read, posts))
    return done
