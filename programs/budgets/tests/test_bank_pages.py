"""The pages of the bank: who opens them, a statement from its file to its lines, and matching them."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from programs.accounts.tests.factories import MembershipFactory, UserFactory
from programs.budgets import actions
from programs.budgets.models import BankAccount, BankTransaction, Expense, Payment
from programs.budgets.tests.banks import (
    CSV,
    an_account,
    answer,
    brought,
    entry,
    messages_of,
    officer_of,
    posted,
    promised,
    signed_in,
    to_pay,
    upload,
)
from programs.budgets.tests.factories import BudgetLineFactory, PaymentFactory, PeriodCloseFactory
from programs.budgets.tests.statements.files import account as ofx_account
from programs.budgets.tests.statements.files import ofx, transaction
from programs.enums import MembershipRole, Service
from programs.models import Import

pytestmark = pytest.mark.django_db


def url(name: str, *args) -> str:
    return reverse(f"bank_{name}", args=args)


def addresses(account, line, made) -> list[str]:
    return [
        url("accounts", account.program.slug),
        url("account_new", account.program.slug),
        url("account_edit", account.pk),
        url("reconcile", account.pk),
        url("line", account.pk, line.pk),
        url("import", account.pk),
        url("import_undo", account.pk, made.pk),
    ]


class TestDoors:
    def test_open_to_those_who_keep_the_accounts(self, client):
        account = an_account()
        user = signed_in(client, account)
        made = brought(account, entry(), by=user)
        line = account.transactions.get()
        codes = [client.get(one).status_code for one in addresses(account, line, made)]
        assert codes == [200] * 7

    def test_are_not_found_by_those_of_another_organisation(self, client):
        account = an_account()
        made = brought(account, entry())
        line = account.transactions.get()
        signed_in(client, an_account())
        codes = [client.get(one).status_code for one in addresses(account, line, made)]
        assert codes == [404] * 7

    @pytest.mark.parametrize("role", [MembershipRole.PARTNER, MembershipRole.FUNDER])
    def test_are_shut_to_partners_and_funders(self, client, role):
        account = an_account()
        made = brought(account, entry())
        line = account.transactions.get()
        client.force_login(MembershipFactory(role=role).user)
        codes = [client.get(one).status_code for one in addresses(account, line, made)]
        assert codes == [403] * 7

    def test_lead_nowhere_where_the_program_keeps_no_money_here(self, client):
        account = an_account()
        account.program.services = [Service.MENTORING]
        account.program.save()
        signed_in(client, account)
        assert client.get(url("accounts", account.program.slug)).status_code == 404
        assert client.get(url("reconcile", account.pk)).status_code == 404

    def test_lead_straight_to_the_bank_of_a_single_program(self, client):
        account = an_account()
        user = signed_in(client, account)
        own = url("accounts", account.program.slug)
        assert client.get(reverse("banks")).headers["Location"] == own
        posted(account)
        other = an_account().program
        MembershipFactory(user=user, organization=other.lead, role=MembershipRole.FINANCE)
        an_account()
        groups = client.get(reverse("banks")).context["groups"]
        assert {
            group["program"]: [one.waiting for one in group["accounts"]] for group in groups
        } == {account.program: [1], other: [0]}

    def test_show_a_line_under_its_own_account_only(self, client):
        account = an_account()
        line = posted(account)
        other = an_account(program=account.program)
        signed_in(client, account)
        assert client.get(url("line", other.pk, line.pk)).status_code == 404

    def test_show_what_waits_to_its_sender_only(self, client):
        account = an_account()
        signed_in(client, account)
        address = upload(client, account).wsgi_request.path
        assert client.get(address).status_code == 200
        client.force_login(officer_of(account.program, MembershipRole.COORDINATION))
        assert client.get(address).status_code == 302
        client.force_login(UserFactory())
        assert client.get(address).status_code == 403

    def test_let_nobody_else_undo_an_import(self, client):
        account = an_account()
        made = brought(account, entry())
        client.force_login(officer_of(account.program, MembershipRole.COORDINATION))
        assert client.post(url("import_undo", account.pk, made.pk)).status_code == 404
        assert account.transactions.count() == 1


class TestAccounts:
    def test_say_what_they_would_hold_where_there_is_none(self, client):
        account = an_account()
        signed_in(client, account)
        program = account.program
        account.delete()
        page = client.get(url("accounts", program.slug))
        assert "Aucun compte encore." in page.content.decode()

    def test_are_opened_by_a_form(self, client):
        account = an_account()
        signed_in(client, account)
        said = {
            "code": "PRJ",
            "name": "Projet 4120",
            "opened_on": "2007-07-01",
            "opening_balance": "1 234,50 $",
        }
        page = client.post(url("account_new", account.program.slug), said)
        made = BankAccount.objects.get(code="PRJ")
        assert page.url == url("import", made.pk)
        assert str(made.opening_balance) == "1234.50"

    def test_take_as_many_queries_for_many(self, client, django_assert_max_num_queries):
        account = an_account()
        signed_in(client, account)
        for count in (1, 3):
            while BankAccount.objects.count() < count:
                posted(an_account(program=account.program))
            client.get(url("accounts", account.program.slug))
            with django_assert_max_num_queries(12):
                page = client.get(url("accounts", account.program.slug))
            assert len(page.context["rows"]) == count


class TestImporting:
    def test_a_table_is_read_by_columns_that_are_remembered(self, client):
        account = an_account()
        signed_in(client, account)
        page = upload(client, account)
        assert not page.context["waiting"].is_known
        assert len(page.context["preview"].new) == 2
        done = answer(client, page)
        assert messages_of(done) == ["2 opérations sont importées."]
        again = upload(client, account, CSV + "2007-12-07;FRAIS;3,50;;5896,50\n")
        assert again.context["waiting"].is_known
        assert (again.context["preview"].known, len(again.context["preview"].new)) == (2, 1)

    def test_the_same_file_twice_brings_nothing(self, client):
        account = an_account()
        signed_in(client, account)
        answer(client, upload(client, account))
        again = upload(client, account)
        assert again.context["earlier"] == Import.objects.get()
        assert "Rien de nouveau" in again.content.decode()
        assert account.transactions.count() == 2

    def test_nothing_is_imported_by_columns_that_the_page_did_not_show(self, client):
        account = an_account()
        signed_in(client, account)
        page = upload(client, account)
        turned = answer(client, page, is_turned="on")
        assert account.transactions.count() == 0
        assert [one.entry.amount for one in turned.context["preview"].new] == [100, -5000]

    def test_columns_that_cannot_be_are_told_beside_what_was_chosen(self, client):
        account = an_account()
        signed_in(client, account)
        page = answer(client, upload(client, account), **{"column-0": "description"})
        assert page.context["columns"].non_field_errors() == ["Choisissez la colonne de la date."]
        assert account.transactions.count() == 0

    def test_a_cell_that_is_not_read_is_named_and_holds_all_up(self, client):
        account = an_account()
        signed_in(client, account)
        page = upload(client, account, CSV.replace("5000,00;", "beaucoup;"))
        (problem,) = page.context["problems"]
        assert (problem.row, problem.column) == (3, "D · Crédit")
        assert 'value="import"' not in page.content.decode()
        answer(client, page)
        assert account.transactions.count() == 0

    def test_an_order_of_dates_that_nothing_tells_is_asked(self, client):
        account = an_account()
        signed_in(client, account)
        page = upload(client, account, "Date;Description;Montant\n03/04/2008;CAFE;-3,50\n")
        assert page.context["waiting"].asks_order
        page = answer(client, page, do="read", order="dmy")
        assert str(page.context["preview"].new[0].entry.posted_on) == "2008-04-03"

    def test_an_account_of_a_file_with_several_is_asked(self, client):
        account = an_account()
        signed_in(client, account)
        data = ofx(
            ofx_account(transaction(), number="1111111"),
            ofx_account(transaction("-80.00"), number="2222222"),
        )
        page = upload(client, account, data, "releve.ofx")
        parts = page.context["waiting"].parts
        page = answer(client, page, do="read", part=parts[1][0])
        assert [str(one.entry.amount) for one in page.context["preview"].new] == ["-80.00"]
        answer(client, page, part=parts[1][0])
        assert str(account.transactions.get().amount) == "-80.00"

    def test_a_file_of_something_else_is_refused_beside_its_field(self, client):
        account = an_account()
        signed_in(client, account)
        page = upload(client, account, b"\x00\x01", "releve.csv")
        assert list(page.context["form"].errors) == ["file"]

    def test_a_statement_in_pdf_says_which_file_the_bank_gives_instead(self, client):
        account = an_account()
        signed_in(client, account)
        page = upload(client, account, b"%PDF-1.7 rien", "releve.pdf")
        assert page.context["form"].errors == {
            "file": [
                "Un relevé en PDF se lit sur papier, et ne s’importe pas\u00a0: dans le site de la banque, téléchargez "
                "les opérations du même mois au format OFX (QFX, QBO) ou CSV."
            ]
        }

    def test_what_looks_alike_is_left_out_unless_it_is_said_to_be_another(self, client):
        account = an_account()
        signed_in(client, account)
        posted(account, description="TRAJET")
        page = upload(client, account)
        assert [one.like.description for one in page.context["alike"]] == ["TRAJET"]
        answer(client, page, alike="leave")
        assert account.transactions.count() == 2
        answer(client, upload(client, account), alike="take")
        assert account.transactions.count() == 3

    def test_a_double_click_imports_once(self, client):
        account = an_account()
        signed_in(client, account)
        page = upload(client, account)
        answer(client, page)
        again = answer(client, page)
        assert messages_of(again)[-1].startswith("Ce relevé n’attend plus")
        assert (account.transactions.count(), Import.objects.count()) == (2, 1)

    def test_is_undone_from_its_list(self, client):
        account = an_account()
        user = signed_in(client, account)
        made = brought(account, entry(), by=user)
        client.post(url("import_undo", account.pk, made.pk))
        made.refresh_from_db()
        assert (account.transactions.count(), made.undoer) == (0, user)

    def test_is_undone_with_what_is_said_of_its_lines_once_that_is_seen(self, client):
        account = an_account()
        user = signed_in(client, account)
        expense = to_pay(account, "12.50")
        made = brought(account, entry(), by=user)
        line = account.transactions.get()
        actions.match_transaction(posted=line, to=[expense], by=user)
        address = url("import_undo", account.pk, made.pk)
        page = client.get(address)
        assertContains(page, url("line", account.pk, line.pk))
        assertContains(page, reverse("expense", args=[expense.pk]))
        assertContains(client.post(address), "cochez ceci, ou défaites-les une à une")
        assert account.transactions.count() == 1
        client.post(address, {"unmatches": "on"})
        assert (account.transactions.count(), Payment.objects.get().annulled_on) == (0, None)


class TestMatching:
    def test_one_is_accepted_or_all_that_are_decided(self, client):
        account = an_account()
        signed_in(client, account)
        for amount in ("10.00", "20.00", "30.00"):
            to_pay(account, amount)
            posted(account, f"-{amount}")
        address = url("reconcile", account.pk)
        decided = client.get(address).context["decided"]
        page = client.post(address, {"accept": decided[0].value}, follow=True)
        assert messages_of(page) == ["1 opération est rapprochée."]
        assert Payment.objects.count() == 1
        page = client.post(address, {"decided": [one.value for one in decided]}, follow=True)
        assert Payment.objects.count() == 3
        assert messages_of(page) == [
            "2 opérations sont rapprochées.",
            "AUTOBUS INVENTES\u00a0: Cette opération est déjà rapprochée ou écartée.",
        ]

    def test_what_is_matched_says_of_what_each_with_its_page(self, client):
        account = an_account()
        user = signed_in(client, account)
        line, parts = (
            posted(account, "-30.00"),
            [to_pay(account, one) for one in ("10.00", "20.00")],
        )
        actions.match_transaction(posted=line, to=parts, by=user)
        address = url("reconcile", account.pk)
        page = client.get(address, {"etat": "rapprochees"})
        (row,) = page.context["page"]
        assert {one.expense for one in row.payments.all()} == set(parts)
        for part, amount in zip(parts, ("10", "20"), strict=True):
            link = f'<a href="{reverse("expense", args=[part.pk])}">{part}</a>'
            said = f'<small class="bank-small">{amount}\u00a0$</small>'
            assertContains(page, link + said, html=False)

    @pytest.mark.parametrize("value", ["x", "1:expense-1", "", "9:user-1"])
    def test_a_form_names_nothing_else(self, client, value):
        account = an_account()
        signed_in(client, account)
        page = client.post(url("reconcile", account.pk), {"accept": value})
        assert page.status_code == 400

    def test_of_one_line_anything_that_fits_is_chosen(self, client):
        account = an_account()
        signed_in(client, account)
        line, expense = posted(account), to_pay(account, "60.00")
        address = url("line", account.pk, line.pk)
        page = client.post(address, {"do": "match"})
        assert list(page.context["match_form"].errors) == ["to"]
        client.post(address, {"do": "match", "to": [f"expense-{expense.pk}"]})
        line.refresh_from_db()
        assert line.left == -40

    def test_a_line_is_set_aside_and_taken_up_again(self, client):
        account = an_account()
        signed_in(client, account)
        line = posted(account, "-3.50")
        address = url("line", account.pk, line.pk)
        client.post(address, {"do": "aside", "reason": "Frais bancaires"})
        line.refresh_from_db()
        assert line.set_aside == "Frais bancaires"
        client.post(address, {"do": "unmatch"})
        line.refresh_from_db()
        assert line.set_aside == ""

    def test_the_expense_that_nobody_entered_is_entered_from_its_line(self, client):
        account = an_account()
        user = signed_in(client, account)
        line = posted(account)
        charged = BudgetLineFactory(budget__program=account.program)
        said = {
            "do": "expense",
            "line": charged.pk,
            "supplier": "Autobus Inventés",
            "submission": "6a0c5b0e-2f3e-4d39-9d0e-0d2a4b3c1f00",
        }
        for _click in range(2):
            client.post(url("line", account.pk, line.pk), said)
        made = Expense.objects.get()
        assert (made.amount, made.spent_on, made.entered_by) == (100, line.posted_on, user)
        assert made.allocations.get().line == charged
        page = client.get(url("line", account.pk, line.pk))
        assert page.context["to_approve"] == [made]

    def test_what_went_out_in_a_closed_period_says_the_way_around_and_offers_no_dead_end(
        self, client
    ):
        account = an_account()
        signed_in(client, account)
        out, came = posted(account), posted(account, "12.00")
        promised(account)
        for line in (out, came):
            assert client.get(url("line", account.pk, line.pk)).context["is_closed"] is False
        day = out.posted_on
        PeriodCloseFactory(program=account.program, starts_on=day, ends_on=day)
        page = client.get(url("line", account.pk, out.pk))
        assertContains(page, reverse("budget_closing", args=[account.program.slug]))
        assertNotContains(page, "Saisir la dépense")
        assertNotContains(page, "Noter l’encaissement")
        page = client.get(url("line", account.pk, came.pk))
        assertNotContains(page, reverse("budget_closing", args=[account.program.slug]))
        assertContains(page, "Noter l’encaissement")

    def test_money_of_a_funder_is_noted_from_its_line(self, client):
        account = an_account()
        signed_in(client, account)
        funding, line = promised(account).funding, posted(account, "12.00")
        client.post(url("line", account.pk, line.pk), {"do": "funding", "funding": funding.pk})
        assert str(funding.receipts.get().amount) == "12.00"

    def test_what_was_noted_is_kept_or_annulled(self, client):
        account = an_account()
        user = signed_in(client, account)
        line = posted(account)
        actions.match_transaction(posted=line, to=[to_pay(account)], by=user)
        client.post(url("line", account.pk, line.pk), {"do": "forget"})
        assert Payment.objects.get().annulled_on is not None
        assert BankTransaction.objects.unmatched().count() == 1

    def test_an_act_that_is_none_is_refused(self, client):
        account = an_account()
        signed_in(client, account)
        line = posted(account)
        assert client.post(url("line", account.pk, line.pk), {"do": "x"}).status_code == 400
        assert client.get(url("reconcile", account.pk), {"au": "x"}).status_code == 400
        assert client.get(url("reconcile", account.pk), {"etat": "x"}).status_code == 400

    def test_the_page_takes_as_many_queries_for_many_lines(self, client):
        account = an_account()
        user = signed_in(client, account)
        found = []
        for _round in (1, 2):
            for amount in ("10.00", "20.00"):
                to_pay(account, amount)
                posted(account, f"-{amount}")
                posted(account, "-1.00", set_aside="Frais")
                brought(account, entry(name=f"{amount}{_round}"), by=user)
            client.get(url("reconcile", account.pk))
            with CaptureQueriesContext(connection) as queries:
                client.get(url("reconcile", account.pk))
            found.append(len(queries))
        assert found[0] == found[1]


class TestPaymentsOlderThanAnAccount:
    def two(self, client):
        first = an_account(opened_on=date(2007, 7, 1))
        signed_in(client, first)
        second = an_account(program=first.program, code="A2", opened_on=date(2007, 11, 1))
        posted(second, "5.00")
        old = PaymentFactory(expense=to_pay(first), paid_on=date(2007, 10, 5))
        return second, old

    def test_are_said_to_come_from_it_and_taken_back_on_the_day_that_is_shown(self, client):
        second, old = self.two(client)
        page = url("reconcile", second.pk)
        assertContains(
            client.get(page, {"au": "2007-12-03"}), "1 paiement en circulation est d’avant"
        )
        said = {"do": "from", "au": "2007-12-03", "payment": old.pk, "account": second.pk}
        answer = client.post(page, said)
        assert answer.headers["Location"] == f"{page}?au=2007-12-03#told"
        shown = client.get(page, {"au": "2007-12-03"})
        assertContains(shown, "Paiements en circulation (0)")
        assertContains(shown, "1 paiement d’avant l’ouverture de son compte")
        client.post(page, said | {"account": ""})
        assertContains(client.get(page, {"au": "2007-12-03"}), "Paiements en circulation (1)")

    def test_nothing_ticked_is_told_and_others_are_named_by_nobody(self, client):
        second, _old = self.two(client)
        theirs = PaymentFactory(expense=to_pay(an_account()))
        page = url("reconcile", second.pk)
        empty = client.post(page, {"do": "from", "account": second.pk}, follow=True)
        assert messages_of(empty) == ["Cochez d’abord les paiements."]
        client.post(page, {"do": "from", "payment": theirs.pk, "account": second.pk})
        theirs.refresh_from_db()
        assert theirs.account is None

    def test_where_no_account_is_younger_nothing_is_asked(self, client):
        account = an_account()
        signed_in(client, account)
        posted(account, "5.00")
        PaymentFactory(expense=to_pay(account), paid_on=date(2007, 10, 5))
        shown = client.get(url("reconcile", account.pk), {"au": "2007-12-03"})
        assertContains(shown, "Paiements en circulation (1)")
        assertNotContains(shown, "est d’avant l’ouverture")
