"""The only doors to accountability packs: who coordinates the program or keeps its accounts, and the funder itself."""

from django.db.models import Exists, OuterRef, QuerySet
from django.shortcuts import get_object_or_404

from programs.access import programs_accounted_by
from programs.enums import MembershipRole
from programs.lib.periods import Period
from programs.lookups import sort_key_of
from programs.models import Organization, Program
from reporting.access import visible_versions
from reporting.enums import About
from reporting.kinds import KINDS
from reporting.models import ReportFile, ReportVersion
from reporting.packs.models import (
    DeliveredFile,
    Delivery,
    Pack,
    PackFile,
    PackItem,
    PackSignature,
    RequiredPiece,
    Requirement,
)

# --- who coordinates or keeps the accounts


def pack_programs(user) -> QuerySet[Program]:
    """The programs of which the user gives account, in the order in which they are listed."""
    return programs_accounted_by(user).order_by(sort_key_of("title"), "pk")


def visible_requirements(user) -> QuerySet[Requirement]:
    return Requirement.objects.filter(program__in=programs_accounted_by(user))


def visible_pieces(user) -> QuerySet[RequiredPiece]:
    return RequiredPiece.objects.filter(requirement__in=visible_requirements(user))


def visible_packs(user) -> QuerySet[Pack]:
    return Pack.objects.filter(requirement__in=visible_requirements(user))


def visible_items(user) -> QuerySet[PackItem]:
    return PackItem.objects.filter(pack__in=visible_packs(user))


def visible_files(user) -> QuerySet[PackFile]:
    return PackFile.objects.filter(item__in=visible_items(user))


def visible_signatures(user) -> QuerySet[PackSignature]:
    return PackSignature.objects.filter(item__in=visible_items(user))


def visible_deliveries(user) -> QuerySet[Delivery]:
    return Delivery.objects.filter(pack__in=visible_packs(user))


def get_requirement_for(user, pk: int) -> Requirement:
    found = visible_requirements(user).select_related("program__lead", "funder")
    return get_object_or_404(found, pk=pk)


def get_piece_for(user, requirement: Requirement, pk: int) -> RequiredPiece:
    return get_object_or_404(visible_pieces(user).filter(requirement=requirement), pk=pk)


def get_pack_for(user, pk: int) -> Pack:
    related = ("requirement__program__lead", "requirement__funder")
    return get_object_or_404(visible_packs(user).select_related(*related), pk=pk)


def get_item_for(user, pack: Pack, pk: int) -> PackItem:
    found = visible_items(user).filter(pack=pack).select_related("piece__requirement")
    return get_object_or_404(found, pk=pk)


def get_file_for(user, item: PackItem, pk: int) -> PackFile:
    return get_object_or_404(visible_files(user).filter(item=item), pk=pk)


def get_signature_for(user, item: PackItem, pk: int) -> PackSignature:
    return get_object_or_404(visible_signatures(user).filter(item=item), pk=pk)


def get_delivery_for(user, pk: int) -> Delivery:
    related = ("pack__requirement__program", "pack__requirement__funder")
    return get_object_or_404(visible_deliveries(user).select_related(*related), pk=pk)


def versions_for(user, pack: Pack, piece: RequiredPiece) -> QuerySet[ReportVersion]:
    """The published reports of the kind that ``piece`` asks for, of the year of ``pack``, the newest first."""
    about_program = KINDS[piece.report_kind].about == About.PROGRAM
    program = pack.requirement.program
    subject = (
        {"report__program": program} if about_program else {"report__organization": program.lead_id}
    )
    days = {"report__ends_on__gt": pack.starts_on, "report__ends_on__lte": pack.ends_on}
    found = visible_versions(user).filter(report__kind=piece.report_kind, **subject, **days)
    return found.order_by("-published_at", "-pk")


def report_pdf(version: ReportVersion, language: str) -> ReportFile | None:
    """The stored PDF of a published report in ``language``, its bytes still in the database; else in the other one."""
    files = ReportFile.objects.filter(version=version, format="pdf").defer("content")
    by_language = {file.language: file for file in files}
    return by_language.get(language) or next(iter(by_language.values()), None)


def funders_of(program: Program) -> QuerySet[Organization]:
    """The directory, in the order in which it is offered."""
    return Organization.objects.order_by(sort_key_of("name"), "pk").told_apart()


def requirements_of(user, program: Program, period: Period) -> QuerySet[Requirement]:
    """What funders ask of ``program`` for the fiscal year ``period``."""
    return visible_requirements(user).filter(program=program).asking_of(period)


# --- the funder


def received_deliveries(user) -> QuerySet[Delivery]:
    """What was given to an organisation for which the user reads, of programs for which that counts."""
    memberships = user.memberships.counting(
        MembershipRole.FUNDER, OuterRef("pack__requirement__program__lead")
    )
    own = memberships.filter(organization=OuterRef("pack__requirement__funder"))
    return Delivery.objects.filter(Exists(own), withdrawn_on=None)


def get_received_for(user, pk: int) -> Delivery:
    related = ("pack__requirement__program", "pack__requirement__funder")
    return get_object_or_404(received_deliveries(user).select_related(*related), pk=pk)


def delivered_files(delivery: Delivery) -> QuerySet[DeliveredFile]:
    """What left, in its order; whoever has the delivery has its files."""
    return delivery.files.all()
