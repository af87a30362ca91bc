"""Tests of tax slips: what was paid in a calendar year, agreed with the ledger to the cent."""

import csv
import io
from dataclasses import replace
from datetime import date
from decimal import Decimal

import openpyxl
import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bursaries.actions.aids import give_aid
from bursaries.actions.instalments import authorize_instalment
from bursaries.exporting import COLUMNS, file_of
from bursaries.slips import Slips, slips_of, years_paid
from bursaries.tests.giving import a_line, a_program, attested, paid, photo, signed
from programs.accounts.tests.factories import member_of, officer_of
from programs.budgets import actions as ledger
from programs.enums import Service
from programs.people.tests.factories import PersonFactory
from programs.tests.factories import OrganizationFactory, ProgramFactory

pytestmark = pytest.mark.django_db

FALL, WINTER = date(2007, 11, 15), date(2008, 2, 29)


@pytest.fixture
def line():
    return a_line(a_program())


@pytest.fixture
def program(line):
    return line.budget.program


@pytest.fixture
def coordinator(program):
    return member_of(program)


@pytest.fixture
def finance(program):
    return officer_of(program)


@pytest.fixture
def pay(coordinator, finance):
    def pay(instalment, on, line=None):
        return paid(instalment, by=coordinator, finance=finance, on=on, line=line)

    return pay


def amounts(slips: Slips) -> list[tuple[str, Decimal]]:
    return [(str(slip.person), slip.paid) for slip in slips.slips]


def agrees(slips: Slips) -> bool:
    return slips.difference == 0 and slips.ledger == slips.reported + slips.left_out


def test_each_year_has_what_was_paid_in_it(line, program, pay):
    first, second = attested(signed(line))
    pay(first, FALL)
    pay(second, WINTER)
    holder = str(first.award.person)
    for year in (2007, 2008):
        slips = slips_of(program.lead, year)
        assert (amounts(slips), agrees(slips)) == ([(holder, Decimal("1250.00"))], True)
    assert years_paid(program.lead) == [2008, 2007]


def test_a_calendar_year_joins_two_study_years(line, program, pay):
    _first, winter = attested(signed(line))
    pay(winter, WINTER)
    later = a_line(program, year=2008)
    award = signed(later, on=date(2008, 9, 10), person=winter.award.person)
    pay(attested(award, on=date(2008, 10, 1))[0], date(2008, 10, 15))
    (slip,) = slips_of(program.lead, 2008).slips
    assert (slip.paid, slip.payments, len(slip.awards)) == (Decimal("2500.00"), 2, 2)


def test_the_last_day_of_a_year_and_the_first_are_of_their_years(line, program, pay):
    first, second = attested(signed(line))
    pay(first, date(2007, 12, 31))
    pay(second, date(2008, 1, 1))
    assert [slips_of(program.lead, year).reported for year in (2007, 2008)] == [1250, 1250]


def test_a_holder_has_one_slip_of_all_programs_of_the_organisation(line, program, pay):
    other = ProgramFactory(lead=program.lead, services=[Service.BURSARIES, Service.BUDGETS])
    first = attested(signed(line))[0]
    award = signed(a_line(other), person=first.award.person)
    pay(first, FALL)
    pay(attested(award)[0], FALL)
    (slip,) = slips_of(program.lead, 2007).slips
    assert (slip.paid, len(slip.programs)) == (Decimal("2500.00"), 2)
    assert slips_of(a_program().lead, 2007).slips == []


def test_a_payment_that_came_back_is_on_no_slip(line, program, pay, finance):
    payment = pay(attested(signed(line))[0], FALL)
    ledger.annul_payment(payment=payment, by=finance, reason="Chèque perdu", on=FALL)
    slips = slips_of(program.lead, 2007)
    assert (slips.slips, slips.ledger, slips.difference) == ([], 0, 0)


def test_what_is_paid_back_stands_apart_and_leaves_the_slip(
    line, program, pay, coordinator, finance
):
    expense = pay(attested(signed(line))[0], FALL).expense
    back = ledger.reverse_expense(
        expense=expense, by=coordinator, amount=Decimal(500), reason="Défaut", on=WINTER
    )
    assert slips_of(program.lead, 2008).repaying == []
    ledger.verify_expense(expense=back, by=finance)
    ledger.approve_expense(expense=back, by=finance)
    before, after = slips_of(program.lead, 2007), slips_of(program.lead, 2008)
    assert (before.reported, before.repaid, agrees(before)) == (1250, 0, True)
    assert (after.slips, after.repaid, agrees(after)) == ([], 500, True)
    assert [slip.repaid for slip in after.repaying] == [500]


