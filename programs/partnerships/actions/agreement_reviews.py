"""Yearly reviews: asked of the partners of an agreement or of all of a program, concluded, and opened again."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from programs import mailing
from programs.accounts.access import partners_of
from programs.lib.periods import today
from programs.models import Program
from programs.partnerships.enums import PartyRole
from programs.partnerships.models import Agreement, AgreementParty, AgreementReview

mailing.declare(agreement_reviews=gettext_lazy("Évaluations annuelles d’ententes"))


def partners_to_ask(agreements: QuerySet[Agreement], year: int) -> QuerySet[AgreementParty]:
    """The parties of ``agreements`` that are no lead, and have no review of ``year`` yet."""
    asked = AgreementReview.objects.filter(year=year).values("party")
    parties = AgreementParty.objects.filter(agreement__in=agreements.order_by().values("pk"))
    parties = parties.exclude(role=PartyRole.LEAD).exclude(pk__in=asked)
    return parties.select_related("agreement__program__lead", "organization").order_by("pk")


def reviewed_on(program: Program, day: date) -> QuerySet[Agreement]:
    """The agreements of a program that are reviewed each year, and in force on ``day``."""
    return Agreement.objects.in_force_on(day).filter(program=program, reviewed_each_year=True)


@transaction.atomic
def ask_reviews(*, parties: Iterable[AgreementParty], due_on: date, by) -> list[AgreementReview]:
    """Ask each of ``parties`` for the review of the year in which it falls due; one mail to each address."""
    made = []
    for party in parties:
        review = AgreementReview(
            agreement=party.agreement,
            party=party,
            year=due_on.year,
            asked_on=today(),
            due_on=due_on,
        )
        review.full_clean()
        review.save()
        made.append(review)
    _tell(made)
    return made


def _tell(reviews: list[AgreementReview]) -> None:
    """Those who answer in the portal, or else the signatory; what several agreements ask is in one mail."""
    waiting: dict[tuple[str, str], list[AgreementReview]] = defaultdict(list)
    for review in reviews:
        users = partners_of(review.party.organization_id, review.agreement.program)
        found = [(user.email, user.language) for user in users]
        if not found and review.party.signatory_email:
            found = [(review.party.signatory_email, "fr")]
        for one in found:
            waiting[one].append(review)
    for (address, language), asked in waiting.items():
        mailing.send(
            "agreement_reviews",
            to=address,
            language=language,
            about=asked[0],
            lead=asked[0].agreement.program.lead,
            numbers=[one.agreement.number for one in asked],
            due_on=asked[0].due_on,
            url=mailing.absolute(reverse("own_agreement_list")),
        )


@transaction.atomic
def conclude_review(
    *, review: AgreementReview, conclusion: str, note: str, by, on: date | None = None
) -> AgreementReview:
    """What the lead organisation concludes of it; from then on the partner answers no more."""
    kept = AgreementReview.objects.select_for_update(of=("self",)).get(pk=review.pk)
    if kept.concluded_on:
        raise ValidationError(_("Cette évaluation est conclue : rouvrez-la d’abord."))
    kept.concluded_on = on or today()
    kept.conclusion, kept.conclusion_note = conclusion, note
    kept.full_clean()
    kept.save()
    return kept


@transaction.atomic
def reopen_review(*, review: AgreementReview, by) -> AgreementReview:
    """Concluded too fast: the partner may answer again."""
    kept = AgreementReview.objects.select_for_update(of=("self",)).get(pk=review.pk)
    kept.concluded_on, kept.conclusion, kept.conclusion_note = None, "", ""
    kept.full_clean()
    kept.save()
    return kept


@transaction.atomic
def take_back_review(*, review: AgreementReview, by) -> None:
    """Asked by mistake, and not answered yet."""
    kept = AgreementReview.objects.select_for_update(of=("self",)).get(pk=review.pk)
    if kept.answered_at or kept.concluded_on:
        raise ValidationError(_("Cette évaluation est répondue : elle reste au dossier."))
    mailing.take_back("agreement_reviews", kept)
    kept.delete()
