"""« Échéances »: a month, what comes, what is late; what is kept of it, and for whom."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from programs.accounts.tests.factories import (
    AdministratorFactory,
    UserFactory,
    coordinator_of,
    member_of,
)
from programs.agenda.tests.days import action_due, at, referral_due
from programs.enums import MembershipRole
from programs.plans.models import Action
from programs.tests.factories import ProgramFactory

pytestmark = pytest.mark.django_db
CALENDAR = reverse("agenda_calendar")


@pytest.fixture(autouse=True)
def _on_a_tuesday():
    with at():
        yield


@pytest.fixture
def program():
    return ProgramFactory(title="Programme d’ici")


def asked(client, user, path: str = CALENDAR, **query):
    """What the page is made of."""
    client.force_login(user)
    return client.get(path, query).context


def month(client, user, **query) -> list[tuple]:
    """Each thing of a month: its day, what it is, whether it is late."""
    weeks = asked(client, user, **query)["weeks"]
    squares = [one["square"] for week in weeks for one in week]
    return [(square.day.day, one.title, one.late) for square in squares for one in square.shown]


def titles(client, user, **query) -> list[tuple[str, list[str]]]:
    """The lines of a list under their headings."""
    groups = asked(client, user, **query).get("groups", [])
    return [(group["label"], [item["title"] for item in group["items"]]) for group in groups]


def titled(action: Action) -> str:
    return str(action)


class TestAMonth:
    def test_what_is_late_waits_or_comes_stands_on_its_day(self, client, program):
        late, today, coming, later = [
            action_due(date(2008, month, day), program)
            for month, day in ((1, 10), (1, 15), (1, 31), (2, 1))
        ]
        referral = referral_due(date(2008, 1, 17), program)
        action_due(date(2008, 1, 20), ProgramFactory())
        user = coordinator_of(program)
        assert month(client, user) == [
            (10, titled(late), True),
            (15, titled(today), False),
            (17, str(referral), False),
            (31, titled(coming), False),
        ]
        assert month(client, user, mois="2008-02") == [(1, titled(later), False)]

    def test_each_leads_where_it_is_done_and_says_its_program_where_there_are_several(
        self, client, program
    ):
        action = action_due(date(2008, 1, 20), program)
        user = coordinator_of(program)

        def entry():
            weeks = asked(client, user)["weeks"]
            return next(o for week in weeks for one in week for o in one["square"].shown)

        assert (entry().url, entry().program) == (reverse("plan_action", args=[action.pk]), "")
        assert entry().kind == "Actions à terminer"
        ProgramFactory(lead=program.lead)
        assert entry().program == "Programme d’ici"

    def test_a_day_with_more_than_there_is_room_for_leads_to_its_list(self, client, program):
        actions = [action_due(date(2008, 1, 20), program) for _ in range(7)]
        user = coordinator_of(program)
        weeks = asked(client, user)["weeks"]
        (square,) = [one for week in weeks for one in week if one["more"]]
        assert (len(square["square"].shown), square["square"].more) == (4, 3)
        listed = asked(client, user, square["more"])
        assert [item["title"] for item in listed["groups"][0]["items"]] == list(
            map(titled, actions)
        )

    def test_one_without_anything_leads_to_the_nearest_that_has_something(self, client, program):
        user = coordinator_of(program)
        assert asked(client, user)["elsewhere"] is None
        action_due(date(2007, 11, 20), program)
        assert asked(client, user)["elsewhere"]["said"] == "novembre 2007"
        action_due(date(2008, 4, 20), program)
        assert asked(client, user)["elsewhere"]["said"] == "avril 2008"

    def test_one_goes_from_month_to_month_and_back_to_today(self, client, program):
        links = asked(client, coordinator_of(program), mois="2008-03", service="plans")["links"]
        assert (links["before"], links["after"], links["today"]) == (
            f"{CALENDAR}?service=plans&mois=2008-02",
            f"{CALENDAR}?service=plans&mois=2008-04",
            f"{CALENDAR}?service=plans",
        )


class TestAList:
    def test_what_comes_stands_under_its_time_and_what_is_late_apart(self, client, program):
        late, soon, march = [
            action_due(day, program)
            for day in (date(2008, 1, 14), date(2008, 1, 22), date(2008, 3, 1))
        ]
        action_due(date(2009, 1, 16), program)  # more than a year ahead
        user = coordinator_of(program)
        assert titles(client, user, vue="liste") == [
            ("D’ici sept jours", [titled(soon)]),
            ("mars 2008", [titled(march)]),
        ]
        assert titles(client, user, vue="retard") == [("En retard", [titled(late)])]
        assert asked(client, user, vue="liste")["late"] == 1

    def test_a_page_has_fifty_lines(self, client, program):
        for _number in range(51):
            referral_due(date(2008, 1, 17), program)
        user = coordinator_of(program)
        pages = [titles(client, user, vue="liste", page=number) for number in ("1", "2")]
        assert [len(lines) for ((_label, lines),) in pages] == [50, 1]

    @pytest.mark.parametrize(
        ("query", "said"),
        [
            ({}, "Aucune échéance pour l’instant."),
            ({"vue": "liste"}, "Aucune échéance pour l’instant."),
            ({"vue": "retard"}, "Rien n’est en retard."),
            ({"vue": "liste", "jour": "2008-01-20"}, "Rien n’est dû ce jour-là."),
            ({"service": "plans"}, "Aucune échéance ne répond à ces filtres."),
        ],
    )
    def test_an_empty_one_says_so_and_leads_on(self, client, program, query, said):
        client.force_login(coordinator_of(program))
        assert client.get(CALENDAR, query).content.decode().count(said) == 1


class TestWhatIsKept:
    def test_by_section_by_rule_and_by_program(self, client, program):
        other = ProgramFactory(lead=program.lead)
        action = action_due(date(2008, 1, 20), program)
        referral = referral_due(date(2008, 1, 17), program)
        elsewhere = action_due(date(2008, 1, 21), other)
        user = coordinator_of(program)
        kept = [
            [title for _day, title, _late in month(client, user, **query)]
            for query in (
                {"service": "plans"},
                {"suivi": "a-accuser"},
                {"programme": str(other.pk)},
                {"suivi": "actions-en-retard", "programme": str(program.pk)},
            )
        ]
        assert kept == [
            [titled(action), titled(elsewhere)],
            [str(referral)],
            [titled(elsewhere)],
            [titled(action)],
        ]

    def test_a_program_of_another_organisation_is_no_choice(self, client, program):
        other = ProgramFactory()
        action_due(date(2008, 1, 20), other)
        mine = action_due(date(2008, 1, 21), program)
        user = coordinator_of(program)
        assert month(client, user, programme=str(other.pk)) == [(21, titled(mine), False)]

    @pytest.mark.parametrize(
        "query",
        [
            {"vue": "an"},
            {"mois": "2008-13"},
            {"jour": "hier"},
            {"service": "cuisine"},
            {"suivi": "rien"},
            {"programme": "x"},
            {"vue": "liste", "page": "deux"},
        ],
    )
    def test_what_cannot_be_read_is_not(self, client, program, query):
        client.force_login(coordinator_of(program))
        assert client.get(CALENDAR, query).status_code == 400


class TestForWhom:
    def test_administrators_see_everybody_s_and_others_no_calendar(self, client, program):
        action = action_due(date(2008, 1, 20), program)
        assert month(client, AdministratorFactory()) == [(20, titled(action), False)]
        for user in (UserFactory(), member_of(program, MembershipRole.FUNDER)):
            client.force_login(user)
            assert client.get(CALENDAR).status_code == 403

    def test_a_finance_officer_sees_what_is_theirs(self, client, program):
        action_due(date(2008, 1, 20), program)
        assert asked(client, member_of(program, MembershipRole.FINANCE))["total"] == 0


@pytest.mark.parametrize("query", [{}, {"vue": "liste"}, {"vue": "retard"}])
def test_the_number_of_queries_follows_neither_programs_nor_records(client, program, query):
    client.force_login(coordinator_of(program))

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            client.get(CALENDAR, query)
        return len(captured)

    def fill(other) -> None:
        for day in (10, 20):
            action_due(date(2008, 1, day), other)
            referral_due(date(2008, 1, day - 5), other)

    fill(program)
    fill(ProgramFactory(lead=program.lead))
    queries()
    counted = queries()
    fill(program)
    fill(ProgramFactory(lead=program.lead))
    assert queries() == counted
