"""The pages of agreements: what they show, what they refuse and beside which field, and what they cost."""

import uuid
from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from programs.enums import Service
from programs.models import OutgoingMail
from programs.partnerships.actions.agreement_renewing import renew_agreement
from programs.partnerships.addresses import amendment_url
from programs.partnerships.enums import AgreementState, ClauseKind, Renewal
from programs.partnerships.models import Agreement, AgreementContribution, Amendment
from programs.partnerships.tests.agreements import a_draft, a_program, put, signed, signed_in
from programs.partnerships.tests.factories import (
    AgreementContributionFactory,
    AgreementFactory,
    AgreementObligationFactory,
    AgreementPartyFactory,
    AgreementReviewFactory,
    AmendmentFactory,
    FollowUpFactory,
    InsuredHoursFactory,
)
from programs.tests.factories import OrganizationFactory, ProgramFactory

pytestmark = pytest.mark.django_db

LIST = "/ententes/"


@pytest.fixture(autouse=True)
def in_june(time_machine):
    time_machine.move_to("2008-06-10 12:00-04:00")


def address(name, *args):
    return reverse(name, args=args)


def listed(client, query: str = "") -> set[str]:
    rows = client.get(LIST + query).context["rows"]
    return {row["agreement"].number for row in rows}


class TestTheList:
    def test_a_program_without_agreements_is_offered_the_first_one(self, client):
        signed_in(client, ProgramFactory(services=[Service.PARTNERSHIPS]))
        page = client.get(LIST).content.decode()
        assert "Aucune entente encore." in page
        assert address("agreement_programs") in page

    @pytest.mark.parametrize(
        ("runs", "year"),
        [
            ((date(2006, 4, 1), None), "2008-2009"),
            ((date(2004, 4, 1), date(2006, 3, 31)), "2005-2006"),
            ((date(2009, 4, 1), None), "2009-2010"),
        ],
    )
    def test_its_inventory_and_its_follow_up_are_opened_from_there(self, client, runs, year):
        starts_on, ends_on = runs
        program = a_program(starts_on=starts_on, ends_on=ends_on, fiscal_year_starts=4)
        signed_in(client, program)
        page = client.get(address("agreement_programs"), {"choisir": 1}).content.decode()
        reports = [
            address(name, program.slug, year)
            for name in ("agreement_report", "agreement_follow_up")
        ]
        assert [f'href="{one}"' in page for one in reports] == [True, True]
        assert [client.get(one).status_code for one in reports] == [200, 200]

    def test_what_ends_in_august_is_to_renew_in_june_and_what_ended_is_expired(self, client):
        program = a_program()
        signed_in(client, program)
        AgreementFactory(program=program, number="A", ends_on=date(2008, 8, 31), notice=90)
        AgreementFactory(program=program, number="B", ends_on=date(2009, 8, 31))
        AgreementFactory(program=program, number="C", ends_on=date(2008, 5, 31))
        assert listed(client) == {"A", "B", "C"}
        assert listed(client, "?suivi=a-renouveler") == {"A"}
        assert listed(client, "?suivi=echues") == {"C"}
        marks = {row["agreement"].number: row["mark"] for row in client.get(LIST).context["rows"]}
        assert marks == {"A": "à renouveler", "B": "", "C": "échue"}

    def test_it_is_found_by_an_organisation_its_state_and_its_kind(self, client):
        program = a_program()
        signed_in(client, program)
        one = AgreementFactory(program=program, number="A", kind="letter")
        AgreementPartyFactory(
            agreement=one, organization=OrganizationFactory(name="Maison de l’Étoile")
        )
        AgreementFactory(program=program, number="B", state=AgreementState.ENDED)
        assert listed(client, "?q=etoile") == {"A"}
        assert listed(client, "?etat=ended") == {"B"}
        assert listed(client, "?forme=letter") == {"A"}
        assert client.get(f"{LIST}?etat=partout").status_code == 400

    def test_it_tells_the_next_obligation_and_the_last_review(self, client):
        party = AgreementPartyFactory(agreement__program=a_program())
        agreement = party.agreement
        for due in (date(2008, 7, 1), date(2008, 5, 1)):
            AgreementObligationFactory(agreement=agreement, party=party, due_on=due, text=str(due))
        AgreementReviewFactory(agreement=agreement, party=party, year=2007)
        last = AgreementReviewFactory(agreement=agreement, party=party, year=2008)
        signed_in(client, agreement.program)
        (row,) = client.get(LIST).context["rows"]
        assert (row["due"].due_on, row["is_late"], row["review"]) == (date(2008, 5, 1), True, last)


