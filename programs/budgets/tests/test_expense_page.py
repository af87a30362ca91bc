"""The page of an expense: its steps, its documents, its payments and what takes it back."""

import uuid
from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from programs.accounts.tests.factories import MembershipFactory, officer_of
from programs.budgets import actions
from programs.budgets.models import Expense, Overrun
from programs.budgets.tests.books import DAY, a_line, approved, entered, signed_in, typed, verified
from programs.budgets.tests.factories import (
    BudgetFactory,
    BudgetLineFactory,
    ExpenseFactory,
    ExpenseFileFactory,
)
from programs.enums import MembershipRole
from programs.tests.factories import OrganizationFactory
from programs.tests.uploads import docx, image, pdf, upload

pytestmark = pytest.mark.django_db


@pytest.fixture
def line():
    return a_line()


@pytest.fixture
def program(line):
    return line.budget.program


def url_of(expense: Expense) -> str:
    return reverse("expense", args=[expense.pk])


def step_url(expense: Expense, name: str) -> str:
    return reverse("expense_step", args=[expense.pk, name])


def offered(client, expense: Expense) -> list[str]:
    return [step["name"] for step in client.get(url_of(expense)).context["steps"]]


def state_of(expense: Expense) -> str:
    return Expense.objects.values_list("state", flat=True).get(pk=expense.pk)


def errors_of(answer) -> dict:
    return {name: list(said) for name, said in answer.context["form"].errors.items()}


# --- steps


def test_each_state_offers_what_comes_next_to_whom_it_concerns(client, line, program):
    me, other = signed_in(client, program), officer_of(program)
    found = {}
    found["saisie"] = offered(client, entered(line, me))
    mine, theirs = verified(line, me), verified(line, other)
    found["vérifiée par moi"] = offered(client, mine)
    found["vérifiée par une autre"] = offered(client, theirs)
    found["approuvée"] = offered(client, actions.approve_expense(expense=theirs, by=me))
    assert found == {
        "saisie": ["sans-piece", "refuser"],
        "vérifiée par moi": ["retourner", "reprendre", "refuser"],
        "vérifiée par une autre": ["approuver", "retourner", "reprendre", "refuser"],
        "approuvée": ["payer", "contre-passer", "reprendre"],
    }
    assert client.get(url_of(mine)).context["why_not"] == (
        "Vous l’avez saisie\u00a0: une autre personne l’approuve."
    )


def test_an_expense_goes_from_its_document_to_its_payment(client, line, program):
    expense = entered(line, officer_of(program))
    signed_in(client, program)
    client.post(reverse("expense_join", args=[expense.pk]), {"file": upload(pdf(), "facture.pdf")})
    states = [state_of(expense)]
    for name in ("verifier", "approuver"):
        assert client.post(step_url(expense, name)).headers["Location"] == url_of(expense)
        states.append(state_of(expense))
    payment = {"on": "2007-12-01", "method": "cheque", "reference": "1042", "amount": "40"}
    for amount in ("40", "60"):
        sent = payment | {"amount": amount, "submission": uuid.uuid4()}
        client.post(step_url(expense, "payer"), sent)
        states.append(state_of(expense))
    assert states == ["justified", "verified", "approved", "approved", "paid"]
    assert list(expense.payments.values_list("amount", "method", "reference")) == [
        (Decimal("60.00"), "cheque", "1042"),
        (Decimal("40.00"), "cheque", "1042"),
    ]


def test_a_payment_that_is_sent_twice_is_one(client, line, program):
    expense = approved(line)
    signed_in(client, program)
    sent = {"on": "2007-12-01", "method": "transfer", "amount": "40", "submission": uuid.uuid4()}
    for _ in range(2):
        client.post(step_url(expense, "payer"), sent)
    assert expense.payments.count() == 1


def test_nobody_pays_more_than_is_owed(client, line, program):
    expense = approved(line)
    signed_in(client, program)
    sent = {
        "on": "2007-12-01",
        "method": "transfer",
        "amount": "100,01",
        "submission": uuid.uuid4(),
    }
    answer = client.post(step_url(expense, "payer"), sent)
    assert errors_of(answer) == {"amount": ["Il ne reste que 100\u00a0$ à payer de cette dépense."]}


