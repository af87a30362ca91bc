"""Accountability packs: what each funder asks for, and what it was given."""

from reporting.packs.models.packs import (
    DeliveredFile,
    Delivery,
    Pack,
    PackFile,
    PackItem,
    PackMove,
    PackSignature,
)
from reporting.packs.models.requirements import RequiredPiece, Requirement

__all__ = [
    "DeliveredFile",
    "Delivery",
    "Pack",
    "PackFile",
    "PackItem",
    "PackMove",
    "PackSignature",
    "RequiredPiece",
    "Requirement",
]
