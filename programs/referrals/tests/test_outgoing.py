"""What is said before a person's file goes out: refused, or confirmed and kept, at each door by which it leaves."""

import re
from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from programs.accounts.tests.factories import coordinator_of
from programs.lib.periods import today
from programs.people.consents import Agreement
from programs.people.models import Consent, Person
from programs.referrals import access, actions, outgoing
from programs.referrals.models import Referral
from programs.referrals.outgoing import Level, Remark
from programs.referrals.tests.factories import ReferralFactory
from programs.referrals.tests.portal import (
    address,
    link_to,
    open_program,
    organization_of,
    partner_of,
    posted,
    refer,
)
from programs.tests.factories import OrganizationFactory, ProgramFactory

pytestmark = pytest.mark.django_db

FORM = reverse("refer")
CLAUSE = Remark(Level.WARN, "Aucune entente ne le prévoit.", "Préparer un avenant", "/ententes/1/")
NEVER = Remark(Level.REFUSE, "Cet organisme n’est plus du réseau.")


class Said:
    """A check that gives the remarks it is told to, and keeps what it was asked about."""

    def __init__(self):
        self.remarks: list[Remark] = []
        self.asked: list[dict] = []

    def __call__(self, **sending):
        self.asked.append(sending)
        return self.remarks


@pytest.fixture
def said(monkeypatch):
    monkeypatch.setattr(outgoing, "_CHECKS", [])
    return outgoing.declare(Said())


def text_of(answer) -> str:
    return re.sub(r"\s+", " ", answer.content.decode())


def redirection(referral: Referral, **changes) -> dict:
    day = date.isoformat(today())
    given = {"given_by": "person", "given_on": day, "agreed": "on"}
    return {"on": day, "organization": OrganizationFactory().pk} | given | changes


def page_of(referral: Referral) -> str:
    return reverse("admin:referrals_referral_step", args=[referral.pk, "rediriger"])


@pytest.fixture
def referral(client):
    referral = ReferralFactory(state="under_review", program=ProgramFactory())
    client.force_login(coordinator_of(referral.program))
    return referral


class TestARedirection:
    def test_asks_about_the_lead_the_receiver_and_the_person(self, client, said, referral):
        typed = redirection(referral)
        client.post(page_of(referral), typed)
        told = said.asked[0]
        assert told["receiver"].pk == typed["organization"]
        assert (told["program"], told["sender"], told["person"], told["on"]) == (
            referral.program,
            referral.program.lead,
            referral.person,
            today(),
        )

    def test_that_is_forbidden_stays(self, client, said, referral):
        said.remarks = [NEVER, CLAUSE]
        answer = client.post(page_of(referral), redirection(referral))
        assert answer.context["form"].errors["organization"] == [NEVER.sentence]
        referral.refresh_from_db()
        assert referral.state == "under_review"

    def test_is_confirmed_knowingly_and_keeps_what_was_said(self, client, said, referral):
        said.remarks = [CLAUSE]
        typed = redirection(referral, reason="Plus près de chez elle")
        answer = client.post(page_of(referral), typed)
        form = answer.context["form"]
        assert list(form.errors) == ["despite"]
        assert f'{CLAUSE.sentence} <a href="/ententes/1/">Préparer un avenant</a>' in text_of(
            answer
        )
        assert "Plus près de chez elle" in text_of(answer)
        key = form.fields["despite"].widget.attrs["value"]
        client.post(page_of(referral), typed | {"despite": key})
        referral.refresh_from_db()
        assert (referral.state, referral.sent_despite) == ("redirected", CLAUSE.sentence)
        page = client.get(reverse("admin:referrals_referral_change", args=[referral.pk]))
        assert CLAUSE.sentence in text_of(page)

    def test_that_was_confirmed_for_something_else_is_asked_about_again(
        self, client, said, referral
    ):
        said.remarks = [CLAUSE]
        typed = redirection(referral) | {"despite": outgoing.key_of([NEVER])}
        answer = client.post(page_of(referral), typed)
        assert list(answer.context["form"].errors) == ["despite"]
        assert not re.search(r'name="despite"[^>]*checked', answer.content.decode())

    def test_of_which_nothing_is_said_asks_nothing(self, client, said, referral):
        client.post(page_of(referral), redirection(referral))
        referral.refresh_from_db()
        assert (referral.state, referral.sent_despite) == ("redirected", "")

    @pytest.mark.parametrize("remark", [CLAUSE, NEVER])
    def test_is_held_by_its_action_too(self, said, remark):
        said.remarks, referral = [remark], ReferralFactory()
        with pytest.raises(ValidationError) as refused:
            redirect(referral, OrganizationFactory())
        assert refused.value.messages[0] == remark.sentence
        assert referral.moves.count() == 0


