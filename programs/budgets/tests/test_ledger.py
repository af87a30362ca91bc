"""The ledger: what is entered in it, what it shows, and to whom."""

from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from programs import jobs
from programs.accounts.tests.factories import MembershipFactory, coordinator_of, officer_of
from programs.budgets import actions
from programs.budgets.models import Allocation, Expense
from programs.budgets.tests.books import (
    DAY,
    a_line,
    approved,
    entered,
    ledger_url,
    signed_in,
    typed,
    verified,
)
from programs.budgets.tests.factories import (
    AllocationFactory,
    BudgetLineFactory,
    CommitmentFactory,
    ExpenseFactory,
    ExpenseFileFactory,
    PeriodCloseFactory,
    SharingKeyFactory,
)
from programs.budgets.views import files
from programs.enums import MembershipRole
from programs.models import Job
from programs.models.jobs import JobFile

pytestmark = pytest.mark.django_db


@pytest.fixture
def line():
    return a_line()


@pytest.fixture
def program(line):
    return line.budget.program


def shown(answer) -> list[str]:
    return [expense.code for expense in answer.context["rows"]]


# --- the entry


def test_an_expense_is_entered_and_the_next_one_begins_on_its_day(client, line, program):
    user = signed_in(client, program)
    answer = client.post(ledger_url(program), typed(amount="1 234,56 $", reference="F-12"))
    assert answer.headers["Location"] == f"{ledger_url(program)}?jour=2007-11-15"
    expense = Expense.objects.get()
    assert (expense.amount, expense.entered_by, expense.reference) == (
        Decimal("1234.56"),
        user,
        "F-12",
    )
    assert [(part.line, part.amount) for part in expense.allocations.all()] == [
        (line, Decimal("1234.56"))
    ]
    page = client.get(answer.headers["Location"])
    assert page.context["form"].initial["spent_on"] == DAY
    assert [str(said) for said in page.context["messages"]] == [
        f"{expense.code} est saisie\u00a0: Autobus Inventés, 1\u00a0234,56\u00a0$, {line}. "
        f'<a href="/depenses/{expense.pk}/">Ouvrir la dépense</a>'
    ]


def test_a_form_that_is_sent_twice_is_one_expense(client, program):
    signed_in(client, program)
    for _ in range(2):
        client.post(ledger_url(program), typed())
    assert Expense.objects.count() == 1


def test_the_rebated_taxes_are_not_charged_and_the_last_line_takes_what_is_left(
    client, line, program
):
    signed_in(client, program)
    other = BudgetLineFactory(budget=line.budget, number="2", label="Repas")
    parts = {"part-TOTAL_FORMS": "2", "part-0-amount": "60", "part-1-line": "repas"}
    client.post(ledger_url(program), typed(amount="114,98", gst="5", rebated="5,00", **parts))
    assert list(Allocation.objects.values_list("line", "amount")) == [
        (line.pk, Decimal("60.00")),
        (other.pk, Decimal("49.98")),
    ]


def test_a_key_shares_an_expense_out(client, line, program):
    signed_in(client, program)
    key = SharingKeyFactory(program=program)
    other = BudgetLineFactory(budget=line.budget, number="2")
    key.parts.bulk_create(
        [
            key.parts.model(key=key, line=line, percent=Decimal("33.3333")),
            key.parts.model(key=key, line=other, percent=Decimal("66.6667")),
        ]
    )
    client.post(ledger_url(program), typed("", sharing_key=key.pk))
    assert list(Allocation.objects.values_list("amount", flat=True)) == [
        Decimal("33.33"),
        Decimal("66.67"),
    ]


def test_a_commitment_says_its_line(client, line, program):
    signed_in(client, program)
    held = CommitmentFactory(line=line)
    client.post(ledger_url(program), typed("", **{"part-0-commitment": held.pk}))
    part = Allocation.objects.get()
    assert (part.line, part.commitment) == (line, held)


def refusals(answer) -> dict[str, list[str]]:
    entry = answer.context["entry"]
    found = {name: list(said) for name, said in entry.form.errors.items()}
    for number, errors in enumerate(entry.parts.errors):
        found |= {f"part-{number}-{name}": list(said) for name, said in errors.items()}
    return found


