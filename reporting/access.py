"""The only doors to the reports and to the records behind their figures."""

from datetime import date

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.shortcuts import get_object_or_404

from programs.access import (
    keeps_accounts,
    programs_accounted_by,
    programs_coordinated_by,
    programs_funded_by,
    visible_programs,
)
from programs.accounts.models import Membership, User
from programs.budgets.models import Budget
from programs.enums import MembershipRole, ProgramRoleKind
from programs.lib.periods import Period
from programs.lookups import sort_key_of
from programs.models import Funding, Organization, Program, ProgramRole, Region
from reporting import kinds
from reporting.enums import Unit
from reporting.kinds import KINDS, Kind
from reporting.models import Report, ReportDownload, ReportFile, ReportVersion, StatedFigure


def leads() -> QuerySet[Organization]:
    """The organisations that lead a program: those of which there is a bilan."""
    return Organization.objects.filter(pk__in=Program.objects.values("lead"))


def leads_accounted_by(user) -> QuerySet[Organization]:
    """The lead organisations for which the user coordinates, or keeps the accounts."""
    return leads().filter(pk__in=programs_accounted_by(user).values("lead"))


def leads_read_by(user) -> QuerySet[Organization]:
    """Those, and the lead organisations of the programs that the user funds."""
    return leads().filter(pk__in=_programs_read_by(user).values("lead"))


def get_lead_for(user, code: str) -> Organization:
    return get_object_or_404(leads_accounted_by(user).select_related("region"), code=code)


def get_region_for(user, code: str) -> Region:
    """A region of which the user sees a program."""
    seen = visible_programs(user).values("region")
    return get_object_or_404(Region.objects.filter(pk__in=seen), code=code)


def funders(programs: QuerySet[Program] | None = None) -> QuerySet[Organization]:
    """The organisations that grant money to one of ``programs``, or of all there are."""
    granted, budgets = Funding.objects.all(), Budget.objects.exclude(funder=None)
    if programs is not None:
        seen = programs.order_by().values("pk")
        granted, budgets = granted.filter(program__in=seen), budgets.filter(program__in=seen)
    return Organization.objects.filter(
        Q(pk__in=granted.order_by().values("funder"))
        | Q(pk__in=budgets.order_by().values("funder"))
    )


def get_funder_for(user, code: str) -> Organization:
    """A funder of a program whose accounts the user keeps."""
    return get_object_or_404(funders(programs_accounted_by(user)), code=code)


def programs_to_report_on(user, kind: Kind) -> QuerySet[Program]:
    """The programs of which the user may start a report of ``kind``."""
    return _programs_told_by(user, kind).order_by(sort_key_of("title"), "pk")


def leads_to_report_on(user, kind: Kind) -> QuerySet[Organization]:
    """The lead organisations of which the user may start a report of ``kind``."""
    led = _programs_told_by(user, kind).values("lead")
    return Organization.objects.filter(pk__in=led).order_by(sort_key_of("name"), "pk").told_apart()


def _programs_told_by(user, kind: Kind) -> QuerySet[Program]:
    return programs_accounted_by(user) if kind.by_finance else programs_coordinated_by(user)


def may_write(user, kind: Kind, subject: Program | Organization) -> bool:
    """Whether the user writes, publishes and corrects the reports of ``kind`` about ``subject``."""
    roles = (MembershipRole.FINANCE,) if kind.by_finance else ()
    return _holds(user, subject, MembershipRole.COORDINATION, *roles)


def coordinates_subject(user, subject: Program | Organization) -> bool:
    return _holds(user, subject, MembershipRole.COORDINATION)


def _holds(user, subject: Program | Organization, *roles: MembershipRole) -> bool:
    """Whether the user has one of ``roles`` in the organisation that leads ``subject``."""
    return user.is_superuser or _lead_id(subject) in user.organizations_as(*roles)


def written_reports(user) -> QuerySet[Report]:
    """Those that the user may write, publish and correct."""
    told = [kind.code for kind in kinds.published() if kind.by_finance]
    coordinated = programs_coordinated_by(user)
    return visible_reports(user).filter(
        Q(kind__in=told)
        | Q(program__in=coordinated.values("pk"))
        | Q(organization__in=coordinated.values("lead"))
    )


def _lead_id(subject: Program | Organization) -> int:
    return subject.lead_id if isinstance(subject, Program) else subject.pk


def visible_reports(user) -> QuerySet[Report]:
    """Reports being written: for those who coordinate or account for what they are about."""
    return Report.objects.filter(
        Q(program__in=programs_accounted_by(user).values("pk"))
        | Q(organization__in=leads_accounted_by(user).values("pk"))
    )


def bilans_to_start(user, day: date) -> list[tuple[Program, Period]]:
    """The fiscal years of ``day`` and the year before, of programs that the user coordinates, without a bilan.

    Of a program that ended, its last two years.
    """
    begun = _begun(user, "bilan", "program")
    found = []
    for program in programs_to_report_on(user, KINDS["bilan"]):
        current = program.calendar.year_containing(min(day, program.ends_on or day))
        for period in (current, program.calendar.previous(current)):
            known = (program.pk, period.start, period.end) in begun
            if not known and period.end >= program.starts_on:
                found.append((program, period))
    return found


