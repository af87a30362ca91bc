"""What each figure of bursaries counts, and what it leaves out."""

from datetime import date
from decimal import Decimal

import pytest
from django.utils import translation

from bursaries.models import Award, FollowUp, Obligation
from bursaries.tests.factories import (
    ApplicationFactory,
    AwardFactory,
    AwardInstalmentFactory,
    BursaryRoundFactory,
    FollowUpFactory,
    ObligationFactory,
    RepaymentFactory,
)
from bursaries.tests.years import COURSES, a_year_of_bursaries
from programs.budgets.actions import annul_payment
from programs.budgets.tests.factories import BudgetFactory, BudgetLineFactory, PaymentFactory, spend
from programs.lib.periods import Period
from programs.models import Region
from programs.people.tests.factories import PersonFactory
from programs.tests.factories import OrganizationFactory, ProgramFactory
from programs.tests.moves import logged
from reporting.figures import Scope, collect
from reporting.figures.display import display_result

pytestmark = pytest.mark.django_db
YEAR = Period(date(2007, 7, 1), date(2008, 6, 30))
NEXT = Period(date(2008, 7, 1), date(2009, 6, 30))
GIVEN = date(2007, 10, 20)


def result(program, code, period=YEAR):
    return collect(Scope(program=program), period, [f"bursaries.{code}"])[f"bursaries.{code}"]


def number(program, code, period=YEAR):
    return result(program, code, period).number


def parts(program, code, period=YEAR):
    found = result(program, code, period).parts
    return {part.label: part.number for part in found if part.number}


@pytest.fixture
def program():
    """A year with something of everything."""
    program = ProgramFactory()
    people = [PersonFactory(holder=program.lead) for _ in range(8)]
    a_year_of_bursaries(program, people, OrganizationFactory(name="Université du Pin"))
    return program


def sent(*course, program, **fields):
    """An application whose log says ``course``, all on one day."""
    round = BursaryRoundFactory(program=program)
    application = ApplicationFactory(round=round, state=course[-1], **fields)
    return logged(application, *((state, GIVEN) for state in course))


def held(program, day=GIVEN, **fields) -> Award:
    award = AwardFactory(round__program=program, awarded_on=day, **fields)
    return logged(award, ("granted", day))


# --- applications and awards


def test_what_was_sent_counts_withdrawn_or_not_and_a_draft_never(program):
    ApplicationFactory(round__program=program, draft=True)
    assert number(program, "applications") == len(COURSES) == 7


@pytest.mark.parametrize(
    ("day", "counted"),
    [
        (date(2007, 6, 30), 0),
        (date(2007, 7, 1), 1),
        (date(2008, 6, 30), 1),
        (date(2008, 7, 1), 0),
    ],
)
def test_an_application_counts_on_the_day_it_came(day, counted):
    application = ApplicationFactory(submitted_on=day)
    assert number(application.round.program, "applications") == counted


@pytest.mark.parametrize(
    ("course", "counted"),
    [
        (("submitted",), 0),
        (("submitted", "eligible"), 1),
        (("submitted", "ineligible"), 0),
        (("submitted", "ineligible", "eligible"), 1),
        (("submitted", "eligible", "submitted"), 0),
        (("submitted", "eligible", "withdrawn"), 1),
        (("submitted", "withdrawn"), 0),
        (("submitted", "eligible", "reviewed", "refused"), 1),
    ],
)
def test_whoever_was_found_eligible_stays_so_by_withdrawing(course, counted):
    program = ProgramFactory()
    sent(*course, program=program, reason="Un motif")
    assert number(program, "eligible") == counted


def test_an_award_counts_where_it_is_held_on_the_last_day():
    program = ProgramFactory()
    gone, late = held(program), held(program)
    logged(gone, ("withdrawn", date(2008, 6, 30)))
    logged(late, ("withdrawn", date(2008, 7, 1)))
    assert (number(program, "awarded"), number(program, "amount")) == (1, Decimal(2500))


