"""What awaits whoever enters the admin: read through the doors of access.py, in a constant number of queries."""

from collections.abc import Callable
from datetime import date, timedelta
from urllib.parse import urlencode

from django.db.models import Min, Q, QuerySet
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from mentoring import access as mentoring
from mentoring import followups
from mentoring.enums import Milestone, OfferState, ParticipantState
from programs import access
from programs.lib.periods import format_date, today
from programs.referrals.access import coordinated_referrals
from programs.referrals.enums import REFERRAL_OPEN, ReferralState
from reporting.access import visible_reports
from reporting.enums import REPORT_EDITABLE

# How many things a group shows; the rest is one click away.
SHOWN = 5

# A partner that sends a person expects a word within two working days.
WORKING_DAYS_TO_ACKNOWLEDGE = 2
DAYS_TO_REGISTER = 14
# Whoever offers their time hears from somebody within the week.
DAYS_TO_ANSWER_AN_OFFER = 7
# Funders ask for the report of a year within three months of its end.
DAYS_TO_REPORT = 90

_SATURDAY = 5


def awaiting(user) -> dict:
    """``kpis`` and ``awaiting`` for the home page of the admin, as templates/admin/index.html takes them.

    A group with nothing in it is left out; where all are, the page says so and what will come there.
    """
    day = today()
    if access.coordinates(user):
        groups = [group(user, day) for group in COORDINATION]
        return {"kpis": _coordination_kpis(user), "awaiting": [g for g in groups if g["count"]]}
    if access.keeps_accounts(user):
        groups = [_unknown_amounts(user, day)]
        return {"kpis": _finance_kpis(user), "awaiting": [g for g in groups if g["count"]]}
    return {"kpis": [], "awaiting": []}


def working_days_before(day: date, count: int) -> date:
    """The day that lies ``count`` working days (Monday to Friday) before ``day``."""
    while count:
        day -= timedelta(days=1)
        if day.weekday() < _SATURDAY:
            count -= 1
    return day


# --- Groups -----------------------------------------------------------------------------------------


def _group(label: str, records: QuerySet, item: Callable, list_name: str, **filters) -> dict:
    """``label``, the number of ``records``, the first of them as items, and where the whole list is."""
    return {
        "label": label,
        "count": records.count(),
        "items": [item(record) for record in records[:SHOWN]],
        "more_url": _list_url(list_name, **filters),
    }


def _list_url(name: str, **filters) -> str:
    url = reverse(f"admin:{name}_changelist")
    return f"{url}?{urlencode(filters)}" if filters else url


def _record_url(name: str, record) -> str:
    return reverse(f"admin:{name}_change", args=[record.pk])


def _day(day: date) -> str:
    return format_date(day, get_language() or "fr")


def _to_acknowledge(user, day: date) -> dict:
    limit = working_days_before(day, WORKING_DAYS_TO_ACKNOWLEDGE)

    def item(referral) -> dict:
        return {
            "late": referral.received_on < limit,
            "when": _("Reçue le %(day)s") % {"day": _day(referral.received_on)},
            "title": str(referral),
            "detail": str(referral.referrer or referral.program),
            "url": reverse("admin:referrals_referral_step", args=[referral.pk, "accuser"]),
            "action": _("Accuser réception"),
        }

    referrals = coordinated_referrals(user).awaiting_acknowledgement()
    return _group(
        _("Références à accuser"),
        referrals.select_related("person", "referrer", "program").order_by("received_on", "pk"),
        item,
        "referrals_referral",
        state__exact=ReferralState.RECEIVED.value,
    )


def _unread_messages(user, day: date) -> dict:
    """What referrers wrote about their referrals and nobody has read yet."""
    limit = working_days_before(day, WORKING_DAYS_TO_ACKNOWLEDGE)

    def item(referral) -> dict:
        return {
            "late": localdate(referral.written_at) < limit,
            "when": _("Écrit le %(day)s") % {"day": _day(localdate(referral.written_at))},
            "title": str(referral),
            "detail": str(referral.referrer or referral.program),
            "url": _record_url("referrals_referral", referral),
            "action": _("Lire"),
        }

    waiting = Q(messages__from_referrer=True, messages__read_at=None)
    written = coordinated_referrals(user).annotate(
        written_at=Min("messages__sent_at", filter=waiting)
    )
    return _group(
        _("Messages des partenaires à lire"),
        written.exclude(written_at=None)
        .select_related("person", "referrer", "program")
        .order_by("written_at", "pk"),
        item,
        "referrals_referral",
        suivi="messages",
    )


