"""What of agreements awaits somebody: their end, their signatures, their reviews, what they oblige to."""

from datetime import date, timedelta

from django.db.models import (
    Case,
    DateField,
    DecimalField,
    Exists,
    F,
    IntegerField,
    Max,
    OuterRef,
    Q,
    Subquery,
    Sum,
    Value,
    When,
)
from django.db.models.functions import Cast, Coalesce, ExtractYear, TruncDate
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from programs import awaiting
from programs.lib.terms import TermUnit
from programs.lookups import term_before
from programs.partnerships import access
from programs.partnerships.awaiting.base import OfPartnerships
from programs.partnerships.enums import (
    AGREEMENT_LIVE,
    AgreementState,
    HoursPer,
    Renewal,
    Wish,
)
from programs.partnerships.models import (
    Agreement,
    AgreementMove,
    AgreementObligation,
    AgreementReview,
    Amendment,
    InsuredHours,
)

DAYS_TO_DECIDE = 60
DAYS_TO_SIGN = 30
DAYS_BEFORE_AN_OBLIGATION = 14
DAYS_BEFORE_A_REVIEW = 30
DAYS_TO_CONCLUDE = 30


class _OfAgreements(OfPartnerships):
    model = Agreement
    related = ("program",)
    names_nobody = True
    visible = staticmethod(access.visible_agreements)

    def details(self, record):
        ends = getattr(record, "term_ends", None)
        said = [str(record.get_kind_display())]
        return [*said, _("Fin le %(day)s") % {"day": awaiting.say_day(ends)}] if ends else said


def _renewed_in_writing(records, day: date):
    found = records.in_force_on(day)
    return found.filter(stood=AgreementState.IN_FORCE, renewal=Renewal.EXPRESS)


@awaiting.rule
class AgreementToRenew(_OfAgreements):
    """It ends unless it is renewed in writing; from its day of notice on, its parties should speak of it."""

    code = "ententes-a-renouveler"
    label = gettext_lazy("Ententes à renouveler")
    action = gettext_lazy("Préparer le renouvellement")
    since = F("notice_day")
    due = F("term_ends")

    def waiting(self, records, day):
        return _renewed_in_writing(records, day).filter(notice_day__lte=day)

    def upcoming(self, records, day):
        return _renewed_in_writing(records, day).filter(notice_day__gt=day)


@awaiting.rule
class RenewalToDecide(_OfAgreements):
    """It goes on by itself unless somebody gives notice in time. A review that keeps it has decided."""

    code = "reconductions-a-decider"
    label = gettext_lazy("Reconductions tacites à décider avant le préavis")
    calendar_label = gettext_lazy("Derniers jours du préavis")
    action = gettext_lazy("Décider de la suite")
    since = F("decided_from")
    due = F("notice_day")

    def waiting(self, records, day):
        return self._undecided(records, day).filter(decided_from__lte=day)

    def upcoming(self, records, day):
        return self._undecided(records, day).filter(decided_from__gt=day)

    @staticmethod
    def _undecided(records, day):
        kept = AgreementReview.objects.filter(
            agreement=OuterRef("pk"),
            conclusion=Wish.KEEP,
            concluded_on__gte=OuterRef("decided_from"),
        )
        return (
            records.in_force_on(day)
            .filter(stood=AgreementState.IN_FORCE, renewal=Renewal.TACIT, denounced_on=None)
            .annotate(decided_from=awaiting.days_after("notice_day", -DAYS_TO_DECIDE))
            .filter(~Exists(kept), notice_day__gte=day)
        )


@awaiting.rule
class AgreementExpired(_OfAgreements):
    """Its term is over, and nobody renewed, ended or terminated it."""

    code = "ententes-echues"
    label = gettext_lazy("Ententes échues")
    action = gettext_lazy("Renouveler ou terminer")
    since = awaiting.days_after("term_ends", 1)
    due = F("term_ends")

    def waiting(self, records, day):
        return records.expired_on(day)