def test_a_small_aid_is_no_bursary_and_counts_each_beneficiary(program):
    assert (number(program, "awarded"), number(program, "amount")) == (2, Decimal(5000))
    assert (number(program, "aids"), number(program, "aids_amount")) == (13, Decimal(470))
    assert parts(program, "aids") == {"Transport": 12, "Frais de demande d’admission": 1}


# --- by institution, field and region


def test_one_institution_under_two_spellings_is_one_row_and_says_it_was_typed():
    program = ProgramFactory()
    known = OrganizationFactory(name="Collège inventé")
    for spelling in ("Collège Inventé", "college inventé", "COLLEGE INVENTE"):
        sent("submitted", program=program, institution_name=spelling)
    sent("submitted", program=program, institution=known, institution_name="")
    sent("submitted", program=program, institution_name="")
    assert parts(program, "applications") == {
        "COLLEGE INVENTE (comme écrit)": 3,
        "Collège inventé": 1,
        "Établissement non précisé": 1,
    }


def test_two_institutions_of_one_name_are_told_apart():
    program = ProgramFactory()
    for code in ("07", "05"):
        region = Region.objects.get(code=code)
        school = OrganizationFactory(name="Cégep inventé", region=region)
        sent("submitted", program=program, institution=school, institution_name="")
    assert parts(program, "applications") == {
        "Cégep inventé (Estrie)": 1,
        "Cégep inventé (Outaouais)": 1,
    }


def test_the_same_award_is_told_by_field_and_by_region_of_origin():
    program = ProgramFactory()
    held(program, field="nursing", origin=Region.objects.get(code="05"))
    held(program, field="", origin=None)
    assert parts(program, "amount_by_field") == {
        "Soins infirmiers": Decimal(2500),
        "Domaine non précisé": Decimal(2500),
    }
    assert parts(program, "awarded_by_origin") == {
        "Estrie": 1,
        "Région de provenance non précisée": 1,
    }
    with translation.override("en"):
        assert set(parts(program, "awarded_by_origin")) == {
            "Estrie",
            "Region of origin not specified",
        }


# --- dollars paid


def instalment_on_a_line(program, amount="1250.00"):
    line = BudgetLineFactory(budget=BudgetFactory(program=program), adopted=Decimal(5000))
    expense = spend(line, amount)
    award = held(program, line=line)
    instalment = AwardInstalmentFactory(
        award=award, amount=expense.amount, state="authorized", expense=expense
    )
    logged(instalment, ("authorized", GIVEN))
    return expense


def test_what_is_authorised_on_a_line_is_paid_by_its_payments_alone():
    program = ProgramFactory()
    expense = instalment_on_a_line(program)
    assert number(program, "paid") == 0
    for day, amount in ((date(2008, 6, 30), 800), (date(2008, 7, 1), 450)):
        PaymentFactory(expense=expense, paid_on=day, amount=Decimal(amount))
    assert (number(program, "paid"), number(program, "paid", NEXT)) == (800, 450)


def test_a_payment_that_comes_back_a_year_later_is_taken_off_that_year():
    program = ProgramFactory()
    payment = PaymentFactory(expense=instalment_on_a_line(program), amount=Decimal(1250))
    annul_payment(payment=payment, by=None, reason="Perdu", on=date(2008, 9, 1))
    whole = Period(YEAR.start, NEXT.end)
    found = [number(program, "paid", period) for period in (YEAR, NEXT, whole)]
    assert found == [1250, -1250, 0]


def test_outside_the_budgets_an_instalment_is_paid_when_it_is_authorised(program):
    """Two of 625 $, each authorised in November 2007, and one that is still expected."""
    award = Award.objects.filter(program=program, kind="bursary").earliest("pk")
    logged(AwardInstalmentFactory(award=award, amount=Decimal(625), number=9), ("expected", GIVEN))
    assert (number(program, "paid"), number(program, "paid", NEXT)) == (1250, 0)
    assert parts(program, "paid") == {"Bourse": 1250}


