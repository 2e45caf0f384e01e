"""Prepare `.venv` from the hashed lock, then run a command in it.

    python3 scripts/bootstrap.py manage.py migrate      (anything that `python` takes)
    python3 scripts/bootstrap.py --nlp                  (adds statistical name finding for good)

Needs nothing but python3 (3.11 or later) and pip or uv. Takes the newest CPython that the lock
allows. Does nothing if the environment is up to date.
"""

import sys

if sys.version_info < (3, 11):  # what stands above must be readable for older versions
    sys.exit(
        "This python3 is %d.%d; the portal needs 3.11 or later. Install one, for example with\n"
        "'apt-get install python3', or name it: make PYTHON=python3.12 demo" % sys.version_info[:2]
    )

import fcntl
import hashlib
import os
import shutil
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "requirements.lock"
NLP_LOCK = ROOT / "requirements-nlp.lock"
ENVIRONMENT = ROOT / ".venv"
TOOLS = ROOT / ".bootstrap"
INSIDE = ENVIRONMENT / "bin" / "python"
STAMP = ENVIRONMENT / "installed-from"
WITH_NLP = TOOLS / "with-nlp"
"""Is there once the extra was asked for; a new lock or a new Python then brings it along."""

VERSIONS = ("3.13", "3.12", "3.11")
_REPORT = "import sys; print(sys.implementation.name, '%d.%d' % sys.version_info[:2])"


def run_inside(command: Sequence[str]) -> NoReturn:
    """Become `.venv`'s Python with the arguments `command`."""
    prepare()
    if Path(sys.prefix) == ENVIRONMENT:
        sys.exit("The environment in .venv is incomplete: remove it and run this again.")
    os.execv(INSIDE, [str(INSIDE), *command])


def prepare() -> None:
    """Bring `.venv` in line with the lock; two processes at once do it one after the other."""
    TOOLS.mkdir(exist_ok=True)
    with (TOOLS / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not up_to_date():
            install()


def add_nlp() -> None:
    """Install the extra `nlp` too, now and with every later lock."""
    TOOLS.mkdir(exist_ok=True)
    WITH_NLP.touch()
    prepare()


def up_to_date() -> bool:
    """True if `.venv` works, stands where it was made, and was filled from today's lock."""
    return STAMP.exists() and STAMP.read_text() == stamp() and version_of(INSIDE) in VERSIONS


def stamp() -> str:
    """What `.venv` depends on: the lock's content and, as its scripts know it, the place."""
    return f"{hashlib.sha256(lock().read_bytes()).hexdigest()} {ROOT}\n"


def lock() -> Path:
    """What is to be installed: the base, or the base and the extra `nlp`."""
    return NLP_LOCK if WITH_NLP.exists() else LOCK


def install() -> None:
    """Make `.venv` if it does not work, and install exactly what the lock says."""
    uv = find_uv() or install_uv()
    if version_of(INSIDE) not in VERSIONS:
        interpreter = newest(interpreters())
        say(f"Making .venv with {interpreter}")
        run(uv, "venv", "--quiet", "--clear", "--python", interpreter, ENVIRONMENT)
    say(f"Installing the packages of {lock().name} into .venv")
    run(uv, "pip", "sync", "--quiet", "--require-hashes", "--python", INSIDE, lock())
    STAMP.write_text(stamp())


def interpreters() -> Iterator[Path]:
    """Every place where a Python may be: PATH, pyenv, the system."""
    folders = [Path(part) for part in os.get_exec_path() if part]
    folders += sorted((Path.home() / ".pyenv" / "versions").glob("*/bin"), reverse=True)
    folders += [Path("/usr/local/bin"), Path("/usr/bin")]
    for folder in folders:
        for version in VERSIONS:
            yield folder / f"python{version}"
    yield Path(sys.executable)


def newest(candidates: Iterable[Path]) -> Path:
    """The first candidate that runs as the newest version that the lock allows."""
    found: dict[str, Path] = {}
    for candidate in candidates:
        found.setdefault(version_of(candidate), candidate)
    for version in VERSIONS:
        if version in found:
            return found[version]
    sys.exit(
        f"No CPython {', '.join(VERSIONS)} was found: install one, e.g. 'apt-get install python3'."
    )


def version_of(interpreter: Path) -> str:
    """ "3.12" for a CPython 3.12, "" for what does not run, as a pyenv shim of an idle version."""
    if not os.access(interpreter, os.X_OK):
        return ""
    said = subprocess.run([interpreter, "-c", _REPORT], capture_output=True, text=True, check=False)
    name, _, version = said.stdout.strip().partition(" ")
    return version if name == "cpython" else ""


def find_uv() -> Path | None:
    """A uv that runs: on PATH, where its installer puts it, or our own."""
    on_path = shutil.which("uv")
    places = [Path(on_path)] if on_path else []
    for uv in (*places, Path.home() / ".local" / "bin" / "uv", TOOLS / "bin" / "uv"):
        if os.access(uv, os.X_OK) and succeeds(uv, "--version"):
            return uv
    return None


def install_uv() -> Path:
    """Install uv for this project alone, with whichever Python has pip."""
    say("Installing uv into .bootstrap")
    for python in (Path(sys.executable), *interpreters()):
        if version_of(python) and succeeds(python, "-m", "pip", "--version"):
            install_here = ("-m", "pip", "install", "--quiet", "--target", TOOLS, "--upgrade", "uv")
            run(python, *install_here, PIP_USER="0", PIP_ROOT_USER_ACTION="ignore")
            return TOOLS / "bin" / "uv"
    sys.exit("Neither uv nor pip was found: install one, e.g. 'apt-get install python3-pip'.")


def succeeds(*command: str | Path) -> bool:
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def run(*command: str | Path, **variables: str) -> None:
    """Run a step of the installation; what it says about a failure is enough, and ends ours."""
    defaults = {"UV_SYSTEM_CERTS": "true", "UV_HTTP_TIMEOUT": "180"}
    environment = {**defaults, **os.environ, **variables, "UV_PYTHON": str(INSIDE)}
    if subprocess.run(command, env=environment, cwd=ROOT, check=False).returncode != 0:
        sys.exit(f"This step failed: {' '.join(map(str, command))}\nWhat to mend stands above.")


def say(what: str) -> None:
    print(what, file=sys.stderr, flush=True)


if __name__ == "__main__":
    os.chdir(ROOT)
    if sys.argv[1:] == ["--nlp"]:
        add_nlp()
    elif len(sys.argv) == 1:
        prepare()
    else:
        run_inside(sys.argv[1:])
