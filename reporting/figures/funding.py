"""The figures of what funders grant."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from programs.lib.periods import Period
from programs.models import Funding
from reporting.enums import Unit
from reporting.figures.base import Breakdown, Figure, Ratio, Result, Scope, StatedTotal
from reporting.figures.labels import organization_labels, period_labels
from reporting.figures.reach import CODE as REACHED

_AMOUNT = StatedTotal("amount", "maximum", "qualifier")
_GIVEN = StatedTotal("given", "given_most", "given_qualifier")


def granted(scope: Scope, period: Period) -> QuerySet[Funding]:
    return Funding.objects.filter(scope.of(by=period.end)).given_in(period)


def envelopes(scope: Scope, period: Period) -> QuerySet[Funding]:
    return Funding.objects.filter(scope.of(by=period.end)).envelopes_over(period)


def shared(scope: Scope, period: Period) -> QuerySet[Funding]:
    """The envelopes of which somebody set a share aside for the period."""
    return granted(scope, period).envelopes_over(period)


FIGURES = (
    Figure(
        "funding.by_year",
        _("Financement par exercice"),
        _(
            "Montants accordés pour des exercices compris dans la période, et parts d’enveloppes réparties, en "
            "dollars canadiens, par exercice; « au moins » quand un montant n’est pas connu, et chaque montant "
            "avec la précision de sa source."
        ),
        Unit.DOLLARS,
        granted,
        measure=_GIVEN,
        breakdown=Breakdown(
            by=("given_from", "given_to"), labels=period_labels, in_order_of_label=True
        ),
    ),
    Figure(
        "funding.by_funder",
        _("Financement par bailleur de fonds"),
        _(
            "Montants accordés pour des exercices compris dans la période, et parts d’enveloppes réparties, en "
            "dollars canadiens, par bailleur de fonds; « au moins » quand un montant n’est pas connu, et chaque "
            "montant avec la précision de sa source."
        ),
        Unit.DOLLARS,
        granted,
        measure=_GIVEN,
        breakdown=Breakdown(by=("funder",), labels=organization_labels(""), in_order_of_label=True),
    ),
    Figure(
        "funding.total",
        _("Financement total"),
        _(
            "Somme des montants accordés pour des exercices compris dans la période, et des parts d’enveloppes "
            "que quelqu’un a réparties par exercice, en dollars canadiens; « au moins » quand un montant n’est "
            "pas connu, « près de » quand un montant l’est à peu près."
        ),
        Unit.DOLLARS,
        granted,
        measure=_GIVEN,
    ),
    Figure(
        "funding.per_person",
        _("Financement par personne jointe"),
        _(
            "Financement total de la période divisé par le nombre de personnes jointes, au cent près, demi vers "
            "le haut; il ne se calcule pas où une enveloppe touche la période sans être répartie."
        ),
        Unit.DOLLARS,
        granted,
        measure=Ratio("funding.total", REACHED, places=2),
    ),
    Figure(
        "funding.envelopes",
        _("Enveloppes pluriannuelles"),
        _(
            "Enveloppes qui touchent la période et la dépassent, données en entier : seules les parts que "
            "quelqu’un a réparties par exercice sont comprises dans le financement total."
        ),
        Unit.DOLLARS,
        envelopes,
        measure=_AMOUNT,
        breakdown=Breakdown(
            by=("starts_on", "ends_on"), labels=period_labels, in_order_of_label=True
        ),
    ),
    Figure(
        "funding.envelope_shares",
        _("Parts d’enveloppes pour la période"),
        _(
            "Ce que quelqu’un a prévu pour la période d’enveloppes qui la dépassent; personne ne le calcule à "
            "sa place."
        ),
        Unit.DOLLARS,
        shared,
        measure=_GIVEN,
        breakdown=Breakdown(
            by=("starts_on", "ends_on"), labels=period_labels, in_order_of_label=True
        ),
    ),
)


def programs_with_unshared(scope: Scope, period: Period) -> set[int]:
    """The programs to which an envelope gives in the period nobody knows how much."""
    unshared = envelopes(scope, period).shared_in(period).filter(share=None)
    return set(unshared.values_list("program", flat=True))


def without_what_is_not_shared(
    results: dict[str, Result], *, is_unshared: bool
) -> dict[str, Result]:
    """``results`` without the funding of each person, where an envelope is not shared."""
    if not is_unshared:
        return results
    return {code: result for code, result in results.items() if code != "funding.per_person"}
