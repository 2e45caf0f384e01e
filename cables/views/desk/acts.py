"""The decisions about one mention: a form posts each, a key presses its button."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from cables.actions import entities, mentions, names
from cables.actions.recording import check_unchanged
from cables.models import Decision, Entity, Mention, review
from cables.refusals import tell
from cables.views.desk.access import curator, curators_only
from cables.views.desk.asked import desk_url, narrowing_posted
from cables.views.desk.choices import KINDS, LABELS, chosen_entity

NOT_THIS = "Not this entity."
NO_NAME = "A word, not a name."


@dataclass(frozen=True, slots=True)
class Act:
    """What was posted about a mention, by whom, and the state in which they saw it."""

    mention: Mention
    by: User
    seen: str
    form: QueryDict

    @property
    def words(self) -> str:
        return f"“{self.mention.surface}”"

    @property
    def entity(self) -> Entity:
        return self.mention.entity

    def check_unchanged(self) -> None:
        """Refuse acts about many mentions where somebody decided this one meanwhile."""
        history = Decision.objects.about(self.mention)
        check_unchanged(self.seen, mentions.stamp(self.mention), history)


def accept(act: Act) -> str:
    mentions.accept(mention=act.mention, by=act.by, seen=act.seen)
    return f"Accepted: {act.words} is {act.entity}."


def reject(act: Act) -> str:
    mentions.reject(mention=act.mention, by=act.by, reason=NOT_THIS, seen=act.seen)
    return f"Rejected: {act.words} is not {act.entity}."


def move(act: Act) -> str:
    to = chosen_entity(act.form.get("to", ""))
    mentions.move(mention=act.mention, to=to, by=act.by, seen=act.seen)
    return f"{act.words} is {to}."


def doubt(act: Act) -> str:
    wanted = not act.mention.uncertain
    mentions.doubt(mention=act.mention, uncertain=wanted, by=act.by, seen=act.seen)
    return f"{act.words} is {'uncertain' if wanted else 'no longer uncertain'}."


def accept_form(act: Act) -> str:
    act.check_unchanged()
    batch = mentions.accept_form(entity=act.entity, surface=act.mention.surface, by=act.by)
    return f"Accepted {batch.count:,} times: {act.words} is {act.entity}."


def reject_form(act: Act) -> str:
    act.check_unchanged()
    batch = mentions.reject_form(
        entity=act.entity, surface=act.mention.surface, by=act.by, reason=NOT_THIS
    )
    return f"Rejected {batch.count:,} times: {act.words} is not {act.entity}."


def stop(act: Act) -> str:
    act.check_unchanged()
    batch = names.stop(name=act.mention.surface, by=act.by, reason=NO_NAME)
    return f"{act.words} is stopped everywhere; {batch.count - 1:,} suggestions rejected."


def retype(act: Act) -> str:
    chosen = act.form.get("as", "")
    kind, type_ = KINDS.get(chosen, ("", ""))
    if not kind:
        raise ValidationError("Choose a kind from the list.")
    entities.retype(entity=act.entity, kind=kind, type=type_, by=act.by, seen=act.seen)
    return f"{act.entity} is now: {LABELS[chosen]}."


def note(act: Act) -> str:
    entities.note(entity=act.entity, text=act.form.get("text", ""), by=act.by)
    return f"Noted about {act.entity}."


ACTS: dict[str, Callable[[Act], str]] = {
    "accept": accept,
    "reject": reject,
    "move": move,
    "doubt": doubt,
    "accept-form": accept_form,
    "reject-form": reject_form,
    "stop": stop,
    "retype": retype,
    "note": note,
}
STAYS = {"retype", "note"}
"""After these the same mention is still to be decided."""


@require_POST
@curators_only
def decide(request: HttpRequest, pk: int, act: str) -> HttpResponse:
    """Carry out one decision and go on to the next mention; a refusal leads back and says why."""
    mention = review.mentions().numbered(pk)
    if mention is None or act not in ACTS:
        raise Http404("There is no such mention to decide about.")
    asked = narrowing_posted(request)
    posted = Act(mention, curator(request), request.POST.get("seen", ""), request.POST)
    entity = mention.entity_id
    try:
        messages.success(request, ACTS[act](posted))
    except ValidationError as refusal:
        tell(request, refusal)
        return redirect(desk_url(asked, at=pk))
    if act in STAYS:
        return redirect(desk_url(asked, at=pk))
    return redirect(desk_url(asked, after=pk, of=entity))
