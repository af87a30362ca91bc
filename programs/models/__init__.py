"""The nouns that every service shares."""

from programs.models.imports import Import, ImportState
from programs.models.jobs import Job, JobFile
from programs.models.merges import Distinction, Merge
from programs.models.organizations import Organization, OrganizationAlias, OrganizationName
from programs.models.outbox import OutgoingMail
from programs.models.programs import (
    Funding,
    FundingShare,
    Program,
    ProgramObjective,
    ProgramRole,
    ProgramTarget,
    refuse_shares,
    write_fundings_shares,
)
from programs.models.regions import Region
from programs.models.schools import School
from programs.models.sendings import Sending
from programs.models.successions import OrganizationSuccession

__all__ = [
    "Distinction",
    "Funding",
    "FundingShare",
    "Import",
    "ImportState",
    "Job",
    "JobFile",
    "Merge",
    "Organization",
    "OrganizationAlias",
    "OrganizationName",
    "OrganizationSuccession",
    "OutgoingMail",
    "Program",
    "ProgramObjective",
    "ProgramRole",
    "ProgramTarget",
    "Region",
    "School",
    "Sending",
    "refuse_shares",
    "write_fundings_shares",
]
