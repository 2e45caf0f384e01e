"""Transmission lines whose line ends were lost, apart again.

Every token that begins a line is known by its form, so no line end is needed to find it.
"""

import re

from cables.formats.lines import Line, split_at

_GLUED = re.compile(
    r"(?<=\d)(?=(?:ZZ|OO|PP|RR) R[A-Z]{4})|(?=DE RU[A-Z]{3,5} #)|(?<=\d)(?=ZN[RY] [UCST]{5})"
    r"|(?<=ZZ[HK])(?=[ZOPRY] ?[ZOPRY]? ?\d{6}Z)|(?<=\d)(?=FM [A-Z])"
    r"|(?<=[A-Z\d])(?=TO (?:R[A-Z]{3,6}/|SECSTATE))"
    r"|(?<=[A-Z\d])(?=INFO (?:R[A-Z]{3,6}/|AM))|(?<=[A-Z\d ])(?=R(?:U|H)[A-Z]{3,5}/[A-Z\d])"
)


def unglue(lines: list[Line]) -> list[Line]:
    """Header lines whose line ends were lost, apart again before each token that starts a line."""
    found: list[Line] = []
    for line in lines:
        glued = len(line.text) > 20 and ("/" in line.text or "#" in line.text)
        starts = _starts(line.text) if glued else []
        found += split_at(line, starts) if starts else [line]
    return found


def _starts(text: str) -> list[int]:
    """Where tokens begin that begin a line; an addressee stays behind its own TO or INFO."""
    found: list[int] = []
    for match in _GLUED.finditer(text):
        before = text[found[-1] if found else 0 : match.start()].strip()
        if before and before not in ("TO", "INFO", "XMT", "FM"):
            found.append(match.start())
    return found
