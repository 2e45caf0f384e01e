"""The word lists that finders share, each built once from `fixtures/vocab`."""

import re
from functools import cache, lru_cache

from cables.vocab import tables

PARTICLES = (
    "de la|de las|de los|del|de|da|dos|das|do|di|du|della|van der|van den|van|von|der|den|ter|"
    "bin|ibn|bint|ben|ould|al|el|la|le|y|e|af|abu|abd|zu|ten|ul|ur|ud|bte"
)
_CABLE_TITLES = re.compile(
    r"(?:Dep|Vice|Act)?(?:Fon|For|Pri|Prime|Def|Fin|Int|Econ|Lab|Ag)Min|"
    r"(?:Dep|Vice)?Min(?:Interior|Def|Defense|Foreign|Fin|Justice|Labor|Health|Info|Econ)|"
    r"Min(?:interior|defense|foreign|def|fin|justice|labor|econ)|"
    r"(?:Fon|Pri|Def|Fin|For|Prime)min|Amb|Sec(?:Gen|gen|State)|Pres|Gen|Col|Maj|Lt|Capt|Sgt|Adm|"
    r"(?i:pol|econ?|emb|cons?|lab|agr?|legal|leg|def|press|cult|info|inf|comm?|sci|mil|air|nav|naval|"
    r"army|dept?|miss?|fon|for|perm|perma|res|sp|trade|ref|dis|fin|treas?|pub|asst|vice|act|intl|visa|"
    r"env|environ|health|energy|pet|petrol|rel|hum|drug|narc|sec|reg|tech|gov|us|un|eu|aid|desk|amb|"
    r"am|min|wb|imf|charge|cong|staff|chief|dcm|station|political|economic|/)+"
    r"(?i:offs?|reps?|couns?|atts?|coord|aff)|"
    r"[A-Za-z]*[a-z](?:Off|Rep|Couns?|Att)s?|(?i:off|rep|couns?|att|offs)|Cons|AmCit|Amcit|CEO|"
    r"Dr|Mr|Mrs|Ms|Prof|Sen|Rep|Gov|Rev|Hon|Messrs|Charge|DG|PM|FM|DPM|VP|MKs?|MPs?|MEPs?|MLA|AmEmb"
)


@cache
def listed(name: str) -> frozenset[str]:
    """One of the small lists of `finder_words`: function words, roles, words that are no heads.

    `not a head`: programmes, events and units of an office are no organizations of their own, and
    some words end too many other things (a gas, a standard, a post).
    """
    return frozenset(row["word"] for row in tables.rows("finder_words") if row["list"] == name)


def is_function_word(word: str) -> bool:
    """`However`, `The`, `During`: a capital there is the sentence's."""
    return word.lower() in listed("function")


@cache
def common_words() -> frozenset[str]:
    """Words printed in small letters, which name nothing by themselves."""
    words = frozenset(row["word"] for row in tables.rows("common_words"))
    return words | listed("function") | listed("cable word")


@cache
def given_names() -> frozenset[str]:
    """First names of the whole world, capitalised, without accents."""
    lists = ("given_names", "given_names_by_language")
    return frozenset(row["name"] for name in lists for row in tables.rows(name))


@cache
def first_names() -> frozenset[str]:
    """First names, and those that are everyday words too (`Grace`); no articles (`Le`)."""
    articles = {"Le", "La", "Los", "El", "De", "Da", "Di", "Du", "Ta", "Na", "As"}
    return (given_names() | listed("everyday given name")) - articles


@cache
def everyday_surnames() -> frozenset[str]:
    """Family names that a dictionary has in small letters too: Brown, Rice, Lama."""
    names = frozenset(row["name"] for row in tables.rows("everyday_surnames"))
    return names | listed("everyday surname")


@cache
def statesmen() -> frozenset[str]:
    """Surnames that cables use alone for people the world knows: Khrushchev."""
    return frozenset(row["surname"] for row in tables.rows("statesmen"))


@cache
def title_words() -> frozenset[str]:
    """Last words of titles, small and without a point (`Foreign Minister` -> minister)."""
    return frozenset(row["title"].split()[-1].rstrip(".").lower() for row in tables.rows("titles"))


@cache
def clear_titles() -> frozenset[str]:
    """Last words of titles that seldom are anything else, capitalised as printed."""
    return frozenset(
        row["title"].split()[-1]
        for row in tables.rows("titles")
        if row["ambiguous"] == "0" and row["kind"] in listed("clear title kind")
    )


def bears_office(name: str) -> bool:
    """`President Okwir` says who is meant wherever it is said; `Mr. Okwir` and `Okwir` do not.

    The list `office` has those that the world knows by surname; every country has its ministers.
    """
    return name.rpartition(" ")[0].lower() in listed("office")


def is_cable_title(word: str) -> bool:
    """A title that only cables write: `PermRep`, `EmbOff`, `FonMin`."""
    return _CABLE_TITLES.fullmatch(word) is not None


@lru_cache(maxsize=50_000)
def is_title(word: str) -> bool:
    """A word that may stand directly before a person's name."""
    bare = word.rstrip(".")
    if len(bare) > 2 and bare.isupper():
        bare = bare.capitalize()
    return bare.lower() in title_words() or _CABLE_TITLES.fullmatch(bare) is not None


@cache
def jargon() -> frozenset[str]:
    """Words that look like names and are none."""
    return frozenset(row["word"] for row in tables.rows("not_entities"))
