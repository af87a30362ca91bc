"""The earlier stays of mentors and mentees who left and came back; the last one is told by their record."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

import pgtrigger
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeBoundary, RangeOperators
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Func, Q
from django.utils.translation import gettext_lazy as _

from mentoring import days
from mentoring.presence import stay_trigger
from mentoring.triggers import life_before_stays, stay_before_the_current, stay_within_lives
from programs.dates import dated, past
from programs.dates.rules import Time
from programs.history import tracked
from programs.models import Program
from programs.people.models import Person

_DAY = timedelta(days=1)


class Stay(models.Model):
    """An earlier stay of a mentor or a mentee, from its first day to its last."""

    starts_on = models.DateField(_("inscription"))
    ends_on = models.DateField(_("sortie"))

    class Meta:
        abstract = True
        ordering = ["starts_on"]

    def __str__(self):
        return f"{self.starts_on} – {self.ends_on}"

    def clean(self):
        """What the database says as well: after the program began and the birth, and before the present stay."""
        participant = getattr(self, self.of)
        lives = participant.program, participant.person
        if self.starts_on and (sentence := too_early(self.starts_on, *lives)):
            raise ValidationError({"starts_on": sentence})
        if self.ends_on and participant.registered_on and self.ends_on >= participant.registered_on:
            raise ValidationError(
                {"ends_on": _("Un séjour antérieur finit avant le jour de l’inscription actuelle.")}
            )


def joined(stays: Iterable[Time]) -> list[Time]:
    """``stays`` in their order, those that touch as one: whoever comes back the next day never left."""
    found: list[Time] = []
    for start, end in sorted(stays, key=lambda stay: stay[0]):
        before = found[-1][1] if found else None
        if before and start <= before + _DAY:
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found


def too_early(day: date, program: Program, person: Person) -> Any:
    """The sentence that refuses ``day`` as the first of a stay, or None."""
    if day < program.starts_on:
        return days.BEFORE_PROGRAM
    return days.BEFORE_BIRTH if person.birth_date and day < person.birth_date else None


def _stay_triggers(of: str) -> list[pgtrigger.Trigger]:
    return [stay_before_the_current(of), stay_within_lives(of), stay_trigger(of)]


for _of in ("mentor", "mentee"):
    pgtrigger.register(life_before_stays(_of, "program"))(Program)
    pgtrigger.register(life_before_stays(_of, "person"))(Person)


def _stay_constraints(of: str) -> list[models.BaseConstraint]:
    span = Func(
        "starts_on",
        "ends_on",
        RangeBoundary(inclusive_lower=True, inclusive_upper=True),
        function="daterange",
        output_field=DateRangeField(),
    )
    return [
        models.CheckConstraint(
            name=f"{of}_stay_dates_in_order",
            condition=Q(ends_on__gte=F("starts_on")),
            violation_error_message=_("La sortie précède l’inscription."),
        ),
        ExclusionConstraint(
            name=f"{of}_one_stay_at_a_time",
            expressions=[(of, RangeOperators.EQUAL), (span, RangeOperators.OVERLAPS)],
            violation_error_message=_("Deux séjours de cette personne se chevauchent."),
        ),
    ]


@dated(starts_on=past(), ends_on=past())
@tracked
class MentorStay(Stay):
    of = "mentor"
    mentor = models.ForeignKey(
        "mentoring.Mentor", models.CASCADE, verbose_name=_("mentor"), related_name="stays"
    )

    class Meta(Stay.Meta):
        verbose_name = _("séjour antérieur d’un mentor")
        verbose_name_plural = _("séjours antérieurs des mentors")
        triggers = _stay_triggers("mentor")
        constraints = _stay_constraints("mentor")


@dated(starts_on=past(), ends_on=past())
@tracked
class MenteeStay(Stay):
    of = "mentee"
    mentee = models.ForeignKey(
        "mentoring.Mentee", models.CASCADE, verbose_name=_("mentoré"), related_name="stays"
    )

    class Meta(Stay.Meta):
        verbose_name = _("séjour antérieur d’un mentoré")
        verbose_name_plural = _("séjours antérieurs des mentorés")
        triggers = _stay_triggers("mentee")
        constraints = _stay_constraints("mentee")
