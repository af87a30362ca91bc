"""What of bursaries awaits those who coordinate them."""

from datetime import timedelta
from operator import attrgetter

from django.db.models import (
    Case,
    DateField,
    DurationField,
    Exists,
    ExpressionWrapper,
    F,
    IntegerField,
    OuterRef,
    Q,
    Subquery,
    Sum,
    Value,
    When,
)
from django.db.models.functions import Cast, Coalesce, TruncDate
from django.db.models.lookups import GreaterThan, LessThanOrEqual
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bursaries import access
from bursaries.enums import (
    APPLICATION_DECIDED,
    APPLICATION_UNDER_REVIEW,
    ApplicationState,
    AttestationState,
    AwardState,
    FollowUpMilestone,
    InstalmentState,
    ObligationState,
    RoundState,
)
from bursaries.models import (
    Application,
    ApplicationMove,
    Award,
    AwardInstalment,
    BursaryRound,
    Deferral,
    FollowUp,
    Letter,
    Obligation,
    Review,
    ServiceAttestation,
)
from programs import awaiting
from programs.access import programs_coordinated_by
from programs.amounts import amount_said
from programs.enums import Service
from programs.lookups import MonthsAfter

DAYS_BEFORE_THE_CLOSING = 14
DAYS_TO_CHECK = 14
DAYS_TO_REVIEW = 21
DAYS_TO_TELL = 14
DAYS_TO_SIGN = 30
DAYS_TO_ATTEST = 30
WORKING_DAYS_TO_AUTHORIZE = 5
DAYS_TO_CONFIRM = 14
DAYS_TO_ASK_AROUND = 60


# The page on which something of a record is done: its address, and whose key it takes.
_DESKS = {
    BursaryRound: ("bursary_round", "pk"),
    Application: ("bursary_application", "pk"),
    Review: ("bursary_reviewers", "application.round_id"),
    Award: ("award", "pk"),
    AwardInstalment: ("award", "award_id"),
    Obligation: ("duty", "pk"),
    ServiceAttestation: ("duty", "service.obligation_id"),
}


class _OfBursaries(awaiting.Rule):
    section = Service.BURSARIES

    def url(self, record):
        address, key = _DESKS[self.model]
        return reverse(address, args=[attrgetter(key)(record)])


def _days_after(day, count: int) -> Cast:
    return Cast(day + Value(timedelta(days=count)), DateField())


# --- Rounds, applications and reviews


@awaiting.rule
class RoundToClose(_OfBursaries):
    """Those who hesitate hear of it once more."""

    code = "concours-a-clore"
    label = gettext_lazy("Concours qui ferment bientôt")
    calendar_label = gettext_lazy("Clôtures de concours")
    model = BursaryRound
    action = gettext_lazy("Ouvrir le concours")
    since = TruncDate("opens_at")
    due = TruncDate("closes_at")
    visible = staticmethod(access.visible_rounds)
    names_nobody = True

    def waiting(self, records, day):
        soon = (day, day + timedelta(days=DAYS_BEFORE_THE_CLOSING))
        return records.published().filter(opens_at__date__lte=day, closes_at__date__range=soon)

    def upcoming(self, records, day):
        later = Q(closes_at__date__gt=day + timedelta(days=DAYS_BEFORE_THE_CLOSING))
        return records.published().filter(later | Q(opens_at__date__gt=day))

    def details(self, record):
        return [_("Clôture le %(day)s") % {"day": awaiting.say_day(record.due_day)}]


class _OfAnApplication(_OfBursaries):
    model = Application
    program = "round__program"
    related = ("round",)
    visible = staticmethod(access.visible_applications)

    def details(self, record):
        return [str(record.round), str(record.get_state_display())]


@awaiting.rule
class ApplicationToCheck(_OfAnApplication):
    """They may be checked as they come in, and should be soon after the closing."""

    code = "candidatures-a-verifier"
    label = gettext_lazy("Candidatures dont l’admissibilité est à vérifier")
    action = gettext_lazy("Vérifier")
    since = F("submitted_on")
    due = _days_after(TruncDate("round__closes_at"), DAYS_TO_CHECK)

    def waiting(self, records, day):
        return records.filter(state=ApplicationState.SUBMITTED, round__state=RoundState.PUBLISHED)


def _decided_on() -> Coalesce:
    moves = ApplicationMove.objects.filter(application=OuterRef("pk"), to_state=OuterRef("state"))
    return Coalesce(Subquery(moves.order_by("-pk").values("effective_on")[:1]), F("submitted_on"))


