"""Pairs of entities that may be one, as proposed for the review desk."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [("cables", "0005_bulk_import")]

    operations = [
        migrations.CreateModel(
            name="Duplicate",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("score", models.FloatField(help_text="0 to 1")),
                ("reasons", django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), default=list, size=None)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("first", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="cables.entity")),
                ("second", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="cables.entity")),
            ],
            options={"ordering": ["-score", "pk"]},
        ),
        migrations.AddIndex(
            model_name="duplicate",
            index=models.Index(models.OrderBy(models.F("score"), descending=True), models.F("id"), name="duplicate_surest"),
        ),
        migrations.AddConstraint(
            model_name="duplicate",
            constraint=models.UniqueConstraint(fields=("first", "second"), name="duplicate_once"),
        ),
        migrations.AddConstraint(
            model_name="duplicate",
            constraint=models.CheckConstraint(condition=models.Q(("first__lt", models.F("second"))), name="duplicate_in_order"),
        ),
        migrations.AddConstraint(
            model_name="duplicate",
            constraint=models.CheckConstraint(condition=models.Q(("score__range", (0, 1))), name="duplicate_score_is_a_share"),
        ),
    ]
