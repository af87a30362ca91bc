"""What became of agreements: referrals by partner and agreement, hours, obligations, reviews; nothing of later."""

from datetime import date

import pytest

from programs.enums import Service
from programs.partnerships.actions.machines import agreement_machine
from programs.partnerships.enums import AgreementState
from programs.partnerships.tests.factories import (
    AgreementObligationFactory,
    InsuredHoursFactory,
)
from programs.partnerships.tests.years import SIGNED, answered, bound
from programs.referrals.actions.steps import receive_referral
from programs.referrals.enums import ReferralState, RefusalReason
from programs.referrals.tests.factories import ReferralFactory
from programs.tests.factories import OrganizationFactory, ProgramFactory, SuccessionFactory
from programs.tests.moves import logged
from reporting import making
from reporting.kinds import KINDS
from reporting.subjects import period_of

pytestmark = pytest.mark.django_db
AFTER = date(2009, 1, 15)
_R = ReferralState


@pytest.fixture
def program():
    return ProgramFactory(services=[Service.PARTNERSHIPS, Service.REFERRALS], fiscal_year_starts=7)


@pytest.fixture
def partner():
    return OrganizationFactory(name="Relais du Nord")


def sent(program, partner, on: date, *steps, **fields):
    """A referral that was received ``on`` a day and passed through ``steps``."""
    state = steps[-1][0] if steps else _R.RECEIVED
    referral = ReferralFactory(
        program=program, referrer=partner, received_on=on, state=state, **fields
    )
    return logged(referral, (_R.RECEIVED, on), *steps)


def made(subject, code="suivi-ententes", as_of=AFTER):
    kind = KINDS[code]
    period = period_of(kind, subject, "2007-2008", as_of)
    return making.make(making.Order(kind, subject, period, "fr", as_of))


def rows(program, table: str) -> list[list[str]]:
    found = made(program).document.table(table).rows
    return [[cell.display for cell in row.cells] for row in found]


def test_a_partner_has_what_it_sent_while_its_agreement_bound_it(program, partner):
    agreement = bound(program, partner, number="P-1", starts_on=SIGNED)
    sent(program, partner, date(2007, 8, 15))
    sent(
        program,
        partner,
        date(2007, 9, 10),
        (_R.ACCEPTED, date(2007, 9, 12)),
        (_R.FIRST_CONTACT, date(2007, 9, 15)),
        (_R.IN_SERVICE, date(2007, 9, 20)),
    )
    sent(
        program,
        partner,
        date(2007, 10, 1),
        (_R.REFUSED, date(2007, 10, 3)),
        reason="Complet",
        refusal=RefusalReason.NO_PLACE,
    )
    sent(program, OrganizationFactory(), date(2007, 10, 1))
    assert rows(program, "references") == [
        [
            f"P-1 {agreement.title}\n1er septembre 2007 – 30 juin 2008",
            "Relais du Nord",
            "2",
            "1",
            "1",
            "1",
            "5",
            "10",
        ]
    ]
    assert rows(program, "motifs-de-refus") == [["Pas de place", "1"]]


def test_what_came_under_the_record_of_whom_the_partner_carries_on_is_its_own(program, partner):
    before, later, after, other = (OrganizationFactory() for _ in range(4))
    for merged, into, day in (
        (before, partner, date(2007, 10, 1)),
        (later, partner, date(2008, 7, 1)),
        (partner, after, date(2008, 7, 1)),
    ):
        SuccessionFactory(predecessor=merged, successor=into, on_day=day)
    bound(program, partner, starts_on=SIGNED)
    for referrer in (before, partner, later, after, other):
        sent(program, referrer, date(2007, 9, 10))
    (line,) = made(program).figures["referrals"]
    assert line["received"] == 2


