"""The activities of a person, among what is told of their way.

A registration names somebody and knows no file: it is theirs where both the name and the e-mail are the same.
"""

from django.urls import reverse
from django.utils.translation import gettext as _

from activities.access import visible_participants
from programs.enums import Service
from programs.lib.text import sort_key
from programs.people.models import Person
from programs.people.paths import PathStep


def activities_of(user, person: Person) -> list[PathStep]:
    """In the programs that the user coordinates. Minors are counted and not followed."""
    if not person.email:
        return []
    found = visible_participants(user).filter(email__iexact=person.email, is_minor=False)
    name = sort_key(person.first_name + person.last_name)
    related = "registration__offering__activity__program"
    return [
        _step(one.registration)
        for one in found.select_related(related)
        if sort_key(one.first_name + one.last_name) == name
    ]


def _step(registration) -> PathStep:
    activity = registration.offering.activity
    told = {"number": registration.display_code, "activity": activity}
    return PathStep(
        on=registration.registered_on,
        service=str(Service.ACTIVITIES.label),
        program=str(activity.program),
        what=_("Inscription %(number)s, %(activity)s (même nom, même courriel)") % told,
        state=registration.get_state_display(),
        url=reverse("registration_page", args=[registration.pk]),
    )
