"""The only doors to partnerships: coordinators to what their programs have, partners to their own agreements.

The directory of the network is read by whoever coordinates or comes from a partner organisation.
"""

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.shortcuts import get_object_or_404

from programs.access import (
    can_change_organization,
    coordinates,
    organizations_changed_by,
    programs_coordinated_by,
)
from programs.enums import MembershipRole, Service
from programs.lib.periods import Period, today
from programs.links import record_of
from programs.models import Organization, Program
from programs.models.successions import Succession
from programs.partnerships.enums import AGREEMENT_FILES_SHARED, CommitteeMeetingState
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


def get_hours_for(user, pk) -> InsuredHours:
    found = visible_insured_hours(user).select_related(
        "agreement__program__lead", "party__organization"
    )
    return get_object_or_404(found, pk=pk)


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


def _speaks_for(user, organization: str, lead: str) -> Q:
    """That the ``organization`` of a row is one for which the user speaks to its ``lead``.

    Whoever carries an organisation on speaks for it. One who was let in by one lead organisation speaks to no other.
    """
    succession, found = Succession(), Q(pk__in=[])
    held = user.memberships.active().filter(role=MembershipRole.PARTNER)
    for own, vouched_by in held.values_list("organization", "vouched_by").distinct():
        line = Q(**{f"{organization}__in": [own, *succession.carried_on(own, today())]})
        found |= line & Q(**{lead: vouched_by}) if vouched_by else line
    return found


def own_parties(user) -> QuerySet[AgreementParty]:
    """What the user's organisations are in agreements, once these were sent to be signed."""
    speaks = _speaks_for(user, "organization", "agreement__program__lead")
    return AgreementParty.objects.filter(speaks, agreement__in=Agreement.objects.shared())


def own_agreements(user) -> QuerySet[Agreement]:
    """The agreements of which an organisation of the user is a party, once it was asked to sign."""
    return Agreement.objects.filter(pk__in=own_parties(user).order_by().values("agreement"))


def get_own_agreement_for(user, pk) -> Agreement:
    return get_object_or_404(own_agreements(user).select_related("program__lead"), pk=pk)


def _of_own_parties(user, model) -> QuerySet:
    return model.objects.filter(party__in=own_parties(user).order_by()).select_related(
        "agreement__program__lead", "party__organization"
    )


def own_obligations(user) -> QuerySet[AgreementObligation]:
    """What the organisations of the user have to do under their agreements."""
    return _of_own_parties(user, AgreementObligation)


def get_own_obligation_for(user, pk) -> AgreementObligation:
    return get_object_or_404(own_obligations(user), pk=pk)


def own_reviews(user) -> QuerySet[AgreementReview]:
    """The yearly reviews that an organisation of the user is asked for."""
    return _of_own_parties(user, AgreementReview)


def get_own_review_for(user, pk) -> AgreementReview:
    return get_object_or_404(own_reviews(user), pk=pk)


def own_hours(user) -> QuerySet[InsuredHours]:
    """The hours that were declared for an organisation of the user."""
    return _of_own_parties(user, InsuredHours)


def get_own_hours_for(user, pk) -> InsuredHours:
    return get_object_or_404(own_hours(user), pk=pk)


def own_files(user) -> QuerySet[AgreementFile]:
    """The signed copies of the user's agreements, and the texts that they were sent to sign."""
    return AgreementFile.objects.filter(
        agreement__in=own_agreements(user), kind__in=AGREEMENT_FILES_SHARED
    )


def get_own_file_for(user, pk) -> AgreementFile:
    return get_object_or_404(own_files(user), pk=pk)


def charged_follow_ups(user) -> QuerySet[FollowUp]:
    """What an organisation of the user has, or had, in charge."""
    return FollowUp.objects.filter(_speaks_for(user, "organization", "program__lead"))


def own_follow_ups(user) -> QuerySet[FollowUp]:
    """What is open and an organisation of the user has in charge, the earliest first."""
    found = charged_follow_ups(user).open()
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


def known_agreements(user) -> QuerySet[Agreement]:
    """What the directory may say of agreements: those that the user coordinates, or is a party of."""
    known = Q(pk__in=visible_agreements(user).values("pk"))
    return Agreement.objects.filter(known | Q(pk__in=own_agreements(user).values("pk")))


def own_organizations(user) -> QuerySet[Organization]:
    """Those that the user belongs to as a partner."""
    return Organization.objects.filter(pk__in=user.organizations_as(MembershipRole.PARTNER))


def get_organization_written_by(user, pk) -> Organization:
    """An organisation whose entry the user writes: their own, or one that they keep as coordinators."""
    written = Q(pk__in=user.organizations_as(MembershipRole.PARTNER))
    written |= Q(pk__in=organizations_changed_by(user).values("pk"))
    return get_object_or_404(Organization.objects.filter(written).select_related("region"), pk=pk)


def can_write_entry(user, organization: Organization) -> bool:
    own = organization.pk in user.organizations_as(MembershipRole.PARTNER)
    return own or can_change_organization(user, organization)


def can_write_reach(user, organization: Organization) -> bool:
    """Whether the user writes how ``organization`` is reached, and not its entry alone.

    Letters and public pages print how a lead organisation is reached: only its coordinators write that.
    """
    if can_change_organization(user, organization):
        return True
    return can_write_entry(user, organization) and not organization.led_programs.exists()
