"""The state machines of partnerships."""

from programs.moves import Machine
from programs.partnerships.actions.committee_carrying import CarryingMachine
from programs.partnerships.enums import (
    AGREEMENT_REASON_REQUIRED,
    AGREEMENT_TRANSITIONS,
    COMMITTEE_MEETING_REASON_REQUIRED,
    COMMITTEE_MEETING_TRANSITIONS,
    FOLLOW_UP_REASON_REQUIRED,
    FOLLOW_UP_TRANSITIONS,
    AgreementState,
    CommitteeMeetingState,
    FollowUpState,
)
from programs.partnerships.models import (
    Agreement,
    AgreementMove,
    CommitteeMeeting,
    CommitteeMeetingMove,
    FollowUp,
    FollowUpMove,
)

agreement_machine = Machine(
    model=Agreement,
    log=AgreementMove,
    states=AgreementState,
    transitions=AGREEMENT_TRANSITIONS,
    reason_required=AGREEMENT_REASON_REQUIRED,
)
meeting_machine = CarryingMachine(
    model=CommitteeMeeting,
    log=CommitteeMeetingMove,
    states=CommitteeMeetingState,
    transitions=COMMITTEE_MEETING_TRANSITIONS,
    reason_required=COMMITTEE_MEETING_REASON_REQUIRED,
)
follow_up_machine = CarryingMachine(
    model=FollowUp,
    log=FollowUpMove,
    states=FollowUpState,
    transitions=FOLLOW_UP_TRANSITIONS,
    reason_required=FOLLOW_UP_REASON_REQUIRED,
)
