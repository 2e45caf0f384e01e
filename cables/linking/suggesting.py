"""What machines suggest, as rows."""

from cables.linking.find.found import FoundMention
from cables.models import Ambiguity, Entity, Mention, Paragraph


def suggestion(
    words: FoundMention | Ambiguity,
    paragraph: Paragraph,
    entity: Entity,
    *,
    uncertain: bool = False,
) -> Mention:
    """The mention of an entity, not saved, that these words of the paragraph may be."""
    return Mention(
        cable_id=paragraph.cable_id,
        paragraph=paragraph,
        paragraph_number=paragraph.number,
        start=words.start,
        end=words.end,
        surface=words.surface,
        entity=entity,
        uncertain=uncertain,
        method=words.method,
        score=words.score,
    )
