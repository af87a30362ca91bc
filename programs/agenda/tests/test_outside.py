"""What opens without signing in: the private feed read by a parser that is not ours, and the page that stops mails."""

from datetime import date

import pytest
import vobject
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from programs.accounts.models import User
from programs.accounts.tests.factories import MembershipFactory, coordinator_of
from programs.agenda import actions
from programs.agenda.access import rhythm_of
from programs.agenda.enums import Rhythm
from programs.agenda.models import DigestChoice
from programs.agenda.tests.days import TODAY, action_due, at, referral_due
from programs.agenda.tests.factories import CalendarFeedFactory, DigestChoiceFactory
from programs.links import token_of
from programs.plans.models import Action
from programs.tests.factories import ProgramFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _on_a_tuesday():
    with at():
        yield


@pytest.fixture
def program():
    return ProgramFactory(title="Programme d’ici")


@pytest.fixture
def user(program):
    return coordinator_of(program)


@pytest.fixture
def path(user):
    """The address of the user's feed."""
    return path_of(CalendarFeedFactory(user=user))


def path_of(feed) -> str:
    return reverse("agenda_feed", args=[token_of(feed)])


def events(client, path: str) -> list:
    calendar = vobject.readOne(client.get(path).content.decode())
    return sorted(calendar.contents.get("vevent", []), key=lambda one: one.dtstart.value)


def shown(client, path: str) -> list[tuple[date, str]]:
    return [(one.dtstart.value, one.summary.value) for one in events(client, path)]


class TestTheFeed:
    def test_each_thing_is_a_whole_day_with_its_title_and_where_it_is_done(
        self, client, path, program, settings
    ):
        action = action_due(date(2008, 1, 20), program)
        (event,) = events(client, path)
        address = f"{settings.SITE_URL}{reverse('plan_action', args=[action.pk])}"
        assert (event.dtstart.value, event.dtend.value) == (date(2008, 1, 20), date(2008, 1, 21))
        assert event.summary.value == f"Actions à terminer : {action}"
        assert (event.url.value, event.description.value) == (
            address,
            f"Programme d’ici\n{address}",
        )

    def test_what_is_late_comes_or_waits_is_there_and_nobody_else_s(self, client, path, program):
        actions_due = [
            action_due(day, program)
            for day in (date(2007, 10, 20), date(2008, 1, 10), date(2009, 1, 10))
        ]
        action_due(date(2007, 10, 1), program)  # more than three months ago
        action_due(date(2009, 2, 1), program)  # more than a year ahead
        action_due(date(2008, 1, 11), ProgramFactory())
        said = [f"Actions à terminer : {action}" for action in actions_due]
        assert [title for _day, title in shown(client, path)] == said

    def test_no_name_of_a_person_leaves_the_house(self, client, path, program, settings):
        referrals = [referral_due(date(2008, 1, 17), program) for _number in range(2)]
        answer = client.get(path)
        assert shown(client, path) == [(date(2008, 1, 17), "Réceptions à confirmer (2)")]
        (event,) = events(client, path)
        assert event.url.value == (
            f"{settings.SITE_URL}/echeances/?vue=liste&jour=2008-01-17&suivi=a-accuser"
        )
        names = [referral.person.last_name for referral in referrals]
        assert [name for name in names if name in answer.content.decode()] == []

    def test_a_crowded_day_has_one_event_for_all(self, client, path, program):
        for _number in range(6):
            action_due(date(2008, 1, 20), program)
        assert shown(client, path) == [(date(2008, 1, 20), "Actions à terminer (6)")]
        Action.objects.first().delete()
        assert len(shown(client, path)) == 5

    def test_an_event_stays_the_same_when_its_day_moves_and_says_when(self, client, path, program):
        action = action_due(date(2008, 1, 20), program)
        (before,) = events(client, path)
        with at(hour=15):
            Action.objects.filter(pk=action.pk).update(due_on=date(2008, 1, 25))
            (after,) = events(client, path)
        assert (before.uid.value, after.dtstart.value) == (after.uid.value, date(2008, 1, 25))
        assert before.last_modified.value <= after.last_modified.value

    def test_it_is_in_the_language_of_its_owner(self, client, path, program, user):
        action = action_due(date(2008, 1, 20), program)
        User.objects.filter(pk=user.pk).update(language="en")
        assert shown(client, path) == [(date(2008, 1, 20), f"Actions to complete: {action}")]

    def test_the_same_is_not_sent_twice(self, client, path, program):
        action_due(date(2008, 1, 20), program)
        first = client.get(path)
        again = client.get(path, headers={"If-None-Match": first["ETag"]})
        assert (first.status_code, again.status_code, again.content) == (200, 304, b"")
        with at(date(2008, 1, 16)):
            assert client.get(path, headers={"If-None-Match": first["ETag"]}).status_code == 304
        action_due(date(2008, 1, 21), program)
        assert client.get(path, headers={"If-None-Match": first["ETag"]}).status_code == 200

    def test_no_cache_no_search_engine_and_no_other_site_has_it(self, client, path):
        answer = client.get(path)
        assert answer["Cache-Control"] == (
            "max-age=0, no-cache, no-store, must-revalidate, private"
        )
        assert (answer["X-Robots-Tag"], answer["Referrer-Policy"]) == (
            "noindex, nofollow",
            "same-origin",
        )
        assert answer["Content-Type"] == "text/calendar; charset=utf-8"

    def test_an_empty_one_is_a_calendar_all_the_same(self, client, path):
        assert (client.get(path).status_code, shown(client, path)) == (200, [])

    def test_the_number_of_queries_follows_neither_programs_nor_records(
        self, client, path, program
    ):
        def queries() -> int:
            with CaptureQueriesContext(connection) as captured:
                client.get(path)
            return len(captured)

        action_due(date(2008, 1, 20), program)
        referral_due(date(2008, 1, 17), program)
        queries()
        counted = queries()
        for number in range(3):
            other = ProgramFactory(lead=program.lead)
            action_due(date(2008, 1, 20), other)
            action_due(date(2008, 1, 21 + number), other)
            referral_due(date(2008, 1, 17), other)
        assert queries() == counted


