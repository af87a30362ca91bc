"""Who opens what of the reports, who reads them, and which a coordinator may still start."""

import pytest
from django.urls import reverse

from mentoring.tests.factories import MenteeFactory
from programs.accounts.models import User
from programs.accounts.tests.factories import AdministratorFactory, UserFactory, coordinator_of
from programs.enums import MembershipRole, ProgramRoleKind
from programs.models import ProgramRole
from programs.tests.factories import OrganizationFactory, ProgramFactory
from reporting import access
from reporting.enums import DOCUMENT_FORMATS
from reporting.models import Report, ReportDownload
from reporting.tests.factories import (
    LABEL,
    YEAR,
    StatedFigureFactory,
    finance_officer_of,
    funder_of,
    member_of,
    published_files,
)

pytestmark = pytest.mark.django_db

SECRET = "Confidentiel"


class Place:
    """A program with its published bilan, and somebody of each role; all of another place exists first."""

    def __init__(self):
        self.foreign = ProgramFactory(title=SECRET, slug="ailleurs", lead__name=SECRET)
        StatedFigureFactory(program=self.foreign, source=SECRET)
        self.foreign_version = published_files(self.foreign)
        self.program = ProgramFactory(title="Ici", slug="ici")
        MenteeFactory(program=self.program)
        self.version = published_files(self.program)
        self.users = {
            "nobody": None,
            "no role": UserFactory(),
            "partner": member_of(OrganizationFactory(), MembershipRole.PARTNER),
            "funder": funder_of(self.program),
            "finance": finance_officer_of(self.program),
            "coordinator": coordinator_of(self.program),
            "coordinator elsewhere": coordinator_of(self.foreign),
            "administrator": AdministratorFactory(),
        }

    def url(self, name: str) -> str:
        report = Report.objects.get(program=self.program)
        addresses = {
            "published": ("published", {}),
            "report_file": ("report_file", {"args": [self.version.pk, "fr", "pdf"]}),
            "people": ("preview_records", {"args": ["ici", LABEL, "mentoring.mentees"]}),
            "grants": ("preview_records", {"args": ["ici", LABEL, "funding.total"]}),
            "sheet": ("program_sheet", {"args": ["ici"]}),
            "list": ("admin:reporting_report_changelist", {}),
            "correct": ("admin:reporting_report_step", {"args": [report.pk, "corriger"]}),
            "stated": ("admin:reporting_statedfigure_changelist", {}),
        }
        address, arguments = addresses[name]
        return reverse(address, **arguments)


# One example of each door; every address for every role is in config/tests/matrix.txt, and what is foreign in
# config/tests/test_two_organizations.py. 302 leads to the sign-in page.
PAGES = ("published", "report_file", "people", "grants", "sheet", "list", "correct")
GET = {
    "nobody": (302, 302, 302, 302, 302, 302, 302),
    "no role": (200, 404, 404, 404, 404, 302, 302),
    "funder": (200, 200, 404, 404, 404, 302, 302),
    "finance": (200, 200, 403, 200, 200, 200, 403),
    "coordinator": (200, 200, 200, 200, 200, 200, 200),
}


@pytest.fixture
def place() -> Place:
    return Place()


@pytest.mark.parametrize("role", GET)
def test_each_role_reads_what_it_may_and_nothing_else(role, place, client):
    if user := place.users[role]:
        client.force_login(user)
    found = tuple(client.get(place.url(name)).status_code for name in PAGES)
    assert found == GET[role]


@pytest.mark.parametrize(
    "role, expected", [("funder", 302), ("finance", 403), ("coordinator elsewhere", 404)]
)
def test_no_other_role_moves_a_report(role, expected, place, client):
    report = Report.objects.get(program=place.program)
    client.force_login(place.users[role])
    found = {
        step: client.post(
            reverse("admin:reporting_report_step", args=[report.pk, step]), {"reason": "Pour voir."}
        ).status_code
        for step in ("reviser", "publier", "rendre", "corriger")
    }
    report.refresh_from_db()
    assert (found, report.state) == (dict.fromkeys(found, expected), "published")


@pytest.mark.parametrize("role", ["funder", "coordinator"])
def test_a_foreign_file_is_not_found_in_any_format_and_is_not_handed_over(role, place, client):
    client.force_login(place.users[role])
    urls = [
        reverse("report_file", args=[place.foreign_version.pk, "fr", format])
        for format in DOCUMENT_FORMATS
    ]
    answers = [client.get(url) for url in urls]
    assert [answer.status_code for answer in answers] == [404] * len(urls)
    assert [SECRET.encode() in answer.content for answer in answers] == [False] * len(urls)
    assert ReportDownload.objects.count() == 0


