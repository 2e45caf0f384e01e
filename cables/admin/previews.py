"""What the pages about uploads show: documents before saving, and how far an upload is."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from procrastinate.contrib.django.models import ProcrastinateJob

from cables.actions import uploads as actions
from cables.admin import batches
from cables.admin.base import counted
from cables.formats.parsed import Paragraph, Problem
from cables.ingest.uploads import PreviewedDocument, preview
from cables.models import Entry, Upload

Outcome = Entry.Outcome

SHOWN = 200
"""Documents that a preview looks at, and rows of a report."""

WOULD = {
    Outcome.STORED: "to be stored",
    Outcome.VERSION: "to be a new version of a held cable",
    Outcome.HELD: "already held",
    Outcome.UNREADABLE: "that cannot be read",
}
"""What saving would do, to follow a number."""

ADVICE = {
    "identity-unknown": (
        "After saving, enter the number in the cable's form, to which the report leads. Or discard "
        "this, and upload the text as a file named after the number, such as 07GUANGZHOU378.txt."
    ),
    "may-be-several": (
        "If so, discard this, cut the text before that line, and upload the parts as files."
    ),
    "signs-missing": "If it is none, discard this.",
    "encoding-assumed": "Compare the text with the document.",
}
"""What the person who uploads can do about a problem, by its code; readers are not told."""

TEXT_SHOWN = 20_000
"""Characters of one document's text that a preview shows."""


@dataclass(frozen=True, slots=True)
class Document:
    """One previewed document, with its paragraphs put into words."""

    read: PreviewedDocument

    @property
    def paragraphs(self) -> str:
        """`14 paragraphs: 1-3, 14-23; 1 without number`."""
        if self.read.parsed is None:
            return ""
        printed = [paragraph.number for paragraph in self.read.parsed.paragraphs]
        numbers = [number for number in printed if number is not None]
        said = counted(len(printed), "paragraph")
        said += f": {batches.write(numbers, ', ')}" if numbers else ""
        without = len(printed) - len(numbers)
        return f"{said}; {without} without number" if numbers and without else said

    @property
    def problems(self) -> list[tuple[Problem, str]]:
        """The problems, each with what can be done about it."""
        found = self.read.parsed.problems if self.read.parsed else ()
        return [(problem, ADVICE.get(problem.code, "")) for problem in found]

    @property
    def text(self) -> tuple[Paragraph, ...]:
        """The paragraphs as they were read, from the beginning, up to TEXT_SHOWN characters."""
        shown, left = [], TEXT_SHOWN
        for paragraph in self.read.parsed.paragraphs if self.read.parsed else ():
            if left <= 0:
                break
            shown.append(replace(paragraph, text=paragraph.text[:left]))
            left -= len(paragraph.text)
        return tuple(shown)

    @property
    def cut(self) -> bool:
        """Whether there is more text than `text` shows."""
        paragraphs = self.read.parsed.paragraphs if self.read.parsed else ()
        return sum(len(paragraph.text) for paragraph in paragraphs) > TEXT_SHOWN


@dataclass(frozen=True, slots=True)
class Previewed:
    """What all uploads of one form hold, as far as the preview looks."""

    documents: tuple[Document, ...]
    more: bool

    @property
    def counts(self) -> list[tuple[str, int]]:
        found = Counter(document.read.outcome for document in self.documents)
        return [(said, found[outcome]) for outcome, said in WOULD.items() if found[outcome]]

    @property
    def to_save(self) -> int:
        """Documents that saving would add: new cables, and new versions of held ones."""
        new = (Outcome.STORED, Outcome.VERSION)
        return sum(document.read.outcome in new for document in self.documents)

    @property
    def button(self) -> str:
        if self.more:
            return "Save all cables"
        return f"Save {counted(self.to_save, 'cable')}" if self.to_save else "Keep the report"


@dataclass(frozen=True, slots=True)
class State:
    """How far one upload is."""

    upload: Upload
    job: ProcrastinateJob | None

    @property
    def waiting(self) -> bool:
        return actions.is_waiting(self.upload) and not self.working

    @property
    def working(self) -> bool:
        return actions.is_waiting(self.upload) and self.job is not None and not self.broken_off

    @property
    def broken_off(self) -> bool:
        return self.job is not None and self.job.status in ("failed", "cancelled", "aborted")

    @property
    def sentence(self) -> str:
        """What to know of an upload that is not simply saved."""
        if self.working:
            return "being worked on"
        if self.waiting:
            return "the work broke off: save again" if self.broken_off else "not saved yet"
        discarded = self.upload.status == Upload.Status.DISCARDED
        return "discarded, nothing was saved" if discarded else ""


def look_into(uploads: Sequence[Upload]) -> Previewed:
    """Read what is not saved yet, as far as a page can show it."""
    documents: list[Document] = []
    more = False
    for upload in uploads:
        if not actions.is_waiting(upload):
            continue
        if len(documents) >= SHOWN:
            return Previewed(tuple(documents), more=True)
        part = preview(upload, limit=SHOWN - len(documents))
        documents += [Document(read) for read in part.documents]
        more = more or part.more
    return Previewed(tuple(documents), more)
