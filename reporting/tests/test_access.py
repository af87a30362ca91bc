"""Who opens what: each role, each address of the reports, GET and POST; and not one byte of another's data."""

import pytest
from django.urls import reverse

from programs.enums import MembershipRole, ProgramRoleKind
from programs.models import Person, ProgramRole, User
from programs.tests.factories import (
    AdministratorFactory,
    OrganizationFactory,
    ProgramFactory,
    UserFactory,
    coordinator_of,
)
from reporting import access
from reporting.enums import FileFormat
from reporting.models import Report, ReportDownload
from reporting.tests.factories import (
    LABEL,
    YEAR,
    StatedFigureFactory,
    a_year_of_service,
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
        self.foreign = a_year_of_service(title=SECRET, slug="ailleurs", lead__name=SECRET)
        Person.objects.update(first_name=SECRET, last_name=SECRET, city=SECRET)
        StatedFigureFactory(program=self.foreign, source=SECRET)
        self.foreign_version = published_files(self.foreign)
        self.program = a_year_of_service(title="Ici", slug="ici")
        self.version = published_files(self.program)
        partner = self.program.referrals.exclude(referrer=None).first().referrer
        self.users = {
            "nobody": None,
            "no role": UserFactory(),
            "partner": member_of(partner, MembershipRole.PARTNER),
            "funder": funder_of(self.program),
            "finance": finance_officer_of(self.program),
            "coordinator": coordinator_of(self.program),
            "funder elsewhere": funder_of(self.foreign),
            "coordinator elsewhere": coordinator_of(self.foreign),
            "administrator": AdministratorFactory(),
        }

    def url(self, name: str) -> str:
        report = Report.objects.get(program=self.program)
        record = {"args": [report.pk]}
        addresses = {
            "home": ("home", {}),
            "published": ("published", {}),
            "version": ("published_version", {"args": [self.version.pk]}),
            "report_file": ("report_file", {"args": [self.version.pk, "fr", "pdf"]}),
            "preview": ("preview", {"args": ["ici", LABEL]}),
            "preview_file": ("preview_file", {"args": ["ici", LABEL, "json"]}),
            "people": ("preview_records", {"args": ["ici", LABEL, "mentoring.mentees"]}),
            "grants": ("preview_records", {"args": ["ici", LABEL, "funding.total"]}),
            "sheet": ("program_sheet", {"args": ["ici"]}),
            "sheet file": ("program_sheet_file", {"args": ["ici", "json"]}),
            "catalogue": ("region_catalogue_file", {"args": ["07", "json"]}),
            "list": ("admin:reporting_report_changelist", {}),
            "record": ("admin:reporting_report_change", record),
            "start": ("admin:reporting_report_add", {}),
            "correct": ("admin:reporting_report_step", {"args": [report.pk, "corriger"]}),
            "delete": ("admin:reporting_report_delete", record),
            "stated": ("admin:reporting_statedfigure_changelist", {}),
        }
        address, arguments = addresses[name]
        return reverse(address, **arguments)


PAGES = (
    "home",
    "published",
    "version",
    "report_file",
    "preview",
    "preview_file",
    "people",
    "grants",
)
SHEETS = ("sheet", "sheet file", "catalogue")
ADMIN = ("list", "record", "start", "correct", "delete", "stated")
ALL = (*PAGES, *SHEETS, *ADMIN)

# What each role gets at each address; 302 leads to the sign-in page, or from home to the admin.
GET = {
    "nobody": dict.fromkeys(ALL, 302),
    "no role": {
        **dict.fromkeys(ALL, 404),
        **dict.fromkeys(("home", "published"), 200),
        **dict.fromkeys(ADMIN, 302),
    },
    "finance": {
        **dict.fromkeys(ALL, 200),
        "home": 302,
        "people": 403,
        "start": 403,
        "correct": 403,
        "delete": 403,
        "stated": 403,
    },
    "coordinator": {**dict.fromkeys(ALL, 200), "home": 302, "delete": 403},
    "coordinator elsewhere": {
        **dict.fromkeys(ALL, 404),
        "home": 302,
        **dict.fromkeys(("published", "catalogue", "list", "start", "stated"), 200),
    },
    "administrator": {**dict.fromkeys(ALL, 200), "home": 302, "delete": 403},
}
GET["partner"] = GET["funder elsewhere"] = GET["no role"]
GET["funder"] = GET["no role"] | {"version": 200, "report_file": 200}


@pytest.fixture
def place(quick_pdf) -> Place:
    return Place()


def statuses(place: Place, client, role: str, names, method: str) -> dict[str, int]:
    if user := place.users[role]:
        client.force_login(user)
    return {name: getattr(client, method)(place.url(name)).status_code for name in names}


@pytest.mark.parametrize("role", GET)
def test_each_role_reads_what_it_may_and_nothing_else(role, place, client):
    assert statuses(place, client, role, ALL, "get") == GET[role]


@pytest.mark.parametrize("role", GET)
def test_nobody_posts_to_what_is_only_read(role, place, client):
    expected = 302 if role == "nobody" else 405
    names = (*PAGES, *SHEETS)
    assert statuses(place, client, role, names, "post") == dict.fromkeys(names, expected)


@pytest.mark.parametrize(
    "role, expected",
    [
        ("nobody", 302),
        ("partner", 302),
        ("funder", 302),
        ("finance", 403),
        ("coordinator elsewhere", 404),
    ],
)
def test_no_other_role_moves_a_report(role, expected, place, client):
    report = Report.objects.get(program=place.program)
    if user := place.users[role]:
        client.force_login(user)
    found = {
        step: client.post(
            reverse("admin:reporting_report_step", args=[report.pk, step]), {"reason": "Pour voir."}
        ).status_code
        for step in ("reviser", "publier", "rendre", "corriger")
    }
    report.refresh_from_db()
    assert (found, report.state) == (dict.fromkeys(found, expected), "published")


@pytest.mark.parametrize("role", ["no role", "partner", "funder", "finance", "coordinator"])
def test_not_one_byte_of_another_organisation_leaks(role, place, client):
    client.force_login(place.users[role])
    leaks = [
        name for name in ALL if SECRET.encode() in client.get(place.url(name), follow=True).content
    ]
    assert leaks == []


@pytest.mark.parametrize("role", ["no role", "partner", "funder", "finance", "coordinator"])
def test_what_is_foreign_is_not_found(role, place, client):
    client.force_login(place.users[role])
    urls = [
        reverse("published_version", args=[place.foreign_version.pk]),
        *(
            reverse("report_file", args=[place.foreign_version.pk, "fr", format])
            for format in FileFormat.values
        ),
        reverse("preview", args=["ailleurs", LABEL]),
        reverse("preview_file", args=["ailleurs", LABEL, "pdf"]),
        reverse("preview_records", args=["ailleurs", LABEL, "mentoring.mentees"]),
        reverse("program_sheet", args=["ailleurs"]),
        reverse("program_sheet_file", args=["ailleurs", "pdf"]),
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
