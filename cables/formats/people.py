"""`Classified By`: who classified the cable, and for which reasons.

Names come with titles before or after them, in any case and order; a name is what is left of a
segment when titles, offices and posts are taken away.
"""

import re
from functools import lru_cache

from cables.vocab import countries, posts
from cables.vocab.wordlists import words

_REASON_MARK = re.compile(
    r"\b(?:(?:for\s+)?(?:rea\s?sons?|resaons?|reaons?|reasn?s|resons?|raesons?|rsn)\b"
    r"|E\.?O\.?\s*1\d{4}|(?:per|under|pursuant|section)\b|[1-3]\.\d\b|decl)",
    re.IGNORECASE,
)
_SECTION = re.compile(r"(?<![\d.])(?P<section>[1-3]\.\d)(?P<letters>[^\d]{0,60})", re.IGNORECASE)
_LETTER = re.compile(r"(?<![A-Za-z])(?P<letter>[a-hxA-HX]\d?)(?![A-Za-z'])")
_SEGMENT = re.compile(r"[,;:()\n]|\s[-–]\s|--|\band\b(?=\s+[A-Z])|\bfor\s+[A-Z]", re.IGNORECASE)
_ACCREDITED = re.compile(r"\bto (?:the )?(?P<country>[A-Z]\S*(?:\s[A-Z]\S*){0,4})")
_SURNAME_FIRST = re.compile(
    r"\s*(?P<surname>[A-Z][\w'’\-]+),\s+(?P<given>[A-Z][a-z]+(?: [A-Z]\.?)?)\s*(?:,|;|$)"
)
_SUFFIX = re.compile(r",\s*(?P<suffix>(?:Jr|Sr|JR|SR)\b\.?|I{2,3}\b|IV\b)")
_SUFFIXED = re.compile(r"^(\S+ .*?),? ((?:Jr|Sr|JR|SR)\.?|I{2,3}|IV)$")
_NO_LETTERS = re.compile(r"\b(?:This|Summary|Declassify|DECL|\.\s)")
_AND = re.compile(r"\b(?:and|or)\b|&", re.IGNORECASE)
_INITIAL = re.compile(r"[A-Z]\.?")
_ABBREVIATED = re.compile(r"(?:\b[A-Z]|[JS]r)\.$")
_WORD = re.compile(r"[^\W\d_][\w.'’\-]*")
_PARTICLES = frozenset(
    [
        "de",
        "del",
        "della",
        "di",
        "da",
        "van",
        "von",
        "der",
        "den",
        "la",
        "le",
        "el",
        "al",
        "bin",
        "ibn",
        "mc",
        "mac",
        "st",
    ]
)
_OFFICE_WORDS = words(
    """
    a.i ai a econoff poloff pec conoff acting act act'g ambassador amb ambassador's chief of
    mission dcm adcm deputy
    charge charg chargé d'affaires d' d'affaire affaires daffaires cda counselor counsellor
    counselor's minister minister-counselor political pol polcouns poloff polchief economic
    econ econcouns pol/econ poleco polecon pol-econ p/e p/econ economic/political
    political/economic consul general cg pao paoff rso rsi regional security officer office
    officers assistant secretary undersecretary under director deputydirector dep asst as pdas
    das section head unit external internal affairs the for by management mgt consular congen
    mission embassy principal po special agent in charge coordinator advisor adviser attache
    attaché defense military public diplomacy first second third senior bureau of and
    department state executive legal science environment labor commercial refugee refcoord
    humanitarian usaid usun usnato useu epol esth est trade global permanent representative
    perm rep delegation head team leader prt reo rpo u.s us deputypolitical pa spokesman staff
    desk global front mr mrs ms dr hon the honorable name title classifier m/c mc m/couns e/p
    pe chief's narcotics nas ins inl eca emin ecmin polmin dpao dpo dcg dp aconsul usmission
    amembassy amconsul counter terrorism analyst specialist manager area refugees population
    migration eur eap nea wha af sca s/ct drl isn inr io oes pm prm eeb eb ep p e s g m d ta
    tdy then former from ofc off section chief economics econ/pol director's counsel attorney
    via at colonel col lt ltc cdr captain capt commander major maj maj. gen brigadier brig
    admiral adm lieutenant sgt sergeant professor
    """
)


