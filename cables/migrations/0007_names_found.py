"""What statistical name finding has read so far, and what it found."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [("cables", "0006_desk")]

    operations = [
        migrations.CreateModel(
            name="NamesFound",
            fields=[
                ("cable", models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name="names_found", serialize=False, to="cables.cable")),
                ("reader", models.CharField(help_text="The model, its version, and our sifting's", max_length=60)),
                ("names", models.JSONField(default=list)),
                ("read_at", models.DateTimeField(auto_now=True)),
                ("version", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="cables.version")),
            ],
            options={"verbose_name_plural": "names found"},
        ),
        migrations.AddIndex(
            model_name="namesfound",
            index=models.Index(fields=["reader"], name="names_found_by"),
        ),
    ]
