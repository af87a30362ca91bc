"""Agreements, committees and follow-ups, as the search finds them; for partners, their own, and the directory."""

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from programs import menu
from programs.access import coordinates
from programs.enums import Service
from programs.lib.periods import format_date
from programs.lib.text import excerpt
from programs.partnerships import access
from programs.partnerships.models import (
    Agreement,
    AgreementParty,
    Committee,
    CommitteeMeeting,
    CommitteeMember,
    FollowUp,
    NetworkEntry,
)
from programs.searching import Found, Kind, searched


def _agreement(agreement: Agreement, address: str) -> Found:
    return Found(
        str(agreement),
        reverse(address, args=[agreement.pk]),
        (str(agreement.program), agreement.get_state_display()),
    )


def _committee(committee: Committee) -> Found:
    return Found(
        str(committee),
        reverse("committee_page", args=[committee.pk]),
        (committee.code, str(committee.program)),
    )


def _meeting(meeting: CommitteeMeeting) -> Found:
    number = _("rencontre %(number)d") % {"number": meeting.number}
    day = format_date(meeting.day, get_language() or "fr") if meeting.day else ""
    return Found(
        f"{meeting.committee} · {number}",
        reverse("committee_meeting", args=[meeting.pk]),
        (day, meeting.place, meeting.get_state_display()),
    )


def _follow_up(follow_up: FollowUp, url: str) -> Found:
    return Found(
        f"{follow_up.display_code} · {excerpt(follow_up)}",
        url,
        (str(follow_up.program), follow_up.get_state_display()),
    )


def _entry(entry: NetworkEntry) -> Found:
    return Found(str(entry.organization), reverse("directory_entry", args=[entry.pk]))


def _of_party(word: str) -> Q:
    parties = AgreementParty.objects.filter(organization__known_as=word)
    return Q(pk__in=parties.values("agreement"))


def _of_member(word: str) -> Q:
    named = Q(name__matches=word) | Q(email__icontains=word) | Q(organization__known_as=word)
    return Q(pk__in=CommitteeMember.objects.filter(named).values("committee"))


_TITLE = ("number__matches", "title__matches", "title_en__matches")
_TEXT = ("code__matches", "text__matches", "text_en__matches")

searched(
    Kind(
        code="ententes",
        label=_("Ententes"),
        shown_to=coordinates,
        service=Service.PARTNERSHIPS,
        visible=access.visible_agreements,
        words=_TITLE,
        also=_of_party,
        number="number",
        related=("program",),
        tell=lambda agreement: _agreement(agreement, "agreement_page"),
        list_address="admin:partnerships_agreement_changelist",
    ),
    Kind(
        code="comites",
        label=_("Comités"),
        shown_to=coordinates,
        service=Service.PARTNERSHIPS,
        visible=access.visible_committees,
        words=("code__matches", "name__matches", "name_en__matches"),
        also=_of_member,
        number="code",
        related=("program",),
        tell=_committee,
    ),
    Kind(
        code="rencontres",
        label=_("Rencontres des comités"),
        shown_to=coordinates,
        service=Service.PARTNERSHIPS,
        visible=access.visible_committee_meetings,
        words=("committee__name__matches", "committee__code__matches", "place__matches"),
        related=("committee",),
        order=("-day", "-pk"),
        tell=_meeting,
        list_address="admin:partnerships_committeemeeting_changelist",
    ),
    Kind(
        code="suivis",
        label=_("Suivis"),
        shown_to=coordinates,
        service=Service.PARTNERSHIPS,
        visible=access.visible_follow_ups,
        words=(*_TEXT, "responsible__matches", "organization__known_as"),
        number="code",
        prefix="S",
        related=("program",),
        tell=lambda one: _follow_up(one, reverse("follow_up_page", args=[one.pk])),
    ),
    Kind(
        code="mes-ententes",
        label=_("Mes ententes"),
        shown_to=menu.partners,
        visible=access.own_agreements,
        words=_TITLE,
        number="number",
        related=("program",),
        tell=lambda agreement: _agreement(agreement, "own_agreement"),
    ),
    Kind(
        code="mes-suivis",
        label=_("Mes suivis"),
        shown_to=menu.partners,
        visible=access.own_follow_ups,
        words=_TEXT,
        number="code",
        prefix="S",
        tell=lambda one: _follow_up(one, reverse("follow_up_own")),
    ),
    Kind(
        code="repertoire",
        label=_("Répertoire du réseau"),
        # Whoever coordinates finds the organisations themselves.
        shown_to=menu.partners,
        visible=access.visible_entries,
        words=("organization__known_as",),
        related=("organization",),
        tell=_entry,
        list_address="directory_search",
    ),
)
