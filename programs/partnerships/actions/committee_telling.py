"""What the members of a committee are told by mail, in the transaction of what it tells of.

A mail holds the meeting for their calendar and leads by the link to its page: agenda and minutes are read there, in
both languages, and stand in no mail.
"""

from collections.abc import Callable
from datetime import timedelta

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from programs import mailing
from programs.lib.calendars import Method
from programs.lib.periods import today
from programs.links import token_of
from programs.models.fields import localized
from programs.partnerships.committee_calendars import invitation
from programs.partnerships.models import CommitteeMeeting, CommitteeMember
from programs.partnerships.whens import when_said, where_said

mailing.declare(
    committee_news=gettext_lazy("Convocation à une rencontre d’un comité"),
    committee_minutes=gettext_lazy("Compte rendu d’une rencontre d’un comité"),
)

# What has not left by then says nothing that is still of use.
USEFUL_FOR = timedelta(days=30)


def url_of(meeting: CommitteeMeeting) -> str:
    """The page of a meeting as its members open it."""
    return mailing.absolute(reverse("committee_invitation", args=[token_of(meeting)]))


def invited(meeting: CommitteeMeeting) -> QuerySet[CommitteeMember]:
    """Those who sit on the day of a meeting."""
    members = CommitteeMember.objects.filter(committee=meeting.committee_id)
    return members.sitting_on(meeting.day or today()).select_related("organization")


def without_address(meeting: CommitteeMeeting) -> list[CommitteeMember]:
    """Those of them who cannot be told: somebody has to tell them otherwise."""
    return list(invited(meeting).filter(email=""))


def tell_convened(meeting: CommitteeMeeting) -> int:
    return _news(meeting, lambda: _("Voici la convocation à la rencontre."))


def tell_changed(meeting: CommitteeMeeting) -> int:
    return _news(meeting, lambda: _("La rencontre a changé : voici quand et où elle a lieu."))


def tell_cancelled(meeting: CommitteeMeeting) -> int:
    return _news(
        meeting, lambda: _("La rencontre est annulée."), Method.CANCEL, reason=meeting.reason
    )


def _news(
    meeting: CommitteeMeeting,
    said: Callable[[], str],
    method: Method = Method.REQUEST,
    reason: str = "",
) -> int:
    """Each member with an address hears of it; say how many. What was said before and has not left need not."""
    mailing.take_back("committee_news", meeting)
    url = url_of(meeting)
    for member in (told := list(invited(meeting).exclude(email=""))):
        _write(
            "committee_news",
            meeting,
            member,
            said,
            reason=reason,
            file=invitation(meeting, member, url=url, method=method),
        )
    return len(told)


def tell_minutes(meeting: CommitteeMeeting, *, adopted: bool) -> int:
    """Each member with an address hears where the minutes are read; say how many."""

    def said() -> str:
        if adopted:
            return _("Le compte rendu adopté de la rencontre est en ligne.")
        return _("Le projet de compte rendu de la rencontre est en ligne.")

    for member in (told := list(invited(meeting).exclude(email=""))):
        _write("committee_minutes", meeting, member, said)
    return len(told)


def _write(
    template: str,
    meeting: CommitteeMeeting,
    member: CommitteeMember,
    said: Callable[[], str],
    **details,
) -> None:
    language = meeting.language
    with override(language):
        context = {
            "committee": localized(meeting.committee, "name", language),
            "sentence": said(),
            "when": when_said(meeting, language),
            "where": where_said(meeting),
            "lead": localized(meeting.committee.program.lead, "name", language),
            "url": url_of(meeting),
        }
    mailing.send(
        template,
        to=member.email,
        language=language,
        about=meeting,
        useful_for=USEFUL_FOR,
        **context | {"reason": ""} | details,
    )
