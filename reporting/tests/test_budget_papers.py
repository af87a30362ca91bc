"""The documents of a budget are opened from its page, each where it is made."""

from datetime import date

import pytest
from django.urls import reverse

from programs.budgets.papers import papers_of
from programs.budgets.tests.desk import a_budget, signed_in
from programs.tests.factories import ProgramFactory

pytestmark = pytest.mark.django_db


def addresses(budget) -> list[str]:
    return [url for _label, url in papers_of(budget)]


def test_each_document_is_read_where_its_link_leads(client):
    budget = a_budget()
    signed_in(client, budget.program)
    papers = client.get(reverse("budget", args=[budget.pk])).context["papers"]
    assert [str(label) for label, _url in papers] == ["Rapport financier", "Dossier de l’auditeur"]
    assert [client.get(url).status_code for _label, url in papers] == [200, 200]


def test_the_year_is_that_of_the_program_in_which_the_budget_ends():
    program = ProgramFactory()
    budget = a_budget(program=program, starts_on=date(2007, 4, 1), ends_on=date(2008, 3, 31))
    assert addresses(budget) == [
        f"/rapports/{program.slug}/2007-2008/financier/",
        f"/rapports/{program.slug}/2007-2008/dossier/",
    ]


def test_a_draft_has_none():
    assert addresses(a_budget(draft=True)) == []


@pytest.mark.time_machine("2008-01-15 12:00-05:00")
def test_the_reports_lead_to_that_of_the_year_and_it_leads_to_the_ledger(client):
    program = a_budget().program
    ended = ProgramFactory(
        lead=program.lead,
        services=program.services,
        ends_on=date(2006, 6, 30),
        starts_on=date(2005, 7, 1),
    )
    signed_in(client, program)
    found = client.get(reverse("admin:reporting_report_changelist")).context["financial"]
    page = f"/rapports/{program.slug}/2007-2008/financier/"
    assert {one["program"]: one["url"] for one in found} == {
        program: page,
        ended: f"/rapports/{ended.slug}/2005-2006/financier/",
    }
    books = reverse("ledger", args=[program.slug])
    assert client.get(page).context["also"][-1] == ("Registre des dépenses", books)
