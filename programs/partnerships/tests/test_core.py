"""What binds on which day, and what the database holds whatever writes to it."""

from datetime import date, timedelta

import pytest
from dateutil.relativedelta import relativedelta
from django.core.exceptions import ValidationError
from django.db import connection
from hypothesis import given, settings
from hypothesis import strategies as st

from programs.lib.terms import Term, TermUnit
from programs.partnerships.actions.machines import agreement_machine, follow_up_machine
from programs.partnerships.enums import (
    AgreementState,
    ClauseKind,
    CommitteeMeetingState,
    FollowUpState,
    Renewal,
)
from programs.partnerships.models import Agreement, FollowUp
from programs.partnerships.tests.factories import (
    AgreementClauseFactory,
    AgreementFactory,
    AgreementObligationFactory,
    AgreementPartyFactory,
    AmendmentFactory,
    CommitteeAttendanceFactory,
    CommitteeFactory,
    CommitteeMeetingFactory,
    CommitteeMemberFactory,
    FollowUpFactory,
    SignatureFactory,
)
from programs.tests.refusals import refused

pytestmark = pytest.mark.django_db

DAYS = st.dates(date(1990, 1, 1), date(2060, 12, 31))


def term_on(agreement: Agreement, day: date):
    found = Agreement.objects.with_term_on(day).get(pk=agreement.pk)
    return found.stood, found.term_ends, found.notice_day


def in_force(day: date) -> list[Agreement]:
    return list(Agreement.objects.in_force_on(day).order_by("pk"))


class TestItsTerm:
    def test_it_binds_from_its_first_day_to_its_last(self):
        agreement = AgreementFactory(starts_on=date(2007, 9, 1), ends_on=date(2009, 8, 31))
        assert in_force(date(2007, 8, 31)) == []
        assert in_force(date(2007, 9, 1)) == [agreement]
        assert in_force(date(2009, 8, 31)) == [agreement]
        assert in_force(date(2009, 9, 1)) == []

    def test_it_is_to_renew_from_its_day_of_notice_and_over_after_its_end(self):
        agreement = AgreementFactory(ends_on=date(2009, 8, 31), notice=90)
        found = Agreement.objects
        assert list(found.to_renew_on(date(2009, 6, 1))) == []
        assert list(found.to_renew_on(date(2009, 6, 2))) == [agreement]
        assert list(found.expired_on(date(2009, 8, 31))) == []
        assert list(found.expired_on(date(2009, 9, 1))) == [agreement]

    def test_one_that_a_signed_amendment_prolongs_is_not_to_renew(self):
        agreement = AgreementFactory(ends_on=date(2009, 8, 31), notice=90)
        AmendmentFactory(
            agreement=agreement,
            ends_on=date(2010, 8, 31),
            signed_on=date(2009, 6, 15),
            effective_on=date(2009, 9, 1),
        )
        found = Agreement.objects
        assert list(found.to_renew_on(date(2009, 6, 14))) == [agreement]
        assert list(found.to_renew_on(date(2009, 6, 15))) == []
        assert list(found.to_renew_on(date(2010, 8, 1))) == [agreement]

    def test_a_notice_of_three_months_is_not_one_of_ninety_days(self):
        agreement = AgreementFactory(
            ends_on=date(2009, 5, 31), notice=3, notice_unit=TermUnit.MONTHS
        )
        assert term_on(agreement, date(2008, 1, 1))[2] == date(2009, 2, 28)

    def test_an_amendment_moves_its_end_from_the_day_it_takes_effect(self):
        agreement = AgreementFactory(ends_on=date(2009, 8, 31))
        AmendmentFactory(
            agreement=agreement,
            ends_on=date(2010, 8, 31),
            signed_on=date(2009, 5, 1),
            effective_on=date(2009, 6, 1),
        )
        assert term_on(agreement, date(2009, 5, 31))[1] == date(2009, 8, 31)
        assert term_on(agreement, date(2009, 6, 1))[1] == date(2010, 8, 31)

    def test_an_amendment_that_is_not_signed_moves_nothing(self):
        agreement = AgreementFactory(ends_on=date(2009, 8, 31))
        AmendmentFactory(
            agreement=agreement, ends_on=date(2010, 8, 31), effective_on=date(2009, 6, 1)
        )
        assert term_on(agreement, date(2009, 7, 1))[1] == date(2009, 8, 31)

    def test_a_tacit_renewal_goes_on_from_end_to_end_through_a_leap_year(self):
        agreement = AgreementFactory(
            starts_on=date(2007, 3, 1),
            ends_on=date(2008, 2, 29),
            renewal=Renewal.TACIT,
            renewal_months=12,
        )
        assert term_on(agreement, date(2008, 2, 29))[1] == date(2008, 2, 29)
        assert term_on(agreement, date(2008, 3, 1))[1] == date(2009, 2, 28)
        assert term_on(agreement, date(2012, 2, 1))[1] == date(2012, 2, 29)
        assert in_force(date(2012, 2, 1)) == [agreement]

    def test_a_notice_stops_it_and_changes_nothing_of_what_was_before(self):
        agreement = AgreementFactory(
            renewal=Renewal.TACIT,
            renewal_months=12,
            denounced_on=date(2009, 5, 1),
            stops_on=date(2009, 8, 31),
        )
        assert in_force(date(2009, 8, 31)) == [agreement]
        assert in_force(date(2009, 9, 1)) == []

    def test_what_is_renewed_binds_until_its_successor_does(self):
        agreement = AgreementFactory(ends_on=date(2009, 8, 31))
        successor = AgreementFactory(
            program=agreement.program,
            renews=agreement,
            starts_on=date(2009, 9, 1),
            ends_on=None,
            renewal=Renewal.INDEFINITE,
            moved_on=date(2009, 6, 10),
        )
        agreement_machine.move(agreement, AgreementState.RENEWED, by=None, on=date(2009, 6, 10))
        assert in_force(date(2009, 8, 31)) == [agreement]
        assert in_force(date(2009, 9, 1)) == [successor]

    def test_what_is_suspended_today_was_in_force_before(self):
        agreement = AgreementFactory()
        agreement_machine.move(
            agreement, AgreementState.SUSPENDED, by=None, on=date(2008, 3, 1), reason="Travaux"
        )
        assert in_force(date(2008, 2, 29)) == [agreement]
        assert in_force(date(2008, 3, 1)) == []

    def test_the_end_may_not_come_before_the_start(self):
        with pytest.raises(ValidationError) as error:
            AgreementFactory(starts_on=date(2008, 1, 1), ends_on=date(2007, 12, 31))
        assert error.value.messages == ["La fin de l’entente précède son début."]

    def test_the_notice_may_not_be_longer_than_the_term(self):
        with pytest.raises(ValidationError) as error:
            AgreementFactory(starts_on=date(2008, 1, 1), ends_on=date(2008, 2, 29), notice=90)
        assert error.value.messages == ["Le préavis est plus long que l’entente."]


