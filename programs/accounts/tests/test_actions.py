"""People are invited, accept, come back and leave."""

from datetime import timedelta

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.contrib.admin.models import LogEntry
from django.core import mail
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from programs.accounts import actions
from programs.accounts.models import Invitation, Membership, User
from programs.accounts.tests.factories import (
    AdministratorFactory,
    MembershipFactory,
    UserFactory,
    coordinator_of,
)
from programs.accounts.tests.invitations import (
    ADDRESS,
    NAMES,
    PASSWORD,
    invite,
    invite_as_administrator,
    lead_and_coordinator,
    path_in,
)
from programs.enums import MembershipRole
from programs.referrals import access
from programs.referrals.tests.factories import ReferralFactory
from programs.tests.factories import OrganizationFactory, ProgramFactory

pytestmark = pytest.mark.django_db

PARTNER, FUNDER = MembershipRole.PARTNER, MembershipRole.FUNDER
COORDINATION, FINANCE = MembershipRole.COORDINATION, MembershipRole.FINANCE


def accept(invitation: Invitation, **changes) -> User:
    return actions.accept_invitation(
        invitation=invitation, **({**NAMES, "password": PASSWORD} | changes)
    )


class TestInviting:
    def test_the_mail_holds_a_link_and_no_personal_data(self, django_capture_on_commit_callbacks):
        with django_capture_on_commit_callbacks(execute=True):
            invitation = invite(first_name="Bertille", last_name="Fanion")
        (message,) = mail.outbox
        assert message.to == [ADDRESS]
        assert path_in(message.body).startswith("/invitation/")
        assert [word for word in ("Bertille", "Fanion", ADDRESS) if word in message.body] == []
        assert invitation.expires_at - timezone.now() > timedelta(hours=47)

    @pytest.mark.parametrize("role", [COORDINATION, FINANCE])
    def test_a_coordinator_gives_no_role_of_those_who_see_everything(self, role):
        with pytest.raises(PermissionDenied):
            invite(role=role)

    def test_a_coordinator_invites_nobody_for_a_lead_organisation(self):
        with pytest.raises(PermissionDenied):
            invite(organization=ProgramFactory().lead)

    def test_a_coordinator_vouches_for_no_other_organisation(self):
        _lead, coordinator = lead_and_coordinator()
        for vouched_by in (ProgramFactory().lead, None):
            with pytest.raises(PermissionDenied):
                invite(by=coordinator, vouched_by=vouched_by)

    @pytest.mark.parametrize("role", [FINANCE, PARTNER, FUNDER])
    def test_nobody_else_invites(self, role):
        lead = ProgramFactory().lead
        user = MembershipFactory(organization=lead, role=role).user
        with pytest.raises(PermissionDenied):
            invite(by=user, vouched_by=lead)

    @pytest.mark.parametrize("role", MembershipRole.values)
    def test_an_administrator_gives_any_role(self, role):
        assert invite_as_administrator(role=role).role == role

    def test_a_role_that_sees_everything_is_not_limited_to_one_lead(self):
        with pytest.raises(ValidationError) as refused:
            invite_as_administrator(role=COORDINATION, vouched_by=ProgramFactory().lead)
        assert set(refused.value.message_dict) == {"vouched_by"}

    def test_the_account_of_a_coordinator_gets_roles_from_administrators_only(self):
        colleague = MembershipFactory(role=COORDINATION).user
        with pytest.raises(ValidationError) as refused:
            invite(email=colleague.email.upper())
        assert set(refused.value.message_dict) == {"email"}
        assert invite_as_administrator(email=colleague.email).email == colleague.email

    def test_a_role_already_held_is_not_offered_again(self):
        lead, coordinator = lead_and_coordinator()
        held = MembershipFactory(role=PARTNER, vouched_by=lead)
        with pytest.raises(ValidationError):
            invite(
                email=held.user.email,
                organization=held.organization,
                by=coordinator,
                vouched_by=lead,
            )

    def test_somebody_is_invited_once_at_a_time(self):
        first = invite()
        again = {"organization": first.organization, "by": first.invited_by}
        with pytest.raises(ValidationError):
            invite(email=ADDRESS.upper(), vouched_by=first.vouched_by, **again)

    def test_an_invitation_that_ran_out_makes_room_for_another(self):
        first = invite()
        again = {"organization": first.organization, "by": first.invited_by}
        with time_machine.travel(timezone.now() + timedelta(days=3)):
            second = invite(vouched_by=first.vouched_by, **again)
        first.refresh_from_db()
        assert (first.revoked_at is None, second.revoked_at is None) == (False, True)

    def test_two_lead_organisations_invite_the_same_person_without_knowing_of_each_other(self):
        partner = OrganizationFactory()
        invitations = [invite(organization=partner) for _ in range(2)]
        assert len({one.vouched_by for one in invitations}) == 2