@pytest.mark.parametrize("amount", ["(500)", "-500"])
def test_a_negative_amount_leads_to_the_expense_that_it_corrects(client, program, amount):
    signed_in(client, program)
    answer = client.post(ledger_url(program), typed(amount=amount))
    assert refusals(answer) == {
        "amount": [
            "Un montant négatif, note de crédit ou erreur, se saisit sur la dépense qu’il annule\u00a0: "
            "ouvrez-la, puis «\u00a0Contre-passer\u00a0»."
        ]
    }
    assert f'href="{ledger_url(program)}?q=Autobus%20Invent%C3%A9s"' in answer.content.decode()


def test_what_has_more_than_two_decimals_is_never_rounded(client, program):
    signed_in(client, program)
    answer = client.post(ledger_url(program), typed(amount="1 234,567"))
    assert refusals(answer) == {
        "amount": [
            "«\u00a01 234,567\u00a0» a plus de deux décimales. Écrivez le montant au cent près."
        ]
    }
    assert Expense.objects.count() == 0
    # What was typed is still there.
    assert answer.context["form"]["amount"].value() == "1 234,567"


def test_nothing_is_entered_in_a_closed_period(client, program):
    signed_in(client, program)
    PeriodCloseFactory(program=program)
    answer = client.post(ledger_url(program), typed(spent_on="2007-09-30"))
    assert refusals(answer) == {
        "spent_on": [
            "Du 1er juillet 2007 au 30 septembre 2007, les livres sont fermés. Datez la dépense d’une période ouverte; "
            "pour corriger une dépense de cette période, contre-passez-la."
        ]
    }


def test_a_line_of_another_program_or_of_another_year_is_none(client, program):
    signed_in(client, program)
    foreign = a_line(number="9.9", label="Ailleurs")
    for text, day in (("9.9", "2007-11-15"), (foreign.display_code, "2007-11-15")):
        answer = client.post(ledger_url(program), typed(text, spent_on=day))
        assert refusals(answer) == {
            "part-0-line": [
                f"«\u00a0{text}\u00a0» n’est le poste d’aucun budget de ce programme qui couvre le 2007-11-15. "
                "Choisissez dans la liste, ou vérifiez la date."
            ]
        }
    answer = client.post(ledger_url(program), typed("1.2", spent_on="2008-07-01"))
    assert refusals(answer) == {
        "part-0-line": [
            "Aucun budget adopté du programme ne couvre le 2008-07-01. Vérifiez la date."
        ]
    }
    assert Expense.objects.count() == 0


def test_an_expense_does_not_precede_its_commitment(client, line, program):
    signed_in(client, program)
    held = CommitmentFactory(line=line, made_on=date(2007, 12, 1))
    answer = client.post(ledger_url(program), typed(**{"part-0-commitment": held.pk}))
    assert refusals(answer) == {
        "part-0-commitment": [
            "La dépense précède son engagement, pris le 1er décembre 2007\u00a0: corrigez la date."
        ]
    }


def test_a_number_that_two_funders_use_is_asked_about(client, line, program):
    signed_in(client, program)
    other = a_line(program)
    answer = client.post(ledger_url(program), typed("1.2"))
    names = "; ".join(f"{one.budget.code}/{one}" for one in (line, other))
    assert refusals(answer) == {
        "part-0-line": [f"«\u00a01.2\u00a0» peut être\u00a0: {names}. Choisissez dans la liste."]
    }
    client.post(ledger_url(program), typed(f"{other.budget.code}/{other}"))
    assert Allocation.objects.get().line == other


def test_all_that_is_wrong_is_said_at_once(client, program):
    signed_in(client, program)
    answer = client.post(ledger_url(program), typed("9.9", supplier="", amount="beaucoup"))
    assert sorted(refusals(answer)) == ["amount", "part-0-line", "supplier"]


def test_lines_make_the_whole_to_the_cent(client, program):
    signed_in(client, program)
    answer = client.post(ledger_url(program), typed(**{"part-0-amount": "99,99"}))
    assert refusals(answer) == {
        "__all__": [
            "La dépense impute 100\u00a0$, taxes remboursées déduites, et ses postes en reçoivent 99,99\u00a0$\u00a0: "
            "corrigez une part, ou laissez-en une vide."
        ]
    }


def test_another_line_is_asked_for_without_a_script(client, program):
    signed_in(client, program)
    answer = client.post(ledger_url(program), typed(more="1"))
    assert (len(answer.context["parts"].forms), Expense.objects.count()) == (2, 0)
    assert answer.context["form"]["supplier"].value() == "Autobus Inventés"


