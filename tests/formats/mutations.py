"""Damage as copies of cables suffer it, made by chance: cut, doubled, moved, joined, misprinted."""

import random
from collections.abc import Callable

TOKENS = """
SUBJECT: | TAGS: | REF: | E.O. 12958: DECL: 03/23/2017 | Classified By: | SIPDIS | 1. (C) | 2.
¶3. | -------- | ( | [ | " | SECRET | UNCLAS SECTION 02 OF 02 PARIS 000099 | BT | NNNN | -
PARIS 00000099  002 OF 002 | FM AMEMBASSY PARIS | INFO | XMT | TO RUEHC/SECSTATE WASHDC | Summary
END SUMMARY | A. LIMA 1 | B) | STATE 12, 34 | PREL | ROE | VZCZC0001 | R 141410Z FEB 08 | # |
Message Text | Message Attributes | MRN: | Canonical ID: 1976PARIS00001 | XXXXXXXXXXXX | <td> | �
""".replace("\n", "|").split("|")


def _span(text: str, chance: random.Random) -> tuple[int, int]:
    start = chance.randrange(len(text) + 1)
    return start, min(len(text), start + int(chance.expovariate(1 / 200)))


def cut(text: str, chance: random.Random) -> str:
    start, end = _span(text, chance)
    return text[:start] + text[end:]


def doubled(text: str, chance: random.Random) -> str:
    start, end = _span(text, chance)
    return text[:end] + text[start:]


def moved(text: str, chance: random.Random) -> str:
    start, end = _span(text, chance)
    rest = text[:start] + text[end:]
    at = chance.randrange(len(rest) + 1)
    return rest[:at] + text[start:end] + rest[at:]


def joined(text: str, chance: random.Random) -> str:
    start, end = _span(text, chance)
    return text[:start] + text[start:end].replace("\n", chance.choice(("", " ", "  "))) + text[end:]


def spread(text: str, chance: random.Random) -> str:
    start, end = _span(text, chance)
    return text[:start] + text[start:end].replace(" ", "\n") + text[end:]


def inserted(text: str, chance: random.Random) -> str:
    at = chance.randrange(len(text) + 1)
    around = chance.choice(("", " ", "\n", "\n\n"))
    return text[:at] + around + chance.choice(TOKENS).strip() + around + text[at:]


def misprinted(text: str, chance: random.Random) -> str:
    at = chance.randrange(len(text) + 1)
    return (
        text[:at]
        + chr(chance.choice((chance.randrange(32, 127), 0xA0, 0x2028, 0xFFFD, 9)))
        + text[at + 1 :]
    )


def shouted(text: str, chance: random.Random) -> str:
    start, end = _span(text, chance)
    return text[:start] + chance.choice((str.upper, str.lower))(text[start:end]) + text[end:]


def shortened(text: str, chance: random.Random) -> str:
    at = chance.randrange(len(text) + 1)
    return text[at:] if chance.random() < 0.5 else text[:at]


KINDS: tuple[Callable[[str, random.Random], str], ...] = (
    *(cut, doubled, moved, joined, spread, inserted, misprinted, shouted),
    shortened,
)
_MOST = 6


def damaged(text: str, chance: random.Random) -> str:
    """The text with up to six damages."""
    for _ in range(chance.randint(1, _MOST)):
        text = chance.choice(KINDS)(text, chance)
    return text
