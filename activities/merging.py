"""What becomes of parts and registrations when two records of one organisation are merged."""

from django.utils.translation import gettext as _

from activities.models import ActivityPart, Registration
from programs.merging import Act, where


@where("activity_part_once")
def one_part_told_twice(act: Act, kept: ActivityPart, absorbed: ActivityPart) -> None:
    act.drop(absorbed)


@where("registration_group_once")
def one_group_twice(act: Act, kept: Registration, absorbed: Registration) -> None:
    act.refuse(
        _(
            "Un même groupe est inscrit deux fois à la même activité, une fois par fiche : « %(first)s » et "
            "« %(second)s ». Annulez l’une des inscriptions, puis recommencez."
        ),
        kept,
        absorbed,
    )