def new_form(program, **fields) -> dict:
    """The form of a new agreement as the browser sends it."""
    partner = fields.pop("partner", None) or OrganizationFactory()
    rows = [(program.lead.pk, "lead"), (partner.pk, "partner")]
    sent = {
        "submission": str(uuid.uuid4()),
        "kind": "protocol",
        "title": "Accueil",
        "starts_on": "2008-09-01",
        "duration": "1 an",
        "renewal": "express",
        "notice_term": "90 jours",
        "insured_per": "year",
        "party-TOTAL_FORMS": "2",
        "party-INITIAL_FORMS": "1",
    }
    for number, (organization, role) in enumerate(rows):
        sent[f"party-{number}-organization"] = organization
        sent[f"party-{number}-role"] = role
    return sent | fields


class TestANewOne:
    def test_a_duration_says_the_end_and_the_notice_its_unit(self, client):
        program = a_program()
        signed_in(client, program)
        sent = new_form(program, notice_term="3 mois")
        answer = client.post(address("agreement_new", program.slug), sent)
        made = Agreement.objects.get()
        assert answer.url == address("agreement_page", made.pk)
        assert (made.ends_on, made.notice, made.notice_unit) == (date(2009, 8, 31), 3, "months")
        assert (made.parties.count(), made.clauses.count()) == (2, 11)

    def test_a_double_click_makes_one(self, client):
        program = a_program()
        signed_in(client, program)
        sent = new_form(program)
        answers = {client.post(address("agreement_new", program.slug), sent).url for _n in range(2)}
        assert (len(answers), Agreement.objects.count()) == (1, 1)

    @pytest.mark.parametrize(
        ("typed", "field", "sentence"),
        [
            (
                {"ends_on": "2008-08-31", "duration": ""},
                "ends_on",
                "La fin de l’entente précède son début.",
            ),
            (
                {"duration": "2 mois"},
                "notice_term",
                "Le préavis est plus long que l’entente.",
            ),
            (
                {"notice_term": "200 mois"},
                "notice_term",
                "«\u00a0200 mois\u00a0» n’est pas un délai. Écrivez-le 90\u00a0jours ou 3\u00a0mois.",
            ),
            (
                {"notice_term": "48 mois", "duration": "9 ans"},
                "notice_term",
                "Ce préavis dépasse trois ans\u00a0: vérifiez l’unité.",
            ),
            (
                {"renewal": Renewal.TACIT},
                "renewal_months",
                "Une reconduction tacite demande une fin, et le nombre de mois de chaque reconduction.",
            ),
            (
                {"renewal": Renewal.INDEFINITE},
                "ends_on",
                "Une entente à durée indéterminée n’a pas de fin.",
            ),
            (
                {"starts_on": ""},
                "starts_on",
                "Écrivez le début\u00a0: la durée en part.",
            ),
            (
                {"ends_on": "2010-01-01"},
                "duration",
                "La fin et la durée ne disent pas la même chose.",
            ),
        ],
    )
    def test_bad_input_is_refused_beside_its_field(self, client, typed, field, sentence):
        program = a_program()
        signed_in(client, program)
        answer = client.post(address("agreement_new", program.slug), new_form(program, **typed))
        errors = answer.context["form"].errors
        said = {
            name: [one.replace(" :", "\u00a0:") for one in found] for name, found in errors.items()
        }
        assert said == {field: [sentence]}
        assert Agreement.objects.count() == 0

    def test_a_party_that_is_written_twice_is_refused_beside_it(self, client):
        program = a_program()
        signed_in(client, program)
        sent = new_form(program, partner=program.lead)
        answer = client.post(address("agreement_new", program.slug), sent)
        assert answer.context["parties"].errors == [
            {},
            {"organization": ["Cet organisme est déjà une partie de l’entente."]},
        ]