def test_small_aids_are_left_out_unless_they_are_asked_for(line, program, coordinator, finance):
    person = PersonFactory(holder=program.lead)
    for given in (
        {"kind": "transport", "person": person, "amount": Decimal("80.00")},
        {"kind": "equipment", "organization": OrganizationFactory(), "amount": Decimal("300.00")},
    ):
        aid = give_aid(
            program=program,
            answers=given | {"awarded_on": FALL, "line": line},
            by=coordinator,
            receipt=photo(),
        )
        expense = aid.instalments.get().expense
        ledger.verify_expense(expense=expense, by=finance)
        ledger.approve_expense(expense=expense, by=finance)
        ledger.pay_expense(expense=expense, by=finance, on=FALL)
    slips = slips_of(program.lead, 2007)
    assert (slips.slips, slips.left_out, agrees(slips)) == ([], 380, True)
    kinds = {one.kind.value: (one.amount, one.is_reported) for one in slips.kinds}
    assert (kinds["transport"], kinds["other"]) == ((80, False), (0, False))
    added = slips_of(program.lead, 2007, ["transport", "equipment"])
    assert (added.reported, added.unnamed, agrees(added)) == (80, 300, True)


def test_what_is_authorised_outside_of_the_ledger_is_told(program):
    award = signed(program=program)
    authorize_instalment(instalment=attested(award)[0], by=None, on=FALL)
    slips = slips_of(program.lead, 2007)
    assert (slips.outside_number, slips.outside, slips.reported) == (1, 1250, 0)


def test_what_whoever_makes_the_slips_looks_at(line, program, pay):
    one, other = (
        attested(signed(line, first_name=first, last_name="Inventée"))[0]
        for first in ("Frédérique", "Frederique")
    )
    one.award.address = "27, rue Inventée\nGatineau (QC)  J8X 1A1"
    one.award.save()
    pay(one, FALL)
    pay(other, FALL)
    slips = slips_of(program.lead, 2007)
    assert [str(slip.person) for slip in slips.without_address] == [str(other.award.person)]
    assert [slip.alike for slip in slips.slips] == [[other.award.person], [one.award.person]]
    rows = written(slips)
    assert rows[0][2] == "27, rue Inventée, Gatineau (QC)  J8X 1A1"
    assert (
        rows[1][-1] == f"adresse manquante\u00a0; peut-être la même personne que {one.award.person}"
    )


def written(slips: Slips) -> list[list[str]]:
    _name, _type, content = file_of(slips, "csv")
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))[1:]


def test_the_file_has_a_row_a_holder_and_no_insurance_number(line, program, pay):
    award = signed(line, first_name="=1+1", last_name="+Inventée")
    pay(attested(award)[0], FALL)
    slips = slips_of(program.lead, 2007)
    name, _type, content = file_of(slips, "xlsx")
    sheet = openpyxl.load_workbook(io.BytesIO(content)).active
    head, row = sheet.iter_rows(values_only=True)
    assert name.endswith("-2007.xlsx")
    assert head == tuple(str(label) for label, _value in COLUMNS)
    assert row[:8] == ("+Inventée", "=1+1", None, None, 1250, 1250, "RB", 1)
    assert sheet["B2"].data_type == "s"
    assert written(slips)[0][:2] == ["'+Inventée", "'=1+1"]


def test_no_file_is_made_where_the_ledger_says_otherwise(line, program, pay):
    pay(attested(signed(line))[0], FALL)
    slips = replace(slips_of(program.lead, 2007), ledger=Decimal("1250.01"))
    with pytest.raises(ValidationError) as error:
        file_of(slips, "csv")
    assert error.value.messages == [
        "Les feuillets font 1\u00a0250\u00a0$, hors feuillets 0\u00a0$, et le registre a payé 1\u00a0250,01\u00a0$"
        "\u00a0: rien ne s’exporte avant que l’écart de 0,01\u00a0$ soit expliqué."
    ]


def test_the_queries_do_not_grow_with_the_holders(line, program, pay):
    numbers = []
    for count in (1, 2):
        for _one in range(count):
            pay(attested(signed(line))[0], FALL)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert agrees(slips_of(program.lead, 2007))
        numbers.append(len(queries))
    assert numbers == [5, 5]
