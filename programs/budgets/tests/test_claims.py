"""A partner claims an expense, completes it, takes it back, and reads what became of it."""

from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from programs.budgets import actions
from programs.budgets.forms import claims as forms
from programs.budgets.models import Expense
from programs.budgets.tests.claimed import (
    claimable,
    claimed,
    fresh,
    officer_of,
    on_a_line,
    own_line,
    partner_of,
    posted,
    signed_in,
)
from programs.budgets.tests.factories import PeriodCloseFactory
from programs.tests import uploads

pytestmark = pytest.mark.django_db

NEW, LIST = reverse("claim_new"), reverse("claims")


@pytest.fixture
def place():
    return claimable()


@pytest.fixture
def partner(place):
    program, organization = place
    return partner_of(organization, program)


@pytest.fixture
def client(partner):
    return signed_in(partner)


@pytest.fixture
def officer(place):
    return officer_of(place[0])


@pytest.fixture
def director(place):
    return officer_of(place[0])


def photo(name: str = "recu.jpg"):
    return uploads.upload(uploads.image("JPEG"), name, "image/jpeg")


def messages_of(client, path: str) -> list[str]:
    return [str(message) for message in client.get(path).context["messages"]]


def page_of(claim: Expense) -> str:
    return reverse("claim", args=[claim.pk])


def approve(claim: Expense, officer, director, **details) -> Expense:
    actions.verify_expense(expense=on_a_line(claim), by=officer)
    return actions.approve_expense(expense=claim, by=director, **details)


class TestTheForm:
    def test_with_a_photograph_the_claim_is_transmitted_in_the_name_of_the_organisation(
        self, client, partner, place
    ):
        answer = client.post(NEW, posted(gst="4,35", photos=photo()))
        claim = Expense.objects.get()
        assert answer.url == page_of(claim)
        assert (claim.program, claim.claimant, claim.entered_by) == (*place, partner)
        assert (claim.state, claim.claimed, claim.amount, claim.gst, claim.qst) == (
            "justified",
            Decimal(100),
            Decimal(100),
            Decimal("4.35"),
            None,
        )
        assert [file.name for file in claim.files.all()] == ["recu.jpg"]
        assert messages_of(client, answer.url) == [
            f"La réclamation {claim.code} est transmise à {place[0].lead}."
        ]

    def test_without_a_document_it_is_kept_and_says_what_is_missing(self, client):
        answer = client.post(NEW, posted())
        claim = Expense.objects.get()
        page = client.get(answer.url)
        assert (claim.state, page.context["state"]) == ("entered", "Il manque le reçu")
        assert [str(message) for message in page.context["messages"]] == [
            f"La réclamation {claim.code} est gardée. Il manque le reçu pour la transmettre."
        ]

    @pytest.mark.parametrize(
        ("typed", "read"),
        [("82,45", "82.45"), ("1 234,50 $", "1234.50"), ("$12.50", "12.50"), ("100", "100")],
    )
    def test_an_amount_is_taken_as_people_type_it(self, client, typed, read):
        client.post(NEW, posted(amount=typed))
        assert Expense.objects.get().claimed == Decimal(read)

    @pytest.mark.parametrize(
        ("changes", "field", "said"),
        [
            (
                {"amount": "12,3456"},
                "amount",
                "« 12,3456 » a plus de deux décimales. Écrivez le montant au cent près.",
            ),
            ({"amount": "(500)"}, "amount", "Écrivez un montant plus grand que zéro."),
            ({"amount": "0"}, "amount", "Écrivez un montant plus grand que zéro."),
            ({"amount": ""}, "amount", "Ce champ est obligatoire."),
            ({"gst": "100"}, "amount", "Les taxes dépassent le total : relisez les deux."),
            ({"qst": "-1"}, "qst", "Une taxe n’est pas négative."),
            ({"supplier": ""}, "supplier", "Ce champ est obligatoire."),
            ({"spent_on": "2099-01-01"}, "spent_on", "Cette date est à venir."),
        ],
    )
    def test_what_cannot_be_is_said_beside_its_field_and_the_rest_stays(
        self, client, changes, field, said
    ):
        page = client.post(NEW, posted(**{"description": "Deux classes"} | changes))
        form = page.context["form"]
        assert ([str(error) for error in form.errors[field]], Expense.objects.count()) == (
            [said],
            0,
        )
        assert form["description"].value() == "Deux classes"

    def test_a_day_of_a_closed_period_is_refused_beside_the_day(self, client, place):
        program, _organization = place
        PeriodCloseFactory(program=program)
        page = client.post(NEW, posted(spent_on="2007-09-01"))
        assert page.context["form"].errors["spent_on"] == [
            f"Les comptes de cette période sont fermés : écrivez à {program.lead}."
        ]
        client.post(NEW, posted(spent_on="2007-10-01"))
        assert Expense.objects.count() == 1

    def test_its_own_line_is_charged_and_one_of_another_year_is_not(self, client, place):
        line = own_line(*place)
        page = client.post(NEW, posted(line=line.pk, spent_on="2007-06-30"))
        assert page.context["form"].errors["line"] == [
            "Ce poste est de l’exercice 2007-2008, et le reçu n’en est pas."
        ]
        client.post(NEW, posted(line=line.pk))
        (part,) = Expense.objects.get().allocations.all()
        assert (part.line, part.amount) == (line, Decimal(100))

    def test_the_same_form_twice_is_one_claim(self, client):
        typed = posted()
        first, second = client.post(NEW, typed), client.post(NEW, typed)
        assert (first.url, Expense.objects.count()) == (second.url, 1)

    @pytest.mark.parametrize("asked", ["abc", "-1", "1e3"])
    def test_a_program_that_cannot_be_read_is_a_bad_request(self, client, asked):
        assert client.get(f"{NEW}?programme={asked}&organisme=1").status_code == 400