def test_a_payment_is_annulled_with_its_reason(client, line, program):
    expense = approved(line)
    payment = actions.pay_expense(expense=expense, by=None)
    signed_in(client, program)
    url = reverse("expense_annul", args=[expense.pk, payment.pk])
    answer = client.post(url, {"reason": "", "on": "2008-06-30"})
    assert errors_of(answer) == {"reason": ["Ce champ est obligatoire."]}
    day = payment.paid_on.isoformat()
    client.post(url, {"reason": "Chèque perdu", "on": day})
    payment.refresh_from_db()
    assert (payment.reason, state_of(expense)) == ("Chèque perdu", "approved")


def test_what_is_returned_says_why_and_goes_on_again_with_its_document(client, line, program):
    expense = entered(line, officer_of(program))
    ExpenseFileFactory(expense=expense)
    Expense.objects.filter(pk=expense.pk).update(state="justified")
    signed_in(client, program)
    client.post(step_url(expense, "retourner"), {"reason": "La facture est coupée"})
    page = client.get(url_of(expense))
    assert (state_of(expense), page.context["returned"]) == ("entered", "La facture est coupée")
    client.post(step_url(expense, "justifier"))
    assert state_of(expense) == "justified"


@pytest.mark.parametrize("name", ["refuser", "retourner"])
def test_what_stops_an_expense_has_a_reason(client, line, program, name):
    expense = verified(line, officer_of(program))
    signed_in(client, program)
    answer = client.post(step_url(expense, name), {"reason": " "})
    assert errors_of(answer) == {"reason": ["Ce champ est obligatoire."]}


def test_a_step_that_is_not_to_be_taken_leaves_all_as_it_was(client, line, program):
    me = signed_in(client, program)
    expense = verified(line, me)
    answer = client.post(step_url(expense, "approuver"), follow=True)
    assert [str(said) for said in answer.context["messages"]] == [
        "Vous l’avez saisie\u00a0: une autre personne l’approuve."
    ]
    assert (state_of(expense), client.get(step_url(expense, "danser")).status_code) == (
        "verified",
        404,
    )


def test_passing_a_line_is_said_and_asked_for_with_a_reason(client, line, program):
    expense = verified(line, officer_of(program), "1000.25")
    me = signed_in(client, program)
    answer = client.post(step_url(expense, "approuver"))
    page = answer.content.decode()
    assert "serait dépassé de 0,25\u00a0$" in page
    assert ("override" in answer.context["form"].fields, errors_of(answer)) == (True, {})
    answer = client.post(step_url(expense, "approuver"), {"override": ""})
    assert (list(errors_of(answer)), state_of(expense)) == (["__all__"], "verified")
    client.post(step_url(expense, "approuver"), {"override": "Facture d’avant la hausse"})
    assert state_of(expense) == "approved"
    assert Overrun.objects.values_list("amount", "reason", "allowed_by").get() == (
        Decimal("0.25"),
        "Facture d’avant la hausse",
        me.pk,
    )


def test_a_claim_is_granted_in_part_with_a_reason(client, line, program):
    claimant = OrganizationFactory()
    expense = verified(line, None, claimant=claimant, claimed=Decimal("100.00"))
    signed_in(client, program)
    answer = client.post(step_url(expense, "approuver"), {"granted": "80"})
    assert errors_of(answer) == {"reduction": ["Écrivez pourquoi la réclamation est réduite."]}
    client.post(step_url(expense, "approuver"), {"granted": "80", "reduction": "Hors période"})
    expense.refresh_from_db()
    assert (expense.state, expense.amount, expense.reduction) == (
        "approved",
        Decimal("80.00"),
        "Hors période",
    )


# --- taking back


def reversal(**fields) -> dict:
    return {"amount": "40", "reason": "Note de crédit", "on": DAY.isoformat()} | {
        "submission": uuid.uuid4(),
        **fields,
    }


def test_an_approved_expense_is_reversed_by_an_entry_that_somebody_else_approves(
    client, line, program
):
    expense = approved(line)
    me = signed_in(client, program)
    answer = client.post(step_url(expense, "contre-passer"), reversal())
    made = Expense.objects.get(reverses=expense)
    assert answer.headers["Location"] == url_of(made)
    assert (made.amount, made.state, made.entered_by, made.spent_on) == (
        Decimal("-40.00"),
        "justified",
        me,
        DAY,
    )
    assert [(part.line, part.amount) for part in made.allocations.all()] == [
        (line, Decimal("-40.00"))
    ]


