"""The portal's settings for tests: a state folder of their own, and nothing slow or lasting.

Whatever the environment says about a real portal (DATABASE_URL, SECRET_KEY, ...) does not count:
tests must not touch its data. TEST_DATABASE_URL names another server than the private one.
"""

import fcntl
import itertools
import os
import tempfile
from pathlib import Path
from typing import Any

for _name in ("DATABASE_URL", "DEBUG", "HTTPS", "SECRET_KEY", "ALLOWED_HOSTS", "LOG_LEVEL"):
    os.environ.pop(_name, None)
if "TEST_DATABASE_URL" in os.environ:
    os.environ["DATABASE_URL"] = os.environ["TEST_DATABASE_URL"]
os.environ["PORTAL_STATE"] = str(Path(__file__).resolve().parent.parent / "var" / "test")
os.environ["PORT"] = "8000"

from portal.settings import *  # noqa: E402, F403 - the variables above have to come first
from portal.settings import DATABASES, STATE, STORAGES  # noqa: E402

_DATABASE: dict[str, Any] = DATABASES["default"]
_DATABASE["CONN_MAX_AGE"] = 0  # the live server's threads come and go
if _DATABASE["ENGINE"] == "portal.embedded_postgres":
    _DATABASE["OPTIONS"]["durable"] = False

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True


def _claim_slot() -> int:
    """The lowest number that no other test process has: two runs at once do not meet.

    The lock lasts as long as the process, however that ends.
    """
    for slot in itertools.count(1):
        descriptor = os.open(STATE / f"slot-{slot}", os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(descriptor)
        else:
            break
    return slot


_DATABASE["TEST"] = {"NAME": f"test_cables_{_claim_slot()}"}

# Each test process has folders of its own; the fixtures of conftest.py clear them.
_FOLDER = Path(tempfile.gettempdir(), f"cables-test-{os.getpid()}")
INDEX_DIR = _FOLDER / "index"
INDEX_IN_BACKGROUND = False  # what was decided is found at once
MEDIA_ROOT = _FOLDER / "uploads"
