"""The only doors to the records of the ground floor.

Each ``visible_to`` is what a user may see; a ``get_…_for`` returns one record or raises Http404; ``can_…``
says whether a right is held.
"""

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.shortcuts import get_object_or_404

from programs.enums import SECTIONS, MembershipRole, ProgramRoleKind, Service
from programs.lib.periods import today
from programs.models import (
    Funding,
    Import,
    Job,
    Merge,
    Organization,
    OrganizationName,
    OrganizationSuccession,
    OutgoingMail,
    Program,
    ProgramRole,
    School,
)


def coordinates(user) -> bool:
    """Whether the user coordinates the programs of some organisation."""
    return user.is_superuser or MembershipRole.COORDINATION in user.roles


def keeps_accounts(user) -> bool:
    """Whether the user follows the money of some organisation's programs."""
    return coordinates(user) or MembershipRole.FINANCE in user.roles


def programs_coordinated_by(user) -> QuerySet[Program]:
    if user.is_superuser:
        return Program.objects.all()
    return Program.objects.filter(lead__in=user.organizations_as(MembershipRole.COORDINATION))


def programs_accounted_by(user) -> QuerySet[Program]:
    """Programs whose money the user keeps or follows: finance officers and coordinators."""
    if user.is_superuser:
        return Program.objects.all()
    roles = (MembershipRole.COORDINATION, MembershipRole.FINANCE)
    return Program.objects.filter(lead__in=user.organizations_as(*roles))


def programs_funded_by(user) -> QuerySet[Program]:
    """Programs that an organisation of the user funds, as its grants or its role in the program say."""
    program, funder = OuterRef(OuterRef("pk")), OuterRef("organization")
    granted = Funding.objects.filter(program=program, funder=funder)
    named = ProgramRole.objects.filter(
        program=program, organization=funder, role=ProgramRoleKind.FUNDER
    )
    memberships = user.memberships.counting(MembershipRole.FUNDER, OuterRef("lead"))
    return Program.objects.filter(Exists(memberships.filter(Exists(granted) | Exists(named))))


def visible_programs(user) -> QuerySet[Program]:
    return programs_accounted_by(user)


def services_of(user) -> set[str]:
    """The services that the programs of the user run."""
    run = programs_accounted_by(user).order_by().values_list("services", flat=True).distinct()
    return {service for services in run for service in services}


def sections_of(user) -> list[str]:
    """The sections that concern the user: the services that their programs run, and what the services share."""
    run = services_of(user)
    return [section for section in SECTIONS if section in run or section not in Service]


def visible_fundings(user) -> QuerySet[Funding]:
    return Funding.objects.filter(program__in=programs_accounted_by(user))


def visible_organizations(user) -> QuerySet[Organization]:
    """The directory of organisations is shared by those who enter the admin."""
    return Organization.objects.all() if user.is_staff else Organization.objects.none()


def visible_schools(user) -> QuerySet[School]:
    """Whoever reads the directory of organisations reads what it says of those that teach."""
    return School.objects.filter(organization__in=visible_organizations(user))


def visible_former_names(user) -> QuerySet[OrganizationName]:
    return OrganizationName.objects.filter(organization__in=visible_organizations(user))


def visible_successions(user) -> QuerySet[OrganizationSuccession]:
    return OrganizationSuccession.objects.filter(predecessor__in=visible_organizations(user))


def organizations_coordinated_by(user) -> QuerySet[Organization]:
    """The organisations in whose name the user keeps files and leads programs."""
    if user.is_superuser:
        return Organization.objects.all()
    return Organization.objects.filter(pk__in=user.organizations_as(MembershipRole.COORDINATION))


def holding_organizations(user) -> QuerySet[Organization]:
    """Those among which the holder of a new file is guessed: of all that an administrator has, who leads a program."""
    found = organizations_coordinated_by(user)
    return (
        found.filter(Exists(Program.objects.filter(lead=OuterRef("pk"))))
        if user.is_superuser
        else found
    )


def lead_organizations() -> QuerySet[Organization]:
    """Whom anybody may write to: the organisations that lead a program running today, with ``running``."""
    running = Program.objects.running_on(today())
    return (
        Organization.objects.filter(pk__in=running.values("lead"))
        .select_related("region")
        .prefetch_related(Prefetch("led_programs", running, to_attr="running"))
    )


def can_change_organization(user, organization: Organization) -> bool:
    """Coordinators keep the directory up to date, but not the entry of another lead organisation."""
    if user.is_superuser:
        return True
    if not coordinates(user):
        return False
    own = organization.pk in user.organizations_as(MembershipRole.COORDINATION)
    return own or not organization.led_programs.exists()


def organizations_changed_by(user) -> QuerySet[Organization]:
    """Those of which ``can_change_organization`` says yes."""
    found = visible_organizations(user)
    if user.is_superuser:
        return found
    own = user.organizations_as(MembershipRole.COORDINATION)
    led = Program.objects.filter(lead=OuterRef("pk"))
    return found.filter(Q(pk__in=own) | ~Exists(led)) if coordinates(user) else found.none()


def can_coordinate(user, program: Program) -> bool:
    return programs_coordinated_by(user).filter(pk=program.pk).exists()


def get_program_for(user, slug: str) -> Program:
    return get_object_or_404(visible_programs(user), slug=slug)


def get_organization_for(user, pk) -> Organization:
    return get_object_or_404(visible_organizations(user), pk=pk)


def visible_jobs(user) -> QuerySet[Job]:
    """What the user asked for. What it made was within their rights when they asked, and is nobody else's."""
    return Job.objects.filter(asked_by=user)


def get_job_for(user, pk: int) -> Job:
    return get_object_or_404(visible_jobs(user), pk=pk)


def visible_imports(user) -> QuerySet[Import]:
    """Coordinators see the imports made in the name of their organisations; finance officers, their own."""
    if user.is_superuser:
        return Import.objects.all()
    coordinated = user.organizations_as(MembershipRole.COORDINATION)
    kept = user.organizations_as(MembershipRole.COORDINATION, MembershipRole.FINANCE)
    own = Import.objects.within(kept).filter(made_by=user)
    return Import.objects.within(coordinated) | own


def can_undo(user, made: Import) -> bool:
    """Whoever made an import undoes it, or an administrator, where the user may see it at all."""
    return user.is_superuser or made.made_by_id == user.pk


def can_unmerge(user, made: Merge) -> bool:
    """Whoever merged two records takes it back, or an administrator, where the user may change the one that stayed."""
    return user.is_superuser or made.made_by_id == user.pk


def visible_mails(user) -> QuerySet[OutgoingMail]:
    """The outbox is the business of administrators alone."""
    return OutgoingMail.objects.all() if user.is_superuser else OutgoingMail.objects.none()


def latest_mails(records) -> dict[int, OutgoingMail]:
    """The last mail that tells of each of ``records``, by its key. Whoever may see a record may know how it fares."""
    records = list(records)
    if not records:
        return {}
    latest = OutgoingMail.objects.about(*records).order_by("about_id", "-pk").distinct("about_id")
    return {mail.about_id: mail for mail in latest.defer("body", "file")}


def mails_about(record) -> QuerySet[OutgoingMail]:
    """All that was written about one record, the latest first."""
    return OutgoingMail.objects.about(record).order_by("-pk").defer("body", "file")
