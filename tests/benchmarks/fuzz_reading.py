"""Damaged cables without end: nothing may raise, hang, or lie about where a paragraph stands.

    python -m tests.benchmarks.fuzz_reading [COUNT] [FIRST]

Mutates the invented examples, and the collection in ../shared/cables where it is there. Text number
n is always the same text; FIRST is the number to begin with. Exit status 1 if anything was found.
"""

import random
import sys
import time
import traceback
from pathlib import Path

from cables.formats import Unreadable, decode, read
from cables.formats.as_json import as_dict
from tests.formats import examples
from tests.formats.checks import check_offsets
from tests.formats.mutations import damaged

COLLECTION = Path(__file__).parents[3] / "shared" / "cables"
INVENTED = (
    *(examples.CABLE, examples.SITE_PAGE, examples.CSV_ROW, examples.ARCHIVE, examples.PLUSD),
    *(examples.SCOOP, examples.ONE_LINE, examples.SMART, examples.FRUS, examples.BODY_ONLY),
)
LONGEST_TEXT = 60_000
"""Letters; longer documents say nothing more and would take most of the time."""
SLOW = 2.0
"""Seconds; a text that takes longer counts as a hang."""


def texts() -> list[str]:
    """The whole texts that are damaged."""
    files = sorted(file for file in COLLECTION.rglob("*") if file.suffix in (".txt", ".html"))
    held = (decode(file.read_bytes()) for file in files)
    return [*INVENTED, *(text for text in held if len(text) < LONGEST_TEXT)]


def fault_of(text: str) -> str | None:
    """What is wrong with the reading of a text, or None."""
    started = time.process_time()
    try:
        for cable in read(text, "08PARIS99.txt"):
            check_offsets(cable)
            as_dict(cable, "")
    except Unreadable:
        pass
    except Exception:
        return traceback.format_exc(limit=-4)
    spent = time.process_time() - started
    return f"took {spent:.1f} seconds" if spent > SLOW else None


def main(count: int, first: int) -> int:
    whole = texts()
    found = 0
    started = time.monotonic()
    for number in range(first, first + count):
        chance = random.Random(number)
        fault = fault_of(damaged(chance.choice(whole), chance))
        if fault is not None:
            found += 1
            print(f"text {number}: {fault}", flush=True)
    spent = time.monotonic() - started
    print(f"{count:,} texts from {len(whole)} documents in {spent:.0f} s: {found} faults")
    return min(found, 1)


if __name__ == "__main__":
    numbers = [int(argument) for argument in sys.argv[1:]]
    sys.exit(main(*[*numbers, *(2000, 0)[len(numbers) :]]))
