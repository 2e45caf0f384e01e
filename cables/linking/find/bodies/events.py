"""Events: a forum or a conference that takes place is no organization."""

import re

from cables.linking.find.text import lexicon
from cables.linking.find.text.passages import Passage

_EVENT_BEFORE = re.compile(
    r"\b(?:attend(?:ed|ing|s)?|host(?:ed|ing|s)?|held|hold|holding|organi[sz](?:e|ed|ing)|"
    r"conven(?:e|ed|ing)|opened|(?:spoke|speaking|speech|remarks|participated|participants|"
    r"participation) (?:at|in)|(?:convened|gathered|met) (?:in \w+ )?(?:for|at))"
    r" (?:the |a |an |its |their )?(?:[a-z]+ |\d+(?:st|nd|rd|th) |\d{4} )?$|\b\d{4} $"
)
_EVENT_BEHIND = re.compile(
    r",? (?:(?:was|were|is|be|which was|to be|will be) )?(?:held|hosted|took place|convened)\b|"
    r",? (?:on |in |from )?(?:\d{4}\b|(?:January|February|March|April|May|June|July|August|"
    r"September|October|November|December)\b)"
)


def is_event(passage: Passage, start: int, end: int) -> bool:
    """`attended the Harbor Trade Forum`, `the Forum, held in May`: it takes place."""
    if passage.read[start:end].rpartition(" ")[2] not in lexicon.listed("event"):
        return False
    before, behind = passage.before(start, 60), passage.after(end, 40)
    return bool(_EVENT_BEFORE.search(before) or _EVENT_BEHIND.match(behind))
