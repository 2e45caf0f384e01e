#!/usr/bin/env python3
"""The portal's command line: `python manage.py help` lists what it can do."""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent


def main() -> None:
    """Run one command; outside the project's environment, prepare that and start again in it."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
    try:
        from django.core.management import execute_from_command_line
    except ModuleNotFoundError:
        sys.path.insert(0, str(ROOT / "scripts"))
        from bootstrap import run_inside

        run_inside([__file__, *sys.argv[1:]])
    else:
        from portal.first_use import prepare

        prepare(sys.argv[1:])
        from django.core.exceptions import ImproperlyConfigured

        try:
            execute_from_command_line(sys.argv)
        except ImproperlyConfigured as problem:  # a setting, or the private PostgreSQL
            sys.stderr.write(f"{problem}\n")
            sys.exit(2)


if __name__ == "__main__":
    main()
