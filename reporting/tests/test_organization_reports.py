"""The bilan of an organisation from its start to its readers: who sees what, and who must not."""

import re
from dataclasses import replace
from datetime import date

import pytest
from django.urls import reverse

from programs.accounts.tests.factories import AdministratorFactory, MembershipFactory, UserFactory
from programs.enums import MembershipRole, ProgramRoleKind, Service
from programs.models import Organization, ProgramRole
from programs.tests.factories import FundingFactory, OrganizationFactory, ProgramFactory
from reporting import access, actions
from reporting.enums import DOCUMENT_FORMATS
from reporting.figures import FIGURES
from reporting.kinds import KINDS
from reporting.models import Report, ReportVersion
from reporting.tests.factories import (
    LABEL,
    OrganizationReportFactory,
    ReportFactory,
    a_year_of_service,
    funder_of,
    member_of,
    published_files,
    share_an_envelope,
    submitted_report,
    year_of_a_lead,
)
from reporting.tests.views.pages import sign_in, words

pytestmark = pytest.mark.django_db

KIND = KINDS["bilan-organisme"]
ADD = "/admin/reporting/report/add/"
SECRET = "Zibeline des Laurentides"


@pytest.fixture(scope="module")
def _lead_of_the_module(taken_back_by_the_module) -> int:
    return year_of_a_lead(name="Le Carrefour", acronym="CAR").pk


@pytest.fixture
def lead(_lead_of_the_module, db) -> Organization:
    return Organization.objects.select_related("region").get(pk=_lead_of_the_module)


def coordinator(lead):
    return MembershipFactory(organization=lead).user


def preview(lead, year: str = LABEL) -> str:
    return reverse("organization_preview", args=[lead.code, year])


# --- Who sees what


class Place:
    """A lead with a published bilan, another one elsewhere, and somebody of each role."""

    def __init__(self, lead):
        self.lead, self.foreign = lead, year_of_a_lead(name=SECRET, acronym="ZIB")
        self.version = published_files(lead)
        self.foreign_version = published_files(self.foreign)
        program = lead.led_programs.earliest("pk")
        referrer = program.referrals.exclude(referrer=None).first().referrer
        self.users = {
            "no role": UserFactory(),
            "partner": member_of(referrer, MembershipRole.PARTNER),
            "funder": funder_of(program),
            "finance": member_of(lead, MembershipRole.FINANCE),
            "coordinator": coordinator(lead),
            "funder elsewhere": funder_of(self.foreign.led_programs.earliest("pk")),
            "coordinator elsewhere": coordinator(self.foreign),
            "administrator": AdministratorFactory(),
        }

    def addresses(self, lead, version) -> dict[str, str]:
        return {
            "preview": preview(lead),
            "file": reverse("organization_preview_file", args=[lead.code, LABEL, "json"]),
            "people": reverse(
                "organization_preview_records", args=[lead.code, LABEL, "mentoring.mentees"]
            ),
            "money": reverse(
                "organization_preview_records", args=[lead.code, LABEL, "funding.total"]
            ),
            "version": reverse("published_version", args=[version.pk]),
            "published file": reverse("report_file", args=[version.pk, "fr", "pdf"]),
            "record": reverse("admin:reporting_report_change", args=[version.report_id]),
            "correct": reverse("admin:reporting_report_step", args=[version.report_id, "corriger"]),
        }


ALL = ("preview", "file", "people", "money", "version", "published file", "record", "correct")
READ = {"version": 200, "published file": 200}
SHUT = {**dict.fromkeys(ALL, 404), "record": 302, "correct": 302}
GET = {
    "no role": SHUT,
    "partner": SHUT,
    "funder": SHUT | READ,
    "finance": {**dict.fromkeys(ALL, 200), "people": 403, "correct": 403},
    "coordinator": dict.fromkeys(ALL, 200),
    "funder elsewhere": SHUT,
    "coordinator elsewhere": dict.fromkeys(ALL, 404),
    "administrator": dict.fromkeys(ALL, 200),
}


