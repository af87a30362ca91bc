"""What the figures of the referrals count."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from mentoring.tests.factories import MenteeFactory, PairingFactory
from programs.lib.periods import Period, today
from programs.referrals.actions import mark_duplicate, move_referral, refuse_referral
from programs.referrals.enums import ReferralState
from programs.referrals.tests.factories import ReferralFactory
from programs.referrals.tests.portal import open_program, organization_of, partner_of, refer
from programs.tests.factories import OrganizationFactory, ProgramFactory
from reporting.figures import FIGURES, Scope, collect
from reporting.figures.display import display_result

pytestmark = pytest.mark.django_db
YEAR = Period(date(2007, 7, 1), date(2008, 6, 30))


def result(program, code):
    return collect(Scope(program=program), YEAR, [code])[code]


def test_referrals_count_by_the_day_they_were_received():
    program = ProgramFactory()
    for day in (date(2007, 6, 30), date(2007, 7, 1), date(2008, 6, 30), date(2008, 7, 1)):
        ReferralFactory(program=program, received_on=day)
    assert result(program, "referrals.received").number == 2


def test_referrers_stand_from_the_most_to_the_least_then_by_name():
    program = ProgramFactory()
    for name, count in (("Zénith", 1), ("Amont", 1), ("Carrefour", 3)):
        ReferralFactory.create_batch(
            count, program=program, referrer=OrganizationFactory(name=name)
        )
    received = result(program, "referrals.received")
    assert [(part.label, part.number) for part in received.parts] == [
        ("Carrefour", 3),
        ("Amont", 1),
        ("Zénith", 1),
    ]


def test_two_organisations_of_one_name_stay_two_parts():
    program = ProgramFactory()
    for _ in range(2):
        ReferralFactory(program=program, referrer=OrganizationFactory(name="La Passerelle"))
    assert [part.number for part in result(program, "referrals.received").parts] == [1, 1]


def test_a_referral_without_an_organisation_keeps_its_line():
    program = ProgramFactory()
    ReferralFactory(program=program, referrer=None)
    parts = result(program, "referrals.received").parts
    assert [(part.key, part.label, part.number) for part in parts] == [
        ((None,), "Sans organisme référent", 1)
    ]


LAST, NEXT = YEAR.end, YEAR.end + timedelta(days=1)


@pytest.mark.parametrize(("accepted_on", "counted"), [(YEAR.start, 1), (LAST, 1), (NEXT, 0)])
def test_a_referral_is_accepted_by_the_last_day_or_not_at_all(accepted_on, counted):
    referral = ReferralFactory(
        state=ReferralState.ACCEPTED, received_on=YEAR.start, accepted_on=accepted_on
    )
    assert result(referral.program, "referrals.accepted").number == counted
    assert result(referral.program, "people.reached").number == counted


@pytest.mark.parametrize("state", [ReferralState.RECEIVED, ReferralState.UNDER_REVIEW])
def test_a_referral_that_waits_is_not_accepted(state):
    referral = ReferralFactory(state=state)
    assert result(referral.program, "referrals.accepted").number == 0


@pytest.mark.parametrize("on", [LAST, NEXT])
@pytest.mark.parametrize("to", [ReferralState.WITHDRAWN, ReferralState.CLOSED])
def test_a_referral_was_accepted_whatever_follows(to, on):
    referral = ReferralFactory(state=ReferralState.ACCEPTED)
    move_referral(referral=referral, to=to, by=None, on=on, reason="Déménagement")
    assert result(referral.program, "referrals.accepted").number == 1
    assert result(referral.program, "people.reached").number == 1


def test_a_duplicate_was_never_received():
    referral = ReferralFactory(state=ReferralState.ACKNOWLEDGED)
    assert result(referral.program, "referrals.received").number == 1
    mark_duplicate(referral=referral, by=None, on=NEXT)
    assert result(referral.program, "referrals.received").number == 0


def test_a_referral_is_followed_by_a_pairing_that_began_by_the_end():
    program = ProgramFactory()
    for started_on in (date(2008, 6, 30), date(2008, 7, 1)):
        referral = ReferralFactory(program=program, state=ReferralState.IN_SERVICE)
        mentee = MenteeFactory(program=program, person=referral.person, referral=referral)
        PairingFactory(program=program, mentee=mentee, started_on=started_on)
    assert result(program, "referrals.paired").number == 1


def test_a_person_is_reached_once_however_they_came():
    referral = ReferralFactory(state=ReferralState.IN_SERVICE)
    MenteeFactory(program=referral.program, person=referral.person, referral=referral)
    ReferralFactory(program=referral.program, person=referral.person, state=ReferralState.ACCEPTED)
    assert result(referral.program, "people.reached").number == 1


def test_a_person_whose_referral_was_refused_is_not_reached():
    referral = ReferralFactory(state=ReferralState.REFUSED, reason="Hors du territoire")
    assert result(referral.program, "people.reached").number == 0


def test_a_share_of_accepted_referrals_has_its_counts():
    program = ProgramFactory()
    ReferralFactory.create_batch(2, program=program, state=ReferralState.ACCEPTED)
    ReferralFactory(program=program)
    share = result(program, "referrals.acceptance_rate")
    assert (str(share.number), share.numerator, share.denominator) == ("66.7", 2, 3)


def test_a_referral_of_the_form_counts_like_an_imported_one():
    program = open_program()
    partner = partner_of(program)
    body = organization_of(partner)
    refer(partner, program)
    ReferralFactory(program=program, referrer=body, received_on=today())
    year = program.calendar.year_containing(today())
    received = collect(Scope(program=program), year, ["referrals.received"])["referrals.received"]
    assert received.number == 2
    assert [(part.label, part.number) for part in received.parts] == [(body.name, 2)]


# --- refused, and how long it takes ---------------------------------------------------------------------


def by_label(found) -> dict[str, object]:
    return {part.label: part.number for part in found.parts}


def received_and(program, **days) -> None:
    """A referral of September 4 that came to each state so many days later."""
    referral = ReferralFactory(program=program, state=[*days][-1], referrer=None)
    for state, after in days.items():
        referral.moves.create(
            to_state=state, effective_on=referral.received_on + timedelta(days=after)
        )


@pytest.mark.parametrize(("day", "counted"), [(LAST, 1), (NEXT, 0)])
def test_a_referral_is_refused_by_the_last_day_or_not_at_all(day, counted):
    referral = ReferralFactory()
    refuse_referral(referral=referral, refusal="outside", by=None, on=day)
    assert result(referral.program, "referrals.refused").number == counted
    assert result(referral.program, "referrals.refused_by_reason").number == counted


def test_a_reason_that_nobody_chose_stands_apart():
    program = ProgramFactory()
    for refusal in ("outside", "outside", "no_place", ""):
        refuse_referral(
            referral=ReferralFactory(program=program), refusal=refusal, by=None, reason="x", on=LAST
        )
    found = result(program, "referrals.refused_by_reason")
    assert by_label(found) == {"Hors territoire": 2, "Motif non précisé": 1, "Pas de place": 1}
    figure = FIGURES["referrals.refused_by_reason"]
    (unsaid,) = figure.part_records(Scope(program=program), YEAR, ("",))
    assert (unsaid.refusal, unsaid.reason) == ("", "x")


@pytest.mark.parametrize(
    ("delays", "median"),
    [((), None), ((3,), 3), ((3, 8), Decimal("5.5")), ((0, 4, 90), 4), ((1, 2, 4, 5), 3)],
)
@pytest.mark.parametrize(
    ("state", "code"),
    [
        ("first_contact", "referrals.median_days_to_contact"),
        ("in_service", "referrals.median_days_to_service"),
    ],
)
def test_half_of_the_referrals_wait_no_longer_than_the_median(state, code, delays, median):
    program = ProgramFactory()
    for days in delays:
        received_and(program, **{state: days})
    ReferralFactory(program=program)
    found = result(program, code)
    assert (found.number, [part.number for part in found.parts]) == (
        median,
        [median] if delays else [],
    )
    assert FIGURES[code].records(Scope(program=program), YEAR).count() == len(delays)


def test_a_median_of_nothing_does_not_exist():
    found = result(ProgramFactory(), "referrals.median_days_to_contact")
    assert display_result(found, "fr") == "s. o."


def test_a_service_that_began_without_a_contact_has_no_delay_to_it():
    program = ProgramFactory()
    received_and(program, accepted=1, in_service=5)
    received_and(program, accepted=1, first_contact=3, in_service=7)
    numbers = {
        name: result(program, f"referrals.{name}").number
        for name in (
            *("accepted", "in_service", "without_contact"),
            *("median_days_to_contact", "median_days_to_service"),
        )
    }
    assert numbers == {
        "accepted": 2,
        "in_service": 2,
        "without_contact": 1,
        "median_days_to_contact": 3,
        "median_days_to_service": 6,
    }


def test_what_follows_the_period_is_no_delay_of_it():
    program = ProgramFactory()
    referral = ReferralFactory(program=program, received_on=LAST, state="accepted")
    referral.moves.create(to_state="first_contact", effective_on=NEXT)
    assert result(program, "referrals.median_days_to_contact").number is None
    assert result(program, "referrals.without_contact").number == 1


@pytest.mark.parametrize("step", [{"day_known": False}, {"effective_on": date(2007, 9, 3)}])
def test_a_day_that_nobody_knows_or_that_cannot_be_is_no_delay(step):
    referral = ReferralFactory(state="accepted")
    referral.moves.create(**{"to_state": "first_contact", "effective_on": date(2007, 9, 8)} | step)
    assert result(referral.program, "referrals.median_days_to_contact").number is None
    assert result(referral.program, "referrals.without_contact").number == 1
