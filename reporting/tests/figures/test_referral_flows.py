"""What an organisation sent to a program, during a time of its own: the same as the figures of that time."""

from dataclasses import fields, replace
from datetime import date, timedelta
from decimal import Decimal
from random import Random

import pytest

from programs.enums import Service
from programs.lib.periods import Period
from programs.referrals.enums import RefusalReason
from programs.referrals.tests.factories import ReferralFactory
from programs.tests.factories import OrganizationFactory, ProgramFactory
from reporting.figures import FIGURES, Scope, collect
from reporting.figures.referral_flows import Flow, FlowSpan, flows_of, records_of

pytestmark = pytest.mark.django_db

YEAR = Period(date(2007, 7, 1), date(2008, 6, 30))
SPANS = (YEAR, Period(date(2007, 9, 1), date(2007, 11, 30)), Period(date(2008, 1, 1), YEAR.end))
NUMBERS = [one.name for one in fields(Flow) if one.name != "refusals"]


def wander(program, referrers, chance: Random) -> None:
    """A referral to which something happens, on days that are known or not."""
    day = YEAR.start + timedelta(days=chance.randrange(-20, 370))
    referral = ReferralFactory(program=program, referrer=chance.choice(referrers), received_on=day)
    after = chance.choice((("refused",), ("accepted", "first_contact", "in_service"), ()))
    for state in after[: chance.randrange(len(after) + 1)]:
        day += timedelta(days=chance.randrange(-2, 60))
        referral.moves.create(to_state=state, effective_on=day, day_known=chance.random() < 0.8)
        if state == "refused":
            referral.state, referral.refusal, referral.reason = state, chance.choice(REASONS), "x"
            referral.save()


REASONS = ("", *RefusalReason.values)


def test_each_number_is_that_of_the_figure_and_opens_into_its_records():
    chance = Random(7)
    programs = [ProgramFactory() for _ in range(2)]
    referrers = [OrganizationFactory() for _ in range(3)]
    for _ in range(120):
        wander(chance.choice(programs), [*referrers, None], chance)
    spans = [
        FlowSpan((program.pk, one.pk, period), program.pk, frozenset({one.pk}), period)
        for program in programs
        for one in referrers
        for period in SPANS
    ]
    found = flows_of(spans)
    for program in programs:
        for period in SPANS:
            results = collect(Scope(program=program), period, [f"referrals.{n}" for n in NUMBERS])
            for one in referrers:
                flow, span = found[program.pk, one.pk, period], spans[0]
                span = replace(
                    span, program=program.pk, referrers=frozenset({one.pk}), period=period
                )
                for name in NUMBERS:
                    part = results[f"referrals.{name}"].part((one.pk,))
                    nothing = FIGURES[f"referrals.{name}"].measure.nothing.number
                    assert (name, getattr(flow, name)) == (name, part.number if part else nothing)
                assert records_of(span, "received").count() == flow.received
                refused = records_of(span, "refused").values_list("refusal", flat=True)
                assert sorted(flow.refusals.elements()) == sorted(refused)
    assert all(any(getattr(flow, name) for flow in found.values()) for name in NUMBERS)


def test_one_partner_may_have_sent_under_several_records():
    program, before, now = ProgramFactory(), OrganizationFactory(), OrganizationFactory()
    for days, referrer in ((2, before), (5, now), (9, OrganizationFactory())):
        referral = ReferralFactory(program=program, referrer=referrer, state="in_service")
        day = referral.received_on + timedelta(days=days)
        referral.moves.create(to_state="in_service", effective_on=day)
    span = FlowSpan("both", program.pk, frozenset({before.pk, now.pk}), YEAR)
    assert flows_of([span])["both"] == Flow(
        received=2, accepted=2, in_service=2, without_contact=2,
        median_days_to_service=Decimal("3.5"),
    )  # fmt: skip
    assert records_of(span, "median_days_to_service").count() == 2


def test_a_program_that_takes_no_referrals_has_no_flow():
    program = ProgramFactory(services=[Service.MENTORING])
    referral = ReferralFactory(program=program)
    span = FlowSpan(1, program.pk, frozenset({referral.referrer_id}), YEAR)
    assert flows_of([span]) == {1: Flow()}


@pytest.mark.parametrize(("count", "queries"), [(0, 0), (1, 1), (3, 1)])
def test_the_number_of_queries_does_not_grow(django_assert_num_queries, count, queries):
    spans = []
    for number in range(count):
        referral = ReferralFactory()
        referrers = frozenset({referral.referrer_id})
        spans.append(FlowSpan(number, referral.program_id, referrers, YEAR))
    with django_assert_num_queries(queries):
        assert [flow.received for flow in flows_of(spans).values()] == [1] * count
