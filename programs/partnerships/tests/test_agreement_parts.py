"""Amendments, obligations, notices of end, contributions and reviews: done, and done again the other way."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from programs.accounts.tests.factories import MembershipFactory
from programs.enums import MembershipRole
from programs.lib.terms import TermUnit
from programs.models import OutgoingMail
from programs.partnerships.actions import agreement_amending as amending
from programs.partnerships.actions import agreement_clauses as clauses
from programs.partnerships.actions import agreement_ending as ending
from programs.partnerships.actions import agreement_obligations as obligations
from programs.partnerships.actions import agreement_reviews as reviews
from programs.partnerships.actions import agreement_signing as signing
from programs.partnerships.actions.agreement_renewing import hours_on
from programs.partnerships.enums import AgreementState, ClauseKind, Renewal, Wish
from programs.partnerships.models import (
    Agreement,
    AgreementObligation,
    AgreementReview,
    Amendment,
)
from programs.partnerships.tests.agreements import a_draft, signed
from programs.partnerships.tests.factories import (
    AgreementFactory,
    AgreementObligationFactory,
    AgreementPartyFactory,
    AgreementReviewFactory,
)

pytestmark = pytest.mark.django_db

_S = AgreementState
DAY = date(2008, 3, 3)


@pytest.fixture(autouse=True)
def in_march(time_machine):
    time_machine.move_to("2008-03-03 12:00-05:00")


def refusals(action, **details) -> list[str]:
    with pytest.raises(ValidationError) as error:
        action(by=None, **details)
    return error.value.messages


def begun(agreement: Agreement, **fields) -> Amendment:
    details = {"number": 1, "subject": "Prolongation", "effective_on": DAY} | fields
    return amending.begin_amendment(amendment=Amendment(agreement=agreement, **details), by=None)


def sign_by_all(amendment: Amendment) -> Amendment:
    signing.put_amendment_to_signature(amendment=amendment, by=None)
    for party in amendment.agreement.parties.all():
        signing.sign(party=party, amendment=amendment, on=DAY, by=None)
    amendment.refresh_from_db()
    return amendment


class TestAmendments:
    def test_it_changes_nothing_until_the_last_party_has_signed(self):
        agreement = signed(a_draft(insured_hours=40))
        amendment = begun(agreement, insured_hours=60, ends_on=date(2009, 3, 31))
        assert hours_on(agreement, DAY) == 40
        sign_by_all(amendment)
        assert (amendment.signed_on, hours_on(agreement, DAY)) == (DAY, 60)
        found = Agreement.objects.with_term_on(DAY).get(pk=agreement.pk)
        assert found.term_ends == date(2009, 3, 31)

    def test_its_form_sent_twice_begins_one(self):
        agreement = signed(a_draft())
        assert begun(agreement) == begun(agreement)
        assert begun(agreement, subject="Autre chose").number == 2

    def test_of_an_agreement_that_is_over_it_is_refused_with_what_to_do(self):
        agreement = AgreementFactory(state=_S.ENDED)
        assert refusals(
            amending.begin_amendment,
            amendment=Amendment(agreement=agreement, number=1, subject="Trop tard"),
        ) == [
            "Cette entente n’est pas en vigueur\u00a0: elle ne se modifie plus par un avenant. Renouvelez-la."
        ]

    def test_without_the_day_it_takes_effect_it_is_not_put_to_signature(self):
        amendment = begun(signed(a_draft()), effective_on=None)
        assert refusals(signing.put_amendment_to_signature, amendment=amendment) == [
            "Écrivez le jour où l’avenant prend effet."
        ]

    def test_put_to_signature_its_text_is_closed_until_it_is_taken_back(self):
        amendment = begun(signed(a_draft()))
        signing.put_amendment_to_signature(amendment=amendment, by=None)
        assert len(refusals(amending.keep_amendment, amendment=amendment)) == 1
        signing.take_back_amendment(amendment=amendment, by=None)
        amendment.subject = "Autre objet"
        assert amending.keep_amendment(amendment=amendment, by=None).subject == "Autre objet"

    def test_a_party_signs_it_once(self):
        amendment = begun(signed(a_draft()))
        party = amendment.agreement.parties.first()
        signing.sign(party=party, amendment=amendment, on=DAY, by=None)
        again = {"party": party, "amendment": amendment, "on": DAY}
        assert refusals(signing.sign, **again) == ["Cette partie a déjà signé."]

    def test_a_signature_that_goes_takes_its_effect_back(self):
        amendment = sign_by_all(begun(signed(a_draft(insured_hours=40)), insured_hours=60))
        signing.withdraw_signature(signature=amendment.signatures.first(), by=None)
        assert hours_on(amendment.agreement, DAY) == 40

    def test_while_it_holds_no_signature_of_the_agreement_goes(self):
        amendment = sign_by_all(begun(signed(a_draft())))
        first = amendment.agreement.parties.first().signatures.get(amendment=None)
        assert refusals(signing.withdraw_signature, signature=first) == [
            "Un avenant signé la modifie déjà\u00a0: annulez-le avant de retirer une signature."
        ]

    def test_annulled_with_a_reason_it_counts_no_more_and_restored_it_does(self):
        amendment = sign_by_all(begun(signed(a_draft(insured_hours=40)), insured_hours=60))
        amending.annul_amendment(amendment=amendment, by=None, reason="Erreur")
        assert hours_on(amendment.agreement, DAY) == 40
        amending.restore_amendment(amendment=amendment, by=None)
        assert hours_on(amendment.agreement, DAY) == 60

    def test_the_clauses_that_it_adds_come_from_those_of_the_program(self):
        agreement = signed(a_draft())
        wanted = agreement.program.clause_templates.filter(kind=ClauseKind.DATA_SHARING)
        amendment = amending.begin_amendment(
            amendment=Amendment(agreement=agreement, number=1, subject="Renseignements"),
            clauses=wanted,
            by=None,
        )
        assert amendment.clauses.get().kind == ClauseKind.DATA_SHARING
        assert Agreement.objects.sharing_data_on(DAY).exists() is False
        amendment.effective_on = DAY
        amendment.save()
        sign_by_all(amendment)
        assert Agreement.objects.sharing_data_on(DAY).get() == agreement


class TestClauses:
    def test_they_change_places(self):
        draft = a_draft()
        templates = list(draft.program.clause_templates.all()[:2])
        clauses.add_from_templates(agreement=draft, templates=templates, by=None)
        last = draft.clauses.last()
        clauses.move_clause(clause=last, up=True, by=None)
        assert [one.title for one in draft.clauses.all()] == [
            "Durée",
            "Rôles et responsabilités",
            "Principes directeurs",
        ]

    def test_put_to_signature_they_are_not_written_any_more(self):
        draft = signed(a_draft())
        assert len(refusals(clauses.remove_clause, clause=draft.clauses.get())) == 1


class TestObligations:
    def of(self, **fields) -> AgreementObligation:
        return AgreementObligationFactory(agreement__starts_on=date(2007, 9, 1), **fields)

    def test_done_it_begins_the_next_so_many_months_later(self):
        one = AgreementObligationFactory(due_on=date(2007, 8, 31), repeats=6)
        obligations.fulfil_obligation(obligation=one, by=None, on=DAY)
        following = AgreementObligation.objects.get(done_on=None)
        assert (following.due_on, following.repeats) == (date(2008, 2, 29), 6)
        # From the first one: the 31st comes back after a shorter month.
        obligations.fulfil_obligation(obligation=following, by=None, on=DAY)
        assert AgreementObligation.objects.get(done_on=None).due_on == date(2008, 8, 31)

    def test_done_again_the_other_way_the_next_is_gone(self):
        one = AgreementObligationFactory(due_on=date(2007, 12, 31), repeats=3)
        obligations.fulfil_obligation(obligation=one, by=None)
        obligations.reopen_obligation(obligation=one, by=None)
        assert AgreementObligation.objects.get().done_on is None

    def test_what_the_next_one_came_to_is_not_thrown_away(self):
        one = AgreementObligationFactory(due_on=date(2007, 12, 31), repeats=3)
        obligations.fulfil_obligation(obligation=one, by=None)
        following = AgreementObligation.objects.get(done_on=None)
        obligations.fulfil_obligation(obligation=following, by=None)
        assert refusals(obligations.reopen_obligation, obligation=one) == [
            "Celle qui la suit est remplie\u00a0: reprenez-la d’abord."
        ]

    def test_one_that_does_not_come_back_begins_none(self):
        one = AgreementObligationFactory()
        obligations.fulfil_obligation(obligation=one, by=None)
        assert AgreementObligation.objects.count() == 1

    def test_the_same_twice_is_a_form_that_was_sent_twice(self):
        one = AgreementObligationFactory()
        again = AgreementObligation(
            agreement=one.agreement, party=one.party, text=one.text, due_on=one.due_on
        )
        assert refusals(obligations.keep_obligation, obligation=again) == [
            "Cette obligation est déjà inscrite, avec la même échéance."
        ]

    def test_of_an_agreement_that_is_cancelled_none_is_written_or_fulfilled(self):
        one = AgreementObligationFactory(
            party__agreement__state=AgreementState.CANCELLED,
            party__agreement__reason="Par erreur",
        )
        refused = ["L’entente est annulée\u00a0: elle n’oblige personne. Rétablissez-la d’abord."]
        assert refusals(obligations.fulfil_obligation, obligation=one) == refused
        assert refusals(obligations.keep_obligation, obligation=one) == refused


class TestTheEnd:
    def test_a_notice_is_proposed_from_the_notice_term(self):
        agreement = AgreementFactory(notice=3, notice_unit=TermUnit.MONTHS)
        assert ending.stop_proposed(agreement, date(2008, 3, 31)) == date(2008, 6, 30)
        assert ending.stop_proposed(AgreementFactory(notice=90), date(2008, 3, 31)) == date(
            2008, 6, 29
        )

    def test_of_one_that_renews_itself_it_is_the_end_of_a_term(self):
        agreement = AgreementFactory(
            ends_on=date(2008, 8, 31), renewal=Renewal.TACIT, renewal_months=12, notice=90
        )
        assert ending.stop_proposed(agreement, date(2008, 6, 2)) == date(2008, 8, 31)
        assert ending.stop_proposed(agreement, date(2008, 6, 3)) == date(2009, 8, 31)

    def test_a_notice_is_given_and_taken_back(self):
        party = AgreementPartyFactory()
        agreement = party.agreement
        given = {
            "given_by": party.organization,
            "given_on": DAY,
            "stops_on": date(2008, 6, 1),
            "reason": "Déménagement",
        }
        ending.give_notice(agreement=agreement, by=None, **given)
        assert list(Agreement.objects.in_force_on(date(2008, 6, 2))) == []
        assert refusals(ending.give_notice, agreement=agreement, **given) == [
            "Un avis de fin est déjà donné\u00a0: retirez-le d’abord."
        ]
        ending.withdraw_notice(agreement=agreement, by=None)
        assert list(Agreement.objects.in_force_on(date(2008, 6, 2))) == [agreement]

    def test_each_step_has_one_that_takes_it_back(self):
        agreement = AgreementFactory()
        why = {"agreement": agreement, "by": None, "reason": "Travaux"}
        steps = [
            (ending.suspend, why, _S.SUSPENDED),
            (ending.resume, {"agreement": agreement, "by": None}, _S.IN_FORCE),
            (ending.terminate, why, _S.TERMINATED),
            (ending.restore, {"agreement": agreement, "by": None}, _S.IN_FORCE),
            (ending.end, {"agreement": agreement, "by": None}, _S.ENDED),
            (ending.restore, {"agreement": agreement, "by": None}, _S.IN_FORCE),
        ]
        for action, details, state in steps:
            assert action(**details).state == state

    def test_a_suspension_is_explained(self):
        assert refusals(ending.suspend, agreement=AgreementFactory(), reason=" ") == [
            "Écrivez le motif."
        ]


class TestReviews:
    def asked(self, agreements) -> list[AgreementReview]:
        parties = reviews.partners_to_ask(agreements, 2008)
        return reviews.ask_reviews(parties=parties, due_on=date(2008, 4, 1), by=None)

    def test_the_partners_of_all_agreements_in_force_are_asked_once_a_year(self):
        first, second = signed(a_draft()), AgreementFactory(state=_S.ENDED)
        AgreementPartyFactory(agreement=second)
        program = first.program
        assert len(self.asked(reviews.reviewed_on(program, DAY))) == 2
        assert self.asked(reviews.reviewed_on(program, DAY)) == []

    def test_one_mail_names_all_that_one_address_is_asked(self):
        agreement = signed(a_draft(parties=2))
        partner = agreement.parties.last()
        other = AgreementFactory(program=agreement.program)
        AgreementPartyFactory(agreement=other, organization=partner.organization)
        user = MembershipFactory(
            organization=partner.organization,
            role=MembershipRole.PARTNER,
            vouched_by=agreement.program.lead,
        ).user
        self.asked(Agreement.objects.filter(program=agreement.program))
        mail = OutgoingMail.objects.get(template="agreement_reviews")
        assert (mail.to, agreement.number in mail.body, other.number in mail.body) == (
            user.email,
            True,
            True,
        )

    def test_without_an_account_the_signatory_is_told(self):
        self.asked(Agreement.objects.filter(pk=signed(a_draft(parties=2)).pk))
        assert OutgoingMail.objects.get().to == "signataire1@example.org"

    def test_it_is_concluded_once_and_opened_again(self):
        review = AgreementReviewFactory(answered=True, asked_on=DAY, due_on=DAY)
        said = {"review": review, "conclusion": Wish.AMEND, "note": "Plus d’heures"}
        assert reviews.conclude_review(by=None, **said).concluded_on == DAY
        assert refusals(reviews.conclude_review, **said) == [
            "Cette évaluation est conclue\u00a0: rouvrez-la d’abord."
        ]
        assert reviews.reopen_review(review=review, by=None).conclusion == ""

    def test_what_was_answered_is_not_taken_back(self):
        waiting = AgreementReviewFactory()
        reviews.take_back_review(review=waiting, by=None)
        assert AgreementReview.objects.count() == 0
        answered = AgreementReviewFactory(answered=True)
        assert refusals(reviews.take_back_review, review=answered) == [
            "Cette évaluation est répondue\u00a0: elle reste au dossier."
        ]


def test_a_contribution_is_not_changed_once_all_have_signed():
    agreement = signed(a_draft())
    contribution = agreement.contributions.model(
        agreement=agreement,
        party=agreement.parties.first(),
        label="Local",
        amount=Decimal("100.00"),
    )
    assert len(refusals(obligations.keep_contribution, contribution=contribution)) == 1
