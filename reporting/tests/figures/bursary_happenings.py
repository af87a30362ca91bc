"""What may happen to the bursaries of a program, and what may be corrected of them: see ``happenings``."""

from datetime import date, timedelta
from decimal import Decimal
from functools import partial

from bursaries.actions.machines import (
    application_machine,
    award_machine,
    instalment_machine,
    obligation_machine,
)
from bursaries.enums import ApplicationState, AwardState, InstalmentState, ObligationState
from bursaries.models import (
    Application,
    ApplicationMove,
    Award,
    AwardInstalment,
    AwardInstalmentMove,
    FollowUp,
    Obligation,
    ObligationMove,
    Repayment,
)
from bursaries.tests.factories import (
    ApplicationFactory,
    AwardFactory,
    AwardInstalmentFactory,
    BursaryRoundFactory,
    FollowUpFactory,
    ObligationFactory,
    ObligationRuleFactory,
    RepaymentFactory,
)
from programs.budgets.actions import annul_payment
from programs.budgets.tests.factories import (
    BudgetFactory,
    BudgetLineFactory,
    PaymentFactory,
    spend,
)
from programs.models import Program
from programs.tests.moves import logged
from reporting.tests.factories import YEAR

_A, _I, _O = ApplicationState, InstalmentState, ObligationState
OCTOBER = date(2007, 10, 20)
NEXT_DAY = YEAR.end + timedelta(days=1)


def _round(program: Program):
    return BursaryRoundFactory(program=program)


def an_application_is_sent(program):
    round = _round(program)

    def happen(day):
        application = ApplicationFactory.build(round=round, submitted_on=day)
        application_machine.begin(application, by=None, on=day)

    return happen


def _application(program, *course):
    application = ApplicationFactory(round=_round(program), state=course[-1])
    return logged(application, *((state, OCTOBER) for state in course))


def an_application_is_found_eligible(program):
    application = _application(program, _A.SUBMITTED)
    return partial(_moves, application_machine, application, _A.ELIGIBLE)


def an_eligible_application_is_withdrawn(program):
    application = _application(program, _A.SUBMITTED, _A.ELIGIBLE)
    return partial(_moves, application_machine, application, _A.WITHDRAWN)


def _moves(machine, record, to, day):
    return machine.move(record, to, by=None, on=day, reason="Un motif")


def _award(program, day=OCTOBER, **fields) -> Award:
    award = AwardFactory(round=_round(program), awarded_on=day, **fields)
    return logged(award, (AwardState.GRANTED, day))


def a_bursary_is_given(program):
    return lambda day: _award(program, day)


def an_award_is_withdrawn(program):
    return partial(_moves, award_machine, _award(program), AwardState.WITHDRAWN)


def an_aid_is_given(program):
    def happen(day):
        aid = AwardFactory(small=True, program=program, awarded_on=day)
        logged(aid, (AwardState.GRANTED, day))

    return happen


def _instalment(program, **fields) -> AwardInstalment:
    instalment = AwardInstalmentFactory(award=_award(program, **fields), state=_I.ATTESTED)
    return logged(instalment, (_I.EXPECTED, OCTOBER), (_I.ATTESTED, OCTOBER))


def an_instalment_is_authorized(program):
    """Outside of the budgets, where that is all that is known of its payment."""
    return partial(_moves, instalment_machine, _instalment(program), _I.AUTHORIZED)


def _expense_of_an_instalment(program):
    line = BudgetLineFactory(budget=BudgetFactory(program=program), adopted=Decimal(5000))
    instalment = _instalment(program, line=line)
    expense = spend(line, "1250.00")
    instalment_machine.move(instalment, _I.AUTHORIZED, by=None, on=OCTOBER, expense=expense)
    return expense


def an_instalment_is_paid(program):
    expense = _expense_of_an_instalment(program)
    return lambda day: PaymentFactory(expense=expense, amount=expense.amount, paid_on=day)


