"""Tests of what is done of several awards at once: each passes by itself, and what is refused says why."""

from datetime import date

import pytest

from bursaries.actions.together import (
    authorize_together,
    make_contracts_together,
    sign_together,
)
from bursaries.models import Award
from bursaries.tests.giving import a_line, a_program, attested, document, granted, signed
from programs.accounts.tests.factories import member_of
from programs.budgets.models import Expense

pytestmark = pytest.mark.django_db

NOVEMBER = date(2007, 11, 15)
SIGNED = date(2007, 10, 25)


@pytest.fixture
def line():
    return a_line(a_program())


@pytest.fixture
def coordinator(line):
    return member_of(line.budget.program)


def refusals(outcomes) -> list[tuple[str, ...]]:
    return [one.refusals for one in outcomes]


def test_several_instalments_are_authorised_each_by_itself(line, coordinator):
    award, bare = signed(line), signed(line)
    ready, waiting = attested(award)[0], bare.instalments.first()
    outcomes = authorize_together(instalments=[waiting, ready], by=coordinator, on=NOVEMBER)
    assert refusals(outcomes) == [
        (f"L’attestation du versement 1 de {bare} n’est pas reçue.",),
        (),
    ]
    assert Expense.objects.count() == 1


def test_contracts_are_made_together_of_awards_that_nobody_planned(line, coordinator):
    awards = [granted(line), granted(line)]
    outcomes = make_contracts_together(awards=awards, by=coordinator, parts=2)
    assert refusals(outcomes) == [(), ()]
    amounts = [list(one.instalments.values_list("amount", flat=True)) for one in awards]
    assert amounts == [[1250, 1250], [1250, 1250]]
    assert [one.letters.get().kind for one in awards] == ["contract", "contract"]


def test_a_contract_that_is_made_is_not_made_again_with_the_others(line, coordinator):
    made, new = granted(line), granted(line)
    make_contracts_together(awards=[made], by=coordinator, parts=1)
    outcomes = make_contracts_together(awards=[made, new], by=coordinator, parts=2)
    assert refusals(outcomes) == [
        ("Son contrat est déjà fait\u00a0: un autre se fait de la page de la bourse.",),
        (),
    ]
    assert (made.instalments.count(), new.instalments.count()) == (1, 2)


def test_what_is_not_planned_stays_so_unless_equal_parts_are_asked(line, coordinator):
    award = granted(line)
    outcomes = make_contracts_together(awards=[award], by=coordinator)
    assert refusals(outcomes) == [
        ("Planifiez d’abord les versements\u00a0: le contrat les imprime.",)
    ]
    assert award.instalments.count() == award.letters.count() == 0


def test_contracts_are_signed_together_each_with_its_copy(line, coordinator):
    with_copy, without = granted(line), granted(line)
    copies = {with_copy.pk: document("contrat.pdf")}
    outcomes = sign_together(
        awards=[without, with_copy],
        by=coordinator,
        on=SIGNED,
        copy_of=lambda award: copies.get(award.pk),
    )
    assert refusals(outcomes) == [("Joignez la copie signée du contrat.",), ()]
    states = Award.objects.filter(pk__in=[with_copy.pk, without.pk]).order_by("pk")
    assert list(states.values_list("state", "signed_on")) == [
        ("signed", SIGNED),
        ("granted", None),
    ]
