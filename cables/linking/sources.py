"""The cables that names were read in: noted again where the cable is unknown, or withheld since.

What a public cable says the public may know, whichever cable said it first. The name that a person
gave comes from no cable.
"""

from collections.abc import Iterable

from django.db import connection
from psycopg import sql

_STALE = sql.SQL("""
CASE WHEN named.name_cable_id IS NULL THEN NOT named.curated ELSE
    named.name_cable_id IN (SELECT id FROM cables_cable WHERE withheld_at IS NOT NULL)
    AND read.cable NOT IN (SELECT id FROM cables_cable WHERE withheld_at IS NOT NULL)
END
""")
_NAMES = sql.SQL("""
WITH stale AS (
    SELECT id, cable FROM unnest(%s::bigint[], %s::bigint[]) AS read(id, cable)
    JOIN cables_entity named USING (id) WHERE {stale} ORDER BY id FOR NO KEY UPDATE OF named
)
UPDATE cables_entity SET name_cable_id = cable FROM stale WHERE cables_entity.id = stale.id
""").format(stale=_STALE)
_ALIASES = sql.SQL("""
UPDATE cables_alias named SET name_cable_id = read.cable
FROM unnest(%s::bigint[], %s::text[], %s::bigint[]) AS read(entity, name, cable)
WHERE named.entity_id = read.entity AND named.name = read.name AND {stale}
""").format(stale=_STALE)


def note_names(read: Iterable[tuple[int, int]]) -> None:
    """Note the cables that entities have their names from: numbers of entity and cable.

    Holds the entities in the order of their numbers, as whoever changes entities does.
    """
    _note(_NAMES, read)


def note_aliases(read: Iterable[tuple[int, str, int]]) -> None:
    """Note the cables that aliases were read in: numbers of the entity and the cable, alias."""
    _note(_ALIASES, read)


def _note(statement: sql.Composed, read: Iterable[tuple[object, ...]]) -> None:
    if columns := [list(column) for column in zip(*read, strict=True)]:
        with connection.cursor() as cursor:
            cursor.execute(statement, columns)