class TestItsDoor:
    def test_whoever_loses_a_role_sees_less(self, client, path, program, user):
        other = ProgramFactory()
        held = MembershipFactory(user=user, organization=other.lead)
        for one in (program, other):
            action_due(date(2008, 1, 20), one)
        assert len(events(client, path)) == 2
        type(held).objects.filter(pk=held.pk).update(is_active=False)
        assert len(events(client, path)) == 1

    @pytest.mark.parametrize(
        "change", [{"is_active": False}, {"is_demo": True}], ids=["closed", "of the demonstration"]
    )
    def test_that_of_a_closed_account_opens_nothing(self, client, path, user, change, settings):
        settings.DEMO_ACCOUNTS = False
        assert client.get(path).status_code == 200
        User.objects.filter(pk=user.pk).update(**change)
        assert client.get(path).status_code == 404

    def test_without_any_role_it_opens_nothing(self, client, path, user):
        user.memberships.update(is_active=False)
        assert client.get(path).status_code == 404

    def test_renewed_or_stopped_it_opens_nothing(self, client, path, user):
        renewed = path_of(actions.open_feed(user=user))
        assert (client.get(path).status_code, client.get(renewed).status_code) == (404, 200)
        actions.stop_feed(user=user)
        assert client.get(renewed).status_code == 404

    def test_the_token_of_something_else_opens_nothing(self, client, user):
        token = token_of(DigestChoiceFactory(user=user))
        assert client.get(reverse("agenda_feed", args=[token])).status_code == 404
        assert client.get(reverse("agenda_feed", args=["1-abc.x"])).status_code == 404

    def test_who_tries_too_often_waits(self, client, path, monkeypatch):
        monkeypatch.setattr("programs.agenda.views.outside.RATE", "2/h/ip")
        codes = [client.get(path).status_code for _number in range(3)]
        assert codes == [200, 200, 429]


