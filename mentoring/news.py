"""What mentoring tells a referrer: that the person was paired, and what came of it. No name, no reason, no note."""

from django.utils.translation import gettext as _

from mentoring.enums import PAIRING_ENDED, PAIRING_STARTED, Milestone
from mentoring.models import Outcome, Pairing
from programs.referrals.news import News


def news_of_referral(referral) -> list[News]:
    """The beginnings and ends of the pairings that followed ``referral``, and the outcomes at their end.

    What became of the person months later is the program's to know, not the referrer's.
    """
    pairings = Pairing.objects.filter(mentee__referral=referral, state__in=PAIRING_STARTED)
    outcomes = Outcome.objects.standing().filter(
        pairing__mentee__referral=referral, milestone=Milestone.CLOSE
    )
    began = [News(pairing.started_on, _("Jumelage avec un mentor")) for pairing in pairings]
    ended = [
        News(pairing.ended_on, _("Fin du jumelage"))
        for pairing in pairings
        if pairing.state in PAIRING_ENDED
    ]
    known = [
        News(
            outcome.observed_on,
            _("Issue à la fin : %(status)s") % {"status": outcome.get_status_display().lower()},
        )
        for outcome in outcomes
    ]
    return began + ended + known
