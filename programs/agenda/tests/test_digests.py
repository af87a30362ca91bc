"""The mails of the day and of Monday: to whom, when, what they say, once, and how they are stopped."""

from datetime import date
from io import StringIO

import pytest
from django.core import mail
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from programs.accounts.models import User
from programs.accounts.tests.factories import (
    AdministratorFactory,
    MembershipFactory,
    coordinator_of,
    member_of,
    officer_of,
)
from programs.agenda import actions
from programs.agenda.access import rhythm_of
from programs.agenda.enums import Rhythm
from programs.agenda.models import Digest, DigestChoice
from programs.agenda.tests.days import MONDAY, SATURDAY, TODAY, action_due, at, referral_due
from programs.agenda.tests.factories import DigestChoiceFactory
from programs.enums import MembershipRole
from programs.models import OutgoingMail
from programs.referrals.tests.factories import ReferralFactory
from programs.tests.factories import ProgramFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def program():
    return ProgramFactory()


@pytest.fixture
def user(program):
    """Who coordinates it, and has an action to be done tomorrow."""
    action_due(date(2008, 1, 16), program)
    return coordinator_of(program)


def sent_on(*days: date) -> list[int]:
    """How many mails each day makes."""
    counts = []
    for day in days:
        with at(day):
            counts.append(actions.send_digests())
    return counts


class TestToWhom:
    def test_who_works_for_programs_is_written_to_each_week_and_others_choose(self, program, user):
        officer, administrator = officer_of(program), AdministratorFactory()
        partner = member_of(program, MembershipRole.PARTNER)
        said = [rhythm_of(one) for one in (user, officer, administrator, partner)]
        assert said == [Rhythm.WEEKLY, Rhythm.WEEKLY, Rhythm.NEVER, Rhythm.NEVER]
        assert sent_on(MONDAY) == [1]  # nothing is due to the others
        assert OutgoingMail.objects.get().to == user.email
        actions.choose_rhythm(user=administrator, rhythm=Rhythm.DAILY)
        assert sent_on(MONDAY) == [1]

    def test_nobody_is_written_to_whose_role_ended_or_account_is_closed(
        self, program, user, settings
    ):
        settings.DEMO_ACCOUNTS = False
        user.memberships.update(is_active=False)
        closed = coordinator_of(program)
        User.objects.filter(pk=closed.pk).update(is_active=False)
        demo = coordinator_of(program)
        User.objects.filter(pk=demo.pk).update(is_demo=True)
        assert sent_on(MONDAY) == [0]

    def test_nothing_leaves_where_nothing_is_due_within_seven_days(self, program):
        coordinator_of(program)
        action_due(date(2008, 1, 22), program)
        action_due(date(2008, 1, 16), ProgramFactory())
        assert sent_on(MONDAY) == [0]
        # Its turn was on Monday: what comes in the week waits for the next.
        assert sent_on(TODAY, date(2008, 1, 21)) == [0, 1]


class TestWhen:
    def test_a_week_s_mail_is_that_of_monday(self, user):
        week = [date(2008, 1, day) for day in range(14, 22)]
        assert sent_on(*week) == [1, 0, 0, 0, 0, 0, 0, 1]

    def test_where_nothing_ran_on_monday_it_is_that_of_the_first_working_day(self, user):
        assert sent_on(date(2008, 1, 16), date(2008, 1, 17)) == [1, 0]

    def test_a_day_s_mail_comes_on_working_days(self, user):
        DigestChoiceFactory(user=user, rhythm=Rhythm.DAILY)
        assert sent_on(MONDAY, TODAY, SATURDAY, date(2008, 1, 20)) == [1, 1, 0, 0]

    def test_none_comes_to_who_wants_none(self, user):
        DigestChoiceFactory(user=user, rhythm=Rhythm.NEVER)
        assert sent_on(MONDAY, TODAY) == [0, 0]

    def test_twice_the_same_day_is_once_and_the_database_holds_it(self, user):
        DigestChoiceFactory(user=user, rhythm=Rhythm.DAILY)
        assert sent_on(TODAY, TODAY) == [1, 0]
        with at(), pytest.raises(IntegrityError), transaction.atomic():
            Digest.objects.create(user=user, day=TODAY, count=1)

    def test_whoever_chose_every_day_and_then_a_week_has_none_twice_in_a_week(self, user):
        choice = DigestChoiceFactory(user=user, rhythm=Rhythm.DAILY)
        assert sent_on(MONDAY) == [1]
        DigestChoice.objects.filter(pk=choice.pk).update(rhythm=Rhythm.WEEKLY)
        assert sent_on(TODAY) == [0]

    def test_the_days_of_another_year_are_forgotten(self, user):
        assert sent_on(MONDAY) == [1]
        assert sent_on(date(2009, 3, 2)) == [1]
        assert [digest.day for digest in Digest.objects.all()] == [date(2009, 3, 2)]

    def test_the_command_says_how_many(self, user):
        out = StringIO()
        with at(MONDAY):
            call_command("send_digests", stdout=out)
        assert out.getvalue() == "Courriels des échéances\u00a0: 1\n"


