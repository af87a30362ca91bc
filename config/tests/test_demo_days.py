"""On which days the demonstration shows its records: small folders, loaded for real."""

from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
import time_machine
from django.utils import timezone

from bursaries.importing.service import ServiceRef
from config.demo import files
from config.management.commands import load_demo
from mentoring.models import Mentor, Outcome, Pairing, PairingMeeting
from programs.budgets.models import Budget, Expense
from programs.importing import kinds, registry
from programs.importing.measures import Moment
from programs.models import Program, ProgramRole
from programs.people.models import Person
from programs.plans.importing.steps import ByDay
from programs.referrals.models import Referral

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("read_here")]

DIRECTORY = "name;acronym\nCentre des Aulnes;CDA\n"
PEOPLE = "code;first_name;last_name\nA-1;Aude;Bouleau\nA-2;Remi;Saule\n"
REFERRALS = "code;person;referrer;received_on\nR-1;A-2;CDA;2026-03-02\nR-2;A-1;CDA;2026-03-04\n"
MENTORS = "person;registered_on\nA-1;2026-03-02\n"
MENTEES = "person;registered_on;arrived_on\nA-2;2026-03-03;2025-01-15\n"
PAIRINGS = "code;mentor;mentee;proposed_on;started_on\nJ-1;A-1;A-2;2026-03-05;2026-03-06\n"
MEETINGS = "pairing;held_on;minutes\nJ-1;2026-03-09;\nJ-1;2026-03-16;\nJ-1;2026-03-23;\n"
SERVICE = {
    "06-people": PEOPLE,
    "08-mentors": MENTORS,
    "09-mentees": MENTEES,
    "10-pairings": PAIRINGS,
    "11-meetings": MEETINGS,
}


@pytest.fixture
def folder(tmp_path, monkeypatch) -> Path:
    """A demonstration with one organisation and no program."""
    monkeypatch.setattr(files, "FOLDER", tmp_path)
    (tmp_path / "00-organizations.csv").write_text(DIRECTORY)
    return tmp_path


def add_program(folder: Path, slug: str = "aulnes", ends_on: str = "", **contents: str) -> None:
    """Write the files of a program; the names of ``contents`` as in ``SERVICE``."""
    (folder / slug).mkdir()
    programs = f"slug;code;title;lead;region;starts_on;ends_on\n{slug};{slug};{slug};CDA;07;2025-04-01;{ends_on}\n"
    for name, content in {"01-programs": programs, **contents}.items():
        (folder / slug / f"{name}.csv").write_text(content)


def load(on: date) -> None:
    with time_machine.travel(datetime.combine(on, time(12), timezone.get_current_timezone())):
        load_demo.load()


def registered() -> list[date]:
    return list(Mentor.objects.order_by("pk").values_list("registered_on", flat=True))


MONDAY = date(2026, 6, 1)
LATER = MONDAY + timedelta(days=40)


@pytest.mark.parametrize("day", [date(2026, 11, 25), date(2027, 3, 1), date(2031, 7, 4)])
def test_a_program_under_way_is_carried_to_the_present_by_whole_weeks(day):
    program = next(one for one in files.programs() if one.slug == "mentorat-outaouais")
    shift = program.carry(day).weeks
    assert (shift.days % 7, (day - program.newest - shift).days in range(7)) == (0, True)


@pytest.mark.parametrize(
    ("day", "years"),
    [(date(2026, 11, 25), 0), (date(2027, 3, 1), 0), (date(2028, 2, 29), 1), (date(2031, 7, 4), 4)],
)
def test_what_stands_within_fiscal_years_is_carried_by_whole_years(day, years):
    program = next(one for one in files.programs() if one.slug == "orientation-outaouais")
    assert program.carry(day).years == years


def test_the_ledger_of_another_year_stays_within_its_budget_and_is_loaded_once(folder):
    budget = "code;starts_on;ends_on;adopted_by;adopted_on\nB;2026-04-01;2027-03-31;CA;2026-03-25\n"
    add_program(
        folder,
        **{
            "30-expense_categories": "code;label\nT;Transport\n",
            "31-budgets": budget,
            "32-budget_lines": "budget;number;label;category;adopted\nB;1;Transport;T;100\n",
            "43-expenses": "code;spent_on;supplier;amount;allocations;state;steps\n"
            'D-1;2026-11-20;Autobus;40;B/1 = 40;approved;"2026-11-20 entered; 2026-11-24 approved"\n',
        },
    )
    load(date(2026, 3, 1))
    load(date(2026, 11, 25))
    (expense,) = Expense.objects.all()
    assert (expense.spent_on, Budget.objects.get().starts_on) == (
        date(2025, 11, 20),
        date(2025, 4, 1),
    )
    assert [move.effective_on for move in expense.moves.all()] == [
        date(2025, 11, 20),
        date(2025, 11, 24),
    ]


@pytest.mark.parametrize("ends_on", ["", "2027-03-31"])
def test_a_program_alone_is_loaded(folder, ends_on):
    add_program(folder, ends_on=ends_on)
    load(MONDAY)
    load(LATER)
    assert Program.objects.get().starts_on == date(2025, 4, 1)


def test_a_program_without_a_dated_record_is_loaded(folder):
    add_program(folder, **{"06-people": PEOPLE})
    load(MONDAY)
    load(LATER)
    assert (Program.objects.count(), Person.objects.count()) == (1, 2)


