"""What of partnerships awaits a coordinator: when it begins to, when it is late, and when it no longer does."""

from datetime import UTC, date, datetime

import pytest
import time_machine

from programs.accounts.tests.factories import coordinator_of
from programs.awaiting import key_figures_for, rules_for
from programs.enums import Service
from programs.lib.terms import TermUnit
from programs.partnerships.actions.machines import agreement_machine, follow_up_machine
from programs.partnerships.awaiting import agreements, committees, directory
from programs.partnerships.enums import (
    AgreementState,
    CommitteeMeetingState,
    FollowUpState,
    HoursPer,
    Renewal,
    Wish,
)
from programs.partnerships.tests.awaited import awaits
from programs.partnerships.tests.factories import (
    AgreementFactory,
    AgreementObligationFactory,
    AgreementPartyFactory,
    AgreementReviewFactory,
    AmendmentFactory,
    CommitteeMeetingFactory,
    FollowUpFactory,
    InsuredHoursFactory,
    NetworkEntryFactory,
)
from programs.tests.factories import OrganizationFactory, ProgramFactory
from programs.tests.waiting import coming, late, waiting
from reporting.tests.factories import finance_officer_of

pytestmark = pytest.mark.django_db

# A Tuesday.
NOW = "2008-01-15T12:00-05:00"

# Where each is done.
PAGES = {
    "ententes-a-renouveler": "agreement_page",
    "reconductions-a-decider": "agreement_page",
    "ententes-echues": "agreement_page",
    "signatures-en-retard": "agreement_page",
    "evaluations-a-demander": "agreement_reviews_ask",
    "heures-au-dela": "agreement_hours",
    "obligations-d-ententes": "agreement_obligation_step",
    "evaluations-en-retard": "agreement_review",
    "evaluations-a-conclure": "agreement_review",
    "suivis-a-faire": "follow_up_page",
    "rencontres-a-convoquer": "committee_meeting",
    "rencontres-a-noter": "committee_meeting",
    "comptes-rendus-a-ecrire": "committee_notes",
    "comptes-rendus-a-adopter": "committee_meeting",
    "fiches-a-confirmer": "directory_entry",
}


@pytest.fixture(autouse=True)
def _on_a_tuesday():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def program():
    return ProgramFactory(services=[Service.PARTNERSHIPS])


@pytest.fixture
def user(program):
    return coordinator_of(program)


def rules_of(user) -> dict[str, int]:
    """How many things of partnerships await ``user``, by rule."""
    own = [rule for rule in rules_for(user) if rule.section == Service.PARTNERSHIPS]
    return {rule.code: len(waiting(type(rule), user)) for rule in own}


def test_each_thing_awaits_those_who_coordinate_and_nobody_else(program, user):
    awaits(ProgramFactory())
    assert set(rules_of(user).values()) == {0}
    awaits(program)
    assert set(rules_of(user).values()) == {1}
    assert len(rules_of(user)) == 15
    assert rules_of(finance_officer_of(program)) == {}


def test_each_leads_to_the_page_where_it_is_done(client, program, user):
    awaits(program)
    client.force_login(user)
    opened = {}
    for rule in rules_for(user):
        if rule.section == Service.PARTNERSHIPS:
            (record,) = waiting(type(rule), user)
            answer = client.get(rule.url(record))
            opened[rule.code] = (answer.resolver_match.view_name, answer.status_code)
    assert opened == {code: (page, 200) for code, page in PAGES.items()}


