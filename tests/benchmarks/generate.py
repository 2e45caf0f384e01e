"""A dump like cables.csv, of any length, in invented words; and the authority list that fits it.

    python -m tests.benchmarks.generate 250000 cables.csv --authorities 60000 authorities.csv

Cable n is the same whatever the length of the file, and no two are alike. Words have the
frequencies of a real language: the first of `words()` stand in nearly every cable. A cable has
about 1,000 words in ten marked paragraphs, 15 mentions of the authority list, TAGS, and references
to earlier cables; posts and TAGS are the packaged ones, everything else is invented.
"""

import argparse
import csv
import io
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import accumulate
from multiprocessing import get_context
from pathlib import Path

from cables.vocab import tables
from cables.vocab.posts import squeeze

POSTS, TAGS = 274, 900
PARAGRAPHS, WORDS, MENTIONS = 10, 960, 15
VOCABULARY = 40_000
SPAN = 250_000
"""Cables in the first twenty years; a longer file goes on after them."""
_FIRST_DAY, _DAYS = datetime(1990, 1, 2, tzinfo=UTC), 7300
_CHUNK = 500
_COMMON = """
the of and to in a that for on with is was said as by at from his it has government would have not
be are were had its he but this which will their they who or more an been after new officials
percent we also than between president political
"""
_SYLLABLES = [first + vowel for first in "bdfgklmnprstvz" for vowel in "aeiou"]
_HEADS = (
    "Foundation",
    "Relief Council",
    "Association",
    "Labor Union",
    "Institute",
    "Development Bank",
    "Red Lantern Society",
    "Daily",
    "Human Rights Watch Group",
    "University",
)
_LEVELS = ("UNCLAS", "UNCLAS", "C O N F I D E N T I A L", "C O N F I D E N T I A L", "S E C R E T")
_LEVEL_WORDS = {"UNCLAS": "UNCLASSIFIED", "S E C R E T": "SECRET"}
_MARKINGS = {"UNCLAS": "(U)", "S E C R E T": "(S)"}
_ADDRESS = {"embassy": "AMEMBASSY", "consulate": "AMCONSUL", "mission": "USMISSION"}


# --- words and names ----------------------------------------------------------------------------


@cache
def words() -> list[str]:
    """The vocabulary, the most frequent word first."""
    chance = random.Random(7)
    found = dict.fromkeys(_COMMON.split())
    while len(found) < VOCABULARY:
        found["".join(chance.choices(_SYLLABLES, k=chance.randint(1, 4)))] = None
    return list(found)


@cache
def _weights() -> list[float]:
    return list(accumulate(1 / (rank + 6) for rank in range(VOCABULARY)))


def _word_of(number: int, syllables: int) -> str:
    """An invented word that no other number has."""
    found = ""
    for _ in range(syllables):
        number, at = divmod(number, len(_SYLLABLES))
        found += _SYLLABLES[at]
    return found.capitalize()


@dataclass(frozen=True, slots=True)
class Authority:
    """One line of the authority list."""

    name: str
    kind: str
    aliases: tuple[str, ...] = ()


