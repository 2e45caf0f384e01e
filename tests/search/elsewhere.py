"""What runs in another process, which has to set Django up before it imports anything of ours."""

from pathlib import Path
from typing import Any


def count_twice(folder: str, answers: Any, go_on: Any) -> None:
    """Count the cables of an index, wait until it was changed, and count again."""
    import django

    django.setup()
    from cables.search import engine
    from cables.search.engine import EVERYTHING

    for _ in range(2):
        answers.put(engine.current(Path(folder)).count(EVERYTHING))
        go_on.wait(20)
