"""The packaged starter list: what `fixtures/authorities` adds to the finders' list of bodies.

Type and further names of a body that `fixtures/vocab/organizations.csv` has stand there alone.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from cables.formats.authority_csv import AuthorityRow, Refused, read
from cables.vocab import tables


def starter(lines: Iterable[str]) -> Iterator[AuthorityRow | Refused]:
    """The rows of the starter list, each with what the finders' list knows of the body."""
    bodies = {row["name"]: row for row in tables.rows("organizations")}
    for row in read(lines).rows:
        body = bodies.get(row.name) if isinstance(row, AuthorityRow) else None
        yield _joined(row, body) if isinstance(row, AuthorityRow) and body else row


def _joined(row: AuthorityRow, body: tables.Row) -> AuthorityRow:
    aliases = dict.fromkeys((*tables.split_aliases(body["aliases"]), *row.aliases))
    return replace(row, type=row.type or body["type"], aliases=tuple(aliases))