class TestDocuments:
    def test_one_that_is_refused_does_not_take_the_others_with_it(self, client):
        heic = uploads.upload(b"\0\0\0\x18ftypheic" + b"\0" * 20, "IMG_1.HEIC", "image/heic")
        answer = client.post(NEW, posted(photos=[heic, photo()], documents=uploads.upload(b"<svg")))
        claim = Expense.objects.get()
        assert (claim.state, [file.name for file in claim.files.all()]) == (
            "justified",
            ["recu.jpg"],
        )
        said = messages_of(client, answer.url)
        assert [one.split(" : ")[1] for one in said[1:]] == ["« IMG_1.HEIC »", "« fichier.bin »"]
        assert said[1].startswith(
            "Fichier non joint : « IMG_1.HEIC » : cette photo est au format HEIC d’un iPhone."
        )

    def test_the_same_photograph_twice_is_one_document(self, client):
        client.post(NEW, posted(photos=[photo(), photo()], documents=photo("copie.jpg")))
        assert Expense.objects.get().files.count() == 1

    def test_one_that_is_too_heavy_says_what_to_do(self, client, monkeypatch):
        monkeypatch.setattr(forms.files, "LARGEST", 10)
        page = client.post(NEW, posted(amount="", photos=photo()))
        (said,) = page.context["form"].errors["photos"]
        assert said.startswith("« recu.jpg » : ce fichier pèse ")

    def test_where_something_else_is_to_be_corrected_the_browser_keeps_what_is_good(self, client):
        page = client.post(NEW, posted(amount="", photos=photo(), documents=uploads.upload(b"x")))
        kept = [
            "hx-preserve" in page.context["form"].fields[name].widget.attrs
            for name in ("photos", "documents")
        ]
        assert kept == [True, False]

    def test_sent_by_the_script_it_answers_with_the_address_of_the_claim(self, client):
        answer = client.post(NEW, posted(), headers={"HX-Request": "true"})
        assert answer.headers["HX-Redirect"] == page_of(Expense.objects.get())

    def test_adding_what_was_missing_transmits_the_claim(self, client, partner, place):
        claim = claimed(*place, partner, files=())
        join = reverse("claim_join", args=[claim.pk])
        nothing = client.post(join, {"submission": posted()["submission"]})
        assert nothing.context["form"].errors["documents"] == [
            "Photographiez le reçu, ou choisissez un fichier."
        ]
        client.post(join, {"submission": posted()["submission"], "photos": photo()})
        assert fresh(claim).state == "justified"

    def test_taking_the_last_one_off_makes_it_wait_again(self, client, partner, place):
        claim = claimed(*place, partner)
        client.post(reverse("claim_drop_file", args=[claim.pk, claim.files.get().pk]))
        assert (fresh(claim).state, claim.files.count()) == ("entered", 0)

    def test_one_that_proves_another_claim_already_is_joined_and_said(self, client):
        client.post(NEW, posted(photos=photo()))
        first = Expense.objects.get()
        client.get(page_of(first))
        answer = client.post(NEW, posted(photos=photo()))
        assert messages_of(client, answer.url)[1:] == [
            f"Un de ces documents est déjà joint à la réclamation {first.code}."
        ]


