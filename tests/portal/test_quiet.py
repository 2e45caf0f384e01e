"""What servers and logs are spared: bodies that nobody reads, tracebacks of mere refusals."""

import io
import logging
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.core.handlers.wsgi import WSGIHandler
from django.test import Client, RequestFactory

from portal.logs import RefusalsInOneLine

pytestmark = pytest.mark.django_db


def answer(method: str, path: str) -> tuple[dict[str, str], bytes]:
    """What a web server is given: the headers and the body, before it does anything itself."""
    told: dict[str, str] = {}

    def start_response(status: str, headers: list[tuple[str, str]], _: Any = None) -> Any:
        told.update(headers, status=status)

    environ = RequestFactory().generic(method, path).environ
    parts = WSGIHandler()(environ, start_response)
    return told, b"".join(parts)


@pytest.mark.parametrize("path", ["/", "/help/", "/nowhere/", "/healthz", "/static/js/main.js"])
def test_an_answer_to_head_has_the_headers_alone(path: str) -> None:
    got, body = answer("GET", path)
    told, nothing = answer("HEAD", path)
    assert body
    assert nothing == b""
    assert told["status"] == got["status"]
    assert told.get("Content-Length") == got.get("Content-Length")


@pytest.fixture
def log() -> Any:
    """Everything that is logged, as the console of the settings writes it."""
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.addFilter(RefusalsInOneLine())
    logging.getLogger().addHandler(handler)
    yield written
    logging.getLogger().removeHandler(handler)


def test_the_settings_use_the_filter() -> None:
    told: Any = settings.LOGGING
    (name,) = told["handlers"]["console"]["filters"]
    assert told["filters"][name]["()"] == "portal.logs.RefusalsInOneLine"


def test_a_wrong_host_name_is_one_line(client: Client, log: io.StringIO) -> None:
    client.raise_request_exception = False
    assert client.get("/", headers={"host": "evil.example"}).status_code == 400
    assert "evil.example" in log.getvalue()
    assert log.getvalue().count("\n") == 1


def test_a_refusal_is_one_line(client: Client, log: io.StringIO) -> None:
    user = User.objects.create_user("wen", is_staff=True)
    client.force_login(user)
    assert client.get("/admin/cables/cable/").status_code == 403
    assert "Traceback" not in log.getvalue()
    assert log.getvalue().count("\n") == 1


def test_what_breaks_is_told_in_full() -> None:
    try:
        raise ZeroDivisionError
    except ZeroDivisionError:
        trace = sys.exc_info()
    record = logging.LogRecord("django.request", logging.ERROR, "", 1, "broken", (), trace)
    record.status_code = 500
    assert RefusalsInOneLine().filter(record)
    assert (record.exc_info, record.levelname) == (trace, "ERROR")


def test_a_wrong_setting_is_told_in_its_sentence_alone(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "manage.py", "demo"],
        cwd=settings.BASE_DIR,
        env={"PATH": os.environ["PATH"], "PORTAL_STATE": str(tmp_path), "PORT": "abc"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert done.stderr == "PORT='abc': use a whole number from 1 to 65535\n"
