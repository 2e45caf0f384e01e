"""How many cables a second one core reads from cables.csv, and whether memory stays flat.

    python -m tests.benchmarks.parse_speed [CABLES]

The cables are synthetic, of about 1,000 words each. Aim: 1,000 a second, better 1,500.
"""

import random
import sys
import time
import tracemalloc
from collections.abc import Iterator
from typing import BinaryIO, cast

from cables.formats import read_file

WORDS = """
the government of the province said that new rules for organizations would be adopted by
parliament after a debate in committee and that officials expected labor unions and business
associations to comment before the end of the session
"""
HEAD = """VZCZCXRO0001
RR RUEHCN RUEHGH RUEHVC
DE RUEHGZ #0001/01 0820906
ZNY CCCCC ZZH
R 230906Z MAR 07
FM AMCONSUL GUANGZHOU
TO RUEHC/SECSTATE WASHDC PRIORITY 5923
INFO RUEHOO/CHINA POSTS COLLECTIVE
RUEHC/DEPT OF LABOR WASHDC
RUEAIIA/CIA WASHDC 1234
"""
TOP = """C O N F I D E N T I A L SECTION 01 OF 02 GUANGZHOU {serial:06d}

SIPDIS

STATE FOR EAP/CM, DRL/IL

E.O. 12958: DECL: 03/23/2017
TAGS: ELAB PHUM EFIN PGOV SOCI CH
SUBJECT: INVENTED GROUPS MEET IN THE DELTA TO DISCUSS THE NEW
LAW

REF: A. GUANGZHOU 176
     B. 06 BEIJING 15376

Classified By: Consul General Jane Q. Roe. Reasons: 1.4 (b) and (d).

"""


def paragraph(chance: random.Random, size: int) -> str:
    words = WORDS.split()
    lines, line = [], ""
    for _ in range(size):
        word = chance.choice(words)
        if len(line) + len(word) > 64:
            lines.append(line)
            line = ""
        line = f"{line} {word}".strip()
    return "\n".join([*lines, f"{line}."])


def row(serial: int) -> bytes:
    chance = random.Random(serial)
    body = TOP.format(serial=serial)
    for number in range(1, 11):
        heading = "Some Heading\n------------\n\n" if number % 3 == 1 else ""
        body += f"{heading}{number}. (C) {paragraph(chance, 96)}\n\n"
        if number == 5:
            body += f"GUANGZHOU {serial:08d}  002 OF 002\n\n\n"
    columns = (
        serial,
        "3/23/2007 9:06",
        f"07GUANGZHOU{serial}",
        "Consulate Guangzhou",
        "CONFIDENTIAL",
    )
    quoted = ",".join(f'"{value}"' for value in (*columns, "", HEAD, body + "ROE\n"))
    return f"{quoted}\n".encode()


class Rows:
    """A file of any length that is made while it is read."""

    def __init__(self, rows: Iterator[bytes]) -> None:
        self.rows = rows
        self.rest = b""

    def read(self, size: int = -1) -> bytes:
        while len(self.rest) < size or size < 0:
            more = next(self.rows, b"")
            if not more:
                break
            self.rest += more
        found, self.rest = self.rest[:size], self.rest[size:]
        return found


def _file(rows: Iterator[bytes]) -> BinaryIO:
    return cast("BinaryIO", Rows(rows))


def main(count: int) -> None:
    sample = [row(serial) for serial in range(1, 201)]
    rows = (sample[number % 200] for number in range(count))
    started = time.process_time()
    read = sum(1 for _ in read_file(_file(rows), "cables.csv"))
    spent = time.process_time() - started
    print(f"{read:,} cables in {spent:.1f} s of one core: {read / spent:,.0f} a second")
    tracemalloc.start()
    for so_far, _ in enumerate(read_file(_file(iter(sample * 5)), "cables.csv"), start=1):
        if so_far % 500 == 0:
            print(f"after {so_far} cables: peak {tracemalloc.get_traced_memory()[1] / 1e6:.1f} MB")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 2000)
