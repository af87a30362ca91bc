"""The figures of bursaries: who applied, what was given, paid and owed in service, and who stayed in the region."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Min
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from bursaries.eligibility.subjects import Field
from bursaries.enums import AwardKind, ObligationState, Retention
from bursaries.models import Application, Award
from programs.enums import Service
from reporting.enums import Unit
from reporting.figures import bursary_rows as rows
from reporting.figures.base import Breakdown, Figure, Share, Spread, Tally, Total
from reporting.figures.labels import (
    choice_labels,
    named_or_typed,
    organization_labels,
    region_labels,
)
from reporting.figures.reach import Reach

_SERVICES = (Service.BURSARIES,)
_ZERO = Decimal(0)
_TALLY = Tally()


def _spellings(typed: set[str]) -> dict[str, str]:
    """One spelling of each name, always the same: the first of those that were typed."""
    if not typed:
        return {}
    first, second = (
        model.objects.annotate(matched=rows.matched_institution())
        .filter(matched__in=typed)
        .order_by()
        .values_list("matched")
        .annotate(spelling=Min("institution_name"))
        for model in (Application, Award)
    )
    found: dict[str, str] = {}
    for name, spelling in first.union(second):
        found[name] = min(spelling, found.get(name, spelling))
    return found


institution_labels = named_or_typed(organization_labels(_("Établissement non précisé")), _spellings)
_FIELDS = dict(Field.choices) | {"": _("Domaine non précisé")}


def field_said(code: str) -> str:
    return str(_FIELDS[code])


BY_INSTITUTION = Breakdown(by=("institution", "school"), labels=institution_labels)
_OTHERWISE = {
    "field": (
        _("{label} selon le domaine d’études"),
        _("Comme « {label} », selon le domaine d’études."),
        Breakdown(by=("field",), labels=choice_labels(_FIELDS)),
    ),
    "origin": (
        _("{label} selon la région de provenance"),
        _("Comme « {label} », selon la région d’où venait la personne avant ses études."),
        Breakdown(by=("origin",), labels=region_labels(_("Région de provenance non précisée"))),
    ),
}


@dataclass(frozen=True)
class _Count:
    """A figure that is told by institution, by field and by region of origin: three figures of one rule."""

    name: str
    label: Promise
    rule: Promise
    unit: Unit
    records: Callable
    measure: Tally | Total = _TALLY
    program: str = "program"

    def figures(self) -> Iterator[Figure]:
        yield self._figure(self.name, self.label, self.rule, BY_INSTITUTION)
        for by, (label, rule, breakdown) in _OTHERWISE.items():
            yield self._figure(
                f"{self.name}_by_{by}",
                format_lazy(label, label=self.label),
                format_lazy(rule, label=self.label),
                breakdown,
            )

    def _figure(self, name: str, label: Promise, rule: Promise, breakdown: Breakdown) -> Figure:
        return Figure(
            f"bursaries.{name}",
            label,
            rule,
            self.unit,
            self.records,
            measure=self.measure,
            breakdown=breakdown,
            services=_SERVICES,
            spread=(Spread(self.records, self.program),),
        )


_COUNTS = (
    _Count(
        "applications",
        _("Candidatures reçues"),
        _(
            "Candidatures envoyées pendant la période, au jour de leur réception. Un désistement venu ensuite ne les "
            "retire pas du compte; un brouillon n’y entre pas."
        ),
        Unit.APPLICATIONS,
        rows.applications,
        program="round__program",
    ),
    _Count(
        "eligible",
        _("Candidatures admissibles"),
        _(
            "Candidatures reçues pendant la période et jugées admissibles, selon la dernière décision prise au plus "
            "tard le dernier jour de celle-ci; un désistement ne défait pas cette décision."
        ),
        Unit.APPLICATIONS,
        rows.eligible,
        program="round__program",
    ),
    _Count(
        "awarded",
        _("Bourses accordées"),
        _(
            "Bourses accordées pendant la période et toujours détenues le dernier jour de celle-ci : ni désistement, "
            "ni annulation. Les aides sans candidature n’y sont pas."
        ),
        Unit.AWARDS,
        rows.awards,
    ),
    _Count(
        "amount",
        _("Montant des bourses"),
        _(
            "Somme des bourses accordées pendant la période et toujours détenues le dernier jour de celle-ci, versées "
            "ou non, en dollars canadiens."
        ),
        Unit.DOLLARS,
        rows.awards,
        measure=Total("amount", when_empty=_ZERO),
    ),
)

_KINDS = {kind.value: kind.label for kind in AwardKind}
_STATES = {
    state.value: state.label for state in ObligationState if state != ObligationState.CANCELLED
}
_ANSWERS = {answer.value: answer.label for answer in Retention} | {
    rows.NOT_COLLECTED: _("Suivi pas encore fait")
}


def _listed(by: str, labels: dict) -> Breakdown:
    """Parts that are all shown, zeros included, in the order of ``labels``."""
    keys = tuple((key,) for key in labels)
    return Breakdown(by=(by,), labels=choice_labels(labels), keys=keys)


FIGURES = (
    *(figure for count in _COUNTS for figure in count.figures()),
    Figure(
        "bursaries.aids",
        _("Petites aides remises"),
        _(
            "Aides remises sans candidature pendant la période (frais de demande d’admission, transport, équipement), "
            "une par bénéficiaire, nommé ou non, et non retirées le dernier jour de celle-ci."
        ),
        Unit.OCCURRENCES,
        rows.aids,
        measure=Total("beneficiaries", when_empty=0),
        breakdown=Breakdown(by=("kind",), labels=choice_labels(_KINDS)),
        services=_SERVICES,
    ),
    Figure(
        "bursaries.aids_amount",
        _("Montant des petites aides"),
        _(
            "Somme des aides remises sans candidature pendant la période et non retirées le dernier jour de celle-ci, "
            "en dollars canadiens."
        ),
        Unit.DOLLARS,
        rows.aids,
        measure=Total("amount", when_empty=_ZERO),
        breakdown=Breakdown(by=("kind",), labels=choice_labels(_KINDS)),
        services=_SERVICES,
    ),
    Figure(
        "bursaries.paid",
        _("Bourses et aides versées"),
        _(
            "Paiements, faits pendant la période, des versements de bourses et d’aides de toute année, moins ceux "
            "d’avant qui y sont annulés. Un versement suivi hors des budgets compte le jour où il est autorisé. Ce que "
            "des titulaires remboursent n’en est pas déduit."
        ),
        Unit.DOLLARS,
        rows.paid,
        measure=Total("paid_then", when_empty=_ZERO),
        breakdown=Breakdown(by=("award__kind",), labels=choice_labels(_KINDS)),
        services=_SERVICES,
        spread=(Spread(rows.paid, "award__program"),),
    ),
    Figure(
        "bursaries.repaid",
        _("Remboursements reçus de titulaires"),
        _(
            "Sommes que des titulaires en défaut ont remboursées pendant la période, au jour de leur réception et non "
            "annulées le dernier jour de celle-ci."
        ),
        Unit.DOLLARS,
        rows.repaid,
        measure=Total("amount", when_empty=_ZERO),
        services=_SERVICES,
        spread=(Spread(rows.repaid, "obligation__program"),),
    ),
    Figure(
        "bursaries.obligations",
        _("Engagements de service"),
        _(
            "Engagements pris au plus tard le dernier jour de la période, un par titulaire et par règle, selon leur "
            "état ce jour-là; ceux qui sont annulés n’y sont pas."
        ),
        Unit.OBLIGATIONS,
        rows.obligations,
        breakdown=_listed("stood", _STATES),
        services=_SERVICES,
    ),
    Figure(
        "bursaries.obligations_active",
        _("Engagements de service en cours"),
        _(
            "Engagements dont quelque chose reste dû le dernier jour de la période, en mois de service ou en dollars : "
            "pas débutés, en cours, en sursis, en défaut ou en remboursement."
        ),
        Unit.OBLIGATIONS,
        rows.active,
        services=_SERVICES,
    ),
    Figure(
        "bursaries.obligations_fulfilled",
        _("Engagements de service remplis"),
        _(
            "Engagements dont tous les mois ont été servis, au plus tard le dernier jour de la période, depuis le "
            "début du programme."
        ),
        Unit.OBLIGATIONS,
        rows.fulfilled,
        services=_SERVICES,
    ),
    Figure(
        "bursaries.follow_ups",
        _("Titulaires à suivre pendant la période"),
        _(
            "Engagements dont un moment de suivi, 12 ou 24 mois après la fin des études, tombe pendant la période, "
            "selon la dernière réponse connue au plus tard le dernier jour de celle-ci; chacun compte une fois."
        ),
        Unit.OBLIGATIONS,
        rows.follow_ups,
        breakdown=_listed("answer", _ANSWERS),
        services=_SERVICES,
    ),
    Figure(
        "bursaries.followed",
        _("Titulaires dont la situation est connue"),
        _(
            "Titulaires à suivre pendant la période dont la situation est connue le dernier jour de celle-ci; « sans "
            "nouvelles » ne l’est pas."
        ),
        Unit.OBLIGATIONS,
        rows.followed,
        services=_SERVICES,
    ),
    Figure(
        "bursaries.retained",
        _("Titulaires en emploi dans la région"),
        _(
            "Titulaires à suivre pendant la période qui sont en emploi dans la région selon la dernière réponse connue."
        ),
        Unit.OBLIGATIONS,
        rows.retained,
        services=_SERVICES,
    ),
    Figure(
        "bursaries.retention_rate",
        _("Taux de maintien dans la région"),
        _(
            "Titulaires en emploi dans la région sur titulaires dont la situation est connue, en pour cent, arrondi au "
            "dixième, demi vers le haut. Qui n’a pas répondu n’entre dans aucun des deux."
        ),
        Unit.PERCENT,
        rows.retained,
        measure=Share("bursaries.retained", "bursaries.followed"),
        services=_SERVICES,
    ),
)

REACHES = (
    Reach(
        Service.BURSARIES,
        _("titulaires nommés d’une bourse ou d’une aide accordée pendant la période"),
        rows.named_holders,
        day="awarded_on",
    ),
)