class TestItsEnd:
    @pytest.mark.parametrize(("ends_on", "found"), [(date(2008, 4, 14), 1), (date(2008, 4, 15), 0)])
    def test_it_is_to_renew_from_its_day_of_notice_and_late_after_its_end(
        self, program, user, ends_on, found
    ):
        agreement = AgreementFactory(program=program, ends_on=ends_on, notice=90)
        assert waiting(agreements.AgreementToRenew, user) == [agreement] * found
        assert late(agreements.AgreementToRenew, user) == [False] * found

    def test_three_months_before_the_last_of_april_is_no_ninety_days(self, program, user):
        of_it = {"program": program, "ends_on": date(2008, 4, 14), "notice": 3}
        agreement = AgreementFactory(**of_it, notice_unit=TermUnit.MONTHS)
        (found,) = waiting(agreements.AgreementToRenew, user)
        assert (found, found.waiting_since) == (agreement, date(2008, 1, 14))
        assert found.due_day == date(2008, 4, 14)

    def test_what_ends_by_itself_is_not_renewed_and_expires(self, program, user):
        agreement = AgreementFactory(
            program=program, ends_on=date(2008, 1, 14), renewal=Renewal.NONE
        )
        assert waiting(agreements.AgreementToRenew, user) == []
        assert waiting(agreements.AgreementExpired, user) == [agreement]
        assert late(agreements.AgreementExpired, user) == [True]

    def test_what_was_renewed_awaits_nothing(self, program, user):
        agreement = AgreementFactory(program=program, ends_on=date(2008, 1, 10))
        AgreementFactory(
            program=program, renews=agreement, starts_on=date(2008, 1, 11), notice=None
        )
        agreement_machine.move(agreement, AgreementState.RENEWED, by=None)
        assert waiting(agreements.AgreementExpired, user) == []

    @pytest.mark.parametrize(
        ("ends_on", "found"),
        [
            # Sixty days before the day of notice, and the day before.
            (date(2008, 6, 13), 1),
            (date(2008, 6, 14), 0),
            # The last day of notice; the day after, it goes on for another year.
            (date(2008, 4, 14), 1),
            (date(2008, 4, 13), 0),
        ],
    )
    def test_a_tacit_renewal_is_decided_before_its_day_of_notice(
        self, program, user, ends_on, found
    ):
        tacit = {"renewal": Renewal.TACIT, "renewal_months": 12, "notice": 90}
        agreement = AgreementFactory(program=program, ends_on=ends_on, **tacit)
        assert waiting(agreements.RenewalToDecide, user) == [agreement] * found
        assert late(agreements.RenewalToDecide, user) == [False] * found

    def test_a_review_that_keeps_it_decided(self, program, user):
        tacit = {"renewal": Renewal.TACIT, "renewal_months": 12, "notice": 90}
        party = AgreementPartyFactory(
            agreement=AgreementFactory(program=program, ends_on=date(2008, 5, 31), **tacit)
        )
        review = AgreementReviewFactory(
            party=party,
            asked_on=date(2007, 12, 1),
            due_on=date(2008, 1, 5),
            concluded_on=date(2008, 1, 8),
            conclusion=Wish.AMEND,
        )
        assert waiting(agreements.RenewalToDecide, user) == [party.agreement]
        type(review).objects.update(conclusion=Wish.KEEP)
        assert waiting(agreements.RenewalToDecide, user) == []


@pytest.mark.parametrize(("sent_on", "found"), [(date(2007, 12, 16), 0), (date(2007, 12, 15), 1)])
def test_signatures_are_late_after_thirty_days(program, user, sent_on, found):
    agreement = AgreementFactory(program=program, state=AgreementState.SIGNING, moved_on=sent_on)
    assert waiting(agreements.SignatureToGet, user) == [agreement] * found
    assert late(agreements.SignatureToGet, user) == [True] * found


