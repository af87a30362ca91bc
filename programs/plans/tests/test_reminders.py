"""What is told by mail of action plans: to whom, once, and only where there is something to tell."""

from datetime import timedelta
from io import StringIO

import pytest
import time_machine
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from programs.accounts.tests.factories import MembershipFactory
from programs.enums import MembershipRole
from programs.lib.periods import today
from programs.links import token_of
from programs.models import OutgoingMail
from programs.plans import actions
from programs.plans.models import ProgressLink
from programs.plans.tests.factories import HeadingFactory, InvolvementFactory
from programs.plans.tests.portal import (
    carried,
    carrier_of,
    coordinator,
    followed_plan,
    link_to,
    partner_of,
    signed_in,
    tell,
)
from programs.tests.factories import OrganizationFactory

pytestmark = pytest.mark.django_db


def remind() -> str:
    """What the command says that it wrote."""
    said = StringIO()
    call_command("remind_plans", stdout=said)
    return said.getvalue()


def mails(template: str = "plan_reminder") -> list[OutgoingMail]:
    return list(OutgoingMail.objects.filter(template=template).order_by("pk"))


def due_in(days: int, action=None, **values):
    """An action due in so many days, of the carrier of ``action`` where there is one."""
    of = {"organization": carrier_of(action), "plan": action.plan} if action else {}
    return carried(due_on=today() + timedelta(days=days), **of, **values)


class TestReminders:
    def test_one_mail_lists_what_is_late_due_soon_and_silent(self):
        late = due_in(-1, text="Trop tard")
        plan = late.plan
        type(plan).objects.update(starts_on=today() - timedelta(days=61))
        for days, text in ((7, "Semaine"), (8, "Mois"), (30, "Fin du mois"), (31, "Loin")):
            due_in(days, late, text=text)
        told = due_in(90, late, text="Racontée")
        partner = partner_of(late)
        tell(told, partner)
        remind()
        (mail,) = mails()
        assert (mail.to, mail.about) == (partner.email, partner)
        lines = [line.removeprefix("- ") for line in mail.body.splitlines() if line]
        shown = [line.partition(" (")[0].partition(" ")[2] or line for line in lines]
        order = ["Trop tard", "Semaine", "Mois", "Fin du mois", "Loin"]
        assert [text for text in shown if text in (*order, "Racontée")] == order
        assert reverse("carried_actions") in mail.body

    def test_twice_in_a_day_it_is_one_mail_and_the_next_comes_in_a_week(self):
        with time_machine.travel("2026-03-02T12:00-05:00", tick=False) as clock:
            partner_of(due_in(-1))
            assert remind().splitlines()[0] == "Rappels : 1"
            assert remind().splitlines()[0] == "Rappels : 0"
            for day, sent in ((6, 1), (1, 2)):
                clock.shift(timedelta(days=day))
                remind()
                assert len(mails()) == sent

    def test_nobody_hears_of_what_needs_nothing(self):
        for state in ("done", "abandoned", "postponed"):
            partner_of(due_in(-1, state=state, reason="Motif"))
        partner_of(due_in(31))
        draft = due_in(-1, plan=followed_plan(state="draft"))
        partner_of(draft)
        closed = due_in(-1)
        partner_of(closed)
        actions.close_plan(plan=closed.plan, by=None)
        told = due_in(-1)
        tell(told, partner_of(told), says_state="done")
        remind()
        assert mails() == []

    def test_a_contact_is_sent_their_link_which_stays_open(self):
        link = link_to(due_in(-1))
        ProgressLink.objects.update(expires_at=link.expires_at - timedelta(days=88))
        remind()
        (mail,) = mails()
        assert (mail.to, mail.about) == (link.email, link)
        assert f"/lien-plan/{token_of(link)}/" in mail.body
        link.refresh_from_db()
        good_for = link.expires_at - mail.created_at
        assert timedelta(days=29) < good_for <= timedelta(days=30)
        assert mail.useful_until is not None

    def test_a_contact_who_has_an_account_is_written_to_once(self):
        action = due_in(-1)
        partner = partner_of(action)
        link_to(action, email=partner.email.upper())
        remind()
        assert [mail.to for mail in mails()] == [partner.email]

    def test_a_link_that_is_over_or_closed_is_told_nothing(self):
        action = due_in(-1)
        over = link_to(action)
        ProgressLink.objects.update(expires_at=over.created_at)
        actions.close_link(link=link_to(action))
        remind()
        assert mails() == []

    def test_each_is_written_to_in_their_language(self):
        action = due_in(-1, text="Faire", text_en="Do it")
        partner = partner_of(action)
        type(partner).objects.filter(pk=partner.pk).update(language="en")
        link_to(action)
        remind()
        found = {mail.language: ("Do it" in mail.body, "Faire" in mail.body) for mail in mails()}
        assert found == {"en": (True, False), "fr-ca": (False, True)}

    def test_the_button_of_a_coordinator_reminds_those_of_their_own_plans_now(
        self, django_capture_on_commit_callbacks
    ):
        mine, other = due_in(-1), due_in(-1)
        partner = partner_of(mine)
        partner_of(other)
        with time_machine.travel(timezone.now() - timedelta(days=2), tick=False):
            remind()
        before = len(mails())
        for _ in range(2):
            with django_capture_on_commit_callbacks(execute=True):
                signed_in(coordinator(mine)).post(reverse("remind_plans"))
        assert [mail.to for mail in mails()[before:]] == [partner.email]


