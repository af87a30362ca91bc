"""What the figures of bursaries count: the records of a scope and a period, as they stood on its last day."""

from datetime import date

from django.db.models import (
    Case,
    CharField,
    DecimalField,
    F,
    Func,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Sum,
    TextField,
    Value,
    When,
)
from django.db.models.functions import Coalesce

from bursaries.enums import (
    APPLICATION_ELIGIBLE,
    AWARD_HELD,
    OBLIGATION_ACTIVE,
    OBLIGATION_DONE,
    RETENTION_KNOWN,
    ApplicationState,
    FollowUpMilestone,
    InstalmentState,
    ObligationState,
    Retention,
)
from bursaries.models import (
    Application,
    ApplicationMove,
    Award,
    AwardInstalment,
    AwardInstalmentMove,
    FollowUp,
    Obligation,
    Repayment,
)
from programs.budgets.models import Payment
from programs.enums import Service
from programs.lib.periods import Period
from programs.lookups import MonthsAfter
from reporting.figures.base import Scope

NOT_COLLECTED = "not_collected"
_MONEY = DecimalField(max_digits=14, decimal_places=2)


def _own(scope: Scope, period: Period, path: str = "program") -> Q:
    return scope.of(path, service=Service.BURSARIES, by=period.end)


def typed_institution() -> Case:
    """What tells apart the institutions that are no organisation here: their name as it is matched."""
    typed = When(institution=None, then=matched_institution())
    return Case(typed, default=Value(""), output_field=TextField())


def matched_institution() -> Func:
    """The name of an institution as it is matched, whatever its case and its accents."""
    return Func(F("institution_name"), function="arrimage_normalise", output_field=TextField())


# --- applications


def applications(scope: Scope, period: Period) -> QuerySet[Application]:
    """Those that came in the period, by the day looked at; each says its institution as it is told apart."""
    found = Application.objects.received().filter(_own(scope, period, "round__program"))
    days = (period.start, scope.last_day(period))
    return found.filter(submitted_on__range=days).annotate(school=typed_institution())


def eligible(scope: Scope, period: Period) -> QuerySet[Application]:
    """Of these, those that had been found eligible by the last day; somebody's withdrawal does not undo it."""
    found = with_finding(applications(scope, period), scope.last_day(period))
    return found.filter(found_to_be__in=APPLICATION_ELIGIBLE)


def with_finding(found: QuerySet[Application], day: date) -> QuerySet[Application]:
    """Each with ``found_to_be``: its last state by ``day`` but for a withdrawal."""
    moves = ApplicationMove.objects.filter(
        application=OuterRef("pk"), effective_on__lte=day
    ).exclude(to_state=ApplicationState.WITHDRAWN)
    return found.annotate(found_to_be=Subquery(moves.order_by("-pk").values("to_state")[:1]))


# --- awards and aids


def given(scope: Scope, period: Period) -> QuerySet[Award]:
    """Bursaries and aids given in the period and still held on its last day."""
    last = scope.last_day(period)
    found = Award.objects.filter(_own(scope, period), awarded_on__range=(period.start, last))
    return found.stood_on(last).filter(stood__in=AWARD_HELD)


def awards(scope: Scope, period: Period) -> QuerySet[Award]:
    return given(scope, period).bursaries().annotate(school=typed_institution())


def aids(scope: Scope, period: Period) -> QuerySet[Award]:
    return given(scope, period).small()


def named_holders(scope: Scope, period: Period) -> QuerySet[Award]:
    """What was given to somebody by name."""
    return given(scope, period).exclude(person=None)


# --- dollars paid


def paid(scope: Scope, period: Period) -> QuerySet[AwardInstalment]:
    """Instalments with ``paid_then``, what was paid of them in the period less what came back of earlier payments.

    Those of an award without a line of a budget count on the day on which they were authorised.
    """
    found = AwardInstalment.objects.filter(_own(scope, period, "award__program"))
    return with_paid(found, period.start, scope.last_day(period)).exclude(paid_then=0)


