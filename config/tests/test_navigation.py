"""The menu and the home page in a real browser: with the keyboard, on a phone, without JavaScript, for all readers."""

from datetime import date

import pytest
from django.urls import reverse

from mentoring.tests.factories import MentorOfferFactory
from programs.accounts.tests.factories import AdministratorFactory, coordinator_of
from programs.enums import Service
from programs.models import Program
from programs.referrals.tests.factories import ReferralFactory
from programs.tests.browsing import DESK, PHONE, SIZES, Visit
from programs.tests.factories import ProgramFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def visit(page, live_server) -> Visit:
    return Visit(page, live_server.url)


@pytest.fixture
def program() -> Program:
    services = [Service.REFERRALS, Service.MENTORING]
    program = ProgramFactory(
        title="Programme d’accompagnement vers l’emploi et la formation", services=services
    )
    ReferralFactory(program=program, received_on=date(2008, 1, 10))
    MentorOfferFactory(program=program)
    MentorOfferFactory(program=ProgramFactory(lead=program.lead, services=services))
    return program


def at_the_pairings(visit: Visit, program: Program, size: tuple[int, int]):
    """A coordinator in the list of pairings; what the bar of a desk holds."""
    visit.sign_in(coordinator_of(program))
    visit.resize(size).open(reverse("admin:mentoring_pairing_changelist"))
    return visit.page.locator(".site-bar .site-nav")


def opened(visit: Visit) -> list[str]:
    """The menus that stand open, by their names."""
    return visit.page.locator(".site-header details[open] > summary").all_inner_texts()


def test_the_keyboard_opens_a_section_walks_through_it_and_closes_it(visit, program):
    bar = at_the_pairings(visit, program, DESK)
    section = bar.locator("summary", has_text="Répertoire")
    section.focus()
    visit.page.keyboard.press("Enter")
    assert opened(visit) == ["Répertoire"]
    assert visit.faults(DESK) == []
    visit.page.keyboard.press("Tab")
    assert bar.get_by_role("link", name="Personnes").evaluate("e => e === document.activeElement")
    visit.page.keyboard.press("Escape")
    assert opened(visit) == []
    assert section.evaluate("e => e === document.activeElement")


def test_one_section_is_open_at_a_time_and_a_click_elsewhere_closes_it(visit, program):
    bar = at_the_pairings(visit, program, DESK)
    for name in ("Références", "Rapports"):
        bar.locator("summary", has_text=name).click()
        assert opened(visit) == [name]
    visit.page.locator(".site-footer").click()
    assert opened(visit) == []


def test_the_bar_says_where_one_is_and_leads_to_the_next_list(visit, program):
    bar = at_the_pairings(visit, program, DESK)
    marked = visit.page.locator(".site-header [aria-current]:visible").all_inner_texts()
    assert marked == ["Mentorat", "Jumelages"]
    visit.page.locator(".section-nav").get_by_role("link", name="Rencontres").click()
    visit.page.wait_for_url(f"**{reverse('admin:mentoring_pairingmeeting_changelist')}")
    bar.locator("summary", has_text="Répertoire").click()
    bar.get_by_role("link", name="Personnes").click()
    visit.page.wait_for_url(f"**{reverse('admin:people_person_changelist')}")


def test_a_phone_has_one_menu_with_everything_by_service(visit, program):
    at_the_pairings(visit, program, PHONE)
    assert (
        visit.page.locator(".site-nav, .section-nav").evaluate_all(
            "all => all.some(e => e.checkVisibility())"
        )
        is False
    )
    visit.page.locator(".site-header .menu > summary").click()
    menu = visit.page.locator(".folded-nav")
    assert menu.locator("p").all_inner_texts() == [
        "Références",
        "Mentorat",
        "Rapports",
        "Répertoire",
    ]
    assert menu.get_by_role("list", name="Mentorat").get_by_role("link").count() == 6
    assert visit.faults(PHONE) == []
    menu.get_by_role("link", name="Mentors", exact=True).click()
    visit.page.wait_for_url(f"**{reverse('admin:mentoring_mentor_changelist')}")


@pytest.mark.parametrize("size", SIZES, ids=["desk", "phone"])
def test_eight_services_fit_and_each_of_their_panels_stays_on_the_page(visit, size):
    visit.sign_in(AdministratorFactory())
    visit.resize(size).open(reverse("gallery"))
    folded = size == PHONE
    where = ".sample .menu > summary" if folded else ".sample .site-nav summary"
    for summary in visit.page.locator(where).all():
        summary.click()
        assert visit.faults(size) == []
        box = visit.page.locator(".sample details[open] .panel").bounding_box()
        assert (box["x"] >= 0, box["x"] + box["width"] <= size[0]) == (True, True)
    assert visit.page.locator(where).count() == (1 if folded else 9)


def test_the_home_page_is_kept_to_a_program_and_to_a_rule(visit, program):
    visit.sign_in(coordinator_of(program))
    visit.open(reverse("admin:index"))
    assert visit.faults() == []
    visit.page.get_by_label("Programme", exact=True).select_option(value=str(program.pk))
    visit.page.get_by_role("button", name="Afficher").click()
    visit.page.wait_for_url(f"**?programme={program.pk}")
    choices = visit.page.get_by_role("navigation", name="Ce qui attend, par service")
    choices.get_by_role("link", name="Mentorat").click()
    choices.get_by_role("link", name="Offres de mentors à lire").click()
    assert visit.page.locator(".due li").count() == 1
    assert visit.faults() == []


def test_without_javascript_the_menus_open_all_the_same(browser, live_server, program):
    context = browser.new_context(java_script_enabled=False, locale="fr-CA")
    visit = Visit(context.new_page(), live_server.url)
    bar = at_the_pairings(visit, program, DESK)
    bar.locator("summary", has_text="Répertoire").click()
    bar.get_by_role("link", name="Personnes").click()
    visit.page.wait_for_url(f"**{reverse('admin:people_person_changelist')}")
    context.close()
