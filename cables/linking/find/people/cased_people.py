"""Names of people in all-capitals text whose words a dictionary prints in small letters.

`PETER OKWIR` is restored to `peter Okwir`, `ANA BROWN` to `Ana brown`: first names that are
everyday words are told by the unknown word behind them, surnames by the first name before them.
"""

import re
from functools import cache

from cables.linking.find.places import atlas
from cables.linking.find.text import lexicon
from cables.linking.find.text.alternatives import any_of

_HYPHENED = re.compile(r"\b([A-Z][a-z]+) ((?:[A-Z]\. )?)([A-Za-z][a-z]+-[A-Za-z][a-z]+)\b")
_NAMED = re.compile(r"\b([A-Z][a-z]{2,}) ((?:[A-Z]\. ?)*)([a-z]{3,})\b")
_FAMILY_FIRST = re.compile(r"\b([A-Za-z][a-z]{1,6}) ([A-Za-z][a-z]{1,6})-([A-Za-z]{2,6})\b")
_SMALL_FAMILIES = frozenset({"park", "lee", "song", "moon", "ho", "son", "sin", "sung"})
_GOES_ON = re.compile(r"[,;)]|\.\s| (?:has|had|was|is|who|said|told)\b")
_PARTICLES = re.compile(
    r"(?<=[a-z] )(DE LA|DE LOS|DE|DEL|DA|DOS|DAS|DI|DU|VON|BIN|IBN|BEN)(?= [A-Z][a-z])"
)
_SHORT = re.compile(r"\b([A-Za-z]+\.?) ([A-Z]{3})\b(?!-|/|\.)")


def respelt(text: str) -> str:
    """Restored text, with the words of people's names capitalised; same length."""
    text = _PARTICLES.sub(lambda particle: particle[0].lower(), text)
    text = _first_names().sub(_first_name, text)
    if "-" in text:
        text = _FAMILY_FIRST.sub(_east_asian, _HYPHENED.sub(_hyphened, text))
    return _SHORT.sub(_short, _NAMED.sub(_surname, text))


@cache
def _first_names() -> re.Pattern[str]:
    """Everyday words that are first names, before an unknown word or one with a hyphen."""
    names = any_of(name.lower() for name in lexicon.listed("everyday given name"))
    surname = r" (?:[A-Z]\. ?)*(?:(?:de|de la|van|von|bin|ben) )?(?:[a-z]+-)?[A-Z][a-z]{2,}"
    return re.compile(rf"\b{names}(?={surname}|-[A-Z][a-z]+ [A-Z][a-z]| {names}{surname})")


def _first_name(found: re.Match[str]) -> str:
    """What is too often something else (`mark`, `grant`) needs an office before it."""
    sure = found[0] not in lexicon.listed("doubtful given name") or _is_titled(found)
    return found[0].capitalize() if sure else found[0]


def _leads(found: re.Match[str]) -> str:
    """The word directly before."""
    words = found.string[max(0, found.start() - 30) : found.start()].split()
    return words[-1] if words else ""


def _is_titled(found: re.Match[str]) -> bool:
    """A title or office, or `named`, directly before."""
    word = _leads(found).rstrip(".,")
    return word == "named" or lexicon.is_title(word) or word.lower() in lexicon.listed("role")


def _hyphened(found: re.Match[str]) -> str:
    given, initials, name = found.groups()
    if given not in lexicon.first_names() or name.islower():
        return found[0]
    return f"{given} {initials}" + "-".join(part.capitalize() for part in name.split("-"))


def _east_asian(found: re.Match[str]) -> str:
    """`park Ok-chung`, `Chiao Kuan-HUA`."""
    family = found[1].capitalize()
    is_family = family in lexicon.listed("East Asian family name")
    if is_family and (found[1][0].isupper() or found[1] in _SMALL_FAMILIES):
        return f"{family} {found[2].capitalize()}-{found[3].capitalize()}"
    return found[0]


def _surname(found: re.Match[str]) -> str:
    """`Ana brown`: a frequent surname behind a first name, or where the sentence goes on."""
    given, initials, word = found.groups()
    frequent = word.capitalize() in lexicon.everyday_surnames() and _may_end_name(word)
    if given in lexicon.first_names() and not _is_place(given):
        surname = frequent or (_is_titled(found) and _closes(found))
    else:
        surname = frequent and _leads(found) in lexicon.first_names() and _closes(found)
    return f"{given} {initials}{word.capitalize()}" if surname else found[0]


def _closes(found: re.Match[str]) -> bool:
    """`named Ana lama, has`: the sentence goes on behind a word that is no verb's form."""
    behind = found.string[found.end() : found.end() + 6]
    verb = found[3].endswith(("ed", "ing", "s", "ly"))
    return not verb and _may_end_name(found[3]) and _GOES_ON.match(behind) is not None


def _may_end_name(word: str) -> bool:
    return not lexicon.is_function_word(word) and word not in lexicon.listed("no surname")


def _is_place(word: str) -> bool:
    return any(place.kind in ("country", "region") for place in atlas.places().get(word))


def _short(found: re.Match[str]) -> str:
    """`president ZIA`: three letters behind a title that are a statesman's surname."""
    name = found[2].capitalize()
    titled = lexicon.is_title(found[1]) and name in lexicon.statesmen()
    return f"{found[1]} {name}" if titled else found[0]
