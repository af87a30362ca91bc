"""A wrong record of each service is mended in a real browser, long after: every figure is what it was without it."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from urllib.parse import urljoin

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from activities.models import Session
from activities.tests.years import registered
from bursaries.enums import AwardState, InstalmentState, ObligationState
from bursaries.models import BursaryRound
from bursaries.tests.factories import AwardFactory, AwardInstalmentFactory, ObligationFactory
from mentoring.models import Pairing
from mentoring.tests.factories import (
    MeetingFactory,
    MenteeFactory,
    MentorFactory,
    OutcomeFactory,
    PairingFactory,
)
from programs.accounts.tests.factories import AdministratorFactory
from programs.budgets.actions import pay_expense
from programs.budgets.models import BudgetLine
from programs.budgets.tests.factories import BankAccountFactory, BankTransactionFactory, spend
from programs.lib.periods import Period, today
from programs.models import Program
from programs.partnerships.tests.factories import InsuredHoursFactory
from programs.partnerships.tests.years import bound
from programs.people.tests.factories import PersonFactory
from programs.plans import actions as plans
from programs.plans.enums import ActionState
from programs.plans.models import Action
from programs.tests.browsing import DESK, PHONE, Visit
from programs.tests.factories import OrganizationFactory, ProgramFactory
from programs.tests.moves import logged
from reporting.figures import FIGURES, Scope, collect
from reporting.tests.factories import YEAR, a_year_of_service

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

OCTOBER, JANUARY, MAY = date(2007, 10, 20), date(2008, 1, 15), date(2008, 5, 2)


class Pair:
    """Whom a wrong pairing is about, and the right mentor."""

    def __init__(self, program: Program):
        self.program = program
        self.mentor = MentorFactory(program=program)
        self.right = MentorFactory(program=program, person__last_name="Lebon")
        self.mentee = MenteeFactory(program=program)


class Place(Pair):
    """Whom wrong records are about: they are there before, and count as they do without these."""

    def __init__(self, program: Program):
        super().__init__(program)
        self.line = BudgetLine.objects.get(budget__program=program, number="1")
        self.posted = BankTransactionFactory(account=BankAccountFactory(program=program))
        self.holder = PersonFactory(holder=program.lead)
        self.partner = OrganizationFactory()
        self.action = Action.objects.get(plan__program=program, number="2.2")


def said(program: Program) -> dict:
    """Every figure with its parts: of the year, and of all that has been since."""
    scope, found = Scope(program=program), {}
    for period in (YEAR, Period(YEAR.start, today())):
        for code, result in collect(scope, period, FIGURES).items():
            parts = {part.key: (part.number, part.partial) for part in result.parts if part.number}
            found[code, period.end] = (result.number, result.partial, parts)
    return found


def changed(before: dict, after: dict) -> set[str]:
    return {name[0] for name, value in after.items() if before[name] != value}


def take(page: Page, step: str, **answers: str | bool) -> None:
    """Take the step that a link of the record is called by, with what its page asks, by name."""
    page.locator("main").get_by_role("link", name=step, exact=True).click()
    form = page.locator("main form[method=post]").last
    for name, value in answers.items():
        field = form.locator(f"[name={name}]")
        if value is True:
            field.check()
        elif field.evaluate("one => one.tagName") == "SELECT":
            field.select_option(value)
        else:
            field.fill(value)
    form.locator("button[type=submit]").first.click()
    expect(page.locator(".error-summary")).to_have_count(0)


# --- What was wrong, and how it is mended: each gives its address, and what is then clicked ------------


def a_pairing(place: Pair, start: date = OCTOBER) -> tuple[str, Callable]:
    pairing = PairingFactory(
        program=place.program, mentor=place.mentor, mentee=place.mentee, started_on=start
    )
    MeetingFactory(pairing=pairing, held_on=start + timedelta(days=30))
    OutcomeFactory(pairing=pairing, observed_on=start + timedelta(days=60))

    def mend(page):
        take(page, "Annuler\u00a0: erreur de saisie", reason="C’était avec Mme Lebon")

    return reverse("admin:mentoring_pairing_change", args=[pairing.pk]), mend


def an_expense(place: Place) -> tuple[str, Callable]:
    """Approved, paid, and found on the statement of the bank."""
    expense = spend(place.line, "100.00")
    pay_expense(expense=expense, by=None, on=date(2007, 12, 3), bank=place.posted)

    def mend(page):
        take(page, "Annuler ce paiement", on="2007-12-03", reason="Payée par un autre")
        take(page, "Revenir à l’étape précédente", reason="Facture d’un autre organisme")
        take(page, "Refuser", reason="Facture d’un autre organisme")

    return reverse("expense", args=[expense.pk]), mend


def an_award(place: Place) -> tuple[str, Callable]:
    """Signed, with an instalment and months of service that are owed for it."""
    obligation = logged(
        ObligationFactory(program=place.program, person=place.holder),
        (ObligationState.NOT_STARTED, OCTOBER),
    )
    award = AwardFactory(
        round=BursaryRound.objects.filter(program=place.program).first(),
        person=place.holder,
        obligation=obligation,
        state=AwardState.SIGNED,
        signed_on=JANUARY,
    )
    logged(award, (AwardState.GRANTED, OCTOBER), (AwardState.SIGNED, JANUARY))
    instalment = AwardInstalmentFactory(award=award, amount=Decimal("2500.00"))
    logged(instalment, (InstalmentState.EXPECTED, OCTOBER))

    def mend(page):
        take(page, "Annuler l’attribution", mistaken=True, reason="Dossier d’une autre")

    return reverse("award", args=[award.pk]), mend


def a_registration(place: Place) -> tuple[str, Callable]:
    session = Session.objects.filter(
        offering__activity__program=place.program, offering__activity__enrolment="groups"
    ).earliest("pk")
    registration = registered(session)

    def mend(page):
        take(page, "Annuler l’inscription", mistaken=True, reason="Classe d’une autre école")

    return reverse("registration_page", args=[registration.pk]), mend


def an_action_that_was_not_done(place: Place) -> tuple[str, Callable]:
    plans.move_action(action=place.action, to=ActionState.DONE, by=None, on=MAY)

    def mend(page):
        take(page, "Remettre à venir", on=MAY.isoformat(), reason="Notée à la mauvaise ligne")

    return reverse("admin:plans_action_change", args=[place.action.pk]), mend


def an_action_under_the_wrong_axis(place: Place) -> tuple[str, Callable]:
    """By a revision that was noted as adopted: until then, nothing that it moves counts elsewhere."""
    plan = plans.revise_plan(plan=place.action.plan, by=None)
    axes = plan.headings.filter(level="axis").order_by("number")
    wrong, right = axes[0], axes[1]
    plans.move_line(line=place.action, under=wrong)
    plans.adopt_plan(plan=plan, adopted_by="Comité", on=MAY, by=None)

    def mend(page):
        page.locator("main summary").get_by_text("Plus", exact=True).click()
        take(page, "Reprendre l’adoption de la révision", reason="Sous le mauvais axe")
        page.goto(urljoin(page.url, reverse("plan_action_place", args=[place.action.pk])))
        page.get_by_label("Placer sous").select_option(str(right.pk))
        page.get_by_role("button", name="Déplacer").click()
        expect(page.locator(".line-tools")).to_have_count(0)

    return reverse("plan", args=[plan.pk]), mend


def an_agreement(place: Place) -> tuple[str, Callable]:
    """Signed with somebody else, under which hours were declared."""
    agreement = bound(place.program, place.partner, starts_on=date(2007, 9, 1))
    InsuredHoursFactory(party=agreement.parties.latest("pk"), agreement=agreement)

    def mend(page):
        take(page, "Annuler l’entente", reason="Signée au nom d’un autre organisme")

    return reverse("agreement_page", args=[agreement.pk]), mend


WRONG = (
    a_pairing,
    an_expense,
    an_award,
    a_registration,
    an_action_that_was_not_done,
    an_action_under_the_wrong_axis,
    an_agreement,
)


@pytest.fixture
def visit(page, live_server) -> Visit:
    visit = Visit(page, live_server.url)
    visit.sign_in(AdministratorFactory())
    return visit.resize(DESK)


def test_whatever_was_wrong_is_mended_and_every_figure_is_as_without_it(visit):
    place = Place(a_year_of_service())
    before = said(place.program)
    counted, left = {}, {}
    for happens in WRONG:
        address, mend = happens(place)
        counted[happens.__name__] = changed(before, said(place.program))
        mend(visit.open(address))
        left[happens.__name__] = changed(before, said(place.program))
    assert [name for name, codes in counted.items() if not codes] == []
    assert left == {happens.__name__: set() for happens in WRONG}


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_the_right_pairing_is_made_at_once_and_a_meeting_added_to_it(visit, size):
    place = Pair(ProgramFactory())
    start = today() - timedelta(days=90)
    address, mend = a_pairing(place, start)
    page = visit.resize(size).open(address)
    mend(page)
    first = page.locator(".moves a").first
    expect(first).to_have_text("Jumeler avec le bon mentor")
    expect(page.get_by_text("C’était avec Mme Lebon").first).to_be_visible()
    assert visit.faults(size) == []
    first.click()
    assert visit.faults(size) == []
    page.get_by_label("Bon mentor").select_option(str(place.right.pk))
    expect(page.get_by_label("Reporter la rencontre")).to_be_checked()
    page.get_by_role("button", name="Jumeler avec le bon mentor").click()
    page.wait_for_url("**/change/")
    right = Pairing.objects.get(mentor=place.right)
    assert page.url.endswith(reverse("admin:mentoring_pairing_change", args=[right.pk]))
    assert (right.mentor, right.mentee, right.started_on) == (
        place.right,
        place.mentee,
        start,
    )
    assert (right.meetings.count(), right.outcomes.count()) == (1, 1)

    # « Ajouter une rencontre » is there at once, by hand and by keyboard.
    add = page.get_by_role("link", name="Ajouter une rencontre")
    assert add.bounding_box()["y"] + add.bounding_box()["height"] < size[1]
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(add).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_label("Tenue le", exact=False).first).to_have_value(today().isoformat())
    assert visit.faults(size) == []
    page.get_by_role("button", name="Ajouter une rencontre").click()
    page.wait_for_url("**/change/")
    assert right.meetings.latest("pk").held_on == today()