def test_what_reverses_an_expense_of_a_year_that_is_over_is_charged_to_the_open_one(
    client, line, program
):
    year = BudgetFactory(program=program, starts_on=date(2008, 7, 1), ends_on=date(2009, 6, 30))
    now = BudgetLineFactory(budget=year, number="7", label="Corrections")
    other = BudgetLineFactory(budget=line.budget, number="8")
    expense = actions.enter_expense(
        program=program,
        answers={"spent_on": DAY, "supplier": "Autobus", "amount": Decimal("100.00")},
        by=officer_of(program),
        shares=[actions.Share(line, Decimal("75")), actions.Share(other, Decimal("25"))],
    )
    actions.justify_without_file(expense=expense, by=None, reason="Reçu perdu")
    actions.verify_expense(expense=expense, by=None)
    actions.approve_expense(expense=expense, by=officer_of(program))
    signed_in(client, program)
    url = step_url(expense, "contre-passer")
    answer = client.post(url, reversal(on="2008-07-02"))
    said = "L’exercice 2007-2008 de ce poste ne compte pas ce jour\u00a0: choisissez le poste d’un autre."
    assert errors_of(answer) == {f"line_{one.pk}": [said] for one in (line, other)}
    lines = {f"line_{one.pk}": "corrections" for one in (line, other)}
    client.post(url, reversal(on="2008-07-02", **lines))
    made = Expense.objects.get(reverses=expense)
    assert [(part.line, part.amount) for part in made.allocations.all()] == [
        (now, Decimal("-40.00"))
    ]


def test_no_more_is_reversed_than_there_is(client, line, program):
    expense = approved(line)
    signed_in(client, program)
    answer = client.post(step_url(expense, "contre-passer"), reversal(amount="100,01"))
    assert errors_of(answer) == {
        "amount": ["Il reste 100\u00a0$ à contre-passer de cette dépense."]
    }


# --- correcting


def test_an_expense_is_corrected_until_it_is_verified(client, line, program):
    me = signed_in(client, program)
    expense = entered(line, me)
    url = reverse("expense_change", args=[expense.pk])
    assert client.get(url).context["parts"].forms[0]["line"].value() == str(line)
    sent = typed(amount="82,50", supplier="Autre", **{"part-INITIAL_FORMS": "1"})
    assert client.post(url, sent).headers["Location"] == url_of(expense)
    expense.refresh_from_db()
    assert (expense.supplier, expense.amount, expense.allocations.get().amount) == (
        "Autre",
        Decimal("82.50"),
        Decimal("82.50"),
    )
    actions.justify_without_file(expense=expense, by=me, reason="Reçu perdu")
    actions.verify_expense(expense=expense, by=me)
    assert client.post(url, sent | {"amount": "1"}).headers["Location"] == url_of(expense)
    expense.refresh_from_db()
    assert expense.amount == Decimal("82.50")


# --- documents


def test_a_document_that_is_refused_is_said_beside_it(client, line, program, monkeypatch):
    expense = entered(line, signed_in(client, program))
    url = reverse("expense_join", args=[expense.pk])
    svg = b'<svg xmlns="http://www.w3.org/2000/svg"/>'
    files = {
        "facture.svg": svg,
        "facture.jpg": svg,
        "IMG_1.HEIC": b"\0\0\0\x18ftypheic" + b"\0" * 20,
        "facture.pdf": pdf(password="secret"),
        "facture.docx": docx(),
        "scan.pdf": b"%PDF-" + b"0" * (30 * 1024 * 1024),
    }
    said = {}
    for name, content in files.items():
        answer = client.post(url, {"file": upload(content, name)})
        said[name] = list(answer.context["documents"].errors["file"])
    none = (
        "Ce fichier n’est ni un PDF, ni une image JPEG ou PNG."
        " Enregistrez-le en PDF, puis choisissez-le de nouveau."
    )
    assert said == {
        "facture.svg": [none],
        "facture.jpg": [none],
        "IMG_1.HEIC": [
            "Cette photo est au format HEIC des téléphones, que peu de logiciels lisent. Enregistrez-la en JPEG "
            "(sur un iPhone\u00a0: Réglages, Appareil photo, Formats, «\u00a0Le plus compatible\u00a0»), puis "
            "envoyez-la."
        ],
        "facture.pdf": [
            "Ce PDF est protégé par un mot de passe\u00a0: envoyez-le sans protection."
        ],
        "facture.docx": [none],
        "scan.pdf": ["Ce fichier dépasse 10 Mo. Envoyez-en une version plus légère."],
    }
    assert expense.files.count() == 0