class TestWhatCanGoOn:
    def test_those_responsible_are_told_once_nothing_blocks_it_any_more(self):
        plan = followed_plan()
        first, blocked = carried(plan), carried(plan)
        partner, link = partner_of(blocked), link_to(blocked)
        InvolvementFactory(action=blocked, part="collaborator")
        partner_of(first)
        actions.block_action(action=blocked, cause=first)
        other = actions.block_action(action=blocked, text="La salle")
        actions.move_action(action=first, to="done", by=None)
        assert mails("plan_action_freed") == []
        actions.lift_obstacle(obstacle=other)
        assert [mail.to for mail in mails("plan_action_freed")] == [partner.email, link.email]

    def test_it_is_taken_back_where_it_waits_again(self):
        plan = followed_plan()
        first, blocked = carried(plan), carried(plan)
        partner_of(blocked)
        actions.block_action(action=blocked, cause=first)
        first = actions.move_action(action=first, to="done", by=None)
        actions.move_action(action=first, to="in_progress", by=None)
        (mail,) = mails("plan_action_freed")
        assert mail.trouble == "replaced"

    def test_who_is_responsible_for_a_heading_above_is_told(self):
        plan, organization = followed_plan(), OrganizationFactory()
        axis = HeadingFactory(plan=plan)
        goal = HeadingFactory(plan=plan, parent=axis, level="objective")
        InvolvementFactory(action=None, heading=axis, organization=organization)
        user = MembershipFactory(organization=organization, role=MembershipRole.PARTNER).user
        blocked = carried(plan, heading=goal)
        obstacle = actions.block_action(action=blocked, text="La salle")
        actions.lift_obstacle(obstacle=obstacle)
        assert [mail.to for mail in mails("plan_action_freed")] == [user.email]


class TestNews:
    def test_coordinators_hear_of_what_arrived_in_one_mail_a_day(self):
        plan = followed_plan()
        written = [carried(plan, text=text) for text in ("Une", "Deux")]
        by = coordinator(written[0])
        for action in written:
            tell(action, partner_of(action), achievements="Zibeline")
        tell(written[0], partner_of(written[0]), send=False)
        assert [remind(), remind()] != []
        (mail,) = mails("progress_to_approve")
        assert (mail.to, mail.subject) == (by.email, "2 nouvelles à approuver")
        assert [word in mail.body for word in ("Une", "Deux", "Zibeline")] == [True, True, False]

    def test_the_next_day_they_hear_of_what_came_since_and_of_nothing_else(self):
        with time_machine.travel("2026-03-02T12:00-05:00", tick=False) as clock:
            first = carried(text="Ancienne")
            coordinator(first)
            tell(first, partner_of(first))
            remind()
            clock.shift(timedelta(days=1))
            remind()
            assert len(mails("progress_to_approve")) == 1
            then = carried(first.plan, text="Nouvelle")
            tell(then, partner_of(then))
            remind()
        last = mails("progress_to_approve")[-1]
        assert ("Nouvelle" in last.body, "Ancienne" in last.body) == (True, False)

    def test_what_comes_back_is_told_at_once_to_whoever_wrote_it(self):
        action = carried()
        partner, colleague = partner_of(action), partner_of(action)
        link = link_to(action)
        for by in (partner, link):
            actions.return_progress(update=tell(action, by), reason="Zibeline", by=None)
        told = mails("progress_returned")
        assert [mail.to for mail in told] == [partner.email, link.email]
        assert (colleague.email in told, ["Zibeline" in mail.body for mail in told]) == (
            False,
            [False, False],
        )
        assert reverse("carried_action", args=[action.pk]) in told[0].body
        assert f"{token_of(link)}/{action.pk}/" in told[1].body

    def test_approvals_are_told_to_their_author_in_one_mail(self):
        action = carried()
        partner, link = partner_of(action), link_to(action)
        for by in (partner, partner, link):
            actions.approve_progress(update=tell(action, by), by=None)
        remind()
        remind()
        assert [(mail.to, mail.subject) for mail in mails("progress_approved")] == [
            (partner.email, "2 nouvelles approuvées"),
            (link.email, "1 nouvelle approuvée"),
        ]
