"""What an activity costs: its totals, the expense that it becomes, and who sees what of it."""

import uuid
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from activities.actions.costs import make_expense, remove_cost, take_expense_back
from activities.costing import Total, Totals
from activities.forms.costs import CostExpenseForm
from activities.models import Cost
from activities.tests.desks import an_activity, an_offering
from activities.tests.factories import RegistrationFactory, SessionFactory
from activities.tests.logistics import DAY, a_cost, a_line, a_program, invoice
from programs.accounts.tests.factories import member_of, officer_of
from programs.budgets import actions as ledger
from programs.budgets.models import Expense
from programs.plans.tests.factories import ActionFactory
from programs.tests.factories import OrganizationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def line():
    return a_line(a_program())


@pytest.fixture
def program(line):
    return line.budget.program


@pytest.fixture
def coordinator(client, program):
    user = member_of(program)
    client.force_login(user)
    return user


@pytest.fixture
def cost(program):
    action = ActionFactory(plan__program=program)
    return a_cost(an_activity(program, action=action))


def made(cost, by, line, **more) -> Expense:
    given = {"amount": Decimal("431.25"), "supplier": "Autobus Exemple", "on": DAY}
    return make_expense(cost=cost, by=by, line=line, **given | more)


def test_a_cost_becomes_an_expense_of_its_line_tied_to_the_action(cost, coordinator, line):
    expense = made(cost, coordinator, line, reference="F-12")
    (part,) = expense.allocations.all()
    assert (expense.amount, expense.supplier, expense.reference) == (
        Decimal("431.25"),
        "Autobus Exemple",
        "F-12",
    )
    assert (part.line, part.amount, expense.action) == (line, expense.amount, cost.activity.action)
    cost.refresh_from_db()
    assert (cost.expense, cost.actual) == (expense, Decimal("431.25"))


def test_a_cost_is_an_expense_once(cost, coordinator, line):
    sent = uuid.uuid4()
    first = made(cost, coordinator, line, submission=sent)
    assert made(cost, coordinator, line, submission=sent) == first
    with pytest.raises(ValidationError, match="déjà la dépense"):
        made(cost, coordinator, line, submission=uuid.uuid4())
    assert Expense.objects.count() == 1


def test_a_refused_expense_leaves_the_cost_open_again(cost, coordinator, line):
    first = made(cost, coordinator, line)
    ledger.refuse_expense(
        expense=first, by=officer_of(cost.activity.program), reason="Mauvais poste"
    )
    cost.refresh_from_db()
    assert cost.actual is None
    second = made(cost, coordinator, line)
    cost.refresh_from_db()
    assert (cost.expense, second == first) == (second, False)


def test_an_expense_taken_back_is_refused_in_the_ledger(cost, coordinator, line):
    expense = made(cost, coordinator, line)
    freed = take_expense_back(cost=cost, by=coordinator, reason="Saisie deux fois")
    expense.refresh_from_db()
    assert (freed.expense, expense.state, expense.reason) == (None, "refused", "Saisie deux fois")


def test_an_approved_expense_is_not_taken_back_here(cost, coordinator, line):
    expense = made(cost, coordinator, line)
    Expense.objects.filter(pk=expense.pk).update(state="verified")
    ledger.approve_expense(expense=expense, by=officer_of(cost.activity.program))
    with pytest.raises(ValidationError, match="les finances la reprennent"):
        take_expense_back(cost=cost, by=coordinator, reason="Trop tard")


def test_what_another_pays_is_no_expense_of_ours(program, coordinator, line):
    cost = a_cost(an_activity(program), payer=OrganizationFactory(), stated=Decimal("90.00"))
    with pytest.raises(ValidationError, match="n’est pas une dépense du programme"):
        made(cost, coordinator, line)


def test_a_line_of_another_year_is_refused(cost, coordinator, line):
    with pytest.raises(ValidationError) as error:
        made(cost, coordinator, line, on=date(2008, 9, 1))
    assert list(error.value.message_dict) == ["line"]
    assert not Expense.objects.exists()


@pytest.mark.parametrize(
    ("needed_on", "year", "proposed"),
    [
        (date(2007, 10, 18), 2010, date(2007, 10, 18)),
        (None, 2010, DAY),
        (date(2007, 10, 18), 2008, date(2008, 3, 3)),
    ],
)
def test_of_a_year_that_is_over_the_lines_of_that_year_are_proposed(
    program, line, needed_on, year, proposed
):
    cost = a_cost(an_offering(an_activity(program)).activity, needed_on=needed_on)
    with time_machine.travel(datetime(year, 3, 3, 12, tzinfo=UTC)):
        form = CostExpenseForm(cost=cost)
    assert (form["on"].value(), [one.line for one in form.offered]) == (proposed, [line])


def test_a_cost_that_is_an_expense_stays(cost, coordinator, line):
    made(cost, coordinator, line)
    with pytest.raises(ValidationError, match="reprenez-la"):
        remove_cost(cost=cost)
    assert Cost.objects.filter(pk=cost.pk).exists()


def test_an_unknown_amount_is_counted_beside_the_total_never_as_zero():
    total = Total.of([Decimal("10.00"), None, Decimal("0.50"), None])
    assert (total.known, total.unknown, total.amount) == (Decimal("10.50"), 2, Decimal("10.50"))
    assert total.left_out == "et 2 coûts inconnus"
    assert (Total.of([None]).amount, Total.of([]).amount) == (None, 0)


