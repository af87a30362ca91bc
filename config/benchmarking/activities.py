"""School groups of any number, what their figures come to, and how long the pages take on which they stand or weigh."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, time, timedelta
from decimal import ROUND_HALF_UP, Decimal

from django.conf import settings
from django.db import connection, models, transaction
from django.test import Client
from django.urls import reverse

from activities.enums import (
    ActivityKind,
    ActivityState,
    Audience,
    OutreachKind,
    RegistrationState,
    SessionState,
    SurveyAudience,
)
from activities.models import (
    Activity,
    ActivityMove,
    Attendance,
    Booking,
    Cost,
    Offering,
    OutreachEntry,
    Registration,
    RegistrationMove,
    Session,
    SessionMove,
    Survey,
    SurveyAnswer,
    SurveyQuestion,
    SurveyResponse,
)
from config.benchmarking.timing import Measured, open_page, timed
from programs.accounts.models import Membership, User
from programs.enums import MembershipRole, SchoolLevel, Service
from programs.lib.periods import Period, add_months, today
from programs.models import Organization, Program, Region
from reporting import making
from reporting.documents.chapters.activities import CHAPTER
from reporting.figures import Scope, collect, of_services
from reporting.kinds import KINDS

YEAR = Period(date(2007, 7, 1), date(2008, 6, 30))
PLANNED, FIRST_DAY = date(2007, 8, 1), date(2007, 9, 10)
# An activity of two hours and a half for every fifty groups of ten pupils and an adult, of twenty schools and four
# boards; of five groups one does not come, and of the others nine pupils do. A tenth as many answer its survey as there
# are groups, and four of five of them are satisfied.
STEP = GROUPS = 50
PUPILS, CAME, HOURS = 10, 9, Decimal("2.5")
SCHOOLS, BOARDS, DAYS = 20, 4, 200
STATED, APPEARED = Decimal(240), 3
# A tenth as many groups again are registered to what is to come, all to one offering.
DAYS_TO_COME = 60
_BATCH = 5_000


def fill(program: Program, registrations: int) -> None:
    """So many groups of a multiple of ``STEP``; the first expense of the program, where it has one, is the bus."""
    with transaction.atomic(), connection.cursor() as cursor:
        # The history, the counters and the checks of so many rows are not what is measured.
        cursor.execute("SET LOCAL session_replication_role = replica")
        sessions = _sessions(program, registrations // GROUPS)
        _groups(sessions, registrations)
        first = sessions[0].offering.activity
        _appreciation(first, registrations // 10)
        _costs(first)
        cursor.execute("ANALYZE")


def _made(model: type[models.Model], records: Iterable) -> list:
    return model.objects.bulk_create(records, batch_size=_BATCH)


def _sessions(program: Program, count: int) -> list[Session]:
    """One of each activity, on one of the days of the year."""
    kinds = list(ActivityKind)
    activities = _made(
        Activity,
        (
            Activity(
                program=program,
                code=f"banc-{number}",
                kind=kinds[number % len(kinds)],
                title=f"Activité {number}",
                audiences=[Audience.STUDENTS],
                levels=[SchoolLevel.GRADE_9],
                is_public=True,
                state=ActivityState.HELD,
            )
            for number in range(count)
        ),
    )
    seats = GROUPS * PUPILS
    offerings = _made(
        Offering,
        (Offering(activity=one, code="horaire", capacity=seats, taken=seats) for one in activities),
    )
    sessions = _made(
        Session,
        (
            Session(
                offering=one,
                day=FIRST_DAY + timedelta(days=number % DAYS),
                starts=time(9),
                ends=time(11, 30),
                state=SessionState.HELD,
            )
            for number, one in enumerate(offerings)
        ),
    )
    for log, subject, found in (
        (ActivityMove, "activity", activities),
        (SessionMove, "session", sessions),
    ):
        _made(
            log,
            (log(**{subject: one}, to_state=one.state, effective_on=PLANNED) for one in found),
        )
    return sessions


def _groups(sessions: list[Session], count: int) -> None:
    registrations = _registered([sessions[number // GROUPS].offering for number in range(count)])
    _made(
        Attendance,
        (
            Attendance(
                session=sessions[number // GROUPS],
                registration=one,
                expected_pupils=PUPILS,
                expected_companions=1,
                pupils=CAME if number % 5 < 4 else 0,
                companions=1 if number % 5 < 4 else 0,
            )
            for number, one in enumerate(registrations)
        ),
    )


def _registered(offerings: Sequence[Offering]) -> list[Registration]:
    """One group of each of ``offerings``, in their order; the schools and the boards are their own."""
    schools = _made(Organization, (Organization(name=f"École {n}") for n in range(SCHOOLS)))
    boards = _made(Organization, (Organization(name=f"Conseil {n}") for n in range(BOARDS)))
    region = offerings[0].activity.program.region
    bookings = _made(
        Booking,
        (
            Booking(
                activity=offering.activity,
                name=f"Enseignante {number}",
                email=f"enseignante-{number}@exemple.test",
            )
            for number, offering in enumerate(offerings)
        ),
    )
    registrations = _made(
        Registration,
        (
            Registration(
                booking=booking,
                offering=offering,
                school=schools[number % SCHOOLS],
                board=boards[number % BOARDS],
                region=region if number % 2 else None,
                levels=[SchoolLevel.GRADE_9],
                group=f"Groupe {number}",
                pupils=PUPILS,
                companions=1,
                seats=PUPILS,
                registered_on=PLANNED,
            )
            for number, (booking, offering) in enumerate(zip(bookings, offerings, strict=True))
        ),
    )
    confirmed = {"to_state": RegistrationState.CONFIRMED, "effective_on": PLANNED}
    _made(
        RegistrationMove,
        (RegistrationMove(registration=one, **confirmed) for one in registrations),
    )
    return registrations


def announce(program: Program, registrations: int) -> Offering:
    """What is to come: one offering to which so many groups are registered, every day from the first of next month."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        activity = Activity.objects.create(
            program=program,
            code="a-venir",
            kind=ActivityKind.WORKSHOP,
            title="Activité à venir",
            audiences=[Audience.STUDENTS],
            levels=[SchoolLevel.GRADE_9],
            is_public=True,
            state=ActivityState.OPEN,
        )
        seats = registrations * PUPILS
        offering = Offering.objects.create(
            activity=activity, code="horaire", capacity=2 * seats, taken=seats
        )
        first, hours = _next_month(), {"starts": time(9), "ends": time(11, 30)}
        _made(
            Session,
            (
                Session(offering=offering, number=nth + 1, day=first + timedelta(nth), **hours)
                for nth in range(DAYS_TO_COME)
            ),
        )
        _registered([offering] * registrations)
        cursor.execute("ANALYZE")
    return offering


