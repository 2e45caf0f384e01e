"""Source texts are stored as they are: trying to compress 7 KB takes longer than writing them."""

from django.db import migrations

AS_IT_IS = "ALTER TABLE cables_version ALTER COLUMN source_text SET STORAGE EXTERNAL"
COMPRESSED = "ALTER TABLE cables_version ALTER COLUMN source_text SET STORAGE EXTENDED"


class Migration(migrations.Migration):

    dependencies = [("cables", "0009_evidence_cable")]

    operations = [migrations.RunSQL(AS_IT_IS, COMPRESSED)]
