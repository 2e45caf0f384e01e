"""What an action refuses, told to the person who asked for it."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest


@contextmanager
def refusals(request: HttpRequest) -> Iterator[None]:
    """Tell a refusal and go on: the action itself has then changed nothing."""
    try:
        yield
    except ValidationError as refusal:
        tell(request, refusal)


def tell(request: HttpRequest, refusal: ValidationError) -> None:
    """Say what was refused, and why, at the top of the next page."""
    messages.error(request, " ".join(refusal.messages))