def test_a_document_dropped_on_a_row_answers_with_the_row_or_with_why_not(client, line, program):
    expense = entered(line, signed_in(client, program))
    url, dropped = reverse("expense_join", args=[expense.pk]), {"HX-Request": "true"}
    answer = client.post(url, {"file": upload(docx(), "a.docx")}, headers=dropped)
    assert (answer.status_code, answer.content.decode()) == (
        422,
        "Ce fichier n’est ni un PDF, ni une image JPEG ou PNG."
        " Enregistrez-le en PDF, puis choisissez-le de nouveau.",
    )
    answer = client.post(url, {"file": upload(image("PNG"), "a.png")}, headers=dropped)
    row = answer.content.decode().strip()
    assert row.startswith(f'<tr id="depense-{expense.pk}"')
    assert ("1 pièce" in row, "Justifiée" in row) == (True, True)


def test_a_document_that_is_on_another_expense_is_flagged_on_both(client, line, program):
    me = signed_in(client, program)
    one, other = entered(line, me), entered(line, me)
    for expense in (one, other):
        client.post(
            reverse("expense_join", args=[expense.pk]), {"photo": upload(pdf(), "facture.pdf")}
        )
    (file,) = client.get(url_of(one)).context["files"]
    assert file["elsewhere"] == [other]
    page = client.get(url_of(other)).content.decode()
    assert f'<a href="{url_of(one)}">{one}</a>' in page


def test_a_document_is_handed_over_and_taken_away_again(client, line, program):
    expense = entered(line, signed_in(client, program))
    client.post(reverse("expense_join", args=[expense.pk]), {"file": upload(pdf(), "f.pdf")})
    keys = [expense.pk, expense.files.get().pk]
    answer = client.get(reverse("expense_file", args=keys))
    assert (answer.getvalue(), answer.headers["Content-Type"]) == (pdf(), "application/pdf")
    client.post(reverse("expense_drop_file", args=keys))
    assert (expense.files.count(), state_of(expense)) == (0, "entered")


# --- doors


def test_an_expense_is_of_those_who_keep_the_accounts_of_its_program(client, line, program):
    expense = entered(line, None)
    file = ExpenseFileFactory(expense=expense)
    partner = MembershipFactory(role=MembershipRole.PARTNER).user
    expected = {officer_of(program): 200, officer_of(a_line().budget.program): 404, partner: 403}
    for address in (url_of(expense), reverse("expense_file", args=[expense.pk, file.pk])):
        found = {}
        for user in expected:
            client.force_login(user)
            found[user] = client.get(address).status_code
        assert found == expected


def test_a_document_is_asked_of_its_own_expense(client, line, program):
    signed_in(client, program)
    file = ExpenseFileFactory(expense=entered(line, None))
    other = entered(line, None)
    assert client.get(reverse("expense_file", args=[other.pk, file.pk])).status_code == 404


def test_a_page_asks_for_as_much_whatever_hangs_on_the_expense(client, line, program):
    expense = approved(line, "900.00")
    officer = signed_in(client, program)

    def one_more():
        actions.pay_expense(expense=expense, by=officer, amount=Decimal(5))
        for one in (expense, ExpenseFactory(program=program, code=str(uuid.uuid4())[:20])):
            ExpenseFileFactory(expense=one, content=b"%PDF-1.7 " + str(one_more.made).encode())
        actions.reverse_expense(
            expense=expense, by=None, amount=Decimal(1), reason="Erreur", on=DAY
        )
        one_more.made += 1

    def asked() -> int:
        with CaptureQueriesContext(connection) as found:
            client.get(url_of(expense))
        return len(found)

    one_more.made = 0
    one_more()
    asked()
    before = asked()
    one_more()
    one_more()
    assert asked() == before


def test_what_lacks_its_lines_leads_to_where_they_are_chosen_as_long_as_it_changes(
    client, line, program
):
    me = signed_in(client, program)
    expense = entered(line, me)
    expense.allocations.all().delete()
    actions.justify_without_file(expense=expense, by=me, reason="Reçu perdu")
    link = f'<a href="{reverse("expense_change", args=[expense.pk])}">Choisir ses postes</a>'
    assertContains(client.get(reverse("expense", args=[expense.pk])), link, html=True)
    refused = client.post(reverse("expense_step", args=[expense.pk, "verifier"]))
    assertContains(refused, link, html=True)
    actions.refuse_expense(expense=expense, by=me, reason="Mauvais programme")
    assertNotContains(client.get(reverse("expense", args=[expense.pk])), "Choisir ses postes")
