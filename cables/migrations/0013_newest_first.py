"""The order in which cables are listed, undated ones last, is that of an index."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cables", "0012_names_backfilled")]

    operations = [
        migrations.RemoveIndex("cable", name="cable_sent"),
        migrations.AddIndex(
            "cable",
            models.Index(
                models.OrderBy(models.F("transmitted_at"), descending=True, nulls_last=True),
                models.OrderBy(models.F("id"), descending=True),
                name="cable_newest",
            ),
        ),
    ]