def test_totals_tell_who_pays_apart(cost, coordinator, line):
    made(cost, coordinator, line)
    other = OrganizationFactory()
    a_cost(cost.activity, None, payer=other, stated=Decimal("80.00"))
    a_cost(cost.activity, None, payer=other)
    a_cost(cost.activity, "20.00")
    totals = Totals.of(cost.activity.costs.select_related("expense"))
    assert [(one.known, one.unknown) for one in (totals.quoted, totals.ours, totals.theirs)] == [
        (Decimal("470.00"), 2),
        (Decimal("431.25"), 1),
        (Decimal("80.00"), 1),
    ]


# --- the pages


def test_a_cost_is_written_and_made_an_expense_with_its_invoice(client, program, coordinator, line):
    activity = an_activity(program)
    sent = {
        "kind": "substitution",
        "description": "Suppléance d’une journée",
        "supplier_name": "École Exemple",
        "quantity": "1,5",
        "unit": "jour",
        "quoted": "285,00 $",
        "submission": str(uuid.uuid4()),
    }
    page = reverse("cost_new", args=[activity.pk])
    assert client.post(page, sent).status_code == 302
    assert client.post(page, sent).status_code == 302
    (cost,) = Cost.objects.all()
    assert (cost.quantity, cost.quoted, cost.actual) == (Decimal("1.5"), 285, None)
    page = reverse("cost_expense", args=[cost.pk])
    form = client.get(page).context["form"]
    assert (form["amount"].value(), form["supplier"].value()) == ("285\u00a0$", "École Exemple")
    answer = client.post(
        page,
        {
            "on": "2007-10-18",
            "line": line.number,
            "amount": "290 $",
            "supplier": "École Exemple",
            "document": invoice(),
            "submission": str(uuid.uuid4()),
        },
    )
    assert answer.status_code == 302
    expense = Expense.objects.get()
    assert (expense.amount, expense.state, expense.files.count()) == (290, "justified", 1)
    (row,) = client.get(reverse("cost_activity", args=[activity.pk])).context["rows"]
    assert (row["state"], row["may_enter"], row["may_take_back"]) == ("Justifiée", False, True)


def test_what_is_stated_says_who_paid(client, program, coordinator):
    activity = an_activity(program)
    sent = {"kind": "room", "description": "Salle", "stated": "100"}
    form = client.post(reverse("cost_new", args=[activity.pk]), sent).context["form"]
    assert list(form.errors) == ["stated"]


def test_finance_reads_costs_and_not_who_registered(client, program):
    activity = an_activity(program)
    session = SessionFactory(offering__activity=activity)
    registration = RegistrationFactory(
        offering=session.offering, school__name="École qui ne se dit pas"
    )
    cost = a_cost(activity, session=session, registration=registration)
    client.force_login(officer_of(program))
    answer = client.get(reverse("cost_activity", args=[activity.pk]))
    assert "École qui ne se dit pas" not in answer.content.decode()
    assert client.get(reverse("cost_list", args=[program.slug])).status_code == 200
    for name in ("cost", "cost_expense", "cost_take_back", "cost_remove"):
        assert client.get(reverse(name, args=[cost.pk])).status_code == 403
    client.force_login(member_of(program))
    answer = client.get(reverse("cost_activity", args=[activity.pk]))
    assert "École qui ne se dit pas" in answer.content.decode()


def test_the_costs_of_another_organisation_are_not_there(client, program):
    cost = a_cost(an_activity(program))
    client.force_login(member_of(a_program()))
    for name, key in (
        ("cost_activity", cost.activity_id),
        ("cost_new", cost.activity_id),
        ("cost", cost.pk),
        ("cost_expense", cost.pk),
        ("cost_remove", cost.pk),
        ("cost_list", program.slug),
    ):
        assert client.get(reverse(name, args=[key])).status_code == 404


def test_a_cost_is_removed_and_an_expense_taken_back_on_their_pages(
    client, cost, coordinator, line
):
    made(cost, coordinator, line)
    page = reverse("cost_take_back", args=[cost.pk])
    assert client.post(page, {"reason": "Erreur"}).status_code == 302
    assert client.post(reverse("cost_remove", args=[cost.pk])).status_code == 302
    assert not Cost.objects.exists()


def queries(client, url: str) -> int:
    with CaptureQueriesContext(connection) as found:
        assert client.get(url).status_code == 200
    return len(found)


def test_the_queries_of_the_pages_do_not_grow(client, program, coordinator, line):
    activity = an_activity(program)
    pages = [
        reverse("cost_activity", args=[activity.pk]),
        reverse("cost_list", args=[program.slug]),
    ]
    numbers = []
    for count in (1, 2):
        for _one in range(count):
            made(a_cost(activity), coordinator, line)
            a_cost(an_activity(program), payer=OrganizationFactory())
            session = SessionFactory(offering__activity=activity)
            a_cost(activity, registration=RegistrationFactory(offering=session.offering))
        numbers.append([queries(client, page) for page in pages])
    assert numbers[0] == numbers[1]
