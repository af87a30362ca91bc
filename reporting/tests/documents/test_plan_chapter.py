"""The chapter of the plans in a bilan: by axis, its indicators, what was written of them; of an organisation, each."""

from datetime import date

import pytest

from programs.enums import Service
from programs.plans.tests.years import a_year_of_plans
from programs.tests.factories import OrganizationFactory, ProgramFactory
from reporting import making
from reporting.documents import model
from reporting.tests.documents.reading import blocks, keys, notes, plain, section, table
from reporting.tests.factories import OrganizationReportFactory, ReportFactory

pytestmark = pytest.mark.django_db
AFTER = date(2008, 9, 1)


def program_of_plans(**fields):
    return ProgramFactory(services=[Service.PLANS], **fields)


def bilan_of(program, language="fr", as_of=AFTER, **fields) -> making.Made:
    report = ReportFactory(program=program, **fields)
    return making.make_report(report, language, as_of=as_of)


def test_it_tells_each_axis_and_what_indicators_came_to():
    program = program_of_plans()
    a_year_of_plans(program, OrganizationFactory())
    document = bilan_of(program).document
    rows = table(document, "avancement-par-axe")
    assert [plain(cell) for cell in rows[-1]] == ["Total", "5", "4", "1", "1", "25,0 %"]
    assert [plain(row[4]) for row in table(document, "indicateurs")] == ["+20", "−10"]
    assert keys(document) == {
        "plan.actions": ("5", ""),
        "plan.late": ("1", ""),
        "plan.progress_rate": ("25,0 %", "1 sur 4"),
    }


def test_it_prints_what_was_written_for_it():
    program = program_of_plans()
    texts = {"plan_achievements": "Une belle année.", "plan_extras": "Un balado."}
    document = bilan_of(program, texts=texts).document
    told = section(document, "plan-d-action").blocks
    assert [block.html for block in told if isinstance(block, model.Prose)] == [
        "<p>Une belle année.</p>\n",
        "<p>Un balado.</p>\n",
    ]


def test_a_program_without_a_plan_says_so():
    assert notes(bilan_of(program_of_plans()).document, "plan-d-action") == [
        "Aucune action n’était prévue à un plan adopté pour cette période."
    ]


def test_a_year_that_is_not_over_is_told_as_of_the_day():
    program = program_of_plans()
    a_year_of_plans(program, OrganizationFactory())
    document = bilan_of(program, as_of=date(2008, 3, 31)).document
    assert keys(document)["plan.late"] == ("0", "")


def test_an_organisation_sets_its_programs_side_by_side():
    lead = OrganizationFactory(fiscal_year_starts=7)
    for _ in range(2):
        a_year_of_plans(program_of_plans(lead=lead), OrganizationFactory())
    report = OrganizationReportFactory(organization=lead)
    document = making.make_report(report, "fr", as_of=AFTER).document
    assert keys(document)["plan.actions"] == ("10", "")
    assert blocks(document, model.Gap) == []


@pytest.mark.parametrize("count", [1, 3])
def test_it_is_read_in_as_many_queries_whatever_its_size(count, django_assert_num_queries):
    program = program_of_plans()
    for _ in range(count):
        a_year_of_plans(program, OrganizationFactory())
    report = ReportFactory(program=program)
    with django_assert_num_queries(69):
        making.make_report(report, "fr", as_of=AFTER)