class TestFollowing:
    def events(self, client, claim) -> list[tuple[str, str]]:
        told = client.get(page_of(claim)).context["events"]
        return [(event["to"], event["why"]) for event in told]

    def test_approved_in_part_and_paid_it_says_how_much_why_and_when(
        self, client, partner, place, officer, director
    ):
        claim = claimed(*place, partner)
        approve(claim, officer, director, granted=Decimal(80), reduction="Pourboire exclu")
        actions.pay_expense(
            expense=claim, by=officer, amount=Decimal(30), on=date(2007, 12, 1), reference="V-7"
        )
        actions.pay_expense(expense=claim, by=officer, on=date(2007, 12, 20), method="cheque")
        page = client.get(page_of(claim))
        assert (page.context["state"], page.context["why_less"]) == ("Payée", "Pourboire exclu")
        assert [(one["label"], one["value"]) for one in page.context["amounts"]] == [
            ("Réclamé", "100 $"),
            ("Accordé", "80 $"),
            ("Payé", "80 $"),
        ]
        (entry,) = client.get(LIST).context["entries"]
        assert entry["paid"] == "30 $ le 1er décembre 2007 · 50 $ le 20 décembre 2007"
        assert sorted(self.events(client, claim)) == [
            ("Approuvée en partie : 80 $ sur 100 $", "Pourboire exclu"),
            ("Payée : 30 $, virement bancaire (V-7)", ""),
            ("Payée : 50 $, chèque", ""),
            ("Reçue", ""),
            ("Saisie", ""),
            ("Vérifiée", ""),
        ]

    def test_what_is_taken_back_of_it_afterwards_is_shown_and_no_longer_to_come(
        self, client, partner, place, officer, director
    ):
        claim = claimed(*place, partner)
        approve(claim, officer, director)
        back = actions.reverse_expense(
            expense=claim,
            by=officer,
            amount=Decimal(25),
            reason="Un billet de trop",
            on=date(2007, 12, 1),
        )
        Expense.objects.filter(pk=back.pk).update(state="approved")
        page = client.get(page_of(claim))
        assert [(one["label"], one["value"]) for one in page.context["amounts"]] == [
            ("Réclamé", "100 $"),
            ("Accordé", "100 $"),
            ("Repris depuis", "25 $"),
            ("Payé", "0 $"),
        ]
        assert client.get(LIST).context["summary"]["owed"] == "75 $"

    def test_what_comes_back_says_what_is_missing_and_is_sent_again(
        self, client, partner, place, officer
    ):
        claim = claimed(*place, partner)
        actions.return_expense(expense=claim, by=officer, reason="Quel autobus ?")
        page = client.get(page_of(claim))
        assert (page.context["state"], page.context["asked"]) == (
            "Retournée : à compléter",
            "Quel autobus ?",
        )
        assert client.get(reverse("home")).context["claims"]["returned"] == 1
        client.post(reverse("claim_edit", args=[claim.pk]), posted(amount="90"))
        again = fresh(claim)
        assert (again.state, again.claimed, again.amount) == ("justified", Decimal(90), Decimal(90))
        assert client.get(reverse("home")).context["claims"]["returned"] == 0

    def test_a_correction_moves_what_its_own_line_is_charged_and_leaves_what_others_chose(
        self, client, partner, place
    ):
        own = claimed(*place, partner, line=own_line(*place))
        client.post(
            reverse("claim_edit", args=[own.pk]),
            posted(amount="90", line=own.allocations.get().line_id),
        )
        assert own.allocations.get().amount == Decimal(90)
        other = on_a_line(claimed(*place, partner))
        page = client.get(reverse("claim_edit", args=[other.pk]))
        assert "line" not in page.context["form"].fields
        client.post(reverse("claim_edit", args=[other.pk]), posted(supplier="Corrigé"))
        assert (fresh(other).supplier, str(other.allocations.get().line.label)) == (
            "Corrigé",
            "Poste du responsable",
        )

    def test_a_claim_that_nobody_verified_is_taken_back(self, client, partner, place):
        claim = claimed(*place, partner)
        client.post(reverse("claim_withdraw", args=[claim.pk]), {"reason": "Un doublon"})
        assert (fresh(claim).state, fresh(claim).reason) == (
            "refused",
            "Retirée par l’organisme qui la réclamait. Un doublon",
        )
        assert client.get(page_of(claim)).context["state"] == "Retirée"
        assert self.events(client, claim)[0] == ("Retirée", "Un doublon")

    def test_once_verified_it_is_neither_changed_nor_taken_back(
        self, client, partner, place, officer
    ):
        claim = on_a_line(claimed(*place, partner))
        actions.verify_expense(expense=claim, by=officer)
        said = (
            "La réclamation est à l’état « Vérifiée » : elle ne change plus. "
            f"Écrivez à {place[0].lead}."
        )
        for name, typed in (
            ("claim_edit", posted(amount="1")),
            ("claim_withdraw", {}),
            ("claim_join", {"submission": posted()["submission"], "photos": photo()}),
        ):
            page = client.post(reverse(name, args=[claim.pk]), typed)
            assert page.context["form"].non_field_errors() == [said]
        with pytest.raises(ValidationError):
            actions.drop_document(file=claim.files.get(), by=partner)
        assert (fresh(claim).amount, claim.files.count()) == (Decimal(100), 1)

    def test_a_refusal_says_why(self, client, partner, place, officer):
        claim = claimed(*place, partner)
        actions.refuse_expense(expense=claim, by=officer, reason="Hors du programme")
        page = client.get(page_of(claim))
        assert (page.context["state"], page.context["steps"][-1]["label"]) == ("Refusée", "Refusée")
        assert self.events(client, claim)[0] == ("Refusée", "Hors du programme")

    def test_a_payment_that_came_back_and_an_approval_taken_back_are_told(
        self, client, partner, place, officer, director
    ):
        claim = claimed(*place, partner)
        approve(claim, officer, director)
        payment = actions.pay_expense(expense=claim, by=officer)
        actions.annul_payment(payment=payment, by=officer, reason="Chèque perdu")
        actions.take_back_step(expense=claim, by=officer)
        told = self.events(client, claim)
        assert {("Paiement annulé : 100 $", ""), ("De nouveau à approuver", "")} < set(told)
        assert client.get(page_of(claim)).context["state"] == "Vérifiée"