class TestAccepting:
    def test_it_makes_an_account_with_the_role(self):
        invitation = invite(language="en")
        user = accept(invitation)
        assert (user.email, user.language, user.is_active) == (ADDRESS, "en", True)
        assert user.check_password(PASSWORD)
        (membership,) = user.memberships.all()
        assert (membership.organization, membership.role, membership.vouched_by) == (
            invitation.organization,
            PARTNER,
            invitation.vouched_by,
        )

    def test_it_serves_once(self):
        invitation = invite()
        accept(invitation)
        with pytest.raises(ValidationError):
            accept(invitation)
        assert User.objects.filter(email=ADDRESS).count() == 1

    def test_it_serves_for_two_days(self):
        invitation = invite()
        with (
            time_machine.travel(timezone.now() + timedelta(days=2, seconds=1)),
            pytest.raises(ValidationError),
        ):
            accept(invitation)

    def test_a_withdrawn_one_opens_nothing(self):
        invitation = invite()
        actions.withdraw_invitation(invitation=invitation, by=invitation.invited_by)
        with pytest.raises(ValidationError):
            accept(invitation)

    def test_a_renewed_one_opens_by_its_last_link_only(self):
        invitation = invite()
        renewed = actions.renew_invitation(invitation=invitation, by=invitation.invited_by)
        with pytest.raises(ValidationError):
            accept(invitation)
        assert accept(renewed).email == ADDRESS

    def test_an_accepted_one_is_neither_renewed_nor_withdrawn(self):
        invitation = invite()
        accept(invitation)
        for action in (actions.renew_invitation, actions.withdraw_invitation):
            with pytest.raises(ValidationError):
                action(invitation=invitation, by=invitation.invited_by)

    def test_an_active_account_keeps_its_password_and_must_sign_in(self):
        user = UserFactory(email=ADDRESS.title())
        invitation = invite()
        with pytest.raises(ValidationError):
            accept(invitation)
        user.refresh_from_db()
        assert not user.check_password(PASSWORD)

    def test_an_active_account_joins(self):
        user = UserFactory(email=ADDRESS.title())
        actions.join_with_account(invitation=invite(), account=user)
        assert user.memberships.get().role == PARTNER

    def test_another_account_does_not_join(self):
        with pytest.raises(ValidationError):
            actions.join_with_account(invitation=invite(), account=UserFactory())

    def test_an_account_that_became_a_coordinators_meanwhile_does_not_join(self):
        user = UserFactory(email=ADDRESS)
        invitation = invite()
        MembershipFactory(user=user, role=COORDINATION)
        with pytest.raises(ValidationError):
            actions.join_with_account(invitation=invitation, account=user)

    def test_a_role_that_was_ended_is_taken_up_again(self):
        ended = MembershipFactory(role=PARTNER, is_active=False, user__email=ADDRESS)
        invitation = invite_as_administrator(organization=ended.organization)
        actions.join_with_account(invitation=invitation, account=ended.user)
        assert Membership.objects.get() == ended
        assert Membership.objects.get().is_active

    def test_somebody_who_left_comes_back_with_a_new_password(self):
        user = UserFactory(email=ADDRESS, is_active=False)
        assert accept(invite()) == user
        user.refresh_from_db()
        assert user.is_active
        assert user.check_password(PASSWORD)

    def test_a_closed_account_that_has_rights_is_not_opened_by_a_coordinator(self):
        closed = UserFactory(email=ADDRESS, is_active=False)
        invitation = invite()
        MembershipFactory(user=closed, role=COORDINATION)
        with pytest.raises(ValidationError):
            accept(invitation)
        closed.refresh_from_db()
        assert not closed.is_active

    def test_a_closed_account_of_an_administrator_is_not_opened_by_a_coordinator(self):
        AdministratorFactory(email=ADDRESS, is_active=False)
        with pytest.raises(ValidationError):
            invite()


