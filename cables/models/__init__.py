"""The tables, one noun per file, each QuerySet beside its model."""

from cables.models.aliases import Alias
from cables.models.ambiguities import Ambiguity
from cables.models.authority_records import AuthorityRecord
from cables.models.backlog import Backlog
from cables.models.cables import Addressee, Cable, CableAlias, Classification, Precedence, Tagging
from cables.models.decisions import Decision, target_kind
from cables.models.duplicates import Duplicate
from cables.models.entities import Entity
from cables.models.index_changes import IndexChange
from cables.models.mentions import Mention
from cables.models.posts import Post
from cables.models.reading_progress import NamesFound
from cables.models.references import Reference
from cables.models.rulings import Distinct, StopName
from cables.models.tags import Tag
from cables.models.uploads import Entry, Problem, Upload
from cables.models.versions import Paragraph, Version

__all__ = [
    "Addressee",
    "Alias",
    "Ambiguity",
    "AuthorityRecord",
    "Backlog",
    "Cable",
    "CableAlias",
    "Classification",
    "Decision",
    "Distinct",
    "Duplicate",
    "Entity",
    "Entry",
    "IndexChange",
    "Mention",
    "NamesFound",
    "Paragraph",
    "Post",
    "Precedence",
    "Problem",
    "Reference",
    "StopName",
    "Tag",
    "Tagging",
    "Upload",
    "Version",
    "target_kind",
]
