"""Agreements and follow-ups of any number, what their figures come to, and how long the pages take that count them."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from django.conf import settings
from django.db import connection, models, transaction
from django.test import Client
from django.urls import reverse

from config.benchmarking.timing import Measured, open_page, timed
from programs.accounts.models import Membership, User
from programs.enums import MembershipRole, Service
from programs.lib.periods import Period, today
from programs.models import Organization, Program, Region
from programs.partnerships.enums import (
    AgreementKind,
    AgreementState,
    Answer,
    CommitteeMeetingState,
    FollowUpState,
    PartyRole,
    Wish,
)
from programs.partnerships.models import (
    Agreement,
    AgreementMove,
    AgreementParty,
    AgreementReview,
    Committee,
    CommitteeMeeting,
    CommitteeMeetingMove,
    Decision,
    FollowUp,
    FollowUpMove,
    InsuredHours,
)
from reporting import making
from reporting.documents.chapters.partnerships import CHAPTER
from reporting.figures import Scope, collect, of_services
from reporting.kinds import KINDS

YEAR = Period(date(2007, 7, 1), date(2008, 6, 30))
# Of ten agreements one is a draft, one is over, two are to renew and one was reviewed, with hours declared. There are
# as many follow-ups: of five one is done, and of ten one is late. A committee meets for every fifty of them.
STEP = 50
HOURS = 4
# Of the home page: follow-ups for each agreement, and agreements of each program.
FOLLOW_UPS, AGREEMENTS = 10, 40
_BATCH = 5_000


def fill(program: Program, count: int, partners: Sequence[Organization]) -> None:
    """So many agreements, a multiple of ``STEP``, with ``partners`` in turn; and as many follow-ups."""
    with transaction.atomic(), connection.cursor() as cursor:
        # The history and the checks of so many rows are not what is measured.
        cursor.execute("SET LOCAL session_replication_role = replica")
        agreements = _agreements(program, count)
        parties = _parties(agreements, partners)
        reviewed = [party for number, party in enumerate(parties, start=1) if number % 10 == 5]
        _reviews(reviewed)
        committee = _meetings(program, count // STEP)
        _follow_ups(program, committee, count)
        cursor.execute("ANALYZE")


def _made(model: type[models.Model], records: Iterable) -> list:
    return model.objects.bulk_create(records, batch_size=_BATCH)


def _moves(log: type[models.Model], subject: str, records: Iterable, on) -> None:
    _made(
        log,
        (
            log(**{subject: one}, from_state="", to_state=one.state, effective_on=on(one))
            for one in records
        ),
    )


def _agreements(program: Program, count: int) -> list[Agreement]:
    kinds = list(AgreementKind)
    agreements = _made(
        Agreement,
        (
            Agreement(
                program=program,
                number=f"E-{number}",
                kind=kinds[number % len(kinds)],
                title=f"Entente {number}",
                **_term(number),
            )
            for number in range(1, count + 1)
        ),
    )
    _moves(AgreementMove, "agreement", agreements, lambda one: one.starts_on or YEAR.start)
    return agreements


def _term(number: int) -> dict:
    """Where the agreement of that number stands, from when to when."""
    if number % 10 == 0:
        return {"state": AgreementState.DRAFT}
    terms = {1: (date(2006, 7, 1), date(2008, 3, 31)), 2: (date(2006, 9, 1), date(2008, 8, 31))}
    terms[3] = terms[2]
    starts, ends = terms.get(number % 10, (date(2007, 9, 1), date(2010, 6, 30)))
    return {"state": AgreementState.IN_FORCE, "starts_on": starts, "ends_on": ends, "notice": 90}


def _parties(
    agreements: Sequence[Agreement], partners: Sequence[Organization]
) -> list[AgreementParty]:
    """The partner of each, in their order; the lead is a party of all."""
    _made(
        AgreementParty,
        (
            AgreementParty(agreement=one, organization_id=one.program.lead_id, role=PartyRole.LEAD)
            for one in agreements
        ),
    )
    return _made(
        AgreementParty,
        (
            AgreementParty(agreement=one, organization=partners[number % len(partners)])
            for number, one in enumerate(agreements, start=1)
        ),
    )


def _reviews(parties: Iterable[AgreementParty]) -> None:
    parties = list(parties)
    _made(
        AgreementReview,
        (
            AgreementReview(
                agreement_id=one.agreement_id,
                party=one,
                year=2008,
                asked_on=date(2008, 5, 1),
                due_on=date(2008, 5, 31),
                answered_at=datetime(2008, 5, 20, 16, tzinfo=UTC),
                services=Answer.YES,
                wish=Wish.KEEP,
            )
            for one in parties
        ),
    )
    days = {"starts_on": date(2007, 10, 1), "ends_on": date(2007, 10, 31)}
    _made(
        InsuredHours,
        (
            InsuredHours(agreement_id=one.agreement_id, party=one, hours=HOURS, **days)
            for one in parties
        ),
    )


def _meetings(program: Program, count: int) -> Committee:
    committee = Committee.objects.create(program=program, code="BANC", name="Comité de mesure")
    meetings = _made(
        CommitteeMeeting,
        (
            CommitteeMeeting(
                committee=committee,
                number=number,
                day=date(2007, 9, 10) + timedelta(days=number % 200),
                state=CommitteeMeetingState.HELD,
            )
            for number in range(1, count + 1)
        ),
    )
    _moves(CommitteeMeetingMove, "meeting", meetings, lambda one: one.day)
    _made(Decision, (Decision(meeting=one, number="1", text="Adopté.") for one in meetings))
    return committee


def _follow_ups(program: Program, committee: Committee, count: int) -> None:
    found = _made(
        FollowUp,
        (
            FollowUp(
                program=program,
                committee=committee,
                text=f"Suivi {number}",
                noted_on=date(2007, 9, 10),
                due_on=date(2008, 1, 31) if number % 10 == 1 else None,
                state=FollowUpState.OPEN if number % 5 else FollowUpState.DONE,
            )
            for number in range(1, count + 1)
        ),
    )
    _moves(FollowUpMove, "follow_up", found, lambda one: one.noted_on)


def expected(count: int, partners: int) -> dict[str, int | Decimal]:
    """The number that each figure must give of what ``fill`` wrote."""
    return {
        "agreements.in_force": count * 4 // 5,
        "agreements.in_force_by_region": count * 4 // 5,
        "agreements.signed": count * 3 // 5,
        "agreements.to_renew": count // 5,
        "agreements.expired": count // 10,
        "agreements.reviewed": count // 10,
        "agreements.review_rate": Decimal("12.5"),
        "agreements.partners": partners,
        "agreements.insured_hours": count // 10 * HOURS,
        "meetings.held": count // STEP,
        "meetings.decisions": count // STEP,
        "followups.open": count * 4 // 5,
        "followups.late": count // 10,
        "followups.done": count // 5,
    }


def measure(agreements: int) -> Iterator[tuple[str, Measured]]:
    """What is done with so many agreements. Raises RuntimeError where a figure comes out wrong."""
    user, program, partners = _program()
    fill(program, agreements, partners)
    scope, found = Scope(program=program), {}
    codes = of_services(CHAPTER.codes, program.services)
    yield "figures of partnerships", timed(lambda: found.update(collect(scope, YEAR, codes)))
    wanted = expected(agreements, len(partners))
    if wrong := {code: one.number for code, one in found.items() if one.number != wanted[code]}:
        raise RuntimeError(f"{wrong}")
    inventory = making.Order(KINDS["ententes"], program, YEAR, "fr", YEAR.end)
    yield "inventory, HTML", timed(lambda: making.make(inventory).render("html"))
    _what_is_due(program, agreements, partners)
    client = Client(SERVER_NAME=settings.ALLOWED_HOSTS[0])
    client.force_login(user)
    for label, address in _pages():
        open_page(client, address)
        yield label, timed(lambda address=address: open_page(client, address))


def _pages() -> Iterator[tuple[str, str]]:
    yield "home: what is due", reverse("admin:index")
    yield "home: follow-ups", f"{reverse('admin:index')}?service={Service.PARTNERSHIPS}"
    for name in ("agreement", "followup", "committeemeeting"):
        yield f"list: {name}", reverse(f"admin:partnerships_{name}_changelist")


def _what_is_due(program: Program, agreements: int, partners: Sequence[Organization]) -> None:
    """Programs of ``AGREEMENTS`` agreements each, to renew by now, and ``FOLLOW_UPS`` times as many late follow-ups."""
    day, programs = today(), max(agreements // AGREEMENTS, 1)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        others = [_another(program, number) for number in range(programs)]
        due = _made(
            Agreement,
            (
                Agreement(
                    program=others[number % programs],
                    number=f"A-{number}",
                    title=f"Entente {number}",
                    state=AgreementState.IN_FORCE,
                    starts_on=day - timedelta(days=700),
                    ends_on=day + timedelta(days=30),
                    notice=90,
                )
                for number in range(agreements)
            ),
        )
        _moves(AgreementMove, "agreement", due, lambda one: one.starts_on)
        _parties(due, partners)
        late = _made(
            FollowUp,
            (
                FollowUp(
                    program=others[number % programs],
                    text=f"Suivi {number}",
                    noted_on=day - timedelta(days=60),
                    due_on=day - timedelta(days=number % 30),
                )
                for number in range(agreements * FOLLOW_UPS)
            ),
        )
        _moves(FollowUpMove, "follow_up", late, lambda one: one.noted_on)
        cursor.execute("ANALYZE")


def _another(program: Program, number: int) -> Program:
    return Program.objects.create(
        slug=f"banc-partenariats-{number}",
        code=f"BANC{number}",
        title=f"Programme de mesure {number}",
        lead=program.lead,
        region=program.region,
        starts_on=program.starts_on,
        services=program.services,
    )


def _program() -> tuple[User, Program, list[Organization]]:
    region = Region.objects.get(code="07")
    lead = Organization.objects.create(name="Organisme des ententes", region=region)
    partners = Organization.objects.bulk_create(
        Organization(name=f"Partenaire {number}", region=region) for number in range(12)
    )
    program = Program.objects.create(
        slug="banc-ententes",
        code="ENTENTES",
        title="Ententes de mesure",
        lead=lead,
        region=region,
        starts_on=date(2005, 7, 1),
        fiscal_year_starts=7,
        services=[Service.PARTNERSHIPS],
    )
    user = User.objects.create_user("banc-ententes@exemple.test")
    Membership.objects.create(user=user, organization=lead, role=MembershipRole.COORDINATION)
    return user, program, partners
