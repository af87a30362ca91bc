"""What a coordinator does on a referral's page, and with the links of occasional partners."""

import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from programs.accounts.tests.factories import MembershipFactory, coordinator_of
from programs.people.models import Person
from programs.people.tests.factories import PersonFactory
from programs.referrals import actions
from programs.referrals.models import Referral, ReferralLink, ReferralMessage
from programs.referrals.tests.factories import ReferralFactory
from programs.referrals.tests.portal import file, link_to, open_program, partner_of, refer
from programs.tests.factories import OrganizationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def program():
    return open_program()


@pytest.fixture
def coordinator(program):
    return coordinator_of(program)


@pytest.fixture
def signed_in(client, coordinator):
    client.force_login(coordinator)
    return client


@pytest.fixture
def referral(program):
    return refer(partner_of(program), program, file=file())


def at(name: str, referral, *more) -> str:
    return reverse(f"admin:referrals_referral_{name}", args=[referral.pk, *more])


def write(referral) -> ReferralMessage:
    return actions.write_to_coordinators(
        referral=referral,
        speaker=actions.Speaker(user=referral.created_by),
        body="Elle a déménagé.",
        submission=uuid.uuid4(),
    )


def every_address(referral) -> list[str]:
    return [
        *(at(name, referral) for name in ("answer", "read", "take")),
        at("identify", referral, PersonFactory(holder=referral.program.lead).pk),
        at("file", referral, referral.files.get().pk),
    ]


def test_another_organisation_s_referral_does_not_exist(client, referral):
    client.force_login(coordinator_of(open_program()))
    paths = every_address(referral)
    answers = [client.get(path) for path in paths] + [client.post(path) for path in paths]
    assert {answer.status_code for answer in answers} == {404}


@pytest.mark.parametrize("role", ["finance", "partner", "funder"])
def test_only_coordinators_answer(client, program, referral, role):
    client.force_login(MembershipFactory(organization=program.lead, role=role).user)
    expected = 403 if role == "finance" else 302
    assert {client.post(path).status_code for path in every_address(referral)} == {expected}


def test_what_was_sent_stands_beside_the_file(signed_in, referral):
    Person.objects.update(phone="819 555-0000")
    rows = signed_in.get(at("change", referral)).context["comparison"]
    found = {row["label"]: (row["sent"], row["now"], row["differs"]) for row in rows}
    assert found["Téléphone"] == ("819\u00a0555-0123", "819\u00a0555-0000", True)
    assert found["Nom"] == ("Inventée", "Inventée", False)


class TestWhoItMayBe:
    def test_only_persons_whom_the_coordinator_knows_are_proposed(
        self, signed_in, program, referral
    ):
        known = PersonFactory(holder=program.lead, first_name="NADIA", last_name="Inventee")
        PersonFactory(first_name="Nadia", last_name="Inventée")
        alike = signed_in.get(at("change", referral)).context["alike"]
        assert [one["name"] for one in alike] == [str(known)]

    def test_one_button_says_that_it_is_this_person(self, signed_in, program, referral):
        known = PersonFactory(holder=program.lead)
        path = at("identify", referral, known.pk)
        assert signed_in.get(path).status_code == 200
        assert Referral.objects.get().person != known
        assert signed_in.post(path).url == at("change", referral)
        assert Referral.objects.get().person == known
        # A second click changes nothing, and says so.
        assert signed_in.post(path, follow=True).context["messages"]

    def test_a_person_of_another_organisation_cannot_be_named_by_address(self, signed_in, referral):
        path = at("identify", referral, PersonFactory().pk)
        assert signed_in.post(path).status_code == 404

    def test_nobody_is_proposed_once_the_service_has_begun(self, signed_in, program, referral):
        PersonFactory(holder=program.lead, first_name="Nadia", last_name="Inventée")
        Referral.objects.update(state="in_service")
        assert signed_in.get(at("change", referral)).context["alike"] == []


class TestMessages:
    def test_an_answer_is_written_and_what_it_answers_is_read(self, signed_in, referral):
        write(referral)
        form = {"body": "Merci", "submission": uuid.uuid4()}
        for _ in range(2):
            signed_in.post(at("answer", referral), form)
        assert [one.body for one in referral.messages.all()] == ["Elle a déménagé.", "Merci"]
        assert signed_in.get(at("change", referral)).context["unread"] is False

    def test_an_empty_answer_comes_back_with_its_error(self, signed_in, referral):
        answer = signed_in.post(at("answer", referral), {"body": ""})
        assert "body" in answer.context["form"].errors

    def test_reading_the_page_marks_nothing_and_the_button_does(self, signed_in, referral):
        write(referral)
        assert signed_in.get(at("change", referral)).context["unread"] is True
        assert signed_in.get(at("read", referral)).status_code == 405
        signed_in.post(at("read", referral))
        assert signed_in.get(at("change", referral)).context["unread"] is False

    def test_the_list_keeps_the_referrals_with_a_message_to_read(
        self, signed_in, program, referral
    ):
        write(referral)
        ReferralFactory(program=program)
        page = signed_in.get(reverse("admin:referrals_referral_changelist"), {"suivi": "messages"})
        assert list(page.context["cl"].result_list) == [referral]

    def test_where_nobody_would_read_it_there_is_no_form(self, signed_in, program):
        imported = ReferralFactory(program=program)
        assert signed_in.get(at("change", imported)).context["reachable"] is False


