"""Budgets, expenses and payments out of spreadsheets, and back into them."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from programs.accounts.tests.factories import coordinator_of
from programs.budgets.balances import current
from programs.budgets.enums import ExpenseState
from programs.budgets.models import (
    BudgetChange,
    BudgetLine,
    Expense,
    ExpenseCategory,
    Payment,
    SharingPart,
)
from programs.budgets.reckoning import Balance
from programs.budgets.tests.factories import (
    BudgetFactory,
    BudgetLineFactory,
    CommitmentFactory,
    ExpenseCategoryFactory,
    ExpenseFactory,
    PeriodCloseFactory,
    SharingKeyFactory,
    spend,
)
from programs.importing.directories import Scope
from programs.models import Program
from programs.tests.factories import ProgramFactory
from programs.tests.importing.files import counts, import_as, refusals, spaced

pytestmark = pytest.mark.django_db

HEAD = "numéro;date;fournisseur;montant;imputations;état"
NO_ROOM = "Le poste n’a pas assez de disponible : virez d’un autre poste, ou permettez le dépassement avec un motif."


@pytest.fixture
def program():
    return ProgramFactory(slug="ici")


@pytest.fixture
def line(program):
    return BudgetLineFactory(budget=BudgetFactory(program=program, code="B"), number="1")


def brought(program: Program, *rows: str, head: str = HEAD, **options):
    return import_as("expenses", [head, *rows], program=program, **options)


def refused(result) -> list[str]:
    """What is said of each refused cell, without where it stands."""
    return [spaced(text).split(" : ", 1)[1] for text in refusals(result)]


# --- expenses


def test_an_expense_comes_in_approved_with_what_it_charges(program, line):
    held = CommitmentFactory(line=line, code="E-1", amount=Decimal(200))
    rows = ('D-1;2007-11-15;Autobus;120,50 $;"B/1 [E-1] = 100,00; B/1 = 20,50";Approuvée',)
    assert counts(brought(program, *rows)) == (1, 0, 0, 0)
    line.refresh_from_db()
    held.refresh_from_db()
    assert current(line) == Balance(Decimal(1000), committed=Decimal(100), spent=Decimal("120.50"))
    assert (held.consumed, Expense.objects.get().charged) == (Decimal(100), Decimal("120.50"))
    assert counts(brought(program, *rows)) == (0, 0, 1, 0)


@pytest.mark.parametrize(
    ("written", "amount"),
    [
        ("14 300 $", "14300"),
        ("$12,500", "12500"),
        ("(500)", "-500"),
        ("-500", "-500"),
        ("1500$", "1500"),
    ],
)
def test_amounts_are_read_as_people_write_them(program, written, amount):
    line = BudgetLineFactory(
        budget=BudgetFactory(program=program, code="B"), number="1", adopted=10**6
    )
    spend(line, "600", code="D-0", spent_on=date(2007, 11, 1))
    reverses = "D-0" if amount.startswith("-") else ""
    head = "numéro;date;fournisseur;montant;contre-passe"
    brought(program, f"D-1;2007-11-15;Autobus;{written};{reverses}", head=head)
    assert Expense.objects.get(code="D-1").amount == Decimal(amount)


@pytest.mark.parametrize("written", ["1 234,567", "1.005", "-500", "(500)", "2 $ 3"])
def test_nothing_is_rounded_and_less_than_zero_says_what_it_reverses(program, line, written):
    assert counts(brought(program, f"D-1;2007-11-15;Autobus;{written};;")) == (0, 0, 0, 1)
    assert Expense.objects.count() == 0


def test_what_does_not_add_up_is_refused_beside_its_cell(program, line):
    rows = (
        "D-1;2007-11-15;Autobus;100;B/1 = 99,99;Vérifiée",
        "D-2;2008-07-01;Autobus;100;B/1 = 100;Saisie",
        "D-3;2007-11-15;Autobus;100;B/9 = 100;Saisie",
        "D-4;2007-11-15;Autobus;100;B/1 = cent;Saisie",
        "D-5;2007-11-15;Autobus;100;B/1 [E-9] = 100;Saisie",
    )
    result = brought(program, *rows)
    assert counts(result)[3] == 5
    assert Expense.objects.count() == 0


def test_a_line_without_room_names_the_row_that_lacks_it(program, line):
    rows = [f"D-{n};2007-11-15;Autobus;400;B/1 = 400;Approuvée" for n in range(1, 4)]
    result = brought(program, *rows)
    assert [NO_ROOM in spaced(text) for text in refusals(result)] == [True]
    assert Expense.objects.count() == 0


def test_nothing_comes_into_a_closed_period(program, line):
    PeriodCloseFactory(program=program, ends_on=date(2007, 11, 30))
    result = brought(program, "D-1;2007-11-15;Autobus;100;B/1 = 100;Approuvée")
    assert counts(result) == (0, 0, 0, 1)


def test_a_reversal_finds_what_it_takes_back_in_the_same_file_whatever_their_order(program, line):
    head = f"{HEAD};contre-passe"
    brought(
        program,
        "D-2;2007-12-01;Autobus;-40;B/1 = -40;Approuvée;D-1",
        "D-1;2007-11-15;Autobus;100;B/1 = 100;Approuvée;",
        head=head,
    )
    first, back = Expense.objects.order_by("code")
    assert (back.reverses, first.reversed) == (first, Decimal(40))
    line.refresh_from_db()
    assert line.spent == Decimal(60)
    result = brought(program, "D-3;2007-12-01;Autobus;-40;B/1 = -40;Approuvée;D-9", head=head)
    assert counts(result) == (0, 0, 0, 1)


def test_a_row_without_a_number_is_given_the_next_and_is_known_again(program, line):
    rows = ["2007-11-15;Autobus;100", "2007-11-16;Autobus;100"]
    head = "date;fournisseur;montant"
    ExpenseFactory(program=program, code="D2007-0007")
    assert counts(brought(program, *rows, head=head)) == (2, 0, 0, 0)
    codes = Expense.objects.order_by("code").values_list("code", flat=True)
    assert list(codes) == ["D2007-0007", "D2007-0008", "D2007-0009"]
    assert counts(brought(program, rows[1], head=head)) == (0, 0, 1, 0)


def test_whoever_brings_an_expense_in_does_not_approve_it(program, line):
    officer = coordinator_of(program)
    brought(program, "D-1;2007-11-15;Autobus;100;B/1 = 100;Justifiée", user=officer)
    expense = Expense.objects.get()
    assert expense.entered_by == officer
    result = brought(program, "D-1;2007-11-15;Autobus;100;B/1 = 100;Approuvée", user=officer)
    assert refusals(result) != []
    expense.refresh_from_db()
    assert expense.state == ExpenseState.JUSTIFIED


def test_what_was_approved_does_not_change_by_a_file(program, line):
    spend(line, code="D-1")
    for row in (
        "D-1;2007-11-15;Autobus Inventés;90;B/1 = 90;Approuvée",
        "D-1;2007-11-16;Autobus Inventés;100;B/1 = 100;Approuvée",
        "D-1;2007-11-15;Autobus Inventés;100;B/1 = 100;Vérifiée",
    ):
        assert counts(brought(program, row)) == (0, 0, 0, 1)
    line.refresh_from_db()
    assert line.spent == Decimal(100)


def test_a_common_cost_is_shared_out_by_its_key(program, line):
    other = BudgetLineFactory(budget=line.budget, number="2")
    key = SharingKeyFactory(program=program, code="LOYER")
    for one, percent in ((line, "33.3333"), (other, "66.6667")):
        SharingPart.objects.create(key=key, line=one, percent=percent)
    head = "numéro;date;fournisseur;montant;clé de répartition;état"
    brought(program, "D-1;2007-11-15;Loyer;100;LOYER;Approuvée", head=head)
    assert [part.amount for part in Expense.objects.get().allocations.all()] == [
        Decimal("33.33"),
        Decimal("66.67"),
    ]


def test_the_cost_of_an_import_does_not_grow_with_its_rows(program, line):
    BudgetLine.objects.filter(pk=line.pk).update(overrun=10**6)
    found = []
    for start, size in ((0, 10), (100, 300)):
        rows = [
            f"D-{n};2007-11-15;Autobus {n};10;B/1 = 10;Approuvée"
            for n in range(start, start + size)
        ]
        with CaptureQueriesContext(connection) as captured:
            assert counts(brought(program, *rows)) == (size, 0, 0, 0)
        found.append(len(captured))
    assert found[0] == found[1]


# --- categories, lines and changes


def test_a_category_is_found_by_its_code_whatever_it_is_called(program, line):
    category = ExpenseCategoryFactory(organization=program.lead, code="TRA", label="Autobus jaunes")
    ExpenseCategory.objects.filter(pk=category.pk).update(label="Déplacements des élèves")
    head = "budget;numéro;poste;catégorie"

    def bring(named: str):
        return import_as("budget_lines", [head, f"B;7;Autobus;{named}"], program=program)

    (sentence,) = refusals(bring("autobus JAUNES"))
    assert spaced(sentence).endswith(
        "« autobus JAUNES » est l’ancien nom d’une catégorie : écrivez son code, « TRA »."
    )
    assert counts(bring("TRA")) == (1, 0, 0, 0)
    assert counts(bring("Déplacements des élèves")) == (0, 0, 1, 0)


def test_an_adopted_amount_does_not_change_by_a_file(program, line):
    head = "budget;numéro;poste;catégorie;montant adopté"
    code = line.category.code
    rows = [f"B;1;Transport des élèves;{code};1 200 $", f"B;2;Plus;{code};50 $"]
    for row in rows:
        assert counts(import_as("budget_lines", [head, row], program=program)) == (0, 0, 0, 1)
    assert counts(import_as("budget_lines", [head, f"B;2;Plus;{code};"], program=program)) == (
        1, 0, 0, 0,
    )  # fmt: skip


def test_a_transfer_that_does_not_add_up_to_zero_is_refused(program, line):
    BudgetLineFactory(budget=line.budget, number="2")
    head = "numéro;genre;demandée le;en vigueur le;justification;état;postes"

    def bring(entries: str):
        row = f'M-1;Virement entre postes;2007-10-01;2007-10-01;Autobus;Approuvée;"{entries}"'
        return import_as("budget_changes", [head, row], program=program)

    assert counts(bring("B/1 = -100,00; B/2 = 99,99")) == (0, 0, 0, 1)
    assert counts(bring("B/1 = -100,00; B/2 = 100,00")) == (1, 0, 0, 0)
    assert counts(bring("B/1 = -100,00; B/2 = 100,00")) == (0, 0, 1, 0)
    assert counts(bring("B/1 = -50,00; B/2 = 50,00")) == (0, 0, 0, 1)
    amended = BudgetLine.objects.order_by("number").values_list("amended", flat=True)
    assert (list(amended), BudgetChange.objects.count()) == ([Decimal(-100), Decimal(100)], 1)


# --- payments


def test_a_payment_of_all_that_is_owed_pays_the_expense(program, line):
    spend(line, code="D-1")
    head = "dépense;payée le;montant"
    rows = ["D-1;2007-12-01;50", "D-1;2007-12-01;50"]
    assert counts(import_as("payments", [head, *rows], program=program)) == (2, 0, 0, 0)
    expense = Expense.objects.get()
    assert (expense.state, expense.paid) == (ExpenseState.PAID, Decimal(100))
    # Nothing tells the two apart but that there are two.
    assert counts(import_as("payments", [head, *rows], program=program)) == (0, 0, 2, 0)
    assert counts(import_as("payments", [head, "D-1;2007-12-02;0,01"], program=program)) == (
        0, 0, 0, 1,
    )  # fmt: skip
    assert Payment.objects.count() == 2


# --- whom it concerns


def test_a_file_reaches_no_program_of_others(program, line):
    other = ProgramFactory(slug="la")
    BudgetLineFactory(budget=BudgetFactory(program=other, code="L"), number="1")
    spend(BudgetLine.objects.get(budget__code="L"), code="D-1")
    scope = Scope(programs=Program.objects.filter(pk=program.pk))
    head = f"programme;{HEAD}"
    rows = [
        "la;D-1;2007-11-15;Autobus;100;L/1 = 100;Saisie",
        "ici;D-1;2007-11-15;Autobus;100;L/1 = 100;Saisie",
    ]
    result = import_as("expenses", [head, *rows], scope=scope)
    assert counts(result) == (0, 0, 0, 2)
    lines = ["organisme;code;catégorie", f"{other.lead.name};X;Intruse"]
    assert counts(import_as("expense_categories", lines, scope=scope)) == (0, 0, 0, 1)
