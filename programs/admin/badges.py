"""How states look in the lists and on the records of the admin: a word with a tone."""

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from programs.enums import ReferralState

# The tones of templates/components/state.html.
NEUTRAL, ACTIVE, ATTENTION, DONE, STOPPED = "neutral", "active", "attention", "done", "stopped"

REFERRAL_TONES = {
    ReferralState.RECEIVED: ATTENTION,
    ReferralState.ACKNOWLEDGED: NEUTRAL,
    ReferralState.UNDER_REVIEW: NEUTRAL,
    ReferralState.ACCEPTED: ACTIVE,
    ReferralState.FIRST_CONTACT: ACTIVE,
    ReferralState.IN_SERVICE: ACTIVE,
    ReferralState.CLOSED: DONE,
    ReferralState.REFUSED: STOPPED,
    ReferralState.REDIRECTED: STOPPED,
    ReferralState.WITHDRAWN: STOPPED,
    ReferralState.DUPLICATE: STOPPED,
}


def badge(label: str, tone: str = NEUTRAL) -> SafeString:
    """The component of a state, for a column of a list."""
    return SafeString(
        render_to_string("components/state.html", {"label": label, "tone": tone}).strip()
    )
