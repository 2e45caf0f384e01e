"""Write the word lists of the entity finders from their public sources.

    python scripts/make_finder_lists.py --words american-english british-english-small \\
        --given dist.male.first dist.female.first

`--words`: lists of the Spell Checker Oriented Word Lists, as Debian's wamerican and wbritish-small
ship them. `--given`: the first names of the 1990 US census, as the package `names` ships them.
"""

import argparse
import csv
import re
from collections.abc import Iterable
from pathlib import Path

VOCAB = Path(__file__).resolve().parents[1] / "fixtures" / "vocab"
_COMMON = re.compile(r"[a-z]{2,}")


def common_words(lists: Iterable[Path]) -> list[str]:
    """Words that are printed in small letters, so that they name nothing by themselves."""
    lines = {line for path in lists for line in path.read_text(encoding="utf-8").split()}
    return sorted(line for line in lines if _COMMON.fullmatch(line))


def given_names(lists: Iterable[Path]) -> list[str]:
    """First names, capitalised; the census prints them in capitals with their frequency."""
    lines = (line for path in lists for line in path.read_text(encoding="ascii").splitlines())
    return sorted({line.split()[0].capitalize() for line in lines})


def write(name: str, column: str, values: Iterable[str]) -> None:
    with (VOCAB / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow([column])
        rows.writerows([value] for value in values)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--words", type=Path, nargs="+", required=True)
    options.add_argument("--given", type=Path, nargs="+", required=True)
    given = options.parse_args()
    write("common_words", "word", common_words(given.words))
    write("given_names", "name", given_names(given.given))


if __name__ == "__main__":
    main()