class TestStopping:
    @pytest.fixture
    def stop(self, user) -> str:
        return reverse("agenda_stop", args=[token_of(DigestChoiceFactory(user=user))])

    def test_a_mail_program_stops_it_with_one_post_and_no_form(self, stop, user):
        stranger = Client(enforce_csrf_checks=True)
        answer = stranger.post(
            stop, "List-Unsubscribe=One-Click", content_type="application/x-www-form-urlencoded"
        )
        assert (answer.status_code, rhythm_of(user)) == (200, Rhythm.NEVER)

    def test_opening_it_changes_nothing_and_its_button_stops_it(self, client, stop, user):
        page = client.get(stop).content.decode()
        assert (rhythm_of(user), page.count(f'action="{stop}"')) == (Rhythm.WEEKLY, 1)
        page = client.post(stop).content.decode()
        assert rhythm_of(user) == Rhythm.NEVER
        assert page.count("Vous ne recevrez plus vos échéances par courriel") == 1

    def test_it_is_taken_up_again_as_often_as_before(self, client, stop, user):
        DigestChoice.objects.update(rhythm=Rhythm.DAILY)
        page = client.post(stop).content.decode()
        assert page.count('name="rhythm" value="daily"') == 1
        client.post(f"{stop}reprendre/", {"rhythm": "daily"})
        assert rhythm_of(user) == Rhythm.DAILY
        client.post(stop)
        client.post(f"{stop}reprendre/", {"rhythm": "hourly"})
        assert rhythm_of(user) == Rhythm.WEEKLY

    def test_taking_it_up_needs_the_button_of_the_page(self, stop, user):
        stranger = Client(enforce_csrf_checks=True)
        assert stranger.post(f"{stop}reprendre/", {"rhythm": "daily"}).status_code == 403

    def test_whose_account_is_closed_finds_it_closed(self, client, stop, user):
        User.objects.filter(pk=user.pk).update(is_active=False)
        assert client.post(stop).status_code == 404
        assert DigestChoice.objects.get().rhythm == Rhythm.WEEKLY


class TestOneSOwnPage:
    PAGE = reverse("agenda_own")

    def test_a_rhythm_is_chosen_and_says_so(self, client, user):
        client.force_login(user)
        assert client.get(self.PAGE).context["form"].initial == {"rhythm": Rhythm.WEEKLY}
        answer = client.post(self.PAGE, {"rhythm": "daily"}, follow=True)
        assert rhythm_of(user) == Rhythm.DAILY
        assert answer.content.decode().count("Votre choix est enregistré.") == 1
        assert client.post(self.PAGE, {"rhythm": "hourly"}).status_code == 200
        assert rhythm_of(user) == Rhythm.DAILY

    def test_an_address_is_made_renewed_and_stopped(self, client, user, settings):
        client.force_login(user)
        assert client.get(self.PAGE).context["address"] == ""
        client.post(reverse("agenda_address"))
        first = client.get(self.PAGE).context["address"]
        client.post(reverse("agenda_address"))
        second = client.get(self.PAGE).context["address"]
        client.logout()
        opened = [client.get(one.removeprefix(settings.SITE_URL)) for one in (first, second)]
        assert [answer.status_code for answer in opened] == [404, 200]
        client.force_login(user)
        client.post(reverse("agenda_address_stop"))
        assert client.get(self.PAGE).context["address"] == ""
        assert client.get(second.removeprefix(settings.SITE_URL)).status_code == 404

    def test_opening_the_pages_that_ask_changes_nothing(self, client, user):
        feed = CalendarFeedFactory(user=user)
        client.force_login(user)
        for name in ("agenda_address", "agenda_address_stop"):
            assert client.get(reverse(name)).status_code == 200
        kept = type(feed).objects.get()
        assert (kept.nonce, kept.opened_at.date()) == (feed.nonce, TODAY)
