"""What a holder sent by their link: what they may still take back, and what came back to them to be mended."""

from collections.abc import Iterable
from datetime import timedelta

from django.utils import timezone

from bursaries.enums import AttestationState, AwardFileKind, AwardState, InstalmentState
from bursaries.models import AwardFile, AwardInstalment, ServiceAttestation

# As long as any step is taken back by whoever took it.
WITHDRAWN_WITHIN = timedelta(days=1)


def may_be_taken_back(attestation: ServiceAttestation) -> bool:
    """Whether its holder sent it, and nobody decided anything of it since. Reads its moves."""
    if attestation.state != AttestationState.RECEIVED or attestation.submission is None:
        return False
    return [move.moved_by_id for move in attestation.moves.all()] == [None]


def may_be_withdrawn(file: AwardFile) -> bool:
    """Whether the holder sent this document within a day, and nobody relied on it since. Reads what it stands on."""
    if file.added_by_id or timezone.now() - file.added_at > WITHDRAWN_WITHIN:
        return False
    if file.kind == AwardFileKind.CONTRACT:
        return file.award.state == AwardState.GRANTED
    if file.instalment is None:
        return True
    return (
        file.instalment.state == InstalmentState.ATTESTED and not _last(file.instalment).moved_by_id
    )


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
    last = _last(instalment)
    is_returned = last and last.from_state == InstalmentState.ATTESTED and last.moved_by_id
    return last.reason if is_returned else ""


def _last(instalment: AwardInstalment):
    return max(instalment.moves.all(), key=lambda move: move.pk, default=None)
