"""The bilan of an organisation: all its programs side by side, and persons counted once."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.functional import Promise

from programs.enums import Service
from programs.models import Organization
from programs.referrals.tests.factories import ReferralFactory
from programs.tests.factories import FundingFactory, OrganizationFactory, ProgramFactory
from reporting import making
from reporting.documents import beside, model
from reporting.enums import DOCUMENT_FORMATS, FileFormat
from reporting.tests.documents.reading import blocks, keys, leaves, notes, plain, table
from reporting.tests.factories import (
    OrganizationReportFactory,
    a_year_of_service,
    year_of_a_lead,
)

pytestmark = pytest.mark.django_db
AFTER = date(2008, 9, 1)


def made_of(lead, language="fr", link=None, **texts) -> making.Made:
    report = OrganizationReportFactory(organization=lead, texts=texts)
    links = {"link": link} if link else {}
    return making.make_report(report, language, as_of=AFTER, **links)


def bilan_of(lead, language="fr", **texts) -> model.Document:
    return made_of(lead, language, **texts).document


def columns(document, id: str) -> list[str]:
    (found,) = [block for block in blocks(document, model.Table) if block.id == id]
    return [column.label for column in found.columns]


def note(document, id: str) -> str:
    (found,) = [block for block in blocks(document, model.Table) if block.id == id]
    return plain(found.note)


@pytest.fixture(scope="module")
def _lead_of_the_module(taken_back_by_the_module) -> int:
    lead = year_of_a_lead(name="Le Carrefour", acronym="CAR")
    for code, program in zip("AB", lead.led_programs.order_by("pk"), strict=True):
        program.code, program.title = code, f"Programme {code}"
        program.save()
    return lead.pk


@pytest.fixture
def lead(_lead_of_the_module, db) -> Organization:
    return Organization.objects.select_related("region").get(pk=_lead_of_the_module)


def test_it_is_titled_and_numbered_by_its_organisation(lead):
    document = bilan_of(lead)
    assert (document.title, document.number, document.cover.kind_label) == (
        "Le Carrefour",
        "CAR-ORG-2007-2008",
        "Bilan annuel de l’organisme",
    )


def test_it_has_the_chapters_of_the_services_that_its_programs_run(lead):
    assert [section.id for section in bilan_of(lead).sections] == [
        "annee-en-bref",
        "service",
        "references",
        "plan-d-action",
        "mentorat",
        "bourses",
        "activites",
        "partenariats",
        "financement",
        "budget",
        "regles",
    ]


def test_its_programs_are_listed_and_a_person_of_two_counts_once(lead):
    rows = table(bilan_of(lead), "programmes")
    assert rows == [
        [
            "Programme A",
            "A",
            "depuis le 1er juillet 2006",
            "Références, Plans d’action, Budgets, Partenariats, Mentorat, Bourses, Activités",
            "8",
        ],
        ["Programme B", "B", "depuis le 1er juillet 2006", "Références", "3"],
        ["Ensemble", "", "", "", "10"],
    ]


def test_the_figures_of_each_program_stand_side_by_side_with_the_whole(lead):
    document = bilan_of(lead)
    assert columns(document, "references-par-programme") == ["Chiffre", "A", "B", "Ensemble"]
    rows = table(document, "references-par-programme")
    assert [[plain(cell) for cell in row] for row in rows] == [
        ["Références reçues", "8", "4", "12"],
        ["Références acceptées", "7", "3", "10"],
        ["Part des références acceptées", "87,5 %", "75,0 %", "83,3 %"],
        ["Références refusées", "0", "1", "1"],
        ["Références entrées en service", "0", "1", "1"],
        ["Délai médian jusqu’au premier contact", "s. o.", "3", "3"],
        ["Délai médian jusqu’au service", "s. o.", "10", "10"],
        ["Références suivies d’un jumelage", "7", "—", "7"],
    ]


def test_a_service_that_a_program_does_not_run_is_a_dash_and_not_a_zero(lead):
    document = bilan_of(lead)
    rows = table(document, "mentorat-par-programme")
    assert {row[2] for row in rows} == {"—"}
    assert note(document, "mentorat-par-programme").endswith(
        "Un tiret marque un service que le programme n’offre pas."
    )


def test_the_whole_says_how_it_is_made(lead):
    assert note(bilan_of(lead), "mentorat-par-programme") == (
        "« Ensemble » : une personne que servent plusieurs programmes y compte une fois. Les parts et les "
        "délais de l’ensemble sont calculés sur toutes les fiches réunies. Les autres chiffres de l’ensemble "
        "s’additionnent. Un tiret marque un service que le programme n’offre pas."
    )


def test_money_is_added_over_the_programs_and_nothing_granted_is_a_dash(lead):
    document = bilan_of(lead)
    rows = table(document, "financement-par-programme")
    assert [[plain(cell) for cell in row] for row in rows] == [
        ["Financement total", "au moins 14 300 $", "700 $", "au moins 15 000 $"],
        ["Enveloppes pluriannuelles", "71 500 $", "—", "71 500 $"],
    ]
    assert note(document, "financement-par-programme") == (
        "L’ensemble est la somme des programmes. Un tiret marque un programme où rien n’est inscrit."
    )


def test_an_amount_that_no_program_has_leaves_no_row():
    lead = OrganizationFactory(fiscal_year_starts=7)
    ProgramFactory(lead=lead)
    FundingFactory(program__lead=lead, amount=700)
    rows = table(bilan_of(lead), "financement-par-programme")
    assert [[plain(cell) for cell in row] for row in rows] == [
        ["Financement total", "—", "700 $", "700 $"]
    ]


def test_its_key_figures_are_those_of_the_whole(lead):
    assert keys(bilan_of(lead)) == {
        "plan.actions": ("5", ""),
        "plan.late": ("1", ""),
        "plan.progress_rate": ("25,0 %", "1 sur 4"),
        "mentoring.mentors": ("7", ""),
        "mentoring.mentees": ("8", ""),
        "mentoring.pairings": ("7", ""),
        "mentoring.employment_rate": ("28,6 %", "2 sur 7"),
        "bursaries.applications": ("7", ""),
        "bursaries.awarded": ("2", ""),
        "bursaries.amount": ("5 000 $", ""),
        "bursaries.retention_rate": ("40,0 %", "2 sur 5"),
        "activities.held": ("3", ""),
        "activities.schools": ("1", ""),
        "activities.participants": ("142", ""),
        "activities.satisfaction": ("75,0 %", "3 sur 4"),
        "outreach.entries": ("5", ""),
        "agreements.in_force": ("3", "2 l’an dernier"),
        "agreements.to_renew": ("1", ""),
        "agreements.partners": ("1", "1 l’an dernier"),
        "meetings.held": ("2", ""),
        "followups.open": ("2", ""),
        "budget.amended": ("au moins 6 900 $", ""),
        "budget.spent": ("5 690,10 $", ""),
        "budget.remaining": ("au moins 1 009,90 $", ""),
    }


def test_its_texts_are_printed(lead):
    document = bilan_of(lead, presentation="Deux programmes.", outlook="Demain.")
    assert [prose.html for prose in blocks(document, model.Prose)] == [
        "<p>Deux programmes.</p>\n",
        "<p>Demain.</p>\n",
    ]


def test_its_data_has_the_whole_and_each_program(lead):
    figures = made_of(lead).figures
    assert {name: figures[name] for name in ("kind", "organization", "period")} == {
        "kind": "bilan-organisme",
        "organization": "CAR",
        "period": "2007-2008",
    }
    shown = [
        (program["title"], program["figures"]["people.reached"]["value"])
        for program in figures["programs"]
    ]
    assert (shown, figures["figures"]["people.reached"]["value"]) == (
        [("Programme A", 8), ("Programme B", 3)],
        10,
    )


def test_its_spreadsheet_has_the_whole_then_each_program(lead):
    lines = made_of(lead).render(FileFormat.CSV).decode("utf-8-sig").splitlines()
    slugs = [program.slug for program in lead.led_programs.order_by("pk")]
    about = dict.fromkeys(line.partition(";")[0] for line in lines[1:])
    assert list(about) == ["CAR", *slugs]


# --- Other years, many programs, none


def test_a_program_of_another_year_is_named_and_not_counted(lead):
    ProgramFactory(lead=lead, title="Passé", starts_on=date(2001, 7, 1), ends_on=date(2004, 6, 30))
    document = bilan_of(lead)
    assert [row[-1] for row in table(document, "programmes")] == ["—", "8", "3", "10"]
    assert columns(document, "references-par-programme") == ["Chiffre", "A", "B", "Ensemble"]
    assert note(document, "programmes").startswith(
        "Un programme sans nombre n’était pas en cours pendant la période"
    )


def test_a_program_on_another_fiscal_year_is_pointed_out(lead):
    lead.led_programs.filter(code="B").update(fiscal_year_starts=4)
    assert notes(bilan_of(lead), "service") == [
        "La période est l’exercice de l’organisme, de juillet à juin. Ce n’est pas celui de : Programme B (avril à "
        "mars). Les chiffres de ces programmes peuvent donc différer de ceux de leur propre bilan."
    ]


def test_a_single_program_has_no_column_for_the_whole():
    lead = OrganizationFactory(fiscal_year_starts=7)
    a_year_of_service(lead=lead, code="A")
    document = bilan_of(lead)
    assert columns(document, "mentorat-par-programme") == ["Chiffre", "A"]
    assert note(document, "mentorat-par-programme") == ""


def test_two_programs_of_one_code_are_headed_by_their_titles(lead):
    lead.led_programs.update(code="A")
    assert columns(bilan_of(lead), "references-par-programme") == [
        "Chiffre",
        "Programme A",
        "Programme B",
        "Ensemble",
    ]


def test_many_programs_are_cut_into_tables_that_stand_on_a_page():
    lead = OrganizationFactory(fiscal_year_starts=7)
    codes = [f"P{number:02}" for number in range(12)]
    for code in codes:
        ProgramFactory(lead=lead, code=code, title=code, services=[Service.REFERRALS])
    document = bilan_of(lead)
    heads = [columns(document, f"references-par-programme-{part}") for part in (1, 2, 3)]
    assert [head[1:-1] for head in heads] == [codes[:4], codes[4:8], codes[8:]]
    assert {(head[0], head[-1]) for head in heads} == {("Chiffre", "Ensemble")}
    assert max(len(head) for head in heads) <= beside.WIDEST + 2


@pytest.mark.parametrize("format", DOCUMENT_FORMATS)
def test_programs_without_records_or_services_are_rendered(format, quick_pdf):
    lead = OrganizationFactory(fiscal_year_starts=7, region=None)
    for services in ([], [Service.MENTORING]):
        ProgramFactory(lead=lead, services=services)
    assert len(made_of(lead).render(format)) > 0


def test_programs_without_a_service_leave_no_empty_table():
    lead = OrganizationFactory(fiscal_year_starts=7)
    ProgramFactory(lead=lead, services=[])
    document = bilan_of(lead)
    assert [section.id for section in document.sections] == [
        "annee-en-bref",
        "service",
        "financement",
        "regles",
    ]
    assert columns(document, "programmes") == ["Programme", "Sigle", "Durée", "Services"]


# --- Two languages, links, queries


def test_it_has_the_same_figures_in_both_languages(lead):
    french, english = (made_of_saved(lead, language) for language in making.LANGUAGES)
    assert english.document.cover.kind_label == "Annual report of the organization"
    assert [
        {code: figure["value"] for code, figure in part["figures"].items()}
        for part in (french.figures, *french.figures["programs"])
    ] == [
        {code: figure["value"] for code, figure in part["figures"].items()}
        for part in (english.figures, *english.figures["programs"])
    ]


def made_of_saved(lead, language) -> making.Made:
    report = OrganizationReportFactory.build(organization=lead)
    return making.make_report(report, language, as_of=AFTER)


def test_the_column_of_a_program_opens_its_own_records(lead):
    def link(code, key=(), program=""):
        return "/".join([code, *map(str, key), program])

    document = made_of(lead, link=link).document
    (found,) = [
        block for block in blocks(document, model.Table) if block.id == "references-par-programme"
    ]
    first, second = lead.led_programs.order_by("pk")
    assert [cell.href for cell in found.rows[0].cells] == [
        "",
        f"referrals.received/{first.slug}",
        f"referrals.received/{second.slug}",
        "referrals.received/",
    ]


def test_no_text_is_a_lazy_one_left_for_later(lead):
    found = [value for value in leaves(bilan_of(lead)) if isinstance(value, Promise)]
    assert found == []


def queries_of_gathering(lead) -> int:
    report = OrganizationReportFactory.build(organization=lead)
    with CaptureQueriesContext(connection) as captured:
        making.gather(making.order_of(report, "fr", AFTER))
    return len(captured)


@pytest.mark.parametrize("count", [1, 3])
def test_the_queries_of_gathering_grow_neither_with_programs_nor_with_records(count, lead):
    # The boards of two years have one name, and those of one name are told apart by their region: before as after.
    a_year_of_service(lead=lead)
    before = queries_of_gathering(lead)
    for _more in range(count):
        program = a_year_of_service(lead=lead)
        ReferralFactory(program=program)
        FundingFactory(program=program)
    assert queries_of_gathering(lead) == before
