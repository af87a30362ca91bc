"""The figures of what funders grant."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from programs.lib.periods import Period
from programs.models import Funding
from reporting.enums import Unit
from reporting.figures.base import Breakdown, Figure, Scope, Total
from reporting.figures.labels import organization_labels, period_labels


def granted(scope: Scope, period: Period) -> QuerySet[Funding]:
    return Funding.objects.filter(scope.of(by=period.end)).within(period)


def envelopes(scope: Scope, period: Period) -> QuerySet[Funding]:
    return Funding.objects.filter(scope.of(by=period.end)).envelopes_over(period)


FIGURES = (
    Figure(
        "funding.by_year",
        _("Financement par exercice"),
        _(
            "Montants accordés pour des exercices compris dans la période, en dollars canadiens, par "
            "exercice; « au moins » quand un montant n’est pas connu."
        ),
        Unit.DOLLARS,
        granted,
        measure=Total("amount"),
        breakdown=Breakdown(
            by=("starts_on", "ends_on"), labels=period_labels, in_order_of_label=True
        ),
    ),
    Figure(
        "funding.by_funder",
        _("Financement par bailleur de fonds"),
        _(
            "Montants accordés pour des exercices compris dans la période, en dollars canadiens, par "
            "bailleur de fonds; « au moins » quand un montant n’est pas connu."
        ),
        Unit.DOLLARS,
        granted,
        measure=Total("amount"),
        breakdown=Breakdown(by=("funder",), labels=organization_labels(""), in_order_of_label=True),
    ),
    Figure(
        "funding.total",
        _("Financement total"),
        _(
            "Somme des montants accordés pour des exercices compris dans la période, en dollars canadiens; "
            "« au moins » quand un montant n’est pas connu."
        ),
        Unit.DOLLARS,
        granted,
        measure=Total("amount"),
    ),
    Figure(
        "funding.envelopes",
        _("Enveloppes pluriannuelles"),
        _(
            "Enveloppes qui touchent la période et la dépassent, données en entier : elles ne sont ni "
            "réparties par exercice ni comprises dans le financement total."
        ),
        Unit.DOLLARS,
        envelopes,
        measure=Total("amount"),
        breakdown=Breakdown(
            by=("starts_on", "ends_on"), labels=period_labels, in_order_of_label=True
        ),
    ),
)
