"""The pages of partners: what they show and never show, what is said to be done, the review answered."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from programs.accounts.tests.factories import coordinator_of, member_of
from programs.enums import MembershipRole
from programs.models import OutgoingMail
from programs.partnerships.actions.agreement_reviews import conclude_review
from programs.partnerships.actions.portal import answer_review
from programs.partnerships.enums import AgreementState
from programs.partnerships.models import Agreement, AgreementObligation
from programs.partnerships.tests.factories import (
    AgreementClauseFactory,
    AgreementObligationFactory,
    AgreementReviewFactory,
    AmendmentFactory,
    FollowUpFactory,
)
from programs.partnerships.tests.portals import NOW, TODAY, an_agreement, partners_in, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine(NOW, tick=False)]

LIST = "/mes-ententes/"
ANSWERS = {
    "services": "yes",
    "referrals": "partly",
    "communication": "no",
    "strengths": "L’accueil",
    "difficulties": "",
    "wish": "amend",
}


def address(name, *args):
    return reverse(f"own_agreement_{name}", args=args)


class TestTheList:
    def test_it_says_where_each_stands_and_what_is_expected(self, client):
        agreement = an_agreement()
        signed_in(client, agreement)
        (party, _other) = partners_in(agreement)
        late = AgreementObligationFactory(party=party, due_on=date(2008, 6, 1))
        AgreementObligationFactory(party=party, due_on=date(2008, 9, 1))
        review = AgreementReviewFactory(party=party, due_on=date(2008, 6, 20), asked_on=TODAY)
        promised = FollowUpFactory(
            program=agreement.program, organization=party.organization, due_on=None
        )
        context = client.get(LIST).context
        assert [(item["title"], item["late"]) for item in context["expected"]] == [
            (str(late), True),
            (f"Évaluation {review.year}", False),
            (str(promised), False),
        ]
        (row,) = context["current"]
        assert (row["label"], row["ends"], row["notice"]) == (
            "En vigueur",
            "31 août 2009",
            "2 juin 2009",
        )

    @pytest.mark.parametrize(
        ("fields", "label"),
        [
            ({"state": AgreementState.SIGNING}, "À signer"),
            ({"ends_on": date(2008, 6, 9)}, "Échue"),
            ({"ends_on": date(2008, 8, 31)}, "À renouveler"),
        ],
    )
    def test_a_state_is_said_in_the_words_of_whoever_signed(self, client, fields, label):
        signed_in(client, an_agreement(**fields))
        (row,) = client.get(LIST).context["current"]
        assert row["label"] == label

    def test_an_empty_one_says_what_will_be_there(self, client):
        agreement = an_agreement()
        signed_in(client, agreement)
        Agreement.objects.update(state=AgreementState.NEGOTIATION)
        response = client.get(LIST)
        assert (response.context["current"], response.context["over"]) == ([], [])
        assert response.text.count("Aucune entente en cours") == 1

    def test_it_costs_the_same_with_one_and_with_three(self, client):
        first = an_agreement()
        user = signed_in(client, first)
        organization = user.memberships.get().organization

        def cost() -> int:
            with CaptureQueriesContext(
                connection,
            ) as queries:
                assert client.get(LIST).status_code == 200
            return len(queries)

        client.get(LIST)
        one = cost()
        for _number in range(2):
            more = an_agreement(program=first.program)
            party = partners_in(more)[0]
            party.organization = organization
            party.save()
            AgreementObligationFactory(party=party)
            AgreementReviewFactory(party=party)
        assert cost() == one

    def test_the_home_page_says_how_many_things_wait(self, client):
        agreement = an_agreement()
        signed_in(client, agreement)
        AgreementObligationFactory(party=partners_in(agreement)[0], due_on=date(2008, 6, 1))
        summary = client.get("/").context["agreements"]
        assert (summary["agreements"], summary["awaiting"], summary["late"]) == (1, 1, 1)


class TestOneAgreement:
    def test_it_shows_nothing_that_the_lead_keeps_for_itself(self, client):
        agreement = an_agreement(note="SECRET note")
        signed_in(client, agreement)
        mine, other = partners_in(agreement)
        Agreement.objects.filter(pk=agreement.pk).update(reason="SECRET motif")
        AgreementReviewFactory(party=other, strengths="SECRET avis", answered=True)
        AgreementObligationFactory(party=mine, note="SECRET mot", text="Remettre la liste")
        AgreementObligationFactory(party=other, text="SECRET obligation")
        draft = AmendmentFactory(agreement=agreement, subject="SECRET avenant")
        AgreementClauseFactory(agreement=agreement, amendment=draft, body="SECRET clause")
        text = client.get(reverse("own_agreement", args=[agreement.pk])).text
        assert (text.count("SECRET"), text.count("Remettre la liste") > 0) == (0, True)

    def test_a_clause_is_read_from_the_day_on_which_its_amendment_takes_effect(self, client):
        agreement = an_agreement()
        signed_in(client, agreement)
        AgreementClauseFactory(agreement=agreement, title="Objet")
        for title, day in (("En effet", TODAY), ("À venir", date(2008, 6, 11))):
            amendment = AmendmentFactory(agreement=agreement, effective_on=day)
            AgreementClauseFactory(agreement=agreement, amendment=amendment, title=title)
            amendment.signed_on = date(2008, 6, 1)
            amendment.save()
        context = client.get(reverse("own_agreement", args=[agreement.pk])).context
        assert [one["clause"].title for one in context["clauses"]] == ["Objet", "En effet"]
        assert len(context["amendments"]) == 2

    def test_it_is_had_on_paper(self, client):
        agreement = an_agreement()
        signed_in(client, agreement)
        response = client.get(reverse("own_agreement_pdf", args=[agreement.pk]))
        assert b"".join(response)[:5] == b"%PDF-"

    def test_of_another_organisation_it_does_not_exist(self, client):
        signed_in(client, an_agreement())
        other = an_agreement()
        party = partners_in(other)[0]
        paths = [
            reverse("own_agreement", args=[other.pk]),
            address("pdf", other.pk),
            address("hours", other.pk),
            address("obligation", AgreementObligationFactory(party=party).pk, "fait"),
            address("review", AgreementReviewFactory(party=party).pk),
        ]
        assert [client.get(path).status_code for path in paths] == [404] * len(paths)

    @pytest.mark.parametrize("role", [MembershipRole.FUNDER, MembershipRole.FINANCE])
    def test_it_opens_to_partners_alone(self, client, role):
        agreement = an_agreement()
        client.force_login(member_of(agreement.program, role))
        path = reverse("own_agreement", args=[agreement.pk])
        assert [client.get(one).status_code for one in (LIST, path)] == [403, 403]


class TestWhatIsDone:
    def test_an_obligation_is_met_with_a_word_and_begins_the_next(self, client):
        agreement = an_agreement()
        signed_in(client, agreement)
        (party, _other) = partners_in(agreement)
        one = AgreementObligationFactory(party=party, due_on=date(2008, 6, 30), repeats=12)
        client.post(address("obligation", one.pk, "fait"), {"on": "2008-06-09", "note": "Envoyée"})
        done, following = AgreementObligation.objects.order_by("due_on")
        assert (done.done_on, done.note, following.due_on) == (
            date(2008, 6, 9),
            f"{party.organization}, 2008-06-10 : Envoyée",
            date(2009, 6, 30),
        )
        client.post(address("obligation", one.pk, "reprendre"))
        kept = AgreementObligation.objects.get()
        assert (kept.pk, kept.done_on) == (one.pk, None)

    def test_a_day_to_come_is_refused_beside_it(self, client):
        agreement = an_agreement()
        signed_in(client, agreement)
        one = AgreementObligationFactory(party=partners_in(agreement)[0])
        response = client.post(address("obligation", one.pk, "fait"), {"on": "2008-06-11"})
        assert response.context["form"].errors == {"on": ["Cette date est à venir."]}

    def test_nothing_is_met_under_an_agreement_that_is_over(self, client):
        agreement = an_agreement()
        signed_in(client, agreement)
        one = AgreementObligationFactory(party=partners_in(agreement)[0])
        Agreement.objects.update(state=AgreementState.ENDED)
        client.post(address("obligation", one.pk, "fait"), {"on": "2008-06-09"})
        assert AgreementObligation.objects.get().done_on is None


class TestTheReview:
    def asked(self, client, **fields):
        agreement = an_agreement()
        user = signed_in(client, agreement)
        coordinator = coordinator_of(agreement.program)
        return AgreementReviewFactory(party=partners_in(agreement)[0], **fields), user, coordinator

    def test_it_is_answered_and_those_who_coordinate_are_told(self, client):
        review, user, coordinator = self.asked(client)
        client.post(address("review", review.pk), ANSWERS)
        review.refresh_from_db()
        assert {name: getattr(review, name) for name in ANSWERS} == ANSWERS
        assert review.answered_by == user
        sent = OutgoingMail.objects.get()
        assert sent.to == coordinator.email
        assert (str(review.party.organization) in sent.body, user.last_name in sent.body) == (
            False,
            False,
        )

    def test_sent_twice_it_is_told_once_and_other_answers_are_told_again(self, client):
        review, _user, _coordinator = self.asked(client)
        for answers in (ANSWERS, ANSWERS, ANSWERS | {"wish": "keep"}):
            client.post(address("review", review.pk), answers)
        assert OutgoingMail.objects.count() == 2

    def test_what_is_missing_is_asked_for_and_nothing_typed_is_lost(self, client):
        review, _user, _coordinator = self.asked(client)
        form = client.post(address("review", review.pk), ANSWERS | {"wish": ""}).context["form"]
        assert (list(form.errors), form["strengths"].value()) == (["wish"], "L’accueil")

    def test_once_concluded_it_is_read_with_what_was_concluded(self, client):
        review, _user, _coordinator = self.asked(client, answered=True)
        conclude_review(review=review, conclusion="keep", note="On continue.", by=None)
        response = client.get(address("review", review.pk))
        assert (response.context["form"], response.text.count("On continue.")) == (None, 1)
        client.post(address("review", review.pk), ANSWERS)
        review.refresh_from_db()
        assert review.communication != "no"
        with pytest.raises(Exception, match="conclue"):
            answer_review(review=review, by=None, answers=ANSWERS)
