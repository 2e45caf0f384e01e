"""Run the whole portal on this machine, filled with invented cables."""

import os
import signal
import time
from typing import Any, NoReturn

from django.conf import settings
from django.core.management import BaseCommand, CommandError, call_command
from django.db import connection, connections

from portal.demonstration.children import ChildEndedError, Children, end_with_parent
from portal.demonstration.steps import LOGINS, run_due, steps
from portal.demonstration.web import HOST, answers, port_is_free
from portal.waiting import wait_until

START_SECONDS = 60
PORT_SECONDS = 10  # the web server of a demo that was killed needs a moment to end
ENDINGS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)

READY = """
The portal is ready:  {url}

  researchers need no login
  {logins}
  sign in at {url}admin/

Ctrl-C ends it. Its data stays in {state}
"""


class Command(BaseCommand):
    help = "Run the portal with invented sample cables: database, web server and worker."

    def handle(self, *args: Any, **options: Any) -> None:
        if "MAKELEVEL" in os.environ:
            end_with_parent()
        for ending in ENDINGS:
            if ending is not signal.SIGHUP or signal.getsignal(ending) is not signal.SIG_IGN:
                signal.signal(ending, _leave)  # `nohup` has SIGHUP ignored, and means it
        wait_for_port(settings.PORT, PORT_SECONDS)
        self._fill()
        with Children() as children:
            self._run(children)

    def _fill(self) -> None:
        self._say("Starting the database")
        connection.ensure_connection()
        call_command("migrate", verbosity=0, interactive=False)
        run_due(steps(), settings.STATE / "demo.json", self._say)
        connections.close_all()

    def _run(self, children: Children) -> None:
        """Start web server and worker, say where they are, and watch over them."""
        url = f"http://{HOST}:{settings.PORT}/"
        manage = str(settings.BASE_DIR / "manage.py")
        os.environ.setdefault("LOG_LEVEL", "WARNING")  # the address below is what matters here
        children.start("worker", [manage, "procrastinate", "worker"])
        children.start("web server", ["-m", "gunicorn", *_server_options()])
        deadline = time.monotonic() + START_SECONDS
        try:
            while not answers(f"{url}readyz"):
                children.check()
                if time.monotonic() > deadline:
                    raise CommandError(f"{url} does not answer; what went wrong stands above.")
                time.sleep(0.1)
            self._say(_ready(url))
            while True:
                children.check()
                time.sleep(1)
        except ChildEndedError as problem:
            raise CommandError(f"{problem} What went wrong stands above.") from problem

    def _say(self, text: str) -> None:
        self.stdout.write(text)
        self.stdout.flush()


def wait_for_port(port: int, seconds: float) -> None:
    """Return once the port is free, or raise a `CommandError` that says how to go on."""
    if not wait_until(lambda: port_is_free(port), seconds):
        raise CommandError(
            f"Port {port} is in use: stop what listens there, or choose another port: "
            f"PORT={port + 1} make demo"
        )


def _server_options() -> list[str]:
    return [
        *("--chdir", str(settings.BASE_DIR), "--bind", f"{HOST}:{settings.PORT}"),
        *("--worker-class", "gthread", "--workers", "2", "--threads", "4"),
        *("--limit-request-line", "8190"),  # its most: the longest search fits in every script
        *("--no-control-socket", "--log-level", "warning", "portal.wsgi"),
    ]


def _ready(url: str) -> str:
    logins = "\n  ".join(f"{name:<8} password {secret}" for name, secret in LOGINS.items())
    return READY.format(url=url, logins=logins, state=settings.STATE)


def _leave(number: int, frame: object) -> NoReturn:
    """End as after Ctrl-C; further signals must not disturb the end."""
    for ending in ENDINGS:
        signal.signal(ending, signal.SIG_IGN)
    raise SystemExit(0)
