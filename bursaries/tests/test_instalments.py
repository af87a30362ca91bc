"""Tests of instalments: planned to the cent, attested, authorised, and paid through the ledger."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from bursaries.actions.awards import sign_contract
from bursaries.actions.instalments import (
    Part,
    authorize_instalment,
    plan_instalments,
    receive_attestation,
    return_attestation,
    take_back_authorization,
)
from bursaries.models import Award, AwardInstalment
from bursaries.tests.factories import AwardFactory
from bursaries.tests.giving import a_line, a_program, attested, document, granted, paid, signed
from programs.accounts.tests.factories import member_of, officer_of
from programs.budgets import actions as ledger
from programs.budgets.enums import ExpenseState
from programs.budgets.models import Expense
from programs.files import CheckedFile
from programs.tests.refusals import refused
from programs.tests.uploads import docx

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


def sums(award) -> list[Decimal]:
    return [one.amount for one in award.instalments.all()]


def sentence(error) -> str:
    return " ".join(error.value.messages)


# --- planned


@pytest.mark.parametrize(
    ("amount", "parts"),
    [("2500.00", ["1250.00", "1250.00"]), ("0.03", ["0.02", "0.01"]), ("0.01", ["0.01"])],
)
def test_an_award_is_planned_in_two_halves_to_the_cent(amount, parts):
    award = AwardFactory(amount=Decimal(amount), tier__amount=None)
    plan_instalments(award=award, by=None)
    assert sums(award) == [Decimal(part) for part in parts]
    one = award.instalments.first()
    assert (one.condition, one.condition_en) == (
        "À la réception de l’attestation d’études",
        "On receipt of the proof of enrolment",
    )


def test_parts_that_do_not_make_the_award_are_refused():
    award = AwardFactory()
    with pytest.raises(ValidationError) as error:
        plan_instalments(award=award, by=None, parts=[Part(Decimal("2499.99"))])
    assert sentence(error) == (
        "Les versements à planifier font 2\u00a0499,99\u00a0$, et il reste 2\u00a0500\u00a0$ de la bourse."
    )


def test_what_is_attested_stays_where_the_rest_is_planned_anew():
    award = signed()
    first = award.instalments.first()
    receive_attestation(instalment=first, file=document())
    thirds = [Part(Decimal(500)), Part(Decimal(500)), Part(Decimal(250))]
    plan_instalments(award=award, by=None, parts=thirds)
    rows = award.instalments.values_list("number", "amount", "state")
    assert [(number, int(amount), state) for number, amount, state in rows] == [
        (1, 1250, "attested"),
        (2, 500, "expected"),
        (3, 500, "expected"),
        (4, 250, "expected"),
    ]


# --- attested


def test_an_attestation_comes_without_an_account():
    award = signed()
    one = receive_attestation(instalment=award.instalments.first(), file=document(), on=NOVEMBER)
    file = one.files.get()
    assert (one.state, one.attested_on, file.kind, file.added_by) == (
        "attested",
        NOVEMBER,
        "attestation",
        None,
    )


def test_the_same_attestation_proves_one_instalment_only():
    award = signed()
    first, second = award.instalments.all()
    receive_attestation(instalment=first, file=document())
    with pytest.raises(ValidationError) as error:
        receive_attestation(instalment=second, file=document())
    assert sentence(error) == "Ce fichier est déjà joint."


def test_an_attestation_is_what_the_ledger_takes():
    word = CheckedFile("attestation.docx", docx(), "application/vnd.word")
    with pytest.raises(ValidationError) as error:
        receive_attestation(instalment=signed().instalments.first(), file=word)
    assert "file" in error.value.error_dict


def test_a_wrong_attestation_is_sent_back_and_stays_with_the_award():
    award = signed()
    one = receive_attestation(instalment=award.instalments.first(), file=document("a.pdf"))
    one = return_attestation(instalment=one, by=None, reason="Session d’été")
    assert (one.state, one.attested_on, one.files.count()) == ("expected", None, 0)
    assert award.files.filter(kind="other").count() == 1
    assert one.moves.last().reason == "Session d’été"


# --- authorised


def test_nothing_is_authorised_without_a_contract(line, coordinator):
    award = granted(line)
    plan_instalments(award=award, by=coordinator)
    (one, _other) = attested(award, on=None)
    with pytest.raises(ValidationError) as error:
        authorize_instalment(instalment=one, by=coordinator)
    assert sentence(error) == (
        f"Le contrat de {award} n’est pas signé\u00a0: notez d’abord sa signature."
    )


def test_nothing_is_authorised_without_an_attestation(line, coordinator):
    award = signed(line)
    with pytest.raises(ValidationError) as error:
        authorize_instalment(instalment=award.instalments.first(), by=coordinator, on=NOVEMBER)
    assert sentence(error) == (f"L’attestation du versement 1 de {award} n’est pas reçue.")
    assert not Expense.objects.exists()


def test_what_is_authorised_is_an_expense_of_its_line_with_its_attestation(line, coordinator):
    award = signed(line)
    one = authorize_instalment(instalment=attested(award)[0], by=coordinator, on=NOVEMBER)
    expense = one.expense
    part, file = expense.allocations.get(), expense.files.get()
    assert (one.state, expense.state, expense.supplier) == (
        "authorized",
        "justified",
        str(award.person),
    )
    assert (expense.amount, expense.spent_on, expense.entered_by) == (1250, NOVEMBER, coordinator)
    assert (part.line, part.commitment) == (line, award.commitment)
    assert bytes(file.content) == bytes(one.files.get().content)
    assert expense.reference == f"{award.code}/1"


def test_whoever_authorises_does_not_approve(line, coordinator):
    one = attested(signed(line))[0]
    expense = authorize_instalment(instalment=one, by=coordinator, on=NOVEMBER).expense
    ledger.verify_expense(expense=expense, by=coordinator)
    with pytest.raises(ValidationError, match="ne l’approuve pas"):
        ledger.approve_expense(expense=expense, by=coordinator)


def test_an_award_without_a_line_is_authorised_without_an_expense():
    award = signed()
    one = authorize_instalment(instalment=attested(award)[0], by=None, on=NOVEMBER)
    assert (one.state, one.expense) == ("authorized", None)
    with pytest.raises(ValidationError, match="déjà autorisé"):
        authorize_instalment(instalment=one, by=None)


def test_from_contract_to_payment_the_line_spends_the_award(line, coordinator, finance):
    award = signed(line, by=coordinator)
    line.refresh_from_db()
    assert (line.committed, line.spent) == (2500, 0)
    first, second = attested(award)
    paid(first, by=coordinator, finance=finance, on=NOVEMBER)
    line.refresh_from_db()
    assert (line.committed, line.spent) == (1250, 1250)
    paid(second, by=coordinator, finance=finance, on=date(2008, 2, 29))
    line.refresh_from_db()
    assert (line.committed, line.spent) == (0, 2500)
    assert Award.objects.with_paid().get().paid == Decimal("2500.00")
    assert set(Expense.objects.values_list("state", flat=True)) == {ExpenseState.PAID}


def test_a_payment_of_the_next_year_goes_to_a_line_of_its_budget(line, coordinator):
    award = signed(line)
    one = attested(award)[0]
    day = date(2008, 9, 15)
    with pytest.raises(ValidationError) as error:
        authorize_instalment(instalment=one, by=coordinator, on=day)
    assert error.value.message_dict["line"] == [
        f"Le poste «\u00a0{line}\u00a0» est de l’exercice 2007-2008, qui ne compte pas le 15 septembre 2008\u00a0: "
        "choisissez un poste du budget qui couvre ce jour."
    ]
    later = a_line(line.budget.program, year=2008)
    done = authorize_instalment(instalment=one, by=coordinator, on=day, line=later)
    part = done.expense.allocations.get()
    assert (part.line, part.commitment) == (later, None)


def test_a_line_of_another_program_is_refused(line, coordinator):
    other = a_line(a_program())
    with pytest.raises(ValidationError):
        authorize_instalment(
            instalment=attested(signed(line))[0], by=coordinator, on=NOVEMBER, line=other
        )


@pytest.mark.parametrize("way", ["refused", "returned"])
def test_what_finance_sends_back_is_authorised_anew(line, coordinator, finance, way):
    one = authorize_instalment(instalment=attested(signed(line))[0], by=coordinator, on=NOVEMBER)
    if way == "refused":
        ledger.refuse_expense(expense=one.expense, by=finance, reason="Mauvais poste")
    else:
        ledger.return_expense(expense=one.expense, by=finance, reason="Attestation illisible")
    again = authorize_instalment(instalment=one, by=coordinator, on=NOVEMBER)
    assert again.expense != one.expense
    states = Expense.objects.order_by("pk").values_list("state", flat=True)
    assert list(states) == ["refused", "justified"]
    steps = [(move.from_state, move.to_state) for move in one.moves.all()][-2:]
    assert steps == [("authorized", "attested"), ("attested", "authorized")]


def test_an_expense_that_was_wholly_taken_back_unpaid_gives_its_instalment_back(
    line, coordinator, finance
):
    one = authorize_instalment(instalment=attested(signed(line))[0], by=coordinator, on=NOVEMBER)
    ledger.verify_expense(expense=one.expense, by=finance)
    expense = ledger.approve_expense(expense=one.expense, by=finance)
    back = ledger.reverse_expense(
        expense=expense, by=coordinator, amount=expense.amount, reason="Mauvais poste", on=NOVEMBER
    )
    ledger.verify_expense(expense=back, by=finance)
    ledger.approve_expense(expense=back, by=finance)
    again = authorize_instalment(instalment=one, by=coordinator, on=NOVEMBER)
    assert (again.state, again.expense.amount) == ("authorized", expense.amount)


def test_an_authorisation_is_taken_back_until_its_expense_counts(line, coordinator, finance):
    first, second = attested(signed(line))
    first = authorize_instalment(instalment=first, by=coordinator, on=NOVEMBER)
    back = take_back_authorization(instalment=first, by=coordinator, reason="Trop tôt")
    assert (back.state, back.expense, Expense.objects.get().state) == ("attested", None, "refused")
    paid(second, by=coordinator, finance=finance, on=NOVEMBER)
    with pytest.raises(ValidationError) as error:
        take_back_authorization(instalment=second, by=coordinator, reason="Trop tôt")
    expense = Expense.objects.get(state="paid")
    assert sentence(error) == (
        f"Le versement 2 est la dépense {expense.code}, qui est à l’état «\u00a0Payée\u00a0»\u00a0: "
        "les finances la reprennent ou la contre-passent d’abord."
    )


# --- what never changes


def test_no_amount_moves_under_an_expense(line, coordinator):
    award = signed(line)
    one = authorize_instalment(instalment=attested(award)[0], by=coordinator, on=NOVEMBER)
    with refused("award_amount_is_kept"):
        AwardInstalment.objects.filter(pk=one.pk).update(amount=1)
    with refused("award_amount_is_kept"):
        Award.objects.filter(pk=award.pk).update(amount=9000)


def test_a_contract_is_signed_with_its_copy():
    award = granted()
    with pytest.raises(ValidationError) as error:
        sign_contract(award=award, by=None, on=NOVEMBER)
    assert error.value.message_dict == {"file": ["Joignez la copie signée du contrat."]}