def organization_bilans_to_start(user, day: date) -> list[tuple[Organization, Period]]:
    """The same years of lead organisations that ran several programs then: of one alone its own bilan says all."""
    begun = _begun(user, "bilan-organisme", "organization")
    found = []
    written = leads_to_report_on(user, KINDS["bilan-organisme"])
    for lead in written.prefetch_related("led_programs"):
        current = lead.calendar.year_containing(day)
        for period in (current, lead.calendar.previous(current)):
            running = [one for one in lead.led_programs.all() if one.runs_in(period)]
            if len(running) > 1 and (lead.pk, period.start, period.end) not in begun:
                found.append((lead, period))
    return found


def _begun(user, kind: str, subject: str) -> set[tuple]:
    reports = visible_reports(user).filter(kind=kind)
    return set(reports.values_list(subject, "starts_on", "ends_on"))


def visible_stated_figures(user) -> QuerySet[StatedFigure]:
    return StatedFigure.objects.filter(program__in=programs_accounted_by(user))


def visible_versions(user) -> QuerySet[ReportVersion]:
    """Published versions: also for those who fund the program, or a program of the organisation.

    ``latest`` is the number of the newest.
    """
    return (
        _with_latest(ReportVersion.objects.filter(_read_by(user, "report__")))
        .defer("narratives")
        .order_by(
            "-report__ends_on",
            sort_key_of("report__program__title"),
            sort_key_of("report__organization__name"),
            "report",
            "-number",
        )
    )


def _read_by(user, path: str = "") -> Q:
    """The condition on reports at ``path`` that the user may read once they are published."""
    return Q(**{f"{path}program__in": _programs_read_by(user).values("pk")}) | Q(
        **{f"{path}organization__in": leads_read_by(user).values("pk")}
    )


def funded_programs(user) -> QuerySet[Program]:
    """Those whose reports a funder will read, with who is to publish them."""
    return programs_funded_by(user).select_related("lead")


def _programs_read_by(user) -> QuerySet[Program]:
    return programs_accounted_by(user) | programs_funded_by(user)


def _with_latest(versions: QuerySet[ReportVersion]) -> QuerySet[ReportVersion]:
    """``latest`` and ``latest_at``: the number of the newest version of the report, and when it appeared."""
    newest = ReportVersion.objects.filter(report=OuterRef("report")).order_by("-number")
    return versions.annotate(
        latest=Subquery(newest.values("number")[:1]),
        latest_at=Subquery(newest.values("published_at")[:1]),
    ).select_related("report__program__lead", "report__organization")


def published_reports(user) -> QuerySet[Report]:
    """The reports of which the user may read a published version."""
    versions = ReportVersion.objects.filter(report=OuterRef("pk"))
    return Report.objects.filter(_read_by(user), Exists(versions)).select_related(
        "program", "organization"
    )


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


def readers_of(subject: Program | Organization) -> QuerySet[Organization]:
    """The funders who may read the published reports about ``subject``; ``signs_in`` where one has an account.

    Of a lead organisation, they are the funders of any of its programs.
    """
    programs = _programs_of(subject).values("pk")
    accounts = _funder_accounts(subject).filter(organization=OuterRef("pk"))
    granted = Funding.objects.filter(program__in=programs)
    named = ProgramRole.objects.filter(program__in=programs, role=ProgramRoleKind.FUNDER)
    return (
        Organization.objects.filter(
            Q(pk__in=granted.values("funder")) | Q(pk__in=named.values("organization"))
        )
        .annotate(signs_in=Exists(accounts))
        .order_by(sort_key_of("name"), "pk")
    )


def people_reading(subject: Program | Organization) -> QuerySet[User]:
    """Those who sign in for a funder of ``subject`` and may read the published reports about it."""
    accounts = _funder_accounts(subject).filter(organization__in=readers_of(subject).values("pk"))
    return User.objects.filter(pk__in=accounts.values("user")).order_by("email")


def _programs_of(subject: Program | Organization) -> QuerySet[Program]:
    if isinstance(subject, Program):
        return Program.objects.filter(pk=subject.pk)
    return Program.objects.filter(lead=subject)


def _funder_accounts(subject: Program | Organization) -> QuerySet[Membership]:
    """Funders' memberships that count for ``subject``: as programs_funded_by reads them, the other way."""
    return Membership.objects.counting(MembershipRole.FUNDER, _lead_id(subject)).filter(
        user__is_active=True
    )


def visible_downloads(user) -> QuerySet[ReportDownload]:
    """Who read what: for those who coordinate what the report is about."""
    programs = programs_coordinated_by(user)
    return (
        ReportDownload.objects.filter(
            Q(file__version__report__program__in=programs.values("pk"))
            | Q(file__version__report__organization__in=programs.values("lead"))
        )
        .select_related(
            "user", "file__version__report__program", "file__version__report__organization"
        )
        .defer("file__content")
    )


def files_without_content() -> Prefetch:
    """The files of versions, for lists: their bytes stay in the database."""
    return Prefetch("files", ReportFile.objects.defer("content"))


def may_open_records(user, subject: Program | Organization, unit: str) -> bool:
    """Whether the records behind a figure in ``unit`` about ``subject`` open to the user at all."""
    return keeps_accounts(user) if unit == Unit.DOLLARS else coordinates_subject(user, subject)


def get_file_for(user, version, language: str, format: str) -> ReportFile:
    """The file, its bytes still in the database."""
    return get_object_or_404(
        ReportFile.objects.select_related(
            "version__report__program", "version__report__organization"
        ).defer("content"),
        version__in=visible_versions(user).values("pk"),
        version=version,
        language=language,
        format=format,
    )