@awaiting.rule
class SignatureToGet(_OfAgreements):
    """It was sent to be signed, and a month later somebody has not."""

    code = "signatures-en-retard"
    label = gettext_lazy("Ententes en signature depuis plus de 30 jours")
    calendar_label = gettext_lazy("Ententes à signer")
    action = gettext_lazy("Relancer les signataires")
    since = F("sent_on")
    due = awaiting.days_after("waiting_since", DAYS_TO_SIGN)

    def waiting(self, records, day):
        return self._sent(records).filter(sent_on__lt=day - timedelta(days=DAYS_TO_SIGN))

    def upcoming(self, records, day):
        return self._sent(records).filter(sent_on__gte=day - timedelta(days=DAYS_TO_SIGN))

    @staticmethod
    def _sent(records):
        moves = AgreementMove.objects.filter(
            agreement=OuterRef("pk"), to_state=AgreementState.SIGNING
        ).order_by("-pk")
        signing = records.filter(state=AgreementState.SIGNING)
        return signing.annotate(sent_on=Subquery(moves.values("effective_on")[:1]))


def _anniversary_in(year: int):
    """The day of ``year`` on which an agreement began some years before; February 28 for the 29th."""
    months = Value(12) * (Cast(ExtractYear("starts_on"), IntegerField()) - Value(year))
    return term_before(F("starts_on"), months, Value(TermUnit.MONTHS.value))


@awaiting.rule
class ReviewToAsk(_OfAgreements):
    """It binds for eleven months or more, and nobody asked its partners what they think of it this year."""

    code = "evaluations-a-demander"
    label = gettext_lazy("Évaluations annuelles à demander")
    action = gettext_lazy("Demander l’évaluation")
    since = awaiting.days_after("anniversary", -DAYS_BEFORE_A_REVIEW)
    due = F("anniversary")

    def waiting(self, records, day):
        near = day + timedelta(days=DAYS_BEFORE_A_REVIEW)
        found = self._reviewed(records, day).annotate(anniversary=_anniversary_in(day.year))
        return self._lasting(found.filter(_unasked(day.year), anniversary__lte=near))

    def upcoming(self, records, day):
        near = day + timedelta(days=DAYS_BEFORE_A_REVIEW)
        found = self._reviewed(records, day).annotate(this=_anniversary_in(day.year))
        ahead = _unasked(day.year)
        following = Case(When(ahead, then=F("this")), default=_anniversary_in(day.year + 1))
        found = found.filter((ahead & Q(this__gt=near)) | (~ahead & _unasked(day.year + 1)))
        return self._lasting(found.annotate(anniversary=following))

    def url(self, record):
        return reverse("agreement_reviews_ask", args=[record.pk])

    @staticmethod
    def _reviewed(records, day):
        in_force = records.in_force_on(day)
        return in_force.filter(stood=AgreementState.IN_FORCE, reviewed_each_year=True)

    @staticmethod
    def _lasting(records):
        """What ends before its anniversary is renewed or closed, and no longer reviewed."""
        lasts = Q(term_ends=None) | Q(renewal=Renewal.TACIT) | Q(term_ends__gte=F("anniversary"))
        return records.filter(lasts)


def _unasked(year: int) -> Q:
    """Begun before ``year``, in which no review of it was asked."""
    asked = AgreementReview.objects.filter(agreement=OuterRef("pk"), year=year)
    return Q(~Exists(asked), starts_on__lt=date(year, 1, 1))