def with_paid(
    found: QuerySet[AwardInstalment], first: date, last: date
) -> QuerySet[AwardInstalment]:
    """Instalments with ``paid_then``: see ``paid``."""
    by_ledger = _payments(last).filter(paid_on__range=(first, last))
    came_back = Payment.objects.filter(
        expense__award_instalment=OuterRef("pk"),
        paid_on__lt=first,
        annulled_on__range=(first, last),
    )
    moves = AwardInstalmentMove.objects.filter(
        instalment=OuterRef("pk"), effective_on__lte=last
    ).order_by("-pk")
    return found.annotate(
        stood=Subquery(moves.values("to_state")[:1]),
        stood_since=Subquery(moves.values("effective_on")[:1]),
    ).annotate(
        paid_then=Case(
            When(award__line=None, then=_authorized(first, last)),
            default=_summed(by_ledger) - _summed(came_back),
            output_field=_MONEY,
        )
    )


def _authorized(first: date, last: date) -> Case:
    held = Q(stood=InstalmentState.AUTHORIZED, stood_since__range=(first, last))
    return Case(When(held, then=F("amount")), default=_nothing(), output_field=_MONEY)


def _payments(last: date) -> QuerySet[Payment]:
    """Of an instalment, those that held on the last day."""
    found = Payment.objects.filter(expense__award_instalment=OuterRef("pk"))
    return found.exclude(annulled_on__lte=last)


def _summed(payments: QuerySet[Payment]) -> Coalesce:
    sums = payments.order_by().values("expense__award_instalment")
    return Coalesce(Subquery(sums.annotate(sum=Sum("amount")).values("sum")), _nothing())


def _nothing() -> Value:
    return Value(0, output_field=_MONEY)


def repaid(scope: Scope, period: Period) -> QuerySet[Repayment]:
    """What holders in default paid back in the period, as it held on its last day."""
    last = scope.last_day(period)
    found = Repayment.objects.filter(
        _own(scope, period, "obligation__program"), received_on__range=(period.start, last)
    )
    return found.exclude(annulled_on__lte=last)


# --- obligations


def obligations(scope: Scope, period: Period) -> QuerySet[Obligation]:
    """Those that had begun by the last day, each with its state then; not those that were cancelled by it."""
    found = Obligation.objects.filter(_own(scope, period)).stood_on(scope.last_day(period))
    return found.exclude(stood=None).exclude(stood=ObligationState.CANCELLED)


def active(scope: Scope, period: Period) -> QuerySet[Obligation]:
    return obligations(scope, period).filter(stood__in=OBLIGATION_ACTIVE)


def fulfilled(scope: Scope, period: Period) -> QuerySet[Obligation]:
    return obligations(scope, period).filter(stood__in=OBLIGATION_DONE)


# --- retention


def follow_ups(scope: Scope, period: Period) -> QuerySet[Obligation]:
    """Obligations of which a moment of follow-up falls in the period, with the ``answer`` that was had by its end.

    Of two moments in one period the last known one counts; « sans nouvelles » only where nothing else is known.
    """
    days = (period.start, scope.last_day(period))
    moments = {
        f"due_{milestone}": MonthsAfter("studies_ended_on", Value(milestone.value))
        for milestone in FollowUpMilestone
    }
    is_due = Q(
        *((f"{name}__range", days) for name in moments),
        _connector=Q.OR,
    )
    answers = FollowUp.objects.annotate(
        due=MonthsAfter("obligation__studies_ended_on", "milestone"),
        is_unknown=Case(
            When(outcome=Retention.UNKNOWN, then=1), default=0, output_field=IntegerField()
        ),
    ).filter(obligation=OuterRef("pk"), due__range=days, observed_on__lte=days[1])
    last_known = answers.order_by("is_unknown", "-milestone").values("outcome")[:1]
    found = obligations(scope, period).annotate(**moments).filter(is_due)
    return found.annotate(
        answer=Coalesce(Subquery(last_known), Value(NOT_COLLECTED), output_field=CharField())
    )


def followed(scope: Scope, period: Period) -> QuerySet[Obligation]:
    """Those of which it is known where they are."""
    return follow_ups(scope, period).filter(answer__in=RETENTION_KNOWN)


def retained(scope: Scope, period: Period) -> QuerySet[Obligation]:
    return follow_ups(scope, period).filter(answer=Retention.RETAINED)
