"""The ground's part of a world: regions, organisations, programs and their money."""

from datetime import date
from decimal import Decimal

from django.utils import timezone

from programs.accounts.tests.factories import UserFactory
from programs.enums import MailTrouble
from programs.models import (
    FundingShare,
    Import,
    Job,
    JobFile,
    OrganizationAlias,
    Program,
    ProgramObjective,
    ProgramRole,
    ProgramTarget,
)
from programs.tests.factories import (
    FormerNameFactory,
    FundingFactory,
    OrganizationFactory,
    OutgoingMailFactory,
    ProgramFactory,
    RegionFactory,
    SchoolFactory,
    SuccessionFactory,
)
from programs.tests.worlds import TYPED, World, merged_into

ABOUT = {"admin:view_on_site": "programs_program", "job": "programs_job", "jobs": ""}


def fill(world: World) -> None:
    program = world.program
    OrganizationAlias.objects.create(organization=program.lead, name="Autre nom")
    ProgramRole.objects.create(program=program, organization=world.partner, role="partner")
    a_year_of_grants(program)
    board = OrganizationFactory(kind="school")
    school = SchoolFactory(board=board, levels=["7", "8"], language="fr", setting="rural")
    paid = FundingFactory(program=program, funder=world.funder)
    former = FormerNameFactory(organization=program.lead, name_en="Old name", acronym="AN")
    succession = SuccessionFactory(successor=world.partner)
    mail = OutgoingMailFactory(about=program)
    job = Job.objects.create(
        kind="export", title="Un travail", asked_by=UserFactory(), finished_at=timezone.now()
    )
    JobFile.objects.create(job=job, name="essai.csv", content=b"a", content_type="text/csv", size=1)
    made = Import.objects.create(
        resource="funding",
        program=program,
        file_name="financements.csv",
        sha256="0" * 64,
        leads=[program.lead_id],
        notes=["Une remarque"],
    )
    world.keep(program, program.region, program.lead, school, paid, job, mail, made)
    world.keep(former, succession)
    world.records["partner"] = world.partner
    world.records["merged_organization"] = merged_into(program.lead, "Organisme d’avant")


def values(world: World, address, record) -> dict[str, tuple]:
    found = {"slug": (world.program.slug,)}
    if address.name.startswith("admin:programs_organization"):
        merged = world.records["merged_organization"]
        found |= {"other": (world.partner.pk,), "merge": (merged.pk,)}
    return found


def awaits(program: Program) -> None:
    """A mail that could not leave, and one that just came."""
    OutgoingMailFactory(given_up_at=timezone.now(), trouble=MailTrouble.RECIPIENT)
    OutgoingMailFactory()


def a_year_of_grants(program: Program) -> None:
    """Two grants of 2007-2008, one of them of an unknown amount, and an envelope of five years."""
    FundingFactory(program=program, amount=14_300)
    FundingFactory(program=program, amount=None)
    FundingFactory(
        program=program, amount=71_500, starts_on=date(2006, 7, 1), ends_on=date(2011, 6, 30)
    )


def awkward(program: Program) -> None:
    OrganizationAlias.objects.create(organization=program.lead, name="Ancien, Nom")
    for until in (None, date(2007, 6, 30), date(2009, 6, 30)):
        FormerNameFactory(organization=program.lead, name=TYPED[:100], used_until=until)
    SuccessionFactory(predecessor__name="Fondé, puis « fusionné »", note=TYPED[:100])
    SuccessionFactory(kind="spin_off")
    for region in (RegionFactory(), RegionFactory(code="15", name="Laurentides")):
        OrganizationFactory(name="Carrefour", region=region)
    board = OrganizationFactory(name="Conseil, des Pins", kind="school")
    for fields in ({}, {"board": board}, {"official_code": "007", "levels": ["adult", "7"]}):
        SchoolFactory(organization__name="École « des Pins »", town=TYPED[:20], **fields)
    ProgramFactory(
        slug="ailleurs",
        fiscal_year_starts=1,
        fiscal_year_changes=[date(2025, 7, 1), date(2027, 4, 1)],
    )
    ProgramRole.objects.create(program=program, organization=program.lead, role="lead")
    for number, text in (("1.", "Un"), ("1.", "Deux"), ("", TYPED)):
        ProgramObjective.objects.create(program=program, number=number, text=text)
    ProgramTarget.objects.create(program=program, number="1", label="Exact", minimum=5, maximum=5)
    ProgramTarget.objects.create(
        program=program,
        label="Environ",
        minimum=Decimal("40.50"),
        maximum=Decimal("40.50"),
        qualifier="about",
    )
    FundingFactory(program=program, amount=Decimal("82143.05"), reference="+1")
    FundingFactory(program=program, amount=None, ends_on=date(2010, 6, 30), qualifier="at_most")
    FundingFactory(program=program, amount=75_000, qualifier="over", reference="+2")
    FundingFactory(program=program, amount=10, maximum=12, qualifier="range", reference="+3")
    shared = FundingFactory(program=program, amount=50, ends_on=date(2010, 6, 30), reference="+4")
    for start, end in ((date(2007, 7, 1), date(2008, 6, 30)), (date(2009, 1, 1), date(2009, 2, 1))):
        FundingShare.objects.create(funding=shared, starts_on=start, ends_on=end, amount="20.50")
    ProgramTarget.objects.create(
        program=program, label="Emploi", minimum=70, qualifier="over", unit="percent", per="program"
    )
    ProgramTarget.objects.create(
        program=program,
        label="Bourses",
        minimum=3,
        maximum=5,
        qualifier="range",
        unit_amount="2500.50",
    )


def one_more(program: Program) -> None:
    organization = OrganizationFactory()
    OrganizationAlias.objects.create(organization=organization, name="Autre")
    FormerNameFactory(organization=organization)
    SuccessionFactory(successor=organization)
    SchoolFactory(board=organization)
    ProgramRole.objects.create(program=program, organization=organization, role="partner")
    ProgramObjective.objects.create(program=program, number="1", text="Un")
    ProgramTarget.objects.create(program=program, number="1", label="Un")
    FundingFactory(program=program)
