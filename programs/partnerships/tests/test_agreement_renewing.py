"""A renewal makes one linked successor, with what the old one says and the term that follows."""

from datetime import date
from decimal import Decimal

import pytest

from programs.lib.terms import TermUnit
from programs.partnerships.actions.agreement_making import next_number
from programs.partnerships.actions.agreement_renewing import (
    AlreadyRenewed,
    next_term,
    renew_agreement,
)
from programs.partnerships.enums import AgreementState, ClauseKind, Renewal
from programs.partnerships.models import Agreement
from programs.partnerships.tests.agreements import a_draft, signed
from programs.partnerships.tests.factories import (
    AgreementClauseFactory,
    AgreementContributionFactory,
    AgreementFactory,
    AgreementObligationFactory,
    AmendmentFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def in_june(time_machine):
    time_machine.move_to("2008-06-10 12:00-04:00")


def the_next(**fields) -> tuple[date | None, date | None]:
    return next_term(AgreementFactory(**fields), date(2008, 6, 10))


class TestItsTerm:
    def test_a_year_is_followed_by_a_year(self):
        found = the_next(starts_on=date(2007, 9, 1), ends_on=date(2008, 8, 31))
        assert found == (date(2008, 9, 1), date(2009, 8, 31))

    def test_a_year_that_ends_on_29_february_is_followed_by_one_that_ends_on_the_28th(self):
        found = the_next(starts_on=date(2007, 3, 1), ends_on=date(2008, 2, 29))
        assert found == (date(2008, 3, 1), date(2009, 2, 28))

    def test_a_year_from_29_february_is_followed_by_one_from_1_march(self):
        found = the_next(starts_on=date(2008, 2, 29), ends_on=date(2009, 2, 28))
        assert found == (date(2009, 3, 1), date(2010, 2, 28))

    def test_what_is_no_whole_months_is_followed_by_as_many_days(self):
        found = the_next(starts_on=date(2008, 1, 10), ends_on=date(2008, 5, 20), notice=None)
        assert found == (date(2008, 5, 21), date(2008, 9, 29))

    def test_an_indefinite_one_has_no_end(self):
        assert the_next(ends_on=None, renewal=Renewal.INDEFINITE) == (date(2008, 6, 10), None)

    def test_a_tacit_one_goes_on_by_its_own_months_from_the_end_it_has_come_to(self):
        found = the_next(
            starts_on=date(2003, 9, 1),
            ends_on=date(2006, 8, 31),
            renewal=Renewal.TACIT,
            renewal_months=12,
        )
        assert found == (date(2008, 9, 1), date(2009, 8, 31))

    def test_an_amended_end_is_the_one_that_counts(self):
        agreement = AgreementFactory(starts_on=date(2007, 9, 1), ends_on=date(2008, 8, 31))
        AmendmentFactory(
            agreement=agreement,
            ends_on=date(2008, 12, 31),
            signed_on=date(2008, 1, 5),
            effective_on=date(2008, 1, 6),
        )
        assert next_term(agreement, date(2008, 6, 10)) == (date(2009, 1, 1), date(2009, 12, 31))

    def test_an_end_that_is_signed_and_not_yet_in_effect_counts_too(self):
        agreement = AgreementFactory(starts_on=date(2007, 9, 1), ends_on=date(2008, 8, 31))
        AmendmentFactory(
            agreement=agreement,
            ends_on=date(2008, 12, 31),
            signed_on=date(2008, 6, 10),
            effective_on=date(2008, 9, 1),
        )
        assert next_term(agreement, date(2008, 6, 9))[0] == date(2008, 9, 1)
        assert next_term(agreement, date(2008, 6, 10)) == (date(2009, 1, 1), date(2009, 12, 31))


class TestTheSuccessor:
    def old(self) -> Agreement:
        old = a_draft(insured_hours=40)
        party = old.parties.last()
        AgreementObligationFactory(
            agreement=old, party=party, due_on=date(2008, 1, 31), done_on=date(2008, 1, 20)
        )
        AgreementObligationFactory(agreement=old, party=party, text="Chaque trimestre", due_on=None)
        for due in (date(2007, 11, 30), date(2008, 2, 29)):
            AgreementObligationFactory(
                agreement=old, party=party, text="Déclarer les heures", due_on=due, repeats=3
            )
        AgreementContributionFactory(agreement=old, party=party, amount=Decimal("1200.00"))
        return signed(old)

    def test_it_is_a_draft_with_a_number_of_its_own_that_says_what_it_renews(self):
        old = self.old()
        new = renew_agreement(agreement=old, by=None)
        assert (new.state, new.renews, new.number != old.number) == (
            AgreementState.DRAFT,
            old,
            True,
        )
        assert new.number == f"ENT-{old.program.code}-2008-01"
        assert old.moves.latest("pk").to_state == AgreementState.IN_FORCE

    def test_it_has_its_parties_clauses_and_contributions_and_no_signature(self):
        old = self.old()
        new = renew_agreement(agreement=old, by=None)
        bound = [list(one.parties.values_list("organization", "role")) for one in (old, new)]
        assert bound[0] == bound[1]
        assert new.clauses.get().body == (
            "Les parties collaborent du 1er septembre 2008 au 31 août 2009."
        )
        assert new.contributions.get().amount == Decimal("1200.00")
        assert new.parties.filter(signatures__isnull=False).count() == 0
        assert old.parties.count() == 3

    def test_its_obligations_are_due_a_term_later_each_once_and_none_is_done(self):
        new = renew_agreement(agreement=self.old(), by=None)
        found = new.obligations.values_list("text", "due_on", "repeats", "done_on")
        assert set(found) == {
            ("Remettre la liste des services rendus", date(2009, 1, 31), None, None),
            ("Chaque trimestre", None, None, None),
            ("Déclarer les heures", date(2008, 11, 30), 3, None),
        }

    @pytest.mark.parametrize("effective_on", [date(2008, 1, 6), date(2008, 8, 31)])
    def test_what_amendments_changed_is_its_own_text(self, effective_on):
        old = self.old()
        amendment = AmendmentFactory(
            agreement=old,
            insured_hours=60,
            signed_on=date(2008, 1, 5),
            effective_on=effective_on,
        )
        AgreementClauseFactory(
            agreement=old, amendment=amendment, kind=ClauseKind.DATA_SHARING, title="Données"
        )
        new = renew_agreement(agreement=old, by=None)
        assert new.insured_hours == 60
        assert set(new.clauses.values_list("title", "amendment")) == {
            ("Durée", None),
            ("Données", None),
        }

    def test_the_second_time_it_is_refused_and_says_which_is_the_first(self):
        old = self.old()
        first = renew_agreement(agreement=old, by=None)
        with pytest.raises(AlreadyRenewed) as refusal:
            renew_agreement(agreement=old, by=None)
        assert refusal.value.successor == first
        assert Agreement.objects.filter(renews=old).count() == 1

    def test_its_notice_is_its_own(self):
        old = AgreementFactory(notice=3, notice_unit=TermUnit.MONTHS, ends_on=date(2009, 8, 31))
        new = renew_agreement(agreement=old, by=None)
        assert (new.notice, new.notice_unit) == (3, TermUnit.MONTHS)

    def test_the_numbers_of_a_year_go_on_without_a_gap(self):
        old = self.old()
        renew_agreement(agreement=old, by=None)
        assert next_number(old.program, date(2008, 1, 1))[-7:] == "2008-02"
        assert next_number(old.program, date(2009, 1, 1))[-7:] == "2009-01"
