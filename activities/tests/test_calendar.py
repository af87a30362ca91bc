"""The public calendar: months, lists, filters; what is shown, and what is not."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from activities.calendars import Filters
from activities.models import Offering
from activities.tests.calendars import (
    CALENDAR,
    TODAY,
    at_work,
    in_order,
    of_program,
    session_of,
    sessions_on,
    text,
    titled,
)
from activities.tests.factories import (
    ActivityFactory,
    OfferingFactory,
    RegistrationFactory,
    SessionFactory,
)
from programs.accounts.tests.factories import coordinator_of
from programs.tests.factories import ProgramFactory, RegionFactory

pytestmark = pytest.mark.django_db
LIST = {"vue": "liste"}


@pytest.fixture(autouse=True)
def _today():
    with at_work():
        yield


def ask(client, path: str = CALENDAR, **asked):
    return client.get(path, asked)


def shown(client, path: str = CALENDAR, **asked) -> list[str]:
    """The titles in a month."""
    context = ask(client, path, **asked).context
    squares = [one["square"] for week in context["weeks"] for one in week]
    return [one.activity.title for square in squares for one in square.shown]


class TestAMonth:
    def test_it_is_this_one_unless_another_is_asked_for(self, client):
        titled("En octobre"), titled("En novembre", date(2007, 11, 1))
        assert [shown(client), shown(client, mois="2007-11")] == [["En octobre"], ["En novembre"]]

    def test_it_is_a_table_of_weeks_from_sunday(self, client):
        titled("Le 18")
        context = ask(client).context
        days = [[one["square"].day for one in week] for week in context["weeks"]]
        assert (context["title"], context["weekdays"][0], context["total"]) == (
            "octobre 2007",
            "dimanche",
            1,
        )
        assert (days[0], days[-1][3:]) == (
            [None, *(date(2007, 10, day) for day in range(1, 7))],
            [date(2007, 10, 31), None, None, None],
        )

    def test_the_sessions_of_a_day_stand_in_the_order_of_their_hours(self, client):
        for hour in (15, 9, 11):
            session_of(starts=f"{hour}:00", ends="16:00")
        page = text(ask(client))
        assert in_order(page, "de 9 h", "de 11 h", "de 15 h") == ["de 9 h", "de 11 h", "de 15 h"]

    def test_a_day_with_more_than_there_is_room_for_leads_to_its_list(self, client):
        for number in range(7):
            titled(f"Atelier {number}")
        (square,) = [one for week in ask(client).context["weeks"] for one in week if one["more"]]
        listed = client.get(square["more"]).context
        assert (len(square["square"].shown), square["square"].more) == (4, 3)
        assert (listed["total"], [day for _said, day, _some in listed["days"]]) == (
            7,
            [date(2007, 10, 18)],
        )

    def test_five_are_shown_rather_than_four_and_one_other(self, client):
        for number in range(5):
            titled(f"Atelier {number}")
        assert len(shown(client)) == 5

    def test_a_session_over_midnight_stands_on_the_day_it_begins(self, client):
        session_of(day=date(2007, 10, 31), starts="22:00", ends="01:00")
        assert (len(shown(client)), ask(client, mois="2007-11").context["total"]) == (1, 0)
        assert "de 22 h à 1 h le lendemain" in text(ask(client))

    def test_one_goes_from_month_to_month_and_back_to_today(self, client):
        titled("Salon", kind="fair")
        links = ask(client, mois="2007-12", nature="fair").context["links"]
        assert [links[name] for name in ("before", "today", "after")] == [
            f"{CALENDAR}?mois=2007-11&nature=fair",
            f"{CALENDAR}?nature=fair",
            f"{CALENDAR}?mois=2008-01&nature=fair",
        ]

    def test_an_empty_one_leads_to_the_nearest_that_is_not(self, client):
        titled("Passée", date(2007, 1, 10))
        back = ask(client).context["elsewhere"]
        titled("À venir", date(2008, 2, 10))
        forth = ask(client).context["elsewhere"]
        assert [back["said"], forth["said"]] == ["janvier 2007", "février 2008"]
        assert client.get(forth["url"]).context["total"] == 1

    @pytest.mark.parametrize("month", ["1989-12", "2100-01", "2007-13", "octobre", "2007-1"])
    def test_a_month_that_is_none_is_refused(self, client, month):
        assert ask(client, mois=month).status_code == 400

    def test_the_first_and_the_last_lead_nowhere_further(self, client):
        first, last = (ask(client, mois=month).context["links"] for month in ("1990-01", "2099-12"))
        assert (first["before"], last["after"]) == ("", "")


class TestAList:
    def test_what_comes_is_apart_from_what_was(self, client):
        titled("Hier", TODAY - timedelta(days=1)), titled("Avant-hier", TODAY - timedelta(days=2))
        titled("Demain", TODAY + timedelta(days=1)), titled("Aujourd’hui même", TODAY)
        coming, past = (text(ask(client, vue=view)) for view in ("liste", "passees"))
        titles = "Hier", "Avant-hier", "Demain", "Aujourd’hui même"
        assert in_order(coming, *titles) == ["Aujourd’hui même", "Demain"]
        assert in_order(past, *titles) == ["Hier", "Avant-hier"]

    def test_it_goes_on_on_other_pages_that_keep_the_filters(self, client):
        sessions_on([TODAY + timedelta(days=n) for n in range(61)])
        answer = ask(client, nature="workshop", **LIST)
        assert (answer.context["total"], len(answer.context["page"])) == (61, 60)
        assert "?nature=workshop&amp;vue=liste&amp;page=2" in text(answer)

    @pytest.mark.parametrize("asked", [{"vue": "semaine"}, {"jour": "hier"}, {"page": "deux"}])
    def test_what_cannot_be_read_is_refused(self, client, asked):
        assert ask(client, **(LIST | asked)).status_code == 400


class TestWhatIsShown:
    def test_what_is_not_public_is_not_there(self, client):
        titled("Secrète", is_public=False)
        assert (ask(client).context["total"], text(ask(client)).count("Secrète")) == (0, 0)

    @pytest.mark.parametrize(
        ("fields", "said"),
        [
            ({"state": "postponed", "reason": "Verglas"}, "Reportée"),
            ({"state": "cancelled", "reason": "Verglas"}, "Annulée"),
        ],
    )
    def test_what_is_postponed_or_cancelled_stays_and_says_so_without_the_reason(
        self, client, fields, said
    ):
        titled("Camp", **fields)
        for view in ("mois", "liste"):
            page = text(ask(client, vue=view))
            assert (f">{said}</span>" in page, "Verglas" in page) == (True, False)

    def test_nobody_who_registered_is_named_and_no_school(self, client):
        session = titled("Atelier")
        registration = RegistrationFactory(
            offering=session.offering,
            school__name="École Introuvable",
            booking__name="Solange Introuvable",
        )
        pages = [ask(client), ask(client, **LIST)]
        assert (registration.school.name, ["Introuvable" in text(one) for one in pages]) == (
            "École Introuvable",
            [False, False],
        )

    def test_it_is_in_the_language_of_its_reader(self, client):
        titled("Atelier", title_en="Workshop in English")
        client.cookies["django_language"] = "en"
        page = text(ask(client))
        assert in_order(page, "October 2007", "Sunday", "Workshop in English") == [
            "October 2007",
            "Sunday",
            "Workshop in English",
        ]

    def test_what_is_typed_is_only_ever_text(self, client):
        titled("<b>Gras</b>")
        assert "&lt;b&gt;Gras" in text(ask(client))


class TestOfAProgram:
    def test_it_has_its_own_and_nothing_else(self, client):
        mine = titled("La mienne")
        titled("Une autre")
        path = of_program(mine.offering.activity)
        assert (shown(client, path), len(shown(client))) == (["La mienne"], 2)

    def test_one_without_a_public_activity_is_not_there(self, client):
        path = of_program(titled("Secrète", is_public=False).offering.activity)
        assert client.get(path).status_code == 404

    def test_who_coordinates_it_finds_the_guide_and_nobody_else_does(self, client):
        session = titled("Atelier")
        program = session.offering.activity.program
        guide = reverse("activity_guide", args=[program.slug, "2007-2008"])
        path = of_program(session.offering.activity)
        seen = [guide in text(client.get(path))]
        for user in (coordinator_of(program), coordinator_of(ProgramFactory())):
            client.force_login(user)
            seen.append(guide in text(client.get(path)))
        assert seen == [False, True, False]


class TestFilters:
    @pytest.fixture
    def sessions(self):
        """One that all of them let pass, and one that none does."""
        east = RegionFactory(code="ON-E", name="Est", province="ON")
        program = ProgramFactory(slug="autre")
        passing = ActivityFactory(
            title="Passe", program=program, region=east, kind="fair", language="both",
            audiences=["students", "parents"], levels=["12"],
        )  # fmt: skip
        session_of(passing)
        passing.offerings.update(is_online=True)
        titled("Bloquée", kind="workshop", audiences=["teachers"], levels=[], language="fr")
        Offering.objects.exclude(activity=passing).update(taken=30)

    @pytest.mark.parametrize(
        "asked",
        [
            {"programme": "autre"},
            {"region": "ON-E"},
            {"public": "parents"},
            {"niveau": "12"},
            {"nature": "fair"},
            {"langue": "en"},
            {"en_ligne": "1"},
            {"places": "1"},
        ],
    )
    def test_each_narrows_and_stays_from_view_to_view(self, client, sessions, asked):
        answer = ask(client, **asked)
        (name, value), links = *asked.items(), answer.context["links"]
        assert (shown(client), shown(client, **asked)) == (["Passe", "Bloquée"], ["Passe"])
        names = ("month", "coming", "past", "today", "before", "after", "feed")
        assert [f"{name}={value}" in links[one] for one in names] == [True] * 7
        assert f"{name}={value}" not in links["all"]

    def test_the_region_of_an_activity_is_that_of_its_program_where_it_has_none(self, client):
        (
            titled("Du programme", region=None),
            titled("D’ailleurs", region=RegionFactory(code="08", name="Abitibi")),
        )
        assert [shown(client, region=code) for code in ("07", "08")] == [
            ["Du programme"],
            ["D’ailleurs"],
        ]

    def test_an_activity_for_students_that_names_no_level_is_for_all(self, client):
        titled("Tous", levels=[]), titled("Adultes", levels=[], audiences=["adults"])
        assert shown(client, niveau="7") == ["Tous"]

    def test_an_offering_has_a_language_of_its_own(self, client):
        session = titled("En anglais", language="fr")
        Offering.objects.filter(pk=session.offering_id).update(language="en")
        assert [shown(client, langue="en"), ask(client, langue="fr").context["total"]] == [
            ["En anglais"],
            0,
        ]

    def test_nothing_that_passes_says_how_to_go_on(self, client):
        titled("Atelier")
        page = text(ask(client, nature="camp"))
        assert "Aucune activité ne répond à ces filtres." in page

    @pytest.mark.parametrize(
        "asked",
        [
            {"public": "chats"},
            {"niveau": "13"},
            {"nature": "bal"},
            {"langue": "de"},
            {"en_ligne": "oui"},
            {"region": "\x00"},
            {"programme": "a b"},
        ],
    )
    def test_what_is_no_filter_is_refused(self, client, asked):
        assert ask(client, **asked).status_code == 400

    @pytest.mark.parametrize("asked", [{"region": "99"}, {"programme": "nulle-part"}])
    def test_what_does_not_exist_is_not_found(self, client, asked):
        assert ask(client, **asked).status_code == 404

    def test_an_address_says_no_more_than_was_asked(self):
        assert Filters(kind="fair", room=True).query == "nature=fair&places=1"


class TestNothingAtAll:
    @pytest.mark.parametrize(
        ("view", "said"),
        [
            ("mois", "Aucune activité n’est annoncée."),
            ("liste", "Rien n’est annoncé pour l’instant."),
            ("passees", "Aucune activité n’est annoncée."),
        ],
    )
    def test_it_says_what_to_do(self, client, view, said):
        assert said in text(ask(client, vue=view))

    def test_a_day_without_anything_leads_to_its_month(self, client):
        titled("Atelier")
        answer = ask(client, jour="2007-10-20", **LIST)
        assert "Rien ce jour-là." in text(answer)
        assert client.get(answer.context["links"]["month"]).context["total"] == 1


@pytest.mark.parametrize("asked", [{}, LIST, {"vue": "passees"}, {"places": "1"}])
def test_the_number_of_queries_does_not_grow_with_what_there_is(client, asked):
    def queries() -> int:
        with CaptureQueriesContext(connection) as counted:
            ask(client, **asked)
        return len(counted)

    def one_more(number: int) -> None:
        session = titled(f"Atelier {number}", TODAY, region=RegionFactory())
        SessionFactory(offering=session.offering, day=TODAY - timedelta(days=1))
        OfferingFactory(activity=session.offering.activity)
        RegistrationFactory.create_batch(2, offering=session.offering)

    one_more(1)
    first = queries()
    one_more(2), one_more(3)
    assert queries() == first


def test_no_registration_is_read(client):
    session = titled("Atelier")
    RegistrationFactory(offering=session.offering)
    with CaptureQueriesContext(connection) as asked:
        ask(client), ask(client, **LIST), ask(client, places="1")
    assert [one["sql"] for one in asked if "activities_registration" in one["sql"]] == []