def _to_register(user, day: date) -> dict:
    limit = day - timedelta(days=DAYS_TO_REGISTER)

    def item(referral) -> dict:
        return {
            "late": referral.received_on < limit,
            "when": _("Reçue le %(day)s") % {"day": _day(referral.received_on)},
            "title": str(referral),
            "detail": referral.get_state_display(),
            "url": reverse("register_mentee", args=[referral.pk]),
            "action": _("Inscrire"),
        }

    accepted = coordinated_referrals(user).filter(
        state__in=(ReferralState.ACCEPTED, ReferralState.FIRST_CONTACT), mentee=None
    )
    return _group(
        _("Références acceptées à inscrire"),
        accepted.select_related("person").order_by("received_on", "pk"),
        item,
        "referrals_referral",
        state__exact=ReferralState.ACCEPTED.value,
    )


def _to_verify(user, day: date) -> dict:
    """A new mentee is proposed to nobody until the coordinator has verified and opened them."""
    limit = day - timedelta(days=DAYS_TO_REGISTER)

    def item(mentee) -> dict:
        return {
            "late": mentee.registered_on < limit,
            "when": _("Inscrit le %(day)s") % {"day": _day(mentee.registered_on)},
            "title": str(mentee),
            "detail": str(mentee.program),
            "url": _record_url("mentoring_mentee", mentee),
            "action": _("Vérifier"),
        }

    registered = mentoring.visible_mentees(user).filter(
        state__in=(ParticipantState.REGISTERED, ParticipantState.VERIFIED)
    )
    return _group(
        _("Mentorés à rendre disponibles"),
        registered.select_related("person", "program").order_by("registered_on", "pk"),
        item,
        "mentoring_mentee",
        state__exact=ParticipantState.REGISTERED.value,
    )


def _offers(user, day: date) -> dict:
    limit = day - timedelta(days=DAYS_TO_ANSWER_AN_OFFER)

    def item(offer) -> dict:
        return {
            "late": offer.received_on < limit,
            "when": _("Reçue le %(day)s") % {"day": _day(offer.received_on)},
            "title": str(offer),
            "detail": offer.occupation,
            "url": _record_url("mentoring_mentoroffer", offer),
            "action": _("Lire l’offre"),
        }

    offers = mentoring.visible_offers(user).filter(state=OfferState.RECEIVED)
    return _group(
        _("Offres de mentors à lire"),
        offers.order_by("received_on", "pk"),
        item,
        "mentoring_mentoroffer",
        state__exact=OfferState.RECEIVED.value,
    )


def _pairings(user) -> QuerySet:
    return mentoring.visible_pairings(user).select_related("mentor__person", "mentee__person")


def _without_answer(user, day: date) -> dict:
    def item(pairing) -> dict:
        return {
            "late": True,
            "when": _("Proposé le %(day)s") % {"day": _day(pairing.proposed_on)},
            "title": str(pairing),
            "detail": pairing.get_state_display(),
            "url": _record_url("mentoring_pairing", pairing),
            "action": _("Relancer"),
        }

    return _group(
        _("Propositions sans réponse"),
        followups.without_answer(_pairings(user), day).order_by("proposed_on", "pk"),
        item,
        "mentoring_pairing",
        suivi="sans-reponse",
    )


def _without_meeting(user, day: date) -> dict:
    def item(pairing) -> dict:
        met = pairing.last_meeting
        when = _("Rencontre le %(day)s") if met else _("Commencé le %(day)s")
        return {
            "late": True,
            "when": when % {"day": _day(met or pairing.started_on)},
            "title": str(pairing),
            "detail": _("Aucune rencontre notée depuis 30 jours"),
            "url": _record_url("mentoring_pairing", pairing),
            "action": _("Prendre des nouvelles"),
        }

    return _group(
        _("Jumelages sans rencontre"),
        followups.without_meeting(followups.with_last_meeting(_pairings(user)), day).order_by(
            "started_on", "pk"
        ),
        item,
        "mentoring_pairing",
        suivi="sans-rencontre",
    )


