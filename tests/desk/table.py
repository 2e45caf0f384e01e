"""A few invented suggestions, and a curator to decide about them."""

from types import SimpleNamespace

from cables.models import Entity, Mention
from tests.factories import (
    AliasFactory,
    CableFactory,
    EntityFactory,
    MentionFactory,
    NgoFactory,
    PersonFactory,
    PostFactory,
)

TEXT = "The embassy heard a talk. The {} opened a night school. Nobody else came."


def suggest(entity: Entity, cable, *, score: float = 0.8, **more):
    """A machine's suggestion of the entity in the first paragraph of a cable that names it."""
    paragraph = cable.paragraphs.first()
    surface = more.pop("surface", entity.name)
    return MentionFactory.create(
        cable=cable,
        entity=entity,
        paragraph=paragraph,
        surface=surface,
        start=paragraph.text.index(surface),
        status=Mention.Status.SUGGESTED,
        method=more.pop("method", "organization"),
        score=score,
        **more,
    )


def lay_out() -> SimpleNamespace:
    """An NGO that three cables name, a person in one, a ministry in one from Lima."""
    guangzhou = PostFactory.create(code="GUANGZHOU", country="CN")
    lima = PostFactory.create(code="LIMA", name="Embassy Lima", country="PE")
    lantern = NgoFactory.create(name="Lantern Society", type_evidence="an NGO for workers")
    wen_example = PersonFactory.create(name="Wen Example")
    ministry = EntityFactory.create(name="Harbor Ministry", type=Entity.Type.GOVERNMENT)
    AliasFactory.create(entity=lantern, name="Lanternists")
    cables = [
        CableFactory.create(
            reference_id=f"07GUANGZHOU{number}",
            origin=guangzhou,
            paragraphs=[TEXT.format("Lantern Society")],
            tags=["ELAB"] if number == 1 else [],
        )
        for number in (1, 2, 3)
    ]
    with_person = CableFactory.create(
        reference_id="07GUANGZHOU9", origin=guangzhou, paragraphs=["Wen Example spoke."]
    )
    from_lima = CableFactory.create(
        reference_id="07LIMA5", origin=lima, paragraphs=["The Harbor Ministry closed the docks."]
    )
    lanterns = [
        suggest(lantern, cable, score=score)
        for cable, score in zip(cables, (0.9, 0.8, 0.7), strict=True)
    ]
    person = suggest(wen_example, with_person, method="people")
    other = suggest(ministry, from_lima, score=0.5, uncertain=True)
    for entity in (lantern, wen_example, ministry):
        entity.refresh_from_db()
    return SimpleNamespace(
        lantern=lantern,
        wen_example=wen_example,
        ministry=ministry,
        lanterns=lanterns,
        person=person,
        other=other,
        cables=cables,
    )
