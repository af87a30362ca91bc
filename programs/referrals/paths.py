"""The referrals of a person, among what the services tell of them."""

from django.urls import reverse
from django.utils.translation import gettext as _

from programs.people.models import Person
from programs.people.paths import PathStep
from programs.referrals.access import coordinated_referrals


def referrals_of(user, person: Person) -> list[PathStep]:
    """Those that the programs which the user coordinates received."""
    found = coordinated_referrals(user).filter(person=person).select_related("program", "referrer")
    return [
        PathStep(
            on=referral.received_on,
            service=_("Références"),
            program=str(referral.program),
            what=_("%(number)s, de %(organization)s")
            % {"number": referral.display_code, "organization": referral.referrer}
            if referral.referrer
            else referral.display_code,
            state=referral.get_state_display(),
            url=reverse("admin:referrals_referral_change", args=[referral.pk]),
        )
        for referral in found
    ]
