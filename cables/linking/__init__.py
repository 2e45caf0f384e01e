"""From text to links: finders are pure (`find`), resolvers ask the database and never guess."""

from cables.linking.references import resolve_references
from cables.linking.resolve import LinkReport, link, link_many

__all__ = ["LinkReport", "link", "link_many", "resolve_references"]
