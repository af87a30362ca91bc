"""The only doors to the reports and to the records behind their figures."""

from datetime import date

from django.db.models import Exists, Model, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.shortcuts import get_object_or_404

from mentoring.access import visible_meetings, visible_pairings
from mentoring.models import Pairing, PairingMeeting
from programs.access import (
    keeps_accounts,
    programs_accounted_by,
    programs_coordinated_by,
    programs_funded_by,
    visible_fundings,
    visible_people,
    visible_referrals,
)
from programs.enums import MembershipRole, ProgramRoleKind
from programs.lib.periods import Period
from programs.models import Funding, Membership, Organization, Person, Program, Referral
from reporting.enums import Unit
from reporting.models import Report, ReportFile, ReportVersion, StatedFigure

# Through which door the records of a figure are seen.
_RECORD_DOORS = {
    Person: visible_people,
    Pairing: visible_pairings,
    PairingMeeting: visible_meetings,
    Referral: visible_referrals,
    Funding: visible_fundings,
}


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
    programs = programs_accounted_by(user) | programs_funded_by(user)
    newest = ReportVersion.objects.filter(report=OuterRef("report")).order_by("-number")
    return (
        ReportVersion.objects.filter(report__program__in=programs.values("pk"))
        .annotate(latest=Subquery(newest.values("number")[:1]))
        .select_related("report__program__lead", "published_by")
        .order_by("-report__ends_on", "report__program__title", "report", "-number")
    )


def readers_of(program: Program) -> QuerySet[Organization]:
    """The funders who may read the published reports of ``program``; ``signs_in`` where one has an account."""
    accounts = Membership.objects.active().filter(
        organization=OuterRef("pk"), role=MembershipRole.FUNDER, user__is_active=True
    )
    named = program.roles.filter(role=ProgramRoleKind.FUNDER)
    return (
        Organization.objects.filter(
            Q(pk__in=program.fundings.values("funder")) | Q(pk__in=named.values("organization"))
        )
        .annotate(signs_in=Exists(accounts))
        .order_by("name", "pk")
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


def visible_records(user, records: QuerySet[Model]) -> QuerySet[Model]:
    """Those of ``records`` that the user may see one by one."""
    door = _RECORD_DOORS[records.model]
    return records.filter(pk__in=door(user).order_by().values("pk"))


def get_file_for(user, version, language: str, format: str) -> ReportFile:
    return get_object_or_404(
        ReportFile.objects.select_related("version__report__program"),
        version__in=visible_versions(user).values("pk"),
        version=version,
        language=language,
        format=format,
    )