class TestEndingAnAccess:
    def test_the_account_closes_with_its_last_role(self):
        lead, coordinator = lead_and_coordinator()
        membership = MembershipFactory(role=PARTNER, vouched_by=lead)
        actions.end_membership(membership=membership, by=coordinator)
        membership.refresh_from_db()
        assert (membership.is_active, membership.user.is_active) == (False, False)

    def test_the_account_stays_open_for_another_role(self):
        lead, coordinator = lead_and_coordinator()
        membership = MembershipFactory(role=PARTNER, vouched_by=lead)
        MembershipFactory(role=PARTNER, user=membership.user)
        before = membership.user.session_epoch
        actions.end_membership(membership=membership, by=coordinator)
        membership.refresh_from_db()
        assert membership.user.is_active
        assert membership.user.session_epoch == before + 1

    def test_a_coordinator_ends_only_what_their_organisation_opened(self):
        lead, coordinator = lead_and_coordinator()
        others = [
            MembershipFactory(role=PARTNER, vouched_by=ProgramFactory().lead),
            MembershipFactory(role=PARTNER),
            MembershipFactory(role=FINANCE, organization=lead),
        ]
        for membership in others:
            with pytest.raises(PermissionDenied):
                actions.end_membership(membership=membership, by=coordinator)
        assert Membership.objects.filter(is_active=False).count() == 0

    def test_what_ended_does_not_end_twice(self):
        membership = MembershipFactory(role=PARTNER)
        administrator = AdministratorFactory()
        actions.end_membership(membership=membership, by=administrator)
        with pytest.raises(ValidationError):
            actions.end_membership(membership=membership, by=administrator)

    def test_what_they_sent_stays_with_the_organisation(self):
        program = ProgramFactory()
        leaver = MembershipFactory(role=PARTNER, vouched_by=program.lead)
        stays = MembershipFactory(
            role=PARTNER, vouched_by=program.lead, organization=leaver.organization
        ).user
        referral = ReferralFactory(
            program=program, referrer=leaver.organization, created_by=leaver.user
        )
        assert list(access.sent_referrals(leaver.user)) == [referral]
        actions.end_membership(membership=leaver, by=coordinator_of(program))
        gone = User.objects.get(pk=leaver.user_id)
        assert list(access.sent_referrals(gone)) == []
        assert list(access.sent_referrals(stays)) == [referral]


class TestResettingTheSecondFactor:
    @pytest.fixture
    def protected(self) -> User:
        user = UserFactory()
        for kind in (Authenticator.Type.TOTP, Authenticator.Type.RECOVERY_CODES):
            Authenticator.objects.create(user=user, type=kind, data={})
        return user

    def test_an_administrator_takes_it_away_and_it_is_logged(self, protected):
        administrator = AdministratorFactory()
        actions.reset_second_factor(user=protected, by=administrator)
        protected.refresh_from_db()
        assert (Authenticator.objects.count(), protected.session_epoch) == (0, 1)
        entry = LogEntry.objects.get()
        assert (entry.user, entry.object_id) == (administrator, str(protected.pk))

    def test_nobody_else_does(self, protected):
        for by in (MembershipFactory(role=COORDINATION).user, protected):
            with pytest.raises(PermissionDenied):
                actions.reset_second_factor(user=protected, by=by)
        assert Authenticator.objects.count() == 2
