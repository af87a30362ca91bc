"""What partners do themselves: answer a review, say that something is done, and take that back."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from programs import mailing
from programs.accounts.access import coordinators_of
from programs.lib.periods import today
from programs.partnerships.actions.agreement_obligations import (
    fulfil_obligation,
    reopen_obligation,
)
from programs.partnerships.enums import AGREEMENT_LIVE
from programs.partnerships.models import (
    Agreement,
    AgreementObligation,
    AgreementReview,
)

mailing.declare(agreement_review_answered=gettext_lazy("Évaluation d’une entente répondue"))

ANSWERS = ("services", "referrals", "communication", "strengths", "difficulties", "wish")


@transaction.atomic
def answer_review(*, review: AgreementReview, by, answers: dict) -> AgreementReview:
    """Keep what a partner answers, as often as they like until it is concluded; the same answers twice are one.

    Those who coordinate are told. Raises ValidationError once it is concluded.
    """
    kept = AgreementReview.objects.select_for_update(of=("self",)).get(pk=review.pk)
    if kept.concluded_on:
        raise ValidationError(
            _("Cette évaluation est conclue : vos réponses restent comme elles sont.")
        )
    answers = {name: answers[name] for name in ANSWERS}
    before = {name: getattr(kept, name) for name in ANSWERS}
    if kept.answered_at and before == answers:
        return kept
    for name, answer in answers.items():
        setattr(kept, name, answer)
    kept.answered_at, kept.answered_by = timezone.now(), by
    kept.full_clean()
    kept.save()
    _tell(kept)
    return kept


def _tell(review: AgreementReview) -> None:
    """Who follows the agreement, or else all who coordinate its program."""
    agreement = review.agreement
    coordinators = coordinators_of(agreement.program)
    for user in coordinators.filter(pk=agreement.assigned_to_id) or coordinators:
        mailing.send(
            "agreement_review_answered",
            to=user.email,
            language=user.language,
            about=review,
            number=agreement.number,
            url=mailing.absolute(reverse("agreement_review", args=[review.pk])),
        )


@transaction.atomic
def say_obligation_done(
    *, obligation: AgreementObligation, by, on: date | None = None, note: str = ""
) -> AgreementObligation:
    """A partner says that it is done; what they add goes to the lead organisation, with their name and the day."""
    _require_live(obligation.agreement_id)
    kept = fulfil_obligation(obligation=obligation, by=by, on=on)
    if note:
        told = f"{kept.party.organization}, {today().isoformat()} : {note}"
        kept.note = "\n".join(filter(None, (kept.note, told)))
        kept.save(update_fields=["note"])
    return kept


@transaction.atomic
def take_obligation_back(*, obligation: AgreementObligation, by) -> AgreementObligation:
    """Ticked by mistake: it is to be done again. The note that was sent stays."""
    _require_live(obligation.agreement_id)
    return reopen_obligation(obligation=obligation, by=by)


def _require_live(agreement_pk: int) -> None:
    if Agreement.objects.get(pk=agreement_pk).state not in AGREEMENT_LIVE:
        raise ValidationError(_("Cette entente n’est pas en vigueur."))
