"""The doors of bursaries: who sees which records, and what nobody sees but its author."""

import pytest

from bursaries import access, models
from bursaries.enums import ReviewConflict, RoundState
from bursaries.forms.reviewing import ReviewersForm
from bursaries.tests.factories import ApplicationFactory, ReviewFactory
from bursaries.tests.samples import whole_course
from programs.accounts.tests.factories import MembershipFactory, UserFactory, coordinator_of
from programs.enums import MembershipRole
from programs.tests.factories import ProgramFactory
from reporting.tests.factories import finance_officer_of

pytestmark = pytest.mark.django_db

DOORS = {name: getattr(access, name) for name in dir(access) if name.startswith("visible_")}
OF_ACCOUNTS = {"visible_awards", "visible_award_instalments"}
# Files are joined on pages of their own; a reversal is of an expense.
EMPTY = {
    "visible_application_files", "visible_attestation_files", "visible_award_files",
    "visible_reference_files", "visible_repayment_reversals",
}  # fmt: skip


@pytest.fixture
def program():
    found = ProgramFactory()
    whole_course(found)
    return found


def seen_by(user) -> set[str]:
    """The doors behind which the user sees anything."""
    return {name for name, door in DOORS.items() if door(user).exists()}


def test_a_coordinator_sees_all_that_a_program_has_and_nothing_of_another_s(program):
    assert seen_by(coordinator_of(program)) == DOORS.keys() - EMPTY
    assert seen_by(coordinator_of(ProgramFactory())) == set()


def test_who_keeps_the_accounts_sees_what_is_given_and_nothing_else(program):
    assert seen_by(finance_officer_of(program)) == OF_ACCOUNTS


@pytest.mark.parametrize(
    "role", [MembershipRole.REVIEWER, MembershipRole.PARTNER, MembershipRole.FUNDER]
)
def test_nobody_else_has_a_door(program, role):
    assert seen_by(MembershipFactory(organization=program.lead, role=role).user) == set()


def test_a_draft_is_seen_by_nobody(program):
    draft = ApplicationFactory(round=program.bursary_rounds.first(), draft=True)
    assert draft not in access.visible_applications(coordinator_of(program))


def test_a_reviewer_reads_what_is_confided_once_a_conflict_is_ruled_out():
    review = ReviewFactory(conflict=ReviewConflict.UNDECLARED, declared_at=None)
    user, other = review.reviewer.user, ReviewFactory().reviewer.user
    MembershipFactory(
        user=user,
        organization=review.application.round.program.lead,
        role=MembershipRole.REVIEWER,
    )
    assert list(access.own_reviews(user)) == [review]
    assert (list(access.readable_reviews(user)), review in access.own_reviews(other)) == ([], False)
    models.Review.objects.filter(pk=review.pk).update(
        conflict=ReviewConflict.NONE, declared_at=review.assigned_at
    )
    assert list(access.readable_reviews(user)) == [review]
    models.BursaryRound.objects.update(state=RoundState.ENDED)
    assert list(access.readable_reviews(user)) == []


def test_whom_a_coordinator_may_choose_to_review(program):
    lead = program.lead
    user = coordinator_of(program)
    there = program.bursary_rounds.first().reviewers.get().user
    named = MembershipFactory(organization=lead, role=MembershipRole.REVIEWER).user
    vouched = MembershipFactory(role=MembershipRole.REVIEWER, vouched_by=lead).user
    MembershipFactory(role=MembershipRole.REVIEWER)
    MembershipFactory(organization=lead, role=MembershipRole.REVIEWER, is_active=False)
    MembershipFactory(organization=lead, role=MembershipRole.PARTNER)
    UserFactory()
    assert set(access.possible_reviewers_for(user)) == {user, there, named, vouched}
    offered = ReviewersForm(round=program.bursary_rounds.first()).fields["users"].queryset
    assert set(offered) == {user, named, vouched}
