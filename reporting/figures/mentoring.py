"""The figures of the mentoring service."""

from django.db.models import Case, Exists, F, OuterRef, QuerySet, Subquery, Value, When
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

NOT_COLLECTED = "not_collected"
ONGOING = "ongoing"


def present_mentors(scope: Scope, period: Period) -> QuerySet[Mentor]:
    return Mentor.objects.filter(scope.of(**_OWN)).present_in(period)


def present_mentees(scope: Scope, period: Period) -> QuerySet[Mentee]:
    return Mentee.objects.filter(scope.of(**_OWN)).present_in(period)


def started_pairings(scope: Scope, period: Period) -> QuerySet[Pairing]:
    return Pairing.objects.filter(scope.of(**_OWN)).started_in(period)


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
    """Persons paired in the period, each with ``last_outcome``: their last known one at its end."""
    pairings = started_pairings(scope, period)
    theirs = _outcomes_of(pairings, period).filter(pairing__mentee__person=OuterRef("pk"))
    return _persons(pairings, "mentee__person").annotate(last_outcome=_last_known(theirs))


def _outcomes_of(pairings: QuerySet, period: Period) -> QuerySet[Outcome]:
    """What was observed of ``pairings`` by the end of the period, the last first."""
    return Outcome.objects.filter(
        pairing__in=pairings.order_by().values("pk"), observed_on__lte=period.end
    ).order_by("-observed_on", "-milestone", "-pk")


def _last_known(outcomes: QuerySet[Outcome]) -> Coalesce:
    return Coalesce(
        Subquery(outcomes.exclude(status=OutcomeStatus.NO_NEWS).values("status")[:1]),
        Subquery(outcomes.values("status")[:1]),
        Value(NOT_COLLECTED),
    )


def paired_in_each_program(scope: Scope, period: Period) -> QuerySet[Pairing]:
    """Started pairings, each with the ``last_outcome`` of its mentee in its own program."""
    pairings = started_pairings(scope, period)
    theirs = _outcomes_of(pairings, period).filter(
        pairing__mentee__person=OuterRef("mentee__person"), pairing__program=OuterRef("program")
    )
    return pairings.annotate(last_outcome=_last_known(theirs))


def _employed_in_each_program(scope: Scope, period: Period) -> QuerySet[Pairing]:
    return paired_in_each_program(scope, period).filter(last_outcome__in=OUTCOME_EMPLOYED)


def _employed_in_field_in_each_program(scope: Scope, period: Period) -> QuerySet[Pairing]:
    return paired_in_each_program(scope, period).filter(
        last_outcome=OutcomeStatus.EMPLOYED_IN_FIELD
    )


def employed(scope: Scope, period: Period) -> QuerySet[Person]:
    return paired_mentees(scope, period).filter(last_outcome__in=OUTCOME_EMPLOYED)


def employed_in_field(scope: Scope, period: Period) -> QuerySet[Person]:
    return paired_mentees(scope, period).filter(last_outcome=OutcomeStatus.EMPLOYED_IN_FIELD)


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
        scope.of(**_OWN),
        state=PairingState.INTERRUPTED,
        ended_on__range=(period.start, period.end),
    )


def meetings(scope: Scope, period: Period) -> QuerySet[PairingMeeting]:
    return PairingMeeting.objects.filter(scope.of("pairing__program", **_OWN)).held_in(period)


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


_OUTCOMES = {status.value: status.label for status in OutcomeStatus} | {
    NOT_COLLECTED: _("Issue pas encore recueillie")
}
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
        _("En emploi"),
        _(
            "Mentorés jumelés pendant la période dont la dernière issue connue, à la fin de la période, "
            "est « en emploi », dans leur domaine ou non. « Sans nouvelles » n’efface pas une issue connue."
        ),
        Unit.PERSONS,
        employed,
        services=_SERVICES,
        spread=(Spread(_employed_in_each_program, counted="mentee__person"),),
    ),
    Figure(
        "mentoring.employed_in_field",
        _("En emploi dans leur domaine"),
        _(
            "Mentorés jumelés pendant la période dont la dernière issue connue, à la fin de la période, "
            "est « en emploi dans son domaine »."
        ),
        Unit.PERSONS,
        employed_in_field,
        services=_SERVICES,
        spread=(Spread(_employed_in_field_in_each_program, counted="mentee__person"),),
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
        breakdown=Breakdown(
            by=("last_outcome",),
            labels=choice_labels(_OUTCOMES),
            keys=tuple((key,) for key in _OUTCOMES),
        ),
        services=_SERVICES,
        spread=(Spread(started_pairings, counted="mentee__person"),),
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
    ),
)
