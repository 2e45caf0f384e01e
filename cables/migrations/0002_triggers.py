"""What no code may do, not even raw SQL: alter a source text, or rewrite the record of decisions."""

from django.db import migrations

REFUSE_NEW_SOURCE = """
CREATE FUNCTION cables_refuse_new_source() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'The source text of a version never changes: store a further version instead.'
        USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER version_source_is_immutable BEFORE UPDATE ON cables_version
    FOR EACH ROW
    WHEN (OLD.source_text IS DISTINCT FROM NEW.source_text OR OLD.sha256 <> NEW.sha256)
    EXECUTE FUNCTION cables_refuse_new_source();
"""
ALLOW_NEW_SOURCE = """
DROP TRIGGER version_source_is_immutable ON cables_version;
DROP FUNCTION cables_refuse_new_source();
"""

REFUSE_NEW_HISTORY = """
CREATE FUNCTION cables_refuse_new_history() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'Decisions are append-only: mend a mistake by a further decision.'
        USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER decision_is_append_only BEFORE UPDATE OR DELETE ON cables_decision
    FOR EACH ROW EXECUTE FUNCTION cables_refuse_new_history();
"""
ALLOW_NEW_HISTORY = """
DROP TRIGGER decision_is_append_only ON cables_decision;
DROP FUNCTION cables_refuse_new_history();
"""


class Migration(migrations.Migration):
    """Triggers, reversible."""

    dependencies = [("cables", "0001_initial")]

    operations = [
        migrations.RunSQL(REFUSE_NEW_SOURCE, ALLOW_NEW_SOURCE),
        migrations.RunSQL(REFUSE_NEW_HISTORY, ALLOW_NEW_HISTORY),
    ]
