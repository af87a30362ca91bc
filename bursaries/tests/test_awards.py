"""Tests of awards after their decision: their contract, their end, and what of that is taken back."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from bursaries.actions import deciding
from bursaries.actions.awards import (
    cancel_award,
    restore_award,
    sign_contract,
    take_back_signature,
    withdraw_award,
)
from bursaries.actions.instalments import authorize_instalment
from bursaries.models import Award, AwardInstalment, Obligation
from bursaries.tests.factories import ObligationRuleFactory, ObligationTermFactory
from bursaries.tests.giving import (
    GRANTED,
    a_line,
    a_program,
    attested,
    document,
    granted,
    paid,
    signed,
)
from programs.accounts.tests.factories import member_of, officer_of
from programs.budgets import actions as ledger
from programs.budgets.models import Expense
from programs.lib.periods import today

pytestmark = pytest.mark.django_db

NOVEMBER = date(2007, 11, 15)


@pytest.fixture
def line():
    return a_line(a_program())


@pytest.fixture
def coordinator(line):
    return member_of(line.budget.program)


@pytest.fixture
def finance(line):
    return officer_of(line.budget.program)


def a_rule(program):
    return ObligationTermFactory(rule=ObligationRuleFactory(program=program)).rule


def states(award) -> list[str]:
    return list(award.instalments.values_list("state", flat=True))


def test_a_contract_is_signed_on_its_day_with_its_copy():
    award = sign_contract(award=granted(), by=None, on=NOVEMBER, file=document())
    assert (award.state, award.signed_on) == ("signed", NOVEMBER)
    assert award.files.get().kind == "contract"


def test_a_signature_of_february_29_is_kept():
    award = sign_contract(award=granted(), by=None, on=date(2008, 2, 29), file=document())
    assert award.signed_on == date(2008, 2, 29)


def test_a_contract_is_not_signed_before_the_award():
    with pytest.raises(ValidationError) as error:
        sign_contract(award=granted(), by=None, on=date(2007, 10, 1), file=document())
    assert "on" in error.value.message_dict or "signed_on" in error.value.message_dict


def test_a_signature_noted_by_mistake_is_taken_back_until_something_is_authorised():
    award = signed()
    back = take_back_signature(award=award, by=None, reason="Mauvaise personne")
    assert (back.state, back.signed_on, back.files.get().kind) == ("granted", None, "other")
    again = sign_contract(award=back, by=None, on=back.moves.last().effective_on, file=document())
    authorize_instalment(instalment=attested(again, on=None)[0], by=None)
    with pytest.raises(ValidationError, match="sur la foi de ce contrat"):
        take_back_signature(award=again, by=None, reason="Mauvaise personne")


# --- its end


def test_a_withdrawal_gives_back_what_was_not_paid(line, coordinator):
    award = signed(line, by=coordinator, rule=a_rule(line.budget.program))
    ended = withdraw_award(award=award, by=coordinator, reason="Part à l’étranger", on=NOVEMBER)
    line.refresh_from_db()
    award.round.refresh_from_db()
    award.commitment.refresh_from_db()
    assert (ended.state, ended.reason, states(award)) == (
        "withdrawn",
        "Part à l’étranger",
        ["cancelled", "cancelled"],
    )
    assert (award.round.taken, award.round.granted, line.committed) == (0, 0, 0)
    assert award.commitment.closed_on == NOVEMBER
    assert (award.application.__class__.objects.get().state, Obligation.objects.get().state) == (
        "withdrawn",
        "cancelled",
    )


def test_what_was_paid_stays_and_still_obliges(line, coordinator, finance):
    award = signed(line, by=coordinator, rule=a_rule(line.budget.program))
    first, _second = attested(award)
    paid(first, by=coordinator, finance=finance, on=NOVEMBER)
    cancel_award(award=award, by=coordinator, reason="Études abandonnées", on=NOVEMBER)
    line.refresh_from_db()
    assert states(award) == ["authorized", "cancelled"]
    assert (line.committed, line.spent) == (0, 1250)
    assert Obligation.objects.get().state == "not_started"


def test_who_gives_up_what_was_paid_in_part_keeps_it_and_still_owes(line, coordinator, finance):
    award = signed(line, by=coordinator, rule=a_rule(line.budget.program))
    first, _second = attested(award)
    paid(first, by=coordinator, finance=finance, on=GRANTED)
    deciding.withdraw_application(application=award.application, by=coordinator)
    line.refresh_from_db()
    award.refresh_from_db()
    assert (award.state, award.application.__class__.objects.get().state) == (
        "withdrawn",
        "withdrawn",
    )
    assert (states(award), line.committed, line.spent) == (["authorized", "cancelled"], 0, 1250)
    assert Obligation.objects.get().state == "not_started"


def test_a_decision_of_which_something_is_authorized_is_not_taken_back(line, coordinator):
    award = signed(line, by=coordinator)
    first, _second = attested(award)
    authorize_instalment(instalment=first, by=coordinator, on=NOVEMBER)
    with pytest.raises(ValidationError, match="passez par la page de la bourse"):
        deciding.take_back_decision(
            application=award.application, by=coordinator, reason="Erreur de dossier"
        )
    award.refresh_from_db()
    assert (award.state, states(award)) == ("signed", ["authorized", "attested"])


def test_an_obligation_that_another_award_holds_stays(line, coordinator):
    rule = a_rule(line.budget.program)
    first = signed(line, by=coordinator, rule=rule)
    other = granted(line, by=coordinator, rule=rule, person=first.person)
    assert first.obligation == other.obligation
    withdraw_award(award=first, by=coordinator, reason="Une seule suffit", on=NOVEMBER)
    assert Obligation.objects.get().state == "not_started"
    withdraw_award(award=other, by=coordinator, reason="L’autre aussi", on=NOVEMBER)
    assert Obligation.objects.get().state == "cancelled"


def test_an_expense_that_is_pending_is_refused_with_the_award(line, coordinator):
    award = signed(line, by=coordinator)
    authorize_instalment(instalment=attested(award)[0], by=coordinator, on=NOVEMBER)
    withdraw_award(award=award, by=coordinator, reason="Part à l’étranger", on=NOVEMBER)
    assert states(award) == ["cancelled", "cancelled"]
    assert (Expense.objects.get().state, Expense.objects.get().reason) == (
        "refused",
        "Part à l’étranger",
    )


def test_no_award_ends_while_something_of_it_is_approved_and_not_paid(line, coordinator, finance):
    award = signed(line, by=coordinator)
    expense = authorize_instalment(
        instalment=attested(award)[0], by=coordinator, on=NOVEMBER
    ).expense
    ledger.verify_expense(expense=expense, by=finance)
    ledger.approve_expense(expense=expense, by=finance)
    with pytest.raises(ValidationError, match="est approuvé au registre"):
        withdraw_award(award=award, by=coordinator, reason="Part à l’étranger", on=NOVEMBER)
    award.refresh_from_db()
    assert (award.state, states(award)) == ("signed", ["authorized", "attested"])


def test_an_award_ends_with_a_reason(line, coordinator):
    with pytest.raises(ValidationError) as error:
        cancel_award(award=signed(line), by=coordinator, reason=" ")
    assert error.value.message_dict == {"reason": ["Écrivez le motif."]}


# --- given by mistake


def stood(model, day) -> list[str]:
    return list(model.objects.stood_on(day).order_by("pk").values_list("stood", flat=True))


def test_an_award_given_by_mistake_was_never_given(line, coordinator):
    award = signed(line, by=coordinator, rule=a_rule(line.budget.program))
    attested(award)
    told = (Award, AwardInstalment, Obligation)
    before = [stood(model, NOVEMBER) for model in told]
    cancel_award(award=award, by=coordinator, reason="Dossier d’une autre", mistaken=True)
    for day in (GRANTED, NOVEMBER, today()):
        assert [set(stood(model, day)) for model in told] == [{"cancelled"}] * 3
    award.refresh_from_db()
    award.commitment.refresh_from_db()
    assert (award.reason, award.moves.last().reason) == ("Dossier d’une autre",) * 2
    assert (award.commitment.closed_on, award.application.state) == (GRANTED, "reviewed")
    restore_award(award=award, by=coordinator)
    assert [stood(model, NOVEMBER) for model in told] == before
    assert award.application.__class__.objects.get().state == "awarded"


def test_its_application_may_have_another_award(line, coordinator):
    award = signed(line, by=coordinator)
    cancel_award(award=award, by=coordinator, reason="Mauvais volet", mistaken=True)
    other = deciding.award_application(
        application=award.application, tier=award.tier, by=coordinator
    )
    award.refresh_from_db()
    assert (award.application, other.application.award, other.state) == (None, other, "granted")


def test_of_what_was_paid_nobody_says_that_it_never_was(line, coordinator, finance):
    award = signed(line, by=coordinator)
    first, _second = attested(award)
    paid(first, by=coordinator, finance=finance, on=NOVEMBER)
    code = Expense.objects.get().code
    with pytest.raises(ValidationError) as error:
        cancel_award(award=award, by=coordinator, reason="Erreur", mistaken=True)
    assert error.value.messages == [
        f"Le versement 1 est payé ({code}) : les finances annulent d’abord ce paiement, ou contre-passent la "
        "dépense."
    ]


def test_of_service_that_began_nobody_says_so_either(line, coordinator):
    award = signed(line, by=coordinator, rule=a_rule(line.budget.program))
    Obligation.objects.update(state="ongoing")
    with pytest.raises(ValidationError) as error:
        cancel_award(award=award, by=coordinator, reason="Erreur", mistaken=True)
    assert error.value.messages == [
        "L’engagement de service est à l’état « En cours » : ramenez-le d’abord à « Pas débutée »."
    ]


# --- taken back


def test_an_award_ended_by_mistake_takes_its_place_again(line, coordinator):
    award = signed(line, by=coordinator, rule=a_rule(line.budget.program))
    first, _second = award.instalments.all()
    attested(award)
    withdraw_award(award=award, by=coordinator, reason="Erreur de dossier", on=NOVEMBER)
    back = restore_award(award=award, by=coordinator)
    line.refresh_from_db()
    back.round.refresh_from_db()
    assert (back.state, back.signed_on, states(back)) == (
        "signed",
        GRANTED,
        ["attested", "attested"],
    )
    assert (back.round.taken, back.round.granted, line.committed) == (1, 2500, 2500)
    application = back.application
    application.refresh_from_db()
    assert (application.state, Obligation.objects.get().state) == ("awarded", "not_started")
    assert first.files.count() == 1


def test_no_award_comes_back_where_its_place_was_given_away():
    program = a_program()
    award = signed(program=program)
    award.round.awards = 1
    award.round.save()
    withdraw_award(award=award, by=None, reason="Erreur", on=NOVEMBER)
    granted(round=award.round)
    with pytest.raises(ValidationError, match="Toutes les bourses de ce concours"):
        restore_award(award=award, by=None)
    award.refresh_from_db()
    assert award.state == "withdrawn"


def test_no_award_comes_back_where_its_line_was_spent(coordinator):
    program = a_program()
    line = a_line(program, adopted="3000.00")
    award = signed(line)
    withdraw_award(award=award, by=None, reason="Erreur", on=NOVEMBER)
    ledger.commit_amount(
        line=line, amount=Decimal(2000), supplier="Autre", by=None, made_on=NOVEMBER
    )
    with pytest.raises(ValidationError) as error:
        restore_award(award=award, by=None)
    assert error.value.error_list[0].code == "overrun"