def _next_month() -> date:
    return add_months(today().replace(day=1), 1)


def _appreciation(activity: Activity, count: int) -> None:
    survey = Survey.objects.create(
        activity=activity, audience=SurveyAudience.STUDENTS, asked=2 * count
    )
    question = SurveyQuestion.objects.create(
        survey=survey, number=1, text="Cela m’a plu.", measures_satisfaction=True
    )
    responses = _made(
        SurveyResponse,
        (
            SurveyResponse(survey=survey, code=f"R{number}", answered_on=FIRST_DAY)
            for number in range(count)
        ),
    )
    _made(
        SurveyAnswer,
        (
            SurveyAnswer(response=one, question=question, value=5 if number % 5 < 4 else 2)
            for number, one in enumerate(responses)
        ),
    )


def _costs(activity: Activity) -> None:
    program = activity.program
    Cost.objects.create(
        activity=activity,
        kind="substitution",
        description="Suppléance",
        payer=program.lead,
        stated=STATED,
        needed_on=FIRST_DAY,
    )
    if (expense := program.expenses.order_by("pk").first()) is not None:
        Cost.objects.create(
            activity=activity, kind="transport", description="Autobus", expense=expense
        )
    OutreachEntry.objects.create(
        program=program,
        code="BANC",
        kind=OutreachKind.ADVERTISEMENT,
        title="Annonces",
        starts_on=YEAR.start,
        ends_on=YEAR.end,
        count=APPEARED,
    )


