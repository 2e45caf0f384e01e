"""The places that a passage names by their names in the gazetteer, and their countries."""

from functools import lru_cache

from cables.linking.find.places import atlas
from cables.linking.find.places.atlas import Place
from cables.linking.find.text.passages import Passage, Text

Named = tuple[int, int, tuple[Place, ...]]  # first character, one past the last, who bears it


@lru_cache(maxsize=512)
def places_in(passage: Passage) -> tuple[Named, ...]:
    """Every name of a place in the passage; several finders ask."""
    return tuple(atlas.places().matches(passage.read))


@lru_cache(maxsize=512)
def named_in(passage: Passage) -> frozenset[str]:
    """Codes of the countries that a passage names, by name or adjective."""
    demonyms = atlas.demonyms()
    words = {demonyms[word.text] for word in passage.words if word.text in demonyms}
    places = (place for _, _, found in places_in(passage) for place in found)
    return frozenset(words.union(place.country for place in places if place.kind == "country"))


@lru_cache(maxsize=8)
def named_anywhere(text: Text) -> frozenset[str]:
    """The same for a whole cable."""
    return frozenset().union(*map(named_in, text.passages))