@awaiting.rule
class DecisionToTell(_OfAnApplication):
    """A decision that nobody wrote to its applicant, while its round is under way."""

    code = "decisions-sans-lettre"
    label = gettext_lazy("Décisions à annoncer")
    action = gettext_lazy("Préparer la lettre")
    since = _decided_on()
    due = awaiting.days_after("waiting_since", DAYS_TO_TELL)

    def waiting(self, records, day):
        about = Letter.objects.filter(
            Q(application=OuterRef("pk")) | Q(award__application=OuterRef("pk"))
        )
        return records.filter(
            ~Exists(about),
            state__in=(*APPLICATION_DECIDED, ApplicationState.INELIGIBLE),
            round__state=RoundState.PUBLISHED,
        )


@awaiting.rule
class ReviewToReceive(_OfBursaries):
    code = "evaluations-a-recevoir"
    label = gettext_lazy("Évaluations à recevoir")
    model = Review
    action = gettext_lazy("Relancer")
    since = TruncDate("assigned_at")
    due = awaiting.days_after("waiting_since", DAYS_TO_REVIEW)
    program = "application__round__program"
    related = ("application__round", "reviewer__user")
    visible = staticmethod(access.visible_reviews)

    def waiting(self, records, day):
        return records.to_do().filter(
            application__state__in=APPLICATION_UNDER_REVIEW,
            application__round__state=RoundState.PUBLISHED,
            reviewer__is_active=True,
        )

    def title(self, record):
        return str(record.application)

    def details(self, record):
        return [str(record.reviewer), str(record.application.round)]


# --- Awards


def _coordinated_awards(user):
    """Finance officers see awards, and have them neither signed nor attested."""
    return access.visible_awards(user).filter(program__in=programs_coordinated_by(user))


def _coordinated_instalments(user):
    instalments = access.visible_award_instalments(user)
    return instalments.filter(award__program__in=programs_coordinated_by(user))


@awaiting.rule
class AwardToSign(_OfBursaries):
    code = "contrats-a-signer"
    label = gettext_lazy("Contrats à faire signer")
    model = Award
    action = gettext_lazy("Suivre le contrat")
    since = F("awarded_on")
    due = awaiting.days_after("waiting_since", DAYS_TO_SIGN)
    related = ("person", "organization")
    visible = staticmethod(_coordinated_awards)

    def waiting(self, records, day):
        return records.bursaries().filter(state=AwardState.GRANTED)

    def details(self, record):
        return [amount_said(record.amount)]


class _OfAnInstalment(_OfBursaries):
    model = AwardInstalment
    program = "award__program"
    related = ("award__person", "award__organization")
    visible = staticmethod(_coordinated_instalments)

    def title(self, record):
        return str(record.award)

    def details(self, record):
        number = _("Versement %(number)s") % {"number": record.number}
        return [number, amount_said(record.amount), record.condition_said]


@awaiting.rule
class InstalmentToAttest(_OfAnInstalment):
    """A holder whose day has come sends an attestation of studies within the month."""

    code = "versements-a-attester"
    label = gettext_lazy("Attestations d’études à recevoir")
    action = gettext_lazy("Relancer")
    since = F("expected_on")
    due = awaiting.days_after("waiting_since", DAYS_TO_ATTEST)

    def waiting(self, records, day):
        return records.filter(
            state=InstalmentState.EXPECTED, expected_on__lte=day, award__state=AwardState.SIGNED
        )

    def upcoming(self, records, day):
        return records.filter(
            state=InstalmentState.EXPECTED, expected_on__gt=day, award__state=AwardState.SIGNED
        )


@awaiting.rule
class InstalmentToAuthorize(_OfAnInstalment):
    code = "versements-a-autoriser"
    label = gettext_lazy("Versements à autoriser")
    action = gettext_lazy("Autoriser")
    since = Coalesce("attested_on", "expected_on", "award__awarded_on")
    due = awaiting.working_days_after("waiting_since", WORKING_DAYS_TO_AUTHORIZE)

    def waiting(self, records, day):
        return records.filter(state=InstalmentState.ATTESTED)


# --- Obligations


@awaiting.rule
class AttestationToConfirm(_OfBursaries):
    code = "attestations-a-confirmer"
    label = gettext_lazy("Attestations de service à confirmer")
    model = ServiceAttestation
    action = gettext_lazy("Confirmer")
    since = F("received_on")
    due = awaiting.days_after("waiting_since", DAYS_TO_CONFIRM)
    program = "service__obligation__program"
    related = ("service__obligation__person", "service__employer")
    visible = staticmethod(access.visible_attestations)

    def waiting(self, records, day):
        return records.filter(state=AttestationState.RECEIVED)

    def title(self, record):
        return str(record.service.obligation.person)

    def details(self, record):
        return [
            record.service.employer_said,
            f"{awaiting.say_day(record.starts_on)} – {awaiting.say_day(record.ends_on)}",
        ]


class _OfAnObligation(_OfBursaries):
    model = Obligation
    related = ("person", "rule")
    visible = staticmethod(access.visible_obligations)

    def title(self, record):
        return str(record.person)


