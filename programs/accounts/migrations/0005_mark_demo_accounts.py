"""Mark the accounts of the demonstration that were made before there was a mark."""

from django.db import migrations
from django.db.models import Q

DOMAIN = "@demo.arrimage.test"


def mark(apps, schema_editor):
    """By their address, or one that they had once: an administrator may have changed it since."""
    events = apps.get_model("accounts", "UserEvent").objects.filter(email__iendswith=DOMAIN)
    made = Q(email__iendswith=DOMAIN) | Q(pk__in=events.values("pgh_obj_id"))
    apps.get_model("accounts", "User").objects.filter(made).update(is_demo=True)


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0004_demo_accounts"),
    ]

    operations = [
        migrations.RunPython(mark, migrations.RunPython.noop, elidable=True),
    ]
