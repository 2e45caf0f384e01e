"""The look-up table of authority records: reference data, loaded whole and again without harm."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields
from itertools import islice

from django.db import connection, transaction
from psycopg import sql

from cables.formats.authority_records import RecordRow
from cables.formats.csv_table import Refused
from cables.models import AuthorityRecord

AT_ONCE = 20_000
"""Rows of one transaction: what a crash loses, and what the memory holds."""

_COLUMNS = [field.name for field in fields(RecordRow)]


@dataclass(slots=True)
class Loaded:
    """How many records were new, how many told something else than before, and all that came."""

    read: int = 0
    added: int = 0
    changed: int = 0
    refused: int = 0


def load(
    rows: Iterable[RecordRow | Refused], refuse: Callable[[Refused], None] = lambda _: None
) -> Loaded:
    """Add or renew records, some thousand a transaction; memory stays flat for any number.

    What is held already and unchanged is not written again, so that a load that was broken off is
    simply repeated. `refuse` is told of each row that cannot be read.
    """
    loaded, rows = Loaded(), iter(rows)
    while chunk := list(islice(rows, AT_ONCE)):
        for row in chunk:
            if isinstance(row, Refused):
                loaded.refused += 1
                refuse(row)
        _load([row for row in chunk if isinstance(row, RecordRow)], loaded)
    return loaded


@transaction.atomic
def _load(rows: list[RecordRow], loaded: Loaded) -> None:
    with connection.cursor() as cursor:
        cursor.execute(_statement(_INCOMING))
        with cursor.copy(_statement(_COPY)) as copy:
            for row in rows:
                copy.write_row([getattr(row, name) for name in _COLUMNS])
        cursor.execute(_statement(_MERGE))
        new = [is_new for (is_new,) in cursor.fetchall()]
        cursor.execute("DROP TABLE incoming_records")
    loaded.read += len(rows)
    loaded.added += sum(new)
    loaded.changed += len(new) - sum(new)


_INCOMING = "CREATE TEMPORARY TABLE incoming_records AS SELECT {columns} FROM {table} LIMIT 0"
_COPY = "COPY incoming_records ({columns}) FROM STDIN"
_MERGE = """
    INSERT INTO {table} AS held ({columns})
    SELECT DISTINCT ON (source, identifier) {columns} FROM incoming_records
    ON CONFLICT (source, identifier) DO UPDATE SET ({columns}) = ROW ({incoming})
    WHERE ({held}) IS DISTINCT FROM ({incoming})
    RETURNING xmax = 0
"""


def _statement(text: str) -> sql.Composed:
    """The statement with the table and its columns."""

    def columns(*prefix: str) -> sql.Composed:
        return sql.SQL(", ").join(sql.Identifier(*prefix, name) for name in _COLUMNS)

    return sql.SQL(text).format(
        table=sql.Identifier(AuthorityRecord._meta.db_table),
        columns=columns(),
        held=columns("held"),
        incoming=columns("excluded"),
    )
