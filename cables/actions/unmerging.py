"""What a merge carried over goes back, as far as nobody has decided otherwise since."""

from django.db.models import Q

from cables.actions.mention_rows import bring_back
from cables.linking.naming import rename_unspoken
from cables.models import Alias, Decision, Distinct, Entity, Mention
from cables.vocab.names import normalize

FILLED_BY_MERGE = (
    ("type", "type_evidence", "type_confirmed", "type_evidence_cable_id", "type_list"),
    ("description",),
    ("country",),
    ("latitude", "longitude"),
    ("wikidata",),
    ("geonames",),
)


def take_apart(decision: Decision, keep: Entity, absorb: Entity) -> list[str]:
    """Give `absorb` back what it brought into `keep`; sentences about what stays as it is now."""
    told = [
        _return_mentions(decision, keep, absorb),
        _return_aliases(decision, keep, absorb),
        _empty_gaps(decision, keep),
        _return_addresses(decision, keep, absorb),
    ]
    if decision.before.get("kept_apart"):
        first, second = sorted((keep.pk, absorb.pk))
        Distinct.objects.get_or_create(first_id=first, second_id=second)
    _call_by_public_words(keep, absorb)
    return [sentence for sentence in told if sentence]


def cables_carried(decision: Decision) -> set[int]:
    """The cables of the mentions that the merge moved, or did away with."""
    moved = Mention.objects.filter(pk__in=decision.after["mentions_moved"]).order_by()
    gave_way = (state["cable"] for state in decision.after["mentions_given_way"])
    return {*moved.values_list("cable", flat=True), *gave_way}


def _return_mentions(decision: Decision, keep: Entity, absorb: Entity) -> str:
    """Those that moved and are still there; then those that gave way to a mention that left."""
    moved = Mention.objects.filter(pk__in=decision.after["mentions_moved"])
    returned = moved.filter(entity=keep).update(entity=absorb)
    gone = len(decision.after["mentions_moved"]) - returned
    away = bring_back(decision.after["mentions_given_way"])
    if gone + away == 0:
        return ""
    return f"{gone + away} of its mentions were decided otherwise since, or read anew."


def _return_aliases(decision: Decision, keep: Entity, absorb: Entity) -> str:
    """A name that a curator took from the kept entity since is given to neither."""
    own = {alias["name"] for alias in decision.before["keep"]["aliases"]}
    moved = set(decision.after["aliases_moved"]) - own - {keep.name}
    there = keep.aliases.filter(name__in=moved)
    names = {*there.values_list("name", flat=True), *decision.after["aliases_dropped"]}
    there.delete()
    before = decision.before["absorb"]["aliases"]
    back = [alias for alias in before if alias["name"] in names]
    rows = [Alias(entity=absorb, normalized=normalize(row["name"]), **row) for row in back]
    Alias.objects.bulk_create(rows, ignore_conflicts=True)
    lost = [alias["name"] for alias in before if alias["name"] not in names]
    return f"Taken from it since: {', '.join(lost)}." if lost else ""


def _empty_gaps(decision: Decision, keep: Entity) -> str:
    """What the absorbed entity filled goes, unless somebody has changed it since."""
    filled: set[str] = set(decision.after["filled"])
    kept: list[str] = []
    for group in FILLED_BY_MERGE:
        if filled.isdisjoint(group):
            continue
        if any(getattr(keep, name) != decision.before["absorb"].get(name) for name in group):
            kept += group[:1]
            continue
        for name in group:
            setattr(keep, name, decision.before["keep"].get(name))
    if not _touched_since(decision, keep):
        keep.curated = decision.before["keep"]["curated"]
    keep.save()
    return f"Changed since, and left to {keep}: {', '.join(kept)}." if kept else ""


def _call_by_public_words(*entities: Entity) -> None:
    """Where a cable was withheld since, the words that public ones use may be others."""
    rename_unspoken([entity.pk for entity in entities])
    for entity in entities:
        entity.refresh_from_db(fields=["name", "normalized", "name_cable"])


def _touched_since(decision: Decision, keep: Entity) -> bool:
    return Decision.objects.about(keep).filter(pk__gt=decision.pk).exists()


def _return_addresses(decision: Decision, keep: Entity, absorb: Entity) -> str:
    """The absorbed entity stands by itself again, and what led to it before leads to it."""
    earlier = Q(pk__in=decision.after["redirected"], merged_into=keep) & ~Q(pk=absorb.pk)
    Entity.objects.filter(earlier).update(merged_into=absorb)
    absorb.merged_into = None
    absorb.save(update_fields=["merged_into", "updated_at"])
    return ""
