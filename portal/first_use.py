"""Every command works right after the clone: the private database is made ready when needed.

A database that `DATABASE_URL` names belongs to somebody who decides when it is migrated; there a
sentence says what to do.
"""

import sys

from django.conf import settings
from django.core.management import call_command

WITHOUT_DATABASE = {
    "check",
    "collectstatic",
    "compilemessages",
    "demo",  # does the same by itself, and says so
    "diffsettings",
    "evaluate_entities",
    "find_entities",
    "findstatic",
    "help",
    "makemigrations",
    "migrate",
    "parse_cables",
    "test",
    "version",
}


def prepare(arguments: list[str]) -> None:
    """Before a command that needs the database: tables and reference data, where they lack."""
    if not arguments or arguments[0].startswith("-") or arguments[0] in WITHOUT_DATABASE:
        return
    if {"-h", "--help"} & set(arguments) or not _lacks_migrations():
        return
    if settings.DATABASE_URL:
        sys.exit(
            "The database of DATABASE_URL is not set up for this version of the portal. Run "
            "'python manage.py migrate' and then 'python manage.py load_vocab'."
        )
    sys.stderr.write("Preparing the private database ...\n")
    call_command("migrate", verbosity=0, interactive=False)
    call_command("load_vocab", stdout=sys.stderr)


def _lacks_migrations() -> bool:
    import django
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    django.setup()
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))