class TestReviews:
    @pytest.mark.parametrize(
        ("starts_on", "found"),
        [
            (date(2006, 2, 14), 1),
            (date(2006, 2, 15), 0),
            (date(2006, 1, 2), 1),
            (date(2008, 1, 2), 0),
        ],
    )
    def test_one_is_asked_from_a_month_before_the_anniversary(
        self, program, user, starts_on, found
    ):
        agreement = AgreementFactory(program=program, starts_on=starts_on)
        assert waiting(agreements.ReviewToAsk, user) == [agreement] * found

    def test_of_what_began_on_february_29_the_anniversary_is_the_28th(self, program, user):
        with time_machine.travel("2007-02-01T12:00-05:00", tick=False):
            AgreementFactory(
                program=program, starts_on=date(2004, 2, 29), moved_on=date(2004, 3, 1)
            )
            (found,) = waiting(agreements.ReviewToAsk, user)
        assert found.due_day == date(2007, 2, 28)

    @pytest.mark.parametrize(
        ("starts_on", "year", "due_on"),
        [
            (date(2006, 2, 15), 2007, date(2008, 2, 15)),
            # This one was asked of already, or began this month: next year’s.
            (date(2006, 2, 15), 2008, date(2009, 2, 15)),
            (date(2008, 1, 2), 2007, date(2009, 1, 2)),
        ],
    )
    def test_the_next_one_is_foreseen_in_its_year(self, program, user, starts_on, year, due_on):
        agreement = AgreementFactory(
            program=program, starts_on=starts_on, ends_on=date(2009, 8, 31)
        )
        asked = {"asked_on": date(2008, 1, 7), "due_on": date(2008, 1, 14)}
        AgreementReviewFactory(party=AgreementPartyFactory(agreement=agreement), year=year, **asked)
        (found,) = coming(agreements.ReviewToAsk, user)
        assert (found, found.due_day) == (agreement, due_on)

    def test_what_ends_before_its_anniversary_is_not_reviewed(self, program, user):
        AgreementFactory(program=program, starts_on=date(2006, 6, 1), ends_on=date(2008, 5, 31))
        assert coming(agreements.ReviewToAsk, user) == []

    def test_none_is_asked_twice_a_year_nor_where_none_is_due(self, program, user):
        asked = AgreementFactory(program=program, starts_on=date(2006, 2, 1))
        AgreementReviewFactory(
            party=AgreementPartyFactory(agreement=asked),
            asked_on=date(2008, 1, 7),
            due_on=date(2008, 2, 1),
        )
        AgreementFactory(program=program, starts_on=date(2006, 2, 1), reviewed_each_year=False)
        assert waiting(agreements.ReviewToAsk, user) == []

    def test_it_waits_for_its_partner_then_for_its_conclusion(self, program, user):
        review = AgreementReviewFactory(
            party__agreement__program=program,
            asked_on=date(2007, 12, 1),
            due_on=date(2008, 1, 15),
        )
        assert waiting(agreements.ReviewOverdue, user) == []
        type(review).objects.update(due_on=date(2008, 1, 14))
        assert late(agreements.ReviewOverdue, user) == [True]
        type(review).objects.update(answered_at=datetime(2007, 12, 16, 2, tzinfo=UTC), wish="keep")
        assert waiting(agreements.ReviewOverdue, user) == []
        (found,) = waiting(agreements.ReviewToConclude, user)
        # In Toronto it was still the 15th.
        assert (found.waiting_since, found.due_day) == (date(2007, 12, 15), date(2008, 1, 14))
        type(review).objects.update(concluded_on=date(2008, 1, 15), conclusion="keep")
        assert waiting(agreements.ReviewToConclude, user) == []


class TestInsuredHours:
    def declared(self, program, hours, on, **agreement):
        of_it = {"insured_hours": 10, "starts_on": date(2005, 3, 1)} | agreement
        party = AgreementPartyFactory(agreement=AgreementFactory(program=program, **of_it))
        InsuredHoursFactory(party=party, starts_on=on, ends_on=on, hours=hours)
        return party

    @pytest.mark.parametrize(("hours", "found"), [("10.00", 0), ("10.25", 1)])
    def test_they_are_beyond_once_more_are_declared_than_insured(self, program, user, hours, found):
        self.declared(program, hours, date(2007, 10, 1))
        assert len(waiting(agreements.HoursBeyond, user)) == found

    def test_those_of_another_year_of_the_agreement_do_not_count(self, program, user):
        party = self.declared(program, 9, date(2007, 2, 28))
        InsuredHoursFactory(party=party, hours=9)
        assert waiting(agreements.HoursBeyond, user) == []
        type(party.agreement).objects.update(insured_per=HoursPer.TERM)
        (found,) = waiting(agreements.HoursBeyond, user)
        assert agreements.HoursBeyond().details(found) == ["18 h déclarées, 10 h assurées"]

    def test_an_amendment_insures_more_from_its_day(self, program, user):
        party = self.declared(program, 12, date(2007, 10, 1))
        AmendmentFactory(
            agreement=party.agreement,
            insured_hours=12,
            signed_on=date(2008, 1, 5),
            effective_on=date(2008, 1, 16),
        )
        assert waiting(agreements.HoursBeyond, user) == [party.agreement]
        with time_machine.travel("2008-01-16T12:00-05:00", tick=False):
            assert waiting(agreements.HoursBeyond, user) == []


@pytest.mark.parametrize(("due_on", "found"), [(date(2008, 1, 29), 1), (date(2008, 1, 30), 0)])
def test_an_obligation_waits_two_weeks_before_its_day_unless_it_is_met(
    program, user, due_on, found
):
    obligation = AgreementObligationFactory(party__agreement__program=program, due_on=due_on)
    assert waiting(agreements.ObligationDue, user) == [obligation] * found
    type(obligation).objects.update(done_on=date(2008, 1, 15))
    assert waiting(agreements.ObligationDue, user) == []


