"""What a curator goes through first."""

from django.db import models
from django.db.models import Case, Q, When

from cables.models.entities import Entity


class First(models.TextChoices):
    """What a curator goes through first."""

    NGOS = "ngos", "NGOs, then other organizations"
    ORGANIZATIONS = "organizations", "Organizations"
    PEOPLE = "people", "People"
    PLACES = "places", "Places"
    MENTIONS = "mentions", "What most mentions wait of"
    SUREST = "surest", "What is surest, of whatever kind"


_NGO, _KIND = Q(entity__type=Entity.Type.NGO), Entity.Kind
_ORGANIZATION = Q(entity__kind=_KIND.ORGANIZATION)
WANTED = {
    First.NGOS: Case(When(_NGO, then=2), When(_ORGANIZATION, then=1), default=0),
    First.ORGANIZATIONS: Case(When(_ORGANIZATION, then=1), default=0),
    First.PEOPLE: Case(When(entity__kind=_KIND.PERSON, then=1), default=0),
    First.PLACES: Case(When(entity__kind=_KIND.LOCATION, then=1), default=0),
}
"""How much a mention is wanted by the kind of its entity; what is not here weighs otherwise."""
