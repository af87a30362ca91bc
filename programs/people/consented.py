"""What a person agreed to, among what is told of their way."""

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from programs.lib.periods import format_date
from programs.people.access import visible_people
from programs.people.models import Consent, Person
from programs.people.paths import PathStep


def consents_of(user, person: Person) -> list[PathStep]:
    """Whoever may open the file of a person reads what they agreed to, and took back."""
    found = Consent.objects.filter(person__in=visible_people(user), person=person)
    page = reverse("admin:people_person_change", args=[person.pk])
    return [
        PathStep(
            on=consent.given_on,
            service=_("Consentements"),
            program=str(consent.given_to or "—"),
            what=consent.get_purpose_display(),
            state=_state(consent),
            url=f"{page}#consents-group",
        )
        for consent in found.select_related("given_to")
    ]


def _state(consent: Consent) -> str:
    if consent.withdrawn_on is None:
        return _("En vigueur")
    return _("Retiré le %(day)s") % {
        "day": format_date(consent.withdrawn_on, get_language() or "fr")
    }