class TestCommittees:
    @pytest.mark.parametrize(("due_on", "found"), [(date(2008, 1, 22), 1), (date(2008, 1, 23), 0)])
    def test_a_follow_up_waits_a_week_before_its_day(self, program, user, due_on, found):
        follow_up = FollowUpFactory(program=program, due_on=due_on)
        FollowUpFactory(program=program, due_on=None)
        assert waiting(committees.FollowUpDue, user) == [follow_up] * found

    def test_it_is_late_after_its_day_and_no_more_once_it_is_done(self, program, user):
        follow_up = FollowUpFactory(program=program, due_on=date(2008, 1, 14))
        assert late(committees.FollowUpDue, user) == [True]
        follow_up_machine.move(follow_up, FollowUpState.DONE, by=None)
        assert waiting(committees.FollowUpDue, user) == []

    @pytest.mark.parametrize(
        ("day", "to_convene", "to_note"),
        [
            (date(2008, 1, 26), 0, 0),
            (date(2008, 1, 25), 1, 0),
            (date(2008, 1, 15), 1, 0),
            (date(2008, 1, 14), 0, 1),
        ],
    )
    def test_a_meeting_is_convened_ten_days_before_and_noted_after(
        self, program, user, day, to_convene, to_note
    ):
        CommitteeMeetingFactory(
            committee__program=program, day=day, state=CommitteeMeetingState.PLANNED
        )
        assert len(waiting(committees.MeetingToConvene, user)) == to_convene
        assert len(waiting(committees.MeetingToNote, user)) == to_note

    def test_a_meeting_without_a_day_awaits_nobody(self, program, user):
        CommitteeMeetingFactory(
            committee__program=program,
            day=None,
            starts=None,
            ends=None,
            state=CommitteeMeetingState.PLANNED,
        )
        assert set(rules_of(user).values()) == {0}

    @pytest.mark.parametrize(("day", "found"), [(date(2008, 1, 9), 0), (date(2008, 1, 8), 1)])
    def test_its_minutes_are_awaited_after_a_week(self, program, user, day, found):
        CommitteeMeetingFactory(committee__program=program, day=day)
        assert len(waiting(committees.MinutesToWrite, user)) == found

    def test_nobody_awaits_the_minutes_of_a_committee_that_was_dissolved(self, program, user):
        for minutes in ("", "## Accueil"):
            CommitteeMeetingFactory(
                committee__program=program,
                committee__ends_on=date(2008, 1, 12),
                day=date(2008, 1, 2),
                minutes=minutes,
            )
        assert len(waiting(committees.MinutesToWrite, user)) == 0
        assert len(waiting(committees.MinutesToAdopt, user)) == 0

    def test_written_minutes_wait_for_the_next_meeting_to_adopt_them(self, program, user):
        held = CommitteeMeetingFactory(committee__program=program, minutes="## Accueil")
        CommitteeMeetingFactory(
            committee=held.committee,
            day=date(2008, 1, 10),
            state=CommitteeMeetingState.CANCELLED,
            reason="Tempête",
        )
        (found,) = waiting(committees.MinutesToAdopt, user)
        assert (found, found.due_day) == (held, None)
        CommitteeMeetingFactory(
            committee=held.committee, day=date(2008, 2, 7), state=CommitteeMeetingState.PLANNED
        )
        (found,) = waiting(committees.MinutesToAdopt, user)
        assert found.due_day == date(2008, 2, 7)


class TestTheDirectory:
    @pytest.mark.parametrize(
        ("confirmed_on", "found"), [(date(2007, 1, 15), 1), (date(2007, 1, 16), 0), (None, 1)]
    )
    def test_an_entry_is_confirmed_each_year(self, program, user, confirmed_on, found):
        entry = NetworkEntryFactory(organization=program.lead, confirmed_on=confirmed_on)
        assert waiting(directory.EntryToConfirm, user) == [entry] * found

    def test_that_of_whom_one_has_no_agreement_with_awaits_somebody_else(self, program, user):
        NetworkEntryFactory(organization=OrganizationFactory())
        assert waiting(directory.EntryToConfirm, user) == []


def test_the_key_figures_count_what_binds_and_what_is_to_do(program, user):
    AgreementFactory(program=program)
    AgreementFactory(program=program, ends_on=date(2008, 1, 14))
    FollowUpFactory(program=program, due_on=None)
    FollowUpFactory(program=program, state=FollowUpState.DONE)
    found = [one for one in key_figures_for(user) if one.section == Service.PARTNERSHIPS]
    assert [one.records(user).count() for one in found] == [1, 1]
