import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Evidence learnt before stays without a cable, and unseen, until linking finds it again."""

    dependencies = [
        ('cables', '0008_indexes_of_scale'),
    ]

    operations = [
        migrations.AddField(
            model_name='entity',
            name='type_evidence_cable',
            field=models.ForeignKey(blank=True, editable=False, help_text='The cable with these words; none where a curator wrote them, or unknown', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='cables.cable'),
        ),
    ]
