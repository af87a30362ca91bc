"""Tests of contracts: what they say, that it stays, and how they are printed."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from bursaries.actions.contracts import (
    make_contract,
    obligation_said,
    receipt_on_paper,
)
from bursaries.actions.instalments import Part, plan_instalments
from bursaries.actions.letters import printed as on_paper
from bursaries.actions.letters import propose_templates
from bursaries.tests.factories import (
    AwardFactory,
    LetterTemplateFactory,
    ObligationRuleFactory,
    ObligationTermFactory,
)
from bursaries.tests.giving import a_line, a_program, attested, granted, paid, signed
from programs.accounts.tests.factories import member_of, officer_of
from programs.letters.model import Table, Text
from programs.letters.printing import html_of, pdf_of
from programs.tests.factories import RegionFactory

pytestmark = pytest.mark.django_db


def tables(letter) -> list[Table]:
    return [block for block in letter.blocks if isinstance(block, Table)]


def text(letter) -> str:
    return "\n".join(block.markdown for block in letter.blocks if isinstance(block, Text))


def test_a_contract_says_its_award_its_instalments_and_what_it_obliges_to():
    award = signed()
    rule = ObligationRuleFactory(program=award.program)
    ObligationTermFactory(rule=rule, months=12)
    award.round.rule = rule
    award.round.save()
    letter = make_contract(award=award, by=None)
    printed = on_paper(letter)
    (table,) = tables(printed)
    assert [row[0] for row in table.rows] == ["1", "2"]
    assert table.total == ("Total", "", "", "2\u00a0500,00\u00a0$")
    assert text(printed).count("Le titulaire s’engage à 12 mois de service") == 1
    assert [one.name for one in printed.signatures] == ["", award.holder]
    assert pdf_of(printed)[:5] == b"%PDF-"


def test_a_contract_stays_as_it_was_made():
    award = signed()
    letter = make_contract(award=award, by=None)
    plan_instalments(award=award, by=None, parts=[Part(Decimal(2500), condition="En | une *fois*")])
    letter.refresh_from_db()
    (table,) = tables(on_paper(letter))
    assert len(table.rows) == 2
    (anew,) = tables(on_paper(make_contract(award=award, by=None)))
    assert anew.rows == (("1", "En / une *fois*", "—", "2\u00a0500,00\u00a0$"),)


def test_a_contract_follows_the_template_of_its_round():
    award = signed()
    LetterTemplateFactory(
        round=award.round,
        kind="contract",
        subject="Contrat {{ numero }}",
        body="Bonjour {{ nom }},\n\n{{ versements }}\n\nFin",
    )
    letter = make_contract(award=award, by=None)
    kinds = [type(block).__name__ for block in on_paper(letter).blocks]
    assert (letter.subject, kinds) == (f"Contrat {award.code}", ["Text", "Table", "Text"])


def test_a_round_that_took_the_proposed_text_makes_the_same_contract():
    award = signed()
    ours = make_contract(award=award, by=None)
    assert propose_templates(round=award.round, kinds=["contract"], by=None) == 1
    theirs = make_contract(award=award, by=None)
    assert (theirs.subject, theirs.body) == (ours.subject, ours.body)


def test_the_conditions_of_the_rule_are_printed_as_they_were_written():
    award = signed()
    award.round.rule = ObligationRuleFactory(program=award.program, text="Fin. {{ rien }} *dite*")
    award.round.save()
    printed = on_paper(make_contract(award=award, by=None))
    assert html_of(printed).count("Fin. {{ rien }} *dite*") == 1


def test_bars_that_somebody_drew_are_no_table():
    award = signed()
    drawn = "\n".join(("| a | b |", "|---|---|", "| 1 | 2 |", "| 3 |"))
    LetterTemplateFactory(round=award.round, kind="contract", subject="Contrat", body=drawn)
    assert on_paper(make_contract(award=award, by=None)).blocks == (Text(drawn),)


def test_a_contract_is_in_the_language_of_its_holder():
    award = signed()
    award.language = "en"
    award.save()
    printed = on_paper(make_contract(award=award, by=None))
    assert (printed.language, printed.title) == ("en", "Bursary Contract")
    assert tables(printed)[0].total[-1] == "$2,500.00"
    assert tables(printed)[0].rows[0][1] == "On receipt of the proof of enrolment"


def test_a_contract_without_its_instalments_is_not_made():
    with pytest.raises(ValidationError, match="Planifiez d’abord les versements"):
        make_contract(award=granted(), by=None)
    with pytest.raises(ValidationError, match="n’a pas de contrat"):
        make_contract(award=AwardFactory(small=True), by=None)


def test_a_template_with_a_hole_makes_nothing():
    award = signed()
    LetterTemplateFactory(round=award.round, kind="contract", subject="Contrat", body="{{ rien }}")
    with pytest.raises(ValidationError, match="Il manque une valeur pour"):
        make_contract(award=award, by=None)
    assert not award.letters.exists()


@pytest.mark.parametrize(
    ("origin", "said"),
    [
        ("there", "Le titulaire s’engage à 12 mois de service."),
        ("elsewhere", "Le titulaire s’engage à 24 mois de service."),
        (
            None,
            "Le titulaire s’engage à un service de\u00a0: 24 mois par bourse (personne d’une autre région)\u00a0; "
            "12 mois par bourse (personne de la région).",
        ),
    ],
)
def test_the_months_are_those_of_where_the_holder_is_from(origin, said):
    award = AwardFactory()
    rule = ObligationRuleFactory(program=award.program, region=RegionFactory())
    ObligationTermFactory(rule=rule, months=12, from_region=True)
    ObligationTermFactory(rule=rule, months=24, from_region=False)
    award.origin = {"there": rule.region, "elsewhere": RegionFactory(code="99"), None: None}[origin]
    assert obligation_said(award, rule).splitlines()[0] == said


def test_a_receipt_says_what_the_ledger_paid():
    line = a_line(a_program())
    program = line.budget.program
    award = signed(line)
    first, _second = attested(award)
    paid(first, by=member_of(program), finance=officer_of(program), on=date(2008, 2, 29))
    letter = receipt_on_paper(award)
    (table,) = tables(letter)
    assert table.rows == (("1", "29 février 2008", "1\u00a0250,00\u00a0$"),)
    assert table.total == ("Total", "", "1\u00a0250,00\u00a0$")
    assert pdf_of(letter)[:5] == b"%PDF-"
