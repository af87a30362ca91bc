"""The only doors to partnerships: coordinators to what their programs have, partners to their own agreements.

The directory of the network is read by whoever coordinates or comes from a partner organisation.
"""

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.shortcuts import get_object_or_404

from programs.access import coordinates, programs_coordinated_by
from programs.enums import MembershipRole, Service
from programs.lib.periods import Period
from programs.links import record_of
from programs.models import Program
from programs.partnerships.enums import CommitteeMeetingState
from programs.partnerships.models import (
    AgendaItem,
    Agreement,
    AgreementClause,
    AgreementContribution,
    AgreementFile,
    AgreementObligation,
    AgreementParty,
    AgreementReview,
    Amendment,
    ClauseTemplate,
    Committee,
    CommitteeAttendance,
    CommitteeMeeting,
    CommitteeMember,
    Decision,
    FollowUp,
    InsuredHours,
    MeetingFile,
    Minutes,
    NetworkContact,
    NetworkEntry,
    NetworkService,
    Signature,
)

# --- coordinators


def partnership_programs(user) -> QuerySet[Program]:
    """The programs that the user coordinates and that keep partnerships."""
    return programs_coordinated_by(user).filter(services__contains=[Service.PARTNERSHIPS])


def get_partnership_program_for(user, slug: str) -> Program:
    return get_object_or_404(partnership_programs(user).select_related("lead", "region"), slug=slug)


def visible_agreements(user) -> QuerySet[Agreement]:
    return Agreement.objects.filter(program__in=programs_coordinated_by(user))


def get_agreement_for(user, pk) -> Agreement:
    agreements = visible_agreements(user).select_related("program__lead", "region", "renews")
    return get_object_or_404(agreements, pk=pk)


def _of_agreements(user, model) -> QuerySet:
    return model.objects.filter(agreement__in=visible_agreements(user))


def visible_agreement_parties(user) -> QuerySet[AgreementParty]:
    return _of_agreements(user, AgreementParty)


def visible_amendments(user) -> QuerySet[Amendment]:
    return _of_agreements(user, Amendment)


def get_amendment_for(user, pk) -> Amendment:
    found = visible_amendments(user).select_related("agreement__program__lead")
    return get_object_or_404(found, pk=pk)


def visible_signatures(user) -> QuerySet[Signature]:
    return Signature.objects.filter(party__in=visible_agreement_parties(user))


def visible_clause_templates(user) -> QuerySet[ClauseTemplate]:
    return ClauseTemplate.objects.filter(program__in=programs_coordinated_by(user))


def visible_clauses(user) -> QuerySet[AgreementClause]:
    return _of_agreements(user, AgreementClause)


def visible_agreement_obligations(user) -> QuerySet[AgreementObligation]:
    return _of_agreements(user, AgreementObligation)


def visible_contributions(user) -> QuerySet[AgreementContribution]:
    return _of_agreements(user, AgreementContribution)


def visible_insured_hours(user) -> QuerySet[InsuredHours]:
    return _of_agreements(user, InsuredHours)


def visible_reviews(user) -> QuerySet[AgreementReview]:
    return _of_agreements(user, AgreementReview)


def visible_agreement_files(user) -> QuerySet[AgreementFile]:
    return _of_agreements(user, AgreementFile)


def visible_committees(user) -> QuerySet[Committee]:
    return Committee.objects.filter(program__in=programs_coordinated_by(user))


def get_committee_for(user, pk) -> Committee:
    return get_object_or_404(visible_committees(user).select_related("program__lead"), pk=pk)


def visible_committee_members(user) -> QuerySet[CommitteeMember]:
    return CommitteeMember.objects.filter(committee__in=visible_committees(user))


def visible_committee_meetings(user) -> QuerySet[CommitteeMeeting]:
    return CommitteeMeeting.objects.filter(committee__in=visible_committees(user))


def get_committee_meeting_for(user, pk) -> CommitteeMeeting:
    found = visible_committee_meetings(user).select_related("committee__program__lead")
    return get_object_or_404(found, pk=pk)


def _of_meetings(user, model) -> QuerySet:
    return model.objects.filter(meeting__in=visible_committee_meetings(user))


def visible_agenda_items(user) -> QuerySet[AgendaItem]:
    return _of_meetings(user, AgendaItem)


def visible_committee_attendances(user) -> QuerySet[CommitteeAttendance]:
    return _of_meetings(user, CommitteeAttendance)


def visible_decisions(user) -> QuerySet[Decision]:
    return _of_meetings(user, Decision)


def visible_meeting_files(user) -> QuerySet[MeetingFile]:
    return _of_meetings(user, MeetingFile)


def visible_minutes(user) -> QuerySet[Minutes]:
    return _of_meetings(user, Minutes)