def test_a_coordinator_takes_a_referral_in_one_click(signed_in, coordinator, referral):
    assert signed_in.get(at("take", referral)).status_code == 405
    signed_in.post(at("take", referral))
    assert Referral.objects.get().assigned_to == coordinator


def test_a_file_is_handed_over_as_an_attachment(signed_in, referral):
    answer = signed_in.get(at("file", referral, referral.files.get().pk))
    assert (answer.getvalue(), answer["Content-Disposition"]) == (
        file().content,
        'attachment; filename="cv.pdf"',
    )


def test_a_redirection_asks_for_the_consent(signed_in, referral):
    receiver = OrganizationFactory()
    path = at("step", referral, "rediriger")
    told = {"on": referral.received_on, "organization": receiver.pk, "reason": "Plus près"}
    refused = signed_in.post(path, told)
    assert sorted(refused.context["form"].errors) == ["agreed", "given_by", "given_on"]
    told |= {"agreed": "on", "given_by": "person", "given_on": referral.received_on}
    assert signed_in.post(path, told).status_code == 302
    given = {one.given_to for one in Person.objects.get().consents.all()}
    assert (Referral.objects.get().redirected_to, receiver in given) == (receiver, True)


def test_more_messages_and_files_ask_no_more_questions(signed_in, referral):
    counts = []
    for _ in range(2):
        write(referral)
        with CaptureQueriesContext(connection) as queries:
            signed_in.get(at("change", referral))
        counts.append(len(queries))
    assert counts[0] == counts[1]


class TestLinks:
    LIST = "admin:referrals_referrallink_changelist"

    def test_a_new_link_is_sent_to_its_contact(
        self, signed_in, coordinator, program, mailoutbox, django_capture_on_commit_callbacks
    ):
        told = {
            "program": program.pk,
            "organization": OrganizationFactory().pk,
            "contact_name": "Sacha Occasion",
            "email": "sacha@exemple.test",
            "language": "en",
        }
        with django_capture_on_commit_callbacks(execute=True):
            signed_in.post(reverse("admin:referrals_referrallink_add"), told)
        link = ReferralLink.objects.get()
        assert (link.created_by, [mail.to for mail in mailoutbox]) == (coordinator, [[link.email]])

    def test_only_an_own_program_can_be_linked_to(self, signed_in):
        told = {"program": open_program().pk, "organization": OrganizationFactory().pk,
                "contact_name": "S", "email": "s@exemple.test", "language": "en"}  # fmt: skip
        signed_in.post(reverse("admin:referrals_referrallink_add"), told)
        assert ReferralLink.objects.count() == 0

    @pytest.mark.parametrize("name", ["renew", "close"])
    def test_a_page_asks_before_it_does(self, signed_in, program, name):
        link = link_to(program)
        path = reverse(f"admin:referrals_referrallink_{name}", args=[link.pk])
        assert signed_in.get(path).status_code == 200
        assert ReferralLink.objects.get().nonce == link.nonce
        signed_in.post(path, {"email": "juste@exemple.test"})
        after = ReferralLink.objects.get()
        changed = (after.nonce != link.nonce, after.revoked_at is not None)
        assert changed == ((True, False) if name == "renew" else (False, True))
        assert (after.email == "juste@exemple.test") == (name == "renew")

    @pytest.mark.parametrize("name", ["renew", "close", "change"])
    def test_another_organisation_s_link_does_not_exist(self, signed_in, name):
        link = link_to(open_program())
        path = reverse(f"admin:referrals_referrallink_{name}", args=[link.pk])
        assert {signed_in.get(path).status_code, signed_in.post(path).status_code} == {404}
        assert list(signed_in.get(reverse(self.LIST)).context["cl"].result_list) == []

    def test_the_secret_stands_on_no_page(self, signed_in, program):
        link = link_to(program)
        page = signed_in.get(reverse("admin:referrals_referrallink_change", args=[link.pk]))
        seen = page.content.decode()
        assert (link.nonce.hex in seen, str(link.nonce) in seen) == (False, False)
