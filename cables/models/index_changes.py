"""The outbox of the search index: cables whose rows changed since the index last saw them."""

from collections.abc import Iterable, Sequence

from django.db import connection, models

_NOTE_ALL = """
INSERT INTO cables_indexchange (cable_id, noted_at)
SELECT DISTINCT cable_id, now() FROM cables_mention WHERE entity_id = ANY(%s)
"""
_NOTE_SENT = """
INSERT INTO cables_indexchange (cable_id, noted_at)
SELECT id, now() FROM cables_cable WHERE origin_id = ANY(%s)
"""


class IndexChangeQuerySet(models.QuerySet["IndexChange"]):
    """Notes for the index."""

    def note(self, cable_ids: Iterable[int]) -> None:
        """Remember, in the caller's transaction, that the index must look at these cables again."""
        self.bulk_create([self.model(cable_id=pk) for pk in cable_ids], batch_size=5000)

    def note_mentions_of(self, *entities: models.Model) -> None:
        """The same for all cables that mention these entities, however many, within the database.

        For what the index keeps of an entity with each cable: what kind it is, whether an NGO.
        """
        _note_by(_NOTE_ALL, entities)

    def note_sent_from(self, *posts: models.Model) -> None:
        """The same for all cables that these posts sent: the index keeps name and country."""
        _note_by(_NOTE_SENT, posts)


def _note_by(statement: str, rows: Sequence[models.Model]) -> None:
    if rows:
        with connection.cursor() as cursor:
            cursor.execute(statement, [[row.pk for row in rows]])


class IndexChange(models.Model):
    """A note that a cable must be indexed anew. No foreign key: a deleted cable needs it too."""

    cable_id = models.BigIntegerField()
    noted_at = models.DateTimeField(auto_now_add=True)

    objects = IndexChangeQuerySet.as_manager()

    def __str__(self) -> str:
        return str(self.cable_id)
