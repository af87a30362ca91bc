"""Where the mail of an invitation is, said beside it, and how a wrong address is mended."""

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from programs.accounts import actions
from programs.accounts.admin import people_of
from programs.accounts.tests.factories import MembershipFactory, coordinator_of
from programs.accounts.tests.invitations import invite
from programs.enums import MembershipRole
from programs.models import OutgoingMail
from programs.tests.factories import OrganizationFactory, ProgramFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def program():
    return ProgramFactory()


@pytest.fixture
def coordinator(program):
    return coordinator_of(program)


def invited(program, coordinator, organization, name: str):
    return invite(
        by=coordinator,
        vouched_by=program.lead,
        organization=organization,
        email=f"{name}@exemple.test",
    )


def test_each_invitation_says_where_its_mail_is(program, coordinator):
    partner = OrganizationFactory()
    for name in ("a", "b", "c"):
        invited(program, coordinator, partner, name)
    now, mails = timezone.now(), OutgoingMail.objects
    mails.filter(to="a@exemple.test").update(sent_at=now, body="")
    mails.filter(to="b@exemple.test").update(given_up_at=now, trouble="recipient")
    people = people_of(coordinator, partner)["people"]
    told = {one["email"][0]: str(one["mail"]["label"]) for one in people}
    assert told == {"a": "Envoyé", "b": "Refusé", "c": "En attente"}


def test_it_costs_as_much_for_many(program, coordinator):
    def cost(organization) -> int:
        with CaptureQueriesContext(connection) as queries:
            people_of(coordinator, organization)
        return len(queries)

    few, many = OrganizationFactory(), OrganizationFactory()
    invited(program, coordinator, few, "a")
    for name in ("b", "c", "d"):
        invited(program, coordinator, many, name)
    cost(few)
    assert cost(few) == cost(many)


class TestAnotherAddress:
    def renew(self, invitation, email):
        return actions.renew_invitation(
            invitation=invitation, by=invitation.invited_by, email=email
        )

    def test_the_next_link_goes_there_and_the_first_mail_does_not_leave(self):
        renewed = self.renew(invite(email="fausse@exemple.test"), "Juste@EXEMPLE.test")
        assert renewed.email == "Juste@exemple.test"
        rows = OutgoingMail.objects.order_by("pk")
        assert [(row.to, row.state.value) for row in rows] == [
            ("fausse@exemple.test", "replaced"),
            ("Juste@exemple.test", "waiting"),
        ]

    def test_who_has_the_role_already_is_not_invited_by_a_correction(self):
        invitation = invite(email="fausse@exemple.test")
        member = MembershipFactory(
            organization=invitation.organization,
            role=MembershipRole.PARTNER,
            vouched_by=invitation.vouched_by,
        )
        with pytest.raises(ValidationError) as refusal:
            self.renew(invitation, member.user.email)
        assert refusal.value.messages == ["Cette personne tient déjà ce rôle pour cet organisme."]
        invitation.refresh_from_db()
        assert invitation.email == "fausse@exemple.test"

    def test_an_account_with_more_rights_is_not_reached_by_a_correction(self, coordinator):
        with pytest.raises(ValidationError):
            self.renew(invite(), coordinator.email)

    def test_the_mail_of_an_invitation_that_is_withdrawn_does_not_leave(self):
        invitation = invite()
        actions.withdraw_invitation(invitation=invitation, by=invitation.invited_by)
        assert OutgoingMail.objects.get().state.value == "replaced"
