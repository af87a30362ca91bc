"""The search field and the choice of a program in a real browser: by keyboard, on a phone, without JavaScript."""

from datetime import date

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from mentoring.tests.factories import MenteeFactory, PairingFactory
from programs.accounts.tests.factories import coordinator_of
from programs.enums import Service
from programs.people.tests.factories import PersonFactory
from programs.tests.browsing import DESK, PHONE, Visit
from programs.tests.factories import ProgramFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def visit(page, live_server) -> Visit:
    return Visit(page, live_server.url)


@pytest.fixture
def pairing():
    program = ProgramFactory(services=[Service.REFERRALS, Service.MENTORING])
    known = {"first_name": "Awa", "last_name": "N’Diaye", "phone": "+18195550123"}
    person = PersonFactory(holder=program.lead, **known)
    mentee = MenteeFactory(program=program, person=person)
    return PairingFactory(program=program, mentee=mentee, code="J-1")


def bilan_of(program) -> str:
    return reverse("preview", args=[program.slug, "2007-2008"])


def test_from_the_bilan_a_person_is_found_by_phone_and_their_pairing_in_two_clicks(visit, pairing):
    visit.sign_in(coordinator_of(pairing.program))
    page = visit.resize(DESK).open(bilan_of(pairing.program))
    page.keyboard.press("Control+k")
    page.keyboard.type("(819) 555-0123")
    page.get_by_role("group", name="Personnes").get_by_role("option").click()
    page.wait_for_url(f"**{reverse('admin:people_person_change', args=[pairing.mentee.person_id])}")
    assert visit.faults() == []
    page.locator(".person-path").get_by_role("link", name="Jumelage J-1").click()
    page.wait_for_url(f"**{reverse('admin:mentoring_pairing_change', args=[pairing.pk])}")


def test_the_keyboard_goes_down_the_results_opens_one_and_closes_them(visit, pairing):
    visit.sign_in(coordinator_of(pairing.program))
    page = visit.resize(DESK).open(reverse("admin:index"))
    field = page.locator("#site-search-field")
    field.fill("ndiaye")
    options = page.get_by_role("option")
    expect(options).to_have_count(4)
    expect(field).to_have_attribute("aria-expanded", "true")
    expect(page.locator(".site-search [role=status]")).to_have_text("3 résultats")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(field).to_have_attribute("aria-activedescendant", options.nth(1).get_attribute("id"))
    assert visit.faults(DESK) == []
    page.keyboard.press("Escape")
    expect(field).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{reverse('search')}?q=ndiaye")
    assert visit.faults() == []


def test_on_a_phone_the_lens_opens_the_field(visit, pairing):
    visit.sign_in(coordinator_of(pairing.program))
    page = visit.resize(PHONE).open(reverse("admin:mentoring_mentee_changelist"))
    field = page.locator("#site-search-field")
    expect(field).to_be_hidden()
    page.locator(".search-opener").click()
    expect(field).to_be_focused()
    page.keyboard.type("ndiaye")
    # The filters of the list have options too.
    expect(page.locator(".site-search").get_by_role("option")).to_have_count(4)
    assert visit.faults(PHONE) == []


def test_without_javascript_the_field_is_a_form_and_the_lens_its_page(
    browser, live_server, pairing
):
    context = browser.new_context(java_script_enabled=False)
    visit = Visit(context.new_page(), live_server.url)
    visit.sign_in(coordinator_of(pairing.program))
    page = visit.resize(PHONE).open(reverse("admin:index"))
    page.locator(".search-opener").click()
    page.locator("#site-search-field").fill("ndiaye")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{reverse('search')}?q=ndiaye")
    assert page.locator(".found h2").all_inner_texts() == ["Personnes", "Mentorés", "Jumelages"]
    context.close()


def test_a_program_chosen_in_the_bar_is_that_of_the_lists_until_one_click(visit, pairing):
    other = ProgramFactory(title="Le second", lead=pairing.program.lead)
    PairingFactory(program=other, code="J-2", started_on=date(2007, 11, 1))
    visit.sign_in(coordinator_of(other))
    pairings = reverse("admin:mentoring_pairing_changelist")
    page = visit.resize(DESK).open(pairings)
    page.locator(".site-bar > .program > summary").click()
    assert visit.faults(DESK) == []
    page.locator(".site-bar > .program").get_by_role("button", name="Le second").click()
    page.wait_for_url(f"**{pairings}?program__id__exact={other.pk}")
    assert page.locator(".field-number").all_inner_texts() == ["J-2"]
    assert visit.faults() == []
    page.locator(".chosen-program a").click()
    page.wait_for_url(f"**{pairings}?programme=tous")
    assert sorted(page.locator(".field-number").all_inner_texts()) == ["J-1", "J-2"]
    # On a phone, the menu has it.
    visit.resize(PHONE)
    page.locator(".site-header .menu > summary").click()
    page.locator(".menu .program > summary").click()
    assert visit.faults(PHONE) == []
