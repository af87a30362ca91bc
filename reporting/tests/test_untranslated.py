"""What the English document would print in French is named before it is published, and where to write it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from programs.accounts.tests.factories import coordinator_of
from programs.models import ProgramObjective, ProgramRole, ProgramTarget
from programs.tests.factories import FundingFactory, OrganizationFactory, ProgramFactory
from reporting import untranslated
from reporting.models import ReportVersion
from reporting.tests.factories import StatedFigureFactory, submitted_report

pytestmark = pytest.mark.django_db


@pytest.fixture
def program():
    """A program of which all that a bilan prints is translated."""
    lead = OrganizationFactory(name="Carrefour", name_en="Crossroads")
    return ProgramFactory(lead=lead, title="Accueil", title_en="Welcome")


def found(report) -> list[tuple[str, str, str]]:
    return [(one.label, one.french, one.url) for one in untranslated.find(report)[0]]


def page(model: str, record) -> str:
    return reverse(f"admin:{model}_change", args=[record.pk])


def test_where_all_is_translated_nothing_is_named(program):
    assert found(submitted_report(program)) == []


def test_each_text_without_english_is_named_with_the_page_where_it_is_written(program):
    program.title_en, program.framework = "", "Mesure du bailleur"
    program.save()
    own = page("programs_program", program)
    ProgramObjective.objects.create(program=program, number="1", text="Accueillir")
    ProgramTarget.objects.create(program=program, number="1", label="Dix jumelages", minimum=10)
    granted = FundingFactory(program=program, funder__name="Fonds inventé")
    partner = OrganizationFactory(name="Partenaire inventé")
    ProgramRole.objects.create(program=program, organization=partner, role="partner")
    fact = StatedFigureFactory(
        program=program, code="autre.fait", label="Fait énoncé", source="Bulletin"
    )
    report = submitted_report(program, highlights="Une année faste.")
    assert sorted(found(report)) == sorted(
        [
            ("Programme : titre en anglais", "Accueil", own),
            ("Programme : cadre en anglais", "Mesure du bailleur", own),
            ("Objectif : objectif en anglais", "Accueillir", own),
            ("Engagement : engagement en anglais", "Dix jumelages", own),
            (
                "Organisme : nom en anglais",
                "Fonds inventé",
                page("programs_organization", granted.funder),
            ),
            (
                "Organisme : nom en anglais",
                "Partenaire inventé",
                page("programs_organization", partner),
            ),
            (
                "Chiffre énoncé : libellé en anglais",
                "Fait énoncé",
                page("reporting_statedfigure", fact),
            ),
            (
                "Chiffre énoncé : source en anglais",
                "Bulletin",
                page("reporting_statedfigure", fact),
            ),
            (
                "Textes du bilan : faits saillants",
                "Une année faste.",
                page("reporting_report", report),
            ),
        ]
    )


def test_a_text_that_the_bilan_does_not_print_is_not_named(program):
    program.aim = program.description = "Un but que seule la fiche imprime."
    program.save()
    assert found(submitted_report(program)) == []


def test_a_text_that_is_translated_is_not_named(program):
    ProgramObjective.objects.create(program=program, text="Accueillir", text_en="To welcome")
    assert found(submitted_report(program)) == []


@pytest.fixture
def asking(program, client):
    """The page that publishes a bilan whose title has no English."""
    program.title_en = ""
    program.save()
    client.force_login(coordinator_of(program))
    report = submitted_report(program)
    return reverse("admin:reporting_report_step", args=[report.pk, "publier"])


def test_the_page_that_publishes_names_them(asking, program, client):
    shown = client.get(asking).content.decode()
    link = f'<a href="{page("programs_program", program)}">Programme : titre en anglais</a>'
    assert shown.count(f"{link} : « Accueil »") == 1


def test_publishing_without_them_is_a_choice(asking, client, quick_pdf):
    refused = client.post(asking)
    assert refused.context["form"].errors == {
        "anyway": [
            "Écrivez d’abord ces textes en anglais, ou cochez cette case pour publier sans eux."
        ]
    }
    assert ReportVersion.objects.count() == 0
    assert client.post(asking, {"anyway": "on"}).status_code == 302


def test_where_nothing_is_missing_no_choice_is_asked(program, client):
    client.force_login(coordinator_of(program))
    report = submitted_report(program)
    asking = reverse("admin:reporting_report_step", args=[report.pk, "publier"])
    assert list(client.get(asking).context["form"].fields) == []


def test_the_queries_do_not_grow_with_what_is_missing(program):
    report = submitted_report(program)
    untranslated.find(report)
    counts = []
    for count in (1, 3):
        for _one in range(count):
            ProgramObjective.objects.create(program=program, text="Accueillir")
            FundingFactory(program=program)
        with CaptureQueriesContext(connection) as captured:
            untranslated.find(report)
        counts.append(len(captured))
    assert counts[0] == counts[1]
