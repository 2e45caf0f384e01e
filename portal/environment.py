"""Settings from environment variables: nonsense is refused, and the message says how to mend it."""

import contextlib
import os
import secrets
import tempfile
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured


def env_bool(name: str, default: bool) -> bool:
    """Read a flag, refusing values such as "yes" that would be silently false."""
    raw = os.environ.get(name, str(default))
    if raw not in ("True", "False"):
        raise ImproperlyConfigured(f"{name}={raw!r}: use 'True' or 'False'")
    return raw == "True"


def env_int(name: str, default: int, *, low: int, high: int) -> int:
    """Read a whole number between `low` and `high`, both included."""
    raw = os.environ.get(name, str(default))
    if not (raw.isascii() and raw.isdigit() and low <= int(raw) <= high):
        raise ImproperlyConfigured(f"{name}={raw!r}: use a whole number from {low} to {high}")
    return int(raw)


def env_choice(name: str, default: str, choices: tuple[str, ...]) -> str:
    """Read one of a few words."""
    raw = os.environ.get(name, default)
    if raw not in choices:
        raise ImproperlyConfigured(f"{name}={raw!r}: use one of {', '.join(choices)}")
    return raw


def env_list(name: str, default: str = "") -> list[str]:
    """Read values separated by commas; blanks around them do not count."""
    return [part.strip() for part in os.environ.get(name, default).split(",") if part.strip()]


def env_hosts(name: str, default: str) -> list[str]:
    """Read host names; an address with a scheme or a path would never match one."""
    hosts = env_list(name, default)
    for host in hosts:
        if "/" in host or " " in host:
            raise ImproperlyConfigured(
                f"{name}: {host!r} is not a host name; write 'cables.example.org', without "
                "'https://' and without a path"
            )
    return hosts


def env_origins(name: str) -> list[str]:
    """Read origins, which unlike host names carry their scheme."""
    origins = env_list(name)
    for origin in origins:
        if not origin.startswith(("https://", "http://")):
            raise ImproperlyConfigured(f"{name}: {origin!r}: write 'https://cables.example.org'")
    return origins


def env_folder(name: str, default: Path) -> Path:
    """Read a folder and create it; a relative one is taken from the current folder."""
    folder = Path(os.environ.get(name) or default).absolute()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise ImproperlyConfigured(
            f"{name}: the folder {folder} cannot be made ({problem.strerror}); "
            f"set {name} to a folder that you may write to"
        ) from problem
    return folder


def kept_secret(path: Path) -> str:
    """Return the secret kept in a file that only its owner reads, making it the first time.

    The finished file is put in place by one `link`, so that of several processes starting at once
    all end up with the same secret.
    """
    if not path.exists():
        with tempfile.NamedTemporaryFile("w", dir=path.parent, prefix=path.name) as draft:
            draft.write(secrets.token_urlsafe(50))
            draft.flush()
            with contextlib.suppress(FileExistsError):  # another process was first: its counts
                path.hardlink_to(draft.name)
    return path.read_text()