def classifiers(value: str) -> tuple[str, ...]:
    """The persons named, without titles, in printed order."""
    mark = _REASON_MARK.search(value)
    text = value[: mark.start()] if mark else value
    text = _ACCREDITED.sub(_without_country, text)
    text = _SUFFIX.sub(r" \g<suffix>", text.title() if text.islower() else text)
    turned = _SURNAME_FIRST.match(text)
    if turned and not any(_is_title(word) for word in turned.groups()):
        return (f"{turned['surname']}, {turned['given']}",)
    found = [name for part in _segments(text) if (name := _name_in(part))]
    if not found:
        found = [name for part in _segments(text) if (name := _name_in(part, alone=True))][:1]
    printed = (name.lower() if value.islower() else name for name in found)
    return tuple(dict.fromkeys(_SUFFIXED.sub(r"\1, \2", name) for name in printed))


def _without_country(match: re.Match[str]) -> str:
    """`Ambassador to France Jane Roe`: the country is no part of the name."""
    words = match["country"].split()
    for size in range(len(words), 0, -1):
        if countries.code_of(" ".join(words[:size])):
            return ", " + " ".join(words[size:])
    return match[0]


def reasons(text: str) -> tuple[str, ...]:
    """Reasons as `1.4(b)`, the section of the order with its letter, in printed order."""
    found: list[str] = []
    for match in _SECTION.finditer(text):
        letters = _NO_LETTERS.split(match["letters"], maxsplit=1)[0]
        for letter in _LETTER.finditer(_without_and(letters)):
            found.append(f"{match['section']}({letter['letter'].lower()})")
    return tuple(dict.fromkeys(found))


def _without_and(letters: str) -> str:
    return _AND.sub(",", letters)


def _segments(text: str) -> list[str]:
    return [part for part in _SEGMENT.split(" ".join(text.split())) if part and part.strip()]


@lru_cache(maxsize=2048)
def _is_title(word: str) -> bool:
    plain = word.strip(".'’").lower()
    if plain in _OFFICE_WORDS or "/" in plain:
        return True
    return len(plain) > 1 and (posts.find(plain) is not None and plain.upper() not in _SURNAMES_TOO)


_SURNAMES_TOO = frozenset(
    {"PARIS", "LONDON", "SYDNEY", "BERLIN", "LIMA", "FLORENCE", "VICTORIA", "SALVADOR", "JERUSALEM"}
)


def _name_in(segment: str, *, alone: bool = False) -> str | None:
    """The longest run of words that are no titles; two words make a name, one only if `alone`."""
    words = _WORD.findall(segment)
    best: list[str] = []
    run: list[str] = []
    for word in [*words, ""]:
        if word and (not _is_title(word) or _is_initial(word, run) or _after_initial(run)):
            run.append(word)
            continue
        run = _trimmed(run)
        if len(run) > len(best):
            best = run
        run = []
    if not _is_name(best, alone) or posts.find(" ".join(best)) is not None:
        return None
    name = " ".join(best)
    return name if _ABBREVIATED.search(name) else name.rstrip(".")


def _is_initial(word: str, run: list[str]) -> bool:
    return bool(run) and _INITIAL.fullmatch(word) is not None


def _after_initial(run: list[str]) -> bool:
    """`John Q. Public`: after an initial stands a surname, be it a word of office too."""
    return len(run) > 1 and _INITIAL.fullmatch(run[-1]) is not None


def _trimmed(run: list[str]) -> list[str]:
    while run and run[0].lower() in ("of", "the", "to", "at"):
        run = run[1:]
    while run and (run[-1].lower() in _PARTICLES or run[-1].lower() in ("of", "the", "at")):
        run = run[:-1]
    return run


def _is_name(words: list[str], alone: bool) -> bool:
    if not words or len(words) > 5:
        return False
    capital = [word for word in words if word[0].isupper() or word.lower() in _PARTICLES]
    real = [word for word in words if len(word.strip(".")) > 1]
    return len(capital) == len(words) and bool(real) and (alone or len(words) > 1)
