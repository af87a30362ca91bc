"""Whoever left and came back gets their earlier stays from the log of moves, which had kept them."""

from datetime import timedelta

import pgtrigger.migrations
from django.db import migrations

LEFT = "left"
DAY = timedelta(days=1)


def stays_of(moves, registered_on):
    """The stays that ended, and the first day of the last one, out of (from, to, day) in the order of the log."""
    start = min([registered_on, *(day for before, _after, day in moves if not before)])
    stays, left_on = [], None
    for before, after, day in moves:
        if after == LEFT:
            left_on = day
        elif before == LEFT and left_on:
            end = min(left_on, day - DAY)
            if start <= end:
                stays.append((start, end))
                start = day
            left_on = None
    is_mended = bool(stays) and registered_on > stays[-1][1]
    return stays, registered_on if is_mended else start


def rebuild(apps, schema_editor):
    for role in ("mentor", "mentee"):
        participants = apps.get_model("mentoring", role)
        log = apps.get_model("mentoring", f"{role}move")
        kept = apps.get_model("mentoring", f"{role}stay")
        back = log.objects.filter(from_state=LEFT).values(role)
        for participant in participants.objects.filter(pk__in=back).iterator():
            moves = log.objects.filter(**{role: participant}).order_by("pk")
            steps = list(moves.values_list("from_state", "to_state", "effective_on"))
            stays, start = stays_of(steps, participant.registered_on)
            if not stays or (participant.left_on and participant.left_on < start):
                continue
            if start != participant.registered_on:
                participant.registered_on = start
                participant.save(update_fields=["registered_on"])
            kept.objects.bulk_create(
                kept(**{role: participant}, starts_on=first, ends_on=last) for first, last in stays
            )


class Migration(migrations.Migration):
    dependencies = [("mentoring", "0008_stays")]
    operations = [
        # They know the last stay only, and would refuse what has a pairing in an earlier one.
        pgtrigger.migrations.RemoveTrigger(model_name="mentor", name="days_of_pairing_mentor"),
        pgtrigger.migrations.RemoveTrigger(model_name="mentee", name="days_of_pairing_mentee"),
        migrations.RunPython(rebuild, migrations.RunPython.noop),
    ]
