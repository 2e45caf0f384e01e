"""A small reading room, invented: what pages show, and what they must not."""

from datetime import UTC, datetime
from types import SimpleNamespace

from cables.models import Addressee, CableAlias, Classification, Entity, Mention, Problem, Reference
from tests.factories import (
    AliasFactory,
    CableFactory,
    EntityFactory,
    MentionFactory,
    NgoFactory,
    PersonFactory,
    PlaceFactory,
    PostFactory,
)

LONG_AGO = datetime(2006, 3, 1, 8, 30, tzinfo=UTC)
FIRST = "Summary: The Lantern Society opened a night school in Sampleton. End summary."
SECOND = "Wen Example of the Lantern Society met the Harbor Union.\n-- first point\n-- second point"
SECRET = "The Hidden Circle met in the cellar."


def furnish() -> SimpleNamespace:
    """Three cables from Guangzhou and one from Lima; a fifth is withheld, and so is its circle."""
    guangzhou = PostFactory.create(code="GUANGZHOU", name="Consulate Guangzhou", country="CN")
    lima = PostFactory.create(code="LIMA", name="Embassy Lima", city="Lima", country="PE")
    cable = CableFactory.create(
        reference_id="07GUANGZHOU378",
        origin=guangzhou,
        origin_name="AMCONSUL GUANGZHOU",
        subject="NIGHT SCHOOLS ON THE RIVER",
        precedence="ROUTINE",
        captions=["SIPDIS", "SENSITIVE"],
        declassification="E.O. 12958: N/A",
        classified_by=["Ada Invented"],
        classification_reasons=["1.4(d)"],
        signature=["EXAMPLE"],
        paragraphs=[FIRST, SECOND, "Nobody is named here."],
        tags=["ELAB"],
    )
    cable.paragraphs.filter(number=1).update(marking="SBU", heading="A New School")
    earlier = CableFactory.create(
        reference_id="06GUANGZHOU12", origin=guangzhou, transmitted_at=LONG_AGO, subject="EARLIER"
    )
    later = CableFactory.create(
        reference_id="08GUANGZHOU9",
        origin=guangzhou,
        transmitted_at=datetime(2008, 1, 2, tzinfo=UTC),
        subject="LATER",
        classification=Classification.CONFIDENTIAL,
        paragraphs=["The Lantern Society has moved."],
    )
    other = CableFactory.create(
        reference_id="07LIMA5", origin=lima, subject="DOCKS", paragraphs=["Docks."]
    )
    withheld = CableFactory.create(
        reference_id="07GUANGZHOU400",
        origin=guangzhou,
        subject="THE CELLAR",
        paragraphs=[SECRET],
        withheld_at=LONG_AGO,
    )
    CableAlias.objects.create(written="07CANTON378", cable=cable)
    Addressee.objects.create(cable=cable, role="to", position=1, name="SECSTATE WASHDC")
    Addressee.objects.create(cable=cable, role="info", position=1, name="AMEMBASSY LIMA", post=lima)
    references = (
        ("A", "cable", "06GUANGZHOU12", earlier),
        ("B", "cable", "07GUANGZHOU400", withheld),
        ("C", "cable", "05LIMA77", None),
        ("D", "email", "", None),
    )
    for position, (label, kind, number, target) in enumerate(references, 1):
        Reference.objects.create(
            cable=cable,
            position=position,
            label=label,
            kind=kind,
            text=number or "Wen-Ada e-mail of 3 March",
            reference_id=number,
            target=target,
        )
    Reference.objects.create(
        cable=later,
        position=1,
        text=cable.slug,
        kind="cable",
        reference_id=cable.slug,
        target=cable,
    )
    Reference.objects.create(
        cable=withheld, position=1, text="x", kind="cable", reference_id="05LIMA77"
    )
    assert cable.preferred is not None
    Problem.objects.create(version=cable.preferred, code="cut", message="The text is cut", line=3)

    lantern = NgoFactory.create(
        name="Lantern Society",
        country="CN",
        type_evidence="an NGO for workers",
        type_evidence_cable=cable,
    )
    union = EntityFactory.create(name="Harbor Union", type=Entity.Type.UNION, type_confirmed=True)
    wen = PersonFactory.create(name="Wen Example")
    sampleton = PlaceFactory.create(name="Sampleton", country="CN")
    hidden = NgoFactory.create(name="Hidden Circle")
    AliasFactory.create(entity=lantern, name="Lanternists", curated=True)
    first, second = cable.paragraphs.filter(number__in=(1, 2))
    accepted = Mention.Status.ACCEPTED
    for paragraph, entity, status in (
        (first, lantern, accepted),
        (first, sampleton, "suggested"),
        (second, wen, "suggested"),
        (second, lantern, "suggested"),
        (second, union, "rejected"),
    ):
        MentionFactory.create(
            cable=cable,
            paragraph=paragraph,
            entity=entity,
            start=paragraph.text.index(entity.name),
            status=status,
        )
    MentionFactory.create(cable=later, entity=lantern, start=4)
    MentionFactory.create(cable=withheld, entity=hidden, start=4)
    MentionFactory.create(cable=withheld, entity=lantern, start=4, surface="Hidden Circle")
    Entity.objects.recount()
    for entity in (lantern, union, wen, sampleton, hidden):
        entity.refresh_from_db()
    return SimpleNamespace(
        cable=cable,
        earlier=earlier,
        later=later,
        other=other,
        lantern=lantern,
        union=union,
        wen=wen,
        sampleton=sampleton,
        hidden=hidden,
    )
