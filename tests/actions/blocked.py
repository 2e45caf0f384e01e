"""Whether another session waits for what this one holds."""

from django.db import connection

_BLOCKED = """
SELECT EXISTS (
    SELECT FROM pg_stat_activity
    WHERE datname = current_database() AND wait_event_type = 'Lock'
)
"""


def someone_waits() -> bool:
    """Asked of this test's database alone: other test processes have databases of their own."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_stat_clear_snapshot()")  # kept until the transaction ends
        cursor.execute(_BLOCKED)
        return bool(cursor.fetchone()[0])