def _outcomes_due(user, day: date) -> dict:
    late_by = timedelta(days=followups.DAYS_BEFORE_AN_OUTCOME_IS_LATE)

    def item(pairing) -> dict:
        due_on = followups.outcome_due_on(pairing)
        return {
            "late": due_on + late_by < day,
            "when": _("Depuis le %(day)s") % {"day": _day(due_on)},
            "title": str(pairing),
            "detail": Milestone(pairing.due_milestone).label,
            "url": reverse("admin:mentoring_pairing_step", args=[pairing.pk, "noter-issue"]),
            "action": _("Noter l’issue"),
        }

    return _group(
        _("Issues à noter"),
        followups.outcomes_due(_pairings(user), day).order_by("ended_on", "pk"),
        item,
        "mentoring_pairing",
        suivi="issue-a-noter",
    )


def _free_mentors(user, day: date) -> dict:
    def item(mentor) -> dict:
        return {
            "late": False,
            "when": _("Inscrit le %(day)s") % {"day": _day(mentor.registered_on)},
            "title": str(mentor),
            "detail": ngettext(
                "%(count)s place libre", "%(count)s places libres", mentor.free_capacity
            )
            % {"count": mentor.free_capacity},
            "url": _record_url("mentoring_mentor", mentor),
            "action": _("Ouvrir"),
        }

    mentors = followups.mentors_without_pairing(mentoring.visible_mentors(user))
    return _group(
        _("Mentors disponibles sans jumelage"),
        mentors.select_related("person").order_by("registered_on", "pk"),
        item,
        "mentoring_mentor",
        jumele="non",
    )


def _reports_due(user, day: date) -> dict:
    limit = day - timedelta(days=DAYS_TO_REPORT)

    def item(report) -> dict:
        return {
            "late": report.ends_on < limit,
            "when": _("Exercice clos le %(day)s") % {"day": _day(report.ends_on)},
            "title": f"{report} · {report.program}",
            "detail": report.get_state_display(),
            "url": _record_url("reporting_report", report),
            "action": _("Continuer"),
        }

    reports = visible_reports(user).filter(state__in=REPORT_EDITABLE, ends_on__lt=day)
    return _group(
        _("Bilans à publier"),
        reports.select_related("program").order_by("ends_on", "pk"),
        item,
        "reporting_report",
    )


def _unknown_amounts(user, day: date) -> dict:
    def item(funding) -> dict:
        return {
            "late": funding.ends_on < day,
            "when": funding.period.label,
            "title": str(funding.funder),
            "detail": str(funding.program),
            "url": _record_url("programs_funding", funding),
            "action": _("Inscrire le montant"),
        }

    fundings = access.visible_fundings(user).filter(amount=None)
    return _group(
        _("Financements au montant inconnu"),
        fundings.select_related("program", "funder").order_by("starts_on", "pk"),
        item,
        "programs_funding",
        montant="inconnu",
    )


# In the order in which a day is best worked through.
COORDINATION = (
    _to_acknowledge,
    _unread_messages,
    _offers,
    _to_register,
    _to_verify,
    _without_answer,
    _without_meeting,
    _outcomes_due,
    _reports_due,
    _free_mentors,
)


# --- Key figures ------------------------------------------------------------------------------------


def _open_referrals(user) -> QuerySet:
    return coordinated_referrals(user).filter(state__in=REFERRAL_OPEN)


def _coordination_kpis(user) -> list[dict]:
    waiting = followups.mentees_without_pairing(mentoring.visible_mentees(user))
    return [
        {
            "value": mentoring.visible_pairings(user).ongoing().count(),
            "label": _("jumelages en cours"),
            "url": _list_url("mentoring_pairing", suivi="en-cours"),
        },
        {
            "value": waiting.count(),
            "label": _("mentorés à jumeler"),
            "url": _list_url("mentoring_mentee", jumele="non"),
        },
        {
            "value": followups.mentors_with_room(mentoring.visible_mentors(user)).count(),
            "label": _("mentors avec une place libre"),
            "url": _list_url("mentoring_mentor", jumele="place"),
        },
        {
            "value": _open_referrals(user).count(),
            "label": _("références à traiter"),
            "url": _list_url("referrals_referral", suivi="a-traiter"),
        },
    ]


def _finance_kpis(user) -> list[dict]:
    return [
        {
            "value": access.visible_programs(user).count(),
            "label": _("programmes"),
            "url": _list_url("programs_program"),
        },
        {
            "value": access.visible_fundings(user).count(),
            "label": _("financements"),
            "url": _list_url("programs_funding"),
        },
    ]