@awaiting.rule
class HoursBeyond(_OfAgreements):
    """More hours were declared than it insures, for its year or for its term."""

    code = "heures-au-dela"
    label = gettext_lazy("Heures au-delà de celles qui sont assurées")
    action = gettext_lazy("Préparer un avenant")
    since = F("last_declared")

    def waiting(self, records, day):
        this_year = _anniversary_in(day.year)
        year_begins = Case(
            When(insured_per=HoursPer.TERM, then=F("starts_on")),
            When(anniversary__lte=day, then=F("anniversary")),
            default=_anniversary_in(day.year - 1),
            output_field=DateField(),
        )
        amended = Amendment.objects.in_effect_on(day).filter(
            agreement=OuterRef("pk"), insured_hours__isnull=False
        )
        latest = amended.order_by("-effective_on", "-pk").values("insured_hours")[:1]
        declared = (
            InsuredHours.objects.filter(
                agreement=OuterRef("pk"), starts_on__gte=OuterRef("year_begins"), starts_on__lte=day
            )
            .order_by()
            .values("agreement")
        )
        return (
            records.in_force_on(day)
            .filter(Exists(InsuredHours.objects.filter(agreement=OuterRef("pk"))))
            .annotate(anniversary=this_year, insured=Coalesce(Subquery(latest), F("insured_hours")))
            .annotate(year_begins=year_begins)
            .annotate(
                declared=Subquery(
                    declared.annotate(sum=Sum("hours")).values("sum"), output_field=DecimalField()
                ),
                last_declared=Subquery(declared.annotate(last=Max("ends_on")).values("last")),
            )
            .filter(declared__gt=F("insured"))
        )

    def url(self, record):
        return reverse("agreement_hours", args=[record.pk])

    def details(self, record):
        return [
            _("%(declared)s h déclarées, %(insured)s h assurées")
            % {"declared": _hours(record.declared), "insured": _hours(record.insured)}
        ]


def _hours(hours) -> str:
    return number_format(hours.normalize(), use_l10n=True)


@awaiting.rule
class ObligationDue(OfPartnerships):
    code = "obligations-d-ententes"
    label = gettext_lazy("Obligations d’ententes à remplir")
    model = AgreementObligation
    action = gettext_lazy("Noter qu’elle est remplie")
    since = awaiting.days_after("due_on", -DAYS_BEFORE_AN_OBLIGATION)
    due = F("due_on")
    program = "agreement__program"
    related = ("agreement", "party__organization")
    names_nobody = True
    visible = staticmethod(access.visible_agreement_obligations)

    def waiting(self, records, day):
        near = day + timedelta(days=DAYS_BEFORE_AN_OBLIGATION)
        return self._to_meet(records).filter(due_on__lte=near)

    def upcoming(self, records, day):
        near = day + timedelta(days=DAYS_BEFORE_AN_OBLIGATION)
        return self._to_meet(records).filter(due_on__gt=near)

    @staticmethod
    def _to_meet(records):
        return records.filter(done_on=None, agreement__state__in=AGREEMENT_LIVE)

    def url(self, record):
        return reverse("agreement_obligation_step", args=[record.pk, "remplie"])

    def details(self, record):
        return [record.agreement.number, str(record.party.organization)]


class _OfReviews(OfPartnerships):
    model = AgreementReview
    program = "agreement__program"
    related = ("agreement", "party__organization")
    names_nobody = True
    visible = staticmethod(access.visible_reviews)

    def title(self, record):
        return str(record.agreement)

    def details(self, record):
        return [str(record.party.organization), str(record.year)]


@awaiting.rule
class ReviewOverdue(_OfReviews):
    code = "evaluations-en-retard"
    label = gettext_lazy("Évaluations annuelles en retard")
    calendar_label = gettext_lazy("Évaluations annuelles attendues")
    action = gettext_lazy("Relancer le partenaire")
    since = awaiting.days_after("due_on", 1)
    due = F("due_on")

    def waiting(self, records, day):
        return self._unanswered(records).filter(due_on__lt=day)

    def upcoming(self, records, day):
        return self._unanswered(records).filter(due_on__gte=day)

    @staticmethod
    def _unanswered(records):
        return records.filter(
            answered_at=None, concluded_on=None, agreement__state__in=AGREEMENT_LIVE
        )


@awaiting.rule
class ReviewToConclude(_OfReviews):
    """Its partner answered: what becomes of the agreement has to be said."""

    code = "evaluations-a-conclure"
    label = gettext_lazy("Évaluations annuelles à conclure")
    action = gettext_lazy("Conclure")
    since = TruncDate("answered_at")
    due = awaiting.days_after("waiting_since", DAYS_TO_CONCLUDE)

    def waiting(self, records, day):
        return records.filter(answered_at__isnull=False, concluded_on=None)