class TestTheList:
    def test_it_shows_what_is_at_a_state_and_the_money_that_is_to_come(
        self, client, partner, place, officer, director
    ):
        draft = claimed(*place, partner, files=(), amount="5")
        waiting = claimed(*place, partner, amount="40.50")
        approved = claimed(*place, partner)
        approve(approved, officer, director)
        actions.pay_expense(expense=approved, by=officer, amount=Decimal(30))
        page = client.get(LIST)
        assert [entry["claim"] for entry in page.context["entries"]] == [approved, waiting, draft]
        assert page.context["summary"] == {
            "returned": 0,
            "incomplete": 1,
            "waiting": "40,50 $",
            "owed": "70 $",
        }
        (only,) = client.get(f"{LIST}?etat=en-traitement").context["entries"]
        assert only["claim"] == waiting
        assert client.get(f"{LIST}?etat=inconnu").context["entries"] == []

    def test_where_there_is_nothing_it_says_what_to_do(self, client):
        page = client.get(LIST).content.decode()
        assert page.count("Aucune réclamation pour le moment") == 1

    def test_it_is_read_in_as_many_queries_however_much_there_is(
        self, client, partner, place, officer, director
    ):
        def queries() -> int:
            with CaptureQueriesContext(connection) as captured:
                client.get(LIST)
            return len(captured)

        claim = claimed(*place, partner)
        approve(claim, officer, director)
        actions.pay_expense(expense=claim, by=officer)
        queries()
        one = queries()
        for _ in range(2):
            more = claimed(*place, partner)
            approve(more, officer, director)
            actions.pay_expense(expense=more, by=officer)
        assert queries() == one

    def test_it_is_taken_away_as_a_file_in_which_nothing_runs(self, client, partner, place):
        claimed(*place, partner, supplier="=HYPERLINK(1)", amount="12.34")
        said = client.get(reverse("claims_csv")).content.decode("utf-8-sig").splitlines()[1]
        assert said.split(";")[3:10] == [
            "2007-11-15",
            "'=HYPERLINK(1)",
            "Transport de deux classes",
            "12,34",
            "",
            "0,00",
            "",
        ]
        path = reverse("claims_xlsx")
        sheet = load_workbook(BytesIO(client.get(path).content)).active
        row = [cell.value for cell in sheet[2]]
        assert (row[4], sheet["E2"].data_type, row[6]) == ("=HYPERLINK(1)", "s", 12.34)
