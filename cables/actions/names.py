"""What curators decide about names: where a new one occurs, and which words are none."""

from functools import partial
from uuid import UUID

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q

from cables.actions.deciding import decide_all
from cables.actions.entity_rows import clean_name
from cables.actions.recording import Batch, State, decision, follow, new_batch, required
from cables.linking.everywhere import link_name
from cables.models import Alias, Ambiguity, Decision, Entity, Mention, StopName
from cables.models.mentions import MentionQuerySet
from cables.search.phrases import cables_that_write
from cables.vocab.names import normalize

Kind, Status = Decision.Kind, Mention.Status


def find_everywhere(*, entity: Entity, name: str) -> int:
    """Look for a name of the entity in all cables and suggest the entity where it stands.

    Returns how many live mentions of the entity have these words, found now or before. Where
    another entity bears the name too the places are kept as ambiguities, and not counted. A batch
    of cables at a time is stored: doing it again goes on where it stopped.
    """
    if entity.merged_into_id is None:
        for batch in cables_that_write(name):
            link_name(batch, entity, name)
        follow()
    return Mention.objects.of(entity).live().shouted(name).count()


def find_after_commit(entity: Entity, name: str) -> None:
    """`find_everywhere` when the caller's transaction is stored; a failure is logged."""
    transaction.on_commit(partial(find_everywhere, entity=entity, name=name), robust=True)


@transaction.atomic
def stop(*, name: str, by: User, reason: str) -> Batch:
    """Say that these words name nothing anywhere: what is suggested for them is rejected.

    Words that a curator accepted stay. Linking takes them for no name from now on.
    """
    written, name, reason = name, clean_name(name), required(reason)
    row, batch = _stopped(name, by=by, reason=reason), new_batch()
    act = Kind.NAME_STOPPED
    first = _recorded(act, row, {}, {"name": name}, by=by, reason=reason, batch=batch)
    suggested = _suggested(name, row.normalized)
    rest = decide_all(suggested, Status.REJECTED, by=by, reason=reason, batch=batch)
    words = Q(surface__iexact=name) | Q(surface__iexact=written)
    Ambiguity.objects.filter(Q(normalized=row.normalized) | words).delete()
    return Batch(batch, [first, *rest.decisions])


def _stopped(name: str, *, by: User, reason: str) -> StopName:
    """The row that stops the name; refuses one that is stopped, and one that cannot be."""
    normalized = normalize(name)
    if not normalized:
        raise ValidationError(f"“{name}” has no letters: there is nothing to stop.")
    values = {"name": name, "made_by": by, "reason": reason}
    row, is_new = StopName.objects.get_or_create(normalized=normalized, defaults=values)
    if not is_new:
        raise ValidationError(f"“{name}” is stopped already.")
    return row


def to_stop(name: str) -> int:
    """How many suggestions `stop` would reject: these words, however they are spelt."""
    return _suggested(name, normalize(name)).count()


@transaction.atomic
def allow(*, name: str, by: User, reason: str = "") -> Batch:
    """Take a stopped name back: linking may suggest it again.

    The mentions that stopping rejected stay rejected; `undo` of the stopping takes both back.
    """
    row = StopName.objects.select_for_update().filter(normalized=normalize(name)).first()
    if row is None:
        raise ValidationError(f"“{name}” is not stopped.")
    before, batch = {"name": row.name, "reason": row.reason, "made_by": row.made_by_id}, new_batch()
    record = _recorded(Kind.NAME_ALLOWED, row, before, {}, by=by, reason=reason, batch=batch)
    row.delete()
    return Batch(batch, [record])


def _recorded(
    kind: Decision.Kind,
    row: StopName,
    before: State,
    after: State,
    *,
    by: User,
    reason: str,
    batch: UUID,
) -> Decision:
    """A stored Decision about a name, in the histories of the entities that bear it."""
    record = decision(
        kind,
        row,
        before=before,
        after=after,
        reason=reason,
        by=by,
        entities=_bearers(row.normalized),
        batch=batch,
    )
    record.save()
    return record


def _bearers(normalized: str) -> set[int]:
    """The entities of this name, in whose histories the decision belongs."""
    named = Entity.objects.filter(normalized=normalized).order_by().values_list("pk", flat=True)
    aliases = Alias.objects.filter(normalized=normalized).values_list("entity", flat=True)
    return set(named.union(aliases))


def _suggested(name: str, normalized: str) -> MentionQuerySet:
    """Undecided mentions with these words: by the words in any case, and by who bears the name.

    The latter finds what another punctuation or an article keeps apart (`The Lantern-Society`).
    """
    borne = Mention.objects.undecided().filter(entity__in=_bearers(normalized))
    forms = set(borne.order_by().values_list("surface", flat=True).distinct())
    same = {form.upper() for form in forms if normalize(form) == normalized}
    return Mention.objects.undecided().shouted_any({*same, name.upper()})