def test_an_agreement_counts_to_the_day_on_which_it_was_ended(program, partner):
    agreement = bound(program, partner, starts_on=SIGNED)
    agreement_machine.move(
        agreement, AgreementState.TERMINATED, by=None, on=date(2008, 1, 31), reason="Fin"
    )
    sent(program, partner, date(2008, 1, 31))
    sent(program, partner, date(2008, 2, 1))
    (line,) = made(program).figures["referrals"]
    assert (line["days"], line["received"]) == ("2007-09-01/2008-01-31", 1)


def test_what_was_never_signed_is_not_followed(program, partner):
    bound(program, partner, state=AgreementState.SIGNING)
    assert made(program).figures["referrals"] == []


def test_hours_beyond_the_insured_are_said(program, partner):
    agreement = bound(program, partner, number="P-1", starts_on=SIGNED, insured_hours=10)
    InsuredHoursFactory(agreement=agreement, party=agreement.parties.latest("pk"), hours=12)
    (row,) = rows(program, "heures")
    assert row[2:] == ["10", "12", "2"]


def test_obligations_say_whether_they_were_done_in_time(program, partner):
    agreement = bound(program, partner, number="P-1", starts_on=SIGNED)
    party = agreement.parties.latest("pk")
    owes = {"party": party, "agreement": agreement}
    AgreementObligationFactory(**owes, text="A", due_on=date(2008, 1, 31))
    AgreementObligationFactory(
        **owes, text="B", due_on=date(2008, 2, 29), done_on=date(2008, 2, 20)
    )
    AgreementObligationFactory(**owes, text="C", due_on=None, timeline="en continu")
    AgreementObligationFactory(**owes, text="D", due_on=date(2008, 7, 31))
    assert [(row[0], row[2], row[3]) for row in rows(program, "obligations")] == [
        ("P-1 A", "31 janvier 2008", "En retard"),
        ("P-1 B", "29 février 2008", "Remplie le 20 février 2008"),
        ("P-1 C", "en continu", "À faire"),
    ]


def test_reviews_say_what_was_answered_by_then(program, partner):
    agreement = bound(program, partner, number="P-1", starts_on=SIGNED)
    answered(agreement, date(2008, 5, 20))
    assert rows(program, "evaluations") == [
        [
            "P-1 Relais du Nord",
            "20 mai 2008",
            "Oui",
            "En partie",
            "Oui",
            "La garder telle quelle",
            "—",
        ]
    ]


def test_what_comes_later_changes_nothing_of_it(program, partner):
    agreement = bound(program, partner, starts_on=SIGNED)
    sent(program, partner, date(2008, 6, 20))
    before = made(program).figures
    person = ReferralFactory(program=program).person
    receive_referral(
        program=program, person=person, by=None, received_on=date(2008, 7, 2), referrer=partner
    )
    agreement_machine.move(
        agreement, AgreementState.TERMINATED, by=None, on=date(2008, 7, 31), reason="Fin"
    )
    answered(agreement, date(2008, 7, 10), asked_on=date(2008, 7, 1), due_on=date(2008, 7, 31))
    after = made(program).figures
    assert after["referrals"] == before["referrals"]
    assert after["reviews"] == before["reviews"]


def test_a_program_without_referrals_tells_of_none():
    program = ProgramFactory(services=[Service.PARTNERSHIPS], fiscal_year_starts=7)
    assert [code for code in made(program).figures["figures"] if "referral" in code] == []


def test_nothing_to_follow_says_so(program):
    assert [section.id for section in made(program).document.sections] == ["en-bref"]


@pytest.mark.parametrize("count", [1, 3])
def test_it_asks_as_many_questions_whatever_their_number(program, count, django_assert_num_queries):
    for _ in range(count):
        partner = OrganizationFactory()
        agreement = bound(program, partner, starts_on=SIGNED, insured_hours=5)
        answered(agreement, date(2008, 5, 1))
        AgreementObligationFactory(agreement=agreement, party=agreement.parties.latest("pk"))
        sent(program, partner, date(2007, 10, 1), (_R.ACCEPTED, date(2007, 10, 3)))
    with django_assert_num_queries(20):
        made(program)
