"""Write the word lists of the entity finders from their public sources.

    python scripts/make_finder_lists.py --words american-english british-english-small \\
        --given dist.male.first dist.female.first --family dist.all.last

`--words`: lists of the Spell Checker Oriented Word Lists, as Debian's wamerican and wbritish-small
ship them. `--given`, `--family`: the names of the 1990 US census, most frequent first, as the
package `names` ships them.
"""

import argparse
import csv
import re
from collections.abc import Iterable
from pathlib import Path

VOCAB = Path(__file__).resolve().parents[1] / "fixtures" / "vocab"
FREQUENT = 12_000
_COMMON = re.compile(r"[a-z]{2,}")


def common_words(lists: Iterable[Path]) -> list[str]:
    """Words that are printed in small letters, so that they name nothing by themselves."""
    lines = {line for path in lists for line in path.read_text(encoding="utf-8").split()}
    return sorted(line for line in lines if _COMMON.fullmatch(line))


def census_names(path: Path) -> list[str]:
    """Names, capitalised; the census prints them in capitals with their frequency."""
    return [line.split()[0].capitalize() for line in path.read_text(encoding="ascii").splitlines()]


def everyday_surnames(family: list[str], words: Iterable[str]) -> list[str]:
    """Frequent family names that a dictionary has in small letters too: Brown, Rice."""
    common = set(words) - {"her", "may", "march", "august", "sun", "see", "will", "do", "lo", "oh"}
    return sorted(name for name in family[:FREQUENT] if name.lower() in common)


def write(name: str, column: str, values: Iterable[str]) -> None:
    with (VOCAB / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow([column])
        rows.writerows([value] for value in values)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--words", type=Path, nargs="+", required=True)
    options.add_argument("--given", type=Path, nargs="+", required=True)
    options.add_argument("--family", type=Path, required=True)
    chosen = options.parse_args()
    words = common_words(chosen.words)
    given = {name for path in chosen.given for name in census_names(path)}
    write("common_words", "word", words)
    write("given_names", "name", sorted(given))
    write("everyday_surnames", "name", everyday_surnames(census_names(chosen.family), words))


if __name__ == "__main__":
    main()
