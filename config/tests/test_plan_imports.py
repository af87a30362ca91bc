"""In a real browser, on a desk and on a phone: a plan is pasted, corrected beside its text, imported, and read."""

import re

import pytest
from django.urls import reverse

from programs.accounts.tests.factories import coordinator_of
from programs.plans.models import ActionPlan
from programs.plans.tests.bringing.documents import PASTED
from programs.tests.browsing import DESK, PHONE, Visit
from programs.tests.factories import ProgramFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def visit(page, live_server) -> Visit:
    visit = Visit(page, live_server.url)
    visit.sign_in(coordinator_of(ProgramFactory(fiscal_year_starts=7, services=["plans"])))
    return visit


@pytest.mark.parametrize("size", [DESK, PHONE])
def test_a_plan_is_pasted_corrected_and_imported(visit, size):
    page = visit.resize(size).page
    visit.open(reverse("plan_import"))
    faults = visit.faults(size)
    page.get_by_label("Ou son texte").fill(PASTED)
    page.get_by_role("button", name="Lire le document").click()
    level = page.get_by_label("Niveau de ligne 7", exact=True)
    # By the keyboard: the tree is read again at once, and the choice keeps the focus.
    level.focus()
    level.select_option("objective")
    page.locator(".kpis li", has_text=re.compile(r"3\s*objectifs")).wait_for()
    assert page.locator(".kpis li", has_text=re.compile(r"2\s*actions")).count() == 1
    assert page.evaluate("document.activeElement.ariaLabel") == "Niveau de ligne 7"
    faults += visit.faults(size)
    page.get_by_role("button", name="Importer", exact=True).click()
    plan = ActionPlan.objects.get()
    page.wait_for_url(f"**{reverse('plan', args=[plan.pk])}")
    assert page.get_by_text("Mener un sondage").first.is_visible()
    assert plan.headings.filter(level="objective").count() == 3
    # The same again, edited: what changes is shown, old and new.
    visit.open(reverse("plan_import_into", args=[plan.pk]))
    page.get_by_label("Ou son texte").fill(PASTED.replace("une foire", "deux foires"))
    page.get_by_role("button", name="Lire le document").click()
    assert page.locator("ins", has_text="Tenir deux foires").count() == 1
    faults += visit.faults(size)
    assert faults == []


def test_without_scripts_the_same_is_done_by_buttons(browser, live_server):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    visit = Visit(page, live_server.url)
    visit.sign_in(coordinator_of(ProgramFactory(fiscal_year_starts=7, services=["plans"])))
    visit.open(reverse("plan_import"))
    page.get_by_label("Ou son texte").fill(PASTED)
    page.get_by_role("button", name="Lire le document").click()
    page.get_by_label("Niveau de ligne 7", exact=True).select_option("none")
    page.get_by_role("button", name="Relire avec mes corrections").click()
    page.get_by_role("button", name="Importer", exact=True).click()
    page.wait_for_load_state()
    assert list(ActionPlan.objects.get().actions.values_list("number", flat=True)) == [
        "1.1.1",
        "1.2.1",
    ]
    context.close()
