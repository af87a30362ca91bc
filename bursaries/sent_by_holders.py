"""What a holder sent by their link: what they may still take back, and what came back to them to be mended."""

from collections.abc import Iterable

from bursaries.enums import AttestationState, InstalmentState
from bursaries.models import AwardInstalment, ServiceAttestation


def may_be_taken_back(attestation: ServiceAttestation) -> bool:
    """Whether its holder sent it, and nobody decided anything of it since. Reads its moves."""
    if attestation.state != AttestationState.RECEIVED or attestation.submission is None:
        return False
    return [move.moved_by_id for move in attestation.moves.all()] == [None]


def to_mend(attestations: Iterable[ServiceAttestation]) -> list[ServiceAttestation]:
    """Those that were refused, and of whose days nothing was sent since."""
    known = list(attestations)
    return [
        one
        for one in known
        if one.state == AttestationState.REFUSED
        and not any(
            other.pk > one.pk and other.starts_on <= one.ends_on and one.starts_on <= other.ends_on
            for other in known
        )
    ]


def why_returned(instalment: AwardInstalment) -> str:
    """Why its document was sent back, while another is awaited; nothing where none was. Reads its moves."""
    if instalment.state != InstalmentState.EXPECTED:
        return ""
    last = max(instalment.moves.all(), key=lambda move: move.pk, default=None)
    return last.reason if last and last.from_state == InstalmentState.ATTESTED else ""