class TestWhatItSays:
    def test_it_counts_by_section_and_rule_and_leads_to_the_lists(self, program, settings):
        user = coordinator_of(program)
        referral = referral_due(date(2008, 1, 16), program)
        actions_due = [
            action_due(date(2008, 1, day), program, text="Écrire à Sacha Tremblay")
            for day in (10, 11, 15, 22, 23)
        ]
        DigestChoiceFactory(user=user, rhythm=Rhythm.DAILY)
        assert sent_on(TODAY) == [1]
        sent = OutgoingMail.objects.get()
        assert sent.subject == "5 échéances, dont 2 en retard"
        lines = sent.body.splitlines()
        start = lines.index("Références")
        site = settings.SITE_URL
        assert lines[start : start + 7] == [
            "Références",
            "- Réceptions à confirmer\u00a0: 1 d’ici sept jours",
            f"  {site}/echeances/?vue=liste&suivi=a-accuser",
            "",
            "Plans d’action",
            "- Actions à terminer\u00a0: 2 en retard, 1 aujourd’hui, 1 d’ici sept jours",
            f"  {site}/echeances/?vue=retard&suivi=actions-en-retard",
        ]
        names = [str(referral.person), referral.code, "Tremblay", str(actions_due[0])]
        assert [name for name in names if name and name in sent.subject + sent.body] == []

    def test_it_is_in_the_language_of_its_reader(self, program, user):
        User.objects.filter(pk=user.pk).update(language="en")
        assert sent_on(MONDAY) == [1]
        assert OutgoingMail.objects.get().subject == "1 item due"

    def test_one_click_stops_it_as_the_headers_say(self, program, user, settings):
        assert sent_on(MONDAY) == [1]
        written = OutgoingMail.objects.get()
        assert written.unsubscribe_url.startswith(f"{settings.SITE_URL}/echeances/courriel/")
        assert written.body.count(written.unsubscribe_url) == 1

    def test_the_headers_leave_with_it_and_the_address_is_not_kept(
        self, program, user, django_capture_on_commit_callbacks
    ):
        with at(MONDAY), django_capture_on_commit_callbacks(execute=True):
            actions.send_digests()
            address = OutgoingMail.objects.get().unsubscribe_url
        (sent,) = mail.outbox
        headers = {name: sent.extra_headers[name] for name in sent.extra_headers if "Uns" in name}
        assert headers == {
            "List-Unsubscribe": f"<{address}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        }
        kept = OutgoingMail.objects.get()
        assert (kept.unsubscribe_url, kept.body) == ("", "")

    def test_that_of_a_new_day_takes_the_place_of_one_that_has_not_left(self, user):
        DigestChoiceFactory(user=user, rhythm=Rhythm.DAILY)
        assert sent_on(MONDAY, TODAY) == [1, 1]
        assert OutgoingMail.objects.waiting().count() == 1


def test_each_costs_as_many_queries_however_many_things_and_programs_there_are(program, user):
    DigestChoiceFactory(user=user, rhythm=Rhythm.DAILY)

    def queries(day: date) -> int:
        with at(day), CaptureQueriesContext(connection) as captured:
            assert actions.send_digests() == 1
        return len(captured)

    queries(MONDAY)  # content types are read once
    counted = queries(TODAY)
    for _number in range(3):
        other = ProgramFactory(lead=program.lead)
        action_due(date(2008, 1, 17), other)
        action_due(date(2008, 1, 18), program)
        ReferralFactory(program=other, received_on=date(2008, 1, 16))
    assert queries(date(2008, 1, 16)) == counted


def test_somebody_who_works_for_two_organisations_has_one_mail(program, user):
    other = ProgramFactory()
    MembershipFactory(user=user, organization=other.lead, role=MembershipRole.FINANCE)
    assert sent_on(MONDAY) == [1]
