"""The figures of activities: what was held, who was expected and who came, what they thought of it and what it cost.

Persons, groups and occurrences are different units: an attendance is one pupil or participant at one session, and
nobody who is only counted can be told from another. Whom activities reach is therefore not among the persons reached.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.db.models import Count, Exists, Min, OuterRef, Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from activities.enums import ActivityKind, CostKind, OutreachKind, SurveyAudience
from activities.models import Registration
from programs.enums import Service
from reporting.enums import Unit
from reporting.figures import activity_rows as rows
from reporting.figures.base import (
    Breakdown,
    Figure,
    Measured,
    Ratio,
    Share,
    Spread,
    StatedTotal,
    Total,
)
from reporting.figures.labels import (
    choice_labels,
    named_or_typed,
    organization_labels,
    region_labels,
)
from reporting.figures.plans import axis_labels

_SERVICES = (Service.ACTIVITIES,)
_PAID = (Service.ACTIVITIES, Service.BUDGETS)
_OF_SESSION = "offering__activity__program"
_SCHOOL = ("registration__school", "typed")
_OF_ATTENDANCE = f"session__{_OF_SESSION}"


def _spelled(typed: set[str]) -> dict[str, str]:
    """One spelling of each school that is no organisation here, always the same: the first of those that were typed."""
    if not typed:
        return {}
    found = Registration.objects.filter(school=None).annotate(matched=rows.matched_school())
    found = found.filter(matched__in=typed).order_by().values_list("matched")
    return dict(found.annotate(spelling=Min("school_name")))


_BOARDS = organization_labels(_("Sans conseil scolaire ni centre de services"))
_SCHOOLS = organization_labels(_("École non précisée"))
_KINDS = {kind.value: kind.label for kind in ActivityKind}
_BECAME = {
    rows.PRESENT: _("Présents"),
    rows.ABSENT: _("Absents"),
    rows.UNCOUNTED: _("Que personne n’a comptés"),
}


def _by_choice(path: str, choices) -> Breakdown:
    return Breakdown(by=(path,), labels=choice_labels(choices))


_OF_THE_ACTIVITY = {"session__offering__activity": OuterRef("pk")}
_BY_KIND = _by_choice("kind", _KINDS)
_BY_KIND_OF_SESSION = _by_choice("offering__activity__kind", _KINDS)


class ByWhoCame(Breakdown):
    """Activities by what the groups that came have: one of several counts in each, so that parts do not add up.

    Those to which no group came are with those of whose groups it is not known.
    """

    overlaps = True

    def measured(self, figure, scope, period, whole):
        counted = rows.groups_that_came(scope, period).order_by().values(*self.by)
        counted = counted.annotate(number=Count("session__offering__activity", distinct=True))
        found = {tuple(row[at] for at in self.by): row["number"] for row in counted}
        came = rows.groups_that_came(scope, period).filter(**_OF_THE_ACTIVITY)
        nowhere = (None,) * len(self.by)
        rest = figure.records(scope, period).exclude(Exists(came)).count()
        if rest:
            found[nowhere] = found.get(nowhere, 0) + rest
        return {key: Measured(number) for key, number in found.items()}

    def records(self, figure, scope, period, key):
        came = rows.groups_that_came(scope, period).filter(**_OF_THE_ACTIVITY)
        told = {
            f"{at}__isnull" if value is None else at: value is None or value
            for at, value in zip(self.by, key, strict=True)
        }
        found = Q(Exists(came.filter(**told)))
        if set(key) == {None}:
            found |= ~Q(Exists(came))
        return figure.records(scope, period).filter(found)


def _held(way: str, label: Promise, rule: Promise, breakdown: Breakdown) -> Figure:
    return Figure(
        f"activities.held{way}",
        label,
        rule,
        Unit.ACTIVITIES,
        rows.held,
        breakdown=breakdown,
        services=_SERVICES,
    )


def _of_sessions(
    name: str, label: Promise, rule: Promise, unit: Unit, records: Callable, **more
) -> Figure:
    return Figure(
        f"activities.{name}",
        label,
        rule,
        unit,
        records,
        breakdown=_BY_KIND_OF_SESSION,
        services=_SERVICES,
        spread=(Spread(records, _OF_SESSION),),
        **more,
    )


# --- pupils, by whom they came from


@dataclass(frozen=True)
class _Way:
    name: str
    expected: Promise
    came: Promise
    breakdown: Breakdown

    def figures(self) -> Iterator[Figure]:
        """Of the same attendances: how many pupils were expected, and how many came."""
        yield self._figure("pupils_expected", "expected_pupils", self.expected, _EXPECTED_RULE)
        yield self._figure("pupils", "pupils", self.came, _PUPILS_RULE)

    def _figure(self, name: str, column: str, label: Promise, rule: Promise) -> Figure:
        return Figure(
            f"activities.{name}_by_{self.name}",
            label,
            rule,
            Unit.ATTENDANCES,
            rows.attendances,
            measure=Total(column, when_empty=0),
            breakdown=self.breakdown,
            services=_SERVICES,
            spread=(Spread(rows.attendances, _OF_ATTENDANCE),),
        )


_EXPECTED_RULE = _(
    "Élèves des groupes scolaires qui étaient attendus aux séances tenues pendant la période, tels que notés avec les "
    "présences, selon le conseil, l’école et la région du jour de l’inscription; un élève compte une fois par séance."
)
_PUPILS_RULE = _(
    "Élèves des groupes scolaires présents aux séances tenues pendant la période, selon le conseil, l’école et la "
    "région du jour de l’inscription; un élève compte une fois par séance, et « au moins » dit que des groupes n’ont "
    "pas été comptés."
)
_WAYS = (
    _Way(
        "board",
        _("Élèves attendus selon le conseil scolaire"),
        _("Élèves présents selon le conseil scolaire"),
        Breakdown(by=("registration__board",), labels=_BOARDS),
    ),
    _Way(
        "school",
        _("Élèves attendus selon l’école"),
        _("Élèves présents selon l’école"),
        Breakdown(by=_SCHOOL, labels=named_or_typed(_SCHOOLS, _spelled)),
    ),
    _Way(
        "region",
        _("Élèves attendus selon la région"),
        _("Élèves présents selon la région"),
        Breakdown(by=("registration__region",), labels=region_labels(_("Région non précisée"))),
    ),
)
_BY_AUDIENCE = {audience.value: audience.label for audience in SurveyAudience}

FIGURES = (
    _held(
        "",
        _("Activités tenues"),
        _(
            "Activités dont au moins une séance a été tenue pendant la période, selon le journal de ses étapes au "
            "dernier jour de celle-ci; chacune compte une fois, quel que soit le nombre de ses séances."
        ),
        _BY_KIND,
    ),
    _held(
        "_by_axis",
        _("Activités tenues selon l’axe du plan"),
        _("Activités tenues pendant la période, selon l’axe de l’action du plan qu’elles servent."),
        Breakdown(by=("axis",), labels=axis_labels, as_labelled=True),
    ),
    _held(
        "_by_board",
        _("Activités tenues selon le conseil scolaire"),
        _(
            "Activités tenues pendant la période, selon le conseil ou le centre de services des groupes présents. "
            "Celle qui en reçoit plusieurs compte pour chacun : les parts ne s’additionnent pas."
        ),
        ByWhoCame(
            by=("registration__board",),
            labels=_BOARDS,
        ),
    ),
    _held(
        "_by_school",
        _("Activités tenues selon l’école"),
        _(
            "Activités tenues pendant la période, selon l’école des groupes présents. Celle qui en reçoit plusieurs "
            "compte pour chacune : les parts ne s’additionnent pas."
        ),
        ByWhoCame(
            by=_SCHOOL, labels=named_or_typed(organization_labels(_("Sans école")), _spelled)
        ),
    ),
    _of_sessions(
        "sessions",
        _("Séances tenues"),
        _("Séances tenues pendant la période, selon le journal de leurs étapes au dernier jour."),
        Unit.SESSIONS,
        rows.sessions,
    ),
    _of_sessions(
        "hours",
        _("Heures d’activité"),
        _(
            "Durée des séances tenues pendant la période, en heures qui passent vraiment, changements d’heure "
            "compris; une séance compte une fois, quel que soit le nombre de participants."
        ),
        Unit.HOURS,
        rows.sessions,
        measure=Total("minutes", per=60, when_empty=0),
    ),
    _of_sessions(
        "expected",
        _("Élèves et participants attendus"),
        _(
            "Élèves et participants inscrits aux séances tenues pendant la période, tels que notés avec les présences "
            "ou, faute de présences, selon leur inscription confirmée le dernier jour; chacun compte une fois par "
            "séance. Une séance sans inscription n’attend personne."
        ),
        Unit.ATTENDANCES,
        rows.expected,
        measure=Total("expected", when_empty=0),
    ),
    _of_sessions(
        "participants",
        _("Élèves et participants présents"),
        _(
            "Présences aux séances tenues pendant la période : une personne compte une fois par séance. Pour une "
            "séance sans inscription, les visiteurs tels que déclarés. « Au moins » dit que des inscrits n’ont pas été "
            "comptés : une présence inconnue n’est pas une absence."
        ),
        Unit.ATTENDANCES,
        rows.attended,
        measure=StatedTotal("came", "came_most", "came_how", unit="", when_empty=0),
    ),
    _of_sessions(
        "companions",
        _("Adultes accompagnateurs présents"),
        _(
            "Présences d’adultes qui accompagnaient un groupe scolaire aux séances tenues pendant la période; « au "
            "moins » quand des groupes n’ont pas été comptés."
        ),
        Unit.ATTENDANCES,
        rows.accompanied,
        measure=StatedTotal("came", "came", "came_how", unit="", when_empty=0),
    ),
    Figure(
        "activities.schools",
        _("Écoles jointes"),
        _(
            "Écoles dont au moins un groupe était présent à une séance tenue pendant la période, comptées une fois, "
            "selon le conseil du dernier de ces groupes. Une école qui n’est pas au répertoire n’y est pas, ni un "
            "groupe que personne n’a compté."
        ),
        Unit.SCHOOLS,
        rows.schools,
        breakdown=Breakdown(by=("last_board",), labels=_BOARDS),
        services=_SERVICES,
        spread=(Spread(rows.groups, _OF_SESSION, counted="school"),),
    ),
    Figure(
        "activities.schools_expected",
        _("Écoles attendues"),
        _(
            "Écoles dont au moins un groupe était attendu à une séance tenue pendant la période, comptées une fois, "
            "qu’il soit venu ou non."
        ),
        Unit.SCHOOLS,
        rows.expected_schools,
        services=_SERVICES,
        spread=(Spread(rows.expected_groups, _OF_SESSION, counted="school"),),
    ),
    Figure(
        "activities.groups",
        _("Groupes scolaires présents"),
        _(
            "Groupes inscrits dont au moins un élève était présent à une séance tenue pendant la période; un groupe "
            "compte une fois par horaire auquel il est inscrit."
        ),
        Unit.GROUPS,
        rows.groups,
        breakdown=_BY_KIND_OF_SESSION,
        services=_SERVICES,
        spread=(Spread(rows.groups, _OF_SESSION),),
    ),
    Figure(
        "activities.groups_expected",
        _("Groupes scolaires attendus"),
        _(
            "Groupes dont l’inscription était confirmée le dernier jour de la période, ou dont la présence a été "
            "notée, pour au moins une séance tenue, selon ce qu’il en a été."
        ),
        Unit.GROUPS,
        rows.expected_groups,
        breakdown=Breakdown(
            by=("became",),
            labels=choice_labels(_BECAME),
            keys=tuple((key,) for key in _BECAME),
        ),
        services=_SERVICES,
        spread=(Spread(rows.expected_groups, _OF_SESSION),),
    ),
    *(figure for way in _WAYS for figure in way.figures()),
    Figure(
        "activities.responses",
        _("Réponses aux sondages"),
        _(
            "Réponses reçues pendant la période aux sondages d’appréciation, sauf celles qui sont mises de côté et "
            "celles d’un sondage qui en a moins qu’il n’en exige pour montrer un résultat."
        ),
        Unit.OCCURRENCES,
        rows.responses,
        breakdown=_by_choice("survey__audience", _BY_AUDIENCE),
        services=_SERVICES,
        spread=(Spread(rows.responses, "survey__activity__program"),),
    ),
    Figure(
        "activities.asked",
        _("Personnes sollicitées"),
        _(
            "Personnes à qui ont été proposés les sondages dont ces réponses viennent : le nombre noté au sondage, "
            "sinon les présents de chaque inscription à la séance où il en est venu le plus; « au moins » quand on ne "
            "le sait pas pour un sondage."
        ),
        Unit.OCCURRENCES,
        rows.asked,
        measure=Total("asked_then", when_empty=0),
        breakdown=_by_choice("audience", _BY_AUDIENCE),
        services=_SERVICES,
        spread=(Spread(rows.asked, "activity__program"),),
    ),
    Figure(
        "activities.ratings",
        _("Réponses sur la satisfaction"),
        _(
            "Réponses, pendant la période, aux questions qui mesurent la satisfaction, de 1 à 5. Une question qui a "
            "moins de réponses que le sondage n’en exige n’y est pas, pour que nul ne soit reconnu."
        ),
        Unit.OCCURRENCES,
        rows.ratings,
        breakdown=_by_choice("response__survey__audience", _BY_AUDIENCE),
        services=_SERVICES,
        spread=(Spread(rows.ratings, "response__survey__activity__program"),),
    ),
    Figure(
        "activities.satisfied",
        _("Réponses satisfaites"),
        _("Réponses sur la satisfaction qui sont de 4 ou de 5 sur 5."),
        Unit.OCCURRENCES,
        rows.satisfied,
        breakdown=_by_choice("response__survey__audience", _BY_AUDIENCE),
        services=_SERVICES,
        spread=(Spread(rows.satisfied, "response__survey__activity__program"),),
    ),
    Figure(
        "activities.satisfaction",
        _("Taux de satisfaction"),
        _(
            "Réponses satisfaites, de 4 ou de 5 sur 5, sur réponses sur la satisfaction, en pour cent, arrondi au "
            "dixième, demi vers le haut."
        ),
        Unit.PERCENT,
        rows.satisfied,
        measure=Share("activities.satisfied", "activities.ratings"),
        services=_SERVICES,
    ),
    Figure(
        "activities.cost",
        _("Coût des activités"),
        _(
            "Dépenses approuvées ou payées des activités, à leur date dans la période, taxes remboursées et "
            "contre-passations déduites, en dollars canadiens. Ce que d’autres paient n’y est pas."
        ),
        Unit.DOLLARS,
        rows.costs,
        measure=Total("charged_then", when_empty=0),
        breakdown=_by_choice("kind", {kind.value: kind.label for kind in CostKind}),
        services=_PAID,
        spread=(Spread(rows.costs, "activity__program"),),
    ),
    Figure(
        "activities.cost_of_others",
        _("Coût payé par d’autres"),
        _(
            "Ce que d’autres que le programme ont payé, tel qu’ils le déclarent, au jour de la séance, sinon à celui "
            "pour lequel c’était, sinon à la première séance de l’activité; « au moins » quand un montant n’est pas "
            "connu."
        ),
        Unit.DOLLARS,
        rows.costs_of_others,
        measure=Total("stated", when_empty=0),
        breakdown=_by_choice("kind", {kind.value: kind.label for kind in CostKind}),
        services=_SERVICES,
        spread=(Spread(rows.costs_of_others, "activity__program"),),
    ),
    Figure(
        "activities.cost_per_participant",
        _("Coût par présence"),
        _(
            "Coût des activités divisé par les présences d’élèves et de participants de la période, au cent près, "
            "demi vers le haut. Non disponible quand des présences ne sont pas connues."
        ),
        Unit.DOLLARS,
        rows.costs,
        measure=Ratio("activities.cost", "activities.participants", places=2),
        services=_PAID,
    ),
    Figure(
        "outreach.entries",
        _("Parutions et représentations"),
        _(
            "Annonces, reportages, articles, kiosques et autres de la période, selon leur nombre; ce dont on ne "
            "connaît que l’année est de cette année, et ce qui s’étend au-delà n’y est pas. « Au moins » quand le "
            "nombre de certains n’est pas connu."
        ),
        Unit.OCCURRENCES,
        rows.outreach,
        measure=Total("count", when_empty=0),
        breakdown=_by_choice("kind", {kind.value: kind.label for kind in OutreachKind}),
        services=_SERVICES,
    ),
)
