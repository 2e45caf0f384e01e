"""Entities and names as rows of a table: what is exported, and how a row's outcome is shown."""

from typing import Any

import tablib
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from import_export.fields import Field
from import_export.resources import ModelResource
from import_export.results import Result, RowResult

from cables.actions import authorities
from cables.actions.authority_proposals import Outcome
from cables.formats.authority_csv import ALIAS_COLUMNS, EXPORTED, aliases_cell
from cables.models import Alias, Entity


class ListResult(Result):
    """The result of a list, and whether its names were found in the cables too."""

    linked = True


class ListResource(ModelResource):
    """Rows that `authorities` understands, all of them in one act."""

    def import_data(self, dataset: tablib.Dataset, **kwargs: Any) -> Result:
        self._rows = [row for (row,) in dataset]
        self._writes = not kwargs.get("dry_run")
        return super().import_data(dataset, **kwargs)

    def before_import(self, dataset: tablib.Dataset, **kwargs: Any) -> None:
        if self._writes:
            source = f"the table {kwargs.get('file_name') or 'without a name'}"
            self._done, _ = authorities.import_rows(
                rows=self._rows, by=kwargs["user"], source=source
            )
        else:
            self._done = authorities.propose(self._rows)
        self._outcomes = {outcome.line: outcome for outcome in self._done.outcomes}
        self._refused = {row.line: row.message for row in self._done.refused}

    def import_row(self, row: dict[str, Any], instance_loader: Any, **kwargs: Any) -> RowResult:
        """What became of one row; the work itself is done."""
        result, line = RowResult(), row["row"].line
        if line in self._refused:
            result.import_type = RowResult.IMPORT_TYPE_INVALID
            result.validation_error = ValidationError(self._refused[line])
            return result
        outcome = self._outcomes[line]
        result.import_type, result.diff = sort_of(outcome), outcome
        return result

    def after_import(self, dataset: tablib.Dataset, result: ListResult, **kwargs: Any) -> None:
        """Rows that say nothing new are counted alone, unless something of them was left out."""
        result.rows = [row for row in result.rows if not row.is_skip() or row.diff.kept]
        if self._writes and not result.has_validation_errors():
            result.linked = authorities.find_in_cables(self._done)

    def get_diff_headers(self) -> list[str]:
        return ["row"]

    def _check_import_id_fields(self, headers: Any) -> None:
        """Rows are not matched by columns."""

    @classmethod
    def get_result_class(cls) -> type[Result]:
        return ListResult


def sort_of(outcome: Outcome) -> str:
    """What the package calls such an outcome."""
    if outcome.is_new:
        return "new"
    return "update" if outcome.names or outcome.changes else "skip"


class EntityResource(ListResource):
    """Entities with all that a list can say of them."""

    aliases = Field(column_name="aliases")
    changed = Field(column_name="changed")

    class Meta:
        model = Entity
        fields = export_order = EXPORTED
        chunk_size = 2000

    def filter_export(self, queryset: QuerySet[Entity], **kwargs: Any) -> QuerySet[Entity]:
        """Merged ones stay out: the entity that they were merged into is there."""
        return queryset.filter(merged_into=None).prefetch_related("aliases")

    def dehydrate_aliases(self, entity: Entity) -> str:
        return aliases_cell([alias.name for alias in entity.aliases.all()])

    def dehydrate_changed(self, entity: Entity) -> str:
        return entity.updated_at.isoformat()


class AliasResource(ListResource):
    """Names, a row each, with the entity that bears them."""

    of = Field(attribute="entity__name", column_name="of")
    kind = Field(attribute="entity__kind", column_name="kind")

    class Meta:
        model = Alias
        fields = export_order = ALIAS_COLUMNS
        chunk_size = 2000

    def filter_export(self, queryset: QuerySet[Alias], **kwargs: Any) -> QuerySet[Alias]:
        return queryset.filter(entity__merged_into=None).select_related("entity")
