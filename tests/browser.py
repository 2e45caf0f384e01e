"""The browser of the journeys: a Chromium on this machine, else one that can be installed.

`python -m tests.browser` makes sure that there is one, or says what to do.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator

from playwright.sync_api import Browser, Error, Playwright, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
FOLDERS = ("/usr/bin", "/usr/local/bin", "/snap/bin")  # beside those of PATH
SYSTEM_INSTALLERS = {
    "apt-get": (
        "apt-get update -qq && "
        "apt-get install -qq -y --no-install-recommends chromium fonts-liberation"
    ),
    "dnf": "dnf install -q -y chromium liberation-fonts",
    "apk": "apk add -q chromium font-liberation",
}
DOWNLOAD_SECONDS = 600
NO_BROWSER = """\
The tests drive a real browser, and none is to be had here: no Chromium or Google Chrome that
starts is on PATH, Playwright could not download its own, and root alone can install the system's.
Install one, for example with 'apt-get install chromium', or name it: CHROMIUM=/path/to/chromium"""

# Chromium stays quiet on the network, so that a test sees the portal's own requests alone.
QUIET = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
)


def start_browser(playwright: Playwright) -> Browser | None:
    """Start the first Chromium that does; one may be a mere stub, or lack libraries."""
    for place in places(playwright):
        try:
            return launch(playwright, place)
        except Error as problem:
            reason = problem.message.partition("\n")[0]
            print(f"{place} does not start: {reason}", file=sys.stderr)
    return None


def places(playwright: Playwright) -> Iterator[str]:
    """The Chromium named by CHROMIUM, those of PATH and the usual folders, Playwright's own."""
    folders = os.pathsep.join([os.environ.get("PATH", ""), *FOLDERS])
    found = (shutil.which(name, path=folders) for name in NAMES)
    for place in (os.environ.get("CHROMIUM"), *found, playwright.chromium.executable_path):
        if place and os.access(place, os.X_OK):
            yield place


def launch(playwright: Playwright, executable: str) -> Browser:
    """Start it headless; the sandbox of Chromium refuses to work for root."""
    root = ["--no-sandbox"] if os.geteuid() == 0 else []
    return playwright.chromium.launch(executable_path=executable, args=[*QUIET, *root])


def download() -> None:
    """Fetch Playwright's own Chromium, for the current user alone."""
    print("Downloading a browser for the tests", file=sys.stderr)
    _run(sys.executable, "-m", "playwright", "install", "chromium")


def install_with_system() -> None:
    """Install the system's Chromium with the libraries it needs, which root alone may do."""
    for program, command in SYSTEM_INSTALLERS.items():
        if os.geteuid() == 0 and shutil.which(program):
            print(f"Installing a browser for the tests with {program}", file=sys.stderr)
            _run("/bin/sh", "-c", command)
            return


def _run(*command: str) -> None:
    """Run an attempt to install; of a failure the last line is told, and the next way is tried."""
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    try:
        done = subprocess.run(
            command,
            env=quiet,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=DOWNLOAD_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        print(f"It took longer than {DOWNLOAD_SECONDS} s.", file=sys.stderr)
        return
    if done.returncode != 0:
        errors = [line for line in done.stdout.splitlines() if "rror" in line or "E:" in line]
        print("It failed:", *errors[:1], file=sys.stderr)


def available() -> bool:
    """True if there is a browser that starts."""
    with sync_playwright() as playwright:
        browser = start_browser(playwright)
        if browser is not None:
            browser.close()
        return browser is not None


def main() -> None:
    ways: tuple[Callable[[], None], ...] = (lambda: None, download, install_with_system)
    for make_available in ways:
        make_available()
        if available():
            return
    sys.exit(NO_BROWSER)


if __name__ == "__main__":
    main()
