"""The financial report: what it prints of a year counted by hand, what follows from what, and who may read it."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from programs.budgets.models import Allocation, BudgetLine, VarianceNote
from programs.budgets.tests.factories import (
    BudgetFactory,
    BudgetLineFactory,
    PeriodCloseFactory,
    spend,
)
from programs.budgets.tests.years import a_year_of_budgets
from programs.models import Program
from programs.tests.factories import OrganizationFactory, ProgramFactory
from reporting import making
from reporting.documents import financial_lists, model
from reporting.documents.recomputing import disagreements, recomputed
from reporting.enums import About
from reporting.kinds import KINDS
from reporting.tests.documents import reading
from reporting.tests.documents.reading import plain
from reporting.tests.factories import LABEL, YEAR
from reporting.tests.rendering import spreadsheet, test_libreoffice

pytestmark = pytest.mark.django_db

AFTER = date(2008, 9, 1)


def made_of(subject, kind="financier", language="fr", as_of=AFTER) -> making.Made:
    kind = KINDS[kind]
    report = making.report_of(kind, subject, YEAR) if kind.is_published else None
    programs = Program.objects.all()
    order = making.Order(kind, subject, YEAR, language, as_of, report, programs, LABEL)
    return making.make(order)


def rows(made: making.Made, id: str) -> list[list[str]]:
    return [[plain(text) for text in row] for row in reading.table(made.document, id)]


@pytest.fixture
def program():
    return ProgramFactory(slug="ici", code="QP", title="Passerelles")


@pytest.fixture
def budget(program):
    return a_year_of_budgets(program, OrganizationFactory(name="École des Essais"))


def test_each_line_says_what_was_adopted_amended_engaged_spent_and_left(program, budget):
    assert rows(made_of(program), "postes-1") == [
        [
            "1 Transport des élèves",
            "Transport",
            "1 000,00 $",
            "1 100,00 $",
            "450,00 $",
            "250,00 $",
            "650,00 $",
            "850,00 $",
            "77,3 %",
        ],
        [
            "2 Animation",
            "Salaires",
            "5 500,00 $",
            "5 500,00 $",
            "5 400,10 $",
            "5 400,10 $",
            "99,90 $",
            "99,90 $",
            "1,8 %",
        ],
        [
            "3 Sorties à fixer",
            "Transport",
            "n. d.",
            "n. d.",
            "40,00 $",
            "40,00 $",
            "n. d.",
            "n. d.",
            "n. d.",
        ],
        [
            "Total",
            "",
            "6 500,00 $",
            "6 600,00 $",
            "5 890,10 $",
            "5 690,10 $",
            "709,90 $",
            "909,90 $",
            "13,8 %",
        ],
    ]


def test_what_is_spent_is_told_by_category_organisation_and_funder(program, budget):
    made = made_of(program)
    told = {
        id: [(row[0], row[4]) for row in rows(made, id)]
        for id in ("categories", "organismes", "bailleurs")
    }
    assert told == {
        "categories": [
            ("Promotion", "0,00 $"),
            ("Salaires", "5 400,10 $"),
            ("Transport", "290,00 $"),
            ("Total", "5 690,10 $"),
        ],
        "organismes": [
            (program.lead.name, "290,00 $"),
            ("École des Essais", "5 400,10 $"),
            ("Total", "5 690,10 $"),
        ],
        "bailleurs": [
            (budget.funder.name, "5 690,10 $"),
            ("Fonds propres", "0,00 $"),
            ("Total", "5 690,10 $"),
        ],
    }


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_formula_comes_to_what_is_printed(program, budget, language):
    document = made_of(program, language=language).document
    assert len(recomputed(document)) > 50
    assert disagreements(document) == []


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_workbook_computes_what_the_document_prints(program, budget, language):
    made = made_of(program, language=language)
    assert spreadsheet.results(made.render("xlsx")) == spreadsheet.said(made.document)


@pytest.mark.slow
def test_libreoffice_recalculates_the_totals_of_the_document(program, budget, tmp_path):
    document = made_of(program).document
    assert test_libreoffice.results(document, tmp_path) == spreadsheet.said(document)


def test_every_check_agrees_and_the_data_have_them(program, budget):
    checks = made_of(program).figures["checks"]
    assert [check for check in checks if check["difference"] != "0.00"] == []
    assert {check["code"].partition(".")[0] for check in checks} == {
        "adopted",
        "amended",
        "engaged",
        "spent",
        "remaining",
        "lines",
        "expenses",
        "received",
        "transfers",
        "bank",
    }
    assert {"name", "left", "right", "difference"} <= set(checks[0])


def test_a_check_that_differs_refuses_and_says_where(program, budget):
    """A counter that somebody changed behind the back of the triggers."""
    line = budget.lines.get(number="1")
    BudgetLine.objects.filter(pk=line.pk).update(spent=Decimal(251))
    (refusal,) = made_of(program).refusals
    assert plain(refusal) == (
        "Contrôle « Postes : compteurs et écritures » : 5 991,10 $ d’un côté, 5 990,10 $ de l’autre. Postes : "
        "2007-2008-MIN 1 Transport des élèves."
    )


def test_a_stated_total_that_is_not_the_sum_is_kept_beside_it_and_flagged(program):
    budget = BudgetFactory(program=program, stated_total=Decimal(1200))
    BudgetLineFactory(budget=budget)
    made = made_of(program)
    gaps = {gap.level: plain(gap.text) for gap in reading.blocks(made.document, model.Gap)}
    assert gaps == {
        "gap": "Le document énonce un total de 1 200 $; la somme des postes est 1 000 $. Écart : 200 $. Les deux "
        "sont gardés."
    }
    assert made.refusals == ()


def test_a_variance_beyond_the_threshold_asks_for_its_explanation_up_or_down(program):
    budget = BudgetFactory(program=program, variance_amount=Decimal(50))
    for number, amount in enumerate(("899.99", "900.00", "960.00"), start=1):
        spend(BudgetLineFactory(budget=budget, number=str(number), label="Poste"), amount)
    over = BudgetLineFactory(budget=budget, number="4", label="Poste")
    BudgetLine.objects.filter(pk=over.pk).update(overrun=Decimal(200))
    spend(over, "1100.01")
    VarianceNote.objects.create(line=over, text="Le tarif a monté.", text_en="Fares went up.")
    told = [(row[1], row[-1]) for row in rows(made_of(program), "ecarts")]
    assert told == [("1 Poste", "Explication à fournir"), ("4 Poste", "Le tarif a monté.")]
    assert rows(made_of(program, language="en"), "ecarts")[1][-1] == "Fares went up."


def test_the_variances_of_a_year_that_goes_on_are_not_asked_for_yet(program):
    BudgetLineFactory(budget__program=program)
    document = made_of(program, as_of=date(2008, 1, 15)).document
    assert reading.notes(document, "ecarts")[0] == (
        "Les écarts d’un budget s’expliquent une fois son exercice terminé."
    )


def test_the_report_says_whether_its_year_may_still_move(program, budget):
    def said():
        return [
            note
            for note in reading.notes(made_of(program).document, "en-bref")
            if note.startswith("Exercice non fermé")
        ]

    assert said() == [
        "Exercice non fermé : Passerelles. Une dépense de l’exercice qui serait approuvée d’ici sa fermeture "
        "changerait ces chiffres."
    ]
    PeriodCloseFactory(program=program, starts_on=YEAR.start, ends_on=date(2008, 3, 31))
    assert len(said()) == 1
    PeriodCloseFactory(program=program, starts_on=date(2008, 4, 1), ends_on=YEAR.end)
    assert (said(), made_of(program).figures["is_closed"]) == ([], True)


def test_the_bank_is_reconciled_with_the_books(program, budget):
    assert rows(made_of(program), "banque-1") == [
        ["Solde d’ouverture", "500,00 $"],
        ["Encaissements appariés", "6 000,00 $"],
        ["Paiements appariés", "−5 500,10 $"],
        ["Opérations écartées : frais, virements entre comptes", "0,00 $"],
        ["Opérations que rien n’explique encore", "0,00 $"],
        ["Solde selon les écritures", "999,90 $"],
        ["Solde selon le relevé", "999,90 $"],
        ["Différence", "0,00 $"],
    ]
    assert rows(made_of(program), "a-payer")[-1] == [
        "Dépenses approuvées qui restent à payer",
        "190,00 $",
    ]


def test_a_reversal_is_listed_as_such_and_says_what_it_takes_back(program, budget):
    first = program.expenses.get(supplier="Autobus Rêvés", reverses=None)
    told = [row[2] for row in rows(made_of(program), "depenses") if row[4].startswith("−")]
    assert told == [f"Autobus Rêvés\nFacture corrigée\nContre-passe {first.code}"]


def test_beyond_some_pages_the_expenses_are_in_the_workbook_and_paper_says_so(
    program, budget, monkeypatch
):
    monkeypatch.setattr(financial_lists, "MOST_EXPENSES", 2)
    table = made_of(program).document.table("depenses")
    assert (len(table.printed_rows), len(table.rows), plain(table.left_out)) == (
        2,
        5,
        "3 autres dépenses sont dans le classeur XLSX et dans le dossier ZIP de l’auditeur; le total les compte.",
    )


def test_those_who_sign_are_named_once(program, budget):
    (signatures,) = reading.blocks(made_of(program).document, model.Signatures)
    assert [(one.title, one.name) for one in signatures.items] == [
        ("Direction générale", "A. Essai"),
        ("Direction des finances", ""),
    ]


def test_whoever_runs_the_program_signs_what_is_told_of_a_funder(program, budget):
    made = made_of(budget.funder, kind="financier-bailleur")
    (signatures,) = reading.blocks(made.document, model.Signatures)
    assert {one.organization for one in signatures.items} == {program.lead.name}
    assert reading.notes(made.document, "rapprochement") == []


def test_where_several_budgets_have_a_line_1_an_expense_names_the_budget(program, budget):
    """The second budget of the year is the own money that its program keeps aside."""
    of_one = rows(made_of(budget.funder, kind="financier-bailleur"), "depenses")
    of_several = rows(made_of(program), "depenses")
    assert sorted({row[3] for row in of_one}) == ["", "1", "2", "3"]
    assert sorted({row[3] for row in of_several}) == [
        "",
        *(f"2007-2008-MIN {number}" for number in (1, 2, 3)),
    ]


def test_without_a_budget_the_report_says_so_and_has_nothing_else_to_say(program):
    document = made_of(program).document
    assert [section.id for section in document.sections] == [
        "en-bref",
        "regles",
    ]
    assert reading.notes(document, "en-bref") == [
        "Aucun budget adopté n’a un exercice qui finit pendant cette période."
    ]


def test_the_report_of_a_funder_has_its_own_money_alone(program, budget):
    spend(BudgetLineFactory(budget__program=program), "77.00")
    made = made_of(budget.funder, kind="financier-bailleur")
    assert made.figures["figures"]["budget.spent"]["value"] == 5690.1
    assert [section.id for section in made.document.sections][:3] == [
        "en-bref",
        "revenus-et-depenses",
        "budget-1",
    ]
    assert made.refusals == ()


def test_the_report_of_an_organisation_has_the_budgets_of_all_its_programs(program, budget):
    other = ProgramFactory(lead=program.lead, title="Autre")
    spend(BudgetLineFactory(budget__program=other), "77.00")
    made = made_of(program.lead, kind="financier-organisme")
    assert [row[0] for row in rows(made, "budgets")] == [
        "Passerelles – Budget du ministère",
        "Passerelles – Fonds propres",
        "Autre – Budget annuel",
        "Total",
    ]
    assert made.refusals == ()


def test_the_data_have_each_figure_by_category_funder_axis_organisation_and_line(program, budget):
    spent = made_of(program).figures["figures"]["budget.spent"]
    assert {
        name: [(part["label"], part["value"]) for part in parts]
        for name, parts in spent["breakdowns"].items()
        if name in ("category", "line")
    } == {
        "category": [("Promotion", "0.00"), ("Salaires", "5400.10"), ("Transport", "290.00")],
        "line": [
            ("1 Transport des élèves", "250.00"),
            ("2 Animation", "5400.10"),
            ("3 Sorties à fixer", "40.00"),
            ("P1 Affiches", "0.00"),
        ],
    }


@pytest.mark.parametrize("format", ["html", "xlsx", "csv", "json"])
def test_the_same_records_make_the_same_bytes(program, budget, format):
    assert made_of(program).render(format) == made_of(program).render(format)


@pytest.mark.parametrize("about", [About.PROGRAM, About.ORGANIZATION, About.FUNDER])
def test_the_queries_do_not_grow(program, budget, about):
    kinds = {
        About.PROGRAM: ("financier", program),
        About.ORGANIZATION: ("financier-organisme", program.lead),
        About.FUNDER: ("financier-bailleur", budget.funder),
    }
    kind, subject = kinds[about]

    def count() -> int:
        with CaptureQueriesContext(connection) as queries:
            made_of(subject, kind=kind)
        return len(queries)

    before = count()
    for _number in range(3):
        another = BudgetLineFactory(budget=budget, category=budget.lines.first().category)
        spend(another, "1.00")
    assert (count(), Allocation.objects.count()) == (before, 8)