class TestWhatTheDatabaseReckons:
    @given(day=DAYS, count=st.integers(0, 800), unit=st.sampled_from(TermUnit))
    @settings(max_examples=60)
    def test_a_term_before_a_day_is_the_same_as_in_python(self, day, count, unit):
        with connection.cursor() as cursor:
            cursor.execute("SELECT arrimage_term_before(%s, %s, %s)", [day, count, unit.value])
            assert cursor.fetchone()[0] == Term(count, unit).before(day)

    @given(first=DAYS, months=st.integers(1, 120), day=DAYS)
    @settings(max_examples=60)
    def test_a_rolled_end_is_what_another_library_says(self, first, months, day):
        with connection.cursor() as cursor:
            cursor.execute("SELECT arrimage_rolled_end(%s, %s, %s)", [first, months, day])
            found = cursor.fetchone()[0]
        ends = (first + relativedelta(months=months * turn) for turn in range(900))
        assert found == next(end for end in ends if end >= day)


class TestItsClauses:
    def test_it_shares_data_from_the_day_on_which_an_amendment_adds_the_clause(self):
        agreement = AgreementFactory()
        amendment = AmendmentFactory(
            agreement=agreement, signed_on=date(2008, 1, 5), effective_on=date(2008, 2, 1)
        )
        AgreementClauseFactory(
            agreement=agreement, amendment=amendment, kind=ClauseKind.DATA_SHARING
        )
        found = Agreement.objects
        assert list(found.sharing_data_on(date(2008, 1, 31))) == []
        assert list(found.sharing_data_on(date(2008, 2, 1))) == [agreement]

    def test_a_signed_clause_is_kept(self):
        clause = AgreementClauseFactory()
        with refused("signed_clause_is_kept"):
            type(clause).objects.update(body="Autre texte")

    def test_a_clause_of_a_draft_may_be_written(self):
        clause = AgreementClauseFactory(agreement__state=AgreementState.DRAFT)
        type(clause).objects.update(body="Autre texte")
        clause.refresh_from_db()
        assert clause.body == "Autre texte"


class TestWhatIsRefused:
    def test_a_party_signs_once(self):
        signature = SignatureFactory()
        with pytest.raises(ValidationError) as error:
            type(signature)(
                party=signature.party, signed_on=signature.signed_on + timedelta(days=1)
            ).full_clean()
        assert error.value.messages == ["Cette partie a déjà signé."]

    def test_what_has_ended_is_not_amended(self):
        agreement = AgreementFactory(state=AgreementState.ENDED)
        with refused("amendment_of_a_live_agreement"):
            AmendmentFactory(agreement=agreement)

    def test_an_obligation_is_of_a_party_of_its_agreement(self):
        with refused("part_of_its_agreement"):
            AgreementObligationFactory(agreement=AgreementFactory(), party=AgreementPartyFactory())

    def test_agreements_do_not_renew_each_other_in_a_circle(self):
        first = AgreementFactory()
        second = AgreementFactory(program=first.program, renews=first)
        with refused("renewal_has_no_circle"):
            Agreement.objects.filter(pk=first.pk).update(renews=second)

    def test_a_meeting_without_a_day_is_planned_and_not_held(self):
        planned = CommitteeMeetingFactory(
            day=None, starts=None, ends=None, state=CommitteeMeetingState.PLANNED
        )
        assert planned.last_day is None
        with pytest.raises(ValidationError) as error:
            CommitteeMeetingFactory(
                day=None, starts=None, ends=None, state=CommitteeMeetingState.HELD
            )
        assert error.value.messages == ["Fixez le jour de la rencontre."]

    def test_who_came_is_a_member_of_that_committee(self):
        with refused("part_of_its_committee"):
            CommitteeAttendanceFactory(
                member=CommitteeMemberFactory(), meeting=CommitteeMeetingFactory()
            )

    def test_a_follow_up_is_of_the_program_of_its_committee(self):
        with refused("follow_up_of_its_program"):
            FollowUpFactory(committee=CommitteeFactory())


def test_a_follow_up_was_open_until_the_day_on_which_it_was_done():
    follow_up = FollowUpFactory(noted_on=date(2007, 10, 18))
    follow_up_machine.move(follow_up, FollowUpState.DONE, by=None, on=date(2007, 12, 1))
    assert list(FollowUp.objects.open_on(date(2007, 11, 30))) == [follow_up]
    assert list(FollowUp.objects.open_on(date(2007, 12, 1))) == []
