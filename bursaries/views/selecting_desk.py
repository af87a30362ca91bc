"""What the pages of a round share: their tones, and how one leads to the others."""

from django.urls import reverse
from django.utils.translation import gettext as _

from bursaries import access
from bursaries.enums import ApplicationState, RoundState
from bursaries.models import Application, BursaryRound

ROUND_TONES = {
    RoundState.DRAFT: "neutral",
    RoundState.PUBLISHED: "active",
    RoundState.ENDED: "done",
    RoundState.CANCELLED: "stopped",
}
TONES = {
    ApplicationState.DRAFT: "neutral",
    ApplicationState.SUBMITTED: "attention",
    ApplicationState.ELIGIBLE: "active",
    ApplicationState.INELIGIBLE: "stopped",
    ApplicationState.REVIEWED: "active",
    ApplicationState.AWARDED: "done",
    ApplicationState.WAITING: "attention",
    ApplicationState.REFUSED: "stopped",
    ApplicationState.WITHDRAWN: "neutral",
}


def tabs_of(round: BursaryRound, here: str) -> list[dict]:
    """The pages of a round, side by side."""
    labels = {
        "bursary_round": _("Le concours"),
        "bursary_selection": _("Candidatures"),
        "bursary_reviewers": _("Évaluateurs"),
        "bursary_ranking": _("Classement"),
        "bursary_decisions": _("Décisions"),
        "bursary_waiting": _("Liste d’attente"),
        "bursary_letters": _("Lettres"),
    }
    return [
        {"label": label, "url": reverse(name, args=[round.pk]), "current": name == here}
        for name, label in labels.items()
    ]


def reads_as_reviewer(user, round: BursaryRound) -> bool:
    """Whether a coordinator still has reviews of their own to hand in: until then they see no score of others."""
    return access.own_reviews(user).filter(application__round=round).to_do().exists()


def scores_hidden(user, application: Application) -> bool:
    """The same of one application; also where they declared a conflict of interest about it."""
    own = application.reviews.filter(reviewer__user=user).first()
    return own is not None and own.completed_at is None
