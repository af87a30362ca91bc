"""The figures of the mentoring service."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import (
    BooleanField,
    Case,
    Count,
    Exists,
    ExpressionWrapper,
    F,
    Func,
    OuterRef,
    Q,
    QuerySet,
    Value,
    When,
)
from django.db.models.functions import Coalesce, ExtractDay
from django.utils.translation import gettext_lazy as _

from mentoring.enums import (
    OUTCOME_EMPLOYED,
    PAIRING_ENDED,
    InterruptionReason,
    MeetingMode,
    OutcomeStatus,
    PairingState,
)
from mentoring.models import Mentee, Mentor, Outcome, Pairing, PairingMeeting
from programs.enums import Service
from programs.lib.periods import Period
from programs.people.models import Person
from reporting.enums import Unit
from reporting.figures.base import Breakdown, Figure, Median, Ratio, Scope, Share, Spread, Total
from reporting.figures.labels import choice_labels
from reporting.figures.reach import Reach

_OWN = {"service": Service.MENTORING}
_SERVICES = (Service.MENTORING,)

_NO_NEWS = Q(status=OutcomeStatus.NO_NEWS)
NOT_COLLECTED = "not_collected"
ONGOING = "ongoing"


def present_mentors(scope: Scope, period: Period) -> QuerySet[Mentor]:
    return Mentor.objects.filter(scope.of(by=period.end, **_OWN)).present_in(period)


def present_mentees(scope: Scope, period: Period) -> QuerySet[Mentee]:
    return Mentee.objects.filter(scope.of(by=period.end, **_OWN)).present_in(period)


def started_pairings(scope: Scope, period: Period) -> QuerySet[Pairing]:
    return Pairing.objects.filter(scope.of(by=period.end, **_OWN)).started_in(period)


def _persons(rows: QuerySet, path: str = "person") -> QuerySet[Person]:
    """The persons behind ``rows``, each once."""
    return Person.objects.filter(pk__in=rows.order_by().values(path))


def mentors(scope: Scope, period: Period) -> QuerySet[Person]:
    return _persons(present_mentors(scope, period))


def mentees(scope: Scope, period: Period) -> QuerySet[Person]:
    return _persons(present_mentees(scope, period))


def paired_mentors(scope: Scope, period: Period) -> QuerySet[Person]:
    return _persons(started_pairings(scope, period), "mentor__person")


def paired_mentees(scope: Scope, period: Period) -> QuerySet[Person]:
    return _persons(started_pairings(scope, period), "mentee__person")


# --- Outcomes: of those who were paired in the period, and as they were learnt in it.

_MENTEE = "pairing__mentee__person_id"
_OF_EACH_PROGRAM = ("pairing__program_id", _MENTEE)


def _last_known(outcomes: QuerySet[Outcome], whose: tuple[str, ...]) -> QuerySet[Outcome]:
    """The last one of each mentee among ``outcomes``: « sans nouvelles » only where nothing else was known."""
    last = (
        outcomes.annotate(no_news=ExpressionWrapper(_NO_NEWS, BooleanField()))
        .order_by(*whose, "no_news", "-observed_on", "-milestone", "-pk")
        .distinct(*whose)
    )
    # An array is made once, whatever the planner believes: an IN may be run again for each row of what is around it.
    found = Func(ArraySubquery(last.values("pk")), function="ANY")
    return Outcome.objects.filter(
        Func(
            F("pk"),
            found,
            template="%(expressions)s",
            arg_joiner=" = ",
            output_field=BooleanField(),
        )
    )


def outcomes_of_the_paired(
    scope: Scope, period: Period, whose: tuple[str, ...] = (_MENTEE,)
) -> QuerySet[Outcome]:
    """The last known outcome, at the end of the period, of each mentee paired in it; none of some of them."""
    known = Outcome.objects.filter(
        pairing__in=started_pairings(scope, period).order_by().values("pk"),
        observed_on__lte=period.end,
    )
    return _last_known(known, whose)


def outcomes_learnt(
    scope: Scope, period: Period, whose: tuple[str, ...] = (_MENTEE,)
) -> QuerySet[Outcome]:
    """The last of the outcomes that were learnt in the period of each mentee, paired whenever."""
    learnt = Outcome.objects.standing().filter(
        scope.of("pairing__program", by=period.end, **_OWN),
        observed_on__range=(period.start, period.end),
    )
    return _last_known(learnt, whose)


def outcome_persons(scope: Scope, period: Period) -> QuerySet[Person]:
    """Persons of whom something was learnt in the period."""
    return _persons(outcomes_learnt(scope, period), _MENTEE)


def _with_status(last: Callable, statuses: tuple[str, ...]) -> tuple[Callable, tuple[Spread, ...]]:
    """The persons whose outcome by ``last`` is one of ``statuses``: all of them, and by program."""

    def records(scope: Scope, period: Period) -> QuerySet[Person]:
        return _persons(last(scope, period).filter(status__in=statuses), _MENTEE)

    def rows(scope: Scope, period: Period) -> QuerySet[Outcome]:
        return last(scope, period, _OF_EACH_PROGRAM).filter(status__in=statuses)

    return records, (Spread(rows, "pairing__program", counted=_MENTEE),)


@dataclass(frozen=True)
class ByOutcome(Breakdown):
    """Persons by the status of their outcome by ``last``; those of whom nothing is known, last of all."""

    last: Callable[..., QuerySet[Outcome]] = outcomes_of_the_paired

    def measured(self, figure, scope, period, whole):
        rows = self.last(scope, period).values("status").annotate(number=Count("pk"))
        known = {(row["status"],): (row["number"], False) for row in rows}
        rest = whole - sum(number for number, _partial in known.values())
        return known | {(NOT_COLLECTED,): (rest, False)}

    def records(self, figure, scope, period, key):
        (status,) = key
        last = self.last(scope, period)
        if status == NOT_COLLECTED:
            theirs = last.filter(**{_MENTEE: OuterRef("pk")})
            return figure.records(scope, period).exclude(Exists(theirs))
        return _persons(last.filter(status=status), _MENTEE)


employed, _EMPLOYED_BY_PROGRAM = _with_status(outcomes_of_the_paired, OUTCOME_EMPLOYED)
employed_in_field, _IN_FIELD_BY_PROGRAM = _with_status(
    outcomes_of_the_paired, (OutcomeStatus.EMPLOYED_IN_FIELD,)
)
learnt_employed, _LEARNT_EMPLOYED_BY_PROGRAM = _with_status(outcomes_learnt, OUTCOME_EMPLOYED)


def pairings(scope: Scope, period: Period) -> QuerySet[Pairing]:
    """Pairings begun in the period, each with its ``situation`` at its end, whatever happened since."""
    return started_pairings(scope, period).annotate(
        situation=Case(
            When(ended_on__lte=period.end, then=F("state")),
            default=Value(ONGOING),
        )
    )


def interruptions(scope: Scope, period: Period) -> QuerySet[Pairing]:
    return Pairing.objects.filter(
        scope.of(by=period.end, **_OWN),
        state=PairingState.INTERRUPTED,
        ended_on__range=(period.start, period.end),
    )


def meetings(scope: Scope, period: Period) -> QuerySet[PairingMeeting]:
    return PairingMeeting.objects.filter(
        scope.of("pairing__program", by=period.end, **_OWN)
    ).held_in(period)


def delayed_pairings(scope: Scope, period: Period) -> QuerySet[Pairing]:
    """First pairings of mentees who came by a referral, with the ``days`` from its receipt to their start."""
    earlier = Pairing.objects.started().filter(
        mentee=OuterRef("mentee"), started_on__lt=OuterRef("started_on")
    )
    return (
        started_pairings(scope, period)
        .filter(mentee__referral__received_on__lte=F("started_on"))
        .exclude(Exists(earlier))
        .annotate(days=ExtractDay(F("started_on") - F("mentee__referral__received_on")))
    )


_STATUSES = {status.value: status.label for status in OutcomeStatus}
_OUTCOMES = _STATUSES | {NOT_COLLECTED: _("Issue pas encore recueillie")}
_SITUATIONS = {ONGOING: _("En cours à la fin de la période")} | {
    state: PairingState(state).label for state in PAIRING_ENDED
}

FIGURES = (
    Figure(
        "mentoring.mentors",
        _("Mentors inscrits"),
        _(
            "Personnes dont l’inscription comme mentor était en vigueur au moins un jour de la période, "
            "comptées une fois."
        ),
        Unit.PERSONS,
        mentors,
        services=_SERVICES,
        spread=(Spread(present_mentors, counted="person"),),
    ),
    Figure(
        "mentoring.paired_mentors",
        _("Mentors jumelés"),
        _("Mentors dont au moins un jumelage a commencé pendant la période, comptés une fois."),
        Unit.PERSONS,
        paired_mentors,
        services=_SERVICES,
        spread=(Spread(started_pairings, counted="mentor__person"),),
    ),
    Figure(
        "mentoring.mentees",
        _("Mentorés inscrits"),
        _(
            "Personnes dont l’inscription comme mentoré était en vigueur au moins un jour de la période, "
            "comptées une fois."
        ),
        Unit.PERSONS,
        mentees,
        services=_SERVICES,
        spread=(Spread(present_mentees, counted="person"),),
    ),
    Figure(
        "mentoring.pairings",
        _("Jumelages"),
        _(
            "Paires dont le jumelage a commencé pendant la période, acceptées par les deux personnes; "
            "leur situation est celle du dernier jour de la période."
        ),
        Unit.PAIRS,
        pairings,
        breakdown=Breakdown(
            by=("situation",),
            labels=choice_labels(_SITUATIONS),
            keys=tuple((key,) for key in _SITUATIONS),
        ),
        services=_SERVICES,
    ),
    Figure(
        "mentoring.paired_mentees",
        _("Mentorés jumelés"),
        _("Personnes dont au moins un jumelage a commencé pendant la période, comptées une fois."),
        Unit.PERSONS,
        paired_mentees,
        services=_SERVICES,
        spread=(Spread(started_pairings, counted="mentee__person"),),
    ),
    Figure(
        "mentoring.employed",
        _("Mentorés jumelés en emploi"),
        _(
            "Mentorés jumelés pendant la période dont la dernière issue connue, à la fin de la période, "
            "est « en emploi », dans leur domaine ou non. « Sans nouvelles » n’efface pas une issue connue. "
            "Une issue recueillie plus tard compte dans la période où elle l’est."
        ),
        Unit.PERSONS,
        employed,
        services=_SERVICES,
        spread=_EMPLOYED_BY_PROGRAM,
    ),
    Figure(
        "mentoring.employed_in_field",
        _("Mentorés jumelés en emploi dans leur domaine"),
        _(
            "Mentorés jumelés pendant la période dont la dernière issue connue, à la fin de la période, "
            "est « en emploi dans son domaine »."
        ),
        Unit.PERSONS,
        employed_in_field,
        services=_SERVICES,
        spread=_IN_FIELD_BY_PROGRAM,
    ),
    Figure(
        "mentoring.employment_rate",
        _("Taux d’emploi des mentorés jumelés"),
        _(
            "Mentorés en emploi sur mentorés jumelés pendant la période, en pour cent, arrondi au dixième, "
            "demi vers le haut."
        ),
        Unit.PERCENT,
        employed,
        measure=Share("mentoring.employed", "mentoring.paired_mentees"),
        services=_SERVICES,
    ),
    Figure(
        "mentoring.pairing_rate",
        _("Part des mentorés jumelés"),
        _(
            "Mentorés jumelés pendant la période sur mentorés inscrits, en pour cent, arrondi au dixième, "
            "demi vers le haut."
        ),
        Unit.PERCENT,
        paired_mentees,
        measure=Share("mentoring.paired_mentees", "mentoring.mentees"),
        services=_SERVICES,
    ),
    Figure(
        "mentoring.mentor_engagement",
        _("Part des mentors jumelés"),
        _(
            "Mentors jumelés pendant la période sur mentors inscrits, en pour cent, arrondi au dixième, "
            "demi vers le haut."
        ),
        Unit.PERCENT,
        paired_mentors,
        measure=Share("mentoring.paired_mentors", "mentoring.mentors"),
        services=_SERVICES,
    ),
    Figure(
        "mentoring.outcomes",
        _("Issues des mentorés jumelés"),
        _(
            "Mentorés jumelés pendant la période selon leur dernière issue connue à la fin de la période; "
            "chacun est compté une fois."
        ),
        Unit.PERSONS,
        paired_mentees,
        breakdown=ByOutcome(
            by=("status",), labels=choice_labels(_OUTCOMES), keys=tuple((key,) for key in _OUTCOMES)
        ),
        services=_SERVICES,
        spread=(Spread(started_pairings, counted="mentee__person"),),
    ),
    Figure(
        "mentoring.outcomes_learnt",
        _("Issues recueillies pendant la période"),
        _(
            "Mentorés dont une issue a été recueillie pendant la période, quel que soit le début de leur "
            "jumelage, selon la dernière connue de ces issues; chacun est compté une fois."
        ),
        Unit.PERSONS,
        outcome_persons,
        breakdown=ByOutcome(
            by=("status",),
            labels=choice_labels(_STATUSES),
            keys=tuple((key,) for key in _STATUSES),
            last=outcomes_learnt,
        ),
        services=_SERVICES,
        spread=(
            Spread(
                partial(outcomes_learnt, whose=_OF_EACH_PROGRAM),
                "pairing__program",
                counted=_MENTEE,
            ),
        ),
    ),
    Figure(
        "mentoring.employed_learnt",
        _("En emploi selon les issues recueillies pendant la période"),
        _(
            "Mentorés dont la dernière issue connue, parmi celles recueillies pendant la période, est « en "
            "emploi », dans leur domaine ou non, quel que soit le début de leur jumelage."
        ),
        Unit.PERSONS,
        learnt_employed,
        services=_SERVICES,
        spread=_LEARNT_EMPLOYED_BY_PROGRAM,
    ),
    Figure(
        "mentoring.interruptions",
        _("Jumelages interrompus"),
        _("Paires dont le jumelage a été interrompu pendant la période, quel que soit son début."),
        Unit.PAIRS,
        interruptions,
        breakdown=Breakdown(
            by=("interruption",),
            labels=choice_labels({reason.value: reason.label for reason in InterruptionReason}),
        ),
        services=_SERVICES,
    ),
    Figure(
        "mentoring.meetings",
        _("Rencontres"),
        _("Rencontres de jumelage tenues pendant la période, chacune comptée une fois par paire."),
        Unit.MEETINGS,
        meetings,
        breakdown=Breakdown(
            by=("mode",),
            labels=choice_labels({mode.value: mode.label for mode in MeetingMode}),
        ),
        services=_SERVICES,
        spread=(Spread(meetings, "pairing__program"),),
    ),
    Figure(
        "mentoring.hours",
        _("Heures d’accompagnement"),
        _(
            "Durée des rencontres tenues pendant la période, en heures; « au moins » quand la durée de "
            "certaines n’est pas connue."
        ),
        Unit.HOURS,
        meetings,
        measure=Total("minutes", per=60, when_empty=0),
        services=_SERVICES,
        spread=(Spread(meetings, "pairing__program"),),
    ),
    Figure(
        "mentoring.hours_per_meeting",
        _("Durée moyenne d’une rencontre, en heures"),
        _(
            "Heures d’accompagnement divisées par le nombre de rencontres tenues pendant la période, arrondies "
            "au dixième, demi vers le haut."
        ),
        Unit.HOURS,
        meetings,
        measure=Ratio("mentoring.hours", "mentoring.meetings"),
        services=_SERVICES,
    ),
    Figure(
        "mentoring.days_to_pairing",
        _("Délai médian de jumelage"),
        _(
            "Nombre médian de jours entre la réception de la référence et le début du premier jumelage, "
            "pour les jumelages commencés pendant la période."
        ),
        Unit.DAYS,
        delayed_pairings,
        measure=Median("days"),
        services=(*_SERVICES, Service.REFERRALS),
    ),
)

REACHES = (
    Reach(
        Service.MENTORING,
        _("mentorés inscrits au moins un jour de la période"),
        present_mentees,
        # Of somebody who came back, the first time.
        day=Coalesce("stays__starts_on", "registered_on"),
    ),
)