def authority(number: int) -> Authority:
    """Of ten, five are organizations, three people and two places."""
    odd = number * 7919 % 300_007
    match number % 10:
        case 0 | 1 | 2 | 3 | 4:
            head = _HEADS[number // 10 % len(_HEADS)]
            acronym = _word_of(odd, 3)[:5].upper() + _word_of(number, 4)[-3:].upper()
            aliases = (acronym,) if number % 3 == 0 else ()
            return Authority(f"{_word_of(odd, 3)}r {head}", "organization", aliases)
        case 5 | 6 | 7:
            given = _word_of(number // 100, 2)
            name = f"{given} {_word_of(odd, 3)}s"
            return Authority(name, "person", (f"Dr. {name}",) if number % 3 == 0 else ())
    return Authority(f"{_word_of(odd, 3)}n", "location")


# --- cables -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Sent:
    """What other cables and the header need to know of a cable."""

    number: int
    post: tables.Row
    moment: datetime
    serial: int

    @property
    def reference_id(self) -> str:
        return f"{self.moment:%y}{self.post['code']}{self.serial}"

    @property
    def written(self) -> str:
        """As other cables cite it."""
        city = self.post["city"].upper()
        name = city if squeeze(city) == self.post["code"] else self.post["code"]
        return f"{self.moment:%y} {name} {self.serial}"


def sent(number: int) -> Sent:
    """Post, day and number of a cable; numbers run through a year as they do at one post."""
    chance = random.Random(number)
    post = posts()[_skewed(chance, POSTS)]
    moment = _moment(number)
    return Sent(number, post, moment, number % 150_000 + 1)


def _moment(number: int) -> datetime:
    """More cables every year, as in the real release."""
    return _FIRST_DAY + timedelta(minutes=int(_DAYS * 1440 * (number / SPAN) ** 0.3))


@cache
def posts() -> tuple[tables.Row, ...]:
    return tables.rows("posts")[:POSTS]


@cache
def tags() -> tuple[str, ...]:
    plain = (row["code"] for row in tables.rows("tags") if row["code"].isalnum())
    return tuple(dict.fromkeys(plain))[:TAGS]


def _skewed(chance: random.Random, count: int) -> int:
    """A number below `count`, small ones much more often."""
    return int(count * chance.random() ** 3)


def row(number: int, authorities: int) -> list[str]:
    """The eight columns of a cable."""
    this = sent(number)
    chance = random.Random(f"cable {number}")
    level = chance.choice(_LEVELS)
    cited = [sent(_earlier(chance, number)) for _ in range(chance.randint(0, 4) if number else 0)]
    place = this.post["name"]
    return [
        str(number + 1),
        f"{this.moment.month}/{this.moment.day}/{this.moment:%Y %-H:%M}",
        this.reference_id,
        place,
        _LEVEL_WORDS.get(level, "CONFIDENTIAL"),
        "|".join(each.reference_id for each in cited),
        _header(this),
        _body(this, chance, level, cited, authorities),
    ]


def _earlier(chance: random.Random, number: int) -> int:
    """Mostly a recent cable."""
    return number - 1 - int(number * chance.random() ** 4)


def _header(this: Sent) -> str:
    routing = this.post["routing"] or "RUEHXX"
    day = f"{this.moment:%j%H%M}"
    return (
        f"VZCZCXRO{this.number % 10_000:04}\nRR RUEHCN RUEHGH RUEHVC\n"
        f"DE {routing} #{this.serial % 10_000:04}/01 {day}\nZNY CCCCC ZZH\n"
        f"R {this.moment:%d%H%MZ %b %y}\n".upper()
        + f"FM {_address(this.post)}\n"
        + f"TO RUEHC/SECSTATE WASHDC PRIORITY {this.serial % 10_000:04}\n"
        "INFO RUEHBJ/AMEMBASSY BEIJING\nRUEAIIA/CIA WASHDC\nRUEKJCS/SECDEF WASHDC\n"
    )


def _address(post: tables.Row) -> str:
    return f"{_ADDRESS.get(post['kind'], 'AMEMBASSY')} {post['city'].upper() or post['code']}"


def _body(
    this: Sent, chance: random.Random, level: str, cited: list[Sent], authorities: int
) -> str:
    code = this.post["code"]
    refs = "\n     ".join(f"{chr(65 + at)}. {each.written}" for at, each in enumerate(cited))
    codes = [tags()[_skewed(chance, len(tags()))] for _ in range(chance.randint(2, 6))]
    parts = [
        f"{level} SECTION 01 OF 02 {code} {this.serial:06}",
        "SIPDIS",
        "\n".join(
            (
                f"E.O. 12958: DECL: {this.moment:%m/%d}/2037",
                f"TAGS: {', '.join(dict.fromkeys(codes))}",
                f"SUBJECT: {' '.join(_some(chance, 8)).upper()}",
            )
        ),
        *([f"REF: {refs}"] if cited else []),
        "Classified By: Consul General Jane Q. Roe. Reasons: 1.4 (b) and (d).",
        *_paragraphs(this, chance, level, authorities),
        "ROE\n",
    ]
    return "\n\n".join(parts)


def _some(chance: random.Random, count: int) -> list[str]:
    return chance.choices(words(), cum_weights=_weights(), k=count)


def _paragraphs(this: Sent, chance: random.Random, level: str, authorities: int) -> Iterator[str]:
    told = _some(chance, WORDS)
    for at in chance.sample(range(1, WORDS), MENTIONS):
        told[at] = authority(_skewed(chance, authorities)).name if authorities else told[at]
    told[40] = f'"{told[40]}"'
    size = WORDS // PARAGRAPHS
    marking = _MARKINGS.get(level, "(C)")
    for number in range(PARAGRAPHS):
        text = _sentences(told[number * size : (number + 1) * size])
        head = f"{' '.join(_some(chance, 2)).title()}\n------------\n\n" if number % 3 == 2 else ""
        start = "Summary: " if number == 0 else ""
        yield f"{head}{number + 1}. {chance.choice(('(U)', marking, marking))} {start}{text}"
        if number == PARAGRAPHS // 2:
            yield f"{this.post['code']} {this.serial:08}  002 OF 002\n"


def _sentences(told: list[str]) -> str:
    """Sixteen words to a sentence, ten to a line."""
    for first in range(0, len(told), 16):
        told[first] = told[first][:1].upper() + told[first][1:]
        last = min(first + 15, len(told) - 1)
        told[last] += "."
    return "\n".join(" ".join(told[at : at + 10]) for at in range(0, len(told), 10))


# --- files --------------------------------------------------------------------------------------


def _rows(task: tuple[int, int, int]) -> str:
    """A stretch of the dump as the original writes it: every column quoted, quotes escaped."""
    first, last, authorities = task
    lines = io.StringIO()
    writer = csv.writer(
        lines, quoting=csv.QUOTE_ALL, doublequote=False, escapechar="\\", lineterminator="\n"
    )
    writer.writerows(row(number, authorities) for number in range(first, last))
    return lines.getvalue()


def write_cables(path: Path, count: int, authorities: int, first: int = 0) -> None:
    """Write the cables from `first` on, with all cores."""
    end = first + count
    tasks = [(at, min(at + _CHUNK, end), authorities) for at in range(first, end, _CHUNK)]
    with path.open("w", encoding="utf-8", newline="") as file, get_context("spawn").Pool() as pool:
        for lines in pool.imap(_rows, tasks):
            file.write(lines)


def write_authorities(path: Path, count: int) -> None:
    """`name,kind,aliases`: the names of one cell are parted by bars."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("name", "kind", "aliases"))
        for each in map(authority, range(count)):
            writer.writerow((each.name, each.kind, "|".join(each.aliases)))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", type=int, help="how many cables")
    parser.add_argument("cables", type=Path, help="the dump to write")
    parser.add_argument("--first", type=int, default=0, help="the number of the first cable")
    parser.add_argument("--authorities", nargs=2, metavar=("COUNT", "FILE"), default=(60_000, ""))
    options = parser.parse_args()
    count, file = options.authorities
    if file:
        write_authorities(Path(file), int(count))
    write_cables(options.cables, options.count, int(count), options.first)


if __name__ == "__main__":
    main()