def a_payment_comes_back(program):
    expense = _expense_of_an_instalment(program)
    payment = PaymentFactory(expense=expense, amount=expense.amount)
    return lambda day: annul_payment(payment=payment, by=None, on=day, reason="Chèque perdu")


def somebody_obliges_themselves(program):
    rule = ObligationRuleFactory(program=program)
    return lambda day: logged(ObligationFactory(rule=rule, program=program), (_O.NOT_STARTED, day))


def _obligation(program, state=_O.ONGOING, **fields) -> Obligation:
    obligation = ObligationFactory(program=program, state=state, **fields)
    return logged(obligation, (_O.NOT_STARTED, OCTOBER), (state, OCTOBER))


def an_obligation_is_fulfilled(program):
    return partial(_moves, obligation_machine, _obligation(program), _O.FULFILLED)


def a_holder_pays_back(program):
    obligation = _obligation(program, _O.REPAYING)
    return lambda day: RepaymentFactory(obligation=obligation, received_on=day)


def a_holder_is_followed(program):
    """Twelve months after studies that ended a year before the end of the year."""
    obligation = _obligation(program, studies_ended_on=date(2007, 5, 30))
    return lambda day: FollowUpFactory(obligation=obligation, observed_on=day)


# --- corrections ------------------------------------------------------------------------------------


def applications_came_another_day(program):
    Application.objects.filter(round__program=program).update(submitted_on=NEXT_DAY)


def applications_were_found_eligible_another_day(program):
    ApplicationMove.objects.filter(application__round__program=program).update(
        effective_on=NEXT_DAY
    )


def an_application_was_in_another_field(program):
    found = Application.objects.filter(round__program=program)
    found.update(field="medicine", institution_name="Collège imaginaire", origin=None)


def awards_were_given_another_day(program):
    Award.objects.filter(program=program).update(awarded_on=NEXT_DAY)


def awards_were_withdrawn_on_the_same_day(program):
    for award in Award.objects.filter(program=program):
        logged(award, (AwardState.WITHDRAWN, award.awarded_on))


def an_award_was_of_another_amount(program):
    Award.objects.filter(program=program).update(amount=Decimal(2000))


def an_instalment_was_authorized_another_day(program):
    AwardInstalmentMove.objects.filter(instalment__award__program=program).update(
        effective_on=NEXT_DAY
    )


def obligations_moved_another_day(program):
    ObligationMove.objects.filter(obligation__program=program, effective_on__gt=YEAR.start).update(
        effective_on=NEXT_DAY
    )


def an_answer_was_another(program):
    FollowUp.objects.filter(obligation__program=program, outcome="retained").update(
        outcome="elsewhere"
    )


def an_answer_came_another_day(program):
    FollowUp.objects.filter(obligation__program=program).update(observed_on=NEXT_DAY)


def studies_ended_another_year(program):
    Obligation.objects.filter(program=program).update(studies_ended_on=date(2009, 5, 30))


def a_repayment_was_annulled_in_the_year(program):
    Repayment.objects.filter(obligation__program=program).update(
        annulled_on=YEAR.end, reason="Chèque sans provision"
    )


COUNTED = (
    an_application_is_sent,
    an_application_is_found_eligible,
    a_bursary_is_given,
    an_award_is_withdrawn,
    an_aid_is_given,
    an_instalment_is_authorized,
    an_instalment_is_paid,
    a_payment_comes_back,
    somebody_obliges_themselves,
    an_obligation_is_fulfilled,
    a_holder_pays_back,
    a_holder_is_followed,
)
QUIET = (an_eligible_application_is_withdrawn,)
CORRECTIONS = (
    applications_came_another_day,
    applications_were_found_eligible_another_day,
    an_application_was_in_another_field,
    awards_were_given_another_day,
    awards_were_withdrawn_on_the_same_day,
    an_award_was_of_another_amount,
    an_instalment_was_authorized_another_day,
    obligations_moved_another_day,
    an_answer_was_another,
    an_answer_came_another_day,
    studies_ended_another_year,
    a_repayment_was_annulled_in_the_year,
)
