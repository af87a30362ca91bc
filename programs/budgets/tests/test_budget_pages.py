"""The list of budgets and one of them: who opens them, what they show, how a budget begins and is adopted."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django.asserts import assertContains, assertRedirects

from programs.accounts.tests.factories import MembershipFactory
from programs.budgets.enums import CategoryKind
from programs.budgets.models import Budget, BudgetLine
from programs.budgets.pictures import bar_of, elapsed_on, picture_of
from programs.budgets.reckoning import Balance
from programs.budgets.tests.desk import (
    AT_NOON,
    DAY,
    a_budget,
    officer_of,
    page,
    sent_by,
    signed_in,
)
from programs.budgets.tests.factories import BudgetLineFactory, CommitmentFactory, amend, spend
from programs.enums import MembershipRole, Service
from programs.lib.periods import Period
from programs.plans.enums import Level
from programs.plans.tests.factories import ActionFactory, ActionPlanFactory, HeadingFactory
from programs.tests.factories import FundingFactory, OrganizationFactory, ProgramFactory

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine(AT_NOON)]


# --- who opens them


@pytest.mark.parametrize(
    ("role", "status"),
    [
        (MembershipRole.FINANCE, 200),
        (MembershipRole.COORDINATION, 200),
        (MembershipRole.PARTNER, 403),
        (MembershipRole.FUNDER, 403),
    ],
)
def test_those_who_keep_the_accounts_open_a_budget(client, role, status):
    budget = a_budget()
    client.force_login(officer_of(budget.program, role))
    answers = [page(client, "budget", budget.pk), page(client, "budget_list")]
    assert [answer.status_code for answer in answers] == [status, status]


def test_a_budget_of_another_organisation_is_not_found_and_not_listed(client):
    budget = a_budget()
    other = ProgramFactory()
    signed_in(client, other)
    assert page(client, "budget", budget.pk).status_code == 404
    groups = page(client, "budget_list").context["groups"]
    assert [(group["program"], group["budgets"]) for group in groups] == [(other, [])]


# --- the list


def test_the_list_says_what_each_budget_comes_to_and_an_empty_one_what_to_do(client):
    budget = a_budget("1000", "500")
    one, _other = budget.lines.all()
    amend(one, "100")
    spend(one, "300")
    CommitmentFactory(line=one, amount=Decimal(200))
    signed_in(client, budget.program)
    (group,) = page(client, "budget_list").context["groups"]
    (shown,) = group["budgets"]
    balance = shown["row"].balance
    assert (
        balance.adopted,
        balance.revised,
        balance.engaged,
        balance.spent,
        balance.remaining,
    ) == (
        1500,
        1600,
        500,
        300,
        1100,
    )
    empty = ProgramFactory()
    signed_in(client, empty)
    assert f"{reverse('budget_new')}?programme={empty.slug}" in (
        page(client, "budget_list").content.decode()
    )


def test_an_organisation_without_categories_gets_the_usual_ones_by_one_click(client):
    program = ProgramFactory()
    signed_in(client, program)
    assert page(client, "budget_list").context["without_categories"] == [program.lead]
    for _ in range(2):
        client.post(reverse("budget_categories", args=[program.slug]))
    kept = program.lead.expense_categories.values_list("code", "kind")
    assert list(kept) == [(f"{n:02d}", kind.value) for n, kind in enumerate(CategoryKind, start=1)]
    assert page(client, "budget_list").context["without_categories"] == []


def test_a_new_budget_is_of_the_fiscal_year_and_is_made_once(client):
    program = ProgramFactory()
    signed_in(client, program)
    sent = sent_by(page(client, "budget_new").context["form"])
    for _ in range(2):
        answer = client.post(reverse("budget_new"), sent | {"stated_total": "14 300 $"})
    budget = Budget.objects.get()
    assertRedirects(answer, reverse("budget_write", args=[budget.pk]))
    assert (budget.starts_on, budget.ends_on) == (date(2007, 7, 1), date(2008, 6, 30))
    assert (budget.code, budget.stated_total, budget.is_draft) == ("2007-2008", 14300, True)


def test_a_funding_of_another_funder_is_refused(client):
    program = ProgramFactory()
    funding = FundingFactory(program=program)
    signed_in(client, program)
    sent = sent_by(page(client, "budget_new").context["form"])
    sent |= {"funding": funding.pk, "funder": OrganizationFactory().pk}
    refused = client.post(reverse("budget_new"), sent).context["form"]
    assert list(refused.errors) == ["funding"]
    client.post(reverse("budget_new"), sent | {"funder": funding.funder_id})
    assert Budget.objects.get().funding == funding


def test_next_year_begins_with_the_lines_as_they_were_amended_and_is_made_once(client):
    budget = a_budget("1000", None, code="2007-2008-MEQ", title="Budget 2007-2008")
    amend(budget.lines.first(), "250")
    signed_in(client, budget.program)
    url = reverse("budget_next", args=[budget.pk])
    sent = sent_by(client.get(url).context["form"])
    for _ in range(2):
        client.post(url, sent)
    draft = Budget.objects.exclude(pk=budget.pk).get()
    assert (draft.code, draft.title, draft.starts_on, draft.is_draft) == (
        "2008-2009-MEQ",
        "Budget 2008-2009",
        date(2008, 7, 1),
        True,
    )
    assert list(draft.lines.values_list("number", "adopted")) == [("1", 1250), ("2", None)]


def test_the_budgets_of_several_funders_are_prepared_for_one_year_as_they_are_proposed(client):
    budgets = [a_budget("1000", code="EQ")]
    budgets.append(a_budget("1000", code="SQ", program=budgets[0].program))
    signed_in(client, budgets[0].program)
    for budget in budgets:
        url = reverse("budget_next", args=[budget.pk])
        client.post(url, sent_by(client.get(url).context["form"]))
    drafts = Budget.objects.filter(starts_on=date(2008, 7, 1)).order_by("code")
    assert list(drafts.values_list("code", flat=True)) == ["2008-2009-EQ", "2008-2009-SQ"]


# --- the picture


def test_the_picture_and_the_counters_say_the_same_and_unknown_amounts_stay_out_of_sums(client):
    budget = a_budget("1000", "500", None, stated_total=Decimal(1600))
    one, two, unknown = budget.lines.all()
    amend(one, "100")
    spend(one, "300")
    spend(unknown, "40")
    CommitmentFactory(line=two, amount=Decimal(200))
    signed_in(client, budget.program)
    answer = page(client, "budget", budget.pk)
    picture = answer.context["picture"]
    assert picture.total.balance == Balance(Decimal(1500), Decimal(100), Decimal(200), Decimal(340))
    assert [row.line for row in picture.unknown] == [unknown]
    assert picture.gap == 100
    assert "Les totaux diffèrent." in answer.content.decode()


def test_a_total_that_agrees_raises_no_flag(client):
    budget = a_budget("1000", "500", stated_total=Decimal(1500))
    signed_in(client, budget.program)
    answer = page(client, "budget", budget.pk)
    assert answer.context["picture"].gap is None
    assert "Les totaux diffèrent." not in answer.content.decode()


def test_a_budget_is_read_as_of_a_day(client):
    budget = a_budget("1000")
    spend(budget.lines.get(), "300", spent_on=date(2007, 11, 15))
    signed_in(client, budget.program)
    before = page(client, "budget", budget.pk, au="2007-10-31").context["picture"]
    after = page(client, "budget", budget.pk, au="2007-11-15").context["picture"]
    assert (before.total.balance.spent, after.total.balance.spent) == (0, 300)


@pytest.mark.parametrize("query", [{"au": "jamais"}, {"par": "couleur"}])
def test_what_cannot_be_asked_is_a_bad_request(client, query):
    budget = a_budget()
    signed_in(client, budget.program)
    assert page(client, "budget", budget.pk, **query).status_code == 400


def test_lines_are_grouped_by_axis_category_and_organisation_and_the_groups_make_the_whole():
    budget = a_budget("1000", "500", "250")
    one, two, three = budget.lines.all()
    plan = ActionPlanFactory(program=budget.program)
    axis = HeadingFactory(plan=plan, number="1", text="Rester")
    goal = HeadingFactory(plan=plan, parent=axis, level=Level.OBJECTIVE, number="1.1")
    one.heading, two.action = goal, ActionFactory(plan=plan, heading=goal)
    three.organization = OrganizationFactory(name="Abri")
    for line in (one, two, three):
        line.save()
    groups = {
        way: [(group.label, group.total.balance.adopted) for group in picture.groups]
        for way in ("axe", "categorie", "organisme")
        if (picture := picture_of(budget, DAY, way))
    }
    lead = str(budget.program.lead)
    assert groups["axe"] == [("1 Rester", 1500), ("Hors du plan", 250)]
    assert groups["organisme"] == [(lead, 1500), ("Abri", 250)]
    assert sum(amount for _label, amount in groups["categorie"]) == 1750


def test_the_bar_has_what_is_spent_held_and_beyond_and_where_the_year_is():
    half = Decimal("0.5")
    bar = bar_of(Balance(Decimal(800), Decimal(200), Decimal(100), Decimal(400)), half)
    assert (bar.revised, bar.spent, bar.held, bar.over, bar.adopted, bar.elapsed) == (
        "100.00", "40.00", "10.00", "0.00", "80.00", "50.00",
    )  # fmt: skip
    passed = bar_of(Balance(Decimal(100), spent=Decimal(200)), half)
    assert (passed.revised, passed.spent, passed.over, passed.elapsed) == (
        "50.00", "50.00", "50.00", "25.00",
    )  # fmt: skip
    assert bar_of(Balance(None, spent=Decimal(5)), half) is None
    assert bar_of(Balance(Decimal(0)), half) is None


def test_the_share_of_the_year_counts_its_days_with_both_ends():
    year = Period(date(2007, 7, 1), date(2008, 6, 30))
    shares = [
        elapsed_on(year, day) * 366
        for day in (date(2007, 6, 30), date(2007, 7, 1), date(2008, 6, 29), date(2008, 6, 30))
    ]
    assert [round(share) for share in shares] == [0, 1, 365, 366]
    assert elapsed_on(year, date(2009, 1, 1)) == 1


def test_a_group_with_an_unknown_amount_is_not_said_to_be_passed():
    budget = a_budget("100", None)
    known, unknown = budget.lines.all()
    spend(unknown, "500")
    assert picture_of(budget, DAY).total.is_passed is False
    spend(known, "100")
    (row, _other) = picture_of(budget, DAY).rows
    assert (row.balance.remaining, row.is_passed) == (0, False)


def test_once_the_year_is_over_whoever_is_far_from_the_budget_is_asked_why(client):
    budget = a_budget("1000", "500", starts_on=date(2006, 7, 1), ends_on=date(2007, 6, 30))
    far, near = budget.lines.all()
    spend(far, "500", spent_on=date(2007, 5, 1))
    spend(near, "480", spent_on=date(2007, 5, 1))
    assert picture_of(budget, date(2007, 6, 30)).to_explain == []
    assert [row.line for row in picture_of(budget, DAY).to_explain] == [far]
    signed_in(client, budget.program)
    url = reverse("budget_line_explain", args=[far.pk])
    client.post(url, {"text": "Deux sorties ont été reportées."})
    assert far.variance_note.text == "Deux sorties ont été reportées."
    assert picture_of(budget, DAY).to_explain == []
    client.post(url, {"text": ""})
    assert [row.line for row in picture_of(budget, DAY).to_explain] == [far]


def test_what_is_carried_to_the_next_year_is_explained_all_the_same():
    budget = a_budget("1000", starts_on=date(2006, 7, 1), ends_on=date(2007, 6, 30))
    far = budget.lines.get()
    spend(far, "500", spent_on=date(2007, 5, 1))
    amend(far, "-500", effective_on=date(2007, 9, 1))
    (row,) = picture_of(budget, DAY).to_explain
    (line,) = BudgetLine.objects.far_from_budget()
    assert (row.line, row.balance.variance) == (line, 500) == (far, 500)
    assert (line.amended, line.amended_later) == (-500, -500)
    Budget.objects.filter(pk=budget.pk).update(adopted_on=None)
    budget.refresh_from_db()
    assert picture_of(budget, DAY).to_explain == []


@pytest.mark.parametrize("way", ["numero", "axe", "categorie", "organisme"])
def test_the_page_asks_as_many_questions_of_three_lines_as_of_one(client, way):
    budget = a_budget("1000")
    signed_in(client, budget.program)

    def questions() -> int:
        with CaptureQueriesContext(connection) as asked:
            assert page(client, "budget", budget.pk, par=way).status_code == 200
        return len(asked)

    questions()
    of_one = questions()
    BudgetLineFactory.create_batch(2, budget=budget)
    assert questions() == of_one


# --- its life


def test_a_budget_is_adopted_by_somebody_and_taken_back_while_nothing_hangs_on_it(client):
    budget = a_budget("1000", draft=True)
    signed_in(client, budget.program)
    adopt = reverse("budget_adopt", args=[budget.pk])
    refused = client.post(adopt, {"adopted_by": "", "on": "2007-06-20"})
    assert list(refused.context["form"].errors) == ["adopted_by"]
    client.post(adopt, {"adopted_by": "Comité directeur", "on": "2007-06-20"})
    budget.refresh_from_db()
    assert (budget.adopted_by, budget.adopted_on) == ("Comité directeur", date(2007, 6, 20))
    back = reverse("budget_take_back", args=[budget.pk])
    client.post(back)
    budget.refresh_from_db()
    assert budget.is_draft
    client.post(adopt, {"adopted_by": "Comité directeur", "on": "2007-06-20"})
    spend(budget.lines.get(), "10")
    assert len(client.post(back).context["form"].non_field_errors()) == 1
    budget.refresh_from_db()
    assert not budget.is_draft


def test_an_explanation_is_asked_for_beside_what_it_explains(client):
    budget = a_budget("1000", None)
    known, unknown = budget.lines.all()
    spend(known, "250")
    signed_in(client, budget.program)
    labels = [
        page(client, "budget_line_explain", line.pk).context["object_label"]
        for line in (known, unknown)
    ]
    assert labels == [
        f"{known} · dépensé 25,0\u00a0% · disponible\u00a0: 750\u00a0$",
        f"{unknown} · budget n.\u00a0d. · dépensé 0\u00a0$",
    ]


def test_settings_keep_who_signs_and_of_an_adopted_budget_neither_funder_nor_dates(client):
    budget = a_budget("1000", draft=True)
    signed_in(client, budget.program)
    url = reverse("budget_settings", args=[budget.pk])
    sent = sent_by(client.get(url).context["form"])
    sent |= {"s0-title": "Direction générale", "s0-name": "Camille", "s2-title": "Finances"}
    sent |= {"carries_forward": "on", "variance_percent": "7,5"}
    assertRedirects(client.post(url, sent), reverse("budget", args=[budget.pk]))
    budget.refresh_from_db()
    assert (budget.carries_forward, budget.variance_percent) == (True, Decimal("7.5"))
    signs = budget.signatories.values_list("position", "title", "name")
    assert list(signs) == [(1, "Direction générale", "Camille"), (2, "Finances", "")]
    Budget.objects.update(adopted_on=DAY, adopted_by="Conseil")
    assert not {"funder", "starts_on", "ends_on", "code"} & set(
        client.get(url).context["form"].fields
    )


class TestWhereNoProgramKeepsItsMoneyHere:
    """The empty page leads to the record of the program, where the service is ticked."""

    def opened(self, client, role, number=1):
        lead = OrganizationFactory()
        programs = ProgramFactory.create_batch(number, lead=lead, services=[Service.MENTORING])
        client.force_login(MembershipFactory(organization=lead, role=role).user)
        return client.get(reverse("budget_list")), programs

    def test_the_coordinator_of_one_program_opens_its_record(self, client):
        page, (program,) = self.opened(client, MembershipRole.COORDINATION)
        assertContains(page, "Cochez «\u00a0Budgets et dépenses\u00a0»")
        assertContains(page, reverse("admin:programs_program_change", args=[program.pk]))

    def test_the_finance_officer_is_told_who_ticks_it(self, client):
        page, (program,) = self.opened(client, MembershipRole.FINANCE)
        assertContains(page, "La coordination coche")
        url = reverse("admin:programs_program_change", args=[program.pk])
        assertContains(page, url)
        assert client.get(url).status_code == 200

    def test_of_several_programs_one_is_chosen(self, client):
        page, _programs = self.opened(client, MembershipRole.COORDINATION, 2)
        assertContains(page, f'"btn" href="{reverse("admin:programs_program_changelist")}"')

    def test_without_a_program_one_is_begun(self, client):
        page, _programs = self.opened(client, MembershipRole.COORDINATION, 0)
        assertContains(page, reverse("admin:programs_program_add"))