class TestAnAmendment:
    def test_a_warning_elsewhere_opens_it_begun(self, client):
        agreement = signed(a_draft())
        signed_in(client, agreement.program)
        url = amendment_url(
            agreement.pk,
            subject="Plus d’heures",
            hours=Decimal("60.5"),
            clause=ClauseKind.DATA_SHARING,
        )
        shown = client.get(url).context["form"].initial
        wanted = agreement.program.clause_templates.get(kind=ClauseKind.DATA_SHARING)
        assert shown == {
            "number": 1,
            "subject": "Plus d’heures",
            "insured_hours": Decimal("60.5"),
            "clauses": [wanted.pk],
        }

    def test_begun_it_is_opened_to_be_put_to_signature(self, client):
        agreement = signed(a_draft())
        signed_in(client, agreement.program)
        sent = {"subject": "Un an de plus", "number": 1}
        answer = client.post(address("agreement_amendment_new", agreement.pk), sent)
        assert answer.url == address("agreement_amendment", agreement.amendments.get().pk)

    def test_of_what_is_over_a_renewal_is_offered_instead(self, client):
        agreement = AgreementFactory(state=AgreementState.ENDED)
        signed_in(client, agreement.program)
        page = client.get(amendment_url(agreement.pk)).content.decode()
        assert address("agreement_renew", agreement.pk) in page
        assert "id_subject" not in page

    def test_hours_that_are_none_are_a_bad_request(self, client):
        agreement = AgreementFactory()
        signed_in(client, agreement.program)
        assert client.get(amendment_url(agreement.pk) + "?heures=beaucoup").status_code == 400
        assert client.get(amendment_url(agreement.pk) + "?clause=autre").status_code == 400


class TestSignatures:
    def told(self, client, *address_of, **sent) -> str:
        answer = client.post(address(*address_of), {"on": "2007-09-03"} | sent, follow=True)
        *_before, message = answer.context["messages"]
        return str(message)

    def test_the_last_one_says_what_it_brings_about(self, client):
        agreement = put(a_draft(parties=2))
        signed_in(client, agreement.program)
        first, last = agreement.parties.all()
        assert self.told(client, "agreement_sign", first.pk) == "La signature est notée."
        assert self.told(client, "agreement_sign", last.pk) == (
            "La signature est notée, et c’était la dernière : l’entente est en vigueur."
        )

    def test_to_whom_the_text_cannot_be_sent_is_said_before(self, client):
        draft = a_draft(parties=2)
        signed_in(client, draft.program)

        def send():
            page = client.get(address("agreement_step", draft.pk, "signature"))
            return page.context["form"].fields["send"]

        assert (send().disabled, send().help_text) == (
            False,
            f"Sans adresse\u00a0: {draft.program.lead}.",
        )
        draft.parties.update(signatory_email="")
        assert send().disabled is True
        client.post(address("agreement_step", draft.pk, "signature"), {"send": "on"})
        draft.refresh_from_db()
        assert (draft.state, OutgoingMail.objects.count()) == (AgreementState.SIGNING, 0)

    def test_those_of_an_amendment_are_counted_by_themselves(self, client):
        agreement = signed(a_draft(parties=2))
        amendment = AmendmentFactory(agreement=agreement, effective_on=date(2007, 10, 1))
        signed_in(client, agreement.program)
        client.post(address("agreement_amendment_step", amendment.pk, "signature"), {})
        first, last = (
            self.told(client, "agreement_amendment_sign", amendment.pk, party.pk)
            for party in agreement.parties.all()
        )
        assert (first, last) == (
            "La signature est notée.",
            "La signature est notée, et c’était la dernière : l’avenant est signé.",
        )


class TestARenewal:
    def test_the_second_one_leads_to_the_first(self, client):
        agreement = signed(a_draft())
        first = renew_agreement(agreement=agreement, by=None)
        signed_in(client, agreement.program)
        answer = client.post(address("agreement_renew", agreement.pk), follow=True)
        assert answer.redirect_chain == [(address("agreement_page", first.pk), 302)]
        assert f"déjà renouvelée par celle-ci, {first.number}" in answer.content.decode()


def a_full_one(number: int) -> Agreement:
    """In force, with ``number`` of everything that its page shows."""
    agreement = signed(a_draft(insured_hours=40))
    party = agreement.parties.last()
    for n in range(number):
        AgreementObligationFactory(agreement=agreement, party=party, text=f"Obligation {n}")
        AgreementContributionFactory(agreement=agreement, party=party, label=f"Contribution {n}")
        AgreementReviewFactory(agreement=agreement, party=party, year=2004 + n)
        AmendmentFactory(
            agreement=agreement,
            number=n + 1,
            signed_on=date(2008, 1, 5),
            effective_on=date(2008, 1, 6),
        )
        InsuredHoursFactory(agreement=agreement, party=party)
        FollowUpFactory(agreement=agreement, program=agreement.program)
    return agreement


PAGES = ("agreement_page", "agreement_change", "agreement_amendment_new", "agreement_renew")


