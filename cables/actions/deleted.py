"""Entities that a person deleted: no list brings them back."""

from collections.abc import Iterator

from cables.actions.authority_matching import Key, key_of
from cables.actions.recording import State
from cables.formats.authority_csv import AuthorityRow
from cables.models import Decision


class Deleted:
    """The deletions that stand, by name and by number of an authority; one query."""

    def __init__(self) -> None:
        deletions = Decision.objects.filter(
            kind=Decision.Kind.ENTITY_EDITED, after__deleted=True, undone_by=None
        ).select_related("made_by")
        self._by_key = {key: decision for decision in deletions for key in _keys(decision.before)}

    def told(self, row: AuthorityRow) -> str | None:
        """Who deleted what the row would add, and when; None where nobody did."""
        said: State = {
            "kind": row.kind,
            "name": row.name,
            "wikidata": row.wikidata,
            "geonames": row.geonames,
        }
        deletion = next((self._by_key[key] for key in _keys(said) if key in self._by_key), None)
        if deletion is None:
            return None
        return (
            f"It was deleted by {deletion.who} on {deletion.made_at:%d %B %Y} "
            f"({deletion.reason}) and is left out: add it by hand if it is wanted after all."
        )


def _keys(state: State) -> Iterator[Key]:
    """What tells an entity again: the numbers that authorities give it, else its name."""
    kind = state["kind"]
    for name in ("wikidata", "geonames"):
        if number := state.get(name):
            yield kind, str(number)
    yield key_of(kind, state["name"])
