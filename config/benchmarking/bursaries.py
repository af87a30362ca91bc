"""Applications of any number, with three reviews each; what their figures come to, and how long reading them takes."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal

from django.conf import settings
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse

from bursaries.enums import (
    ApplicationState,
    AwardKind,
    AwardState,
    InstalmentState,
    ObligationState,
    Retention,
    ReviewConflict,
    RoundState,
)
from bursaries.models import (
    Application,
    ApplicationMove,
    Award,
    AwardInstalment,
    AwardInstalmentMove,
    AwardMove,
    AwardTier,
    BursaryRound,
    BursaryRoundMove,
    Criterion,
    FollowUp,
    Obligation,
    ObligationMove,
    ObligationRule,
    ObligationTerm,
    Repayment,
    Review,
    Reviewer,
    Score,
)
from config.benchmarking.timing import Measured, open_page, timed
from programs.accounts.models import Membership, User
from programs.enums import MembershipRole, Service
from programs.lib.periods import Period
from programs.models import Organization, Program, Region
from programs.people.models import Person
from reporting import making
from reporting.documents.bursary_parts import CODES
from reporting.figures import Scope, collect
from reporting.kinds import KINDS

YEAR = Period(date(2007, 7, 1), date(2008, 6, 30))
SENT, DECIDED, NOON = date(2007, 9, 20), date(2007, 10, 20), datetime(2007, 9, 20, 16, tzinfo=UTC)
SCHOOLS, REVIEWERS, REVIEWS_EACH, CRITERIA = 20, 12, 3, 3
# Of ten applications one is not eligible, one gets an award of so many dollars, half of which is paid, and the others
# are refused. Of five holders two stay in the region, one works elsewhere, one says nothing and one was not asked; one
# has served to the last month.
AMOUNT, AID, STEP = Decimal(1_000), Decimal(110), 50
_FIELDS = ("nursing", "social_work", "medicine", "paramedic", "pharmacy")
_ANSWERS = (Retention.RETAINED, Retention.RETAINED, Retention.ELSEWHERE, Retention.UNKNOWN)


def fill(program: Program, people: list[Person], *, with_reviews: bool = False) -> None:
    """A round to which each of ``people`` applied: a multiple of ``STEP`` of them."""
    with transaction.atomic(), connection.cursor() as cursor:
        # The history, the counters and the checks of so many rows are not what is measured.
        cursor.execute("SET LOCAL session_replication_role = replica")
        rule = ObligationRule.objects.create(
            program=program, code="BANC", title="Règle de mesure", region=program.region
        )
        ObligationTerm.objects.create(rule=rule, months=12)
        round = BursaryRound.objects.create(
            program=program,
            code="BANC",
            title="Concours de mesure",
            starts_on=YEAR.start,
            ends_on=YEAR.end,
            opens_at=datetime(2007, 9, 1, tzinfo=UTC),
            closes_at=datetime(2007, 10, 1, tzinfo=UTC),
            rule=rule,
            state=RoundState.PUBLISHED,
        )
        BursaryRoundMove.objects.create(
            round=round, to_state=RoundState.PUBLISHED, effective_on=YEAR.start
        )
        tier = AwardTier.objects.create(round=round, code="volet", label="Volet", amount=AMOUNT)
        sent = _applications(round, people)
        _awards([one for number, one in enumerate(sent) if number % 10 == 1], tier, rule)
        if with_reviews:
            _reviews(round, sent)
        cursor.execute("ANALYZE")


def _applications(round: BursaryRound, people: list[Person]) -> list[Application]:
    schools = Organization.objects.bulk_create(
        Organization(name=f"Collège de mesure {number}") for number in range(SCHOOLS)
    )
    region, states = round.program.region, (ApplicationState.INELIGIBLE, ApplicationState.AWARDED)
    sent = Application.objects.bulk_create(
        Application(
            round=round,
            code=f"C{number}",
            state=states[number % 10] if number % 10 < len(states) else ApplicationState.REFUSED,
            email=f"candidate-{number}@exemple.test",
            submitted_on=SENT,
            submitted_at=NOON,
            person=person,
            first_name=person.first_name,
            last_name=person.last_name,
            field=_FIELDS[number % len(_FIELDS)],
            institution=schools[number % SCHOOLS] if number % 3 else None,
            institution_name="" if number % 3 else f"École {number % 7}",
            origin=region if number % 2 else None,
            reason="" if number % 10 else "Ne remplit pas les conditions",
        )
        for number, person in enumerate(people)
    )
    ApplicationMove.objects.bulk_create(
        ApplicationMove(application=one, from_state=before, to_state=to, effective_on=day)
        for one in sent
        for before, to, day in (
            ("", ApplicationState.SUBMITTED, SENT),
            (ApplicationState.SUBMITTED, one.state, DECIDED),
        )
    )
    return sent


def _awards(chosen: list[Application], tier: AwardTier, rule: ObligationRule) -> None:
    program, states = rule.program, (ObligationState.FULFILLED, ObligationState.ONGOING)
    owed = Obligation.objects.bulk_create(
        Obligation(
            program=program,
            person=one.person,
            rule=rule,
            state=states[min(number % 5, 1)],
            studies_ended_on=date(2007, 5, 30),
        )
        for number, one in enumerate(chosen)
    )
    ObligationMove.objects.bulk_create(
        ObligationMove(obligation=one, to_state=one.state, effective_on=DECIDED) for one in owed
    )
    FollowUp.objects.bulk_create(
        FollowUp(
            obligation=one,
            milestone=12,
            outcome=_ANSWERS[number % 5],
            observed_on=date(2008, 6, 1),
        )
        for number, one in enumerate(owed)
        if number % 5 < len(_ANSWERS)
    )
    given = Award.objects.bulk_create(
        Award(
            program=program,
            code=f"B{number}",
            round=tier.round,
            tier=tier,
            application=one,
            person=one.person,
            amount=AMOUNT,
            awarded_on=DECIDED,
            field=one.field,
            institution=one.institution,
            institution_name=one.institution_name,
            origin=one.origin,
            obligation=owed[number],
        )
        for number, one in enumerate(chosen)
    )
    AwardMove.objects.bulk_create(
        AwardMove(award=one, to_state=AwardState.GRANTED, effective_on=DECIDED) for one in given
    )
    instalments = AwardInstalment.objects.bulk_create(
        AwardInstalment(award=one, number=number, amount=AMOUNT / 2, state=state)
        for one in given
        for number, state in enumerate((InstalmentState.AUTHORIZED, InstalmentState.EXPECTED), 1)
    )
    AwardInstalmentMove.objects.bulk_create(
        AwardInstalmentMove(instalment=one, to_state=one.state, effective_on=DECIDED)
        for one in instalments
    )
    aid = Award.objects.create(
        program=program,
        code="A0",
        kind=AwardKind.APPLICATION_FEES,
        person=chosen[0].person,
        amount=AID,
        awarded_on=DECIDED,
    )
    AwardMove.objects.create(award=aid, to_state=AwardState.GRANTED, effective_on=DECIDED)
    Repayment.objects.create(obligation=owed[0], received_on=DECIDED, amount=AID)


def _reviews(round: BursaryRound, sent: list[Application]) -> None:
    users = [User.objects.create_user(f"evaluation-{n}@exemple.test") for n in range(REVIEWERS)]
    reviewers = Reviewer.objects.bulk_create(Reviewer(round=round, user=user) for user in users)
    criteria = Criterion.objects.bulk_create(
        Criterion(round=round, code=f"critere-{n}", label=f"Critère {n}") for n in range(CRITERIA)
    )
    reviews = Review.objects.bulk_create(
        Review(
            application=one,
            reviewer=reviewers[(number + turn) % REVIEWERS],
            conflict=ReviewConflict.NONE,
            declared_at=NOON,
            completed_at=NOON,
        )
        for number, one in enumerate(sent)
        for turn in range(REVIEWS_EACH)
    )
    Score.objects.bulk_create(
        Score(review=review, criterion=criterion, value=Decimal(1 + number % 5))
        for number, review in enumerate(reviews)
        for criterion in criteria
    )


def expected(applications: int) -> dict[str, int | Decimal]:
    """The number that each figure must give of what ``fill`` wrote."""
    awarded = applications // 10
    counts: dict[str, int | Decimal] = {
        "applications": applications,
        "eligible": applications - awarded,
        "awarded": awarded,
        "amount": awarded * AMOUNT,
    }
    return {
        **{
            f"bursaries.{name}{way}": number
            for name, number in counts.items()
            for way in ("", "_by_field", "_by_origin")
        },
        "bursaries.aids": 1,
        "bursaries.aids_amount": AID,
        "bursaries.paid": awarded * AMOUNT / 2,
        "bursaries.repaid": AID,
        "bursaries.obligations": awarded,
        "bursaries.obligations_active": awarded * 4 // 5,
        "bursaries.obligations_fulfilled": awarded // 5,
        "bursaries.follow_ups": awarded,
        "bursaries.followed": awarded * 3 // 5,
        "bursaries.retained": awarded * 2 // 5,
        "bursaries.retention_rate": Decimal("66.7"),
    }


def measure(applications: int) -> Iterator[tuple[str, Measured]]:
    """What is done with a round of ``applications``. Raises RuntimeError where a figure comes out wrong."""
    user, program = _program()
    people = Person.objects.bulk_create(
        Person(holder=program.lead, first_name=f"Prénom {n}", last_name=f"Nom {n}")
        for n in range(applications)
    )
    fill(program, people, with_reviews=True)
    scope, found = Scope(program=program), {}
    yield "figures of bursaries", timed(lambda: found.update(collect(scope, YEAR, CODES)))
    wanted = expected(applications)
    if wrong := {code: one.number for code, one in found.items() if one.number != wanted[code]}:
        raise RuntimeError(f"{wrong}")
    report = KINDS["bourses"]
    order = making.Order(report, program, YEAR, "fr", YEAR.end, year=YEAR.label)
    yield "report bourses, HTML", timed(lambda: making.make(order).render("html"))
    yield "report bourses, XLSX", timed(lambda: making.make(order).render("xlsx"))
    bilan = making.report_of(KINDS["bilan"], program, YEAR)
    yield (
        "bilan, HTML",
        timed(lambda: making.make_report(bilan, "fr", as_of=YEAR.end).render("html")),
    )
    client = Client(SERVER_NAME=settings.ALLOWED_HOSTS[0])
    client.force_login(user)
    lists = ("application", "review", "award", "obligation")
    open_page(client, reverse("admin:bursaries_application_changelist"))
    for name in lists:
        address = reverse(f"admin:bursaries_{name}_changelist")
        yield f"list: {name}", timed(lambda address=address: open_page(client, address))
    words = f"{reverse('admin:bursaries_application_changelist')}?q=nom+7"
    yield "list: application, words", timed(lambda: open_page(client, words))


def _program() -> tuple[User, Program]:
    region = Region.objects.get(code="07")
    lead = Organization.objects.create(name="Organisme des bourses", region=region)
    program = Program.objects.create(
        slug="banc-bourses",
        code="BOURSES",
        title="Bourses de mesure",
        lead=lead,
        region=region,
        starts_on=date(2005, 7, 1),
        fiscal_year_starts=7,
        services=[Service.BURSARIES],
    )
    user = User.objects.create_user("banc-bourses@exemple.test")
    Membership.objects.create(user=user, organization=lead, role=MembershipRole.COORDINATION)
    return user, program
