"""What no honest browser sends, and what is too much: refused with a sentence that helps.

PostgreSQL keeps no NUL character, so that one in any value would break a query sooner or later.
It is refused here, once, for every page.
"""

from collections.abc import Callable, Iterable, Iterator

from django.conf import settings
from django.core.exceptions import (
    RequestDataTooBig,
    SuspiciousOperation,
    TooManyFieldsSent,
    TooManyFilesSent,
)
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.http.request import UnreadablePostError
from django.shortcuts import render
from django.template.defaultfilters import filesizeformat
from django.urls import reverse

Answer = Callable[[HttpRequest], HttpResponse]

METHODS = ("GET", "HEAD", "OPTIONS", "POST")
PASTE = "admin:cables_upload_add"
"""The one form that takes a NUL: reading makes it visible in the text of a cable."""


class NulInRequest(SuspiciousOperation):
    """An address, a field or a cookie holds a NUL character."""


TITLES: dict[type[Exception], str] = {
    RequestDataTooBig: "The text is too long for a form",
    TooManyFilesSent: "Too many files at once",
    TooManyFieldsSent: "Too many values at once",
    NulInRequest: "The request holds a NUL character",
}


class HostileInputMiddleware:
    """Refuse methods that no page has, and requests with a NUL character.

    Where one could matter, forms are read for it too.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method not in METHODS:  # before a form's token is asked for, which none has
            return HttpResponseNotAllowed(METHODS, f"Pages here take {', '.join(METHODS)} alone.\n")
        if any("\0" in text for text in _texts(request)):
            raise NulInRequest("A NUL character in the request")
        return self.get_response(request)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say what was wrong, the limit if there is one, and how to go on."""
    too_much = isinstance(exception, (RequestDataTooBig, TooManyFilesSent, TooManyFieldsSent))
    context = {
        "title": TITLES.get(type(exception), "The request could not be understood"),
        "advice": _advice(exception),
    }
    return render(request, "400.html", context, status=413 if too_much else 400)


def _texts(request: HttpRequest) -> Iterator[str]:
    """Everything that a request says: its path, parameters, cookies and fields."""
    yield request.path
    yield from _pairs(request.GET.lists())
    yield from _pairs((name, [value]) for name, value in request.COOKIES.items())
    if request.method == "POST" and request.path != reverse(PASTE):
        yield from _fields(request)


def _fields(request: HttpRequest) -> Iterator[str]:
    try:
        fields = request.POST
    except UnreadablePostError:  # the sender has gone away: whoever reads the form finds out
        return
    yield from _pairs(fields.lists())


def _pairs(pairs: Iterable[tuple[str, list[str]]]) -> Iterator[str]:
    for name, values in pairs:
        yield name
        yield from values


def _advice(exception: Exception) -> str:
    """What may be sent, and what to do instead."""
    match exception:
        case RequestDataTooBig():
            return (
                f"A form takes up to {filesizeformat(settings.DATA_UPLOAD_MAX_MEMORY_SIZE)} of "
                "text. Nothing was saved. Go back, where the browser still has your text, save "
                "that as a file, and choose it as a file instead: files may have up to "
                f"{filesizeformat(settings.UPLOAD_MAX_BYTES)}."
            )
        case TooManyFilesSent():
            return (
                f"At most {settings.DATA_UPLOAD_MAX_NUMBER_FILES:,} files can be given at once. "
                "Nothing was saved. Go back and choose fewer, or pack them into one ZIP file."
            )
        case TooManyFieldsSent():
            return (
                f"A form takes up to {settings.DATA_UPLOAD_MAX_NUMBER_FIELDS:,} values. Nothing "
                "was changed. Go back and send fewer, for example a shorter page of a list."
            )
        case NulInRequest():
            return (
                "No text here has a NUL character (%00 in an address), and none can be searched "
                "or saved. Nothing was changed. Take it out and try again."
            )
    return "Nothing was changed. Check the address, or start again from the front page."
