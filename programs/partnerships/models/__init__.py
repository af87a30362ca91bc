"""Partnerships: agreements with organisations, committees and what they decide, the directory of the network."""

from programs.partnerships.models.agreements import (
    Agreement,
    AgreementMove,
    AgreementParty,
    Amendment,
    Signature,
)
from programs.partnerships.models.committees import Committee, CommitteeMember
from programs.partnerships.models.contents import (
    AgreementClause,
    AgreementContribution,
    AgreementFile,
    AgreementObligation,
    AgreementReview,
    ClauseTemplate,
    InsuredHours,
)
from programs.partnerships.models.directory import NetworkContact, NetworkEntry, NetworkService
from programs.partnerships.models.follow_ups import FollowUp, FollowUpMove
from programs.partnerships.models.meetings import (
    AgendaItem,
    CommitteeAttendance,
    CommitteeMeeting,
    CommitteeMeetingMove,
    Decision,
    MeetingFile,
    Minutes,
)

__all__ = [
    "AgendaItem",
    "Agreement",
    "AgreementClause",
    "AgreementContribution",
    "AgreementFile",
    "AgreementMove",
    "AgreementObligation",
    "AgreementParty",
    "AgreementReview",
    "Amendment",
    "ClauseTemplate",
    "Committee",
    "CommitteeAttendance",
    "CommitteeMeeting",
    "CommitteeMeetingMove",
    "CommitteeMember",
    "Decision",
    "FollowUp",
    "FollowUpMove",
    "InsuredHours",
    "MeetingFile",
    "Minutes",
    "NetworkContact",
    "NetworkEntry",
    "NetworkService",
    "Signature",
]