@pytest.mark.parametrize("role", GET)
def test_each_role_reads_what_it_may_and_nothing_else(role, lead, client):
    place = Place(lead)
    sign_in(client, place.users[role])
    found = {
        name: client.get(url).status_code
        for name, url in place.addresses(lead, place.version).items()
    }
    assert found == GET[role]


@pytest.mark.parametrize("role", ["no role", "partner", "funder", "finance", "coordinator"])
def test_the_bilan_of_another_organisation_is_not_found(role, lead, client):
    place = Place(lead)
    sign_in(client, place.users[role])
    answers = [
        client.get(url) for url in place.addresses(place.foreign, place.foreign_version).values()
    ]
    assert {answer.status_code for answer in answers} <= {302, 404}
    assert [SECRET.encode() in answer.content for answer in answers] == [False] * len(answers)


def test_a_leak_would_be_seen(lead, client):
    place = Place(lead)
    sign_in(client, place.users["coordinator elsewhere"])
    page = client.get(preview(place.foreign))
    assert (page.status_code, SECRET.encode() in page.content) == (200, True)


def test_nobody_is_asked_for_a_bilan_of_an_organisation_that_leads_nothing(client):
    body = OrganizationFactory(acronym="RIEN")
    sign_in(client, MembershipFactory(organization=body).user)
    assert client.get(preview(body)).status_code == 404
    sign_in(client, AdministratorFactory())
    assert client.get(preview(body)).status_code == 404


def test_a_funder_of_any_program_of_the_lead_reads_the_bilan_of_all(lead):
    version = published_files(lead)
    _first, second = lead.led_programs.order_by("pk")
    named = OrganizationFactory()
    ProgramRole.objects.create(program=second, organization=named, role=ProgramRoleKind.FUNDER)
    readers = [funder_of(second), member_of(named, MembershipRole.FUNDER)]
    stranger = funder_of(ProgramFactory())
    assert [list(access.visible_versions(user)) for user in (*readers, stranger)] == [
        [version],
        [version],
        [],
    ]
    assert list(access.people_reading(lead)) == sorted(readers, key=lambda user: user.email)


def test_an_invitation_opens_only_the_bilan_of_the_lead_that_vouches(lead):
    version = published_files(lead)
    program = lead.led_programs.earliest("pk")
    here, elsewhere = funder_of(program), funder_of(program)
    here.memberships.update(vouched_by=lead)
    elsewhere.memberships.update(vouched_by=OrganizationFactory())
    assert [list(access.visible_versions(user)) for user in (here, elsewhere)] == [[version], []]
    assert list(access.people_reading(lead)) == [here]


def test_a_funder_of_a_program_reads_no_draft_of_its_lead(lead):
    OrganizationReportFactory(organization=lead)
    user = funder_of(lead.led_programs.earliest("pk"))
    assert (list(access.visible_versions(user)), list(access.visible_reports(user))) == ([], [])


def test_who_read_it_is_told_to_the_coordinators_of_the_lead_alone(lead):
    place = Place(lead)
    for version in (place.version, place.foreign_version):
        actions.hand_over(file=version.files.first(), by=place.users["funder"])
    seen = {role: access.visible_downloads(user).count() for role, user in place.users.items()}
    assert seen == {
        **dict.fromkeys(place.users, 0),
        "coordinator": 1,
        "coordinator elsewhere": 1,
        "administrator": 2,
    }


# --- Starting and writing


def test_it_is_offered_where_several_programs_ran(lead):
    alone = ProgramFactory().lead
    user = coordinator(lead)
    MembershipFactory(user=user, organization=alone)
    found = access.organization_bilans_to_start(user, date(2008, 9, 1))
    assert [(organization, period.label) for organization, period in found] == [
        (lead, "2008-2009"),
        (lead, "2007-2008"),
    ]
    OrganizationReportFactory(organization=lead)
    found = access.organization_bilans_to_start(user, date(2008, 9, 1))
    assert [period.label for _organization, period in found] == ["2008-2009"]


