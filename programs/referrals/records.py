"""The referrals behind a figure."""

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from programs.lib.periods import format_date
from programs.records import RecordList, listed
from programs.referrals.access import visible_referrals
from programs.referrals.models import Referral


# Homonyms are told apart by the number of the referral: a partner reads this list too, and no birth date in it.
def _referral(referral: Referral) -> list[tuple[str, str]]:
    return [
        (_("Référence"), referral.display_code),
        (_("Personne"), str(referral.person)),
        (_("Organisme référent"), str(referral.referrer or "—")),
        (_("Reçue le"), format_date(referral.received_on, get_language())),
        (_("État"), referral.get_state_display()),
    ]


listed(RecordList(Referral, visible_referrals, _referral, related=("person", "referrer")))
