"""What a coordinator reads of the mail about a referral and about a link, and how a wrong address is mended."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from programs.accounts.tests.factories import coordinator_of
from programs.models import OutgoingMail
from programs.referrals import actions
from programs.referrals.models import ReferralLink
from programs.referrals.tests.portal import link_to, open_program, partner_of, refer
from programs.tests.factories import OrganizationFactory

pytestmark = pytest.mark.django_db
LINKS = reverse("admin:referrals_referrallink_changelist")
REFUSED = "par le serveur du destinataire\u00a0: vérifiez l’adresse"


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


def sent_link(program, by, email="sacha@exemple.test") -> ReferralLink:
    link = ReferralLink(
        program=program, organization=OrganizationFactory(), contact_name="Sacha", email=email
    )
    return actions.send_link(link=link, by=by)


def refuse(**which) -> None:
    OutgoingMail.objects.filter(**which).update(
        given_up_at=timezone.now(), trouble="recipient", server_code="550"
    )


class TestLinks:
    def test_the_list_says_where_each_mail_is(self, signed_in, program, coordinator):
        for name in ("a", "b", "c"):
            sent_link(program, coordinator, f"{name}@exemple.test")
        refuse(to="a@exemple.test")
        OutgoingMail.objects.filter(to="b@exemple.test").update(sent_at=timezone.now(), body="")
        link_to(program)
        page = signed_in.get(LINKS)
        shown = {link.email: link.latest_mail for link in page.context["cl"].result_list}
        states = {email[0]: mail and mail.state.value for email, mail in shown.items()}
        assert states == {"a": "refused", "b": "sent", "c": "waiting", "s": None}
        assert page.content.decode().count(REFUSED) == 1

    def test_its_cost_does_not_grow(self, signed_in, program, coordinator):
        def cost() -> int:
            with CaptureQueriesContext(connection) as queries:
                signed_in.get(LINKS)
            return len(queries)

        sent_link(program, coordinator)
        cost()
        one = cost()
        for _ in range(2):
            sent_link(program, coordinator)
        assert cost() == one

    def test_a_link_renewed_to_another_address_takes_back_what_has_not_left(
        self, signed_in, program, coordinator, mailoutbox, django_capture_on_commit_callbacks
    ):
        link = sent_link(program, coordinator, "fausse@exemple.test")
        refuse(to="fausse@exemple.test")
        address = reverse("admin:referrals_referrallink_renew", args=[link.pk])
        assert 'value="fausse@exemple.test"' in signed_in.get(address).content.decode()
        with django_capture_on_commit_callbacks(execute=True):
            signed_in.post(address, {"email": "juste@exemple.test"})
        assert [mail.to for mail in mailoutbox] == [["juste@exemple.test"]]
        rows = OutgoingMail.objects.order_by("pk")
        assert [(row.state.value, row.body) for row in rows] == [("replaced", ""), ("sent", "")]

    def test_the_mail_of_a_link_that_is_closed_does_not_leave(self, program, coordinator):
        actions.close_link(link=sent_link(program, coordinator))
        assert OutgoingMail.objects.get().state.value == "replaced"


class TestReferrals:
    def test_its_page_says_who_was_told_and_who_could_not_be(self, signed_in, program, coordinator):
        partner = partner_of(program)
        referral = refer(partner, program)
        actions.move_referral(referral=referral, to="acknowledged", by=coordinator)
        refuse(to=partner.email)
        page = signed_in.get(reverse("admin:referrals_referral_change", args=[referral.pk]))
        told = [(mail["to"], str(mail["standing"]["label"])) for mail in page.context["mails"]]
        assert told == [(partner.email, "Refusé"), (coordinator.email, "En attente")]
        seen = page.content.decode()
        assert (seen.count(REFUSED), seen.count("part dans la minute")) == (1, 1)

    def test_nothing_is_said_of_the_mail_about_another(self, signed_in, program):
        refer(partner_of(program), program)
        quiet = refer(partner_of(program), program)
        OutgoingMail.objects.filter(about_id=quiet.pk).delete()
        page = signed_in.get(reverse("admin:referrals_referral_change", args=[quiet.pk]))
        assert page.context["mails"] == []
        assert "referral-mails" not in page.content.decode()
