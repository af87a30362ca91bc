"""The only doors to the reports and to the records behind their figures."""

from datetime import date

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.shortcuts import get_object_or_404

from programs.access import (
    keeps_accounts,
    programs_accounted_by,
    programs_coordinated_by,
    programs_funded_by,
)
from programs.accounts.models import Membership, User
from programs.enums import MembershipRole, ProgramRoleKind
from programs.lib.periods import Period
from programs.models import Organization, Program
from reporting.enums import Unit
from reporting.models import Report, ReportDownload, ReportFile, ReportVersion, StatedFigure


def visible_reports(user) -> QuerySet[Report]:
    """Reports being written: for those who coordinate or account for the program."""
    return Report.objects.filter(program__in=programs_accounted_by(user))


def bilans_to_start(user, day: date) -> list[tuple[Program, Period]]:
    """The fiscal years of ``day`` and the year before, of programs that the user coordinates, without a bilan.

    Of a program that ended, its last two years.
    """
    begun = set(visible_reports(user).values_list("program", "starts_on", "ends_on"))
    found = []
    for program in programs_coordinated_by(user).order_by("title", "pk"):
        current = program.calendar.year_containing(min(day, program.ends_on or day))
        for period in (current, current.previous()):
            known = (program.pk, period.start, period.end) in begun
            if not known and period.end >= program.starts_on:
                found.append((program, period))
    return found


def visible_stated_figures(user) -> QuerySet[StatedFigure]:
    return StatedFigure.objects.filter(program__in=programs_accounted_by(user))


def visible_versions(user) -> QuerySet[ReportVersion]:
    """Published versions: also for those who fund the program. ``latest`` is the number of the newest."""
    return (
        _with_latest(ReportVersion.objects.filter(report__program__in=_programs_read_by(user)))
        .defer("narratives")
        .order_by("-report__ends_on", "report__program__title", "report", "-number")
    )


def _programs_read_by(user) -> QuerySet[Program]:
    return (programs_accounted_by(user) | programs_funded_by(user)).values("pk")


def _with_latest(versions: QuerySet[ReportVersion]) -> QuerySet[ReportVersion]:
    """``latest`` and ``latest_at``: the number of the newest version of the report, and when it appeared."""
    newest = ReportVersion.objects.filter(report=OuterRef("report")).order_by("-number")
    return versions.annotate(
        latest=Subquery(newest.values("number")[:1]),
        latest_at=Subquery(newest.values("published_at")[:1]),
    ).select_related("report__program__lead")


def published_reports(user) -> QuerySet[Report]:
    """The reports of which the user may read a published version."""
    versions = ReportVersion.objects.filter(report=OuterRef("pk"))
    return Report.objects.filter(
        Exists(versions), program__in=_programs_read_by(user)
    ).select_related("program")


def get_version_for(user, pk) -> ReportVersion:
    return get_object_or_404(
        visible_versions(user).prefetch_related(files_without_content()), pk=pk
    )


def versions_known_to_all() -> QuerySet[ReportVersion]:
    """What anybody may learn who holds a published document: that it was, of what, and whether it still stands.

    Its figures, its texts and what was corrected are left in the database.
    """
    return _with_latest(ReportVersion.objects.all()).defer(
        "figures", "narratives", "reason", "changes"
    )


def readers_of(program: Program) -> QuerySet[Organization]:
    """The funders who may read the published reports of ``program``; ``signs_in`` where one has an account."""
    accounts = _funder_accounts(program).filter(organization=OuterRef("pk"))
    named = program.roles.filter(role=ProgramRoleKind.FUNDER)
    return (
        Organization.objects.filter(
            Q(pk__in=program.fundings.values("funder")) | Q(pk__in=named.values("organization"))
        )
        .annotate(signs_in=Exists(accounts))
        .order_by("name", "pk")
    )


def people_reading(program: Program) -> QuerySet[User]:
    """Those who sign in for a funder of ``program`` and may read its published reports."""
    accounts = _funder_accounts(program).filter(organization__in=readers_of(program).values("pk"))
    return User.objects.filter(pk__in=accounts.values("user")).order_by("email")


def _funder_accounts(program: Program) -> QuerySet[Membership]:
    """Funders' memberships that count for ``program``: as programs_funded_by reads them, the other way."""
    return Membership.objects.counting(MembershipRole.FUNDER, program.lead_id).filter(
        user__is_active=True
    )


def visible_downloads(user) -> QuerySet[ReportDownload]:
    """Who read what: for those who coordinate the program."""
    return (
        ReportDownload.objects.filter(
            file__version__report__program__in=programs_coordinated_by(user)
        )
        .select_related("user", "file__version__report__program")
        .defer("file__content")
    )


def files_without_content() -> Prefetch:
    """The files of versions, for lists: their bytes stay in the database."""
    return Prefetch("files", ReportFile.objects.defer("content"))


def may_open_records(user, program: Program, unit: str) -> bool:
    """Whether the records of ``program`` behind a figure in ``unit`` open to the user at all."""
    if unit == Unit.DOLLARS:
        return keeps_accounts(user)
    return user.is_superuser or program.lead_id in user.organizations_as(
        MembershipRole.COORDINATION
    )


def get_file_for(user, version, language: str, format: str) -> ReportFile:
    """The file, its bytes still in the database."""
    return get_object_or_404(
        ReportFile.objects.select_related("version__report__program").defer("content"),
        version__in=visible_versions(user).values("pk"),
        version=version,
        language=language,
        format=format,
    )