def started(lead, year: str = LABEL) -> dict[str, str]:
    return {"subject": f"bilan-organisme:{lead.pk}", "year": year, "_save": ""}


def test_it_is_started_from_the_form_that_starts_a_bilan(lead, client):
    sign_in(client, coordinator(lead)).post(ADD, started(lead))
    report = Report.objects.get()
    assert (report.organization, report.program, report.number, report.moves.count()) == (
        lead,
        None,
        "CAR-ORG-2007-2008",
        1,
    )


def test_the_form_offers_programs_and_organisations_apart(lead, client):
    page = sign_in(client, coordinator(lead)).get(ADD)
    choices = page.context["adminform"].form.fields["subject"].choices[1:]
    assert [(group, len(found)) for group, found in choices] == [
        ("Bilan annuel", 2),
        ("Bilan annuel de l’organisme", 1),
        ("Rapport financier", 2),
        ("Rapport financier de l’organisme", 1),
    ]


@pytest.mark.parametrize(
    "year, sentence",
    [
        ("deux", "« deux » n’est pas un exercice. Écrivez-le 2007-2008 ou 2008-2009."),
        (
            "2004-2005",
            "Aucun programme de cet organisme n’était en cours pendant l’exercice 2004-2005.",
        ),
    ],
)
def test_a_year_in_which_nothing_ran_is_refused(year, sentence, lead, client):
    page = sign_in(client, coordinator(lead)).post(ADD, started(lead, year))
    (error,) = page.context["adminform"].form.errors["year"]
    assert (error.replace("\u00a0", " "), Report.objects.count()) == (sentence, 0)


def test_another_organisation_cannot_be_chosen(lead, client):
    foreign = year_of_a_lead()
    page = sign_in(client, coordinator(lead)).post(ADD, started(foreign))
    assert (list(page.context["adminform"].form.errors), Report.objects.count()) == (["subject"], 0)


def test_the_bilan_of_a_program_and_of_its_lead_stand_side_by_side():
    program = ProgramFactory(code="COU", lead__acronym="COU", lead__fiscal_year_starts=7)
    reports = [ReportFactory(program=program), OrganizationReportFactory(organization=program.lead)]
    assert [report.number for report in reports] == ["COU-2007-2008", "COU-ORG-2007-2008"]


# --- The preview, and what opens


def test_every_figure_of_the_preview_opens_the_records_behind_it(lead, client):
    sign_in(client, coordinator(lead))
    page = client.get(preview(lead)).content.decode()
    links = set(re.findall(r'href="(/rapports/organismes/[^"]*/chiffres/[^"]*)"', page))
    assert len(links) > 20
    assert len([link for link in links if "programme=" in link]) > 10
    assert {client.get(link.replace("&amp;", "&")).status_code for link in links} == {200}


def records(client, lead, code: str, **query) -> int:
    url = reverse("organization_preview_records", args=[lead.code, LABEL, code])
    page = client.get(url, query)
    assert page.context["hidden"] == 0
    return len(page.context["rows"])


def test_the_whole_and_each_program_open_exactly_what_they_count(lead, client):
    sign_in(client, coordinator(lead))
    first, second = lead.led_programs.order_by("pk")
    counts = [
        records(client, lead, "people.reached", **query)
        for query in ({}, {"programme": first.slug}, {"programme": second.slug})
    ]
    assert counts == [10, 8, 3]


@pytest.mark.parametrize("code", FIGURES)
def test_every_figure_of_an_organisation_opens(code, lead, client):
    share_an_envelope(lead.led_programs.earliest("pk"))
    sign_in(client, coordinator(lead))
    assert records(client, lead, code) > 0


def test_a_program_of_another_lead_does_not_open_under_this_one(lead, client):
    foreign = ProgramFactory(slug="ailleurs")
    sign_in(client, AdministratorFactory())
    url = reverse("organization_preview_records", args=[lead.code, LABEL, "people.reached"])
    asked = [foreign.slug, "inconnu", "a b"]
    assert [client.get(url, {"programme": slug}).status_code for slug in asked] == [404] * 3


