"""The words around a name that say it is a place's: `in`, `the village of`, `Square`."""

import re

from cables.linking.find.text import lexicon
from cables.linking.find.text.passages import Passage

_BEHIND_CITY = re.compile(r"[A-Z][\w.'’-]+, $")
# `Guangdong province`: the name is the place, the word only says what it is.
DIVISION = (
    "province|district|county|prefecture|governorate|municipality|township|village|oblast|region|"
    "state|department|canton|commune|raion|rayon|okrug|aimag|soum|upazila|thana|tehsil|taluk|"
    "woreda|kebele|jamoat|hromada|barangay|barrio|suburb|shantytown|slum|neighborhood|"
    "neighbourhood|quarter|subdistrict|sub-district|sub-county|subcounty|arrondissement|"
    "department|island|islands|peninsula|river|valley|delta|mountains|lake|plateau|desert|basin|"
    "gorge|archipelago|refugee camp|airfield|oasis"
)
DIVISIONS = "provinces|districts|counties|prefectures|governorates|villages|oblasts|regions|rivers"
# `Lowick street`, `October Square`: the word is part of the name.
BUILT = (
    "Square|Street|Avenue|Boulevard|Road|Lane|Park|Bridge|Airport|Palace|Cathedral|Cemetery|"
    "Stadium|Dam|Highway|Prison|Canal|Airfield|Airbase"
)
_NATURAL = "Plains|Hills|Forest|Falls|Beach|Heights|Highlands|Plateau|Coast|Creek|Pass|Gorge|Canyon"
LANDMARK = f"{BUILT}|{_NATURAL}|Reservoir"
_SMALL_LANDMARK = "street|avenue|boulevard|road|lane|stream|creek|prison"
_KIND = (
    "Province|District|County|Prefecture|Governorate|Municipality|Township|Village|River|Lake|"
    "Islands?|Valley|Delta|Peninsula|Mountains?|Desert|Bay|Gulf|Straits?|Sea|Oblast|Department|"
    "Region|Raion|Rayon|Aimag|Upazila|Barangay|Refugee Camp"
)
KIND_WORDS = frozenset((*_KIND.replace("?", "").split("|"), "Island", "Mountains", "Straits"))
BUILT_WORDS = frozenset(BUILT.split("|"))
# `Red Lake`, `South Island`, `Eastern Province`: common words before them are a name's.
_LAND = "Lake|River|Island|Islands|Valley|Peninsula|Desert|Mountains|Province|Governorate"
MADE_OR_LAND = frozenset((*LANDMARK.split("|"), *_LAND.split("|")))
OPENINGS = frozenset(("Lake", "Mount", "Mt."))  # no lead is needed: `Lake Lowick`
_SURNAMES = "Park|Hills|Lane|Street|Forest|Falls|Dam|Bridge|Pass|Lake"
SURNAMES_TOO = frozenset(_SURNAMES.split("|"))
_BEHIND = re.compile(rf" (?:{_KIND}|{DIVISION})\b")
_SMALL_BEHIND = re.compile(rf" (?:{DIVISION}|{_SMALL_LANDMARK})\b(?!-)")
_LANDMARK_BEHIND = re.compile(rf" (?:{_SMALL_LANDMARK})\b(?!-)")
_LANDMARK_IN_CAPITALS = re.compile(rf" (?:{LANDMARK.lower()})\b(?!-)")
_SMALL_IN_CAPITALS = re.compile(rf" (?:{DIVISION}|{LANDMARK.lower()})\b(?!-)")
_OF = (
    r"(?:[Pp]rovince|[Dd]istrict|[Cc]ounty|[Cc]ity|[Tt]own|[Vv]illage|[Rr]egion|[Ii]sland|"
    r"[Pp]ort|[Gg]ulf|[Ss]trait|[Bb]ay|[Tt]ownship|[Mm]unicipality|[Ss]tate|[Ss]uburb|hamlet|"
    r"commune|department|governorate|prefecture|oblast|settlement|neighborhood|neighbourhood|"
    r"slum|shantytown|outskirts|streets|inhabitants|capital|plains|hills|mountains|valley|valleys|"
    r"canton|parish|archipelago|oasis|peninsula|lake|river|battle|siege)"
)
_BEFORE = re.compile(
    rf"\b(?:{_OF} of(?: the)?|(?:provinces|districts|towns|villages|cities|islands|shantytowns|"
    r"slums|suburbs|communes|departments|states) of|Lake|Mount|Mt\.) $"
)
_SHORT_LEADS = (" of ", " of the ", "Lake ", "Mount ", "Mt. ")
# `traveled to`, `refugees from`, `30 kilometers from`, `north of`: nothing but a place follows.
_WENT = re.compile(
    r"\b(?:(?:travel(?:l?ed|s|l?ing)?|drove|driven|driving|flew|flown|flying|fled|en route|route|"
    r"trips?|roads?|highway|flights?|train|bus|ferry|deported|evacuated|relocated|airlifted|"
    r"convoys?|trek|march) (?:back )?(?:to|from|into)|"
    r"(?:kilometers|kms?|miles) (?:[a-z-]+ )?(?:of|from)|"
    r"(?:north|south|east|west|northeast|northwest|southeast|southwest|outside|upstream|"
    r"downstream) of|"
    r"(?:refugees|residents|villagers|returnees|farmers|evacuees|migrants) (?:of|from)|"
    r"arriv(?:ed|al|ing|es?) (?:in|at)|based in|headquartered in|born in|suburb of) $"
)
_DIVISIONS_BEHIND = re.compile(rf" (?:{DIVISIONS}|[Pp]rovinces|[Dd]istricts|[Rr]ivers|Islands)\b")
_LEADS_LIST = re.compile(
    r"\b(?:in|In|near|around|outside|across|visited|through|via|"
    r"(?:travel(?:l?ed|s|l?ing)?|trips?|visits?|drove|flew|fled|deployed|spread|flights?|roads?) "
    r"(?:to|from)) $"
)
_PERSON_BEHIND = re.compile(
    r",? (?:who|whom|himself|herself|said|says|told|replied|asked|noted|added|argued|claimed|"
    r"stated|explained|commented|stressed|responded|agreed|complained|believes?|thought|thinks|"
    r"expressed|warned|urged|suggested|observed|remarked|met|smiled|wondered|resigned|insisted)\b|"
    r"['’]s (?:wife|son|daughter|brother|family|remarks?|death|speech|letter|trip|views?|"
    r"statement)\b"
)