def test_a_funder_sees_the_published_versions_of_what_it_funds_and_no_draft(place):
    Report.objects.create(program=place.program, starts_on="2006-07-01", ends_on="2007-06-30")
    user = place.users["funder"]
    assert (list(access.visible_versions(user)), list(access.visible_reports(user))) == (
        [place.version],
        [],
    )


def test_an_organisation_named_funder_of_a_program_reads_its_reports_without_a_grant():
    version = published_files(ProgramFactory())
    funder = OrganizationFactory()
    ProgramRole.objects.create(
        program=version.report.program, organization=funder, role=ProgramRoleKind.FUNDER
    )
    user = member_of(funder, MembershipRole.FUNDER)
    assert list(access.visible_versions(user)) == [version]


def test_the_readers_of_a_program_are_its_funders_with_or_without_an_account():
    program = ProgramFactory()
    reader = funder_of(program)
    named = OrganizationFactory(name="Zoé et associés")
    ProgramRole.objects.create(program=program, organization=named, role=ProgramRoleKind.FUNDER)
    funder_of(ProgramFactory())
    assert [(found.pk, found.signs_in) for found in access.readers_of(program)] == [
        (reader.memberships.get().organization_id, True),
        (named.pk, False),
    ]


def vouched_funder(program, lead) -> User:
    """A reader at a funder of ``program`` whom the coordinators of ``lead`` invited."""
    user = funder_of(program)
    user.memberships.update(vouched_by=lead)
    return user


def test_those_who_read_a_program_are_its_funders_active_accounts():
    program = ProgramFactory()
    reader, gone, ended = (funder_of(program) for _one in range(3))
    gone.is_active = False
    gone.save()
    ended.memberships.update(is_active=False)
    member_of(reader.memberships.get().organization, MembershipRole.PARTNER)
    coordinator_of(program)
    funder_of(ProgramFactory())
    assert list(access.people_reading(program)) == [reader]


def test_an_invitation_opens_only_the_programs_of_the_lead_that_vouches():
    program = ProgramFactory()
    here = vouched_funder(program, program.lead)
    elsewhere = vouched_funder(program, OrganizationFactory())
    version = published_files(program)
    assert list(access.people_reading(program)) == [here]
    assert [list(access.visible_versions(user)) for user in (here, elsewhere)] == [[version], []]
    assert [reader.signs_in for reader in access.readers_of(program)] == [True, False]


def test_a_funder_with_two_ways_in_is_one_reader():
    program = ProgramFactory()
    reader = funder_of(program)
    funder = reader.memberships.get().organization
    ProgramRole.objects.create(program=program, organization=funder, role=ProgramRoleKind.FUNDER)
    reader.memberships.create(
        organization=funder, role=MembershipRole.FUNDER, vouched_by=program.lead
    )
    assert list(access.people_reading(program)) == [reader]


@pytest.mark.parametrize(
    "role, seen",
    [
        ("coordinator", 1),
        ("administrator", 2),
        ("finance", 0),
        ("funder", 0),
        ("partner", 0),
        ("no role", 0),
    ],
)
def test_who_read_a_report_is_told_to_its_coordinators_alone(role, seen, place):
    for version in (place.foreign_version, place.version):
        file = version.files.first()
        ReportDownload.objects.create(file=file, user=place.users["funder"])
    assert access.visible_downloads(place.users[role]).count() == seen


def test_the_bilans_to_start_are_those_of_this_year_and_the_last_that_nobody_began():
    program = ProgramFactory(title="A")
    user = coordinator_of(program)
    ended = ProgramFactory(title="B", lead=program.lead, ends_on=YEAR.end)
    young = ProgramFactory(title="C", lead=program.lead, starts_on="2010-09-01")
    ProgramFactory()
    published_files(ended)
    young.refresh_from_db()
    found = access.bilans_to_start(user, YEAR.end.replace(year=2010, month=10))
    assert [(program.title, period.label) for program, period in found] == [
        ("A", "2010-2011"),
        ("A", "2009-2010"),
        ("B", "2006-2007"),
        ("C", "2010-2011"),
    ]


def test_a_leak_would_be_seen(place, client):
    client.force_login(place.users["coordinator elsewhere"])
    pages = [client.get(place.url(name)).content for name in ("published", "list", "stated")]
    assert [SECRET.encode() in page for page in pages] == [True, True, True]