def test_a_repayment_counts_when_it_came_unless_it_was_annulled_by_the_end():
    program = ProgramFactory()
    obligation = ObligationFactory(program=program)
    for annulled_on in (None, date(2008, 6, 30), date(2008, 7, 1)):
        RepaymentFactory(
            obligation=obligation,
            received_on=date(2008, 4, 1),
            annulled_on=annulled_on,
            reason="Un motif" if annulled_on else "",
        )
    assert number(program, "repaid") == 1000


# --- obligations and retention


def test_obligations_are_told_by_their_state_on_the_last_day(program):
    cancelled = ObligationFactory(program=program, state="cancelled", reason="Un motif")
    logged(cancelled, ("not_started", GIVEN), ("cancelled", GIVEN))
    assert number(program, "obligations") == 8
    assert number(program, "obligations_active") == 5
    assert number(program, "obligations_fulfilled") == 1
    before = Period(date(2006, 7, 1), date(2007, 6, 30))
    assert parts(program, "obligations", before) == {"Pas débutée": 8}


def test_retention_is_of_those_whose_answer_is_known_and_says_so(program):
    rate = result(program, "retention_rate")
    assert (rate.numerator, rate.denominator, rate.number) == (2, 5, Decimal("40.0"))
    assert parts(program, "follow_ups") == {
        "En emploi dans la région": 2,
        "En emploi ailleurs": 1,
        "Aux études": 1,
        "Sans emploi": 1,
        "Sans nouvelles": 1,
        "Suivi pas encore fait": 2,
    }


def test_where_nothing_is_known_there_is_no_rate(program):
    FollowUp.objects.update(outcome="unknown")
    rate = result(program, "retention_rate")
    assert (rate.number, rate.denominator, number(program, "follow_ups")) == (None, 0, 8)
    assert display_result(rate, "fr").replace("\u00a0", " ") == "s. o."


@pytest.mark.parametrize(
    ("ended_on", "counted"),
    [
        (date(2005, 6, 30), 0),
        (date(2005, 7, 1), 1),  # 24 months later
        (date(2007, 6, 30), 1),
        (date(2007, 7, 1), 0),
        (None, 0),
    ],
)
def test_a_follow_up_is_of_the_year_in_which_its_moment_falls(ended_on, counted):
    obligation = ObligationFactory(studies_ended_on=ended_on, state="ongoing")
    logged(obligation, ("ongoing", date(2007, 7, 2)))
    assert number(obligation.program, "follow_ups") == counted


def test_studies_that_ended_on_february_29_are_followed_on_the_28th():
    obligation = ObligationFactory(studies_ended_on=date(2008, 2, 29), state="ongoing")
    logged(obligation, ("ongoing", GIVEN))
    for day, counted in ((date(2009, 2, 27), 0), (date(2009, 2, 28), 1)):
        assert number(obligation.program, "follow_ups", Period(date(2008, 7, 1), day)) == counted


def test_over_two_years_the_last_known_answer_of_somebody_counts_once():
    obligation = ObligationFactory(studies_ended_on=date(2007, 5, 30), state="ongoing")
    logged(obligation, ("ongoing", GIVEN))
    FollowUpFactory(obligation=obligation, milestone=12, observed_on=date(2008, 6, 1))
    FollowUpFactory(
        obligation=obligation, milestone=24, outcome="unknown", observed_on=date(2009, 6, 1)
    )
    whole = Period(YEAR.start, NEXT.end)
    assert parts(obligation.program, "follow_ups", whole) == {"En emploi dans la région": 1}
    assert parts(obligation.program, "follow_ups", NEXT) == {"Sans nouvelles": 1}


def test_an_answer_that_came_after_the_year_says_nothing_of_it(program):
    FollowUp.objects.update(observed_on=date(2008, 7, 1))
    assert parts(program, "follow_ups") == {"Suivi pas encore fait": 8}


def test_another_program_counts_for_itself_only(program):
    other = ProgramFactory()
    assert not any(
        found.number
        for code, found in collect(Scope(program=other), YEAR).items()
        if code.startswith("bursaries.")
    )
    assert Obligation.objects.count() == 8
