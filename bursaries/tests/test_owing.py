"""What obligations come to, against months counted by hand."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bursaries import owing
from bursaries.enums import AwardState
from bursaries.models import Award, Obligation
from bursaries.tests.factories import (
    DeferralFactory,
    ObligationRuleFactory,
    ObligationTermFactory,
    RepaymentFactory,
    ServiceAttestationFactory,
    ServicePeriodFactory,
    WaiverFactory,
)
from bursaries.tests.histories import (
    NOW,
    TODAY,
    award_under,
    bound,
    line_of,
    obligation_under,
    paid_by,
    rule_of,
    worked,
)
from programs.budgets.tests.factories import spend
from programs.tests.factories import OrganizationFactory, ProgramFactory, RegionFactory

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine(TODAY)]


def elsewhere():
    return RegionFactory(code="08", name="Abitibi-Témiscamingue")


def found(obligation: Obligation, on: date = NOW):
    return owing.statement_of(obligation, on)


# --- three histories, counted by hand


def test_two_awards_of_a_university_student_from_another_region_owe_24_months():
    rule = ObligationRuleFactory(program=ProgramFactory(ends_on=date(2012, 6, 30)))
    ObligationTermFactory(rule=rule, level="undergraduate", from_region=True, months=6)
    ObligationTermFactory(rule=rule, level="undergraduate", from_region=False, months=12)
    ObligationTermFactory(rule=rule, level="college", months=3)
    obligation = obligation_under(rule)
    for awarded_on in (date(2006, 10, 20), date(2007, 10, 20)):
        award_under(obligation, level="undergraduate", origin=elsewhere(), awarded_on=awarded_on)
    worked(obligation, date(2008, 7, 1), None, date(2009, 6, 30))
    statement = found(obligation)
    assert (statement.owed, statement.served, statement.balance) == (24, 12, 12)
    assert [(line.on, line.months, line.balance) for line in statement.lines] == [
        (date(2006, 10, 20), 12, 12),
        (date(2007, 10, 20), 12, 24),
        (date(2009, 6, 30), -12, 12),
        (date(2009, 12, 1), 0, 12),
    ]


def test_a_deferral_stops_the_months_and_moves_the_deadlines_by_its_days():
    obligation = bound(rule_of(start_within_months=6, complete_within_months=24))
    worked(obligation, date(2008, 7, 1), None, date(2009, 9, 30))
    DeferralFactory(obligation=obligation)
    statement = found(obligation)
    # July to December 2008, July to September 2009; from January to June nothing runs.
    assert (statement.served, statement.balance) == (9, 3)
    assert statement.deferred_days == 181
    assert statement.start_by == date(2008, 11, 30)
    # Two years from 31 May 2008 end on 30 May 2010, and 181 days later.
    assert statement.complete_by == date(2010, 11, 27)


def test_a_default_costs_the_part_of_what_was_paid_that_was_not_served():
    obligation = bound()
    award = obligation.awards.get()
    paid_by(award, line_of(obligation.program), "1250.00", "1250.00")
    worked(obligation, date(2008, 7, 1), date(2008, 9, 30), date(2008, 9, 30))
    before = found(obligation)
    # 2 500 $ x 9 / 12
    assert (before.paid, before.balance, before.left_to_repay) == (2500, 9, Decimal("1875.00"))
    RepaymentFactory(obligation=obligation, amount=Decimal("1000.00"), received_on=date(2009, 9, 1))
    after = found(obligation)
    # 875 $ of 2 500 $ are left: 12 months x 875 / 2 500.
    assert (after.balance, after.left_to_repay) == (Fraction("4.2"), Decimal("875.00"))


def test_a_job_begun_on_29_february_is_a_month_old_on_28_march():
    obligation = bound(studies_ended_on=date(2007, 12, 20))
    worked(obligation, date(2008, 2, 29), date(2008, 3, 28), date(2008, 3, 28))
    assert (found(obligation).served, found(obligation).balance) == (1, 11)


def test_studies_that_end_on_29_february_count_from_the_first_of_march():
    obligation = bound(rule_of(start_within_months=12), studies_ended_on=date(2008, 2, 29))
    worked(obligation, date(2008, 2, 1), None, date(2008, 3, 31))
    statement = found(obligation, date(2008, 3, 31))
    assert (statement.started, statement.served) == (date(2008, 3, 1), 1)
    assert statement.start_by == date(2009, 2, 28)


# --- what is made of the records


def test_only_confirmed_attestations_count_and_a_gap_between_them_does_not():
    obligation = bound()
    job = worked(obligation, date(2008, 7, 1), None, date(2008, 9, 30))
    ServiceAttestationFactory(
        service=job, starts_on=date(2009, 1, 1), ends_on=date(2009, 1, 31), state="confirmed"
    )
    ServiceAttestationFactory(service=job, starts_on=date(2009, 2, 1), ends_on=date(2009, 3, 31))
    statement = found(obligation, date(2009, 3, 31))
    assert statement.served == 4
    assert [line.on for line in statement.lines if line.kind == "uncounted"] == [
        date(2008, 12, 31),
        date(2009, 3, 31),
    ]


def test_attestations_that_overlap_count_once():
    obligation = bound()
    job = worked(obligation, date(2008, 7, 1), None, date(2008, 9, 30))
    ServiceAttestationFactory(
        service=job, starts_on=date(2008, 9, 1), ends_on=date(2008, 12, 31), state="confirmed"
    )
    assert found(obligation, date(2008, 12, 31)).served == 6


@pytest.mark.parametrize(
    ("job", "why"),
    [
        ({"region": "other"}, "L’emploi n’est pas dans la région où servir."),
        ({"region": None}, "La région de l’emploi n’est pas connue."),
        (
            {"employer_kind": "business"},
            "Cet employeur (Entreprise) n’est pas de ceux que la règle reconnaît.",
        ),
        (
            {"employer": None, "employer_name": "Clinique", "employer_kind": ""},
            "Le type d’employeur n’est pas connu.",
        ),
        ({"recognized": False, "reason": "Hors du contrat"}, "Hors du contrat"),
    ],
)
def test_a_job_that_the_rule_does_not_recognize_says_why(job, why):
    if job.get("region") == "other":
        job = job | {"region": elsewhere()}
    obligation = bound(rule_of(employer_kinds=["health"]))
    worked(obligation, date(2008, 7, 1), None, date(2008, 12, 31), **job)
    statement = found(obligation)
    assert statement.served == 0
    assert why in statement.lines[-1].explanation


def test_somebody_may_recognize_what_the_rule_does_not():
    obligation = bound(rule_of(employer_kinds=["health"]))
    worked(
        obligation,
        date(2008, 7, 1),
        None,
        date(2008, 12, 31),
        region=elsewhere(),
        recognized=True,
        reason="Stage dirigé par le centre",
    )
    assert found(obligation).served == 6


def test_the_kind_of_an_employer_of_the_directory_is_known_without_writing_it():
    obligation = bound(rule_of(employer_kinds=["health"]))
    worked(
        obligation,
        date(2008, 7, 1),
        None,
        date(2008, 12, 31),
        employer=OrganizationFactory(kind="health"),
        employer_kind="",
    )
    assert found(obligation).served == 6


def test_an_origin_that_nobody_knows_makes_a_balance_that_nobody_knows():
    rule = rule_of()
    ObligationTermFactory(rule=rule, from_region=False, months=24)
    obligation = obligation_under(rule)
    award_under(obligation, origin=None)
    statement = found(obligation)
    assert (statement.balance, statement.left_to_repay) == (None, None)


def test_a_rule_without_term_for_an_award_says_so_and_owes_nobody_knows_what():
    rule = ObligationRuleFactory(program=ProgramFactory(ends_on=date(2012, 6, 30)))
    obligation = bound(rule)
    statement = found(obligation)
    assert (statement.owed, statement.balance) == (None, None)
    assert "la règle ne dit pas combien de mois" in statement.lines[0].explanation


def test_a_withdrawn_award_owes_only_where_something_of_it_was_paid():
    obligation = bound()
    award = obligation.awards.get()
    Award.objects.update(state=AwardState.WITHDRAWN, reason="Change de programme")
    assert found(obligation).owed == 0
    paid_by(award, line_of(obligation.program), "1250.00")
    assert (found(obligation).owed, found(obligation).paid) == (12, Decimal("1250.00"))


def test_what_finance_took_back_of_an_expense_was_not_paid():
    obligation = bound()
    (expense,) = paid_by(obligation.awards.get(), line_of(obligation.program), "1250.00")
    line = expense.allocations.get().line
    spend(line, "-250.00", reverses=expense, spent_on=expense.spent_on)
    assert found(obligation).paid == Decimal("1000.00")


def test_what_was_annulled_or_comes_after_the_day_is_left_out():
    obligation = bound()
    worked(obligation, date(2008, 7, 1), None, date(2008, 12, 31))
    RepaymentFactory(
        obligation=obligation, annulled_on=date(2009, 10, 1), reason="Chèque sans provision"
    )
    WaiverFactory(obligation=obligation, granted_on=date(2009, 11, 30))
    assert found(obligation, date(2009, 11, 29)).balance == 6
    assert found(obligation).balance == 4


def test_there_are_as_many_queries_for_three_as_for_one():
    def history() -> Obligation:
        obligation = bound()
        paid_by(obligation.awards.get(), line_of(obligation.program), "1250.00", "1250.00")
        worked(obligation, date(2008, 7, 1), None, date(2008, 12, 31))
        ServicePeriodFactory(obligation=obligation)
        DeferralFactory(obligation=obligation)
        WaiverFactory(obligation=obligation)
        RepaymentFactory(obligation=obligation)
        return obligation

    def counted(obligations) -> int:
        with CaptureQueriesContext(connection) as queries:
            owing.statements_of(obligations, NOW)
        return len(queries)

    histories = [history() for _number in range(3)]
    assert counted(histories[:1]) == counted(histories)
