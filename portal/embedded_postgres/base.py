"""Django's PostgreSQL backend, with a server that starts on the first connection.

In DATABASES: `{"ENGINE": "portal.embedded_postgres", "NAME": "cables", "OPTIONS": {"state": ...}}`.
"""

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from django.db.backends.postgresql import base
from django.db.backends.postgresql.client import DatabaseClient as PostgresClient

from portal.embedded_postgres.cluster import Cluster
from portal.embedded_postgres.configuration import PORT, ROLE

OUR_OPTIONS = ("state", "durable")


@cache
def cluster_of(state: Path, durable: bool) -> Cluster:
    """One cluster per state folder in a process, since it holds this process's lease."""
    return Cluster(state, durable=durable)


class DatabaseClient(PostgresClient):
    """`manage.py dbshell` with the server's own psql."""

    connection: "DatabaseWrapper"

    def runshell(self, parameters: Iterable[str]) -> None:
        wrapper = self.connection
        wrapper.settings_dict.update(wrapper.server_address())
        self.executable_name = str(wrapper.cluster.programs / "psql")
        super().runshell(parameters)


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection to the private server."""

    client_class = DatabaseClient
    settings_dict: dict[str, Any]

    @property
    def cluster(self) -> Cluster:
        options = self.settings_dict["OPTIONS"]
        return cluster_of(Path(options["state"]), options.get("durable", True))

    def server_address(self) -> dict[str, str]:
        """Start the server if need be, and say where it is found."""
        self.cluster.start()
        return {"HOST": str(self.cluster.socket_folder), "PORT": str(PORT), "USER": ROLE}

    def get_connection_params(self) -> dict[str, Any]:
        """Where everyone who connects asks, the job queue included."""
        self.settings_dict.update(self.server_address())
        params = super().get_connection_params()
        return {name: value for name, value in params.items() if name not in OUR_OPTIONS}