@pytest.mark.parametrize("code", ["INCONNU", "É", "a b"])
def test_an_address_that_holds_no_code_is_not_found(code, lead, client):
    sign_in(client, coordinator(lead))
    for address in (f"/rapports/organismes/{code}/{LABEL}/", f"/regions/{code}/recueil/"):
        assert client.get(address).status_code == 404


def test_a_bilan_that_nobody_began_can_be_begun_from_its_preview(lead, client):
    page = sign_in(client, coordinator(lead)).get(preview(lead)).content.decode()
    start = f"{ADD}?subject=bilan-organisme%3A{lead.pk}&amp;year={LABEL}"
    assert page.count(f'href="{start}"') == 1


# --- Publishing, correcting, reading


def test_it_is_published_in_every_format_and_told_to_the_funders_of_its_programs(
    lead, quick_pdf, mailoutbox, django_capture_on_commit_callbacks
):
    reader = funder_of(lead.led_programs.latest("pk"))
    report = submitted_report(lead, presentation="Deux programmes.")
    with django_capture_on_commit_callbacks(execute=True):
        version = actions.publish_report(report=report, by=None)
    assert {(file.language, file.format) for file in version.files.all()} == {
        (language, format) for language in ("fr", "en") for format in DOCUMENT_FORMATS
    }
    assert version.printed_number.startswith("CAR-ORG-2007-2008-v1-")
    (mail,) = mailoutbox
    assert (mail.to, mail.subject) == (
        [reader.email],
        "Bilan annuel de l’organisme 2007-2008 publié : Le Carrefour",
    )
    assert mail.body.count("un rapport sur tous ses programmes") == 1


def test_the_page_that_asks_before_publishing_names_the_readers_of_its_programs(lead, client):
    reader = funder_of(lead.led_programs.latest("pk"))
    report = submitted_report(lead)
    url = reverse("admin:reporting_report_step", args=[report.pk, "publier"])
    page = sign_in(client, coordinator(lead)).get(url)
    told = [str(said).replace("\u00a0", " ") for said in page.context["consequences"]]
    assert told.count(f"Seront prévenus par courriel : {reader}.") == 1


def test_without_a_funder_one_is_told_that_nobody_reads_it(client):
    lead = OrganizationFactory(fiscal_year_starts=7)
    ProgramFactory(lead=lead, services=[])
    report = submitted_report(lead)
    url = reverse("admin:reporting_report_step", args=[report.pk, "publier"])
    page = sign_in(client, coordinator(lead)).get(url)
    assert [doubt.replace("\u00a0", " ") for doubt in page.context["doubts"]][-2:] == [
        "Aucun service n’est coché : ce rapport n’aura pas de chapitre de service.",
        "Aucun bailleur de fonds n’est inscrit à un programme de cet organisme : personne d’autre ne le lira.",
    ]


def test_a_correction_tells_what_changed_in_the_whole_and_in_which_program(lead, quick_pdf):
    report = submitted_report(lead)
    actions.publish_report(report=report, by=None)
    second = lead.led_programs.latest("pk")
    second.title = "Accueil"
    second.save()
    FundingFactory(program=second, amount=300)
    actions.reopen_report(report=report, by=None, reason="Un octroi oublié.")
    actions.submit_report(report=report, by=None)
    version = actions.publish_report(report=report, by=None)
    told = [tuple(text.replace("\u00a0", " ") for text in one) for one in version.changes["fr"]]
    assert ("Financement total", "au moins 15 000 $", "au moins 15 300 $") in told
    assert ("Financement total · Accueil", "700 $", "1 000 $") in told