def test_taxes_are_computed_and_nothing_is_saved(client, program):
    signed_in(client, program)
    url = reverse("ledger_taxes", args=[program.slug])
    sent = typed(amount="114,98 $", place="qc", percent="50")
    for headers in ({}, {"HX-Request": "true"}):
        form = client.post(url, sent, headers=headers).context["form"]
        assert [form[name].value() for name in ("gst", "qst", "hst", "rebated")] == [
            "5\u00a0$",
            "9,98\u00a0$",
            "",
            "7,49\u00a0$",
        ]
    assert Expense.objects.count() == 0


def test_the_balance_is_shown_while_one_types_with_what_is_pending(client, line, program):
    user = signed_in(client, program)
    approved(line, "300.00")
    entered(line, user, "650.00")
    answer = client.get(reverse("ledger_balances", args=[program.slug]), typed(amount="60"))
    ((one, amount),) = answer.context["expected"]
    assert (one.remaining, one.pending, amount, one.after(amount)) == (
        Decimal("700.00"),
        Decimal("650.00"),
        Decimal("60.00"),
        Decimal("-10.00"),
    )
    assert "▲ Dépasse de 10\u00a0$" in answer.content.decode()


def test_a_former_supplier_brings_its_last_line(client, line, program):
    user = signed_in(client, program)
    entered(line, user, supplier="Traiteur")
    other = BudgetLineFactory(budget=line.budget, number="2", label="Repas")
    entered(other, user, supplier="TRAITEUR", spent_on=date(2007, 11, 16))
    (supplier,) = client.get(f"{ledger_url(program)}?jour=2007-11-15").context["suppliers"]
    assert (supplier.name, supplier.line) == ("TRAITEUR", "2 Repas")


# --- what is shown


def test_the_newest_come_first_and_what_they_come_to_is_said_by_state(client, line, program):
    user = signed_in(client, program)
    first = approved(line, "100.10")
    second = entered(line, user, "50.05", spent_on=date(2007, 12, 1))
    unknown = ExpenseFactory(program=program, code="X-1", amount=None, spent_on=date(2007, 12, 2))
    answer = client.get(ledger_url(program))
    assert shown(answer) == [unknown.code, second.code, first.code]
    book = answer.context["book"]
    assert [(one.label, one.number, one.amount, one.unknown) for one in book.totals] == [
        ("Saisie", 2, Decimal("50.05"), 1),
        ("Approuvée", 1, Decimal("100.10"), 0),
    ]
    assert (book.total.number, book.total.amount, book.total.unknown) == (3, Decimal("150.15"), 1)


def test_what_is_refused_counts_in_no_sum_of_others(client, line, program):
    me = signed_in(client, program)
    entered(line, me, "100.10")
    refused = entered(line, me, "20.00")
    actions.refuse_expense(expense=refused, by=me, reason="En double")

    def sum_of(query: str) -> tuple:
        book = client.get(f"{ledger_url(program)}?{query}").context["book"]
        return book.total.number, book.total.amount, book.leaves_out_refused

    assert [sum_of(""), sum_of("etat=refused"), sum_of("etat=entered")] == [
        (2, Decimal("100.10"), True),
        (1, Decimal("20.00"), False),
        (1, Decimal("100.10"), False),
    ]


def test_each_filter_keeps_what_it_names(client, line, program):
    user = signed_in(client, program)
    other = BudgetLineFactory(budget=line.budget, number="2")
    one = entered(line, user, "10.00", supplier="Café de l’Île", spent_on=date(2007, 8, 1))
    two = entered(other, user, "20.00", supplier="Autobus", description="Sortie d’été")
    three = approved(line, "30.00", supplier="Hôtel")
    for expense in (one, two):
        ExpenseFileFactory(expense=expense, content=b"%PDF-1.7 la meme")
    asked = {
        "etat=approved": [three],
        "suivi=a-verifier": [],
        "suivi=a-payer": [three],
        f"poste={other.pk}": [two],
        f"categorie={line.category_id}": [three, one],
        "q=ILE": [one],
        "q=ete": [two],
        f"q={three.code}": [three],
        "exercice=2007-2008": [three, two, one],
        "exercice=2006-2007": [],
        "du=2007-11-01": [three, two],
        "au=2007-10-31": [one],
        "min=20": [three, two],
        "max=20,00 $": [two, one],
        "sans-piece=1": [three],
        "piece-double=1": [two, one],
        "min=beaucoup": [three, two, one],
    }
    found = {query: shown(client.get(f"{ledger_url(program)}?{query}")) for query in asked}
    assert found == {query: [one.code for one in some] for query, some in asked.items()}


