"""Transmission lines whose line ends were lost, apart again.

Every token that begins a line is known by its form, so no line end is needed to find it.
"""

import re

from cables.formats.lines import Line, split_lines

# Every token begins with plain letters, so that other places are passed over quickly.
_GLUED = re.compile(
    r"(?:ZZ|OO|PP|RR)(?<=\d..)(?= R[A-Z]{4})|DE(?= RU[A-Z]{3,5} #)|ZN(?<=\d..)(?=[RY] [UCST]{5})"
    r"|[ZOPRY](?<=ZZ[HK].)(?= ?[ZOPRY]? ?\d{6}Z)|FM(?<=\d..)(?= [A-Z])"
    r"|TO(?<=[A-Z\d]..)(?= (?:R[A-Z]{3,6}/|SECSTATE))"
    r"|INFO(?<=[A-Z\d]....)(?= (?:R[A-Z]{3,6}/|AM))|R(?<=[A-Z\d ].)(?=[UH][A-Z]{3,5}/[A-Z\d])"
)

_SHORTEST = 20


def unglue(lines: list[Line]) -> list[Line]:
    """Header lines whose line ends were lost, apart again before each token that starts a line."""
    glued = [at for at, line in enumerate(lines) if "/" in line[2] or "#" in line[2]]
    return split_lines(lines, glued, _starts)


def _starts(text: str) -> list[int]:
    """Where tokens begin that begin a line; an addressee stays behind its own TO or INFO."""
    found: list[int] = []
    for match in _GLUED.finditer(text) if len(text) > _SHORTEST else ():
        before = text[found[-1] if found else 0 : match.start()].strip()
        if before and before not in ("TO", "INFO", "XMT", "FM"):
            found.append(match.start())
    return found
