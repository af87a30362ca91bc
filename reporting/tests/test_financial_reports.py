"""The financial report as it is published and read: refused where it does not add up, frozen, and for whom."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from programs.accounts.tests.factories import coordinator_of
from programs.budgets import actions as budgets
from programs.budgets.models import BudgetLine
from programs.budgets.tests.banks import an_account, posted, to_pay
from programs.budgets.tests.factories import spend
from programs.budgets.tests.years import a_year_of_budgets
from programs.enums import MembershipRole
from programs.models import Organization
from programs.tests.factories import FundingFactory, OrganizationFactory, ProgramFactory
from reporting import access, actions
from reporting.kinds import KINDS
from reporting.tests.documents.reading import plain
from reporting.tests.factories import LABEL, finance_officer_of, member_of, started_report

pytestmark = pytest.mark.django_db


@pytest.fixture
def budget():
    program = ProgramFactory(slug="ici", code="QP")
    return a_year_of_budgets(program, OrganizationFactory())


def submitted(budget):
    report = started_report(KINDS["financier"], budget.program)
    actions.write_texts(report=report, texts={"budget_comment": ("Une bonne année.", "Good.")})
    return actions.submit_report(report=report, by=None)


def test_it_is_published_with_its_text_its_key_figures_and_its_checks(budget, quick_pdf):
    version = actions.publish_report(report=submitted(budget), by=None)
    assert version.report.number == "QP-FIN-2007-2008"
    assert version.key_figures == ("budget.amended", "budget.spent", "budget.remaining")
    assert version.narratives["en"] == {"budget_comment": "Good."}
    assert {check["difference"] for check in version.figures["fr"]["checks"]} == {"0.00"}
    assert sorted(version.files.filter(language="fr").values_list("format", flat=True)) == [
        "csv",
        "html",
        "json",
        "pdf",
        "xlsx",
    ]


def test_what_is_approved_after_it_was_published_is_in_the_next_version(budget, quick_pdf):
    report = submitted(budget)
    first = actions.publish_report(report=report, by=None)
    spend(budget.lines.get(number="1"), "10.00")
    actions.reopen_report(report=report, by=None, reason="Une facture de juin.")
    actions.submit_report(report=report, by=None)
    second = actions.publish_report(report=report, by=None)
    first.refresh_from_db()
    spent = [
        version.figures["fr"]["figures"]["budget.spent"]["value"] for version in (first, second)
    ]
    assert spent == [5690.1, 5700.1]


def test_it_is_not_published_while_a_check_differs(budget, quick_pdf):
    report = submitted(budget)
    BudgetLine.objects.filter(budget=budget, number="1").update(spent=Decimal(251))
    with pytest.raises(ValidationError) as refused:
        actions.publish_report(report=report, by=None)
    said = [plain(message).partition(" »")[0] for message in refused.value.messages]
    assert set(said) == {"Contrôle « Postes : compteurs et écritures"}
    assert report.versions.count() == 0


def test_a_line_of_a_statement_that_is_explained_in_part_adds_up(budget, quick_pdf):
    account = an_account(program=budget.program, code="AA")
    budgets.match_transaction(posted=posted(account, "-105.00"), to=[to_pay(account)], by=None)
    version = actions.publish_report(report=submitted(budget), by=None)
    (bank,) = (one for one in version.figures["fr"]["checks"] if one["code"] == "bank.1")
    assert (bank["left"], bank["right"], bank["difference"]) == ("895.00", "895.00", "0.00")


def test_a_funder_reads_what_is_published_and_nothing_before(budget, quick_pdf, client):
    funder = member_of(budget.funder, MembershipRole.FUNDER)
    client.force_login(funder)
    preview = reverse("financial_report", args=["ici", LABEL])
    about = reverse("funder_financial_report", args=[budget.funder.code, LABEL])
    assert [client.get(place).status_code for place in (preview, about)] == [404, 404]
    version = actions.publish_report(report=submitted(budget), by=None)
    place = reverse("report_file", args=[version.pk, "fr", "xlsx"])
    assert client.get(place).status_code == 200
    client.force_login(member_of(OrganizationFactory(), MembershipRole.FUNDER))
    assert client.get(place).status_code == 404


def test_a_finance_officer_writes_and_publishes_it_and_no_bilan(budget, quick_pdf, client):
    officer = finance_officer_of(budget.program)
    client.force_login(officer)
    form = client.get(reverse("admin:reporting_report_add")).context["adminform"].form
    offered = [
        key for _kind, choices in form.fields["subject"].choices[1:] for key, _title in choices
    ]
    assert offered == [
        f"financier:{budget.program_id}",
        f"financier-organisme:{budget.program.lead_id}",
    ]
    report, bilan = submitted(budget), started_report(KINDS["bilan"], budget.program)
    assert [access.may_write(officer, one.what, one.subject) for one in (report, bilan)] == [
        True,
        False,
    ]
    assert list(access.written_reports(officer)) == [report]
    steps = [
        client.post(reverse("admin:reporting_report_step", args=[one.pk, step])).status_code
        for one, step in ((report, "rendre"), (report, "reviser"), (bilan, "reviser"))
    ]
    assert steps == [302, 302, 403]


def test_a_finance_officer_of_another_organisation_writes_none(budget):
    elsewhere = finance_officer_of(ProgramFactory())
    report = submitted(budget)
    assert access.may_write(elsewhere, report.what, report.subject) is False
    assert list(access.written_reports(elsewhere)) == []


def test_the_report_of_a_funder_leaves_out_the_programs_of_other_organisations(budget, client):
    """Two lead organisations that one funder pays see nothing of each other's money."""
    Organization.objects.filter(pk=budget.funder_id).update(fiscal_year_starts=7)
    other = ProgramFactory()
    FundingFactory(program=other, funder=budget.funder)
    theirs = a_year_of_budgets(other, OrganizationFactory())
    assert theirs.funder_id == budget.funder_id
    place = reverse("funder_financial_report_file", args=[budget.funder.code, LABEL, "json"])
    for program in (budget.program, other):
        client.force_login(finance_officer_of(program))
        data = client.get(place).json()
        assert len(data["budgets"]) == 1
        assert data["figures"]["budget.spent"]["value"] == 5690.1
        assert [check for check in data["checks"] if check["difference"] != "0.00"] == []
    client.force_login(coordinator_of(ProgramFactory()))
    assert client.get(place).status_code == 404


def test_a_year_that_is_none_is_not_found(budget, client):
    client.force_login(finance_officer_of(budget.program))
    place = reverse("funder_financial_report", args=[budget.funder.code, "deux"])
    assert client.get(place).status_code == 404
