"""What is known of where names were read, and of which types lists brought.

Names are told as far as public cables write them; the others stay untold until linking finds again
where they were read (`relink_cables`).
"""

from django.db import migrations

# Words as they are compared here: whatever their case, and what is between them.
_WRITTEN = """
CREATE TEMPORARY TABLE written ON COMMIT DROP AS
SELECT entity_id, upper(regexp_replace(surface, '\\W+', ' ', 'g')) AS words, min(cable_id) AS cable
FROM (
    SELECT entity_id, surface, min(cable_id) AS cable_id
    FROM cables_mention
    WHERE status <> 'rejected' AND paragraph_id IS NOT NULL
      AND cable_id NOT IN (SELECT id FROM cables_cable WHERE withheld_at IS NOT NULL)
    GROUP BY entity_id, surface
) forms
GROUP BY 1, 2;
ANALYZE written;
"""
_ENTITIES = """
UPDATE cables_entity entity SET name_cable_id = written.cable FROM written
WHERE NOT entity.curated AND written.entity_id = entity.id
  AND written.words = upper(regexp_replace(entity.name, '\\W+', ' ', 'g'));
"""
_ALIASES = """
UPDATE cables_alias alias SET name_cable_id = written.cable FROM written
WHERE NOT alias.curated AND written.entity_id = alias.entity_id
  AND written.words = upper(regexp_replace(alias.name, '\\W+', ' ', 'g'));
"""
_LISTS = """
UPDATE cables_entity entity SET type_list = said.source
FROM (
    SELECT DISTINCT ON (target_id) target_id,
        CASE WHEN batch IS NOT NULL AND reason LIKE 'From %'
             THEN left(rtrim(substr(reason, 6), '.'), 200) ELSE '' END AS source
    FROM cables_decision
    WHERE target_kind = 'entity' AND kind IN ('entity-added', 'entity-edited')
      AND jsonb_exists_any(after, ARRAY['type', 'type_confirmed'])
      AND id NOT IN (SELECT undoes_id FROM cables_decision WHERE undoes_id IS NOT NULL)
    ORDER BY target_id, id DESC
) said
WHERE said.target_id = entity.id AND entity.type_confirmed AND entity.type <> '';
"""


class Migration(migrations.Migration):

    dependencies = [("cables", "0011_names_read_in")]

    operations = [
        migrations.RunSQL(_WRITTEN + _ENTITIES + _ALIASES + _LISTS, migrations.RunSQL.noop)
    ]