class TestASendingThroughThePortal:
    @pytest.fixture
    def program(self):
        return open_program()

    def test_asks_about_the_partner_the_lead_and_nobody_yet(self, client, said, program):
        partner = partner_of(program)
        client.force_login(partner)
        client.post(FORM, posted())
        told = said.asked[0]
        assert (told["program"], told["receiver"]) == (program, program.lead)
        assert (told["sender"], told["person"]) == (organization_of(partner), None)

    def test_that_is_forbidden_records_nobody(self, client, said, program):
        said.remarks = [NEVER]
        client.force_login(partner_of(program))
        assert NEVER.sentence in text_of(client.post(FORM, posted()))
        assert (Referral.objects.count(), Person.objects.count()) == (0, 0)

    @pytest.mark.parametrize("by", ["account", "link"])
    def test_is_confirmed_knowingly_and_keeps_what_was_typed(self, client, said, program, by):
        said.remarks = [Remark(Level.WARN, CLAUSE.sentence)]
        page = FORM if by == "account" else address(link_to(program))
        if by == "account":
            client.force_login(partner_of(program))
        typed = posted()
        answer = client.post(page, typed)
        assert (list(answer.context["form"].errors), Referral.objects.count()) == (["despite"], 0)
        assert CLAUSE.sentence in text_of(answer)
        assert typed["need"] in text_of(answer)
        client.post(page, typed | {"despite": outgoing.key_of(said.remarks)})
        assert Referral.objects.get().sent_despite == CLAUSE.sentence

    def test_sent_twice_is_one(self, said, program):
        partner, once = partner_of(program), posted()["submission"]
        said.remarks = [CLAUSE]
        key = outgoing.key_of([CLAUSE])
        made = [refer(partner, program, submission=once, despite=key) for _ in range(2)]
        assert made[0] == made[1]


# --- a consent that was taken back --------------------------------------------------------------------


DAY = date(2008, 1, 15)


def redirect(referral: Referral, organization, given_on: date = DAY, on: date = DAY) -> Referral:
    return actions.redirect_referral(
        referral=referral,
        organization=organization,
        consent=Agreement("person", given_on),
        by=None,
        on=on,
    )


def taken_back(person: Person, organization, on: date = DAY) -> Consent:
    return Consent.objects.create(
        person=person,
        purpose="referral",
        given_to=organization,
        given_on=on - timedelta(days=90),
        withdrawn_on=on,
    )


class TestAConsentThatWasTakenBack:
    def test_is_not_given_again_by_an_older_word(self):
        referral, organization = ReferralFactory(), OrganizationFactory()
        taken_back(referral.person, organization)
        with pytest.raises(ValidationError) as refused:
            redirect(referral, organization, given_on=DAY - timedelta(days=1))
        (sentence,) = refused.value.message_dict["given_on"]
        assert sentence == (
            "La personne a retiré son consentement à cet organisme le 15 janvier 2008\N{NO-BREAK SPACE}: "
            "il en faut un nouveau."
        )
        assert redirect(referral, organization, given_on=DAY).state == "redirected"

    def test_of_another_organisation_is_none_of_this_one(self):
        referral = ReferralFactory()
        taken_back(referral.person, OrganizationFactory())
        moved = redirect(referral, OrganizationFactory(), given_on=DAY - timedelta(days=1))
        assert moved.state == "redirected"

    def test_comes_before_what_it_allows(self):
        with pytest.raises(ValidationError) as refused:
            redirect(ReferralFactory(), OrganizationFactory(), given_on=DAY + timedelta(days=1))
        assert list(refused.value.message_dict) == ["given_on"]

    def test_closes_what_was_passed_on_to_the_organisation(self):
        program = open_program()
        receiver, sender = partner_of(program), partner_of(program)
        referral = redirect(
            ReferralFactory(program=program, referrer=organization_of(sender)),
            organization_of(receiver),
        )

        def readers() -> list[bool]:
            return [
                access.sent_referrals(user).filter(pk=referral.pk).exists()
                for user in (receiver, sender)
            ]

        assert readers() == [True, True]
        referral.person.consents.update(withdrawn_on=DAY)
        assert readers() == [False, True]
        Consent.objects.create(
            person=referral.person,
            purpose="referral",
            given_to=organization_of(receiver),
            given_on=DAY,
        )
        assert readers() == [True, True]

    def test_stays_so_when_a_referral_turns_out_to_be_of_the_same_person(self):
        program = open_program()
        referral = refer(partner_of(program), program)
        known = Person.objects.create(holder=program.lead, last_name="Connue")
        taken_back(known, program.lead, on=today() + timedelta(days=-1))
        referral.person.consents.update(given_on=today() - timedelta(days=5))
        actions.identify_person(referral=referral, person=known, by=coordinator_of(program))
        assert [one.withdrawn_on for one in known.consents.all()] == [
            today() - timedelta(days=1),
            today() - timedelta(days=1),
        ]
