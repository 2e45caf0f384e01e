"""What takes decisions about mentions back."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from django.core.exceptions import ValidationError

from cables.actions.mention_rows import bring_back, hold, hold_all, mention_state
from cables.actions.recording import Conflict, State, in_line
from cables.models import Ambiguity, Decision, Entity, Mention, Paragraph

Kind, Status = Decision.Kind, Mention.Status
_DECIDED = ("status", "uncertain", "method")
STATUSES = {Kind.MENTION_ACCEPTED, Kind.MENTION_REJECTED, Kind.MENTION_DOUBTED}


def is_status(act: Decision) -> bool:
    """Whether it gave a mention another status; a rejection may also have made its mention."""
    return act.kind in STATUSES and "ambiguity" not in act.before


def reverse_statuses(acts: Sequence[Decision]) -> tuple[list[Decision], list[ValidationError]]:
    """Give mentions back the status that they had, all at once.

    Returns the decisions that were reversed, and why the others were not.
    """
    wanted = Mention.objects.filter(pk__in=[act.target_id for act in acts])
    held = {mention.pk: mention for mention in hold_all(wanted)}
    done = [act for act in acts if _stands(act, held.get(act.target_id))]
    rows = [_as_before(held[act.target_id], act.before) for act in done]
    entities, cables = {row.entity_id for row in rows}, {row.cable_id for row in rows}
    with in_line(entities=entities, cables=cables):
        _store_statuses(rows)
    return done, [_why(act) for act in acts if act not in done]


def _store_statuses(rows: Iterable[Mention]) -> None:
    """One statement for each of the few states that there are."""
    alike: defaultdict[tuple[str, bool, str], list[int]] = defaultdict(list)
    for row in rows:
        alike[row.status, row.uncertain, row.method].append(row.pk)
    for (status, uncertain, method), pks in alike.items():
        some = Mention.objects.filter(pk__in=pks)
        some.update(status=status, uncertain=uncertain, method=method)


def reverse_added(act: Decision) -> None:
    """The mention goes; an ambiguity that it settled, and what gave way to it, come back."""
    mention = _standing(act)
    paragraph = mention.paragraph
    with in_line(entities=[mention.entity_id], cables=[mention.cable_id]):
        mention.delete()
        bring_back(act.before.get("replaced", []))
    if paragraph is not None and "ambiguity" in act.before:
        _doubt_again(paragraph, act.before["ambiguity"])


def reverse_moved(act: Decision) -> None:
    """The mention returns to the entity that it left, or to the one which that has become."""
    mention = _standing(act)
    home = Entity.objects.get(pk=act.before["entity"]).keeper
    if home.pk == mention.entity_id:
        raise ValidationError(f"The two entities of “{mention}” have been merged since.")
    behind = Mention.objects.filter(pk=act.after["left_behind"])
    if behind.exclude(status=Status.REJECTED).exists():
        raise _why(act)
    with in_line(entities=[home.pk, mention.entity_id], cables=[mention.cable_id]):
        behind.delete()
        mention.entity = home
        _as_before(mention, act.before).save(update_fields=["entity", *_DECIDED])
        bring_back(act.before["replaced"])


def _standing(act: Decision) -> Mention:
    """The mention, held, if it is as the decision left it."""
    mention = hold(Mention(pk=act.target_id))
    if not _stands(act, mention):
        raise _why(act)
    return mention


def _stands(act: Decision, mention: Mention | None) -> bool:
    """Whether the mention is as the decision left it; a merge since does not count."""
    if mention is None:
        return False
    now = mention_state(mention)
    if any(now[name] != act.after[name] for name in ("status", "uncertain")):
        return False
    entity: int = act.after["entity"]
    return mention.entity_id == entity or mention.entity_id == _kept(entity)


def _kept(entity: int) -> int | None:
    found = Entity.objects.filter(pk=entity).select_related("merged_into").first()
    return found.keeper.pk if found else None


def _as_before(mention: Mention, before: State) -> Mention:
    for name in _DECIDED:
        setattr(mention, name, before[name])
    return mention


def _why(act: Decision) -> ValidationError:
    """Why a decision about a mention cannot be taken back."""
    later = Decision.objects.filter(target_kind=act.target_kind, target_id=act.target_id)
    last = later.filter(pk__gt=act.pk).select_related("made_by").first()
    if last is None:
        return Conflict(f"“{act.target_name}” is gone: its text was read anew since.")
    return Conflict(
        f"{last.made_by} has decided about “{act.target_name}” since "
        f"({last.get_kind_display().lower()}): undo that first."
    )


def _doubt_again(paragraph: Paragraph, state: State) -> None:
    fields = {name: value for name, value in state.items() if name not in ("cable", "paragraph")}
    row = Ambiguity(cable_id=paragraph.cable_id, paragraph=paragraph, **fields)
    Ambiguity.objects.bulk_create([row], ignore_conflicts=True)