def _deadline(months: str) -> Cast:
    """So many months after the end of the studies, and later by the days of the deferrals."""
    length = ExpressionWrapper(
        F("ends_on") - F("starts_on") + Value(timedelta(days=1)), output_field=DurationField()
    )
    deferrals = Deferral.objects.filter(obligation=OuterRef("pk"), ends_on__isnull=False)
    deferred = deferrals.order_by().values("obligation").annotate(sum=Sum(length)).values("sum")
    moved = Coalesce(Subquery(deferred, output_field=DurationField()), Value(timedelta(0)))
    return Cast(MonthsAfter("studies_ended_on", months) + moved, DateField())


@awaiting.rule
class ServiceToBegin(_OfAnObligation):
    """The studies are over: the service begins within the delay of the rule."""

    code = "engagements-a-commencer"
    label = gettext_lazy("Engagements dont le service doit commencer")
    action = gettext_lazy("Prendre des nouvelles")
    since = F("studies_ended_on")
    due = _deadline("rule__start_within_months")

    def waiting(self, records, day):
        return self._not_begun(records).filter(studies_ended_on__lt=day)

    def upcoming(self, records, day):
        return self._not_begun(records).filter(studies_ended_on__gte=day)

    def _not_begun(self, records):
        return records.filter(
            state=ObligationState.NOT_STARTED, rule__start_within_months__isnull=False
        )

    def details(self, record):
        return [
            str(record.rule),
            _("Service à commencer au plus tard le %(day)s")
            % {"day": awaiting.say_day(record.due_day)},
        ]


@awaiting.rule
class ServiceToComplete(_OfAnObligation):
    """It is under way, and longer than the rule allows."""

    code = "engagements-en-retard"
    label = gettext_lazy("Engagements en retard")
    calendar_label = gettext_lazy("Engagements à terminer")
    action = gettext_lazy("Faire le point")
    since = F("deadline")
    due = F("deadline")

    def waiting(self, records, day):
        return self._ongoing(records).filter(deadline__lt=day)

    def upcoming(self, records, day):
        return self._ongoing(records).filter(deadline__gte=day)

    def _ongoing(self, records):
        ongoing = records.filter(state=ObligationState.ONGOING)
        return ongoing.annotate(deadline=_deadline("rule__complete_within_months"))

    def details(self, record):
        return [
            str(record.rule),
            _("Service à terminer au plus tard le %(day)s")
            % {"day": awaiting.say_day(record.due_day)},
        ]


def _missing_milestone(day) -> Case:
    """The first moment that has come and of which nothing is noted; None where there is none."""
    return _first_not_noted(LessThanOrEqual, day)


def _next_milestone(day) -> Case:
    """The first moment that is to come after ``day`` and of which nothing is noted."""
    return _first_not_noted(GreaterThan, day)


def _first_not_noted(compared, day) -> Case:
    return Case(
        *(
            When(
                ~Exists(FollowUp.objects.filter(obligation=OuterRef("pk"), milestone=months))
                & Q(compared(MonthsAfter("studies_ended_on", Value(months.value)), day)),
                then=Value(months.value),
            )
            for months in FollowUpMilestone
        ),
        output_field=IntegerField(),
    )


@awaiting.rule
class FollowUpToAsk(_OfAnObligation):
    """One may ask around for two months before it is late; « sans nouvelles » is an answer too."""

    code = "suivis-a-noter"
    label = gettext_lazy("Suivis d’emploi à noter")
    action = gettext_lazy("Noter le suivi")
    since = MonthsAfter("studies_ended_on", "due_milestone")
    due = awaiting.days_after("waiting_since", DAYS_TO_ASK_AROUND)

    def waiting(self, records, day):
        kept = records.exclude(state=ObligationState.CANCELLED)
        return kept.annotate(due_milestone=_missing_milestone(day)).filter(
            due_milestone__isnull=False
        )

    def upcoming(self, records, day):
        kept = records.exclude(state=ObligationState.CANCELLED)
        free = kept.annotate(missing=_missing_milestone(day)).filter(missing=None)
        return free.annotate(due_milestone=_next_milestone(day)).filter(due_milestone__isnull=False)

    def details(self, record):
        return [str(FollowUpMilestone(record.due_milestone).label)]


awaiting.key_figures(
    awaiting.KeyFigure(
        label=gettext_lazy("candidatures des concours publiés"),
        section=Service.BURSARIES,
        records=lambda user: access.visible_applications(user).filter(
            round__state=RoundState.PUBLISHED
        ),
        address="admin:bursaries_application_changelist",
        filters={awaiting.PARAMETER: "concours-publies"},
        program="round__program",
    ),
    awaiting.KeyFigure(
        label=gettext_lazy("engagements de service en cours"),
        section=Service.BURSARIES,
        records=lambda user: access.visible_obligations(user).active(),
        address="admin:bursaries_obligation_changelist",
        filters={awaiting.PARAMETER: "en-cours"},
    ),
)
