"""Well-known organizations of the packaged list, by each of their names."""

from collections.abc import Iterator

from cables.linking.find import lexicon
from cables.linking.find.found import Kind, Span
from cables.linking.find.passages import Text

METHOD = "known organization"


def find(text: Text) -> Iterator[Span]:
    """Names of the list as they stand; an acronym only in capitals."""
    for passage in text.passages:
        for start, end, bodies in lexicon.known_bodies().matches(passage.read):
            body = bodies[0]
            if len(bodies) == 1 or len({each.name for each in bodies}) == 1:
                yield Span(
                    passage.index,
                    start,
                    end,
                    Kind.ORGANIZATION,
                    METHOD,
                    0.95,
                    name=body.name,
                    aliases=body.aliases,
                    type=body.type,
                    country=lexicon.home_of("", text.country) if body.national else "",
                    listed=True,
                )