def test_what_waits_for_an_approval_is_what_others_entered(client, line, program):
    user = signed_in(client, program)
    verified(line, user)
    others = verified(line, officer_of(program))
    answer = client.get(f"{ledger_url(program)}?suivi=a-approuver")
    assert shown(answer) == [others.code]
    assert answer.context["book"].awaiting == {"a-verifier": 0, "a-approuver": 1, "a-payer": 0}


@pytest.mark.parametrize(
    "query", ["etat=inconnu", "suivi=rien", "poste=abc", "du=hier", "exercice=2007", "sans-piece=x"]
)
def test_what_cannot_be_read_in_an_address_is_a_bad_request(client, program, query):
    signed_in(client, program)
    assert client.get(f"{ledger_url(program)}?{query}").status_code == 400


def test_a_line_of_elsewhere_is_not_found(client, program):
    signed_in(client, program)
    assert client.get(f"{ledger_url(program)}?poste={a_line().pk}").status_code == 404


def test_a_ledger_without_a_budget_says_where_to_begin(client):
    line = a_line()
    line.budget.program.budgets.update(adopted_on=None)
    signed_in(client, line.budget.program)
    page = client.get(ledger_url(line.budget.program)).content.decode()
    assert ("Aucun budget adopté." in page, "Nouvelle dépense" in page) == (True, False)


# --- doors


def test_a_ledger_is_of_those_who_keep_its_accounts(client, line, program):
    entered(line, None)
    partner = MembershipFactory(role=MembershipRole.PARTNER).user
    expected = {
        officer_of(program): 200,
        coordinator_of(program): 200,
        officer_of(a_line().budget.program): 404,
        partner: 403,
    }
    found = {}
    for user in expected:
        client.force_login(user)
        found[user] = client.get(ledger_url(program)).status_code
    assert found == expected


def test_a_program_that_keeps_no_money_here_has_no_ledger(client, program):
    signed_in(client, program)
    program.services = []
    program.save()
    assert client.get(ledger_url(program)).status_code == 404


def test_who_keeps_one_ledger_comes_straight_to_it(client, line, program):
    user = signed_in(client, program)
    assert client.get(reverse("ledgers")).headers["Location"] == ledger_url(program)
    other = a_line().budget.program
    MembershipFactory(user=user, organization=other.lead, role=MembershipRole.FINANCE)
    entered(line, officer_of(program))
    verified(line, officer_of(program))
    groups = client.get(reverse("ledgers")).context["groups"]
    assert {group["program"]: [one["number"] for one in group["awaiting"]] for group in groups} == {
        program: [0, 1, 0],
        other: [0, 0, 0],
    }


# --- how much is asked of the database


def queries(client, url: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as found:
        assert client.get(url).status_code == 200
    return len(found)


def test_a_page_asks_for_as_much_whatever_it_shows(client, line, program):
    user = signed_in(client, program)

    def one_more():
        expense = entered(line, user)
        AllocationFactory(
            expense=expense, line=BudgetLineFactory(budget=line.budget), amount=Decimal(1)
        )
        ExpenseFileFactory(expense=expense)
        CommitmentFactory(line=line)

    one_more()
    client.get(ledger_url(program))
    before = queries(client, ledger_url(program))
    one_more()
    one_more()
    assert queries(client, ledger_url(program)) == before


def workbook(content: bytes):
    return load_workbook(BytesIO(bytes(content))).active.iter_rows(values_only=True)


def test_the_file_holds_what_is_asked_for(client, line, program):
    user = signed_in(client, program)
    entered(line, user, "50.05", supplier="=1+1")
    entered(line, user, supplier="Autre")
    answer = client.get(reverse("ledger_file", args=[program.slug]) + "?q=%3D1")
    (heading, row) = workbook(answer.content)
    said = dict(zip(heading, row, strict=True))
    assert (said["Fournisseur"], said["Montant"], said["Postes"], said["État"]) == (
        "=1+1",
        50.05,
        str(line),
        "Saisie",
    )


def test_a_long_file_is_written_by_a_job(client, line, program, monkeypatch):
    user = signed_in(client, program)
    entered(line, user)
    monkeypatch.setattr(files, "AT_ONCE", 0)
    client.get(reverse("ledger_file", args=[program.slug]))
    jobs.run_job.call(Job.objects.get().pk)
    (heading, row) = workbook(JobFile.objects.get().content)
    assert dict(zip(heading, row, strict=True))["Montant"] == 100
