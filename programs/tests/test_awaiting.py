"""What a rule is: said once for the home page and for the lists, and never twice under one name."""

from datetime import date, timedelta

import pytest
import time_machine
from django.urls import reverse

from programs import awaiting
from programs.accounts.tests.factories import (
    AdministratorFactory,
    MembershipFactory,
    UserFactory,
    coordinator_of,
)
from programs.enums import MembershipRole, Service, Shared
from programs.lib.periods import add_working_days
from programs.models import Funding
from programs.tests.factories import FundingFactory, ProgramFactory
from programs.tests.waiting import late, waiting

pytestmark = pytest.mark.django_db

# A Tuesday.
NOW = "2008-01-15T12:00-05:00"
END_OF_YEAR = date(2008, 6, 30)


@pytest.fixture(autouse=True)
def _on_a_tuesday():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def program():
    return ProgramFactory()


def finance_officer(program):
    return MembershipFactory(organization=program.lead, role=MembershipRole.FINANCE).user


@pytest.mark.parametrize("count", [0, 1, 2, 5, 9])
def test_the_database_counts_working_days_as_we_do(count):
    days = [date(2008, 1, 7) + timedelta(days=number) for number in range(7)]
    for day in days:
        FundingFactory(starts_on=day, ends_on=END_OF_YEAR)
    found = Funding.objects.annotate(then=awaiting.working_days_after("starts_on", count))
    assert dict(found.values_list("starts_on", "then")) == {
        day: add_working_days(day, count) for day in days
    }


def test_the_database_counts_days_across_a_leap_day():
    FundingFactory(starts_on=date(2008, 2, 28), ends_on=END_OF_YEAR)
    found = Funding.objects.annotate(then=awaiting.days_after("starts_on", 2))
    assert [funding.then for funding in found] == [date(2008, 3, 1)]


class TestUnknownAmounts:
    def test_a_finance_officer_is_asked_for_the_amounts_that_are_missing(self, program):
        FundingFactory(amount=None)
        FundingFactory(program=program)
        unknown = FundingFactory(program=program, amount=None)
        assert waiting(awaiting.UnknownAmount, finance_officer(program)) == [unknown]

    @pytest.mark.parametrize(
        ("ends_on", "is_late"), [(date(2008, 1, 15), False), (date(2008, 1, 14), True)]
    )
    def test_an_amount_is_due_by_the_end_of_its_years(self, program, ends_on, is_late):
        FundingFactory(program=program, amount=None, ends_on=ends_on)
        assert late(awaiting.UnknownAmount, finance_officer(program)) == [is_late]

    def test_its_button_opens_the_funding(self, program):
        unknown = FundingFactory(program=program, amount=None)
        url = reverse("admin:programs_funding_change", args=[unknown.pk])
        assert awaiting.UnknownAmount().url(unknown) == url


class TestForWhom:
    def codes(self, user) -> set[str]:
        return {rule.code for rule in awaiting.rules_for(user)}

    def test_coordination_and_finance_have_rules_of_their_own_and_share_those_of_money(
        self, program
    ):
        shared = {rule.code for rule in awaiting.RULES if rule.section == Service.BUDGETS}
        # Financial reports are published by either, and packs are filled.
        shared |= {"a-publier", "pieces-a-fournir", "dossiers-a-transmettre"}
        assert self.codes(finance_officer(program)) == {"montant-inconnu"} | shared
        assert shared < self.codes(coordinator_of(program))
        assert "montant-inconnu" not in self.codes(coordinator_of(program))

    def test_whoever_is_both_has_both_and_an_administrator_all(self, program):
        both = finance_officer(program)
        MembershipFactory(user=both, organization=program.lead)
        everything = self.codes(AdministratorFactory())
        assert self.codes(both) == self.codes(coordinator_of(program)) | {"montant-inconnu"}
        assert everything == self.codes(both) | {"courriels"}

    @pytest.mark.parametrize("role", [MembershipRole.PARTNER, MembershipRole.FUNDER])
    def test_nothing_awaits_those_who_come_from_outside(self, program, role):
        user = MembershipFactory(organization=program.lead, role=role).user
        assert awaiting.rules_for(user) == awaiting.key_figures_for(user) == []
        assert awaiting.rules_for(UserFactory()) == []


class TestDeclaring:
    @pytest.fixture(autouse=True)
    def _on_their_own(self, monkeypatch):
        monkeypatch.setattr(awaiting, "RULES", [])

    def test_rules_stand_in_the_order_of_the_sections_whatever_is_loaded_first(self):
        for code, section in (("b", Shared.DIRECTORY), ("a", Shared.REPORTS)):
            awaiting.rule(type("Declared", (awaiting.Rule,), {"code": code, "section": section}))
        rules = awaiting.rules_for(AdministratorFactory())
        assert [rule.code for rule in rules] == ["a", "b"]

    def test_two_rules_of_one_name_are_a_mistake(self):
        body = {"code": "a", "section": Shared.REPORTS}
        awaiting.rule(type("First", (awaiting.Rule,), body))
        with pytest.raises(ValueError):
            awaiting.rule(type("Second", (awaiting.Rule,), body))
