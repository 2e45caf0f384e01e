"""Filling the demo: each step is skipped while what it reads has not changed."""

import hashlib
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import django
from django.conf import settings
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import transaction

from cables.actions.accounts import ensure_curators_group

FIXTURES = settings.BASE_DIR / "fixtures"
LOGINS = {"curator": "curator-demo", "admin": "admin-demo"}


@dataclass(frozen=True)
class Step:
    """Something to do once, and again when a file below `sources` or the `salt` has changed."""

    name: str
    message: str
    run: Callable[[], None]
    sources: tuple[Path, ...] = ()
    salt: str = ""

    def fingerprint(self) -> str:
        """A digest of everything that the outcome depends on."""
        digest = hashlib.sha256(self.salt.encode())
        for path in files_below(self.sources):
            digest.update(str(path).encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
        return digest.hexdigest()


def files_below(folders: Iterable[Path]) -> list[Path]:
    return sorted(p for folder in folders for p in folder.rglob("*") if p.is_file())


def run_due(steps: Iterable[Step], record: Path, say: Callable[[str], None]) -> None:
    """Run the steps whose sources have changed since `record`, and write down each that is done."""
    done: dict[str, str] = json.loads(record.read_text()) if record.exists() else {}
    for step in steps:
        fingerprint = step.fingerprint()
        if done.get(step.name) != fingerprint:
            say(step.message)
            step.run()
            done[step.name] = fingerprint
            record.write_text(json.dumps(done, indent=1))


@transaction.atomic
def make_logins() -> None:
    """Make the two logins of the demo; an existing one keeps the password that it has."""
    curators = ensure_curators_group()
    for name, password in LOGINS.items():
        user, new = User.objects.get_or_create(username=name, defaults={"is_staff": True})
        if new:
            user.set_password(password)
            user.is_superuser = name == "admin"
            user.save()
        if name == "curator":
            user.groups.add(curators)


def steps() -> tuple[Step, ...]:
    """Everything that a fresh demo needs, in order. Another database means: all of it again."""
    database = settings.DATABASE_URL
    vocabulary, samples = FIXTURES / "vocab", FIXTURES / "samples"
    lists = (FIXTURES / "authorities", vocabulary)
    return (
        Step("vocab", "Loading reference data", _load_vocab, (vocabulary,), database),
        Step("logins", "Making the demo logins", make_logins, salt=f"{database} {LOGINS}"),
        Step("authorities", "Loading well-known bodies", _load_authorities, lists, database),
        Step("samples", "Importing sample cables", _import_samples, (samples,), database),
        Step(
            "static",
            "Collecting style sheets and scripts",
            _collect_static,
            tuple(settings.STATICFILES_DIRS),
            django.get_version(),
        ),
    )


def _load_vocab() -> None:
    call_command("load_vocab")


def _load_authorities() -> None:
    call_command("import_authorities", starter=True, by="admin")


def _import_samples() -> None:
    call_command("import_cables", *sample_cables(), summary=True)


def sample_cables() -> list[Path]:
    """The invented cables; the README and the golden files beside them are none."""
    files = files_below([FIXTURES / "samples"])
    return [path for path in files if path.suffix in {".txt", ".html", ".csv"}]


def _collect_static() -> None:
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
