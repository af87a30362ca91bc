"""Several people, or one who clicks twice, at the same moment."""

import pytest

from programs.accounts import actions
from programs.accounts.models import Membership, User
from programs.accounts.tests.factories import AdministratorFactory, MembershipFactory, UserFactory
from programs.accounts.tests.invitations import (
    ADDRESS,
    NAMES,
    PASSWORD,
    invite,
    invite_as_administrator,
)
from programs.enums import MembershipRole
from programs.tests.at_once import all_at_once

pytestmark = pytest.mark.django_db(transaction=True)

THREADS = 8


def accept(invitation) -> None:
    actions.accept_invitation(invitation=invitation, **NAMES, password=PASSWORD)


def test_an_invitation_accepted_many_times_at_once_makes_one_account():
    results = all_at_once(accept, [invite()] * THREADS)
    assert sorted(results) == ["ValidationError"] * (THREADS - 1) + ["done"]
    assert User.objects.filter(email=ADDRESS).count() == 1
    assert Membership.objects.filter(user__email=ADDRESS).count() == 1


def test_invitations_of_several_organisations_accepted_at_once_make_one_account():
    """Each has its own row: the address is the last word."""
    results = all_at_once(accept, [invite() for _ in range(THREADS)])
    assert results.count("done") == 1
    assert User.objects.filter(email=ADDRESS).count() == 1


def test_an_account_that_joins_many_times_at_once_holds_one_role():
    user, invitation = UserFactory(email=ADDRESS), invite()

    def join(_) -> None:
        actions.join_with_account(invitation=invitation, account=user)

    results = all_at_once(join, range(THREADS))
    assert (results.count("done"), user.memberships.count()) == (1, 1)


def test_somebody_invited_many_times_at_once_is_invited_once():
    first = invite_as_administrator()
    actions.withdraw_invitation(invitation=first, by=first.invited_by)

    def again(_) -> None:
        invite(organization=first.organization, by=first.invited_by)

    results = all_at_once(again, range(THREADS))
    assert results.count("done") == 1
    assert first.organization.invitations.pending().count() == 1


def test_roles_that_end_at_once_close_the_account():
    user = UserFactory()
    memberships = [
        MembershipFactory(user=user, role=MembershipRole.PARTNER) for _ in range(THREADS)
    ]
    administrator = AdministratorFactory()

    def end(membership) -> None:
        actions.end_membership(membership=membership, by=administrator)

    assert all_at_once(end, memberships) == ["done"] * THREADS
    user.refresh_from_db()
    assert (user.is_active, user.session_epoch) == (False, THREADS)


def test_signing_out_everywhere_many_times_at_once_counts_each():
    user = UserFactory()
    all_at_once(lambda _: actions.end_sessions(user=user), range(THREADS))
    user.refresh_from_db()
    assert user.session_epoch == THREADS
