"""What mentoring tells of a person: registered as a mentor or a mentee, and paired."""

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from mentoring.access import visible_mentees, visible_mentors, visible_pairings
from programs.enums import Service
from programs.people.models import Person
from programs.people.paths import PathStep


def mentoring_of(user, person: Person) -> list[PathStep]:
    """In the programs that the user coordinates."""
    pairings = (
        visible_pairings(user)
        .standing()
        .filter(Q(mentor__person=person) | Q(mentee__person=person))
    )
    return [
        *_registered(visible_mentors(user), person, _("Inscription comme mentor")),
        *_registered(visible_mentees(user), person, _("Inscription comme mentoré")),
        *(
            _step(
                pairing,
                pairing.started_on or pairing.proposed_on,
                _("Jumelage %(number)s") % {"number": pairing.display_code},
            )
            for pairing in pairings.select_related("program")
        ),
    ]


def _registered(participants, person: Person, what: str) -> list[PathStep]:
    found = participants.filter(person=person).select_related("program")
    return [_step(one, one.registered_on, what) for one in found]


def _step(record, on, what: str) -> PathStep:
    return PathStep(
        on=on,
        service=str(Service.MENTORING.label),
        program=str(record.program),
        what=what,
        state=record.get_state_display(),
        url=reverse(f"admin:mentoring_{record._meta.model_name}_change", args=[record.pk]),
    )
