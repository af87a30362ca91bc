"""The state machines of bursaries."""

from bursaries.enums import (
    APPLICATION_REASON_REQUIRED,
    APPLICATION_TRANSITIONS,
    ATTESTATION_REASON_REQUIRED,
    ATTESTATION_TRANSITIONS,
    AWARD_REASON_REQUIRED,
    AWARD_TRANSITIONS,
    INSTALMENT_REASON_REQUIRED,
    INSTALMENT_TRANSITIONS,
    OBLIGATION_REASON_REQUIRED,
    OBLIGATION_TRANSITIONS,
    ROUND_REASON_REQUIRED,
    ROUND_TRANSITIONS,
    ApplicationState,
    AttestationState,
    AwardState,
    InstalmentState,
    ObligationState,
    RoundState,
)
from bursaries.models import (
    Application,
    ApplicationMove,
    Award,
    AwardInstalment,
    AwardInstalmentMove,
    AwardMove,
    BursaryRound,
    BursaryRoundMove,
    Obligation,
    ObligationMove,
    ServiceAttestation,
    ServiceAttestationMove,
)
from programs.moves import Machine

round_machine = Machine(
    model=BursaryRound,
    log=BursaryRoundMove,
    states=RoundState,
    transitions=ROUND_TRANSITIONS,
    reason_required=ROUND_REASON_REQUIRED,
)
application_machine = Machine(
    model=Application,
    log=ApplicationMove,
    states=ApplicationState,
    transitions=APPLICATION_TRANSITIONS,
    reason_required=APPLICATION_REASON_REQUIRED,
)
award_machine = Machine(
    model=Award,
    log=AwardMove,
    states=AwardState,
    transitions=AWARD_TRANSITIONS,
    reason_required=AWARD_REASON_REQUIRED,
)
instalment_machine = Machine(
    model=AwardInstalment,
    log=AwardInstalmentMove,
    states=InstalmentState,
    transitions=INSTALMENT_TRANSITIONS,
    reason_required=INSTALMENT_REASON_REQUIRED,
)
obligation_machine = Machine(
    model=Obligation,
    log=ObligationMove,
    states=ObligationState,
    transitions=OBLIGATION_TRANSITIONS,
    reason_required=OBLIGATION_REASON_REQUIRED,
)
attestation_machine = Machine(
    model=ServiceAttestation,
    log=ServiceAttestationMove,
    states=AttestationState,
    transitions=ATTESTATION_TRANSITIONS,
    reason_required=ATTESTATION_REASON_REQUIRED,
)
