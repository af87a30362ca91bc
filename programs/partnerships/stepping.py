"""The steps of agreements, of meetings and of what was promised in them that are taken back."""

from django.db.models import QuerySet
from django.urls import reverse

from programs.partnerships.access import (
    charged_follow_ups,
    visible_agreements,
    visible_committee_meetings,
    visible_follow_ups,
)
from programs.partnerships.actions.machines import (
    agreement_machine,
    follow_up_machine,
    meeting_machine,
)
from programs.partnerships.models import Agreement, CommitteeMeeting, FollowUp
from programs.taking_back import Steps, declare


def _agreement_page(user, agreement: Agreement) -> str:
    return reverse("agreement_page", args=[agreement.pk])


def _meeting_page(user, meeting: CommitteeMeeting) -> str:
    return reverse("committee_meeting", args=[meeting.pk])


def _follow_ups(user) -> QuerySet[FollowUp]:
    return visible_follow_ups(user) | charged_follow_ups(user)


def _follow_up_page(user, follow_up: FollowUp) -> str:
    if visible_follow_ups(user).filter(pk=follow_up.pk).exists():
        return reverse("follow_up_page", args=[follow_up.pk])
    return reverse("follow_up_own")


declare(
    Steps(agreement_machine, visible_agreements, _agreement_page),
    Steps(meeting_machine, visible_committee_meetings, _meeting_page),
    Steps(follow_up_machine, _follow_ups, _follow_up_page),
)
