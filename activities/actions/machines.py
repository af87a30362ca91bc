"""The state machines of activities."""

from activities.enums import (
    ACTIVITY_REASON_REQUIRED,
    ACTIVITY_TRANSITIONS,
    OFFERING_REASON_REQUIRED,
    OFFERING_TRANSITIONS,
    REGISTRATION_TRANSITIONS,
    SESSION_REASON_REQUIRED,
    SESSION_TRANSITIONS,
    ActivityState,
    OfferingState,
    RegistrationState,
    SessionState,
)
from activities.models import (
    Activity,
    ActivityMove,
    Offering,
    OfferingMove,
    Registration,
    RegistrationMove,
    Session,
    SessionMove,
)
from programs.moves import Machine

activity_machine = Machine(
    model=Activity,
    log=ActivityMove,
    states=ActivityState,
    transitions=ACTIVITY_TRANSITIONS,
    reason_required=ACTIVITY_REASON_REQUIRED,
)
offering_machine = Machine(
    model=Offering,
    log=OfferingMove,
    states=OfferingState,
    transitions=OFFERING_TRANSITIONS,
    reason_required=OFFERING_REASON_REQUIRED,
)
session_machine = Machine(
    model=Session,
    log=SessionMove,
    states=SessionState,
    transitions=SESSION_TRANSITIONS,
    reason_required=SESSION_REASON_REQUIRED,
)
registration_machine = Machine(
    model=Registration,
    log=RegistrationMove,
    states=RegistrationState,
    transitions=REGISTRATION_TRANSITIONS,
)
