"""What the bursaries tell of a person: applications and awards."""

from django.urls import reverse
from django.utils.translation import gettext as _

from bursaries.access import visible_applications, visible_awards
from programs.access import programs_coordinated_by
from programs.enums import Service
from programs.people.models import Person
from programs.people.paths import PathStep


def bursaries_of(user, person: Person) -> list[PathStep]:
    """In the programs that the user coordinates: whoever only keeps accounts learns nothing of anybody's way here."""
    own = programs_coordinated_by(user)
    applications = visible_applications(user).filter(person=person, round__program__in=own)
    awards = visible_awards(user).filter(person=person, program__in=own)
    return [
        *(
            _step(
                one,
                one.submitted_on,
                one.round.program,
                _("Demande %(number)s") % {"number": one.display_code},
            )
            for one in applications.select_related("round__program")
        ),
        *(
            _step(one, one.awarded_on, one.program, f"{one.get_kind_display()} {one.code}")
            for one in awards.select_related("program")
        ),
    ]


def _step(record, on, program, what: str) -> PathStep:
    return PathStep(
        on=on,
        service=str(Service.BURSARIES.label),
        program=str(program),
        what=what,
        state=record.get_state_display(),
        url=reverse(f"admin:bursaries_{record._meta.model_name}_change", args=[record.pk]),
    )