def test_mentors_alone_are_carried_to_the_present_once(folder):
    add_program(folder, **{"06-people": PEOPLE, "08-mentors": MENTORS})
    load(MONDAY)
    load(LATER)
    assert registered() == [MONDAY]


def test_a_program_that_ends_keeps_its_days(folder):
    add_program(folder, ends_on="2027-03-31", **SERVICE)
    load(MONDAY)
    assert registered() == [date(2026, 3, 2)]


def test_every_day_moves_with_the_newest_but_those_of_a_life(folder):
    add_program(folder, **SERVICE)
    load(MONDAY)
    pairing = Pairing.objects.get()
    assert registered() == [date(2026, 5, 11)]
    assert (pairing.proposed_on, pairing.started_on) == (date(2026, 5, 14), date(2026, 5, 15))
    assert pairing.mentee.arrived_on == date(2025, 1, 15)
    assert [one.held_on for one in pairing.meetings.order_by("held_on")] == [
        MONDAY - timedelta(days=14),
        MONDAY - timedelta(days=7),
        MONDAY,
    ]


def test_what_is_to_come_moves_with_the_others_and_stays_to_come(folder, monkeypatch):
    """A role may begin later; whoever registers has."""
    monkeypatch.setattr(registry.get("roles"), "moving_days", ("starts_on",))
    monkeypatch.setattr(registry.get("roles"), "coming_days", ("starts_on",))
    to_come = "organization;role;starts_on\nCDA;partner;2026-04-15\n"
    add_program(folder, **{"02-roles": to_come, "06-people": PEOPLE, "07-referrals": REFERRALS})
    load(MONDAY)
    load(LATER)
    newest = Referral.objects.order_by("received_on").last().received_on
    (begins,) = ProgramRole.objects.values_list("starts_on", flat=True)
    assert (newest, begins) == (date(2026, 5, 27), date(2026, 7, 8))


def test_a_program_of_which_all_is_to_come_keeps_its_days(folder, monkeypatch):
    monkeypatch.setattr(registry.get("mentors"), "coming_days", ("registered_on",))
    add_program(folder, **{"06-people": PEOPLE, "08-mentors": MENTORS})
    load(MONDAY)
    assert registered() == [date(2026, 3, 2)]


def test_what_is_added_later_moves_as_the_first_load_did(folder):
    add_program(folder, **SERVICE)
    load(MONDAY)
    (folder / "aulnes" / "07-referrals.csv").write_text(REFERRALS)
    (folder / "aulnes" / "11-meetings.csv").write_text(MEETINGS + "J-1;2026-03-30;\n")
    load(LATER)
    assert PairingMeeting.objects.count() == 4
    assert Referral.objects.get(code="R-1").received_on == date(2026, 5, 11)


def test_a_day_that_was_set_right_by_hand_moves_nothing_else(folder):
    add_program(folder, **{"06-people": PEOPLE, "07-referrals": REFERRALS, "08-mentors": MENTORS})
    more = "R-3;A-1;CDA;2026-03-05\n"
    (folder / "aulnes" / "07-referrals.csv").write_text(REFERRALS + more)
    load(MONDAY)
    moved = Referral.objects.get(code="R-3").received_on
    Referral.objects.filter(code="R-1").update(received_on=date(2026, 1, 1))
    load(LATER)
    assert Referral.objects.get(code="R-3").received_on == moved


def test_a_record_known_by_its_day_is_not_taken_for_that_of_another_day(folder):
    """Carried by a week, the first of these referrals stands on the file's day of the second."""
    referrals = "person;referrer;received_on\nA-2;CDA;2026-03-02\nA-2;CDA;2026-03-09\n"
    add_program(folder, **{"06-people": PEOPLE, "07-referrals": referrals, "08-mentors": MENTORS})
    load(date(2026, 3, 16))
    load(LATER)
    received = Referral.objects.order_by("received_on").values_list("received_on", flat=True)
    assert list(received) == [date(2026, 3, 9), date(2026, 3, 16)]


def test_a_program_does_not_move_as_one_with_the_same_codes(folder):
    outcomes = {"12-outcomes": "pairing;milestone;status;observed_on\nJ-1;0;employed;2026-04-13\n"}
    ended = PAIRINGS.replace("started_on\n", "started_on;ended_on\n").replace(
        "03-06\n", "03-06;2026-04-10\n"
    )
    service = SERVICE | outcomes | {"10-pairings": ended}
    add_program(folder, "aulnes", **service)
    load(MONDAY)
    add_program(folder, "bouleaux", **service)
    load(LATER)
    observed = Outcome.objects.order_by("pk").values_list("observed_on", flat=True)
    assert list(observed) == [MONDAY, LATER - timedelta(days=LATER.weekday())]


def test_days_that_move_are_days():
    """Each resource declares its own; a name that is none of its columns would move nothing."""
    wrong = [
        (name, day)
        for name in registry.names()
        for day in registry.get(name).moving_days
        if not any(
            day == column.name
            and column.target in (day, "", f"{day}_id")
            # A job is named by its first day.
            and isinstance(column.kind, (kinds.Day, Moment, ServiceRef, ByDay))
            for column in registry.get(name).columns
        )
    ]
    assert wrong == []


def test_days_to_come_are_among_those_that_move():
    resources = [registry.get(name) for name in registry.names()]
    assert [one.name for one in resources if set(one.coming_days) - set(one.moving_days)] == []
