"""Mentors, mentees, their pairings and the offers, as the search finds them."""

from collections.abc import Callable

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from mentoring import access
from mentoring.models import MentorOffer, Pairing
from programs.access import coordinates
from programs.enums import Service
from programs.lib import phones
from programs.people.search import words_of
from programs.people.telling import people_of, tell_apart
from programs.searching import Found, Kind, searched


def _participant(one) -> Found:
    return Found(
        str(one),
        reverse(f"admin:mentoring_{one._meta.model_name}_change", args=[one.pk]),
        (phones.show(one.person.phone), str(one.program), one.get_state_display()),
    )


def _pairing(pairing: Pairing) -> Found:
    return Found(
        f"{pairing.display_code} · {pairing}",
        reverse("admin:mentoring_pairing_change", args=[pairing.pk]),
        (str(pairing.program), pairing.get_state_display()),
    )


def _offer(offer: MentorOffer) -> Found:
    return Found(
        str(offer),
        reverse("admin:mentoring_mentoroffer_change", args=[offer.pk]),
        (phones.show(offer.phone), str(offer.program), offer.get_state_display()),
    )


def _apart(*paths: str) -> Callable[[list], None]:
    return lambda records: tell_apart(people_of(records, paths))


def _participants(code: str, label, model: str, visible: Callable) -> Kind:
    return Kind(
        code=code,
        label=label,
        shown_to=coordinates,
        service=Service.MENTORING,
        visible=visible,
        words=words_of("person__"),
        dials=("person__phone",),
        begins="person__sort_key",
        related=("person", "program"),
        tell=_participant,
        before_showing=_apart("person"),
        list_address=f"admin:mentoring_{model}_changelist",
        rank=1,
    )


_BOTH = ("mentor__person__", "mentee__person__")

searched(
    _participants("mentors", _("Mentors"), "mentor", access.visible_mentors),
    _participants("mentores", _("Mentorés"), "mentee", access.visible_mentees),
    Kind(
        code="jumelages",
        label=_("Jumelages"),
        shown_to=coordinates,
        service=Service.MENTORING,
        visible=access.visible_pairings,
        words=("code__matches", *(lookup for path in _BOTH for lookup in words_of(path))),
        dials=tuple(f"{path}phone" for path in _BOTH),
        number="code",
        prefix="J",
        related=("mentor__person", "mentee__person", "program"),
        tell=_pairing,
        before_showing=_apart("mentor.person", "mentee.person"),
        list_address="admin:mentoring_pairing_changelist",
        rank=1,
    ),
    Kind(
        code="offres",
        label=_("Offres de mentors"),
        shown_to=coordinates,
        service=Service.MENTORING,
        visible=access.visible_offers,
        words=("first_name__matches", "last_name__matches", "email__icontains"),
        dials=("phone",),
        related=("program",),
        tell=_offer,
        list_address="admin:mentoring_mentoroffer_changelist",
        rank=1,
    ),
)