def expected(registrations: int, spent: Decimal = Decimal(0)) -> dict[str, int | Decimal]:
    """The number that each figure must give of what ``fill`` wrote, where the bus came to ``spent``."""
    held, groups, answers = registrations // GROUPS, registrations * 4 // 5, registrations // 10
    came, to_come = groups * CAME, registrations * PUPILS
    return {
        **dict.fromkeys(_held(), held),
        "activities.sessions": held,
        "activities.hours": held * HOURS,
        "activities.expected": to_come,
        "activities.participants": came,
        "activities.companions": groups,
        "activities.schools": SCHOOLS * 4 // 5,
        "activities.schools_expected": SCHOOLS,
        "activities.groups": groups,
        "activities.groups_expected": registrations,
        **{
            f"activities.{name}_by_{way}": number
            for name, number in (("pupils_expected", to_come), ("pupils", came))
            for way in ("board", "school", "region")
        },
        "activities.responses": answers,
        "activities.asked": 2 * answers,
        "activities.ratings": answers,
        "activities.satisfied": answers * 4 // 5,
        "activities.satisfaction": 80,
        "activities.cost": spent,
        "activities.cost_of_others": STATED,
        "activities.cost_per_participant": (spent / came).quantize(Decimal("0.01"), ROUND_HALF_UP),
        "outreach.entries": APPEARED,
    }


def _held() -> Iterator[str]:
    yield "activities.held"
    for way in ("axis", "board", "school"):
        yield f"activities.held_by_{way}"


def measure(registrations: int) -> Iterator[tuple[str, Measured]]:
    """What is done with so many registrations. Raises RuntimeError where a figure comes out wrong."""
    user, program = _program()
    fill(program, registrations)
    scope, found = Scope(program=program), {}
    codes = of_services(CHAPTER.codes, program.services)
    yield "figures of activities", timed(lambda: found.update(collect(scope, YEAR, codes)))
    wanted = expected(registrations)
    if wrong := {code: one.number for code, one in found.items() if one.number != wanted[code]}:
        raise RuntimeError(f"{wrong}")
    bilan = making.report_of(KINDS["bilan"], program, YEAR)
    yield (
        "bilan, HTML",
        timed(lambda: making.make_report(bilan, "fr", as_of=YEAR.end).render("html")),
    )
    offering = announce(program, registrations // 10)
    for client, label, address in _pages(user, offering):
        open_page(client, address)
        yield label, timed(lambda client=client, address=address: open_page(client, address))


def _pages(user: User, offering: Offering) -> Iterator[tuple[Client, str, str]]:
    """Those that anybody reads, then those of a coordinator."""
    anybody, coordinator = (Client(SERVER_NAME=settings.ALLOWED_HOSTS[0]) for _both in range(2))
    coordinator.force_login(user)
    for label, address in _public_pages(offering):
        yield anybody, label, address
    for label, address in _desk_pages(offering):
        yield coordinator, label, address


def _public_pages(offering: Offering) -> Iterator[tuple[str, str]]:
    where, calendar = [offering.activity.program.slug], reverse("calendar")
    yield "calendar: a month", f"{calendar}?mois={_next_month():%Y-%m}"
    yield "calendar: list", f"{calendar}?vue=liste"
    yield "calendar: a month of what was", f"{calendar}?mois={FIRST_DAY:%Y-%m}"
    yield "calendar: list of what was", f"{calendar}?vue=passees"
    yield "calendar: feed", reverse("calendar_feed")
    yield "calendar: an activity", reverse("calendar_activity", args=[*where, "a-venir"])


def _desk_pages(offering: Offering) -> Iterator[tuple[str, str]]:
    activity = offering.activity
    desk, own = reverse("activity_desk", args=[activity.program.slug]), [activity.pk]
    yield "desk: activities of the year", desk
    yield "desk: all activities", f"{desk}?annee=toutes"
    yield "desk: an activity", reverse("activity_page", args=own)
    yield "desk: registrations of an offering", reverse("activity_offering", args=[offering.pk])
    for name in ("activity", "session", "registration", "booking", "attendance"):
        yield f"list: {name}", reverse(f"admin:activities_{name}_changelist")
    words = f"{reverse('admin:activities_registration_changelist')}?q=enseignante+7"
    yield "list: registration, words", words


def _program() -> tuple[User, Program]:
    region = Region.objects.get(code="07")
    lead = Organization.objects.create(name="Organisme des activités", region=region)
    program = Program.objects.create(
        slug="banc-activites",
        code="ACTIVITES",
        title="Activités de mesure",
        lead=lead,
        region=region,
        starts_on=date(2005, 7, 1),
        fiscal_year_starts=7,
        services=[Service.ACTIVITIES],
    )
    user = User.objects.create_user("banc-activites@exemple.test")
    Membership.objects.create(user=user, organization=lead, role=MembershipRole.COORDINATION)
    return user, program
