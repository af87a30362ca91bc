"""The records behind the figures of partnerships: agreements, what became of them, committees and follow-ups."""

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from programs.lib.periods import format_date
from programs.partnerships import access
from programs.partnerships.models import (
    Agreement,
    AgreementContribution,
    AgreementObligation,
    AgreementParty,
    AgreementReview,
    Committee,
    CommitteeAttendance,
    CommitteeMeeting,
    CommitteeMember,
    Decision,
    FollowUp,
    InsuredHours,
    NetworkEntry,
    NetworkService,
)
from programs.records import RecordList, listed


def _language() -> str:
    return get_language() or "fr"


def _day(day) -> str:
    return format_date(day, _language()) if day else "—"


def _agreement(agreement: Agreement) -> list[tuple[str, str]]:
    return [
        (_("Entente"), str(agreement)),
        (_("Forme"), agreement.get_kind_display()),
        (_("Début"), _day(agreement.starts_on)),
        (_("Fin"), _day(agreement.ends_on)),
        (_("État"), agreement.get_state_display()),
    ]


def _party(party: AgreementParty) -> list[tuple[str, str]]:
    return [
        (_("Organisme"), str(party.organization)),
        (_("Rôle"), party.get_role_display()),
        (_("Entente"), str(party.agreement)),
    ]


def _obligation(obligation: AgreementObligation) -> list[tuple[str, str]]:
    return [
        (_("Obligation"), str(obligation)),
        (_("Organisme"), str(obligation.party.organization)),
        (_("Entente"), str(obligation.agreement)),
        (_("Échéance"), _day(obligation.due_on)),
        (_("Remplie le"), _day(obligation.done_on)),
    ]


def _contribution(contribution: AgreementContribution) -> list[tuple[str, str]]:
    return [
        (_("Contribution"), str(contribution)),
        (_("Organisme"), str(contribution.party.organization)),
        (_("Entente"), str(contribution.agreement)),
        (_("Montant"), contribution.quantity.display(_language())),
    ]


def _hours(hours: InsuredHours) -> list[tuple[str, str]]:
    return [
        (_("Entente"), str(hours.agreement)),
        (_("Organisme"), str(hours.party.organization)),
        (_("Du"), _day(hours.starts_on)),
        (_("Au"), _day(hours.ends_on)),
        (_("Heures"), str(hours.hours.normalize())),
    ]


def _review(review: AgreementReview) -> list[tuple[str, str]]:
    return [
        (_("Entente"), str(review.agreement)),
        (_("Partenaire"), str(review.party.organization)),
        (_("Année"), str(review.year)),
        (_("Souhait du partenaire"), review.get_wish_display() or "—"),
        (_("Suite donnée"), review.get_conclusion_display() or "—"),
    ]


def _committee(committee: Committee) -> list[tuple[str, str]]:
    return [
        (_("Comité"), str(committee)),
        (_("Type"), committee.get_kind_display()),
        (_("Formé le"), _day(committee.starts_on)),
        (_("Dissous le"), _day(committee.ends_on)),
    ]


def _member(member: CommitteeMember) -> list[tuple[str, str]]:
    return [
        (_("Membre"), str(member)),
        (_("Comité"), str(member.committee)),
        (_("Siège"), member.get_seat_display()),
    ]


def _meeting(meeting: CommitteeMeeting) -> list[tuple[str, str]]:
    return [
        (_("Comité"), str(meeting.committee)),
        (_("Rencontre"), str(meeting.number)),
        (_("Jour"), _day(meeting.day)),
        (_("État"), meeting.get_state_display()),
    ]


def _attendance(attendance: CommitteeAttendance) -> list[tuple[str, str]]:
    return [
        (_("Membre"), str(attendance.member)),
        (_("Rencontre"), str(attendance.meeting)),
        (_("Présence"), attendance.get_presence_display()),
    ]


def _decision(decision: Decision) -> list[tuple[str, str]]:
    return [
        (_("Décision"), str(decision)),
        (_("Rencontre"), str(decision.meeting)),
        (_("Issue"), decision.get_outcome_display()),
    ]


def _follow_up(follow_up: FollowUp) -> list[tuple[str, str]]:
    who = follow_up.responsible or follow_up.organization
    return [
        (_("Suivi"), str(follow_up)),
        (_("Qui"), str(who or "—")),
        (_("Échéance"), _day(follow_up.due_on) if follow_up.due_on else follow_up.timeline or "—"),
        (_("État"), follow_up.get_state_display()),
    ]


def _entry(entry: NetworkEntry) -> list[tuple[str, str]]:
    return [
        (_("Organisme"), str(entry.organization)),
        (_("Confirmée le"), _day(entry.confirmed_on)),
    ]


def _service(service: NetworkService) -> list[tuple[str, str]]:
    return [
        (_("Service"), str(service)),
        (_("Domaine"), service.get_kind_display()),
        (_("Organisme"), str(service.entry.organization)),
    ]


_OF_A_PARTY = ("agreement", "party__organization")

listed(RecordList(Agreement, access.visible_agreements, _agreement))
listed(
    RecordList(
        AgreementParty,
        access.visible_agreement_parties,
        _party,
        related=("agreement", "organization"),
    )
)
listed(
    RecordList(
        AgreementObligation, access.visible_agreement_obligations, _obligation, related=_OF_A_PARTY
    )
)
listed(
    RecordList(
        AgreementContribution, access.visible_contributions, _contribution, related=_OF_A_PARTY
    )
)
listed(RecordList(InsuredHours, access.visible_insured_hours, _hours, related=_OF_A_PARTY))
listed(RecordList(AgreementReview, access.visible_reviews, _review, related=_OF_A_PARTY))
listed(RecordList(Committee, access.visible_committees, _committee))
listed(
    RecordList(
        CommitteeMember,
        access.visible_committee_members,
        _member,
        related=("committee", "organization"),
    )
)
listed(
    RecordList(
        CommitteeMeeting, access.visible_committee_meetings, _meeting, related=("committee",)
    )
)
listed(
    RecordList(
        CommitteeAttendance,
        access.visible_committee_attendances,
        _attendance,
        related=("meeting__committee", "member__organization"),
    )
)
listed(RecordList(Decision, access.visible_decisions, _decision, related=("meeting__committee",)))
listed(RecordList(FollowUp, access.visible_follow_ups, _follow_up, related=("organization",)))
listed(RecordList(NetworkEntry, access.visible_entries, _entry, related=("organization",)))
listed(
    RecordList(
        NetworkService,
        access.visible_network_services,
        _service,
        related=("entry__organization",),
    )
)