def get_committee_member_for(user, pk) -> CommitteeMember:
    found = visible_committee_members(user).select_related("committee__program", "organization")
    return get_object_or_404(found, pk=pk)


def get_agenda_item_for(user, pk) -> AgendaItem:
    found = visible_agenda_items(user).select_related("meeting__committee__program__lead")
    return get_object_or_404(found, pk=pk)


def get_decision_for(user, pk) -> Decision:
    found = visible_decisions(user).select_related("meeting__committee__program__lead")
    return get_object_or_404(found, pk=pk)


def get_meeting_file_for(user, pk) -> MeetingFile:
    found = visible_meeting_files(user).select_related("meeting__committee__program")
    return get_object_or_404(found, pk=pk)


def get_minutes_for(user, pk) -> Minutes:
    return get_object_or_404(visible_minutes(user), pk=pk)


def meeting_of(token: str) -> CommitteeMeeting | None:
    """The meeting that a link names, once its members were convened; None before, and for any other token."""
    meetings = CommitteeMeeting.objects.exclude(convened_at=None)
    return record_of(token, meetings.select_related("committee__program__lead"))


def approved_minutes(program: Program, period: Period) -> QuerySet[Minutes]:
    """The last version of the adopted minutes of each meeting that a program's committees held within ``period``.

    One in each language. Those that were reopened are left out until they are adopted anew.
    """
    meetings = CommitteeMeeting.objects.filter(
        committee__program=program,
        day__range=(period.start, period.end),
        state=CommitteeMeetingState.APPROVED,
    )
    of_meeting = Minutes.objects.filter(meeting=OuterRef("meeting")).order_by("-version")
    found = Minutes.objects.filter(
        meeting__in=meetings, version=Subquery(of_meeting.values("version")[:1])
    )
    return found.select_related("meeting__committee").order_by(
        "meeting__day", "meeting", "language"
    )


def visible_follow_ups(user) -> QuerySet[FollowUp]:
    return FollowUp.objects.filter(program__in=programs_coordinated_by(user))


def get_follow_up_for(user, pk, *related: str) -> FollowUp:
    """A follow-up with its program, and with what is at each of the ``related`` paths."""
    found = visible_follow_ups(user).select_related("program__lead", *related)
    return get_object_or_404(found, pk=pk)


# --- partner organisations


def own_agreements(user) -> QuerySet[Agreement]:
    """The agreements of which an organisation of the user is a party, once it was asked to sign."""
    own = AgreementParty.objects.filter(
        organization__in=user.organizations_as(MembershipRole.PARTNER)
    )
    return Agreement.objects.shared().filter(pk__in=own.values("agreement"))


def get_own_agreement_for(user, pk) -> Agreement:
    return get_object_or_404(own_agreements(user).select_related("program__lead"), pk=pk)


def own_reviews(user) -> QuerySet[AgreementReview]:
    """The yearly reviews that an organisation of the user is asked for."""
    return AgreementReview.objects.filter(
        agreement__in=own_agreements(user),
        party__organization__in=user.organizations_as(MembershipRole.PARTNER),
    )


def get_own_review_for(user, pk) -> AgreementReview:
    found = own_reviews(user).select_related("agreement__program__lead", "party__organization")
    return get_object_or_404(found, pk=pk)


def own_follow_ups(user) -> QuerySet[FollowUp]:
    """What is open and an organisation of the user has in charge, the earliest first."""
    own = user.organizations_as(MembershipRole.PARTNER)
    found = FollowUp.objects.open().filter(organization__in=own)
    return found.select_related("program__lead", "committee", "organization")


def get_own_follow_up_for(user, pk) -> FollowUp:
    return get_object_or_404(own_follow_ups(user), pk=pk)


# --- the directory


def reads_directory(user) -> bool:
    return coordinates(user) or MembershipRole.PARTNER in user.roles


def visible_entries(user) -> QuerySet[NetworkEntry]:
    """Coordinators read all entries, partners those that are listed and their own."""
    if coordinates(user):
        return NetworkEntry.objects.all()
    own = Q(organization__in=user.organizations_as(MembershipRole.PARTNER))
    if MembershipRole.PARTNER not in user.roles:
        return NetworkEntry.objects.none()
    return NetworkEntry.objects.filter(Q(is_listed=True) | own)


def get_entry_for(user, pk) -> NetworkEntry:
    return get_object_or_404(visible_entries(user).select_related("organization__region"), pk=pk)


def visible_network_services(user) -> QuerySet[NetworkService]:
    return NetworkService.objects.filter(entry__in=visible_entries(user))


def visible_network_contacts(user) -> QuerySet[NetworkContact]:
    return NetworkContact.objects.filter(entry__in=visible_entries(user))