def evidence(passage: Passage, start: int, end: int) -> bool:
    """Whether the words around say that a place is meant."""
    lead = passage.before(start, 24)
    if last_word(lead) in lexicon.listed("before a place") or is_led(lead):
        return True
    return (lead.endswith(", ") and _BEHIND_CITY.search(lead) is not None) or (
        passage.read.startswith(" ", end) and _BEHIND.match(passage.read, end) is not None
    )


def last_word(lead: str) -> str:
    """The word that leads up to a name, an article aside."""
    if not lead.endswith(" "):
        return ""
    before, _, word = lead[:-1].rpartition(" ")
    if word == "the":
        word = before.rpartition(" ")[2]
    return word.lstrip("\n\t(['\"“‘/-—")


def is_lead(lead: str) -> bool:
    """Whether the words before an unknown name may say that it is a place's."""
    return last_word(lead) in lexicon.listed("before a new place")


def is_led(lead: str) -> bool:
    """`the village of`, `Lake`: only a place can follow."""
    return lead.endswith(_SHORT_LEADS) and _BEFORE.search(lead) is not None


def is_gone_to(lead: str) -> bool:
    """`traveled to`, `refugees from`: only a place can follow, for all that a name tells."""
    return lead.endswith((" to ", " from ", " into ", " of ", " in ", " at ")) and (
        _WENT.search(lead) is not None
    )


def kind_behind(passage: Passage, end: int) -> re.Match[str] | None:
    """`province`, `Lake` behind a name, with the blank before it."""
    return _BEHIND.match(passage.read, end)


def is_kind_behind(passage: Passage, end: int) -> bool:
    """`province`, `street`: a small word behind an unknown name that only places have."""
    if not passage.read[end + 1 : end + 2].islower():
        return False
    pattern = _SMALL_IN_CAPITALS if passage.capitals else _SMALL_BEHIND
    return pattern.match(passage.read, end) is not None


def landmark_behind(passage: Passage, end: int) -> int:
    """How many characters the small word takes that ends the name of a street or stream."""
    pattern = _LANDMARK_IN_CAPITALS if passage.capitals else _LANDMARK_BEHIND
    behind = pattern.match(passage.read, end)
    return len(behind[0]) if behind else 0


def leads_list(lead: str) -> bool:
    """`traveled to`, `in`, `between`: what follows, one or several, are places."""
    return _LEADS_LIST.search(lead) is not None


def are_divisions(passage: Passage, end: int) -> bool:
    """`the X and Y districts`: what a list of names ends with."""
    return _DIVISIONS_BEHIND.match(passage.read, end) is not None


def speaks_of_person(passage: Passage, end: int) -> bool:
    """`X said`, `X's wife`: the words behind a name make it a person's."""
    return _PERSON_BEHIND.match(passage.read, end) is not None