class TestWhatItCosts:
    def queries(self, client, agreement: Agreement) -> dict[str, int]:
        found = {}
        for url in (LIST, *(address(name, agreement.pk) for name in PAGES)):
            with CaptureQueriesContext(
                connection,
            ) as asked:
                assert client.get(url).status_code == 200
            found[url.replace(str(agreement.pk), "pk")] = len(asked)
        return found

    def test_three_of_everything_ask_for_as_many_queries_as_one(self, client):
        one = a_full_one(1)
        signed_in(client, one.program)
        self.queries(client, one)
        few = self.queries(client, one)
        many = a_full_one(3)
        many.program.lead = one.program.lead
        many.program.save()
        for _n in range(2):
            AgreementPartyFactory(agreement=AgreementFactory(program=one.program))
        assert self.queries(client, many) == few


class TestPapers:
    def test_a_draft_and_a_signed_one_are_printed_in_both_languages(self, client):
        draft, agreement = a_draft(), a_full_one(1)
        for one in (draft, agreement):
            signed_in(client, one.program)
            for language in ("fr", "en"):
                answer = client.get(address("agreement_pdf", one.pk), {"langue": language})
                assert (answer.status_code, answer.content[:5]) == (200, b"%PDF-")
        assert client.get(address("agreement_pdf", agreement.pk) + "?langue=de").status_code == 400

    def test_an_amendment_has_a_paper_of_its_own(self, client):
        amendment = AmendmentFactory(agreement=signed(a_draft()), number=1)
        signed_in(client, amendment.agreement.program)
        answer = client.get(address("agreement_amendment_pdf", amendment.pk))
        assert answer.content[:5] == b"%PDF-"
        assert "-avenant-1-fr.pdf" in answer["Content-Disposition"]

    def test_what_was_put_to_signature_stays_what_it_was(self, client):
        agreement = put(a_draft())
        before = agreement.files.values_list("sha256", flat=True).order_by("pk")
        kept = list(before)
        agreement.parties.last().organization.__class__.objects.update(name="Autre nom")
        signed_in(client, agreement.program)
        client.post(address("agreement_change", agreement.pk), {"reviewed_each_year": "on"})
        assert list(before) == kept


class TestTheSheet:
    def test_hours_over_those_insured_offer_the_amendment_that_covers_them(self, client):
        agreement = signed(a_draft(insured_hours=40))
        InsuredHoursFactory(agreement=agreement, party=agreement.parties.last(), hours=45)
        # Of another year of the agreement: it counts in none of this one.
        signed_in(client, agreement.program)
        page = client.get(address("agreement_page", agreement.pk)).content.decode()
        assert "45 heures déclarées sur 40 par année de l’entente" in page
        assert "commencer/?heures=45.00" in page

    def test_a_contribution_that_is_not_known_prints_so(self, client):
        draft = a_draft()
        signed_in(client, draft.program)
        party = draft.parties.last()
        sent = {"party": party.pk, "kind": "premises", "label": "Salle", "amount": ""}
        client.post(address("agreement_contribution_new", draft.pk), sent)
        assert AgreementContribution.objects.get().amount is None
        page = client.get(address("agreement_page", draft.pk)).content.decode()
        assert f"{party.organization} · n.\u00a0d." in page.replace("n. d.", "n.\u00a0d.")

    def test_another_programs_agreement_is_not_found(self, client):
        agreement, other = signed(a_draft()), AmendmentFactory()
        signed_in(client, agreement.program)
        assert client.get(address("agreement_page", other.agreement_id)).status_code == 404
        assert client.get(address("agreement_amendment", other.pk)).status_code == 404
        party = other.agreement.parties.first() or AgreementPartyFactory(agreement=other.agreement)
        own = Amendment.objects.create(agreement=agreement, number=1, subject="Objet")
        url = address("agreement_amendment_sign", own.pk, party.pk)
        assert client.get(url).status_code == 404


class TestWhatIsOver:
    def test_a_cancelled_one_offers_no_step_of_its_obligations(self, client):
        one = AgreementObligationFactory(
            party__agreement__program=a_program(),
            party__agreement__state=AgreementState.CANCELLED,
            party__agreement__reason="Par erreur",
        )
        signed_in(client, one.agreement.program)
        page = client.get(reverse("agreement_page", args=[one.agreement.pk]))
        assertNotContains(page, reverse("agreement_obligation_step", args=[one.pk, "remplie"]))
        assertNotContains(page, reverse("agreement_obligation_new", args=[one.agreement.pk]))

    def test_a_renewal_that_is_only_begun_is_not_told_as_done(self, client):
        renewed = AgreementFactory(program=a_program(), state=AgreementState.IN_FORCE)
        AgreementFactory(program=renewed.program, renews=renewed, state=AgreementState.DRAFT)
        signed_in(client, renewed.program)
        page = client.get(reverse("agreement_page", args=[renewed.pk]))
        assertContains(page, "Renouvellement en préparation")
        assertNotContains(page, "Renouvelée par")
