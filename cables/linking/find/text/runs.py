"""How far a name reaches where only capitals and little words tell: `Seeds for Tomorrow`."""

from cables.linking.find.text import lexicon
from cables.linking.find.text.passages import Passage, is_common

_JOINTS = frozenset(
    (
        *(" ", " for ", " of ", " of the ", " for the ", " to ", " without ", " against ", " de "),
        *(" del ", " de la ", " de las ", " de los ", " do ", " da ", " dos ", " des ", " du "),
        *(" para ", " por ", " pour ", " pour la ", " pour le ", " pour les ", " contre ", " y "),
        *(" para la ", " para el ", " por la ", " e ", " et ", " für ", " la ", " los ", " el "),
        *(" na ", " ya ", " und ", " i ", " wa ", " va ", " n ", " contre la ", " contre le "),
    )
)
_SAINTS = frozenset(("Santa", "Santo", "San", "Saint", "Sainte", "Sao", "Sto", "St."))
_PLAIN_JOINTS = frozenset(
    (" for ", " of ", " of the ", " for the ", " to ", " without ", " against ")
)


def last_of(passage: Passage, first: int) -> int:
    """The last word of the name that begins with a word."""
    at = first
    while at + 1 < len(passage.words) and joins(passage, at):
        at += 1
    return at


def joins(passage: Passage, at: int) -> bool:
    """Whether a name goes on from a word to the next: `Seeds for Tomorrow`."""
    gap, word = passage.gaps[at], passage.words[at].text
    following = passage.words[at + 1].text
    if gap not in _JOINTS or word in lexicon.jargon() or lexicon.is_function_word(word):
        return False
    if gap != " " and (gap in _PLAIN_JOINTS) and not is_common(word):
        return False
    if lexicon.is_title(following):
        return False
    if following in _SAINTS:  # `Casa Santa Vestra`
        return True
    return gap != " " or is_common(following) or following not in lexicon.given_names()


def first_of(passage: Passage, last: int) -> int:
    """The first word of the name that ends with a word."""
    at = last
    while at > 0 and joins(passage, at - 1):
        at -= 1
    while at < last and lexicon.is_function_word(passage.words[at].text):
        at += 1
    joint = next((n for n in range(at, last) if passage.gaps[n] != " "), -1)
    if joint == at + 1 and _is_person(passage.words[at].text):  # `Odile Brown of | Open Harbor`
        return joint + 1
    return at


def _is_person(first: str) -> bool:
    return first in lexicon.given_names() or not is_common(first)