def test_a_funder_finds_reads_and_checks_it(lead, quick_pdf, client):
    report = submitted_report(lead)
    version = actions.publish_report(report=report, by=None)
    sign_in(client, funder_of(lead.led_programs.latest("pk")))
    listed = words(client.get(reverse("published")))
    page = words(client.get(reverse("published_version", args=[version.pk])))
    file = client.get(reverse("report_file", args=[version.pk, "fr", "json"]))
    assert listed.count("Bilan annuel de l’organisme 2007-2008") == 1
    assert page.count("7 Mentors inscrits") == 1
    assert file["Content-Disposition"] == ('attachment; filename="CAR-ORG-2007-2008-v1-fr.json"')
    known = words(client.get("/verifier/", {"numero": version.printed_number}))
    assert known.count("Rapport Bilan annuel de l’organisme Période 2007-2008 Version 1") == 1


def test_published_reports_are_chosen_by_organisation_too(lead, client):
    published_files(lead)
    published_files(lead.led_programs.earliest("pk"))
    user = sign_in(client, coordinator(lead))
    page = user.get(reverse("published"), {"programme": "@CAR"})
    assert [item["title"] for item in page.context["shelf"]] == ["Le Carrefour"]


def test_the_list_of_reports_is_filtered_by_what_they_are_about(lead, client):
    program = lead.led_programs.earliest("pk")
    ReportFactory(program=program)
    OrganizationReportFactory(organization=lead)
    sign_in(client, coordinator(lead))
    asked = [{}, {"sujet": f"organization-{lead.pk}"}, {"sujet": f"program-{program.pk}"}]
    pages = [client.get("/admin/reporting/report/", query) for query in asked]
    assert [page.context["cl"].result_count for page in pages] == [2, 1, 1]


# --- What was published stays, whatever becomes of the chapters


@pytest.mark.parametrize("subject", ["program", "organization"])
def test_published_files_are_served_byte_for_byte_after_the_chapters_change(
    subject, lead, quick_pdf, client, monkeypatch
):
    about = lead if subject == "organization" else lead.led_programs.earliest("pk")
    version = actions.publish_report(report=submitted_report(about), by=None)
    before = {
        file.pk: (bytes(file.content), file.sha256, file.name) for file in version.files.all()
    }
    figures = ReportVersion.objects.get().figures
    kind = version.report.what
    monkeypatch.setitem(KINDS, kind.code, replace(kind, chapters=("outlook",)))
    sign_in(client, coordinator(lead))
    for file in version.files.all():
        url = reverse("report_file", args=[version.pk, file.language, file.format])
        answer = client.get(url)
        assert (answer.content, answer["X-Content-SHA256"], file.name) == before[file.pk]
    assert ReportVersion.objects.get().figures == figures
    page = words(client.get(reverse("published_version", args=[version.pk])))
    assert page.count("7 Mentors inscrits") == 1


def test_the_correction_of_a_bilan_of_before_tells_no_change_where_a_service_was_added(quick_pdf):
    program = a_year_of_service(services=[Service.MENTORING])
    report = submitted_report(program)
    actions.publish_report(report=report, by=None)
    program.services = [Service.MENTORING, Service.REFERRALS]
    program.save()
    actions.reopen_report(report=report, by=None, reason="Les références y sont.")
    actions.submit_report(report=report, by=None)
    version = actions.publish_report(report=Report.objects.get(), by=None)
    labels = [label for label, _now in version.recounted["fr"]["new"]]
    assert (version.changes["fr"], version.recounted["fr"]["dropped"]) == ((), ())
    assert labels == [
        "Délai médian de jumelage",
        "Références reçues",
        "Références acceptées",
        "Part des références acceptées",
        "Références refusées",
        "Références refusées, selon le motif",
        "Références entrées en service",
        "Délai médian jusqu’au premier contact",
        "Délai médian jusqu’au service",
        "Références acceptées sans premier contact noté",
        "Références suivies d’un jumelage",
    ]
    page = bytes(version.files.get(language="fr", format="html").content).decode()
    assert page.count("Chiffres nouveaux dans cette version") == 1
    assert page.replace("\u00a0", " ").count("— →") == 0
