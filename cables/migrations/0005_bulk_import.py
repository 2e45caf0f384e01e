"""Import at scale: how far an upload was taken, what an import put off, accepted mentions."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [("cables", "0004_authority_records")]

    operations = [
        migrations.CreateModel(
            name="Backlog",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("work", models.CharField(choices=[("counts", "The counts of entities"), ("index", "The search index"), ("names", "Names that are not on the authority list")], max_length=10, unique=True)),
                ("since", models.BigIntegerField()),
            ],
            options={"verbose_name_plural": "backlog"},
        ),
        migrations.AddField(
            model_name="upload",
            name="taken",
            field=models.PositiveIntegerField(default=0, editable=False, help_text="Documents done; a killed run goes on after them"),
        ),
        migrations.AddIndex(
            model_name="mention",
            index=models.Index(models.F("entity"), condition=models.Q(("status", "accepted")), name="mention_accepted"),
        ),
    ]
